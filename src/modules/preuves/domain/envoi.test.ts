import assert from 'node:assert/strict'
import test from 'node:test'
import { placeRestante } from './envoi.ts'

const quotas = { candidature: 100, entreprise: 1_000, reserve: 50 }
const vide = { candidature: 0, entreprise: 0, enCours: 0 }

test('[PRE-1] la place qui reste est celle de la première limite atteinte : candidature, entreprise ou disque', () => {
  assert.deepEqual(placeRestante({ volume: { ...vide, candidature: 60 }, quotas, libre: 10_000 }), {
    reste: 40,
    manque: { code: 'quota_atteint', de: 'candidature', limite: 100 },
  })
  assert.deepEqual(placeRestante({ volume: { ...vide, candidature: 60, entreprise: 990 }, quotas, libre: 10_000 }), {
    reste: 10,
    manque: { code: 'quota_atteint', de: 'entreprise', limite: 1_000 },
  })
  assert.deepEqual(placeRestante({ volume: { ...vide, enCours: 30 }, quotas, libre: 75 }), {
    reste: -5,
    manque: { code: 'espace_insuffisant' },
  })
})
