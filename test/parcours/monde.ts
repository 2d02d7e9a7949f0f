import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ouvrirNavigateur } from '../harness/chromium.ts'
import { demarrerProduit, type ProduitDeTest } from '../harness/produit.ts'

/** The people of the demonstration, by the first name under which the journey calls them. */
export const PERSONNES = {
  pierre: 'pierre.durand@imagerie-demo.example',
  claire: 'claire.martin@imagerie-demo.example',
  lucas: 'lucas.bernard@radio-temoin.example',
  nadia: 'nadia.benali@agence.example',
  hugo: 'hugo.lefevre@agence.example',
  ines: 'ines.moreau@agence.example',
  dominique: 'dominique.roux@agence.example',
  alix: 'alix.fontaine@agence.example',
} as const

export type Prenom = keyof typeof PERSONNES

export type Monde = {
  readonly produit: ProduitDeTest
  /** A browser of one's own: nothing is shared with the others, not even a cookie. */
  readonly ouvrir: () => Promise<Page>
  /** What is wrong with the page for axe, or at the width of a phone, is kept under that name for the end. */
  readonly constater: (page: Page, nom: string) => Promise<void>
  /** All that was found so far: policy, scripts, accessibility, width. */
  readonly fautes: readonly string[]
}

const LARGE = { width: 1_280, height: 900 }
const ETROIT = { width: 390, height: 844 }

/** In milliseconds: a page that hasn't come by then won't. */
const ATTENTE_MS = 10_000

/** What the browser writes of a refusal, or of a line cut, that the journey asks for. */
const ATTENDU = /status of (?:400|403|404|409|413|415|422)|net::ERR_INTERNET_DISCONNECTED/

/** The whole product and a browser. With the variable `CAPTURES`, a picture of every page is left in that folder. */
export const ouvrirMonde = async (): Promise<Monde> => {
  const [produit, navigateur] = await Promise.all([demarrerProduit(), ouvrirNavigateur()])
  const fautes: string[] = []
  return {
    produit,
    fautes,
    ouvrir: async () => {
      const page = await (await ouvrirContexte(navigateur, produit.adresse)).newPage()
      page.setDefaultTimeout(ATTENTE_MS)
      page.on('console', message => {
        if (message.type() === 'error' && !ATTENDU.test(message.text()))
          fautes.push(`${page.url()} : ${message.text()}`)
      })
      page.on('pageerror', erreur => fautes.push(`${page.url()} : ${erreur.message}`))
      return page
    },
    constater: async (page, nom) => {
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          fautes.push(`${nom} : ${id} : ${nodes.map(noeud => noeud.html).join(' ')}`)
      await photographier(page, nom, LARGE)
      await page.setViewportSize(ETROIT)
      if ((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true)
        fautes.push(`${nom} : déborde à ${ETROIT.width} px`)
      await photographier(page, nom, ETROIT)
      await page.setViewportSize(LARGE)
    },
  }
}

const ouvrirContexte = (navigateur: Browser, baseURL: string): Promise<BrowserContext> =>
  navigateur.newContext({ baseURL, viewport: LARGE, locale: 'fr-FR', timezoneId: 'Europe/Paris' })

/** The whole page, in a window as high as it is: what sticks to the bottom of the window then stands at the bottom. */
const photographier = async (page: Page, nom: string, taille: typeof LARGE): Promise<void> => {
  const dossier = process.env['CAPTURES']
  if (!dossier) return
  const hauteur = Number(await page.evaluate('document.documentElement.scrollHeight'))
  await page.setViewportSize({ width: taille.width, height: Math.max(taille.height, hauteur) })
  await page.screenshot({ path: join(dossier, `${nom}-${taille.width}.png`) })
}
