/** COL-1 — who may be called in besides the agency's people, where useful. */
export const partenaires = [
  { code: 'cnda', libelle: 'CNDA' },
  { code: 'gie_sesam_vitale', libelle: 'GIE SESAM-Vitale' },
  { code: 'cnam', libelle: 'CNAM' },
] as const

/** The names typed in one field, one a line or separated by commas. */
export const nomsSaisis = (texte: string): readonly string[] =>
  texte
    .split(/[,;\n]/u)
    .map(nom => nom.trim())
    .filter(nom => nom !== '')
