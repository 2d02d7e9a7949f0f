import type { NaturePreuve } from './rem.ts'

/** Lower case, no accents, straight apostrophes, single spaces: what the words are looked for in. */
const simplifier = (texte: string): string =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/gu, "'").replace(/\s+/gu, ' ').trim().toLowerCase()

/**
 * The noun by which the agency begins the description of a proof says what the proof is; what follows says what it must
 * show (« Vidéo … du journal » is a video, « Extrait du journal … » a log). In order: the first that fits wins.
 */
const TETES: readonly (readonly [RegExp, readonly NaturePreuve[]])[] = [
  [/^(lien|url)\b.*\bgazelle\b/, ['gazelle']],
  [/^(lien|url)\b/, ['lien']],
  [/^numeros? d'execution\b/, ['execution_test']],
  [/^formulaire de test d'intrusion\b/, ['passi']],
  [/^(attestation|autorisation|homologation|certificat|agrement|lettre de referencement)\b.*\bcnda\b/, ['cnda']],
  [/^attestation sur l'honneur\b/, ['attestation']],
  [/^capture reseau\b/, ['log']],
  [/^(captures? d'ecran|photographies?)\b[^,:;.]*\bou (une )?video\b/, ['video', 'capture']],
  [/^video\b[^,:;.]*\bou (des |une )?captures?\b/, ['video', 'capture']],
  [/^video\b/, ['video']],
  [/^(captures?|photographies?)\b/, ['capture']],
  [/^(journal|journaux|traces?|logs?|requetes?|acquittements?|sortie de l'outil)\b/, ['log']],
  [
    /^(extrait|export|copie|fichier)s? (integrale? )?(du |des |de la |de l')?(journal|journaux|traces?|logs?|messages?|xml)\b/,
    ['log'],
  ],
  [/^(messages?|sources?\b[^,:;.]*\bmessages?)\b/, ['log']],
]

const articles = /^((les|la|le|une|un|des) |l')?((deux|trois|quatre|cinq|second|premier|premiere|seconde)s? )?/

const naturesDeLigne = (ligne: string): readonly NaturePreuve[] => {
  const tete = simplifier(ligne).replace(articles, '')
  return TETES.find(([motif]) => motif.test(tete))?.[1] ?? ['document']
}

const titreDeCas = /^(ou )?cas \d+\b[\s:.–—-]*/
const estTitre = (ligne: string): boolean => titreDeCas.test(simplifier(ligne))

/**
 * One description, or one for each case: « CAS 1 : … / what is asked / OU / CAS 2 : … / what is asked », or « CAS 1 : what is asked
 * OU CAS 2 : what is asked ».
 */
const descriptions = (lignes: readonly string[]): readonly string[] => {
  if (!lignes.some(estTitre)) return lignes.slice(0, 1)
  return lignes.flatMap((ligne, rang) => {
    if (!estTitre(ligne)) return []
    const suivante = lignes[rang + 1]
    const demandee = suivante !== undefined && !estTitre(suivante) && simplifier(suivante) !== 'ou' ? suivante : null
    return [demandee ?? simplifier(ligne).replace(titreDeCas, '')]
  })
}

/**
 * PRE-3 — the kinds that a proof may be, the main one first, deduced from its text: plain text, a line for each paragraph
 * or line break. Where several cases are told apart, the kinds of each are accepted: one of them is due, and the
 * candidate knows which.
 */
export const naturesDepuisTexte = (texte: string): readonly NaturePreuve[] => {
  const lignes = texte.split(/\n|(?=\bOU\s+CAS\s*\d)/u).filter(ligne => ligne.trim() !== '')
  const natures = descriptions(lignes).flatMap(naturesDeLigne)
  return natures.length === 0 ? ['document'] : [...new Set(natures)]
}
