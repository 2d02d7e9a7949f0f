import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { compte, imagerie, preparer } from './monde-de-test.ts'

const { db, identite, ailleurs, ouvrir, entrer, personneDe } = await preparer()

describe('a person', () => {
  test('[IDN-1] is the pair of issuer and subject: comes back as the same, changed as the provider says', async () => {
    const premiere = await personneDe(await ouvrir('retour'))
    const change = { email: 'nouvelle@imagerie-demo.example', fonction: 'Directeur' }
    assert.equal(await personneDe(await ouvrir('retour', change)), premiere)
    const lue = await identite.lirePersonne(premiere)
    assert.deepEqual([lue?.courriel, lue?.fonction], ['nouvelle@imagerie-demo.example', 'Directeur'])
  })

  test('[IDN-1] is not another one for having the same e-mail', async () => {
    assert.notEqual(await personneDe(await ouvrir('a')), await personneDe(await ouvrir('b')))
    const autreFournisseur = await identite.ouvrirSession({
      identite: { ...compte('a'), iss: 'https://autre.example' },
      ancienJeton: undefined,
    })
    assert.ok(autreFournisseur.ok)
    assert.notEqual(await personneDe(autreFournisseur.session.jeton), await personneDe(await ouvrir('a')))
  })

  test('[IDN-4] shares one row of the directory with the colleagues of the company', async () => {
    const ids = await Promise.all(
      ['c1', 'c2', 'c3'].map(
        async sub => (await identite.lirePersonne(await personneDe(await ouvrir(sub))))?.entreprise?.id,
      ),
    )
    assert.equal(new Set(ids).size, 1)
    const { n } = await db
      .selectFrom('entreprises')
      .select(sql<number>`count(*)`.as('n'))
      .where('siret', '=', imagerie.siret)
      .executeTakeFirstOrThrow()
    assert.equal(n, 1)
  })

  test('whose account lost its company keeps nothing of it', async () => {
    const jeton = await entrer('parti')
    assert.equal((await identite.resoudreSession(jeton))?.kind, 'connecte')
    await ouvrir('parti', { entreprise: undefined, role_entreprise: undefined })
    assert.deepEqual((await identite.resoudreSession(jeton))?.kind, 'retenue')
  })

  test('without an address is not let in, and leaves nothing', async () => {
    const issue = await identite.ouvrirSession({ identite: compte('sans', { email: '' }), ancienJeton: undefined })
    assert.deepEqual(issue, { ok: false, refus: { code: 'courriel_absent' } })
    assert.equal(await db.selectFrom('personnes').select('id').where('sub', '=', 'sans').executeTakeFirst(), undefined)
  })
})

describe('a session', () => {
  test('is kept by the hash of what the cookie holds', async () => {
    const jeton = await ouvrir('empreinte')
    assert.match(jeton, /^[\w-]{43}$/)
    const { rows } = await sql<{ tout: string }>`select string_agg(sessions::text, ' ') as tout from sessions`.execute(
      db,
    )
    assert.ok(!rows[0]?.tout.includes(jeton))
  })

  test('opened anew has a new identifier, and the one that the browser had is over', async () => {
    const ancien = await ouvrir('rotation')
    const nouveau = await ouvrir('rotation', {}, ancien)
    assert.notEqual(nouveau, ancien)
    assert.equal(await identite.resoudreSession(ancien), null)
    assert.ok(await identite.resoudreSession(nouveau))
  })

  test('ends by signing out, at every process, and at the provider', async () => {
    const jeton = await ouvrir('sortie')
    assert.deepEqual(await identite.fermerSession({ jeton, origine: 'http://x' }), {
      vers: 'https://isc.example/fin?jeton-sortie',
    })
    assert.equal(await ailleurs.resoudreSession(jeton), null)
    assert.deepEqual(await identite.fermerSession({ jeton, origine: 'http://x' }), { vers: '/' })
    assert.deepEqual(await identite.fermerSession({ jeton: undefined, origine: 'http://x' }), { vers: '/' })
  })

  const vieillir = (sub: string, quoi: 'vue_le' | 'expire_le', de: string): Promise<unknown> =>
    sql`update sessions s set creee_le = s.creee_le - interval '20 hours', ${sql.ref(quoi)} = clock_timestamp() - ${de}::interval
      from personnes p where p.id = s.personne_id and p.sub = ${sub}`.execute(db)

  test('ends after two hours without a request, and ten hours whatever happens', async () => {
    const jeton = await ouvrir('temps')
    await vieillir('temps', 'vue_le', '1 hour 59 minutes')
    assert.ok(await identite.resoudreSession(jeton), 'seen again: the two hours start anew')
    await vieillir('temps', 'vue_le', '1 hour 59 minutes')
    assert.ok(await identite.resoudreSession(jeton))
    await vieillir('temps', 'vue_le', '2 hours 1 second')
    assert.equal(await identite.resoudreSession(jeton), null)
    const second = await ouvrir('temps')
    const { duree } = await db
      .selectFrom('sessions')
      .select(sql<string>`(expire_le - creee_le)::text`.as('duree'))
      .orderBy('creee_le', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.match(duree, /^(10:00:00|09:59:59|10:00:00\.)/)
    await vieillir('temps', 'expire_le', '1 second')
    assert.equal(await identite.resoudreSession(second), null)
    assert.ok((await identite.purgerSessions()) >= 1)
  })

  test('of a value that is not one is nobody', async () => {
    for (const jeton of ['', 'x', randomUUID(), "' or true --"])
      assert.equal(await identite.resoudreSession(jeton), null)
  })
})
