import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { build } from 'esbuild'
import { RACINE } from '../src/platform/config/racine.ts'
import { type Fichier, type Import, importsDe } from './harness/architecture/imports.ts'
import { ecrituresInterdites, proprietaires } from './harness/architecture/proprietaires.ts'
import { environnementLu, impurs, programmesNommes, tropLongs } from './harness/architecture/regles.ts'
import { cycles, importsInterdits } from './harness/architecture/table.ts'

/** Well under what there is: a reading that finds less has read nothing, and « no violation » would mean nothing. */
const PLANCHER = 250

const lire = (chemin: string): Fichier => ({ chemin, texte: readFileSync(`${RACINE}/${chemin}`, 'utf8') })

const chemins = globSync('{src,bin,test,bench,simulation}/**/*.{ts,tsx}', { cwd: RACINE }).filter(
  chemin => !chemin.startsWith('src/ui/client/'),
)
const fichiers = chemins.map(lire)
const migrations = globSync('migrations/*.sql', { cwd: RACINE }).map(lire)
const imports = fichiers.flatMap(importsDe)
const deSrc = imports.filter(({ de }) => !de.startsWith('test/'))

const aucune = (fautes: readonly string[]): void => assert.deepEqual(fautes, [], `\n${fautes.join('\n')}\n`)

test('there is something to read', () => {
  assert.ok(fichiers.length >= PLANCHER, `${fichiers.length} fichiers lus`)
  assert.ok(imports.length >= 3 * PLANCHER, `${imports.length} imports lus`)
})

test('every import that a compiler sees, we see', async () => {
  const entrees = chemins.filter(chemin => chemin.startsWith('src/') && !/\.test\./.test(chemin))
  const { metafile } = await build({
    absWorkingDir: RACINE,
    entryPoints: entrees,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'nulle-part',
    jsx: 'preserve',
    logLevel: 'silent',
  })
  const vus = new Set(imports.map(({ de, vers }) => `${de} ${vers}`))
  const manques = Object.entries(metafile.inputs).flatMap(([de, { imports: compiles }]) =>
    compiles
      .map(({ path }) => path)
      .filter(vers => !vus.has(`${de} ${vers}`))
      .map(vers => `${de} → ${vers}`),
  )
  assert.ok(Object.keys(metafile.inputs).length >= PLANCHER / 2)
  aucune(manques)
})

test('each part imports what its row of the table allows', () => aucune(importsInterdits(deSrc)))
test('no file needs itself to be loaded', () => aucune(cycles(imports)))
test('the domain asks neither the time nor chance', () => aucune(impurs(fichiers)))
test('a table is written by its owner alone', () => aucune(ecrituresInterdites([...fichiers, ...migrations])))
test('no file is longer than can be held in one sitting', () => aucune(tropLongs(fichiers)))
test('no programme is named in the code', () => aucune(programmesNommes(fichiers)))
test('the environment is read in one place', () => aucune(environnementLu(fichiers)))

test('tables and their owners are read', () => {
  const connus = proprietaires([...fichiers, ...migrations])
  assert.equal(connus.get('actes'), 'platform')
  assert.equal(connus.get('courriels'), 'platform')
  assert.equal(connus.get('isc_comptes'), 'stand-in isc')
  assert.ok(connus.size >= 20, [...connus.keys()].join())
})

const plante = (chemin: string, texte: string): Fichier => ({ chemin, texte })
const interdits = (chemin: string, texte: string): readonly string[] =>
  importsInterdits(importsDe(plante(chemin, texte)))

const DOMAINE = 'src/modules/preuves/domain/decide.ts'
const CAS = 'src/modules/preuves/use-cases/deposer.ts'
const REQUETE = 'src/modules/preuves/queries/lister.ts'
const INFRA = 'src/modules/preuves/infra/preuves.pg.ts'
const WEB = 'src/modules/preuves/web/preuves.page.tsx'

const REFUSES: readonly (readonly [string, string])[] = [
  ['src/kernel/temps.ts', `import { sql } from 'kysely'`],
  ['src/kernel/temps.ts', `import { decide } from '../modules/preuves/domain/decide.ts'`],
  [DOMAINE, `import { createHash } from 'node:crypto'`],
  [DOMAINE, `import type { Db } from '../../../platform/db/index.ts'`],
  [DOMAINE, `import { peut } from '../../candidatures/index.ts'`],
  [DOMAINE, `import type { Fait } from '../../candidatures/domain/faits.ts'`],
  [DOMAINE, `import { deposer } from '../use-cases/deposer.ts'`],
  [DOMAINE, `const x = await import('fast-check')`],
  [DOMAINE, `export { x } from '../../../ui/index.ts'`],
  [CAS, `import { page } from './../web/preuves.page.tsx'`],
  [CAS, `import { preuvesPg } from '../infra/preuves.pg.ts'`],
  [CAS, `import { unActe } from '../../../platform/db/index.ts'`],
  [CAS, `import {\n  type A,\n  b,\n} from '../../../ui/index.ts'`],
  [CAS, `import { sql } from 'kysely'`],
  [REQUETE, `import { page } from '../web/preuves.page.tsx'`],
  [REQUETE, `import { envoyer } from '../../../platform/mail/index.ts'`],
  [INFRA, `import { page } from '../web/preuves.page.tsx'`],
  [INFRA, `import { candidaturesPg } from '../../candidatures/infra/candidatures.pg.ts'`],
  [INFRA, `import { page } from '../../../platform/http/contract.ts'`],
  [WEB, `import { preuvesPg } from '../infra/preuves.pg.ts'`],
  [WEB, `import { sql } from '../../../platform/db/index.ts'`],
  [WEB, `import fastify from 'fastify'`],
  [WEB, `import { composerPreuves } from '../composition.ts'`],
  [CAS, `import { Readable } from 'node:stream'`],
  [INFRA, `import { monde } from '../monde-de-test.ts'`],
  ['src/platform/db/base.ts', `import { decide } from '../../modules/preuves/index.ts'`],
  ['src/platform/db/base.ts', `import type { Preuve } from '../../modules/preuves/index.ts'`],
  ['src/platform/db/base.ts', `import { composer } from '../../app/compose.ts'`],
  ['src/platform/http/serveur.ts', `import { Bouton } from '../../ui/index.ts'`],
  ['src/ui/bouton.tsx', `import { peut } from '../modules/preuves/index.ts'`],
  ['src/ui/bouton.tsx', `import { creerServeur } from '../platform/http/serveur.ts'`],
  ['src/stand-ins/isc/serveur.ts', `import { peut } from '../../modules/preuves/index.ts'`],
  ['src/modules/preuves/index.ts', `import { isc } from '../../stand-ins/isc/index.ts'`],
  ['src/platform/oidc/client.ts', `import { isc } from '../../stand-ins/isc/index.ts'`],
  ['src/app/compose.ts', `import { decide } from '../modules/preuves/domain/decide.ts'`],
  ['src/app/compose.ts', `import { baseDeTest } from '../../test/harness/base.ts'`],
  ['bin/serve.ts', `import { preuvesPg } from '../src/modules/preuves/infra/preuves.pg.ts'`],
  ['src/divers/x.ts', `import { x } from '../kernel/brand.ts'`],
]

test('a planted import is caught, whatever its form', () => {
  for (const [chemin, texte] of REFUSES) assert.equal(interdits(chemin, texte).length, 1, `${chemin} : ${texte}`)
})

const ADMIS: readonly (readonly [string, string])[] = [
  [DOMAINE, `import { instant } from '../../../kernel/temps.ts'`],
  [DOMAINE, `import type { Fait } from '../../candidatures/index.ts'`],
  [DOMAINE, `import { type Fait, type Refus } from '../../candidatures/index.ts'`],
  [DOMAINE, `// import { x } from 'kysely'\nconst aide = "écrivez : import { x } from 'kysely'"`],
  [CAS, `import { peut } from '../../candidatures/index.ts'`],
  [CAS, `import type { Readable } from 'node:stream'`],
  [REQUETE, `import { sql } from 'kysely'`],
  [WEB, `import type { Preuves } from '../composition.ts'`],
  [INFRA, `import { unActe } from '../../../platform/db/index.ts'`],
  [WEB, `import { Bouton } from '../../../ui/index.ts'`],
  [WEB, `import { page } from '../../../platform/http/contract.ts'`],
  ['src/ui/page.tsx', `import type { Page } from '../platform/http/contract.ts'`],
  ['src/app/compose.ts', `import { isc } from '../stand-ins/isc/index.ts'`],
  ['src/modules/preuves/domain/decide.test.ts', `import fc from 'fast-check'`],
]

test('what the table allows is not caught', () => {
  for (const [chemin, texte] of ADMIS) assert.deepEqual(interdits(chemin, texte), [], texte)
})

test('a planted cycle is caught, and one of types is none', () => {
  const fil = (de: string, vers: string, type = false): Import => ({ de: `src/${de}`, vers: `src/${vers}`, type })
  assert.deepEqual(cycles([fil('a', 'b'), fil('b', 'c'), fil('c', 'a')]), ['src/a → src/b → src/c → src/a'])
  assert.deepEqual(cycles([fil('a', 'b'), fil('b', 'c'), fil('c', 'a', true)]), [])
  assert.equal(cycles([fil('a', 'a')]).length, 1)
})

test('a planted clock or chance is caught, not a word of a comment or of a sentence', () => {
  const usages = ['Date.now()', 'new Date()', 'Temporal.Now.instant()', 'Math.random()', 'crypto.randomUUID()']
  for (const usage of [...usages, 'performance.now()', 'setTimeout(f)', 'globalThis["Date"]', '`${Date.now()}`'])
    assert.equal(impurs([plante(DOMAINE, `const x = ${usage}`)]).length, 1, usage)
  const innocents = [
    '// Date.now()',
    '/* new Date() */',
    `'Date de dépôt'`,
    '`Date de ${lieu}`',
    '/Date/.test(x)',
    'uneDate',
  ]
  for (const texte of innocents) assert.deepEqual(impurs([plante(DOMAINE, texte)]), [], texte)
  assert.deepEqual(impurs([plante(INFRA, 'Date.now()')]), [])
})

const TABLES = [
  plante(
    'src/modules/preuves/infra/tables.ts',
    `declare module '../../../platform/db/tables.ts' {\n  interface Tables {\n    preuves: {\n      id: string\n      etat: Json<{ a: string }>\n    }\n    pieces: Piece\n  }\n}`,
  ),
  plante('migrations/0008-messagerie.sql', 'create table messages (id text);'),
]

const ecritures = (chemin: string, texte: string): number =>
  ecrituresInterdites([...TABLES, plante(chemin, texte)]).length

test('a planted write to a table of another is caught, by builder or by SQL', () => {
  const formes = [
    `tx.insertInto('messages')`,
    `tx.updateTable('messages').set({})`,
    `tx.deleteFrom('messages')`,
    'sql`insert into messages (id) values (1)`',
    'sql`INSERT INTO "messages" (id) values (1)`',
    'sql`update messages set id = 1`',
    'sql`update messages m set id = 1`',
    'sql`with x as (delete from messages returning id) select 1`',
    'sql`truncate messages`',
  ]
  for (const forme of formes) {
    assert.equal(ecritures(INFRA, forme), 1, forme)
    assert.equal(ecritures('src/app/reactions.ts', forme), 1, forme)
    assert.equal(ecritures('src/modules/messagerie/infra/fils.pg.ts', forme), 0, forme)
  }
  assert.equal(ecritures(INFRA, `tx.insertInto('inconnue')`), 1)
  assert.equal(ecritures(INFRA, 'sql`insert into preuves (id) values (1) on conflict (id) do update set id = 1`'), 0)
  assert.equal(ecritures(INFRA, 'sql`select * from messages for update`'), 0)
  assert.equal(ecritures(INFRA, '// insert into messages'), 0)
})

test('a planted long file, programme name or reading of the environment is caught', () => {
  assert.equal(tropLongs([plante(INFRA, 'x\n'.repeat(301))]).length, 1)
  assert.equal(tropLongs([plante(INFRA, 'x\n'.repeat(300))]).length, 0)
  for (const texte of [`if (code === 'RIS') x`, 'const DRIMbox = 1', '`vague ${DPI}`', `'dmn-certification'`])
    assert.equal(programmesNommes([plante(DOMAINE, texte)]).length, 1, texte)
  assert.equal(programmesNommes([plante(DOMAINE, '// as for RIS')]).length, 0)
  assert.equal(programmesNommes([plante('src/modules/preuves/domain/x.test.ts', `'RIS'`)]).length, 0)
  assert.equal(environnementLu([plante(INFRA, 'process.env.PORT')]).length, 1)
  assert.equal(environnementLu([plante('src/platform/config/index.ts', 'process.env')]).length, 0)
})
