import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { preparerActifs } from './actifs.ts'
import { adresseActif } from './adresses.ts'

const dossierCache = mkdtempSync(join(tmpdir(), 'actifs-'))
after(() => rmSync(dossierCache, { recursive: true }))

const trouver = async (debut: string, marqueEtat = false): Promise<string> => {
  const actifs = await preparerActifs({ marqueEtat, dossierCache })
  const actif = actifs.find(({ chemin }) => chemin.startsWith(`/actifs/${debut}.`))
  assert.ok(actif, debut)
  return Buffer.from(actif.contenu).toString('utf8')
}

test('assets are named by their content, and compressed copies say the same', async () => {
  const premiers = await preparerActifs({ marqueEtat: false, dossierCache })
  for (const { chemin, contenu, brotli, gzip } of premiers) {
    assert.match(chemin, /^\/actifs\/[\w-]+\.[0-9a-f]{12}\.\w+$/)
    if (brotli) assert.deepEqual(brotliDecompressSync(brotli), contenu)
    if (gzip) assert.deepEqual(gunzipSync(gzip), contenu)
  }
  assert.deepEqual(await preparerActifs({ marqueEtat: false, dossierCache }), premiers)
  assert.ok(premiers.some(({ chemin }) => chemin === adresseActif('convergence.css')))
})

test('a first view weighs less than 60 kB on the wire', async () => {
  const actifs = await preparerActifs({ marqueEtat: false, dossierCache })
  // What sends files is asked for by the page that sends some, when it does.
  const premiers = actifs.filter(({ chemin }) => !chemin.includes('/envois.'))
  const poids = premiers.reduce((total, { brotli, contenu }) => total + (brotli ?? contenu).length, 0)
  assert.ok(poids < 60_000, `${poids} octets`)
})

test('neither the State’s typeface nor its block is served to an operator who isn’t entitled to them', async () => {
  const css = await trouver('dsfr')
  assert.ok(!/font-family:\s*"?Marianne|@font-face|\.fr-logo/.test(css))
  assert.ok(css.includes('font-family:system-ui'))
  assert.ok(/@font-face.*url\("?\/actifs\/Marianne-Regular\.[0-9a-f]{12}\.woff2/s.test(await trouver('dsfr', true)))
})

test('[P25] style sheets fetch nothing from elsewhere', async () => {
  for (const nom of ['dsfr', 'convergence', 'sans-script'])
    assert.ok(!/url\(["']?(?!["']?data:)|@import/.test(await trouver(nom)), nom)
})

test('every class of the design system written in a page is in the style sheet served', async () => {
  const css = await trouver('dsfr')
  const src = join(import.meta.dirname, '..')
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    nom => nom.endsWith('.tsx') && !nom.includes('.test.'),
  )
  const ecrites = new Set(
    sources.flatMap(nom => readFileSync(join(src, nom), 'utf8').match(/(?<![\w-])fr-[a-z][\w-]*[a-z0-9]/g) ?? []),
  )
  assert.ok(ecrites.size > 40)
  const absentes = [...ecrites].filter(nom => !css.includes(`.${nom}`) && !sansRegle.has(nom))
  assert.deepEqual(absentes, [])
})

/** Names of the design system's markup that its style sheet has no rule for, and the block of the State. */
const sansRegle = new Set(['fr-footer__content-item', 'fr-logo'])
