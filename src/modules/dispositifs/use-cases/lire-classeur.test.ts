import assert from 'node:assert/strict'
import test from 'node:test'
import { chantierVide } from '../domain/chantier-vide.ts'
import { makeLireClasseur } from './lire-classeur.ts'
import type { Lecture } from './ports-classeurs.ts'

const lue = (lignes: number): Lecture => ({
  ok: true,
  rem: null,
  apercu: {
    feuille: 'Exigences',
    comptes: { lignes, chapitres: 0, exigences: 0, scenarios: 0, preuves: 0 },
    fautes: [],
    fautesEnTout: 0,
    remarques: [],
    composition: null,
    bilan: null,
  },
})

const essai = (reponse: () => Promise<Lecture>) => {
  let lectures = 0
  const lire = makeLireClasseur({
    classeurs: { lire: async () => new Uint8Array() },
    lireAPart: () => {
      lectures++
      return reponse()
    },
  })
  const chantier = chantierVide({ code: 'neuf', intitule: 'Neuf' })
  return { lire: (empreinte: string, version = 1) => lire({ chantier, version }, empreinte), lectures: () => lectures }
}

test('[REM-3] a workbook is read once from its deposit to its adoption, and again once the chantier changed', async () => {
  const { lire, lectures } = essai(async () => lue(400))
  await Promise.all([lire('a'), lire('a')])
  await lire('a')
  assert.equal(lectures(), 1)
  await lire('a', 2)
  await lire('b', 2)
  await lire('a', 2)
  assert.equal(lectures(), 4)
})

test('[REM-3] [P29] what was refused, failed or is very long is not kept', async () => {
  for (const reponse of [
    async (): Promise<Lecture> => ({ ok: false, refus: 'lecture_encombree' }),
    async () => lue(2_001),
    () => Promise.reject(new Error('panne')),
  ]) {
    const { lire, lectures } = essai(reponse)
    await lire('a').catch(() => undefined)
    await lire('a').catch(() => undefined)
    assert.equal(lectures(), 2)
  }
})
