export type RefusDeLien =
  | { readonly code: 'lien_invalide' }
  | { readonly code: 'hote_refuse'; readonly hotes: readonly string[] }
  | { readonly code: 'lien_non_admis' }

/** The longest address that is kept. */
const LONGUEUR_MAX = 2000

/** An address as it is read: `identifiants`, whether it holds a name or a password (« https://gazelle.example@ailleurs.example »). */
export type Adresse = { readonly protocole: string; readonly hote: string; readonly identifiants: boolean }

/** What a browser drops or turns before it reads an address, so that it leads elsewhere than it shows. */
const trompeurs = /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\\]/u

/**
 * PRE-1, PRE-3 — a link is an https address; `hotes`: those it must point to, when the programme names some. It is kept
 * as typed and never fetched (P28), so it must lead where it shows. `analyser` reads an address, and answers `null` when
 * it is none.
 */
export const refusDeLien = (
  texte: string,
  hotes: readonly string[] | null,
  analyser: (texte: string) => Adresse | null,
): RefusDeLien | null => {
  if (texte.length > LONGUEUR_MAX || !/^https:\/\/[^/]/i.test(texte) || trompeurs.test(texte))
    return { code: 'lien_invalide' }
  const adresse = analyser(texte)
  if (!adresse || adresse.protocole !== 'https:' || adresse.hote === '' || adresse.identifiants)
    return { code: 'lien_invalide' }
  const admis = hotes?.some(hote => hote.toLowerCase() === adresse.hote) ?? true
  return hotes && !admis ? { code: 'hote_refuse', hotes } : null
}
