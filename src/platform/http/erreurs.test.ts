import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { json, type Route } from './contract.ts'
import { ConflitDeVersion, Indisponible, Interdit, NonTrouve } from './erreurs.ts'
import { demander, type Ligne, serveurDEssai } from './monde-de-test.tsx'
import type { Serveur } from './options.ts'

const echouer = (chemin: string, erreur: () => unknown): Route => ({
  methode: 'GET',
  chemin,
  acces: { qui: 'public' },
  traiter: () => {
    throw erreur()
  },
})

const routes: readonly Route[] = [
  echouer('/autre', () => new NonTrouve()),
  echouer('/interdit', () => new Interdit()),
  echouer('/conflit', () => new ConflitDeVersion()),
  echouer('/bogue', () => new Error('mot de passe : hunter2, table personnes')),
  echouer('/refusee', () => Object.assign(new Error('connect ECONNREFUSED /tmp/.s.PGSQL'), { code: 'ECONNREFUSED' })),
  echouer('/fichier', () => Object.assign(new Error('open x'), { code: 'ENOENT', syscall: 'open' })),
  echouer('/occupe', () => new Indisponible('Réessayez.', 30)),
  echouer('/texte', () => 'une chaîne'),
  { methode: 'GET', chemin: '/ici', acces: { qui: 'public' }, traiter: () => json({}) },
  { methode: 'GET', chemin: '/la/:x', acces: { qui: 'public' }, traiter: () => json({}) },
  { methode: 'POST', chemin: '/la/:y', acces: { qui: 'public' }, traiter: () => json({}) },
  { methode: 'POST', chemin: '/ici', acces: { qui: 'public' }, traiter: () => json({}) },
]

const attendus: readonly (readonly [string, number])[] = [
  ['/nulle-part', 404],
  ['/autre', 404],
  ['/interdit', 403],
  ['/conflit', 409],
  ['/bogue', 500],
  ['/fichier', 500],
  ['/texte', 500],
  ['/refusee', 503],
  ['/occupe', 503],
  ['/%zz', 400],
]

describe('an error', () => {
  let serveur: Serveur
  const lignes: Ligne[] = []
  const noter = (niveau: string) => (objet: object, texte?: string) =>
    void lignes.push({ niveau, objet, texte: texte ?? '' })
  before(async () => {
    serveur = await serveurDEssai(routes, {
      limites: 'aucune',
      log: { info: noter('info'), warn: noter('warn'), error: noter('error') },
    })
  })
  after(() => serveur.fermer())

  for (const [url, statut] of attendus) {
    test(`${url}: ${statut}, as a page and as a problem, with the correlation id`, async () => {
      const enPage = await demander(serveur, { url, headers: { accept: 'text/html' } })
      assert.equal(enPage.statusCode, statut)
      assert.equal(enPage.headers['content-type'], 'text/html; charset=utf-8')
      assert.equal(enPage.json().correlation, enPage.headers['x-correlation'])
      const enJson = await demander(serveur, { url, headers: { accept: 'application/json' } })
      assert.equal(enJson.headers['content-type'], 'application/problem+json; charset=utf-8')
      const { status, title, detail, correlation } = enJson.json()
      assert.deepEqual([status, correlation], [statut, enJson.headers['x-correlation']])
      assert.ok(title.length > 5 && detail.length > 9)
      for (const { body } of [enPage, enJson]) assert.doesNotMatch(body, /hunter2|ECONN|PGSQL|\.ts\b|at Object/)
    })
  }

  test('that is a bug goes to the log with its stack and its correlation id', async () => {
    const { headers } = await demander(serveur, { url: '/bogue' })
    const ligne = lignes.find(
      ({ niveau, objet }) =>
        niveau === 'error' && 'correlation' in objet && objet.correlation === headers['x-correlation'],
    )
    assert.ok(ligne && 'err' in ligne.objet && ligne.objet.err instanceof Error && ligne.objet.err.stack)
  })

  test('« not yours » and « not there » answer alike, but for their correlation id', async () => {
    const sansReference = async (url: string): Promise<string> => {
      const { statusCode, body, headers } = await demander(serveur, { url, qui: 'pierre' })
      const { 'x-correlation': reference, date: _date, ...reste } = headers
      return JSON.stringify([statusCode, reste, body.replaceAll(String(reference), '').replace(url, '')])
    }
    assert.equal(await sansReference('/autre'), await sansReference('/nulle'))
  })

  test('says when to come back', async () => {
    assert.equal((await demander(serveur, { url: '/occupe' })).headers['retry-after'], '30')
  })

  test('another verb at a known address is 405 and says which ones are taken', async () => {
    const reponse = await demander(serveur, { method: 'DELETE', url: '/ici' })
    assert.deepEqual([reponse.statusCode, reponse.headers.allow], [405, 'GET, POST'])
    const autreNom = await demander(serveur, { method: 'PUT', url: '/la/1' })
    assert.deepEqual([autreNom.statusCode, autreNom.headers.allow], [405, 'GET, POST'])
  })

  test('in the page of errors itself still answers', async () => {
    const casse = await serveurDEssai(routes, {
      rendre: () => {
        throw new Error('mise en page')
      },
    })
    const reponse = await demander(casse, { url: '/autre' })
    assert.equal(reponse.statusCode, 404)
    assert.match(reponse.body, /Page introuvable[\s\S]*Référence/)
    await casse.fermer()
  })

  test('of the session store is a 503 on every page, public ones included, never an open door', async () => {
    const sansBase = await serveurDEssai(routes, {
      resoudreSession: async () => {
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
      },
    })
    assert.equal((await demander(sansBase, { url: '/ici', qui: 'pierre' })).statusCode, 503)
    assert.equal((await demander(sansBase, { url: '/ici' })).statusCode, 200)
    await sansBase.fermer()
  })

  test('of protocol closes the connection and says nothing of the server', async () => {
    await serveur.ecouter({ port: 0 })
    const adresse = serveur.app.server.address()
    assert.ok(adresse && typeof adresse === 'object')
    for (const demande of [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc',
    ]) {
      const recu = await new Promise<string>((resolve, reject) => {
        const prise = connect(adresse.port, '127.0.0.1', () => prise.write(demande))
        let texte = ''
        prise.on('data', octets => {
          texte += octets.toString()
        })
        prise.on('close', () => resolve(texte)).on('error', reject)
      })
      assert.match(recu, /^HTTP\/1\.1 400 Bad Request\r\n/)
      assert.doesNotMatch(recu, /fastify|node/i)
    }
  })
})
