import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, dominique, etantDonne, jour, paris } from '../../../../test/harness/cas.ts'
import { attribuee, referencee, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { dureeDuReferencement } from './attribution.ts'
import { echeances } from './echeances.ts'
import { evolve, replier } from './evolve.ts'

const duree = (now: Instant, validiteAnnees = 5) =>
  dureeDuReferencement({ now, dispositif: { ...borne, reference: { ...borne.reference, validiteAnnees } } })

test('[REF-2] [CVN-4] le référencement dure les années que dit le programme, du jour de la signature à Paris', () => {
  assert.deepEqual(duree(paris('2026-04-07 10:00')), { debutLe: jour('2026-04-07'), finLe: jour('2031-04-07') })
  assert.deepEqual(duree(paris('2026-04-07 00:00')), { debutLe: jour('2026-04-07'), finLe: jour('2031-04-07') })
  assert.deepEqual(duree(paris('2026-04-06 23:59:59.999')), { debutLe: jour('2026-04-06'), finLe: jour('2031-04-06') })
  assert.deepEqual(duree(paris('2026-04-07 10:00'), 3).finLe, jour('2029-04-07'))
})

test('[REF-2] signé un 29 février, il finit un 28 les années qui n’en ont pas', () => {
  assert.equal(duree(paris('2028-02-29 10:00')).finLe, jour('2033-02-28'))
  assert.equal(duree(paris('2028-02-29 10:00'), 4).finLe, jour('2032-02-29'))
})

test('[CVN-4] [REF-4] une convention obtenue reste en vigueur quand une autre l’est : rien ne défait un référencement prononcé', () => {
  const etat = replier(referencee)
  assert.deepEqual(echeances(etat, borne), [])
  const autres = Object.values(toutesLesHistoires).flat()
  for (const fait of autres) {
    if (fait.type === 'MediationConclue' || fait.type === 'TentativeRejetee') continue
    assert.throws(() => evolve(etat, fait), fait.type)
  }
})

test('[CVN-3] il prend effet quand les deux ont signé : avant la direction, aucune date ne court', () => {
  const avant = replier(attribuee)
  assert.equal('referencement' in avant, false)
  const { etat } = etantDonne(...attribuee)
    .quand(
      {
        type: 'prononcerReferencement',
        reference: 'REF-DEMO-000001',
        convention: 'pdf-contresigne',
        attestation: 'pdf-attestation',
        rapport: 'pdf-rapport',
      },
      { acteur: dominique, now: paris('2026-04-07 10:00') },
    )
    .accepte()
  assert.ok(etat.statut === 'referencee')
  assert.ok(etat.convention && etat.convention.signeeLe < etat.referencement.prononceLe)
})
