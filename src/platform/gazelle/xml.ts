/** What is met while reading: an element that opens, text, an element that closes. */
export type Visiteur = {
  readonly ouvrir: (element: Element) => void
  readonly texte?: (texte: string) => void
  readonly fermer?: (element: Element) => void
}
export type Element = {
  readonly nom: string
  readonly espace: string
  readonly attributs: Readonly<Record<string, string>>
}

export class XmlRefuse extends Error {
  override readonly name = 'XmlRefuse'
}

const PROFONDEUR_MAX = 64
const ATTRIBUTS_MAX = 64
const NOM = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const BALISE = new RegExp(`<(/?)(${NOM})((?:\\s+${NOM}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y')
const ATTRIBUT = new RegExp(`(${NOM})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'g')
const ENTITES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Reads an XML text from end to end, well-formed or not at all. It is a reader of reports, not of all XML: a DOCTYPE is
 * refused, hence no entity of one's own, no expansion, nothing external (P29); depth and attributes are bounded; the
 * length is the caller's business. Written here because the parsers that come with our dependencies are theirs, lenient
 * by design, and pass over what should be refused.
 * @throws XmlRefuse
 */
export const parcourirXml = (xml: string, visiteur: Visiteur): void => {
  const ouverts: { readonly brut: string; readonly element: Element; readonly espaces: Espaces }[] = []
  let racines = 0
  let ici = xml.startsWith('\uFEFF') ? 1 : 0

  while (ici < xml.length) {
    const suivant = xml.indexOf('<', ici)
    const texte = xml.slice(ici, suivant === -1 ? undefined : suivant)
    if (ouverts.length > 0) visiteur.texte?.(entites(texte))
    else if (texte.trim() !== '') throw new XmlRefuse('texte hors de la racine')
    if (suivant === -1) break
    ici = suivant

    if (xml.startsWith('<!--', ici)) ici = apres(xml, '-->', ici + 4)
    else if (xml.startsWith('<?', ici)) ici = apres(xml, '?>', ici + 2)
    else if (xml.startsWith('<![CDATA[', ici)) {
      if (ouverts.length === 0) throw new XmlRefuse('texte hors de la racine')
      const fin = apres(xml, ']]>', ici + 9)
      visiteur.texte?.(xml.slice(ici + 9, fin - 3))
      ici = fin
    } else {
      // A DOCTYPE ends here too: « <! » is no tag.
      BALISE.lastIndex = ici
      const balise = BALISE.exec(xml)
      if (balise === null) throw new XmlRefuse(xml.startsWith('<!', ici) ? 'déclaration refusée' : 'balise mal formée')
      ici = BALISE.lastIndex
      const [, fermante, brut = '', attributs = '', vide] = balise
      if (fermante === '/') {
        const ouvert = ouverts.pop()
        if (ouvert?.brut !== brut || attributs !== '' || vide === '/') throw new XmlRefuse(`« ${brut} » mal fermé`)
        visiteur.fermer?.(ouvert.element)
      } else {
        if (ouverts.length === 0 && ++racines > 1) throw new XmlRefuse('plusieurs racines')
        if (ouverts.length >= PROFONDEUR_MAX) throw new XmlRefuse('trop profond')
        const { element, espaces } = lireElement({ brut, attributs, herites: ouverts.at(-1)?.espaces ?? new Map() })
        visiteur.ouvrir(element)
        if (vide === '/') visiteur.fermer?.(element)
        else ouverts.push({ brut, element, espaces })
      }
    }
  }
  if (ouverts.length > 0 || racines === 0) throw new XmlRefuse('document incomplet')
}

type Espaces = ReadonlyMap<string, string>

const lireElement = ({
  brut,
  attributs: texte,
  herites,
}: {
  readonly brut: string
  readonly attributs: string
  readonly herites: Espaces
}): { readonly element: Element; readonly espaces: Espaces } => {
  const attributs = new Map<string, string>()
  for (const [, nom = '', entreGuillemets, entreApostrophes] of texte.matchAll(ATTRIBUT)) {
    if (attributs.has(nom) || attributs.size >= ATTRIBUTS_MAX)
      throw new XmlRefuse('attributs en double ou trop nombreux')
    attributs.set(nom, entites(entreGuillemets ?? entreApostrophes ?? ''))
  }
  const declares = [...attributs].filter(([nom]) => nom === 'xmlns' || nom.startsWith('xmlns:'))
  const espaces =
    declares.length === 0
      ? herites
      : new Map([
          ...herites,
          ...declares.map(([nom, uri]): [string, string] => [nom === 'xmlns' ? '' : nom.slice(6), uri]),
        ])
  const deuxPoints = brut.indexOf(':')
  const [prefixe, nom] = deuxPoints === -1 ? ['', brut] : [brut.slice(0, deuxPoints), brut.slice(deuxPoints + 1)]
  return { element: { nom, espace: espaces.get(prefixe) ?? '', attributs: Object.fromEntries(attributs) }, espaces }
}

const apres = (xml: string, fin: string, depuis: number): number => {
  const ou = xml.indexOf(fin, depuis)
  if (ou === -1) throw new XmlRefuse(`« ${fin} » attendu`)
  return ou + fin.length
}

const entites = (texte: string): string =>
  texte.includes('&')
    ? texte.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));|&/g, (tout, hexa, decimal, nom) => {
        const connue = typeof nom === 'string' ? ENTITES.get(nom) : undefined
        if (connue !== undefined) return connue
        const code = hexa !== undefined ? Number.parseInt(hexa, 16) : Number(decimal)
        if (!Number.isInteger(code) || code > 0x10ffff || code === 0) throw new XmlRefuse(`entité refusée : ${tout}`)
        return String.fromCodePoint(code)
      })
    : texte
