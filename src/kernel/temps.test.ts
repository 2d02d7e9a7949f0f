import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type CasDeDelai, type EcartDeDelai, ecartsDeDelai, lireCasDeDelais } from './cas-de-delais.ts'
import {
  type Attente,
  estAvant,
  instant,
  instantAParis,
  instantDeDate,
  jourAParis,
  jourCivil,
  jourDansAnnees,
  joursFeries,
  minuteAParis,
  moisDepuis,
  plusHeures,
  plusJoursCalendaires,
  plusJoursOuvres,
  plusJoursSuspendus,
  veille,
} from './temps.ts'

const lecture = lireCasDeDelais(
  JSON.parse(readFileSync(new URL('../../test/donnees/delay-cases.json', import.meta.url), 'utf8')),
)
assert.ok(lecture.ok)
const oracle = lecture.cas

const attendus = {
  jours_ouvres: 594,
  jours_calendaires: 285,
  jours_calendaires_proroges: 262,
  jours_calendaires_suspendus: 281,
  heures: 288,
  mois_depuis_parution: 290,
}

test('the oracle holds 2,000 delays, and no kind that we do not compute', () => {
  const comptes: Record<string, number> = {}
  for (const { kind } of oracle) comptes[kind] = (comptes[kind] ?? 0) + 1
  assert.deepEqual(comptes, attendus)
  assert.equal(oracle.length, 2000)
})

const differences = (kind: CasDeDelai['kind']): readonly EcartDeDelai[] =>
  ecartsDeDelai(oracle.filter(unCas => unCas.kind === kind))

test('[ADM-8] delays in jours ouvrés: 594 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('jours_ouvres'), [])
})

test('[INT-6] delays in calendar days: 285 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('jours_calendaires'), [])
})

test('delays in calendar days that move to the next jour ouvré: 262 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('jours_calendaires_proroges'), [])
})

test('delays that each wait for the candidate suspends: 281 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('jours_calendaires_suspendus'), [])
})

test('[INT-5] delays in elapsed hours: 288 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('heures'), [])
})

test('milestones in months from the decree: 290 cases of the oracle, no difference', () => {
  assert.deepEqual(differences('mois_depuis_parution'), [])
})

test('an instant is kept in UTC with exactly three decimals, whatever it was written like', () => {
  assert.equal(instant('2026-03-10T10:00Z'), '2026-03-10T10:00:00.000Z')
  assert.equal(instant('2026-03-10T11:00:00+01:00'), '2026-03-10T10:00:00.000Z')
  assert.equal(instantDeDate(new Date('2026-03-10T10:00:00.5Z')), '2026-03-10T10:00:00.500Z')
})

test('a fraction beyond the millisecond is dropped, never rounded up to a moment that has not come', () => {
  assert.equal(instant('2026-05-13T09:59:59.999999Z'), '2026-05-13T09:59:59.999Z')
})

test('two instants compare as text, to the millisecond', () => {
  assert.ok(estAvant(instant('2026-05-13T09:59:59.999Z'), instant('2026-05-13T10:00Z')))
  assert.ok(!estAvant(instant('2026-05-13T10:00Z'), instant('2026-05-13T10:00Z')))
  assert.ok(!estAvant(instant('2026-05-13T10:00:00.001Z'), instant('2026-05-13T10:00Z')))
})

test('an instant without its offset, or a day that does not exist, is no date', () => {
  assert.throws(() => instant('2026-03-10T10:00'), RangeError)
  assert.throws(() => instant('10/03/2026 10:00'), RangeError)
  assert.throws(() => jourCivil('2026-02-29'), RangeError)
})

test('the civil day is the one of Paris, which begins before that of UTC', () => {
  assert.equal(jourAParis(instant('2026-03-09T22:59:59.999Z')), '2026-03-09')
  assert.equal(jourAParis(instant('2026-03-09T23:00Z')), '2026-03-10')
  assert.equal(jourAParis(instant('2026-07-09T21:59:59.999Z')), '2026-07-09')
  assert.equal(jourAParis(instant('2026-07-09T22:00Z')), '2026-07-10')
})

test('noon in Paris is 11:00 in UTC in winter and 10:00 in summer', () => {
  assert.equal(instantAParis(jourCivil('2026-01-13'), '12:00'), '2026-01-13T11:00:00.000Z')
  assert.equal(instantAParis(jourCivil('2026-05-13'), '12:00'), '2026-05-13T10:00:00.000Z')
})

test('an hour that the change of clock skips falls an hour later; one that it repeats, on the first of the two', () => {
  assert.equal(instantAParis(jourCivil('2026-03-29'), '02:30'), '2026-03-29T01:30:00.000Z')
  assert.equal(instantAParis(jourCivil('2026-10-25'), '02:30'), '2026-10-25T00:30:00.000Z')
})

test('24 h are elapsed hours: a clock in Paris shows an hour more in March, an hour less in October', () => {
  const samedi = instantAParis(jourCivil('2026-03-28'), '12:00')
  assert.equal(plusHeures(samedi, 24), instantAParis(jourCivil('2026-03-29'), '13:00'))
  const octobre = instantAParis(jourCivil('2026-10-24'), '12:00')
  assert.equal(plusHeures(octobre, 24), instantAParis(jourCivil('2026-10-25'), '11:00'))
})

test('[JAL-4] a minute is exact: not one that Paris doesn’t show that night, nor one that it shows twice', () => {
  assert.equal(minuteAParis('2026-05-13', '12:00'), '2026-05-13T10:00:00.000Z')
  assert.equal(minuteAParis('2026-03-29', '03:00'), '2026-03-29T01:00:00.000Z')
  const nulles = [
    ['2026-03-29', '02:30'],
    ['2026-10-25', '02:30'],
    ['2026-02-30', '12:00'],
    ['2026-05-13', '24:00'],
    ['2026-05-13', '12:00:30'],
    ['13/05/2026', '12:00'],
    ['', ''],
  ] as const
  for (const [jour, heure] of nulles) assert.equal(minuteAParis(jour, heure), null, `${jour} ${heure}`)
})

const minuit = (jour: string): string => instantAParis(jourCivil(jour))

test('jours ouvrés: the day of the request does not count, be it its first or its last millisecond', () => {
  assert.equal(plusJoursOuvres(instantAParis(jourCivil('2026-03-09'), '00:00'), 1), minuit('2026-03-11'))
  assert.equal(plusJoursOuvres(instantAParis(jourCivil('2026-03-09'), '23:59:59.999'), 1), minuit('2026-03-11'))
  assert.equal(plusJoursOuvres(instantAParis(jourCivil('2026-03-10'), '00:00'), 1), minuit('2026-03-12'))
})

test('jours ouvrés: a request of a Saturday, a Sunday or a holiday runs from the next jour ouvré', () => {
  for (const depuis of ['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'])
    assert.equal(plusJoursOuvres(instantAParis(jourCivil(depuis), '10:00'), 1), minuit('2026-04-08'), depuis)
})

test('jours ouvrés: the end is a midnight of Paris on either side of a change of clock', () => {
  assert.equal(plusJoursOuvres(instantAParis(jourCivil('2026-03-23'), '10:00'), 5), '2026-03-30T22:00:00.000Z')
  assert.equal(plusJoursOuvres(instantAParis(jourCivil('2026-10-19'), '10:00'), 5), '2026-10-26T23:00:00.000Z')
})

test('calendar days: an end on a Saturday stays there, unless the programme moves it to the next jour ouvré', () => {
  const depuis = instantAParis(jourCivil('2026-04-02'), '10:00')
  assert.equal(plusJoursCalendaires(depuis, 30), minuit('2026-05-03'))
  assert.equal(plusJoursCalendaires(depuis, 30, { proroge: true }), minuit('2026-05-05'))
})

test('calendar days: an end on a holiday of a Friday moves over the week-end', () => {
  const depuis = instantAParis(jourCivil('2026-04-08'), '10:00')
  assert.equal(plusJoursCalendaires(depuis, 30), minuit('2026-05-09'))
  assert.equal(plusJoursCalendaires(depuis, 30, { proroge: true }), minuit('2026-05-12'))
})

test('a wait answered on the same day of Paris suspends nothing; one over midnight, a day', () => {
  const depuis = instantAParis(jourCivil('2026-03-02'), '10:00')
  const attente = (du: string, au: string): Attente => ({
    du: instantAParis(jourCivil('2026-03-10'), du),
    au: instantAParis(jourCivil(au), '00:00'),
  })
  assert.equal(plusJoursSuspendus(depuis, 60, [attente('00:00', '2026-03-10')]), minuit('2026-05-02'))
  assert.equal(plusJoursSuspendus(depuis, 60, [attente('23:59:59.999', '2026-03-11')]), minuit('2026-05-03'))
})

test('months from a 31st end on the last day of a shorter month, a leap February included', () => {
  assert.equal(moisDepuis(jourCivil('2026-08-31'), 6, '12:00'), '2027-02-28T11:00:00.000Z')
  assert.equal(moisDepuis(jourCivil('2027-08-31'), 6, '12:00'), '2028-02-29T11:00:00.000Z')
  assert.equal(moisDepuis(jourCivil('2026-06-03'), 13, '12:00'), '2027-07-03T10:00:00.000Z')
})

test('some years from 29 February end on 28 where there is none', () => {
  assert.equal(jourDansAnnees(jourCivil('2028-02-29'), 5), '2033-02-28')
  assert.equal(jourDansAnnees(jourCivil('2028-02-29'), 4), '2032-02-29')
  assert.equal(jourDansAnnees(jourCivil('2026-04-20'), 5), '2031-04-20')
})

test('the day before ends a month, a year, a leap February', () => {
  for (const [jour, avant] of [
    ['2026-03-01', '2026-02-28'],
    ['2028-03-01', '2028-02-29'],
    ['2027-01-01', '2026-12-31'],
  ] as const)
    assert.equal(veille(jourCivil(jour)), avant)
})

test('the eleven public holidays of 2026, movable ones among them', () => {
  assert.deepEqual(
    [...joursFeries(2026)].map(([jour, nom]) => `${jour} ${nom}`),
    [
      '2026-01-01 Jour de l’an',
      '2026-04-06 Lundi de Pâques',
      '2026-05-01 Fête du travail',
      '2026-05-08 Victoire de 1945',
      '2026-05-14 Ascension',
      '2026-05-25 Lundi de Pentecôte',
      '2026-07-14 Fête nationale',
      '2026-08-15 Assomption',
      '2026-11-01 Toussaint',
      '2026-11-11 Armistice de 1918',
      '2026-12-25 Noël',
    ],
  )
})

test('Easter Monday as the calendars printed it, from the earliest to the latest of the century', () => {
  const lundis = [2008, 2011, 2019, 2024, 2025, 2027, 2028, 2030, 2035, 2038].map(
    annee => [...joursFeries(annee)].find(([, nom]) => nom === 'Lundi de Pâques')?.[0],
  )
  assert.deepEqual(lundis, [
    '2008-03-24',
    '2011-04-25',
    '2019-04-22',
    '2024-04-01',
    '2025-04-21',
    '2027-03-29',
    '2028-04-17',
    '2030-04-22',
    '2035-03-26',
    '2038-04-26',
  ])
})

test('a year in which Ascension falls on 1 May has ten holidays, and no other in its place', () => {
  assert.equal(joursFeries(2008).get('2008-05-01'), 'Ascension')
  assert.equal(joursFeries(2008).size, 10)
})

test('Easter Monday of other centuries, the earliest, the latest and those that the tables move by a week among them', () => {
  const lundis = [1818, 1943, 1954, 1981, 2049, 2076, 2100, 2285].map(
    annee => [...joursFeries(annee)].find(([, nom]) => nom === 'Lundi de Pâques')?.[0],
  )
  assert.deepEqual(lundis, [
    '1818-03-23',
    '1943-04-26',
    '1954-04-19',
    '1981-04-20',
    '2049-04-19',
    '2076-04-20',
    '2100-03-29',
    '2285-03-23',
  ])
})
