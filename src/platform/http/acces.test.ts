import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Acces, Route } from './contract.ts'
import { json } from './contract.ts'
import { demander, type Qui, serveurDEssai } from './monde-de-test.tsx'
import type { Serveur } from './options.ts'

const acces: Readonly<Record<string, Acces>> = {
  '/public': { qui: 'public' },
  '/connecte': { qui: 'connecte' },
  '/editeur': { qui: 'editeur' },
  '/agent': { qui: 'agent' },
  '/verificateur': { qui: 'agent', roles: ['verificateur', 'direction'] },
}
const routes: readonly Route[] = Object.entries(acces).flatMap(([chemin, qui]) => [
  { methode: 'GET', chemin, acces: qui, traiter: ({ connecte }) => json({ nom: connecte?.acteur.nom ?? null }) },
  { methode: 'POST', chemin, acces: qui, sansJeton: 'essai des accès seuls', traiter: () => json({}) },
])

/** The whole matrix: what each person gets on each route. */
const attendus: Readonly<Record<Qui | 'personne', Readonly<Record<string, number>>>> = {
  personne: { '/public': 200, '/connecte': 303, '/editeur': 303, '/agent': 303, '/verificateur': 303 },
  nouvelle: { '/public': 200, '/connecte': 303, '/editeur': 303, '/agent': 303, '/verificateur': 303 },
  pierre: { '/public': 200, '/connecte': 200, '/editeur': 200, '/agent': 403, '/verificateur': 403 },
  nadia: { '/public': 200, '/connecte': 200, '/editeur': 403, '/agent': 200, '/verificateur': 403 },
  hugo: { '/public': 200, '/connecte': 200, '/editeur': 403, '/agent': 200, '/verificateur': 200 },
}

describe('who may call a route', () => {
  let serveur: Serveur
  before(async () => {
    serveur = await serveurDEssai(routes)
  })
  after(() => serveur.fermer())

  for (const [nom, parChemin] of Object.entries(attendus)) {
    test(`${nom} gets what the declared access gives, and nothing else`, async () => {
      const qui = nom === 'personne' ? {} : { qui: nom as Qui }
      for (const [url, statut] of Object.entries(parChemin)) {
        assert.equal((await demander(serveur, { ...qui, url })).statusCode, statut, `GET ${url}`)
        const enEcriture = statut === 303 ? 401 : statut
        assert.equal((await demander(serveur, { ...qui, method: 'POST', url })).statusCode, enEcriture, `POST ${url}`)
      }
    })
  }

  test('[IDN-6] not signed in: to the sign-in page, then back to where the person was', async () => {
    const { headers } = await demander(serveur, { url: '/editeur?page=2&tri=nom' })
    assert.equal(headers.location, '/connexion?retour=%2Fediteur%3Fpage%3D2%26tri%3Dnom')
  })

  test('[IDN-5] a session that is retained goes by its page first', async () => {
    const { headers } = await demander(serveur, { qui: 'nouvelle', url: '/connecte' })
    assert.equal(headers.location, '/cgu?retour=%2Fconnecte')
  })

  test('a program that asks for JSON gets 401 as a problem, not a page to sign in', async () => {
    const deJson = await serveurDEssai([
      { methode: 'GET', chemin: '/a.json', acces: { qui: 'connecte' }, traiter: () => json({}) },
    ])
    const reponse = await demander(deJson, { url: '/a.json' })
    assert.equal(reponse.statusCode, 401)
    assert.equal(reponse.headers['content-type'], 'application/problem+json; charset=utf-8')
    await deJson.fermer()
  })

  test('a cookie that is not one of ours is nobody, and the database is not asked', async () => {
    let demandes = 0
    const compteur = await serveurDEssai(routes, {
      resoudreSession: async () => {
        demandes++
        return null
      },
    })
    await demander(compteur, { url: '/connecte', headers: { cookie: `session=${"' or 1=1 --".padEnd(43, 'x')}` } })
    assert.equal(demandes, 0)
    await demander(compteur, { url: '/connecte', headers: { cookie: `session=${'A'.repeat(43)}` } })
    assert.equal(demandes, 1)
    await compteur.fermer()
  })
})

describe('a route that does not say who may call it', () => {
  test('keeps the server from starting', async () => {
    const sansAcces = { methode: 'GET', chemin: '/oubli', traiter: () => json({}) } as unknown as Route
    await assert.rejects(serveurDEssai([sansAcces]), /GET \/oubli ne déclare pas qui peut l’appeler/)
  })

  test('two routes at one address keep it from starting too', async () => {
    const route: Route = { methode: 'GET', chemin: '/deux', acces: { qui: 'public' }, traiter: () => json({}) }
    await assert.rejects(serveurDEssai([route, route]))
  })
})
