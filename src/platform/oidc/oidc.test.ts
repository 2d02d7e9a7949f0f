import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { CustomFetch } from 'openid-client'
import type { Biscuit } from '../http/contract.ts'
import { Indisponible } from '../http/erreurs.ts'
import { creerAttentes } from './attente.ts'
import { CLIENT, demarrerFournisseur, type FournisseurDEssai, ORIGINE, personne } from './monde-de-test.ts'
import { creerOidc, type IssueConnexion, type Oidc, versLocal } from './index.ts'
import { creerSceau } from './scelle.ts'

const SECRET = 'secret-des-essais-secret-des-essais'
const silence = { warn: () => undefined }

let fournisseur: FournisseurDEssai
before(async () => {
  fournisseur = await demarrerFournisseur()
})
after(() => fournisseur.arreter())

const client = (reste: { readonly fetch?: CustomFetch; readonly emetteur?: string } = {}): Oidc =>
  creerOidc({ emetteur: fournisseur.emetteur, ...CLIENT, secret: SECRET, log: silence, ...reste })

const porte =
  (...biscuits: readonly Biscuit[]) =>
  (nom: string): string | undefined =>
    biscuits.find(biscuit => biscuit.nom === nom)?.valeur

const chemin = (url: string): string => url.slice(ORIGINE.length)

/** From our button to our return address, where `muter` may change what came back. */
const seConnecter = async (oidc: Oidc, muter: (url: URL) => URL = url => url): Promise<IssueConnexion> => {
  const { url, cookie } = await oidc.commencer({ retour: '/produits', origine: ORIGINE })
  const arrivee = muter(new URL(await fournisseur.parcourir(url)))
  return oidc.terminer({ url: chemin(arrivee.href), biscuit: porte(cookie) })
}

describe('signing in at the provider', () => {
  test('[IDN-1] by discovery, with PKCE S256, state and nonce, gives the person and where they were going', async () => {
    const oidc = client()
    const { url, cookie } = await oidc.commencer({ retour: '/produits?page=2', origine: ORIGINE })
    const demande = new URL(url).searchParams
    assert.equal(demande.get('response_type'), 'code')
    assert.equal(demande.get('code_challenge_method'), 'S256')
    for (const nom of ['state', 'nonce', 'code_challenge']) assert.ok((demande.get(nom)?.length ?? 0) >= 32, nom)
    assert.ok(cookie.dureeSecondes <= 900)
    const issue = await oidc.terminer({ url: chemin(await fournisseur.parcourir(url)), biscuit: porte(cookie) })
    assert.ok(issue.ok)
    assert.equal(issue.retour, '/produits?page=2')
    assert.equal(issue.identite.iss, fournisseur.emetteur)
    assert.equal(issue.identite.sub, personne.sub)
    assert.equal(issue.identite.revendications['family_name'], 'Durand')
    assert.deepEqual(
      issue.cookies.map(({ nom, dureeSecondes }) => [nom, dureeSecondes]),
      [[cookie.nom, 0]],
    )
  })

  test('in two tabs at once works in both', async () => {
    const oidc = client()
    const [un, deux] = [
      await oidc.commencer({ retour: '/a', origine: ORIGINE }),
      await oidc.commencer({ retour: '/b', origine: ORIGINE }),
    ]
    const biscuit = porte(un.cookie, deux.cookie)
    const second = await oidc.terminer({ url: chemin(await fournisseur.parcourir(deux.url)), biscuit })
    const premier = await oidc.terminer({ url: chemin(await fournisseur.parcourir(un.url)), biscuit })
    assert.deepEqual([premier.ok && premier.retour, second.ok && second.retour], ['/a', '/b'])
  })

  test('keeps from the browser what it keeps there', async () => {
    const { url, cookie } = await client().commencer({ retour: '/secret', origine: ORIGINE })
    const clair = Buffer.from(cookie.valeur, 'base64url').toString('latin1')
    assert.doesNotMatch(clair, /secret|retour|state/)
    assert.ok(!cookie.valeur.includes(new URL(url).searchParams.get('state') ?? ''))
  })

  test('ends at the provider too, with the token that names the session', async () => {
    const oidc = client()
    assert.equal(oidc.fin({ idToken: 'jeton', origine: ORIGINE }), null, 'nothing is asked just to sign out')
    await seConnecter(oidc)
    const fin = new URL(oidc.fin({ idToken: 'jeton', origine: ORIGINE }) ?? '')
    assert.equal(fin.searchParams.get('post_logout_redirect_uri'), `${ORIGINE}/`)
    assert.equal(fin.searchParams.get('id_token_hint'), 'jeton')
  })
})

describe('no session comes of', () => {
  const motif = async (issue: Promise<IssueConnexion>): Promise<string> => {
    const { ok, ...reste } = await issue
    return ok ? 'une session' : 'motif' in reste ? reste.motif : ''
  }
  const avec = (nom: string, valeur: string | null) => (url: URL) => {
    if (valeur === null) url.searchParams.delete(nom)
    else url.searchParams.set(nom, valeur)
    return url
  }

  const retours: readonly (readonly [string, (url: URL) => URL, string])[] = [
    ['another state', avec('state', 'a'.repeat(43)), 'perdue'],
    ['no state', avec('state', null), 'perdue'],
    ['another code', avec('code', 'a'.repeat(43)), 'invalide'],
    ['no code', avec('code', null), 'invalide'],
    ['the answer of another issuer', avec('iss', 'https://ailleurs.example'), 'invalide'],
    ['an answer without its issuer', avec('iss', null), 'invalide'],
    ['an error of the provider', avec('error', 'server_error'), 'invalide'],
    ['a refusal by the person', avec('error', 'access_denied'), 'refusee'],
  ]
  for (const [quoi, muter, attendu] of retours)
    test(`${quoi}`, async () => assert.equal(await motif(seConnecter(client(), muter)), attendu))

  test('a return by a browser that did not leave', async () => {
    const oidc = client()
    const { url } = await oidc.commencer({ retour: '/', origine: ORIGINE })
    const arrivee = chemin(await fournisseur.parcourir(url))
    assert.equal(await motif(oidc.terminer({ url: arrivee, biscuit: () => undefined })), 'perdue')
    const intrus = await oidc.commencer({ retour: '/', origine: ORIGINE })
    assert.equal(await motif(oidc.terminer({ url: arrivee, biscuit: () => intrus.cookie.valeur })), 'perdue')
  })

  test('a cookie that was altered, or sealed by another server', async () => {
    const oidc = client()
    const { url, cookie } = await oidc.commencer({ retour: '/', origine: ORIGINE })
    const arrivee = chemin(await fournisseur.parcourir(url))
    const altere = `${cookie.valeur.slice(0, -2)}${cookie.valeur.endsWith('AA') ? 'BB' : 'AA'}`
    assert.equal(await motif(oidc.terminer({ url: arrivee, biscuit: () => altere })), 'perdue')
    const ailleurs = creerOidc({ emetteur: fournisseur.emetteur, ...CLIENT, secret: 'x'.repeat(40), log: silence })
    assert.equal(await motif(ailleurs.terminer({ url: arrivee, biscuit: porte(cookie) })), 'perdue')
  })

  test('the same return played again, here or at another process', async () => {
    const oidc = client()
    const { url, cookie } = await oidc.commencer({ retour: '/', origine: ORIGINE })
    const arrivee = { url: chemin(await fournisseur.parcourir(url)), biscuit: porte(cookie) }
    assert.equal(await motif(oidc.terminer(arrivee)), 'une session')
    assert.equal(await motif(oidc.terminer(arrivee)), 'perdue')
    assert.equal(await motif(client().terminer(arrivee)), 'invalide', 'the provider takes a code once')
  })

  test('an attempt that is too old', () => {
    let maintenant = 0
    const attentes = creerAttentes(SECRET, () => maintenant)
    const garde = attentes.garder({ state: 's', nonce: 'n', verificateur: 'v', origine: ORIGINE, retour: '/' })
    maintenant = 15 * 60 * 1000 + 1
    assert.equal(attentes.reprendre('s', porte(garde)), null)
  })

  /** The provider's answer, its ID token made anew by somebody on the way. */
  const jetonMute =
    (
      muter: (contenu: Record<string, unknown>) => object,
      avecQuoi: { alg?: string; autreCle?: boolean } = {},
    ): CustomFetch =>
    async (url, options) => {
      const reponse = await versLocal({ baseUrl: 'http://ici.invalid', adresse: () => '' })(url, options)
      if (!url.endsWith('/token')) return reponse
      const jetons = (await reponse.json()) as { id_token: string }
      const contenu = JSON.parse(Buffer.from(jetons.id_token.split('.')[1] ?? '', 'base64url').toString())
      const id_token = fournisseur.signer(muter(contenu), avecQuoi)
      return Response.json({ ...jetons, id_token }, { headers: { 'cache-control': 'no-store' } })
    }

  test('(but the same token signed again by the provider itself is one)', async () => {
    assert.equal(await motif(seConnecter(client({ fetch: jetonMute(contenu => contenu) }))), 'une session')
  })

  const jetons: readonly (readonly [
    string,
    (contenu: Record<string, unknown>) => object,
    { alg?: string; autreCle?: boolean }?,
  ])[] = [
    ['a token with another nonce', contenu => ({ ...contenu, nonce: 'x'.repeat(43) })],
    ['a token without its nonce', ({ nonce: _nonce, ...contenu }) => contenu],
    ['a token of another issuer', contenu => ({ ...contenu, iss: 'https://ailleurs.example' })],
    ['a token for another service', contenu => ({ ...contenu, aud: 'autre-service' })],
    [
      'a token for several services, made for another',
      contenu => ({ ...contenu, aud: ['convergence', 'autre'], azp: 'autre' }),
    ],
    ['a token out of date', contenu => ({ ...contenu, exp: 1_000_000_000 })],
    ['a token without an end', ({ exp: _exp, ...contenu }) => contenu],
    ['a token of tomorrow', contenu => ({ ...contenu, nbf: 4_000_000_000 })],
    ['a token of somebody else than the userinfo says', contenu => ({ ...contenu, sub: 'autre' })],
    ['a token signed by another key', contenu => contenu, { autreCle: true }],
    ['a token that is not signed', contenu => contenu, { alg: 'none' }],
    ['a token that says another algorithm', contenu => contenu, { alg: 'RS512' }],
  ]
  for (const [quoi, muter, avecQuoi] of jetons)
    test(quoi, async () =>
      assert.equal(await motif(seConnecter(client({ fetch: jetonMute(muter, avecQuoi) }))), 'invalide'),
    )
})

describe('a provider that is away', () => {
  test('makes signing in wait, says so, and does not keep the server from starting', async () => {
    const oidc = client({ emetteur: 'http://127.0.0.1:1' })
    await assert.rejects(oidc.commencer({ retour: '/', origine: ORIGINE }), (erreur: unknown) => {
      assert.ok(erreur instanceof Indisponible)
      assert.match(erreur.message, /service d’identification ne répond pas/)
      return true
    })
  })

  test('is asked again at the next attempt', async () => {
    let absent = true
    const direct = versLocal({ baseUrl: 'http://ici.invalid', adresse: () => '' })
    const oidc = client({
      fetch: (url, options) => (absent ? Promise.reject(new TypeError('fetch failed')) : direct(url, options)),
    })
    await assert.rejects(oidc.commencer({ retour: '/', origine: ORIGINE }), Indisponible)
    absent = false
    const { url, cookie } = await oidc.commencer({ retour: '/', origine: ORIGINE })
    const arrivee = chemin(await fournisseur.parcourir(url))
    absent = true
    await assert.rejects(oidc.terminer({ url: arrivee, biscuit: porte(cookie) }), Indisponible)
  })

  test('in the clear elsewhere than on this machine is refused at start', () => {
    assert.throws(() => client({ emetteur: 'http://isc.example' }), /doit être joint en https/)
    assert.throws(() => client({ emetteur: 'http://127.0.0.1.example' }), /https/)
  })
})

test('the local provider is reached by its own address, under its public name', async () => {
  const serveur = createServer((req, res) =>
    res.setHeader('connection', 'close').end(`${req.method} ${req.headers.host} ${req.url}`),
  )
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  const adresse = serveur.address()
  assert.ok(adresse && typeof adresse === 'object')
  const aller = versLocal({ baseUrl: 'https://demo.example', adresse: () => `http://127.0.0.1:${adresse.port}` })
  const reponse = await aller('https://demo.example/isc/jwks?a=1', {
    method: 'GET',
    headers: {},
    body: undefined,
    redirect: 'manual',
  })
  serveur.close()
  assert.equal(await reponse.text(), 'GET demo.example /isc/jwks?a=1')
})

test('a seal opens what it sealed, and nothing else', () => {
  const sceau = creerSceau(SECRET, 'a')
  assert.equal(sceau.ouvrir(sceau.sceller('été')), 'été')
  for (const faux of ['', 'x', 'A'.repeat(80), sceau.sceller('été').slice(1), creerSceau(SECRET, 'b').sceller('été')])
    assert.equal(sceau.ouvrir(faux), null)
})
