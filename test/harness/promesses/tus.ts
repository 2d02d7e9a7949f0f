import type { Client, Recu } from './client.ts'
import type { Essai } from './registre.ts'

/** An upload by the protocol itself, without a library: what a test has to break off where it wants. */
const ENTETES = { 'tus-resumable': '1.0.0' }
const PARTIE = { ...ENTETES, 'content-type': 'application/offset+octet-stream' }

export type Envoi = {
  readonly numero: string
  readonly chapitre: string
  readonly preuve: string
  readonly nom: string
  readonly taille: number
}

export const enMetadonnees = (paires: Readonly<Record<string, string>>): string =>
  Object.entries(paires)
    .map(([cle, valeur]) => `${cle} ${Buffer.from(valeur).toString('base64')}`)
    .join(',')

/** @returns where it is, `/envois/<id>`. */
export const creerEnvoi = (client: Client, { numero, chapitre, preuve, nom, taille }: Envoi): Promise<Recu> =>
  client.demander({
    methode: 'POST',
    chemin: '/envois',
    entetes: {
      ...ENTETES,
      'upload-length': String(taille),
      'upload-metadata': enMetadonnees({ numero, chapitre, preuve, filename: nom }),
    },
    corps: '',
  })

export const ecrirePartie = (
  client: Client,
  chemin: string,
  { depuis, corps, essai }: { readonly depuis: number; readonly corps: Uint8Array; readonly essai?: Essai },
): Promise<Recu> =>
  client.demander({
    methode: 'PATCH',
    chemin,
    entetes: { ...PARTIE, 'upload-offset': String(depuis) },
    corps,
    ...(essai ? { essai } : {}),
  })

/** What is durable of it. */
export const lireEnvoi = (client: Client, chemin: string): Promise<Recu> =>
  client.demander({ methode: 'HEAD', chemin, entetes: ENTETES })
