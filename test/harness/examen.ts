import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** A desk's screen and a phone's, each laid out in its own way; the narrowest that must do is laid out as a phone (RGAA 10.11). */
const TAILLES = [
  { width: 1_280, height: 900 },
  { width: 390, height: 844 },
] as const
const ETROITE = { width: 320, height: 800 }

/**
 * What axe finds wrong with the page, and where it scrolls sideways, at each width. With the variable `CAPTURES`, a picture
 * of the page at each width is left in that folder under `nom`.
 */
export const examiner = async (page: Page, nom: string): Promise<readonly string[]> => {
  const fautes: string[] = []
  const mesurer = async (taille: typeof ETROITE): Promise<void> => {
    await page.setViewportSize(taille)
    if ((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true)
      fautes.push(`${nom} : déborde à ${taille.width} px`)
  }
  for (const taille of TAILLES) {
    await mesurer(taille)
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations)
      fautes.push(`${nom} à ${taille.width} px : ${id} : ${nodes.map(noeud => noeud.html).join(' ')}`)
    const dossier = process.env['CAPTURES']
    if (dossier) await page.screenshot({ path: join(dossier, `${nom}-${taille.width}.png`), fullPage: true })
  }
  await mesurer(ETROITE)
  await page.setViewportSize(TAILLES[0])
  return fautes
}

/** Keeps what the browser's policy refuses on this page, and the errors of our scripts; not the statuses that a case asks for. */
export const noterRefus = (page: Page): readonly string[] => {
  const refus: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/status of \d{3}/.test(message.text()))
      refus.push(`${page.url()} : ${message.text()}`)
  })
  page.on('pageerror', erreur => refus.push(`${page.url()} : ${erreur.message}`))
  return refus
}
