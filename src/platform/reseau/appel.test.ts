import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, type TestContext, test } from 'node:test'
import { GRAPHIES } from '../../../test/harness/graphies.ts'
import { type Appele, creerAppel, estPublique } from './index.ts'

/** What no link may ever reach: a server that counts whoever comes. */
let touches = 0
const canari = createServer((_, reponse) => {
  touches++
  reponse.end('secret')
})
await new Promise<void>(pret => canari.listen(0, '127.0.0.1', pret))
after(() => {
  canari.close()
  canari.closeAllConnections()
})
const port = (canari.address() as AddressInfo).port

const BORNES = { delaiMs: 2_000, tailleMaxOctets: 1_000 }
const code = (appele: Appele): string => (appele.ok ? `reçu ${appele.statut}` : appele.code)

/** A server of the test's own, closed with it. */
const servir = async (t: TestContext, traiter: RequestListener): Promise<string> => {
  const serveur = createServer(traiter)
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  t.after(() => {
    serveur.close()
    serveur.closeAllConnections()
  })
  return `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
}

test(`[P28] ${GRAPHIES.length} spellings of « inside » in a link: none of another origin is called`, async () => {
  let resolus = 0
  const appeler = creerAppel({
    ...BORNES,
    hotes: [{ adresse: 'https://gazelle.example', local: false }],
    resoudre: async () => {
      resolus++
      return ['127.0.0.1']
    },
  })
  for (const hote of GRAPHIES)
    for (const lien of [`http://${hote}:${port}/r`, `https://${hote}:${port}/r`, `http://${hote}/r`])
      assert.equal(code(await appeler(lien)), 'interdit', lien)
  for (const lien of ['file:///etc/passwd', 'gopher://127.0.0.1', `//127.0.0.1:${port}`, '', 'http://', 'data:,x'])
    assert.equal(code(await appeler(lien)), 'interdit', lien)
  assert.equal(resolus, 0)
  assert.equal(touches, 0)
})

test('[P28] a host that the setting itself names inside is refused too, unless it says that it is local', async () => {
  for (const hote of GRAPHIES) {
    const adresse = `http://${hote}:${port}`
    if (!URL.canParse(adresse) || new URL(adresse).username !== '') continue
    const enTls = adresse.replace('http:', 'https:')
    for (const essai of [adresse, enTls]) {
      const appeler = creerAppel({ ...BORNES, hotes: [{ adresse: essai, local: false }] })
      const appele = await appeler(`${essai}/r`)
      assert.ok(!appele.ok && appele.code !== 'trop_gros', essai)
    }
  }
  assert.equal(touches, 0)
  const local = creerAppel({ ...BORNES, hotes: [{ adresse: `http://127.0.0.1:${port}`, local: true }] })
  assert.equal(code(await local(`http://127.0.0.1:${port}/r`)), 'reçu 200')
  touches = 0
})

test('[P28] an admitted name that leads inside, by one of its addresses or all, is not called', async () => {
  const adresse = `https://gazelle.example:${port}`
  const dedans = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '169.254.169.254', '10.1.2.3', 'fe80::1%lo']
  for (const une of dedans)
    for (const adresses of [[une], ['198.41.0.4', une], [une, '198.41.0.4']]) {
      const appeler = creerAppel({ ...BORNES, hotes: [{ adresse, local: false }], resoudre: async () => adresses })
      assert.equal(code(await appeler(`${adresse}/r`)), 'interdit', adresses.join())
    }
  assert.equal(touches, 0)
})

test('[P28] a name that changes its mind is resolved once a call, and the connection goes to what was checked', async t => {
  const base = await servir(t, (requete, reponse) => reponse.end(requete.headers.host))
  const adresse = `http://gazelle.example:${new URL(base).port}`
  const rendues = ['127.0.0.1', '127.0.0.99']
  let resolutions = 0
  const appeler = creerAppel({
    ...BORNES,
    hotes: [{ adresse, local: true }],
    resoudre: async () => [rendues[resolutions++] ?? '127.0.0.99'],
  })
  const appele = await appeler(`${adresse}/r`)
  assert.equal(resolutions, 1)
  assert.ok(appele.ok)
  // The name stays the one asked for: virtual hosts and certificates are its own.
  assert.equal(new TextDecoder().decode(appele.octets), new URL(adresse).host)
  const apres = await appeler(`${adresse}/r`)
  assert.equal(resolutions, 2)
  // The second answer is checked and followed for itself: nobody listens there.
  assert.equal(code(apres), 'injoignable')
  assert.equal(touches, 0)
})

test('[P28] a redirect is an answer like another: it is not followed, to another host or to the same', async t => {
  for (const statut of [301, 302, 303, 307, 308]) {
    let recues = 0
    const base = await servir(t, (_, reponse) => {
      recues++
      const location = recues % 2 === 1 ? `http://127.0.0.1:${port}/secret` : '/ailleurs'
      reponse.writeHead(statut, { location, refresh: `0;url=http://127.0.0.1:${port}/` }).end()
    })
    const appeler = creerAppel({ ...BORNES, hotes: [{ adresse: base, local: true }] })
    for (const _ of [1, 2]) assert.equal(code(await appeler(`${base}/r`)), `reçu ${statut}`)
    assert.equal(recues, 2)
  }
  assert.equal(touches, 0)
})

test('[P28] [P29] an answer without end, too large, or that comes byte by byte is given up', async t => {
  const essayer = async (traiter: RequestListener, delaiMs = 2_000): Promise<string> => {
    const base = await servir(t, traiter)
    return code(await creerAppel({ ...BORNES, delaiMs, hotes: [{ adresse: base, local: true }] })(`${base}/r`))
  }
  assert.equal(await essayer((_, r) => r.end('x'.repeat(1_000))), 'reçu 200')
  assert.equal(await essayer((_, r) => r.end('x'.repeat(1_001))), 'trop_gros')
  assert.equal(await essayer(() => undefined, 100), 'injoignable')
  const gouttes: RequestListener = (_, r) => {
    const minuterie = setInterval(() => r.write('x'), 20)
    r.on('close', () => clearInterval(minuterie))
  }
  assert.equal(await essayer(gouttes, 150), 'injoignable')
  assert.equal(await essayer((_, r) => r.setHeader('x', 'y'.repeat(100_000)).end()), 'injoignable')
  const muet = creerAppel({
    delaiMs: 50,
    tailleMaxOctets: 1,
    hotes: [{ adresse: 'https://gazelle.example', local: false }],
    resoudre: () => new Promise(() => undefined),
  })
  assert.equal(code(await muet('https://gazelle.example/r')), 'injoignable')
})

test('what is public, and what only looks so', () => {
  for (const publique of ['198.41.0.4', '2.0.0.1', '2a01:e0a::1', '2606:4700::1111']) assert.ok(estPublique(publique))
  const autres = ['203.0.113.9', '198.19.0.1', '255.255.255.255', '2001:db8::1', 'gazelle.example', '', '1.2.3', '::']
  for (const autre of autres) assert.ok(!estPublique(autre), autre)
})
