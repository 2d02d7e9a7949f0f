/** No-break space, and the narrow one. */
const INSECABLE = '\u00a0'
const FINE = '\u202f'

/** A field's own text, a tag with its attributes, or a space that French doesn't break. */
const MORCEAUX = /<textarea[\s\S]*?<\/textarea>|<(?:[^">]|"[^"]*")*>|(?<=«) | (?=[»:;!?%])/g

/**
 * The spaces that French keeps with the sign beside them, in the text of a document: inside quotation marks and before
 * colons they don't break, before the other signs they are narrow too. Attributes and what was typed in a field stay as
 * they are.
 */
export const typographier = (html: string): string =>
  html.replace(MORCEAUX, (morceau, position: number) => (morceau === ' ' ? espace(html, position) : morceau))

const espace = (texte: string, position: number): string =>
  /[;!?]/.test(texte.charAt(position + 1)) ? FINE : INSECABLE

/** A sign that changes the space beside it: most texts have none, and are looked at once. */
const SIGNE = /« | [»:;!?%]/
const ESPACES = /(?<=«) | (?=[»:;!?%])/g

/** The same, of a text without a tag. */
export const typographierTexte = (texte: string): string =>
  SIGNE.test(texte) ? texte.replace(ESPACES, (_espace, position: number) => espace(texte, position)) : texte
