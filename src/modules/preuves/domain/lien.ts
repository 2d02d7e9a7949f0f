export type RefusDeLien =
  | { readonly code: 'lien_invalide' }
  | { readonly code: 'hote_refuse'; readonly hotes: readonly string[] }
  | { readonly code: 'lien_non_admis' }

/** The longest address that is kept. */
const LONGUEUR_MAX = 2000

/**
 * PRE-1, PRE-3 — a link is an https address; `hotes`: those it must point to, when the programme names some. It is kept
 * as typed and never fetched (P28). `analyser` reads an address, and answers `null` when it is none.
 */
export const refusDeLien = (
  texte: string,
  hotes: readonly string[] | null,
  analyser: (texte: string) => { readonly protocole: string; readonly hote: string } | null,
): RefusDeLien | null => {
  const adresse = texte.length > LONGUEUR_MAX ? null : analyser(texte)
  if (!adresse || adresse.protocole !== 'https:' || adresse.hote === '') return { code: 'lien_invalide' }
  return hotes && !hotes.includes(adresse.hote) ? { code: 'hote_refuse', hotes } : null
}
