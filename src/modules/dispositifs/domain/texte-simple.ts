/**
 * A formatted text as someone types it in a plain field: a blank line ends a paragraph, `# ` begins a title and `## ` a
 * smaller one, `- ` an item of a list and `1. ` of a numbered one; `**bold**`, `*italic*`; a line break stays one.
 */
const TITRE = /^(#{1,2})\s+(.*)$/u
const PUCE = /^[-•]\s+(.*)$/u
const NUMERO = /^\d{1,3}[.)]\s+(.*)$/u

type Bloc = { readonly balise: 'p' | 'h2' | 'h3' | 'ul' | 'ol'; readonly parts: readonly string[] }

/** Whether a text is HTML already, pasted from elsewhere. */
export const estDuHtml = (texte: string): boolean => /<\/?[a-z][a-z0-9:]*(\s[^<>]*)?\/?>|<!--/iu.test(texte)

/** The HTML of a plain text: `<`, `>` and `&` are letters like others. */
export const enHtml = (texte: string): string =>
  texte
    .split('\n')
    .reduce<readonly Bloc[]>(ajouter, [])
    .filter(({ parts }) => parts.length > 0)
    .map(ecrire)
    .join('\n')

/** A block without a part: what comes next begins another one. */
const RIEN: Bloc = { balise: 'p', parts: [] }

const ajouter = (blocs: readonly Bloc[], brute: string): readonly Bloc[] => {
  const ligne = brute.trim()
  if (ligne === '') return [...blocs, RIEN]
  const [, dieses, titre] = TITRE.exec(ligne) ?? []
  if (titre !== undefined) return [...blocs, { balise: dieses === '#' ? 'h2' : 'h3', parts: [titre] }, RIEN]
  const puce = PUCE.exec(ligne)?.[1]
  if (puce !== undefined) return prolonger(blocs, 'ul', puce)
  const numero = NUMERO.exec(ligne)?.[1]
  if (numero !== undefined) return prolonger(blocs, 'ol', numero)
  const dernier = blocs.at(-1)
  if (dernier?.balise === 'ul' || dernier?.balise === 'ol') {
    const parts = [...dernier.parts.slice(0, -1), `${dernier.parts.at(-1) ?? ''}\n${ligne}`]
    return [...blocs.slice(0, -1), { ...dernier, parts }]
  }
  return prolonger(blocs, 'p', ligne)
}

const prolonger = (blocs: readonly Bloc[], balise: Bloc['balise'], part: string): readonly Bloc[] => {
  const dernier = blocs.at(-1)
  if (dernier?.balise !== balise) return [...blocs, { balise, parts: [part] }]
  return [...blocs.slice(0, -1), { balise, parts: [...dernier.parts, part] }]
}

const ecrire = ({ balise, parts }: Bloc): string => {
  const dedans =
    balise === 'ul' || balise === 'ol'
      ? `\n${parts.map(part => `<li>${enLigne(part)}</li>`).join('\n')}\n`
      : enLigne(parts.join('\n'))
  return `<${balise}>${dedans}</${balise}>`
}

const enLigne = (texte: string): string =>
  echapper(texte)
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gu, '<strong>$1</strong>')
    .replace(/\*(?=\S)([^*\n]+?)(?<=\S)\*/gu, '<em>$1</em>')
    .replaceAll('\n', '<br />')

const echapper = (texte: string): string =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const deplier = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/**
 * The plain text of some cleaned HTML; `null` when it holds what a plain text can't say (a table, a list in a list): such a
 * text is written as HTML.
 */
export const enTexteSimple = (html: string): string | null => {
  const texte = [...html.matchAll(/<(p|h2|h3|ul|ol)>(.*?)<\/\1>/gsu)]
    .map(([, balise = '', dedans = '']) => blocEnTexte(balise, dedans))
    .join('\n\n')
  return canonique(enHtml(texte)) === canonique(html) ? texte : null
}

const blocEnTexte = (balise: string, dedans: string): string => {
  if (balise === 'ul' || balise === 'ol')
    return [...dedans.matchAll(/<li>(.*?)<\/li>/gsu)]
      .map(([, part = ''], rang) => `${balise === 'ul' ? '-' : `${rang + 1}.`} ${ligneEnTexte(part)}`)
      .join('\n')
  const texte = ligneEnTexte(dedans)
  return balise === 'h2' ? `# ${texte}` : balise === 'h3' ? `## ${texte}` : texte
}

const ligneEnTexte = (html: string): string =>
  deplier(
    html
      .replace(/\s+/gu, ' ')
      .replace(/ ?<br \/> ?/gu, '\n')
      .replace(/<\/?(?:strong|b)>/gu, '**')
      .replace(/<\/?(?:em|i)>/gu, '*'),
  ).trim()

/** The same for two texts that read the same: blanks between and around blocks, and the two names of bold and italic, are none. */
const canonique = (html: string): string =>
  html
    .replace(/\s+/gu, ' ')
    .replace(/ ?(<\/?(?:p|h2|h3|ul|ol|li)>|<br \/>) ?/gu, '$1')
    .replace(/<(\/?)b>/gu, '<$1strong>')
    .replace(/<(\/?)i>/gu, '<$1em>')
    .replaceAll('&quot;', '"')
    .trim()
