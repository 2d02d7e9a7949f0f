const alphanumerique = /^[\p{L}\p{N}]+(?:[ ._+-]+[\p{L}\p{N}]+)*$/u

/** PRD-6 — letters and digits, in groups that a point, a hyphen, an underscore, a plus or a space may separate. */
export const numeroDeVersionValide = (texte: string): boolean => alphanumerique.test(texte)

const ordre = new Intl.Collator('fr', { numeric: true })

/** PRD-6 — the order of two version numbers, figures compared as numbers: 4.9 comes before 4.10. */
export const comparerVersions = (a: string, b: string): number => ordre.compare(a, b)
