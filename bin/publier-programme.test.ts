import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { composerAtelier, lireVersions, makeDispositifs } from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'
import { dateHeure } from '../src/ui/format.ts'
import { baseDeTest } from '../test/harness/base.ts'
import { porte } from '../test/harness/porte.ts'

const { db, url } = await baseDeTest()
const parent = await mkdtemp(join(tmpdir(), 'publier-'))
after(() => rm(parent, { recursive: true, force: true }))

const env = { DATABASE_URL: url, DATA_DIR: join(parent, 'data') }
const publier = porte('publier-programme', env)
const versions = async (code: string): Promise<readonly number[]> =>
  (await lireVersions(db, code)).map(({ version }) => version)

/** A folder like the one shipped, under a code of its own. */
const dossierNomme = async (code: string): Promise<string> => {
  const dossier = join(parent, code)
  await cp(join(RACINE, 'programmes/ris-vague-2'), dossier, { recursive: true })
  await changer(dossier, { code })
  return dossier
}

const changer = async (dossier: string, changements: Readonly<Record<string, unknown>>): Promise<void> => {
  const chemin = join(dossier, 'programme.json')
  const programme = JSON.parse(await readFile(chemin, 'utf8'))
  await writeFile(chemin, JSON.stringify({ ...programme, ...changements }))
}

test('[GUI-1] [GUI-3] a folder is published, once; changed, as the next version', async () => {
  const dossier = await dossierNomme('essai')
  const essai = await publier('--dry-run', dossier)
  assert.equal(essai.code, 0, essai.erreurs)
  assert.match(essai.sortie, /J1 · Dépôt[^]*La publication donnerait la version 1\./)
  assert.deepEqual(await versions('essai'), [])
  assert.match((await publier(dossier)).sortie, /Publié : version 1\./)
  assert.match((await publier(dossier)).sortie, /La version 1, déjà publiée, dit la même chose/)
  await changer(dossier, { intitule: 'Essai, deuxième version' })
  assert.match((await publier(dossier)).sortie, /^Essai, deuxième version \(essai\)[^]*Publié : version 2\./)
  assert.deepEqual(await versions('essai'), [2, 1])
  const [derniere] = await lireVersions(db, 'essai')
  assert.equal(derniere?.publieePar?.nom, 'Exploitant, commande publier-programme')
})

test('[JAL-5] [P10] milestones in months are counted from the first publication, and a folder that would move them is refused', async () => {
  const dossier = await dossierNomme('ancien')
  await publier(dossier)
  await changer(dossier, { intitule: 'Ancien' })
  assert.match((await publier(dossier)).sortie, /Publié : version 2\./)
  const [premier] = (await makeDispositifs(db).versionOuverte('ancien')).jalons
  assert.ok(premier)
  await sql`alter table versions_dispositif disable trigger user`.execute(db)
  await sql`update versions_dispositif set publiee_le = publiee_le - interval '40 days'
    where code = 'ancien' and version = 1`.execute(db)
  await sql`alter table versions_dispositif enable trigger user`.execute(db)
  await changer(dossier, { intitule: 'Plus ancien' })
  for (const options of [['--dry-run'], []]) {
    const { code, sortie } = await publier(...options, dossier)
    assert.equal(code, 1)
    assert.match(sortie, /Refusé : un jalon publié ne change pas d’une version à l’autre\. Rien n’est publié\./)
    assert.ok(sortie.includes(`J1 est publié au ${dateHeure(premier.quand)}.`))
    assert.ok(!sortie.includes(`${premier.libelle} : ${dateHeure(premier.quand)}`), 'counted from 40 days before')
  }
  assert.equal((await versions('ancien')).length, 2)
})

test('[GUI-1] a chantier under way stays as it is, and it is said', async () => {
  const dossier = await dossierNomme('chantier')
  await porte('import-rem', env)('--programme', dossier, join(dossier, 'exigences.xlsx'))
  const dit = /Un chantier est en cours dans l’atelier, modifié le .*import-rem.*le remplacerait\./
  assert.match((await publier('--dry-run', dossier)).sortie, dit)
  assert.deepEqual(await versions('chantier'), [])
  const { sortie } = await publier(dossier)
  assert.match(sortie, dit)
  assert.match(sortie, /Publié : version 1\./)
  assert.deepEqual(await versions('chantier'), [1])
  assert.ok(await composerAtelier(db).lireChantier('chantier'))
})

test('every fault of the three files is told at once, with its place, and nothing is published', async () => {
  const dossier = await dossierNomme('fautif')
  await changer(dossier, { guichet: 'parfois', inconnu: 1 })
  await writeFile(join(dossier, 'charte.html'), '')
  await cp(join(RACINE, 'test/donnees/REM-faulty-demo.xlsx'), join(dossier, 'exigences.xlsx'))
  const { code, sortie, erreurs } = await publier(dossier)
  assert.equal(code, 1)
  assert.match(sortie, /^Fautes : \d+\. Rien n’est publié\./)
  assert.match(sortie, /guichet : Écrivez l’une de ces valeurs : borne, permanent\./)
  assert.match(sortie, /inconnu : Réglage inconnu/)
  assert.match(sortie, /charte\.html : La charte est vide/)
  assert.equal(sortie.match(/^ {2}exigences\.xlsx, Exigences [A-Z]+\d+/gm)?.length, 11)
  assert.equal(erreurs, '')
  assert.deepEqual(await versions('fautif'), [])
})

test('what is no folder of a programme gets one sentence', async () => {
  const cas: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['nulle-part'], 2, /nulle-part n’existe pas, ou ne contient pas programme\.json/],
    [[], 2, /Donnez un dossier/],
    [['--force', 'x'], 2, /Option inconnue/],
    [['--help'], 0, /--dry-run/],
  ]
  for (const [args, attendu, phrase] of cas) {
    const { code, sortie, erreurs } = await publier(...args)
    assert.equal(code, attendu, args.join(' '))
    assert.match(sortie + erreurs, phrase)
    assert.doesNotMatch(sortie + erreurs, /^\s+at /m)
  }
})
