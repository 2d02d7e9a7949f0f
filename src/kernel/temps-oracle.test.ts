import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import {
  ANNEES,
  changementsDHeure,
  compter,
  ecrireJour,
  ecrireMoment,
  feries,
  rangDuJour,
} from '../../test/harness/oracle-delais.ts'
import { type CasDeDelai, ecartsDeDelai, genresDeDelai, lireCasDeDelais } from './cas-de-delais.ts'
import { jourCivil, joursFeries } from './temps.ts'

const finDe = ({ kind, from, n, at, waits }: Omit<CasDeDelai, 'end'>): string => {
  if (kind === 'mois_depuis_parution') return compter[kind](from, n, at)
  return kind === 'jours_calendaires_suspendus' ? compter[kind](from, n, waits) : compter[kind](from, n)
}

/** The days around which a count goes wrong: clocks that change, holidays, the ends of February and of the year. */
const dates = Array.from({ length: 90 }, (_, n) => 2000 + n)
const bords = [
  ...changementsDHeure,
  ...feries,
  ...dates.flatMap(annee => [`${annee}-02-28`, `${annee}-03-01`, `${annee}-12-31`]).map(rangDuJour),
]
  .filter(rang => rang >= rangDuJour('2000-01-01') && rang <= rangDuJour('2089-12-31'))
  .toSorted((a, b) => a - b)

const jour = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...bords), fc.integer({ min: -4, max: 4 })).map(([a, b]) => a + b) },
  { weight: 1, arbitrary: fc.integer({ min: rangDuJour('2000-01-02'), max: rangDuJour('2089-12-31') }) },
)

const heure = 3_600_000
/** The midnights of Paris, and the hour at which its clocks change, in UTC. */
const instants = [22 * heure, 23 * heure, heure, 0].flatMap(ms => [ms - 1, ms, ms + 1]).filter(ms => ms >= 0)
const duJour = fc.oneof(fc.constantFrom(...instants), fc.integer({ min: 0, max: 24 * heure - 1 }))
const moment = fc.tuple(jour, duJour).map(([rang, ms]) => ecrireMoment(rang, ms))

const attente = fc
  .tuple(jour, duJour, fc.integer({ min: 0, max: 45 }), duJour)
  .map(([rang, du, jours, au]): readonly [string, string] => [
    ecrireMoment(rang, jours === 0 ? Math.min(du, au) : du),
    ecrireMoment(rang + jours, jours === 0 ? Math.max(du, au) : au),
  ])

const nombre = (usuels: readonly number[], max: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(...usuels), fc.integer({ min: 0, max }))

type SansFin = Omit<CasDeDelai, 'end'>
const genere: Readonly<Record<CasDeDelai['kind'], fc.Arbitrary<SansFin>>> = {
  jours_ouvres: fc.record({ kind: fc.constant('jours_ouvres'), from: moment, n: nombre([1, 5, 10], 40) }),
  jours_calendaires: fc.record({ kind: fc.constant('jours_calendaires'), from: moment, n: nombre([15, 30, 60], 400) }),
  jours_calendaires_proroges: fc.record({
    kind: fc.constant('jours_calendaires_proroges'),
    from: moment,
    n: nombre([15, 30, 60], 400),
  }),
  jours_calendaires_suspendus: fc.record({
    kind: fc.constant('jours_calendaires_suspendus'),
    from: moment,
    n: nombre([60], 120),
    waits: fc.array(attente, { maxLength: 3 }),
  }),
  heures: fc.record({ kind: fc.constant('heures'), from: moment, n: nombre([24, 48], 1000) }),
  mois_depuis_parution: fc.record({
    kind: fc.constant('mois_depuis_parution'),
    from: jour.map(ecrireJour),
    n: nombre([6, 13, 16], 60),
    at: fc.constantFrom('00:00', '01:59', '02:00', '02:30', '02:59', '03:00', '12:00', '23:59'),
  }),
}

for (const kind of genresDeDelai)
  test(`[P11] ${kind}: 17,000 delays drawn around the days that mislead, no difference with those counted day by day`, () => {
    fc.assert(
      fc.property(genere[kind], sansFin => {
        assert.deepEqual(ecartsDeDelai([{ ...sansFin, end: finDe(sansFin) }]), [])
      }),
      { numRuns: 17_000 },
    )
  })

test('[P11] what is counted day by day agrees with the 2,000 cases of the other oracle', () => {
  const lecture = lireCasDeDelais(
    JSON.parse(readFileSync(new URL('../../test/donnees/delay-cases.json', import.meta.url), 'utf8')),
  )
  assert.ok(lecture.ok)
  for (const unCas of lecture.cas) assert.equal(finDe(unCas), unCas.end, JSON.stringify(unCas))
})

test('[P11] the holidays of a hundred and ten years, of three centuries, are those of the printed tables of Easter', () => {
  const nos = ANNEES.flatMap(annee => [...joursFeries(annee).keys()].map(texte => rangDuJour(jourCivil(texte))))
  assert.deepEqual(
    [...new Set(nos)].toSorted((a, b) => a - b),
    [...feries].toSorted((a, b) => a - b),
  )
})
