import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { ouvrirNavigateur } from '../../test/harness/chromium.ts'
import { examiner, noterRefus } from '../../test/harness/examen.ts'
import { portLibre } from '../../test/harness/produit.ts'
import {
  CleDejaUtilisee,
  ConflitDeVersion,
  ErreurDeBord,
  Indisponible,
  Interdit,
  NonTrouve,
} from '../kernel/erreurs.ts'
import type { Route } from '../platform/http/contract.ts'
import { creerServeur } from '../platform/http/serveur.ts'
import { preparerActifs } from '../ui/actifs.ts'
import { miseEnPage } from '../ui/index.ts'
import { pageErreur } from './page-erreur.tsx'

const erreurs: Readonly<Record<number, () => Error>> = {
  403: () => new Interdit(),
  404: () => new NonTrouve(),
  409: () => new ConflitDeVersion(),
  413: () => Object.assign(new Error('trop'), { statusCode: 413 }),
  415: () => Object.assign(new Error('format'), { statusCode: 415 }),
  422: () => new CleDejaUtilisee(),
  429: () =>
    new ErreurDeBord(429, 'Vous avez envoyé trop de demandes en peu de temps. Patientez une minute, puis recommencez.'),
  500: () => new Error('mot de passe hunter2'),
  503: () => new Indisponible(),
}

const port = await portLibre()
const baseUrl = `http://127.0.0.1:${port}`
const lever = (statut: string, methode: 'GET' | 'POST'): Route => ({
  methode,
  chemin: `/erreur/${statut}`,
  acces: { qui: 'public' },
  traiter: () => {
    throw erreurs[Number(statut)]?.()
  },
})
const serveur = await creerServeur({
  routes: Object.keys(erreurs).flatMap(statut => [lever(statut, 'GET'), lever(statut, 'POST')]),
  actifs: await preparerActifs({ marqueEtat: false }),
  baseUrl,
  secret: 'secret-des-essais-secret-des-essais',
  limites: 'aucune',
  delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  pageErreur,
  rendre: (page, contexte) =>
    miseEnPage(page, { ...contexte, demonstration: false, operateur: 'Agence d’essai', marqueEtat: false }),
  resoudreSession: async () => null,
})
await serveur.ecouter({ port })
after(serveur.fermer)

describe('the page of an error', () => {
  for (const statut of Object.keys(erreurs)) {
    test(`${statut}: says what happened, what to do, where to go, and its reference`, async () => {
      const reponse = await fetch(`${baseUrl}/erreur/${statut}`)
      const html = await reponse.text()
      assert.equal(reponse.status, Number(statut))
      assert.equal(html.match(/<h1/g)?.length, 1)
      assert.match(html, new RegExp(`Erreur ${statut}`))
      assert.match(html, /Que faire[\s\u00a0]\?<\/h2>[\s\S]*<ul><li>/)
      const reference = reponse.headers.get('x-correlation') ?? 'aucune'
      assert.ok(html.includes(`<code class="cv-empreinte cv-empreinte--entiere">${reference}</code>`))
      assert.doesNotMatch(html, /hunter2/)
    })
  }

  test('of a form leads back to the page that the form was on; of a moment’s trouble, to the page itself', async () => {
    const lien = async (methode: string, statut: number, referer = ''): Promise<string | undefined> => {
      const entetes = { origin: baseUrl, ...(referer ? { referer } : {}) }
      const corps = methode === 'POST' ? { body: new URLSearchParams({ a: 'b' }) } : {}
      const reponse = await fetch(`${baseUrl}/erreur/${statut}`, { method: methode, headers: entetes, ...corps })
      return /<a class="fr-btn" href="([^"]*)">/.exec(await reponse.text())?.[1]
    }
    assert.equal(await lien('POST', 409, `${baseUrl}/produits/1?page=2`), '/produits/1?page=2')
    assert.equal(await lien('POST', 409, 'https://ailleurs.example/x'), '/')
    assert.equal(await lien('POST', 409, `${baseUrl}//ailleurs.example/`), '/')
    assert.equal(await lien('GET', 503), '/erreur/503')
    assert.equal(await lien('GET', 404), '/')
  })
})

test('every error page: nothing for axe, nothing against the policy, at 1,280, 390 and 320 px', async t => {
  const navigateur = await ouvrirNavigateur()
  const contexte = await navigateur.newContext({ baseURL: baseUrl, locale: 'fr-FR' })
  t.after(() => contexte.close())
  const page = await contexte.newPage()
  const refus = noterRefus(page)
  const fautes: string[] = []
  for (const statut of Object.keys(erreurs)) {
    await page.goto(`/erreur/${statut}`)
    fautes.push(...(await examiner(page, `erreur-${statut}`)))
  }
  assert.deepEqual([fautes, refus], [[], []])
})
