import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { codeRecu, convergence, db, demander, HUGO, motDePasse, navigateur, PIERRE, propre } from './monde-de-test.ts'
import { texteDe, type Vue } from './navigateur-de-test.ts'

test('[IDN-2] neither factor alone opens a session', async t => {
  const n = await propre(t)
  const { url } = await demander(convergence)
  const { url: debut } = await n.aller(url)
  const sansMotDePasse = await n.aller(`${debut.href}/code`)
  assert.match(texteDe(sansMotDePasse), /Première étape sur deux/)
  await motDePasse(n, PIERRE)
  const sansCode = await n.aller(url)
  assert.match(texteDe(sansCode), /Première étape sur deux/)
  const { rows } = await sql`select from isc_objets where modele = 'Session' and contenu ? 'accountId'`.execute(db)
  assert.equal(rows.length, 0)
})

test('[IDN-2] a wrong password, an unknown account and an empty form: same page, what was typed kept, no code sent', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  const avant = await sql<{ n: number }>`select count(*) as n from courriels`.execute(db)
  const faux = await motDePasse(n, PIERRE, 'Convergence-2025')
  const inconnu = await motDePasse(n, 'personne@ailleurs.example', 'Convergence-2025')
  const phrase = /L’adresse électronique ou le mot de passe est incorrect/
  assert.deepEqual([faux.statut, inconnu.statut], [422, 422])
  assert.match(texteDe(faux), phrase)
  const sansAdresse = ({ html }: Vue): string =>
    html.replace(/value="[^"]*"/g, '').replace(/personne@ailleurs\.example|pierre\.durand@imagerie-demo\.example/g, '')
  assert.equal(sansAdresse(faux), sansAdresse(inconnu))
  assert.match(inconnu.html, /name="courriel" value="personne@ailleurs\.example"/)
  assert.doesNotMatch(faux.html, /Convergence-2025/)
  const vide = await motDePasse(n, ' ', '')
  assert.equal(vide.statut, 422)
  assert.match(
    texteDe(vide),
    /2 erreurs sont à corriger.*Saisissez votre adresse électronique\..*Saisissez votre mot de passe\./,
  )
  const apres = await sql<{ n: number }>`select count(*) as n from courriels`.execute(db)
  assert.deepEqual(apres.rows, avant.rows)
})

test('ten failures close the address for a quarter of an hour, the right password included; another is not concerned', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  for (let essai = 1; essai <= 10; essai++) assert.equal((await motDePasse(n, HUGO, `faux-${essai}`)).statut, 422)
  const ferme = await motDePasse(n, HUGO)
  assert.equal(ferme.statut, 429)
  assert.match(texteDe(ferme), /Trop d’échecs pour cette adresse\. Réessayez après \d+ h \d+ \(heure de Paris\)/)
  await sql`update isc_essais set depuis = depuis - interval '16 minutes'`.execute(db)
  assert.match((await motDePasse(n, HUGO)).url.pathname, /\/code$/)
})

test('an address that nobody bears closes the same way', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  assert.equal((await motDePasse(n, 'nul@ailleurs.example', 'x')).statut, 422)
  await sql`update isc_essais set echecs = 9`.execute(db)
  assert.equal((await motDePasse(n, 'nul@ailleurs.example', 'x')).statut, 422)
  assert.equal((await motDePasse(n, 'nul@ailleurs.example', 'x')).statut, 429)
})

test('[IDN-2] a wrong code is refused, and after five tries the right one is too', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  await motDePasse(n, PIERRE)
  const bon = await codeRecu(PIERRE)
  const faux = bon === '000000' ? '000001' : '000000'
  const lettres = await n.envoyer('/code', { code: 'abc' })
  assert.deepEqual([lettres.statut, /Saisissez les six chiffres/.test(texteDe(lettres))], [422, true])
  for (let essai = 1; essai <= 5; essai++) {
    const refus = await n.envoyer('/code', { code: faux })
    assert.equal(refus.statut, 422)
    assert.match(texteDe(refus), /Ce code n’est pas le bon/)
    assert.doesNotMatch(refus.html, new RegExp(`value="${faux}"`))
  }
  const epuise = await n.envoyer('/code', { code: bon })
  assert.match(texteDe(epuise), /a été essayé 5 fois : il n’est plus valable/)

  const renvoi = await n.envoyer('/renvoi')
  assert.match(texteDe(renvoi), /Un nouveau code a été envoyé\. Le précédent n’est plus valable\./)
  const nouveau = await codeRecu(PIERRE)
  assert.notEqual(nouveau, bon)
  assert.match(texteDe(await n.envoyer('/code', { code: nouveau })), /Partager les informations/)
})

test('[IDN-2] a code is good for five minutes', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  await motDePasse(n, PIERRE)
  await sql`update isc_codes set expire_le = expire_le - interval '5 minutes 1 second'`.execute(db)
  const expire = await n.envoyer('/code', { code: await codeRecu(PIERRE) })
  assert.equal(expire.statut, 422)
  assert.match(texteDe(expire), /Ce code a expiré\. Demandez un nouveau code\./)
})

test('[IDN-2] a code serves once: neither another sign-in nor the same takes it again', async t => {
  const n = await propre(t)
  const { url: debut } = await n.aller((await demander(convergence)).url)
  await motDePasse(n, PIERRE)
  const code = await codeRecu(PIERRE)
  const accord = await n.envoyer('/code', { code })
  assert.match(texteDe(accord), /Partager/)
  const repris = await n.aller(`${debut.href}/code`)
  assert.equal(repris.statut, 400)
  assert.match(texteDe(repris), /Connexion expirée/)

  const ailleurs = navigateur()
  await ailleurs.aller((await demander(convergence)).url)
  await motDePasse(ailleurs, PIERRE)
  assert.notEqual(await codeRecu(PIERRE), code, 'no two sign-ins get the same code, even within thirty seconds')
  assert.match(texteDe(await ailleurs.envoyer('/code', { code })), /Ce code n’est pas le bon/)
})

test('five codes are sent for one sign-in, not more', async t => {
  const n = await propre(t)
  await n.aller((await demander(convergence)).url)
  await motDePasse(n, PIERRE)
  for (let envoi = 2; envoi <= 5; envoi++) assert.equal((await n.envoyer('/renvoi')).statut, 200)
  const refus = await n.envoyer('/renvoi')
  assert.equal(refus.statut, 429)
  assert.match(texteDe(refus), /Trop de codes ont été demandés/)
})
