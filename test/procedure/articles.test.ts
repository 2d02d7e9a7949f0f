import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { RACINE } from '../../src/platform/config/index.ts'
import { CHEMIN_ARTICLES, ecrireArticles, tenues } from './articles.ts'
import { articles, groupes } from './passages.ts'
import { reglages } from './reglages.ts'
import { lireRegles } from './regles.ts'

const toutes = tenues()
const sans = (manque: (tenue: (typeof toutes)[number]) => boolean): readonly string[] =>
  toutes.filter(manque).map(({ regle }) => regle.id)

test('the document is the one that the code writes: `npm run docs` after a change', () => {
  assert.equal(readFileSync(CHEMIN_ARTICLES, 'utf8'), ecrireArticles(toutes))
})

test('every rule of its groups is in it, but for those of what comes after the referencing', () => {
  const codes = new Set<string>(groupes.map(({ code }) => code))
  const dites = lireRegles().filter(({ id }) => codes.has(id.split('-')[0] ?? ''))
  assert.ok(toutes.length > 80)
  assert.deepEqual(
    dites.filter(({ id }) => !Object.hasOwn(articles, id)).map(({ id }) => id),
    ['REF-6'],
  )
  assert.equal(toutes.length, Object.keys(articles).length)
})

test('no rule without a function that cites it, in a domain', () => {
  const decidee = ({ tenants }: (typeof toutes)[number]): boolean =>
    tenants.some(({ zone, type }) => zone === 'decide' && !type)
  assert.deepEqual(
    sans(tenue => !decidee(tenue)),
    [],
  )
})

test('no rule without a test that bears it', () => {
  assert.deepEqual(
    sans(({ cas }) => cas.length === 0),
    [],
  )
})

test('a rule names the passages that it comes from, or the reason is said', () => {
  const fautes = toutes.flatMap(({ regle: { id, sources } }) => {
    const article = articles[id]
    const dites = article?.passages ?? []
    const ailleurs = dites.filter(({ source }) => !sources.includes(source)).map(({ source }) => `${id} : ${source}`)
    return dites.length === 0 && !article?.sans ? [`${id} : rien`, ...ailleurs] : ailleurs
  })
  assert.deepEqual(fautes, [])
})

test('a setting named is one of a programme', () => {
  const types = ['dispositif', 'controles'].map(nom =>
    readFileSync(join(RACINE, `src/modules/dispositifs/domain/${nom}.ts`), 'utf8'),
  )
  const inconnus = Object.values(reglages)
    .flat()
    .flatMap(chemin => chemin.split('.'))
    .filter(nom => !types.some(texte => new RegExp(`readonly ${nom}\\b`).test(texte)))
  assert.deepEqual([...new Set(inconnus), ...Object.keys(reglages).filter(id => !Object.hasOwn(articles, id))], [])
})
