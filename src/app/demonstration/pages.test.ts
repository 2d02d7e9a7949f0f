import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { baseDeTest } from '../../../test/harness/base.ts'
import { ouvrirNavigateur } from '../../../test/harness/chromium.ts'
import { portLibre } from '../../../test/harness/produit.ts'
import { creerServeur } from '../../platform/http/serveur.ts'
import { creerGazelleLocal } from '../../stand-ins/gazelle/index.ts'
import { creerIsc, installerComptes, MOT_DE_PASSE_DE_DEMONSTRATION } from '../../stand-ins/isc/index.ts'
import { preparerActifs } from '../../ui/actifs.ts'
import { miseEnPage } from '../../ui/index.ts'
import { routesCourriels } from './index.ts'

const { db } = await baseDeTest()
await installerComptes(db)
const port = await portLibre()
const baseUrl = `http://127.0.0.1:${port}`
const gazelle = '/demonstration/gazelle'
const convergence = {
  clientId: 'convergence',
  clientSecret: 'secret',
  nom: 'Plateforme Convergence',
  description: 'Le référencement des logiciels de santé.',
  responsable: 'Agence de démonstration',
  adresse: '/connexion',
  retours: [`${baseUrl}/connexion/retour`],
  retoursDeconnexion: [`${baseUrl}/`],
}
const serveur = await creerServeur({
  routes: routesCourriels({ db, baseUrl }),
  montages: [
    creerIsc({ db, baseUrl, services: [convergence], demonstration: true, surErreur: erreur => assert.fail(erreur) }),
    { prefixe: gazelle, raison: 'essai', traiter: creerGazelleLocal({ prefixe: gazelle, cle: 'cle' }) },
  ],
  actifs: (await preparerActifs({ marqueEtat: false })).map(({ chemin, type, contenu }) => ({ chemin, type, contenu })),
  baseUrl,
  secret: 'secret-des-essais-secret-des-essais',
  limites: 'aucune',
  delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  rendre: (page, contexte) =>
    miseEnPage(page, { ...contexte, demonstration: true, operateur: 'Essai', marqueEtat: false }),
  resoudreSession: () => Promise.resolve(null),
})
await serveur.ecouter({ port, hote: '127.0.0.1' })
after(serveur.fermer)

const chromium = await ouvrirNavigateur()

/** What axe and the browser's policy find wrong with the page, and whether it scrolls sideways on a phone. */
const fautesDe = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  await page.setViewportSize({ width: 320, height: 800 })
  const deborde = await page.evaluate('document.documentElement.scrollWidth > 320')
  await page.setViewportSize({ width: 1_200, height: 900 })
  return [
    ...violations.map(({ id, nodes }) => `${id} : ${nodes.map(noeud => noeud.html).join(' ')}`),
    ...(deborde === true ? ['déborde à 320 px'] : []),
  ]
}

test('[P39] [P25] every page of the local servers, at 1,200 px and 320 px: nothing for axe, nothing against the policy', async t => {
  const contexte = await chromium.newContext({ viewport: { width: 1_200, height: 900 } })
  t.after(() => contexte.close())
  const page = await contexte.newPage()
  const refus: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/status of (?:404|422)/.test(message.text())) refus.push(message.text())
  })
  page.on('pageerror', erreur => refus.push(erreur.message))
  const fautes: string[] = []
  const constater = async (nom: string): Promise<void> => {
    fautes.push(...(await fautesDe(page)).map(faute => `${nom} : ${faute}`))
  }
  const aller = async (chemin: string, nom = chemin): Promise<void> => {
    await page.goto(baseUrl + chemin)
    await constater(nom)
  }

  await aller('/demonstration/courriels', 'boîte vide')
  await aller('/isc/cgu')
  await aller(`${gazelle}/evs/report.seam?oid=1.3.6.1.4.1.12559.11.36.8.3.24102&privacyKey=pZ4mYc9dLh6uRa53`, 'rapport')
  await aller(`${gazelle}/evs/report.seam?oid=1`, 'rapport introuvable')
  await aller('/isc/services', 'identification')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await constater('identification refusée')
  await page.getByRole('link', { name: 'Choisir Pierre Durand' }).click()
  await page.getByLabel('Mot de passe').fill(MOT_DE_PASSE_DE_DEMONSTRATION)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await constater('code')

  const boite = page.waitForEvent('popup')
  await page.getByRole('link', { name: /Lire le code/ }).click()
  const courriels = await boite
  await courriels.getByRole('link', { name: /Votre code de connexion/ }).click()
  const code = /: (\d{6})/.exec(await courriels.getByRole('main').innerText())?.[1] ?? ''
  fautes.push(...(await fautesDe(courriels)).map(faute => `courriel : ${faute}`))
  await courriels.goto(`${baseUrl}/demonstration/courriels`)
  fautes.push(...(await fautesDe(courriels)).map(faute => `boîte : ${faute}`))
  await courriels.close()

  await page.getByLabel('Code à six chiffres').fill('1')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await constater('code refusé')
  await page.getByLabel('Code à six chiffres').fill(code)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Vos services')
  await constater('services')
  const demande = new URLSearchParams({
    client_id: convergence.clientId,
    redirect_uri: `${baseUrl}/connexion/retour`,
    response_type: 'code',
    scope: 'openid profile email phone entreprise',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })
  await aller(`/isc/auth?${demande}`, 'accord')
  await page.getByRole('button', { name: 'Accepter et continuer' }).click()
  await aller('/isc/services', 'services, après un accord')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await constater('déconnecté')
  assert.deepEqual(fautes, [])
  assert.deepEqual(refus, [])
})
