import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../test/harness/actes.ts'
import { paris } from '../../../test/harness/cas.ts'
import { petitProgramme } from '../../../test/harness/programme.ts'
import { enTransaction } from '../../platform/db/index.ts'
import { ajouterTache, compterTaches } from '../../platform/jobs/index.ts'
import { deposerCourriel } from '../../platform/mail/index.ts'
import { preparer } from './monde-de-test.ts'
import { etatGuichet, mesurer } from './programmes.ts'
import { erreurMontree } from './taches.ts'

const essai = await preparer()
const { db, pages, personnes } = essai
const alix = pages.en(personnes.alix)
const premiere = await essai.publier(petitProgramme())
const numero = await actesDe(essai).ouvrir(premiere)
await essai.publier(petitProgramme({ presentation: 'Une autre version.' }))

/** A job as the worker leaves it after some failures. */
const echouer = async (tentatives: number, erreur: string): Promise<string> => {
  await enTransaction(db, tx => ajouterTache(tx, { nom: 'saluer', charge: {} }))
  const { rows } = await sql<{ id: string }>`
    update graphile_worker._private_jobs set attempts = ${tentatives}, last_error = ${erreur},
      run_at = clock_timestamp() + interval '1 hour'
    where id = (select max(id) from graphile_worker._private_jobs) returning id::text`.execute(db)
  return rows[0]?.id ?? ''
}

describe('the administrator’s pages', () => {
  test('are open to the role « administrateur » and to nobody else', async () => {
    for (const chemin of [
      '',
      '/personnes',
      '/taches',
      '/dispositifs',
      '/journal',
      `/personnes/${personnes.hugo.personneId}`,
    ]) {
      for (const qui of [personnes.nadia, personnes.dominique, personnes.claire])
        assert.equal((await pages.en(qui).aller(`/administration${chemin}`)).statut, 403, chemin)
    }
    assert.equal((await alix.aller('/administration')).statut, 200)
  })

  test('begin with figures that lead to what they count', async () => {
    const { texte, html } = await alix.aller('/administration')
    assert.match(texte, /1 Candidature administrative 0 Éligibilité/)
    assert.match(html, /href="\/agence\/candidatures\?statut=candidature_administrative"/)
    assert.match(texte, /Démonstration, version 2, guichet ouvert/)
    assert.match(texte, /7 personnes habilitées à l’agence, 11 personnes connues, 11 sessions ouvertes/)
  })
})

describe('the journal of a candidature', () => {
  test('is found by its number, typed as people do', async () => {
    for (const saisi of [numero, numero.toLowerCase(), ` ${numero.slice(0, 5)} ${numero.slice(5)} `]) {
      const { headers, statusCode } = await alix.demander({ url: '/administration/journal', query: { numero: saisi } })
      assert.deepEqual([statusCode, headers.location], [303, `/candidatures/${numero}/journal`], saisi)
    }
  })

  test('that does not exist is said so, and what was typed is kept', async () => {
    const cas = [
      ['ABCDEFGHIJ', /Aucune candidature ne porte le numéro ABCDEFGHIJ/],
      ['<b>12', /n’est pas un numéro de candidature/],
      ['', /Saisissez le numéro/],
    ] as const
    for (const [saisi, phrase] of cas) {
      const { statut, texte, html } = await alix.aller(`/administration/journal?numero=${encodeURIComponent(saisi)}`)
      assert.equal(statut, 404)
      assert.match(texte, phrase)
      if (saisi !== '') assert.match(html, new RegExp(`name="numero" value="${saisi.replace('<', '&lt;')}"`))
      assert.doesNotMatch(html, /<b>12/)
    }
  })
})

describe('jobs', () => {
  test('[P21] that failed are listed, those set aside first, without the secrets of their error', async () => {
    await echouer(3, 'connect ECONNREFUSED')
    await echouer(25, `refus de smtp://robot:hunter2@relais.example\n    at envoyer (/srv/x.ts:1)`)
    const { texte } = await alix.aller('/administration/taches')
    assert.match(texte, /1 mise de côté 1 à réessayer/)
    assert.match(
      texte,
      /25 sur 25 Mise de côté refus de smtp:\/\/robot:\[masqué\]@relais\.example.*3 sur 25 À réessayer/,
    )
    assert.doesNotMatch(texte, /hunter2|x\.ts/)
  })

  test('[P21] can be replayed, once per form sent', async () => {
    const id = await echouer(25, 'panne')
    const avant = await compterTaches(db)
    const liste = await alix.aller('/administration/taches')
    const apres = await alix.soumettre(liste, `/administration/taches/${id}/rejeu`)
    assert.match(apres.texte, /remise en tête de file/)
    assert.equal((await compterTaches(db)).misesDeCote, avant.misesDeCote - 1)
    await sql`update graphile_worker._private_jobs set attempts = 25 where id = ${id}`.execute(db)
    assert.match((await alix.soumettre(liste, `/administration/taches/${id}/rejeu`)).texte, /remise en tête de file/)
    assert.equal((await compterTaches(db)).misesDeCote, avant.misesDeCote, 'the same form again has no effect')
  })

  test('that are done meanwhile are said so', async () => {
    const id = await echouer(25, 'panne')
    const liste = await alix.aller('/administration/taches')
    await sql`delete from graphile_worker._private_jobs where id = ${id}`.execute(db)
    const refusee = await alix.soumettre(liste, `/administration/taches/${id}/rejeu`)
    assert.equal(refusee.statut, 422)
    assert.match(refusee.texte, new RegExp(`nº ${id} est en cours, ou elle a réussi`))
  })

  test('of which no form can be sent by somebody else', async () => {
    const id = await echouer(25, 'panne')
    const reponse = await pages
      .en(personnes.nadia)
      .demander({ method: 'POST', url: `/administration/taches/${id}/rejeu` })
    assert.equal(reponse.statusCode, 403)
  })

  test('an error is shown short: one line, no token, no key, no code', () => {
    assert.equal(erreurMontree('a\r\nb'), 'a')
    assert.equal(erreurMontree('GET https://x/cb?code=abc&state=1'), 'GET https://x/cb?code=[masqué]&state=[masqué]')
    assert.equal(erreurMontree('Authorization: Bearer abcdefgh'), 'Authorization: Bearer [masqué]')
    assert.equal(erreurMontree('Votre code : 123456'), 'Votre code : [masqué]')
    assert.ok(erreurMontree('mot '.repeat(200)).length <= 200)
    assert.equal(erreurMontree(''), '')
  })

  test('e-mails that have not left are listed, without their text', async () => {
    await enTransaction(db, tx =>
      deposerCourriel(tx, {
        cle: '1',
        destinataire: 'claire@imagerie-demo.example',
        sujet: 'Un accusé',
        texte: 'tout bas',
      }),
    )
    const attendu = await alix.aller('/administration/taches')
    assert.match(attendu.texte, /0 en échec, 1 en attente.*Un accusé claire@imagerie-demo\.example.*En attente/)
    assert.doesNotMatch(attendu.html, /tout bas/)
    await sql`update courriels set tentatives = 3`.execute(db)
    assert.match((await alix.aller('/administration/taches')).texte, /1 en échec, 0 en attente.*3 essais/)
    await sql`update courriels set envoye_le = clock_timestamp()`.execute(db)
    assert.match((await alix.aller('/administration/taches')).texte, /Tous les courriels sont partis/)
  })
})

describe('programmes', () => {
  test('[GUI-3] show all their versions, and which one each candidature stays on', async () => {
    const { texte } = await alix.aller('/administration/dispositifs')
    assert.match(texte, /2 \d\d\/\d\d\/\d{4}.* 3 4 0 4 0 [0-9a-f]{4}.* 1 \d\d\/\d\d\/\d{4}.* 3 4 0 4 1 [0-9a-f]{4}/)
    assert.match(texte, /Ouvert en permanence/)
  })

  test('[GUI-3] lead to what a version changes of the one before', async () => {
    const { html } = await alix.aller('/administration/dispositifs')
    assert.ok(html.includes('href="/atelier/demo/versions/1/2"'))
    assert.doesNotMatch(html, /versions\/0\/1/)
  })

  test('[REM-1] are measured: what is required, what is recommended, what is to be proved', () => {
    const { rem } = petitProgramme()
    const [premier, ...autres] = rem.chapitres
    assert.ok(premier)
    const exigences = premier.exigences.map((exigence, rang) => ({
      ...exigence,
      nature: rang === 0 ? ('preconisation' as const) : exigence.nature,
    }))
    assert.deepEqual(mesurer({ rem: { chapitres: [{ ...premier, exigences }, ...autres] } }), {
      chapitres: 3,
      exigences: 3,
      preconisations: 1,
      preuves: 4,
    })
  })

  test('[GUI-2] take candidatures until their first milestone, or at all times', () => {
    const quand = paris('2026-05-13 12:00')
    const borne = { guichet: 'borne', jalons: [{ code: 'J1', libelle: '', quand }] } as const
    assert.deepEqual(etatGuichet(borne, paris('2026-05-13 11:59')), { kind: 'ouvert', jusquA: quand })
    assert.deepEqual(etatGuichet(borne, quand), { kind: 'ferme', depuis: quand })
    assert.deepEqual(etatGuichet({ ...borne, guichet: 'permanent' }, quand), { kind: 'permanent' })
  })
})
