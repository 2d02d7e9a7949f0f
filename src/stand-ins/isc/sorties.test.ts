import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as client from 'openid-client'
import { base, configurationDe, convergence, demander, HUGO, PIERRE, propre, seConnecter } from './monde-de-test.ts'
import { texteDe } from './navigateur-de-test.ts'

test('signing out of the service signs out of iSC, and comes back with its state', async t => {
  const n = await propre(t)
  const { url, finir } = await demander(convergence)
  await n.aller(url)
  await seConnecter(n, PIERRE)
  const retour = await n.envoyer('/accord', { decision: 'accepter' })
  const { idToken } = await finir(retour.url)
  const fin = client.buildEndSessionUrl(await configurationDe(convergence), {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${base}/convergence/`,
    state: 'abc',
  })
  const sortie = await n.aller(fin)
  assert.equal(sortie.url.href, `${base}/convergence/?state=abc`)
  assert.match(texteDe(await n.aller((await demander(convergence)).url)), /Première étape sur deux/)
  const deuxieme = await n.aller(fin)
  assert.equal(deuxieme.url.href, `${base}/convergence/?state=abc`, 'already signed out: back at once')
})

test('without a proof of who asks, signing out is asked for; no address but the service’s own is gone back to', async t => {
  const n = await propre(t)
  await n.aller(`${base}/isc/services`)
  await seConnecter(n, PIERRE)
  const fin = `${base}/isc/session/end?client_id=convergence&post_logout_redirect_uri=`
  const refus = await n.aller(fin + encodeURIComponent('https://evil.test/'))
  assert.equal(refus.statut, 400)
  assert.match(texteDe(refus), /Demande refusée/)
  const demande = await n.aller(fin + encodeURIComponent(`${base}/convergence/`))
  assert.match(texteDe(demande), /Se déconnecter aussi d’Industriels Santé Connect/)
  const sortie = await n.envoyer('/session/end/confirm', { logout: 'yes' })
  assert.equal(sortie.url.href, `${base}/convergence/`)
  const deja = await n.aller(fin + encodeURIComponent('https://evil.test/'))
  assert.equal(deja.url.pathname, '/isc/deconnexion')
})

test('signing out from the list of services', async t => {
  const n = await propre(t)
  await n.aller(`${base}/isc/services`)
  await seConnecter(n, PIERRE)
  const sortie = await n.envoyer('/isc/deconnexion')
  assert.match(texteDe(sortie), /Vous êtes déconnecté/)
  assert.match(texteDe(await n.aller(`${base}/isc/services`)), /Première étape sur deux/)
})

test('somebody else signing in on the same browser ends the first session', async t => {
  const n = await propre(t)
  await n.aller(`${base}/isc/services`)
  await seConnecter(n, PIERRE)
  const { url, finir } = await demander(convergence, { prompt: 'login' })
  assert.match(texteDe(await n.aller(url)), /Première étape sur deux/)
  await seConnecter(n, HUGO)
  const retour = await n.envoyer('/accord', { decision: 'accepter' })
  assert.equal((await finir(retour.url)).infos.email, HUGO)
  assert.match(texteDe(await n.aller(`${base}/isc/services`)), /Hugo Lefèvre Vérificateur/)
})
