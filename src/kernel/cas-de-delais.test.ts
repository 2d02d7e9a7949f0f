import assert from 'node:assert/strict'
import test from 'node:test'
import { type CasDeDelai, ecartsDeDelai, genresDeDelai, lireCasDeDelais } from './cas-de-delais.ts'

const juste: CasDeDelai = {
  kind: 'jours_ouvres',
  from: '2026-03-09T12:01:58.481Z',
  n: 1,
  end: '2026-03-10T23:00:00.000Z',
}
const mois: CasDeDelai = {
  kind: 'mois_depuis_parution',
  from: '2028-06-29',
  n: 13,
  at: '12:00',
  end: '2029-07-29T10:00:00.000Z',
}

const fichier = (...cases: readonly unknown[]): unknown => ({ zone: 'Europe/Paris', end: 'trop tard', cases })

/** The case and the field of every fault. */
const fautes = (contenu: unknown): readonly string[] => {
  const lecture = lireCasDeDelais(contenu)
  return lecture.ok ? [] : lecture.fautes.map(({ cas, champ }) => `${cas} ${champ}`)
}

test('a case whose end is ours is no difference, however its moments are written', () => {
  assert.deepEqual(ecartsDeDelai([juste, mois, { ...juste, end: '2026-03-11T00:00+01:00' }]), [])
})

test('an end that is a millisecond away is a difference, with the number of its case', () => {
  const { kind, from, n } = juste
  assert.deepEqual(ecartsDeDelai([mois, { ...juste, end: '2026-03-10T22:59:59.999Z' }]), [
    { cas: 2, kind, from, n, attendu: '2026-03-10T22:59:59.999Z', calcule: '2026-03-10T23:00:00.000Z' },
  ])
})

test('without an hour the months end at midnight, and without a wait nothing is suspended', () => {
  const { at: _, ...sansHeure } = mois
  const suspendu: CasDeDelai = { ...juste, kind: 'jours_calendaires_suspendus' }
  assert.deepEqual(ecartsDeDelai([{ ...sansHeure, end: '2029-07-28T22:00:00.000Z' }, suspendu]), [])
})

test('a file of that form is read as it is', () => {
  const cas = [juste, mois, { ...juste, kind: 'jours_calendaires_suspendus', waits: [[juste.from, juste.end]] }]
  assert.deepEqual(lireCasDeDelais(fichier(...cas)), { ok: true, cas })
  assert.deepEqual(lireCasDeDelais(fichier()), { ok: true, cas: [] })
})

test('what is not of that form is told: the whole, its zone, its list', () => {
  for (const contenu of [null, 12, 'cas', []]) assert.deepEqual(fautes(contenu), ['0 tout'])
  assert.deepEqual(fautes({}), ['0 zone', '0 end', '0 cases'])
  assert.deepEqual(fautes({ zone: 'UTC', end: '', cases: [juste] }), ['0 zone'])
})

test('every fault of every case is told, by its case and its field', () => {
  assert.deepEqual(
    fautes(fichier(juste, 'rien', { ...juste, kind: 'jours_francs', n: -1 }, { ...juste, from: 'hier', end: '' })),
    ['2 tout', '3 kind', '3 n', '4 from', '4 end'],
  )
})

const refuses: readonly (readonly [champ: string, unknown])[] = [
  ['kind', { ...juste, kind: 'toString' }],
  ['from', { ...juste, from: '2026-03-09' }],
  ['from', { ...juste, from: '2026-03-09T12:00' }],
  ['from', { ...juste, from: '+012026-03-09T12:00Z' }],
  ['from', { ...juste, from: 1_772_000_000 }],
  ['from', { ...mois, from: '2026-02-29' }],
  ['from', { ...mois, from: '2028-06-29T00:00' }],
  ['n', { ...juste, n: 1.5 }],
  ['n', { ...juste, n: '1' }],
  ['n', { ...juste, n: 100_001 }],
  ['at', { ...mois, at: '24:00' }],
  ['at', { ...mois, at: 12 }],
  ['waits', { ...juste, waits: {} }],
  ['waits', { ...juste, waits: [[juste.from]] }],
  ['waits', { ...juste, waits: [[juste.from, 'demain']] }],
  ['waits', { ...juste, waits: [[juste.end, juste.from]] }],
]

for (const [champ, cas] of refuses)
  test(`not a case: ${champ} of ${JSON.stringify(cas)}`, () => {
    assert.deepEqual(fautes(fichier(juste, cas)), [`2 ${champ}`])
  })

test('the shortest and the longest counts are cases', () => {
  assert.deepEqual(fautes(fichier({ ...juste, n: 0 }, { ...juste, n: 100_000 })), [])
})

test('six kinds of delay are computed', () => {
  assert.deepEqual(genresDeDelai, [
    'jours_ouvres',
    'jours_calendaires',
    'jours_calendaires_proroges',
    'jours_calendaires_suspendus',
    'heures',
    'mois_depuis_parution',
  ])
})
