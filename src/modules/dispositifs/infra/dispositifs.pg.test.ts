import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import { acteConnu } from '../../../platform/db/index.ts'
import { lireJournal } from '../../journal/index.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import { lireVersions } from '../queries/versions.ts'
import { importerExigences } from '../use-cases/importer-exigences.ts'
import { makePublierDispositif } from '../use-cases/publier-dispositif.ts'
import { dansUneTransaction, FLUX_DISPOSITIF, makeUneFois, parLaPlateforme } from './dispositifs.pg.ts'
import { dossiersDeProgrammes, installerProgrammes } from './installer.ts'
import { makeDispositifs } from './lecture.pg.ts'
import { lireProgramme } from './programme.ts'

const { db, autre } = await baseDeTest()
const PROGRAMMES = fileURLToPath(new URL('../../../../programmes', import.meta.url))
const aujourdhui = jourCivil('2026-03-10')
const par = parLaPlateforme('Essai')
const agent = (...roles: ActeurAgent['roles']): ActeurAgent => ({
  kind: 'agent',
  personneId: 'alix',
  nom: 'Alix Fontaine',
  courriel: 'alix.fontaine@agence.example',
  roles,
})
const publier = makePublierDispositif(makeUneFois(db))

const lu = await lireProgramme(`${PROGRAMMES}/ris-vague-2`, { aujourdhui })
assert.ok(lu.ok)
const ris: DispositifAPublier = lu.valeur

/** A programme of its own for each test. */
const nouveau = (): DispositifAPublier => ({ ...ris, code: `essai-${randomUUID().slice(0, 8)}`, intitule: 'Essai' })

test('[GUI-1] the programmes shipped are installed once, even by two processes, published, and listed', async () => {
  const hotesGazelle = ['127.0.0.1:3000']
  const deux = [db, autre()].map(processus => installerProgrammes(processus, PROGRAMMES, { aujourdhui, hotesGazelle }))
  const livres = (await dossiersDeProgrammes(PROGRAMMES)).map(chemin => basename(chemin))
  assert.deepEqual((await Promise.all(deux)).flat().toSorted(), livres)
  assert.deepEqual(await installerProgrammes(db, PROGRAMMES, { aujourdhui }), [])
  const ouverts = await makeDispositifs(db).lister()
  assert.deepEqual(ouverts.map(({ code }) => code).toSorted(), livres)
  const ouvert = ouverts.find(({ code }) => code === ris.code)
  assert.equal(ouvert?.intitule, 'RIS vague 2')
  assert.equal(ouvert.version, 1)
  assert.ok(ouvert.gazelle.hotes.includes('127.0.0.1:3000'))
  const { id: _, version: __, gazelle: ___, ...contenu } = ouvert
  const { gazelle: ____, ...attendu } = ris
  assert.deepEqual(contenu, attendu)
  assert.deepEqual(await installerProgrammes(db, `${PROGRAMMES}/nulle-part`, { aujourdhui }), [])
})

test('[GUI-1] the workbook of a programme that is installed is not read again; that of a new one is', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'programmes-'))
  after(() => rm(dossier, { recursive: true, force: true }))
  const copie = join(dossier, ris.code)
  await cp(`${PROGRAMMES}/${ris.code}`, copie, { recursive: true })
  await rm(join(copie, 'exigences.xlsx'))
  assert.deepEqual(await installerProgrammes(db, dossier, { aujourdhui }), [])
  const reglages = await readFile(join(copie, 'programme.json'), 'utf8')
  await writeFile(join(copie, 'programme.json'), reglages.replace(ris.code, 'essai-neuf'))
  await assert.rejects(installerProgrammes(db, dossier, { aujourdhui }), /exigences\.xlsx : Fichier absent/)
})

test('a draft is read by nobody; published, it is the version on which candidatures open', async () => {
  const dispositifs = makeDispositifs(db)
  const brouillon = await dansUneTransaction(db, depot => depot.ecrireBrouillon(nouveau(), par))
  const { id, code } = brouillon.dispositif
  await assert.rejects(dispositifs.lire(id), NonTrouve)
  await assert.rejects(dispositifs.versionOuverte(code), NonTrouve)
  assert.deepEqual(await publier({ acte: acteDe(agent('administrateur')), id }), { ok: true })
  assert.deepEqual(await dispositifs.lire(id), brouillon.dispositif)
  assert.deepEqual(await dispositifs.versionOuverte(code), brouillon.dispositif)
})

test('[GUI-3] a published version can be neither changed nor removed, from anywhere', async () => {
  const code = nouveau().code
  const { dispositif } = await dansUneTransaction(db, async depot => {
    const version = await depot.ecrireBrouillon({ ...nouveau(), code }, par)
    await depot.publier(version, par)
    return version
  })
  const refuse = { code: '23000' }
  await assert.rejects(
    sql`update versions_dispositif set contenu = '{}' where id = ${dispositif.id}`.execute(db),
    refuse,
  )
  await assert.rejects(
    sql`update versions_dispositif set publiee_le = null, publiee_par = null where id = ${dispositif.id}`.execute(db),
    refuse,
  )
  await assert.rejects(sql`delete from versions_dispositif where id = ${dispositif.id}`.execute(db), refuse)
  await assert.rejects(sql`truncate versions_dispositif cascade`.execute(db), refuse)
  await assert.rejects(sql`delete from dispositifs where code = ${code}`.execute(db), { code: '23503' })
})

test('[GUI-3] a candidature’s version stays readable when the next one opens, and new ones open on the next', async () => {
  const dispositifs = makeDispositifs(db)
  const contenu = nouveau()
  const un = await dansUneTransaction(db, async depot => {
    const version = await depot.ecrireBrouillon(contenu, par)
    await depot.publier(version, par)
    return version.dispositif
  })
  const rem = { chapitres: ris.rem.chapitres.slice(0, 2) }
  const brouillon = await dansUneTransaction(db, depot => importerExigences(depot, { code: contenu.code, rem, par }))
  assert.equal(brouillon?.dispositif.version, 2)
  assert.equal((await dispositifs.versionOuverte(contenu.code)).id, un.id)
  const listee = async () => (await dispositifs.lister()).find(({ code }) => code === contenu.code)?.version
  assert.equal(await listee(), 1)
  await publier({ acte: acteDe(agent('gestionnaire')), id: brouillon.dispositif.id })
  assert.equal(await listee(), 2, 'what was just published is in the next list')
  const deux = await dispositifs.versionOuverte(contenu.code)
  assert.deepEqual([deux.version, deux.rem.chapitres.length], [2, 2])
  assert.deepEqual(await dispositifs.lire(un.id), un)
  const journal = await lireJournal(db, { flux: FLUX_DISPOSITIF, fluxId: contenu.code })
  assert.deepEqual(
    journal.map(({ type, donnees }) => [type, donnees['version']]),
    [
      ['DispositifPublie', 1],
      ['DispositifPublie', 2],
    ],
  )
})

test('[REM-3] importing again takes the place of the draft, not of what is published', async () => {
  const contenu = nouveau()
  assert.equal(
    await dansUneTransaction(db, depot => importerExigences(depot, { code: contenu.code, rem: ris.rem, par })),
    null,
  )
  await dansUneTransaction(db, async depot => depot.publier(await depot.ecrireBrouillon(contenu, par), par))
  for (const nombre of [1, 2]) {
    const rem = { chapitres: ris.rem.chapitres.slice(0, nombre) }
    await dansUneTransaction(db, depot => importerExigences(depot, { code: contenu.code, rem, par }))
  }
  const versions = await lireVersions(db, contenu.code)
  assert.deepEqual(
    versions.map(({ version, publieeLe }) => [version, publieeLe !== null]),
    [
      [2, false],
      [1, true],
    ],
  )
})

test('two imports at once leave one draft', async () => {
  const contenu = nouveau()
  const ecrits = await Promise.all(
    Array.from({ length: 4 }, () => dansUneTransaction(db, depot => depot.ecrireBrouillon(contenu, par))),
  )
  assert.equal(new Set(ecrits.map(({ dispositif }) => dispositif.id)).size, 1)
})

test('[P8] a version without its legal mentions is published neither by a person nor by the base', async () => {
  const sans = { ...nouveau(), mentions: { ...ris.mentions, recours: ' ' } }
  const { dispositif } = await dansUneTransaction(db, depot => depot.ecrireBrouillon(sans, par))
  assert.deepEqual(await publier({ acte: acteDe(agent('administrateur')), id: dispositif.id }), {
    ok: false,
    refus: { code: 'mentions_manquantes', mentions: ['recours'] },
  })
  await assert.rejects(
    sql`update versions_dispositif set publiee_le = clock_timestamp(), publiee_par = '{}' where id = ${dispositif.id}`.execute(
      db,
    ),
    { code: '23514' },
  )
})

test('only a counter manager or an administrator publishes, and once; a refusal leaves nothing, not even its key', async () => {
  const { dispositif } = await dansUneTransaction(db, depot => depot.ecrireBrouillon(nouveau(), par))
  const essai = (acteur: ActeurAgent): ReturnType<typeof publier> =>
    publier({ acte: acteDe(acteur), id: dispositif.id })
  assert.deepEqual(await essai(agent('verificateur')), { ok: false, refus: { code: 'role_requis' } })
  const acte = acteDe(agent('verificateur'))
  assert.equal((await publier({ acte, id: dispositif.id })).ok, false)
  assert.equal(await acteConnu(db, acte), false)
  assert.deepEqual(await essai(agent('gestionnaire')), { ok: true })
  assert.deepEqual(await essai(agent('gestionnaire')), { ok: false, refus: { code: 'deja_publiee' } })
  await assert.rejects(publier({ acte: acteDe(agent('gestionnaire')), id: randomUUID() }), NonTrouve)
  await assert.rejects(makeDispositifs(db).lire('pas-un-identifiant'), NonTrouve)
})

test('a content changed behind the platform’s back is not served', async () => {
  const { dispositif } = await dansUneTransaction(db, async depot => {
    const version = await depot.ecrireBrouillon(nouveau(), par)
    await depot.publier(version, par)
    return version
  })
  await sql`alter table versions_dispositif disable trigger versions_dispositif_sans_retouche`.execute(db)
  await sql`update versions_dispositif set contenu = jsonb_set(contenu, '{intitule}', '"Autre"') where id = ${dispositif.id}`.execute(
    db,
  )
  await sql`alter table versions_dispositif enable trigger versions_dispositif_sans_retouche`.execute(db)
  await assert.rejects(makeDispositifs(db).lire(dispositif.id), /contenu altéré/)
})
