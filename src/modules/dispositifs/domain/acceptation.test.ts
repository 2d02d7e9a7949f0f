import assert from 'node:assert/strict'
import test from 'node:test'
import { accepte } from './acceptation.ts'
import { naturesPreuve } from './rem.ts'

const dispositif = { taillesMax: { defaut: 100, video: 4_294_967_296 }, gazelle: { hotes: ['gazelle.example'] } }
const de = (...natures: Parameters<typeof accepte>[0]['natures']): ReturnType<typeof accepte> =>
  accepte({ natures }, dispositif)

test('[PRE-3] a video is accepted in the usual formats, up to the programme’s size', () => {
  const { fichier, lien, gazelle } = de('video')
  for (const extension of ['mp4', 'webm', 'mov', 'mkv', 'm4v', 'zip'])
    assert.ok(fichier?.extensions.includes(extension), extension)
  assert.equal(fichier?.tailleMax, 4_294_967_296)
  assert.deepEqual([lien, gazelle], [false, false])
  assert.ok(!fichier?.extensions.includes('png'))
})

test('[PRE-3] screenshots, logs, documents and homologations are accepted each in its own formats', () => {
  assert.ok(de('capture').fichier?.extensions.includes('png'))
  assert.ok(de('log').fichier?.extensions.includes('eml'))
  assert.ok(de('document').fichier?.extensions.includes('pdf'))
  assert.ok(de('cnda').fichier?.extensions.includes('jpg'))
  assert.equal(de('document').fichier?.tailleMax, 100)
})

test('[PRE-3] a proof of several kinds accepts what each does, with the largest size', () => {
  const { fichier } = de('video', 'capture')
  assert.ok(fichier)
  assert.ok(fichier.extensions.includes('mp4') && fichier.extensions.includes('png'))
  assert.equal(new Set(fichier.extensions).size, fichier.extensions.length)
  assert.equal(fichier.tailleMax, 4_294_967_296)
})

test('an interoperability report is a link to a host of the programme, or is imported from Gazelle', () => {
  assert.deepEqual(de('gazelle'), { fichier: null, lien: true, gazelle: true, hotes: ['gazelle.example'] })
  assert.deepEqual(de('lien'), { fichier: null, lien: true, gazelle: false, hotes: null })
  assert.equal(de('gazelle', 'lien').hotes, null)
})

test('every kind accepts a file or a link; none that a page could run', () => {
  for (const nature of naturesPreuve) {
    const { fichier, lien } = de(nature)
    assert.ok(fichier !== null || lien, nature)
    for (const dangereuse of ['html', 'htm', 'svg', 'js', 'exe', 'mht'])
      assert.ok(!fichier?.extensions.includes(dangereuse), dangereuse)
  }
})
