import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { depuisPixels, encoder } from './encoder.ts'
import { Arret, HAUTEUR_PAGE_MAX, LARGEUR_PAGE, PAGES_MAX, type Ports } from './types.ts'

/** The first pages, forms filled as they are; this build of PDFium runs no script. One that can't be drawn stops the work there. */
export const dessinerPages = async ({ taille, lire, dire, montrer }: Ports): Promise<void> => {
  const octets = await lire(0, taille)
  try {
    const document = await (await PDFiumLibrary.init()).loadDocument(octets)
    const pages = document.getPageCount()
    if (pages === 0) throw new Arret('mal_forme')
    await dire(pages)
    for (let rang = 0; rang < Math.min(pages, PAGES_MAX); rang++) {
      const { pixels, largeur, hauteur } = await dessinerPage(document, rang)
      await montrer(await encoder(depuisPixels(pixels, largeur, hauteur), rang + 1))
    }
  } catch (erreur) {
    throw erreur instanceof Arret ? erreur : new Arret(raisonDe(erreur))
  }
}

const dessinerPage = async (document: PDFiumDocument, rang: number) => {
  const page = document.getPage(rang)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Arret('mal_forme')
  const echelle = Math.min(LARGEUR_PAGE / originalWidth, HAUTEUR_PAGE_MAX / originalHeight)
  const largeur = Math.max(1, Math.round(originalWidth * echelle))
  const hauteur = Math.max(1, Math.round(originalHeight * echelle))
  const { data } = await page.render({
    scale: 1,
    width: largeur,
    height: hauteur,
    render: 'bitmap',
    renderFormFields: true,
  })
  return { pixels: data, largeur, hauteur }
}

/** The library says why in words alone; out of memory, it gives up altogether. */
const raisonDe = (erreur: unknown) => {
  if (erreur instanceof WebAssembly.RuntimeError || erreur instanceof RangeError) return 'limites'
  return erreur instanceof Error && /password|security/i.test(erreur.message) ? 'chiffre' : 'mal_forme'
}
