import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { porte } from '../test/harness/porte.ts'

const dossier = await mkdtemp(join(tmpdir(), 'convergence-simulate-'))
after(() => rm(dossier, { recursive: true, force: true }))

const simuler = porte('simulate', { DATABASE_URL: '' })

test('the same seed tells the same; figures, a report in Markdown with its charts, and one of a single file', async () => {
  const rapport = join(dossier, 'rapport', 'vague.md')
  const json = join(dossier, 'vague.json')
  const une = await simuler('--candidatures', '16', '--seed', 'porte', '--rapport', rapport, '--json', json)
  assert.equal(une.code, 0, une.erreurs + une.sortie)
  assert.match(une.sortie, /aucune règle prise en défaut/)
  const { bilans } = JSON.parse(await readFile(json, 'utf8'))
  const markdown = await readFile(rapport, 'utf8')
  const images = [...markdown.matchAll(/\]\((vague\/.+?\.svg)\)/g)].map(([, image = '']) => image)
  assert.equal(images.length, 4 * bilans.length)
  assert.equal((await readdir(join(dossier, 'rapport', 'vague'))).length, images.length)
  for (const image of images)
    assert.match(await readFile(join(dossier, 'rapport', image), 'utf8'), /^<svg .*role="img"/)

  const page = join(dossier, 'vague.html')
  const autre = await simuler('--candidatures', '16', '--seed', 'porte', '--rapport', page)
  const empreintes = (sortie: string): readonly string[] =>
    [...sortie.matchAll(/^(\S+) : .*empreinte (\w+)$/gm)]
      .map(([, guichet, empreinte]) => `${guichet} ${empreinte}`)
      .sort()
  assert.deepEqual(empreintes(autre.sortie), empreintes(une.sortie))
  const html = await readFile(page, 'utf8')
  assert.equal(html.split('<svg ').length - 1, images.length)
  assert.doesNotMatch(html, /<script|src=|href=/)
})

test('a command that is misused says so, and ends with 2', async () => {
  assert.equal((await simuler('--candidatures', 'beaucoup')).code, 2)
  assert.equal((await simuler('--guichet', 'inconnu')).code, 2)
  assert.equal((await simuler('--debut', 'hier')).code, 2)
  assert.equal((await simuler('--nimporte')).code, 2)
  assert.match((await simuler('--help')).sortie, /npm run -s simulate/)
})
