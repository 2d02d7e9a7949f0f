import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as client from 'openid-client'
import {
  base,
  codeRecu,
  configurationDe,
  convergence,
  demander,
  espace,
  HUGO,
  motDePasse,
  navigateur,
  PIERRE,
  propre,
  seConnecter,
} from './monde-de-test.ts'
import { texteDe } from './navigateur-de-test.ts'

test('the discovery document gives addresses under /isc, and code with PKCE S256 only', async () => {
  const document = (await configurationDe(convergence)).serverMetadata()
  assert.equal(document.issuer, `${base}/isc`)
  assert.equal(document.authorization_endpoint, `${base}/isc/auth`)
  assert.equal(document.token_endpoint, `${base}/isc/token`)
  assert.equal(document.end_session_endpoint, `${base}/isc/session/end`)
  assert.deepEqual(document.code_challenge_methods_supported, ['S256'])
})

test('[IDN-1] [IDN-3] [IDN-4] from the service’s request to the claims: password, code, agreement', async t => {
  const n = await propre(t)
  const { url, finir } = await demander(convergence)
  const connexion = await n.aller(url)
  assert.match(
    texteDe(connexion),
    /Pour accéder à : Plateforme Convergence Se connecter avec Industriels Santé Connect/,
  )

  const code = await motDePasse(n, PIERRE)
  assert.match(code.url.pathname, /\/code$/)
  assert.match(texteDe(code), /Saisir le code reçu par courriel/)
  const accord = await n.envoyer('/code', { code: await codeRecu(PIERRE) })
  assert.match(texteDe(accord), /Partager les informations de votre compte avec : Plateforme Convergence/)

  const retour = await n.envoyer('/accord', { decision: 'accepter' })
  assert.equal(retour.url.pathname, '/convergence/retour')
  const { id, infos } = await finir(retour.url)
  assert.equal(id.iss, `${base}/isc`)
  assert.deepEqual(id['amr'], ['pwd', 'otp', 'mfa'])
  assert.match(infos.sub, /^[0-9a-f-]{36}$/)
  assert.deepEqual(
    { ...infos },
    {
      sub: infos.sub,
      given_name: 'Pierre',
      family_name: 'Durand',
      fonction: 'Chef de produit',
      email: PIERRE,
      email_verified: true,
      phone_number: '04 72 00 00 02',
      role_entreprise: 'salarie',
      entreprise: {
        siret: '73282932000074',
        nom: 'Imagerie Démo SAS',
        forme_juridique: 'Société par actions simplifiée',
        adresse: '12 rue de la Radiologie, 69003 Lyon',
        representant: {
          nom: 'Claire Martin',
          courriel: 'claire.martin@imagerie-demo.example',
          telephone: '04 72 00 00 01',
          fonction: 'Présidente',
        },
      },
    },
  )
})

test('[IDN-4] a person of the agency has an account of their own, tied to no company', async t => {
  const n = await propre(t)
  const { url, finir } = await demander(convergence)
  await n.aller(url)
  const accord = await seConnecter(n, HUGO)
  assert.doesNotMatch(texteDe(accord), /SIRET/)
  const { infos } = await finir((await n.envoyer('/accord', { decision: 'accepter' })).url)
  assert.deepEqual(
    [infos['fonction'], infos['role_entreprise'], infos['entreprise']],
    ['Vérificateur', undefined, undefined],
  )
})

test('[IDN-1] signed in to one service, a person is not asked again by the other, but for their agreement', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  await seConnecter(n, PIERRE)
  await n.envoyer('/accord', { decision: 'accepter' })

  const autre = await demander(espace)
  const page = await n.aller(autre.url)
  assert.match(texteDe(page), /Partager les informations de votre compte avec : Espace Authentifié/)
  const retour = await n.envoyer('/accord', { decision: 'accepter' })
  assert.equal((await autre.finir(retour.url)).infos.email, PIERRE)

  const encore = await demander(convergence)
  const direct = await n.aller(encore.url)
  assert.equal(direct.url.pathname, '/convergence/retour', 'neither password, nor code, nor agreement')
  assert.equal((await encore.finir(direct.url)).infos.email, PIERRE)
})

test('[IDN-5] the agreement names the service and every piece of data; refused, there is no access', async t => {
  const n = await propre(t)
  const { url, finir } = await demander(convergence)
  await n.aller(url)
  const accord = texteDe(await seConnecter(n, PIERRE))
  for (const donnee of [
    'Plateforme Convergence',
    'Pierre Durand',
    'Chef de produit',
    PIERRE,
    '04 72 00 00 02',
    'salarié',
    'Imagerie Démo SAS',
    '73282932000074',
    '12 rue de la Radiologie',
    'Claire Martin',
  ])
    assert.ok(accord.includes(donnee), donnee)
  const retour = await n.envoyer('/accord', { decision: 'refuser' })
  assert.equal(retour.url.pathname, '/convergence/retour')
  assert.equal(retour.url.searchParams.get('error'), 'access_denied')
  assert.equal(retour.url.searchParams.get('code'), null)
  await assert.rejects(finir(retour.url), client.AuthorizationResponseError)
  const encore = await n.aller((await demander(convergence)).url)
  assert.match(texteDe(encore), /Partager les informations/, 'asked again, never presumed')
})

test('[IDN-5] the agreement is dated, remembered across sessions, and asked again once taken back', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  await seConnecter(n, PIERRE)
  await n.envoyer('/accord', { decision: 'accepter' })

  const autre = navigateur()
  await autre.aller((await demander(convergence)).url)
  assert.equal((await seConnecter(autre, PIERRE)).url.pathname, '/convergence/retour')
  const services = await autre.aller(`${base}/isc/services`)
  assert.match(texteDe(services), /Accords de partage Plateforme Convergence Accord donné le/)
  assert.match(
    texteDe(await autre.envoyer('/services/retrait')),
    /L’accord donné à « Plateforme Convergence » est retiré/,
  )
  assert.match(texteDe(await autre.aller((await demander(convergence)).url)), /Partager les informations/)
})

test('giving up goes back to the service, which is told', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  const retour = await n.envoyer('/abandon')
  assert.equal(retour.url.searchParams.get('error'), 'access_denied')

  await n.aller(`${base}/isc/services`)
  assert.match(texteDe(await n.envoyer('/abandon')), /Vous êtes déconnecté/)
})

test('[IDN-6] iSC’s list of services signs in, shows who and in which role, and leads to Convergence', async t => {
  const n = await propre(t)
  const connexion = await n.aller(`${base}/isc`)
  assert.match(texteDe(connexion), /Pour accéder à : la liste des services/)
  const services = await seConnecter(n, PIERRE)
  assert.equal(services.url.pathname, '/isc/services')
  assert.match(texteDe(services), /Pierre Durand Imagerie Démo SAS · salarié/)
  assert.match(services.html, /<a href="\/convergence\/connexion">Plateforme Convergence<\/a>/)
  const page = await n.aller((await demander(convergence)).url)
  assert.match(texteDe(page), /Partager les informations/, 'no password asked again')
})
