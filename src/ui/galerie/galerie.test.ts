import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright, type Page as Onglet } from 'playwright-core'
import type { Connecte } from '../../platform/http/contract.ts'
import { preparerActifs } from '../actifs.ts'
import { miseEnPage } from '../index.ts'
import { galerie } from './index.ts'

const politique =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const connecte: Connecte = {
  sessionId: 's',
  acteur: {
    kind: 'agent',
    personneId: 'a',
    nom: 'Hugo Lefèvre',
    courriel: 'hugo.lefevre@agence.example',
    roles: ['verificateur', 'gestionnaire', 'administrateur'],
  },
}

let navigateur: Browser
let base = ''
const serveur = createServer()

before(async () => {
  const actifs = new Map((await preparerActifs({ marqueEtat: false })).map(actif => [actif.chemin, actif]))
  serveur.on('request', (requete, reponse) => {
    const { url = '/' } = requete
    const actif = actifs.get(url)
    // Whatever is sent is refused with the page of the form, as routes do.
    const envoi = requete.method === 'POST'
    const page = galerie[envoi ? 'formulaire' : url.slice(1)]
    requete.resume()
    if (actif) return void reponse.setHeader('content-type', actif.type).end(actif.contenu)
    if (!page) return void reponse.writeHead(404).end()
    const contexte = {
      connecte,
      jeton: 'j',
      chemin: url,
      demonstration: true,
      operateur: 'Agence de démonstration',
      marqueEtat: false,
      correlation: 'c',
    }
    if (envoi) reponse.statusCode = 422
    reponse
      .setHeader('content-security-policy', politique)
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(miseEnPage(page, contexte))
  })
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  const adresse = serveur.address()
  assert.ok(adresse !== null && typeof adresse === 'object')
  base = `http://127.0.0.1:${adresse.port}`
  navigateur = await playwright.launch({
    executablePath: process.env['CHROMIUM'] ?? (await chromium.executablePath()),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

after(async () => {
  await navigateur?.close()
  serveur.closeAllConnections()
  serveur.close()
})

type Options = { readonly chemin: string; readonly largeur: number; readonly javaScriptEnabled?: boolean }

const visiter = async (
  { chemin, largeur, javaScriptEnabled = true }: Options,
  verifier: (onglet: Onglet) => Promise<void>,
): Promise<void> => {
  const contexte = await navigateur.newContext({
    viewport: { width: largeur, height: 900 },
    javaScriptEnabled,
    locale: 'fr-FR',
  })
  const onglet = await contexte.newPage()
  const plaintes: string[] = []
  onglet.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('status of 422')) plaintes.push(message.text())
  })
  onglet.on('pageerror', erreur => void plaintes.push(erreur.message))
  await onglet.goto(`${base}/${chemin}`)
  await verifier(onglet)
  await contexte.close()
  assert.deepEqual(plaintes, [])
}

for (const chemin of Object.keys(galerie)) {
  test(`[P39] ${chemin}: no accessibility fault, on a wide screen and on a phone`, async () => {
    for (const largeur of [1280, 390])
      await visiter({ chemin, largeur }, async onglet => {
        const { violations } = await new AxeBuilder({ page: onglet }).analyze()
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${largeur} ${id} : ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        )
      })
  })

  test(`[P39] ${chemin}: the page never scrolls sideways, from 320 to 1600 pixels`, async () => {
    for (const largeur of [320, 390, 768, 1024, 1600])
      await visiter({ chemin, largeur }, async onglet => {
        assert.ok((await onglet.evaluate<number>('document.documentElement.scrollWidth')) <= largeur, `${largeur}`)
      })
  })
}

test('[P39] the menu opens on a phone, with and without JavaScript', async () => {
  await visiter({ chemin: 'candidature', largeur: 390 }, async onglet => {
    await onglet.waitForSelector('html[data-fr-js="true"]')
    await onglet.getByRole('button', { name: 'Menu' }).click()
    await onglet.locator('#menu').getByRole('link', { name: 'File d’attente' }).waitFor({ state: 'visible' })
  })
  await visiter({ chemin: 'candidature', largeur: 390, javaScriptEnabled: false }, async onglet => {
    await onglet.locator('#menu').getByRole('link', { name: 'File d’attente' }).waitFor({ state: 'visible' })
    await onglet.getByRole('button', { name: 'Se déconnecter' }).first().waitFor({ state: 'visible' })
  })
})

test('[P39] a refused form gives the focus to its summary, whose links lead to the fields', async () => {
  await visiter({ chemin: 'formulaire', largeur: 1280 }, async onglet => {
    await onglet.waitForFunction('document.activeElement?.id === "erreurs"')
    for (const [lien, champ] of [
      ['Le SIRET doit', 'siret'],
      ['Choisissez au moins', 'profils'],
      ['Joignez', 'attestation'],
    ]) {
      await onglet.getByRole('link', { name: lien ?? '' }).click()
      assert.equal(await onglet.evaluate('document.activeElement?.getAttribute("name")'), champ)
    }
  })
})

test('[P39] the instruction is worked by keys, which rest while one types', async () => {
  await visiter({ chemin: 'instruction', largeur: 1280 }, async onglet => {
    await onglet.waitForSelector('dialog.cv-dialogue', { state: 'attached' })
    await onglet.keyboard.press('m')
    assert.equal(await onglet.locator('input[name=verdict]:checked').inputValue(), 'a_modifier')
    await onglet.getByLabel('Motif').fill('')
    await onglet.getByLabel('Motif').pressSequentially('cn?')
    assert.equal(await onglet.locator('input[name=verdict]:checked').inputValue(), 'a_modifier')
    assert.equal(await onglet.getByLabel('Motif').inputValue(), 'cn?')
    await onglet.locator('h1').click()
    await onglet.keyboard.press('?')
    await onglet.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor({ state: 'visible' })
    await onglet.keyboard.press('Escape')
    await onglet.keyboard.press('j')
    await onglet.waitForURL(/#j$/)
  })
})

test('a file too heavy is refused before it is sent; another one is sent, and the refusal of the server is shown', async () => {
  await visiter({ chemin: 'chapitre', largeur: 1280 }, async onglet => {
    const deposer = onglet.getByRole('button', { name: 'Déposer' })
    await onglet
      .getByLabel('Nouvelle version')
      .setInputFiles({ name: 'lourd.png', mimeType: 'image/png', buffer: Buffer.alloc(1_100_000) })
    await deposer.click()
    await onglet.getByText('« lourd.png » pèse 1,1 Mo : la taille maximale est de 1 Mo.').waitFor()
    await onglet
      .getByLabel('Nouvelle version')
      .setInputFiles({ name: 'bon.png', mimeType: 'image/png', buffer: Buffer.alloc(900_000) })
    await deposer.click()
    await onglet.getByRole('alert').getByText('4 erreurs sont à corriger').waitFor()
    assert.equal(await onglet.evaluate('document.activeElement?.id'), 'erreurs')
  })
})
