import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { json, page, type Reponse, type Route } from './contract.ts'
import { demander, pageVide, serveurDEssai } from './monde-de-test.tsx'
import type { Serveur } from './options.ts'
import { horsDuFichier, lirePlage, plageDemandee } from './plage.ts'
import { disposition } from './reponse.ts'

const lire = (chemin: string, reponse: () => Reponse): Route => ({
  methode: 'GET',
  chemin,
  acces: { qui: 'public' },
  traiter: reponse,
})
const long = 'é'.repeat(40_000)
const octets = Buffer.from('contenu de la pièce')

const routes: readonly Route[] = [
  lire('/', () => page(pageVide('Accueil'))),
  lire('/longue', () => page(pageVide(long))),
  lire('/tres-longue', () => page(pageVide(long.repeat(3)))),
  lire('/refus', () => page(pageVide('Refus'), 422)),
  lire('/piece', () => ({
    kind: 'fichier',
    nom: 'pièce.html',
    type: 'text/html',
    taille: octets.length,
    corps: Readable.from([octets]),
    disposition: 'attachment',
  })),
  lire('/accuse.pdf', () => ({
    kind: 'fichier',
    nom: 'accusé.pdf',
    type: 'application/pdf',
    corps: octets,
    disposition: 'inline',
  })),
  {
    methode: 'GET',
    chemin: '/video',
    acces: { qui: 'public' },
    traiter: ({ entetes }) => {
      const plage = lirePlage(entetes.range, octets.length)
      if (plage === 'hors_du_fichier') return horsDuFichier(octets.length)
      const corps = plage ? octets.subarray(plage.debut, plage.fin + 1) : octets
      return {
        kind: 'fichier',
        nom: 'v.mp4',
        type: 'video/mp4',
        corps,
        disposition: 'attachment',
        ...(plage ? { plage } : {}),
      }
    },
  },
  lire('/registre/:reference', () => json({ forme: 'page' })),
  lire('/registre/:reference.json', () => json({ forme: 'json' })),
  lire('/metriques', () => ({ kind: 'brute', statut: 200, entetes: { 'content-type': 'text/plain' }, corps: 'a 1\n' })),
  lire('/coupee', () => ({
    kind: 'fichier',
    nom: 'a',
    type: 'text/plain',
    disposition: 'attachment',
    corps: new Readable({
      read() {
        this.destroy(new Error('disque'))
      },
    }),
  })),
]

describe('an answer', () => {
  let serveur: Serveur
  before(async () => {
    const actif = {
      chemin: '/actifs/app-0a1b.css',
      type: 'text/css',
      contenu: Buffer.from('a{}'),
      brotli: Buffer.from('br'),
      gzip: Buffer.from('gz'),
    }
    serveur = await serveurDEssai(routes, { limites: 'aucune', actifs: [actif] })
  })
  after(() => serveur.fermer())

  test('carries the strict policy and the other headers of security, whatever it is', async () => {
    for (const url of ['/', '/refus', '/inconnue', '/metriques', '/actifs/app-0a1b.css', '/%zz']) {
      const { headers } = await demander(serveur, { url })
      assert.match(
        String(headers['content-security-policy']),
        /^default-src 'none'; script-src 'self'; style-src 'self'; /,
        url,
      )
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['referrer-policy'], 'same-origin')
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
      assert.match(String(headers['x-correlation']), /^[0-9a-f-]{36}$/)
    }
  })

  test('to somebody signed in is kept nowhere; to anyone, is not sent again when unchanged', async () => {
    assert.equal((await demander(serveur, { qui: 'pierre', url: '/' })).headers['cache-control'], 'private, no-store')
    const publique = await serveurDEssai([lire('/', () => json({ a: 1 }))])
    const premiere = await demander(publique, { url: '/' })
    assert.equal(premiere.headers['cache-control'], 'private, no-cache')
    const etiquette = String(premiere.headers.etag)
    const seconde = await demander(publique, { url: '/', headers: { 'if-none-match': etiquette } })
    assert.deepEqual([seconde.statusCode, seconde.body], [304, ''])
    assert.equal(
      (await demander(publique, { qui: 'pierre', url: '/', headers: { 'if-none-match': etiquette } })).statusCode,
      200,
    )
    await publique.fermer()
  })

  test('is compressed as the browser takes it, from 1 kB on', async () => {
    const avec = (url: string, accepte: string) => demander(serveur, { url, headers: { 'accept-encoding': accepte } })
    for (const url of ['/longue', '/tres-longue']) {
      const enBrotli = await avec(url, 'gzip, deflate, br, zstd')
      assert.equal(enBrotli.headers['content-encoding'], 'br')
      assert.match(brotliDecompressSync(enBrotli.rawPayload).toString(), /^\{"titre":"é{40000}/)
      const enGzip = await avec(url, 'gzip, br;q=0')
      assert.equal(enGzip.headers['content-encoding'], 'gzip')
      assert.match(gunzipSync(enGzip.rawPayload).toString(), /^\{"titre":"é{40000}/)
    }
    assert.equal((await avec('/longue', 'identity')).headers['content-encoding'], undefined)
    assert.equal((await avec('/', 'br')).headers['content-encoding'], undefined)
  })

  test('that is a deposited file never runs: attachment, sandbox, its name in both forms', async () => {
    const { headers, rawPayload } = await demander(serveur, { url: '/piece' })
    assert.equal(headers['content-disposition'], `attachment; filename="piece.html"; filename*=UTF-8''pi%C3%A8ce.html`)
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
    assert.equal(headers['content-length'], String(octets.length))
    assert.deepEqual(rawPayload, octets)
    assert.match(
      String((await demander(serveur, { url: '/accuse.pdf' })).headers['content-security-policy']),
      /script-src 'none'/,
    )
  })

  test('gives the part of a file that is asked for', async () => {
    const partie = await demander(serveur, { url: '/video', headers: { range: 'bytes=0-6' } })
    assert.deepEqual(
      [partie.statusCode, partie.body, partie.headers['content-range']],
      [206, 'contenu', 'bytes 0-6/20'],
    )
    assert.equal((await demander(serveur, { url: '/video' })).statusCode, 200)
  })

  test('is found by its path, with and without .json, by HEAD, with a slash at the end', async () => {
    assert.equal((await demander(serveur, { url: '/registre/A1' })).json().forme, 'page')
    assert.equal((await demander(serveur, { url: '/registre/A1.json' })).json().forme, 'json')
    assert.equal((await demander(serveur, { url: '/registre/A1/' })).statusCode, 200)
    const tete = await demander(serveur, { method: 'HEAD', url: '/' })
    assert.deepEqual([tete.statusCode, tete.body], [200, ''])
  })

  test('that is a static file is kept for ever, compressed beforehand', async () => {
    const actif = (accepte: string) =>
      demander(serveur, { url: '/actifs/app-0a1b.css', headers: { 'accept-encoding': accepte } })
    assert.equal((await actif('gzip, br')).body, 'br')
    assert.equal((await actif('gzip')).body, 'gz')
    const { body, headers } = await actif('identity')
    assert.equal(body, 'a{}')
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
  })

  test('cut by the disk is an error, not an empty file', async () => {
    assert.equal((await demander(serveur, { url: '/coupee' })).statusCode, 500)
  })
})

test('a name of file cannot leave its quotes', () => {
  assert.equal(
    disposition('attachment', 'a"; filename="b.exe\r\nx: y\\.pdf'),
    `attachment; filename="a__ filename=_b.exex: y_.pdf"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0Ax%3A%20y%5C.pdf`,
  )
  assert.match(disposition('inline', '\ud800.pdf'), /UTF-8''%EF%BF%BD\.pdf$/)
})

test('a range is read, or the whole is given, or it begins after the end', () => {
  assert.deepEqual(lirePlage('bytes=0-0', 10), { debut: 0, fin: 0, total: 10 })
  assert.deepEqual(lirePlage('bytes=5-', 10), { debut: 5, fin: 9, total: 10 })
  assert.deepEqual(lirePlage('bytes=-3', 10), { debut: 7, fin: 9, total: 10 })
  assert.deepEqual(lirePlage('bytes=-30', 10), { debut: 0, fin: 9, total: 10 })
  assert.deepEqual(lirePlage('bytes=2-99', 10), { debut: 2, fin: 9, total: 10 })
  assert.deepEqual(lirePlage('Bytes=2-3', 10), { debut: 2, fin: 3, total: 10 })
  for (const autre of ['bytes=5-2', 'bytes=0-1,3-4', 'bytes=-', 'lignes=0-1', 'bytes=a-b', undefined])
    assert.equal(lirePlage(autre, 10), null, String(autre))
  for (const apres of ['bytes=10-', 'bytes=10-20', 'bytes=-0'])
    assert.equal(lirePlage(apres, 10), 'hors_du_fichier', apres)
  assert.equal(lirePlage('bytes=0-', 0), 'hors_du_fichier')
})

test('If-Range: a part for who holds this file, the whole for who holds another', () => {
  const fichier = { total: 10, etiquette: '"abc"' }
  const partie = { debut: 0, fin: 4, total: 10 }
  assert.deepEqual(plageDemandee({ range: 'bytes=0-4' }, fichier), partie)
  assert.deepEqual(plageDemandee({ range: 'bytes=0-4', 'if-range': '"abc"' }, fichier), partie)
  for (const autre of ['"autre"', 'W/"abc"', 'Wed, 21 Oct 2026 07:28:00 GMT'])
    assert.equal(plageDemandee({ range: 'bytes=0-4', 'if-range': autre }, fichier), null)
})
