import { extractText, getDocumentProxy } from 'unpdf'

/** The text of a PDF, without blanks nor hyphens, which depend on where lines are cut. */
export const texteDuPdf = async (pdf: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true })
  return serrer(text)
}

/** As `texteDuPdf` gives a text. */
export const serrer = (texte: string): string => texte.normalize('NFC').replaceAll(/[\s\u200b\u00ad\u2010-]/gu, '')
