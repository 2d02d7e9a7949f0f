import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { baseDeTest } from '../test/harness/base.ts'
import { lireVersions } from '../src/modules/dispositifs/index.ts'
import { porte } from '../test/harness/porte.ts'

const { db, url } = await baseDeTest()
const dossier = await mkdtemp(join(tmpdir(), 'import-rem-'))
after(() => rm(dossier, { recursive: true, force: true }))

const importRem = porte('import-rem', { DATABASE_URL: url, DATA_DIR: dossier })

const RIS = 'programmes/ris-vague-2/exigences.xlsx'
const FAUTIF = 'test/donnees/REM-faulty-demo.xlsx'
const versions = (): ReturnType<typeof lireVersions> => lireVersions(db, 'ris-vague-2')

test('[REM-3] a check prints the counts, and every fault with its sheet and cell', async () => {
  const { code, sortie } = await importRem('--dry-run', FAUTIF)
  assert.equal(code, 1)
  for (const compte of ['Chapitres : 24', 'Exigences : 156', 'Scénarios : 177', 'Preuves : 240'])
    assert.match(sortie, new RegExp(compte))
  assert.equal(sortie.match(/^ {2}Exigences!/gm)?.length, 12)
  const json = JSON.parse((await importRem('--dry-run', '--json', FAUTIF)).sortie)
  assert.deepEqual(
    [json.chapitres, json.exigences, json.scenarios, json.preuves, json.fautes.length],
    [24, 156, 177, 240, 12],
  )
})

test('[REM-3] the profiles of a workbook that no programme claims are not checked, and this is said', async () => {
  const dpi = await importRem('--dry-run', 'test/donnees/REM-DPI-Va2-demo.xlsx')
  assert.equal(dpi.code, 0)
  assert.match(dpi.sortie, /Les profils ne sont pas contrôlés/)
  const parRis = await importRem('--dry-run', '--programme', 'ris-vague-2', 'test/donnees/REM-DPI-Va2-demo.xlsx')
  assert.equal(parRis.code, 1)
  assert.match(parRis.sortie, /Fautes : 6\./)
})

test('[REM-3] with a fault nothing is imported; without one, a draft is, and once more takes its place', async () => {
  assert.equal((await importRem('--programme', 'ris-vague-2', FAUTIF)).code, 1)
  assert.deepEqual(await versions(), [])
  const { code, sortie } = await importRem('--programme', 'ris-vague-2', RIS)
  assert.equal(code, 0)
  assert.match(sortie, /Importé : ris-vague-2, brouillon de la version 1\./)
  assert.equal(
    (await importRem('--programme', 'programmes/ris-vague-2', 'test/donnees/REM-RIS-Va2-demo-v2.xlsx')).code,
    0,
  )
  assert.deepEqual(
    (await versions()).map(({ version, publieeLe }) => [version, publieeLe]),
    [[1, null]],
  )
})

test('what is no workbook, or no programme, gets one sentence and no stack', async () => {
  const csv = join(dossier, 'exigences.xlsx')
  await writeFile(csv, 'ID;Chapitre\nINS;Identité')
  const cas: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['--dry-run', csv], 1, /n’est pas un classeur \.xlsx/],
    [['--dry-run', join(dossier, 'absent.xlsx')], 2, /ne se lit pas/],
    [['--dry-run', '--programme', 'inconnu', RIS], 2, /« inconnu » est inconnu/],
    [[RIS], 2, /Rien n’est importé : donnez le dispositif/],
    [['--force', RIS], 2, /Option inconnue/],
    [[], 2, /Donnez un classeur/],
    [['--help'], 0, /--dry-run/],
  ]
  for (const [args, attendu, phrase] of cas) {
    const { code, sortie, erreurs } = await importRem(...args)
    assert.equal(code, attendu, args.join(' '))
    assert.match(sortie + erreurs, phrase)
    assert.doesNotMatch(sortie + erreurs, /^\s+at /m)
  }
})
