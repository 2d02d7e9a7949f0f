import { Parser } from 'saxen'

/** What is told of an XML document as it is read: names without their prefix, values decoded. */
export type Lecteur = {
  readonly ouvrir: (nom: string, attribut: (nom: string) => string | undefined) => void
  readonly texte?: (texte: string) => void
  readonly fermer?: (nom: string) => void
}

export class XmlRefuse extends Error {}

const local = (nom: string): string => nom.slice(nom.indexOf(':') + 1)

/**
 * Reads an XML document from end to end. A document type is refused: no spreadsheet has one, and entities are defined there.
 *
 * @throws XmlRefuse
 */
export const lireXml = (xml: string, { ouvrir, texte, fermer }: Lecteur): void => {
  new Parser()
    .on('openTag', (nom, attributs, decoder) => {
      ouvrir(local(nom), cherche => {
        const valeur = attributs()[cherche]
        return valeur === undefined ? undefined : decoder(valeur)
      })
    })
    .on('closeTag', nom => fermer?.(local(nom)))
    .on('text', (brut, decoder) => texte?.(decoder(brut)))
    .on('cdata', brut => texte?.(brut))
    .on('attention', () => {
      throw new XmlRefuse('document type')
    })
    .on('error', erreur => {
      throw new XmlRefuse(erreur.message)
    })
    .parse(xml)
}
