import assert from 'node:assert/strict'
import test from 'node:test'
import { parParcours, situationDe } from './situation.ts'

const parcours = (intitule: string) => ({ code: 'p', intitule })

test('[GUI-1] a programme is situated by what it has, and its vague is said once', () => {
  const segur = parcours('Ségur vague 2')
  assert.equal(situationDe({ parcours: segur, vague: 'Vague 2', couloir: 'Imagerie' }), 'Ségur vague 2 · Imagerie')
  assert.equal(situationDe({ parcours: segur, vague: 'Vague 1', couloir: '' }), 'Ségur vague 2 · Vague 1')
  assert.equal(situationDe({ parcours: parcours('Certification'), vague: '', couloir: '' }), 'Certification')
})

test('[GUI-4] programmes are found by parcours, both in the order of the alphabet', () => {
  const dispositifs = [
    { intitule: 'Z', parcours: parcours('Étude') },
    { intitule: 'Y', parcours: parcours('Fin') },
    { intitule: 'É', parcours: parcours('Étude') },
  ]
  assert.deepEqual(
    parParcours(dispositifs).map(([titre, siens]) => [titre, siens.map(({ intitule }) => intitule)]),
    [
      ['Étude', ['É', 'Z']],
      ['Fin', ['Y']],
    ],
  )
})
