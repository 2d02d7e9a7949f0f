import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { RACINE } from '../src/platform/config/index.ts'
import { baseDeTest } from '../test/harness/base.ts'
import { porte } from '../test/harness/porte.ts'

const { url } = await baseDeTest()
const parent = await mkdtemp(join(tmpdir(), 'exporter-'))
after(() => rm(parent, { recursive: true, force: true }))

const env = { DATABASE_URL: url, DATA_DIR: join(parent, 'data') }
const publier = porte('publier-programme', env)
const exporter = porte('exporter-programme', env)

const DPI = join(RACINE, 'programmes/dpi-vague-2')
const dossier = join(parent, 'dpi')
const changer = async (changements: Readonly<Record<string, unknown>>): Promise<void> => {
  const chemin = join(dossier, 'programme.json')
  const programme = JSON.parse(await readFile(chemin, 'utf8'))
  await writeFile(chemin, JSON.stringify({ ...programme, ...changements }))
}

test('[GUI-1] [GUI-3] [JAL-5] a published programme is exported to a folder that says what it says: published again, it changes nothing', async () => {
  assert.equal((await publier(DPI)).code, 0)
  const { code, sortie } = await exporter('dpi-vague-2', dossier)
  assert.equal(code, 0)
  assert.match(sortie, /^DPI vague 2 \(dpi-vague-2\), version 1, dans .*\n {2}Écrits : programme\.json, charte\.html/)
  assert.deepEqual((await readdir(dossier)).sort(), [
    'charte.html',
    'convention.json',
    'exigences.json',
    'exigences.xlsx',
    'maturite-ssi.json',
    'programme.json',
    'test-intrusion.json',
  ])
  assert.match((await publier(dossier)).sortie, /La version 1, déjà publiée, dit la même chose/)
  assert.match((await exporter('dpi-vague-2', dossier)).sortie, /dpi\n {2}Inchangés : .*\n$/)
})

test('[GUI-1] what changed is written, what the programme has no longer goes, and the rest of the folder stays', async () => {
  await writeFile(join(dossier, 'NOTES.md'), 'À nous')
  await changer({ vague: 'Vague 3' })
  await rm(join(dossier, 'maturite-ssi.json'))
  assert.match((await publier(dossier)).sortie, /Publié : version 2\./)
  await cp(join(DPI, 'maturite-ssi.json'), join(dossier, 'maturite-ssi.json'))
  const { sortie } = await exporter('dpi-vague-2', dossier)
  assert.match(
    sortie,
    /version 2, .*\n {2}Écrits : programme\.json\n {2}Inchangés : .*\n {2}Retirés : maturite-ssi\.json\n$/,
  )
  assert.equal(await readFile(join(dossier, 'NOTES.md'), 'utf8'), 'À nous')
})

test('the folder of another programme, or of none that can be told, is left as it is', async () => {
  await changer({ code: 'autre' })
  const avant = await readFile(join(dossier, 'programme.json'), 'utf8')
  const autre = await exporter('dpi-vague-2', dossier)
  assert.equal(autre.code, 1)
  assert.match(autre.sortie, /est le dossier du programme « autre »\. Rien n’est écrit/)
  assert.equal(await readFile(join(dossier, 'programme.json'), 'utf8'), avant)
  await writeFile(join(dossier, 'programme.json'), '{')
  assert.match((await exporter('dpi-vague-2', dossier)).sortie, /ne se lit pas\. Rien n’est écrit/)
})

test('what is misused, or not there, gets one sentence', async () => {
  const cas: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['inconnu', join(parent, 'x')], 1, /Aucune version du dispositif « inconnu » n’est publiée/],
    [['dpi-vague-2'], 2, /Donnez le code d’un dispositif, puis un dossier/],
    [['--force', 'a', 'b'], 2, /Option inconnue/],
    [['--help'], 0, /exporter-programme -- CODE DOSSIER/],
  ]
  for (const [args, attendu, phrase] of cas) {
    const { code, sortie, erreurs } = await exporter(...args)
    assert.equal(code, attendu, args.join(' '))
    assert.match(sortie + erreurs, phrase)
    assert.doesNotMatch(sortie + erreurs, /^\s+at /m)
  }
})
