import type { Readable } from 'node:stream'
import type { Corps, Requete } from '../../../../../platform/http/contract.ts'
import { acteAvec } from '../../../../../platform/http/corps.ts'

/** Bytes: far beyond any form or questionnaire. */
export const FICHIER_MAX = 2_000_000

/** What the body says of a file larger than that: no JSON file is this. */
export const TROP_LOURD = 'trop lourd'

/** A form with small text files, whole in memory: each one's text is in the body under its field's name. */
export const avecFichiers = async (requete: Requete): Promise<Requete> => {
  const corps: Record<string, string | readonly string[]> = Object.create(null)
  for await (const partie of requete.parties()) {
    const valeur = partie.kind === 'champ' ? partie.valeur : await texteDe(partie.flux)
    const deja = corps[partie.nom]
    corps[partie.nom] = deja === undefined ? valeur : [...(typeof deja === 'string' ? [deja] : deja), valeur]
  }
  return { ...requete, corps, acte: acteAvec(requete.acte, [empreinteDuCorps(corps)]) }
}

/** The token and the key change from one page to the next; nothing else does (P2). */
const empreinteDuCorps = (corps: Corps): string =>
  JSON.stringify(Object.entries(corps).filter(([nom]) => nom !== '_jeton' && nom !== 'cle'))

const texteDe = async (flux: Readable): Promise<string> => {
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of flux) {
    taille += morceau.length
    if (taille <= FICHIER_MAX) morceaux.push(morceau)
  }
  return taille > FICHIER_MAX ? TROP_LOURD : Buffer.concat(morceaux).toString('utf8')
}
