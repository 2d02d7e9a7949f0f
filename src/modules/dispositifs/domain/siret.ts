/** La Poste gives its counters numbers that Luhn's key doesn't close: their digits add up to a multiple of 5 instead. */
const SIREN_LA_POSTE = '356000000'

const chiffres = (texte: string): readonly number[] => [...texte].map(Number)

const cleDeLuhn = (texte: string): boolean => {
  const somme = chiffres(texte)
    .toReversed()
    .reduce((total, chiffre, rang) => {
      const compte = rang % 2 === 0 ? chiffre : chiffre * 2
      return total + (compte > 9 ? compte - 9 : compte)
    }, 0)
  return somme % 10 === 0
}

/** What was typed without its spaces, of any kind: the form in which a SIRET is kept. */
export const normaliserSiret = (saisie: string): string => saisie.replace(/\s/gu, '')

/** ADM-2 — 14 digits closed by Luhn's key, or La Poste's exception. Spaces are accepted. */
export const siretValide = (saisie: string): boolean => {
  const siret = normaliserSiret(saisie)
  if (!/^\d{14}$/.test(siret) || siret.startsWith('000000000')) return false
  if (cleDeLuhn(siret)) return true
  return siret.startsWith(SIREN_LA_POSTE) && chiffres(siret).reduce((total, chiffre) => total + chiffre, 0) % 5 === 0
}
