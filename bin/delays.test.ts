import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { RACINE } from '../src/platform/config/index.ts'
import { porte } from '../test/harness/porte.ts'

const dossier = await mkdtemp(join(tmpdir(), 'delays-'))
after(() => rm(dossier, { recursive: true, force: true }))

const delays = porte('delays', {})

const CAS = 'test/donnees/delay-cases.json'

const ecrireCas = async (nom: string, contenu: unknown): Promise<string> => {
  const chemin = join(dossier, nom)
  await writeFile(chemin, typeof contenu === 'string' ? contenu : JSON.stringify(contenu))
  return chemin
}

type Fichier = { readonly cases: readonly Readonly<Record<string, unknown>>[] }
const oracle: Fichier = JSON.parse(await readFile(join(RACINE, CAS), 'utf8'))

test('[P11] the 2,000 cases of the oracle: no difference, exit 0', async () => {
  assert.deepEqual(await delays(CAS), { code: 0, sortie: '2000 cas, 0 différence\n', erreurs: '' })
})

test('[P11] each difference is a line, with its case; then a count, and exit 1', async () => {
  const cases = oracle.cases.map((cas, index) =>
    index === 0 || index === 3 ? { ...cas, end: '2026-03-10T22:59:59.999Z' } : cas,
  )
  const { code, sortie } = await delays(await ecrireCas('ecarts.json', { ...oracle, cases }))
  assert.equal(code, 1)
  assert.deepEqual(sortie.trimEnd().split('\n'), [
    'cas 1 : jours_ouvres, de 2026-03-09T12:01:58.481Z, n = 1 : attendu 2026-03-10T22:59:59.999Z, calculé 2026-03-10T23:00:00.000Z',
    'cas 4 : jours_calendaires_suspendus, de 2027-11-27T11:27:43.704Z, n = 60 : attendu 2026-03-10T22:59:59.999Z, calculé 2028-02-29T23:00:00.000Z',
    '2000 cas, 2 différences',
  ])
})

test('what is no file of cases gets a sentence that says where, exit 2 and no stack', async () => {
  const [premier] = oracle.cases
  const avec = (cas: unknown): unknown => ({ ...oracle, cases: [premier, cas] })
  const cas: readonly (readonly [readonly string[], RegExp])[] = [
    [[join(dossier, 'absent.json')], /ne se lit pas/],
    [[await ecrireCas('texte.json', 'from;n;end')], /texte\.json n’est pas du JSON/],
    [[await ecrireCas('liste.json', [])], /un objet est attendu/],
    [[await ecrireCas('vide.json', {})], /« cases » : une liste de cas est attendue ; lu : rien/],
    [[await ecrireCas('genre.json', avec({ ...premier, kind: 'jours_francs' }))], /cas 2, « kind » : .*"jours_francs"/],
    [[await ecrireCas('instant.json', avec({ ...premier, from: 'hier' }))], /cas 2, « from » : un instant .*"hier"/],
    [[await ecrireCas('fin.json', avec({ ...premier, end: null }))], /cas 2, « end » : un instant .*null/],
    [[await ecrireCas('foule.json', { ...oracle, cases: Array(25).fill(0) })], /cas 20 : .*\n.* et 5 autres fautes/],
    [['--force', CAS], /Option inconnue/],
    [[CAS, CAS], /un fichier de cas, et un seul/],
    [[], /un fichier de cas, et un seul/],
  ]
  for (const [args, phrase] of cas) {
    const { code, sortie, erreurs } = await delays(...args)
    assert.deepEqual([code, sortie], [2, ''], args.join(' '))
    assert.match(erreurs, phrase)
    assert.doesNotMatch(erreurs, /^\s+at /m)
  }
})

test('the help tells the form of the file and the exit codes', async () => {
  const { code, sortie } = await delays('--help')
  assert.equal(code, 0)
  assert.match(sortie, /"cases"[\s\S]*mois_depuis_parution[\s\S]*Code de sortie/)
})
