import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { creerIsc, installerComptes, MOT_DE_PASSE_DE_DEMONSTRATION } from './index.ts'
import {
  base,
  convergence,
  db,
  demander,
  ecouter,
  erreurs,
  HUGO,
  motDePasse,
  navigateur,
  PIERRE,
  port,
  propre,
  seConnecter,
} from './monde-de-test.ts'
import { texteDe } from './navigateur-de-test.ts'

test('http://localhost and http://127.0.0.1 both work, each with its own session', async t => {
  const n = await propre(t)
  const local = `http://localhost:${port}`
  const { url, finir } = await demander(convergence, { origine: local })
  const connexion = await n.aller(url)
  assert.equal(connexion.url.origin, local)
  await seConnecter(n, PIERRE)
  const retour = await n.envoyer('/accord', { decision: 'accepter' })
  assert.equal(retour.url.href.split('?')[0], `${local}/convergence/retour`)
  assert.equal((await finir(retour.url)).infos.email, PIERRE)
})

test('[P27] a form from elsewhere, or without the token of its page, does nothing', async t => {
  const n = await propre(t)
  const { url: debut } = await n.aller((await demander(convergence)).url)
  const biscuits = [...n.biscuits].map(([cle, valeur]) => `${cle.split(' ')[0]}=${valeur}`).join('; ')
  const poster = (
    entetes: Readonly<Record<string, string>>,
    corps: Readonly<Record<string, string>>,
  ): Promise<Response> =>
    fetch(`${debut.href}/identification`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: biscuits, ...entetes },
      body: new URLSearchParams({ courriel: PIERRE, mot_de_passe: MOT_DE_PASSE_DE_DEMONSTRATION, ...corps }),
    })
  assert.equal((await poster({}, {})).status, 403)
  const jeton = /name="_jeton" value="([^"]+)"/.exec((await n.aller(debut)).html)?.[1] ?? ''
  assert.equal((await poster({ origin: 'https://evil.test' }, { _jeton: jeton })).status, 403)
  assert.equal((await poster({ 'sec-fetch-site': 'cross-site' }, { _jeton: jeton })).status, 403)
  assert.equal((await poster({ 'content-type': 'text/plain' }, { _jeton: jeton })).status, 400)
  assert.equal((await poster({ origin: base }, { _jeton: jeton })).status, 303)
})

test('[P27] addresses are made from our own name, whatever the request says', async () => {
  const document = await fetch(`${base}/isc/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
  })
  assert.doesNotMatch(await document.text(), /evil\.test|https:/)
})

test('an unknown service, a foreign return address, a request without PKCE: our page or a refusal, never a redirection out', async () => {
  const n = navigateur()
  const demande = (champs: Readonly<Record<string, string>>): URL => {
    const url = new URL(`${base}/isc/auth`)
    const defaut = {
      client_id: 'convergence',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${base}/convergence/retour`,
    }
    url.search = new URLSearchParams({ ...defaut, ...champs }).toString()
    return url
  }
  const inconnu = await n.aller(demande({ client_id: 'autre\0' }))
  assert.deepEqual([inconnu.statut, /n’est pas rattaché/.test(texteDe(inconnu))], [400, true])
  const ailleurs = await n.aller(demande({ redirect_uri: 'https://evil.test/retour' }))
  assert.deepEqual([ailleurs.statut, /adresse de retour qui n’est pas la sienne/.test(texteDe(ailleurs))], [400, true])
  const sansPkce = await n.aller(demande({}))
  assert.equal(sansPkce.url.searchParams.get('error'), 'invalid_request')
  const perdue = await n.aller(`${base}/isc/rien`)
  assert.deepEqual([perdue.statut, /Page introuvable/.test(texteDe(perdue))], [404, true])
})

test('the pages are not kept, run nothing, and say so to the browser', async t => {
  const n = await propre(t)
  const connexion = await n.aller((await demander(convergence)).url)
  assert.equal(connexion.entetes.get('cache-control'), 'no-store')
  const politique = connexion.entetes.get('content-security-policy') ?? ''
  assert.match(politique, /default-src 'none'/)
  assert.match(politique, new RegExp(`form-action 'self' ${base} http://localhost:${port}`))
  for (const page of [connexion, await motDePasse(n, PIERRE)])
    assert.doesNotMatch(page.html, /<script| style="| on[a-z]+="/)
})

test('demonstration people are offered, and the mail box, in demonstration only', async t => {
  const n = await propre(t)
  const demo = await n.aller((await demander(convergence)).url)
  for (const mot of [
    'Pierre Durand',
    'Imagerie Démo SAS',
    'Nadia Benali',
    'nadia.benali@agence.example',
    MOT_DE_PASSE_DE_DEMONSTRATION,
  ])
    assert.ok(texteDe(demo).includes(mot), mot)
  const choisie = await n.aller(`${demo.url.href}?compte=${encodeURIComponent(HUGO)}`)
  assert.match(choisie.html, new RegExp(`name="courriel" value="${HUGO}"`))
  assert.match(
    (await motDePasse(n, HUGO)).html,
    /href="\/demonstration\/courriels\?destinataire=hugo[^"]*" target="_blank"/,
  )

  const vrai = creerIsc({
    db,
    baseUrl: base,
    services: [convergence],
    demonstration: false,
    surErreur: e => erreurs.push(e),
  })
  const ailleurs = `http://127.0.0.1:${await ecouter(vrai.traiter)}`
  // Its addresses carry the name it was given: the browser is brought back by hand.
  const demande = new URL((await demander(convergence)).url.href.replace(base, ailleurs))
  const page = await fetch(demande, { redirect: 'manual' })
  const biscuits = page.headers
    .getSetCookie()
    .map(ligne => ligne.split(';')[0])
    .join('; ')
  const vue = await fetch(new URL(page.headers.get('location') ?? '', ailleurs), { headers: { cookie: biscuits } })
  const html = await vue.text()
  assert.match(html, /Se connecter avec/)
  assert.doesNotMatch(html, /Pierre Durand|Convergence-2026|demonstration\/courriels/)
})

test('the keys outlive the process: another one verifies what the first signed', async t => {
  const n = await propre(t)
  const { url, finir } = await demander(convergence)
  await n.aller(url)
  await seConnecter(n, PIERRE)
  const { idToken } = await finir((await n.envoyer('/accord', { decision: 'accepter' })).url)
  const kid: unknown = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString())
  const { rows } = await sql<{ kid: string }>`select contenu #>> '{keys,0,kid}' as kid from isc_objets
    where modele = 'Cles' and id = 'jwks'`.execute(db)
  assert.deepEqual(kid, { alg: 'RS256', kid: rows[0]?.kid })
})

test('installing the accounts twice changes nothing', async () => {
  const lire = async (): Promise<unknown> => (await sql`select * from isc_comptes order by courriel`.execute(db)).rows
  const avant = await lire()
  await installerComptes(db)
  assert.deepEqual(await lire(), avant)
})
