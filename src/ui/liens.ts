const cheminSimple = /^\/[\w-]/
const schemas = /^(?:https?:|mailto:|tel:)/i
/** What a browser drops before it reads a scheme: « java\tscript: » is one. */
// oxlint-disable-next-line no-control-regex
const invisibles = /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g

/**
 * The address when a link may lead there, else « # » (P24): a path of ours, an anchor, a query, or http(s), mailto and tel.
 * Every component that takes an `href` passes it through here; a `javascript:` or `data:` address never reaches a page.
 */
export const lienSur = (href: string): string => {
  // Nearly all links are paths of ours, by the hundred in a table.
  if (cheminSimple.test(href)) return href
  const nu = href.replace(invisibles, '')
  if (nu.startsWith('//') || nu.startsWith('/\\') || nu.startsWith('\\')) return '#'
  if (nu.startsWith('/') || nu.startsWith('#') || nu.startsWith('?')) return href
  if (schemas.test(nu)) return href.trim()
  return nu.includes(':') || nu === '' ? '#' : href
}

/** Whether the address leaves this site: such links say so and carry `rel="noopener noreferrer external"`. */
export const estExterne = (href: string): boolean => /^https?:/i.test(href)

/** The same address with some parameters of its query changed; `null` and the empty text remove one. */
export const urlAvec = (
  url: string,
  changements: Readonly<Record<string, string | number | null | undefined>>,
): string => {
  const [chemin = '', requete = ''] = url.split('?', 2)
  const parametres = new URLSearchParams(requete)
  for (const [cle, valeur] of Object.entries(changements)) {
    if (valeur === null || valeur === undefined || valeur === '') parametres.delete(cle)
    else parametres.set(cle, String(valeur))
  }
  const suite = parametres.toString()
  return suite === '' ? chemin : `${chemin}?${suite}`
}
