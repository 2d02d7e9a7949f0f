import { getDocumentProxy } from 'unpdf'
import { type JourCivil, jourCivil } from '../../../../kernel/temps.ts'
import { lireContenu, RapportIllisible } from '../../../../platform/gazelle/index.ts'
import { type FaitsLus, mentionsDe } from '../../domain/precontrole.ts'

/** The first pages say of what a document is. */
const PAGES_LUES = 40
const TEXTE_MAX = 400_000

const jour = (texte: string): JourCivil | null => {
  try {
    return jourCivil(texte)
  } catch {
    return null
  }
}

/** Pages, and what their text mentions: nothing is drawn, no script of it is run. */
export const lirePdf = async (octets: Uint8Array): Promise<FaitsLus> => {
  try {
    const pdf = await getDocumentProxy(octets, { verbosity: 0 })
    const texte = await texteDe(pdf)
    return { kind: 'pdf', pages: pdf.numPages, avecTexte: texte.trim() !== '', ...mentionsDe(texte, jour) }
  } catch (erreur) {
    const chiffre = erreur instanceof Error && erreur.name === 'PasswordException'
    return { kind: 'illisible', de: 'pdf', raison: chiffre ? 'chiffre' : 'mal_forme' }
  }
}

const texteDe = async (pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<string> => {
  let texte = ''
  for (let page = 1; page <= Math.min(pdf.numPages, PAGES_LUES) && texte.length < TEXTE_MAX; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    for (const item of items) if ('str' in item) texte += item.str + (item.hasEOL ? '\n' : '')
    texte += '\n'
  }
  return texte.slice(0, TEXTE_MAX)
}

/** A report of the test platform, or a text; `non_lu` when it is neither. */
export const lireTexte = (octets: Uint8Array): FaitsLus => {
  let texte: string
  try {
    texte = new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return { kind: 'non_lu' }
  }
  return rapportDans(texte) ?? { kind: 'texte', ...mentionsDe(texte.slice(0, TEXTE_MAX), jour) }
}

const rapportDans = (texte: string): FaitsLus | null => {
  const debut = texte.trimStart()[0]
  if (debut !== '<' && debut !== '{') return null
  try {
    const { verdict, ecarts } = lireContenu({ texte, type: debut === '<' ? 'application/xml' : 'application/json' })
    return { kind: 'rapport', verdict, ecarts }
  } catch (erreur) {
    if (erreur instanceof RapportIllisible) return null
    throw erreur
  }
}
