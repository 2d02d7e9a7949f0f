import type { Multipart } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Corps, Partie } from './contract.ts'
import { champ } from './corps.ts'
import { ErreurDeBord } from './erreurs.ts'

/** A form with files: at most this much beside the files, and 4 GiB in one. */
export const limitesMultipart = {
  fieldNameSize: 200,
  fieldSize: 65_536,
  fields: 500,
  files: 50,
  parts: 600,
  headerPairs: 50,
  fileSize: 4 * 1024 ** 3,
}

/** A multipart body under way: its first fields are read, its files are not. */
export type CorpsEnFlux = {
  readonly corps: Corps
  readonly parties: () => AsyncIterable<Partie>
  /** Was it cut, or malformed? Whatever its reader threw then comes of it. */
  readonly interrompu: () => boolean
}

const enPartie = (recue: Multipart, surErreur: () => void): Partie => {
  if (recue.type === 'field') {
    if (recue.valueTruncated) throw new ErreurDeBord(413, 'Un des textes envoyés est trop long.')
    return { kind: 'champ', nom: recue.fieldname, valeur: champ(String(recue.value)) }
  }
  recue.file.once('error', surErreur)
  return { kind: 'fichier', nom: recue.fieldname, nomFichier: recue.filename, type: recue.mimetype, flux: recue.file }
}

type Suite = { readonly prochaine: () => Promise<Partie | null>; readonly interrompu: () => boolean }

const lireParties = (request: FastifyRequest): Suite => {
  const recues = request.parts({ limits: limitesMultipart })[Symbol.asyncIterator]()
  let interrompu = false
  const noter = (): void => {
    interrompu = true
  }
  const prochaine = async (): Promise<Partie | null> => {
    const { done, value } = await recues.next().catch((cause: unknown) => {
      if (!(cause instanceof Error && 'statusCode' in cause)) noter()
      throw cause
    })
    return done ? null : enPartie(value, noter)
  }
  return { prochaine, interrompu: () => interrompu }
}

const ajouter = (corps: Record<string, string | readonly string[]>, nom: string, valeur: string): void => {
  const deja = corps[nom]
  corps[nom] = deja === undefined ? valeur : typeof deja === 'string' ? [deja, valeur] : [...deja, valeur]
}

/**
 * Reads the fields that come before the first file, and no further: they hold the token and the key, so that who sends is
 * known before a byte of a file is taken.
 */
export const commencerFlux = async (request: FastifyRequest): Promise<CorpsEnFlux> => {
  const suite = lireParties(request)
  const corps: Record<string, string | readonly string[]> = Object.create(null)
  const lues: Partie[] = []
  for (let partie = await suite.prochaine(); partie; partie = await suite.prochaine()) {
    lues.push(partie)
    if (partie.kind === 'fichier') break
    ajouter(corps, partie.nom, partie.valeur)
  }
  return { corps, parties: () => suivre(lues, suite), interrompu: suite.interrompu }
}

async function* suivre(lues: readonly Partie[], { prochaine }: Suite): AsyncGenerator<Partie, void, undefined> {
  for (const partie of lues) yield* laisserPasser(partie)
  if (lues.at(-1)?.kind !== 'fichier') return
  for (let partie = await prochaine(); partie; partie = await prochaine()) yield* laisserPasser(partie)
}

/** A file that its reader leaves half-way is let go by, or the next part would never come. */
function* laisserPasser(partie: Partie): Generator<Partie, void, undefined> {
  yield partie
  if (partie.kind === 'fichier' && !partie.flux.readableEnded && !partie.flux.destroyed) partie.flux.resume()
}
