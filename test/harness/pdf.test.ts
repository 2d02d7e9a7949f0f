import assert from 'node:assert/strict'
import test from 'node:test'
import { composer } from '../../src/platform/pdf/composer.ts'
import { exempleAccuse } from '../../src/platform/pdf/exemples.ts'
import { serrer, texteDuPdf } from './pdf.ts'

test('what a PDF of ours says is read back from its bytes, accents and signs included', async () => {
  const accuse = exempleAccuse()
  const lu = await texteDuPdf(composer('accuse', accuse))
  const { mentions, faits, reference } = accuse
  for (const texte of [reference, ...Object.values(mentions), ...faits.map(({ valeur }) => valeur)])
    assert.ok(lu.includes(serrer(texte)), `${texte}\n${lu}`)
})
