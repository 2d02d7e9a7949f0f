import type { Textes } from './dispositif.ts'

/** What a programme that doesn't say otherwise adds to what the platform writes: nothing. */
export const aucunTexte: Textes = {
  accuse: '',
  courriel: '',
  motifs: { complement: [], modification: [], refus: [] },
}

/** The paragraphs of a text typed with a blank line between them. */
export const paragraphesDe = (texte: string): readonly string[] =>
  texte
    .split(/\n\s*\n/u)
    .map(paragraphe => paragraphe.trim())
    .filter(paragraphe => paragraphe !== '')
