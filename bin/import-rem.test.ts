import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { baseDeTest } from '../test/harness/base.ts'
import { composerAtelier, lireVersions } from '../src/modules/dispositifs/index.ts'
import { porte } from '../test/harness/porte.ts'

const { db, url } = await baseDeTest()
const dossier = await mkdtemp(join(tmpdir(), 'import-rem-'))
after(() => rm(dossier, { recursive: true, force: true }))

const importRem = porte('import-rem', { DATABASE_URL: url, DATA_DIR: dossier })

const DPI = 'test/donnees/REM-DPI-Va2-demo.xlsx'
const RIS = 'programmes/ris-vague-2/exigences.xlsx'
const FAUTIF = 'test/donnees/REM-faulty-demo.xlsx'
const { lireChantier, histoireDuChantier } = composerAtelier(db)

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

/** The same workbook, whose optional profiles have a name that nobody knows. */
const auxProfilsInconnus = async (): Promise<string> => {
  const parties = unzipSync(await readFile(DPI))
  const chaines = 'xl/sharedStrings.xml'
  const texte = strFromU8(parties[chaines] ?? new Uint8Array())
    .replace('>Intégration INS<', '>Profil sans programme<')
    .replace(/>Prestations d[^<]*ou Saas</, '>Autre profil sans programme<')
  const chemin = join(dossier, 'inconnu.xlsx')
  await writeFile(chemin, zipSync({ ...parties, [chaines]: strToU8(texte) }))
  return chemin
}

test('[REM-3] the profiles of a workbook that no programme claims are not checked, and this is said', async () => {
  const inconnu = await importRem('--dry-run', await auxProfilsInconnus())
  assert.equal(inconnu.code, 0)
  assert.match(inconnu.sortie, /Les profils ne sont pas contrôlés/)
  const dpi = await importRem('--dry-run', DPI)
  assert.match(dpi.sortie, /dispositif dpi-vague-2\n[^]*Aucune faute/)
  const parRis = await importRem('--dry-run', '--programme', 'ris-vague-2', DPI)
  assert.equal(parRis.code, 1)
  assert.match(parRis.sortie, /Fautes : 6\./)
})

test('[REM-3] with a fault nothing is imported; without one, the requirements go in the chantier, and once more take the place of those', async () => {
  assert.equal((await importRem('--programme', 'ris-vague-2', FAUTIF)).code, 1)
  assert.equal(await lireChantier('ris-vague-2'), null)
  const { code, sortie } = await importRem('--programme', 'ris-vague-2', RIS)
  assert.equal(code, 0)
  assert.match(
    sortie,
    /Importé : ris-vague-2, chantier de la version 1\. Suite : dans l’atelier, \/atelier\/ris-vague-2\./,
  )
  const premiere = (await lireChantier('ris-vague-2'))?.chantier
  assert.equal(
    (await importRem('--programme', 'programmes/ris-vague-2', 'test/donnees/REM-RIS-Va2-demo-v2.xlsx')).code,
    0,
  )
  const seconde = (await lireChantier('ris-vague-2'))?.chantier
  assert.ok(premiere && seconde)
  assert.notDeepEqual(seconde.rem, premiere.rem)
  assert.deepEqual({ ...seconde, rem: premiere.rem }, premiere)
  assert.deepEqual(
    (await histoireDuChantier('ris-vague-2')).map(({ par, geste }) => `${par.nom} : ${geste}`),
    ['exigences', 'exigences', 'import'].map(geste => `Commande import-rem : ${geste}`),
  )
  assert.deepEqual(await lireVersions(db, 'ris-vague-2'), [])
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
