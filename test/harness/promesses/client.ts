import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { enParties, type FichierChoisi } from '../navigateur.ts'
import type { Essai } from './registre.ts'

export type Recu = { readonly statut: number; readonly entetes: IncomingHttpHeaders; readonly corps: Buffer }

type Demande = {
  readonly methode?: string
  readonly chemin: string
  readonly entetes?: Readonly<Record<string, string>>
  readonly corps?: Uint8Array | string
  readonly essai?: Essai
}

/** Somebody signed in, who asks over connections of their own. */
export type Client = {
  /** @throws Error when no whole answer came. */
  readonly demander: (demande: Demande) => Promise<Recu>
  /** The token of their forms, as their pages carry it. */
  readonly jeton: () => Promise<string>
}

const PATIENCE_MS = 60_000

/** @param hote what the browser would call the service: the ledger stands at another address. */
export const creerClient = ({
  origine,
  hote = new URL(origine).host,
  session,
}: {
  readonly origine: string
  readonly hote?: string
  readonly session: string | null
}): Client => {
  const agent = new Agent({ keepAlive: true })
  const demander: Client['demander'] = ({ methode = 'GET', chemin, entetes = {}, corps, essai }) =>
    new Promise((rendre, echouer) => {
      const envoi = request(
        origine + chemin,
        {
          method: methode,
          agent,
          timeout: PATIENCE_MS,
          headers: {
            host: hote,
            ...(session === null ? {} : { cookie: `session=${session}` }),
            ...(corps === undefined ? {} : { 'content-length': String(Buffer.byteLength(corps)) }),
            ...(essai ? { 'x-essai': JSON.stringify(essai) } : {}),
            ...entetes,
          },
        },
        reponse => {
          const morceaux: Buffer[] = []
          reponse.on('data', morceau => morceaux.push(morceau as Buffer))
          reponse.on('error', echouer)
          reponse.on('end', () =>
            reponse.complete
              ? rendre({ statut: reponse.statusCode ?? 0, entetes: reponse.headers, corps: Buffer.concat(morceaux) })
              : echouer(new Error('réponse tronquée')),
          )
        },
      )
      envoi.on('timeout', () => envoi.destroy(new Error('sans réponse')))
      envoi.on('error', echouer)
      envoi.end(corps)
    })
  let connu: string | undefined
  return {
    demander,
    jeton: async () => {
      connu ??= /name="_jeton" value="([^"]+)"/.exec(String((await demander({ chemin: '/produits' })).corps))?.[1]
      if (connu === undefined) throw new Error('aucun jeton')
      return connu
    },
  }
}

/** The file chosen in the plain form of a proof, sent. */
export const deposerFichier = async (
  client: Client,
  {
    numero,
    chapitre,
    preuve,
    cle,
    piece,
    essai,
  }: {
    readonly numero: string
    readonly chapitre: string
    readonly preuve: string
    readonly cle: string
    readonly piece: FichierChoisi
    readonly essai?: Essai
  },
): Promise<Recu> => {
  const { type, corps } = enParties([
    ['_jeton', await client.jeton()],
    ['cle', cle],
    ['preuve', preuve],
    ['mode', 'remplace'],
    ['piece', piece],
  ])
  return client.demander({
    methode: 'POST',
    chemin: `/candidatures/${numero}/chapitres/${chapitre}/preuves/fichier`,
    entetes: { 'content-type': type },
    corps,
    ...(essai ? { essai } : {}),
  })
}

/** A form without a file, sent. */
export const poster = async (
  client: Client,
  chemin: string,
  { champs, essai }: { readonly champs: Readonly<Record<string, string>>; readonly essai?: Essai },
): Promise<Recu> =>
  client.demander({
    methode: 'POST',
    chemin,
    entetes: { 'content-type': 'application/x-www-form-urlencoded' },
    corps: new URLSearchParams({ _jeton: await client.jeton(), ...champs }).toString(),
    ...(essai ? { essai } : {}),
  })
