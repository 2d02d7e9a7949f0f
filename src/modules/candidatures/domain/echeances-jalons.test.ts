import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, J1, justeApres, justeAvant, nadia, permanent, signer } from '../../../../test/harness/cas.ts'
import { jalonsAutomatiques } from '../../../../test/harness/complet.ts'
import { administrativeSoumise, enDepot, ouverte } from '../../../../test/harness/histoires.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type Echeance, echeances } from './echeances.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'

const duJalon1 = (histoire: readonly Fait[], dispositif: Dispositif): readonly Echeance[] =>
  echeances(replier(histoire), dispositif).filter(({ regle }) => regle === 'JAL-1')

/** Step 1 accepted at that moment: step 2 is in the éditeur's hands from then on. */
const accepteeLe = (now: Instant): readonly Fait[] => [
  ...administrativeSoumise,
  signer({ type: 'CandidatureAdministrativeAcceptee' }, { acteur: nadia, now }),
]

const jalon1 = {
  regle: 'JAL-1',
  quand: J1,
  depuis: null,
  objet: { kind: 'jalon', jalon: 'J1' },
  effet: 'jalon_manque',
} as const

test('[JAL-1] [P19] l’éditeur qui avait de quoi agir avant le jalon 1 en répond, comme le programme le dit', () => {
  const qui = { partie: 'editeur' } as const
  for (const histoire of [ouverte, accepteeLe(justeAvant(J1))]) {
    assert.deepEqual(duJalon1(histoire, borne), [{ ...jalon1, qui, adverse: 'propose' }])
    assert.deepEqual(duJalon1(histoire, jalonsAutomatiques), [{ ...jalon1, qui, adverse: 'automatique' }])
  }
})

test('[JAL-1] [P19] si le dossier n’est revenu à l’éditeur qu’une fois le jalon 1 passé, c’est à l’agence d’en dire la suite', () => {
  const qui = { partie: 'agence', role: 'gestionnaire' } as const
  for (const histoire of [administrativeSoumise, accepteeLe(J1), accepteeLe(justeApres(J1))])
    for (const dispositif of [borne, jalonsAutomatiques])
      assert.deepEqual(duJalon1(histoire, dispositif), [{ ...jalon1, qui, adverse: 'propose' }])
})

test('[JAL-1] [GUI-2] une fois l’éligibilité acceptée, ou sans jalon au programme, il n’y a plus d’échéance du jalon 1', () => {
  assert.deepEqual(duJalon1(enDepot, borne), [])
  assert.deepEqual(duJalon1(ouverte, permanent), [])
})
