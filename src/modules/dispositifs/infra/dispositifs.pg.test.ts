import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import { lireJournal } from '../../journal/index.ts'
import { type Chantier, chantierDe } from '../domain/chantier.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import { lireChantier, lireHistoire } from '../queries/chantiers.ts'
import { lireVersions } from '../queries/versions.ts'
import { importerExigences } from '../use-cases/importer-exigences.ts'
import { dansUnChantier } from './chantiers.pg.ts'
import { dansUneTransaction, FLUX_DISPOSITIF, parLaPlateforme, publierVersion } from './dispositifs.pg.ts'
import { dossiersDeProgrammes, installerProgrammes } from './installer.ts'
import { makeDispositifs } from './lecture.pg.ts'
import { lireProgramme } from './programme.ts'

const { db, autre } = await baseDeTest()
const PROGRAMMES = fileURLToPath(new URL('../../../../programmes', import.meta.url))
const aujourdhui = jourCivil('2026-03-10')
const par = parLaPlateforme('Essai')
const publier = (contenu: DispositifAPublier): Promise<Dispositif> => publierVersion(db, { contenu, par })

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

test('what is not published is read by nobody; published, it is the version on which candidatures open', async () => {
  const dispositifs = makeDispositifs(db)
  const contenu = nouveau()
  const { code } = contenu
  const { dispositif: brouillon } = await dansUneTransaction(db, depot => depot.ecrireBrouillon(contenu, par))
  await assert.rejects(dispositifs.lire(brouillon.id), NonTrouve)
  await assert.rejects(dispositifs.versionOuverte(code), NonTrouve)
  await assert.rejects(dispositifs.lire('pas-un-identifiant'), NonTrouve)
  assert.deepEqual(await publier(contenu), brouillon)
  assert.deepEqual(await dispositifs.lire(brouillon.id), brouillon)
  assert.deepEqual(await dispositifs.versionOuverte(code), brouillon)
})

test('[GUI-3] a published version can be neither changed nor removed, from anywhere', async () => {
  const code = nouveau().code
  const dispositif = await publier({ ...nouveau(), code })
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
  const un = await publier(contenu)
  const rem = { chapitres: ris.rem.chapitres.slice(0, 2) }
  const listee = async () => (await dispositifs.lister()).find(({ code }) => code === contenu.code)?.version
  assert.equal(await listee(), 1)
  await publier({ ...contenu, rem })
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

test('[REM-3] requirements go in the chantier of the programme, opened first where there is none, over and over', async () => {
  const contenu = nouveau()
  const { code } = contenu
  const importer = (nombre: number, defaut: Chantier | null = null) =>
    dansUnChantier(db, depot =>
      importerExigences(depot, { code, rem: { chapitres: ris.rem.chapitres.slice(0, nombre) }, par, defaut }),
    )
  const nombreDeChapitres = async () => (await lireChantier(db, code))?.chantier.rem?.chapitres.length
  assert.equal(await importer(1), null)
  const un = await publier(contenu)
  assert.deepEqual(await importer(2), { code, version: 2 })
  assert.equal(await nombreDeChapitres(), 2)
  await importer(3, chantierDe({ ...un, intitule: 'Autre' }))
  const lu = await lireChantier(db, code)
  assert.deepEqual({ ...lu?.chantier, rem: un.rem }, chantierDe(un))
  assert.equal(await nombreDeChapitres(), 3)
  assert.deepEqual(
    (await lireHistoire(db, code)).map(({ geste }) => geste),
    ['exigences', 'exigences', 'ouverture'],
  )
  assert.equal((await lireVersions(db, code)).length, 1)
})

test('two versions published at once come one after the other', async () => {
  const contenu = nouveau()
  const publiees = await Promise.all(Array.from({ length: 4 }, () => publier(contenu)))
  assert.deepEqual(publiees.map(({ version }) => version).toSorted(), [1, 2, 3, 4])
})

test('[P8] a version without its legal mentions isn’t published, by the base itself', async () => {
  const sans = { ...nouveau(), mentions: { ...ris.mentions, recours: ' ' } }
  await assert.rejects(publier(sans), { code: '23514' })
})

test('a content changed behind the platform’s back is not served', async () => {
  const dispositif = await publier(nouveau())
  await sql`alter table versions_dispositif disable trigger versions_dispositif_sans_retouche`.execute(db)
  await sql`update versions_dispositif set contenu = jsonb_set(contenu, '{intitule}', '"Autre"') where id = ${dispositif.id}`.execute(
    db,
  )
  await sql`alter table versions_dispositif enable trigger versions_dispositif_sans_retouche`.execute(db)
  await assert.rejects(makeDispositifs(db).lire(dispositif.id), /contenu altéré/)
})
