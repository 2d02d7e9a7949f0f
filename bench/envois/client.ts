import { randomUUID } from 'node:crypto'
import { type Agent, request } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Scene } from '../scene.ts'

export const MIO = 1 << 20

/** Who sends, from where, and for which proof. */
export type Deposant = {
  readonly origine: string
  readonly cookie: string
  readonly sessionId: string
  readonly numero: string
  readonly chapitre: string
  readonly preuve: string
}

/** As many as asked: the last candidatures, which the measures of submissions, that begin with the first ones, leave as they are. */
export const deposants = ({ graine }: Scene, origine: string, nombre: number): readonly Deposant[] => {
  const attendues = graine.grand.rem.chapitres.flatMap(({ code, exigences }) =>
    exigences.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ preuves }) => preuves.map(({ numero, natures }) => ({ chapitre: code, numero, natures }))),
    ),
  )
  const video = attendues.findLast(({ natures }) => natures.includes('video'))
  const dossiers = graine.grandsSoumissibles.toReversed()
  return Array.from({ length: nombre }, (_, rang) => {
    const dossier = dossiers[rang % dossiers.length]
    const session = dossier && graine.monde.mandataires.get(dossier.produit.entrepriseId)
    if (!dossier || !video || !session) throw new Error('rien à déposer')
    const { jeton, sessionId } = session
    const { numero } = dossier
    return { origine, cookie: `session=${jeton}`, sessionId, numero, chapitre: video.chapitre, preuve: video.numero }
  })
}

type Corps = { readonly octets: Uint8Array; readonly parSeconde?: number | undefined }

export type Reponse = { readonly statut: number; readonly location: string; readonly texte: string }

/** Sends a request; its body at once, or by slices at a rate. */
export const envoyer = (
  adresse: string,
  demande: {
    readonly methode: string
    readonly entetes: Readonly<Record<string, string>>
    readonly agent?: Agent | undefined
    readonly corps?: Corps | undefined
  },
): Promise<Reponse> =>
  new Promise((rendre, echouer) => {
    const { methode, entetes, agent, corps } = demande
    const requete = request(adresse, {
      method: methode,
      ...(agent ? { agent } : {}),
      headers: { ...entetes, 'content-length': String(corps?.octets.length ?? 0) },
    })
    requete.on('error', echouer)
    requete.on('response', reponse => {
      let texte = ''
      reponse.on('data', morceau => (texte += String(morceau)))
      reponse.on('end', () =>
        rendre({ statut: reponse.statusCode ?? 0, location: reponse.headers.location ?? '', texte }),
      )
    })
    if (corps?.parSeconde === undefined) requete.end(corps?.octets)
    else aCeRythme(corps.octets, corps.parSeconde, tranche => requete.write(tranche)).then(() => requete.end(), echouer)
  })

const TRANCHE = 64 << 10

const aCeRythme = async (octets: Uint8Array, parSeconde: number, ecrire: (tranche: Uint8Array) => unknown) => {
  const debut = performance.now()
  for (let fait = 0; fait < octets.length; fait += TRANCHE) {
    const avance = (fait / parSeconde) * 1_000 - (performance.now() - debut)
    if (avance > 1) await attendre(avance)
    ecrire(octets.subarray(fait, fait + TRANCHE))
  }
}

/** The same bytes but for the first ones: a content that the store has already is not written twice. */
export const parties = (bloc: Buffer, taille: number): readonly Buffer[] => {
  const premiere = Buffer.from(bloc)
  premiere.writeUInt32BE(24, 0)
  premiere.write(`ftypisom${randomUUID()}`, 4)
  return Array.from({ length: Math.max(1, Math.floor(taille / bloc.length)) }, (_, rang) =>
    rang === 0 ? premiere : bloc,
  )
}

/** Sends a whole file by tus. @returns where it is. @throws Error when a part is refused. */
export const envoyerParTus = async (
  { origine, cookie, numero, chapitre, preuve }: Deposant,
  {
    corps,
    agent,
    parSeconde,
  }: { readonly corps: readonly Buffer[]; readonly agent?: Agent; readonly parSeconde?: number | undefined },
): Promise<string> => {
  const commun = { cookie, 'tus-resumable': '1.0.0' }
  const metadonnees = Object.entries({ numero, chapitre, preuve, filename: 'banc.mp4' })
    .map(([cle, valeur]) => `${cle} ${Buffer.from(valeur).toString('base64')}`)
    .join(',')
  const taille = corps.reduce((total, { length }) => total + length, 0)
  const cree = await envoyer(`${origine}/envois`, {
    methode: 'POST',
    agent,
    entetes: { ...commun, 'upload-length': String(taille), 'upload-metadata': metadonnees },
  })
  if (cree.statut !== 201) throw new Error(`envoi refusé : ${cree.statut} ${cree.texte}`)
  let recus = 0
  for (const octets of corps) {
    const { statut, texte } = await envoyer(origine + cree.location, {
      methode: 'PATCH',
      agent,
      entetes: { ...commun, 'upload-offset': String(recus), 'content-type': 'application/offset+octet-stream' },
      corps: { octets, parSeconde },
    })
    if (statut !== 204) throw new Error(`partie refusée : ${statut} ${texte}`)
    recus += octets.length
  }
  return cree.location
}

/** What was sent is left aside: it is no deposit. */
export const abandonner = async ({ origine, cookie }: Deposant, location: string): Promise<void> => {
  await envoyer(origine + location, { methode: 'DELETE', entetes: { cookie, 'tus-resumable': '1.0.0' } })
}
