import assert from 'node:assert/strict'
import test from 'node:test'
import { instant, jourCivil } from '../kernel/temps.ts'
import * as format from './format.ts'

/** No-break spaces as plain ones, so that expectations can be read. */
const lisible = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ')

const cas = (titre: string, couples: readonly (readonly [string, string])[]): void => {
  test(titre, () => {
    for (const [obtenu, attendu] of couples) assert.equal(lisible(obtenu), attendu)
  })
}

cas('sizes go up by thousands, with one decimal and a comma', [
  [format.taille(0), '0 octet'],
  [format.taille(1), '1 octet'],
  [format.taille(999), '999 octets'],
  [format.taille(1000), '1 ko'],
  [format.taille(1_234_567), '1,2 Mo'],
  [format.taille(999_960), '1 Mo'],
  [format.taille(524_288_000), '524,3 Mo'],
  [format.taille(4_294_967_296), '4,3 Go'],
])

cas('zero and one are singular', [
  [format.pluriel(0, 'preuve'), '0 preuve'],
  [format.pluriel(1, 'preuve'), '1 preuve'],
  [format.pluriel(1234, 'preuve'), '1 234 preuves'],
  [format.pluriel(2, 'journal', 'journaux'), '2 journaux'],
  [format.accorder(2, 'déposée'), 'déposées'],
])

cas('ordinals are raised', [
  [format.ordinal(1), '1ᵉʳ'],
  [format.ordinal(1, { feminin: true }), '1ʳᵉ'],
  [format.ordinal(3), '3ᵉ'],
  [format.ordinal(1200), '1 200ᵉ'],
])

cas('lists end with a conjunction', [
  [format.enumeration([]), ''],
  [format.enumeration(['pdf']), 'pdf'],
  [format.enumeration(['pdf', 'png', 'mp4'], 'ou'), 'pdf, png ou mp4'],
])

const hiver = instant('2026-11-24T09:12:33.123Z')
const ete = instant('2026-08-01T22:30:00Z')

cas('moments are shown in Paris, winter and summer', [
  [format.dateHeure(hiver), 'mardi 24 novembre 2026 à 10 h 12 (heure de Paris)'],
  [format.dateHeure(ete), 'dimanche 2 août 2026 à 0 h 30 (heure de Paris)'],
  [format.dateHeureCourte(hiver), '24/11/2026 10:12'],
  [format.dateHeureSecondes(hiver), '24/11/2026 10:12:33'],
  [format.dateHeureExacte(hiver), 'mardi 24 novembre 2026 à 10 h 12 min 33,123 s (heure de Paris)'],
  [format.jour(instant('2026-11-30T23:30:00Z')), '1er décembre 2026'],
  [format.jourLong(jourCivil('2026-11-24')), 'mardi 24 novembre 2026'],
  [format.jourCourt(jourCivil('2026-02-01')), '01/02/2026'],
  [format.heure(ete), '0 h 30'],
])

cas('a limit at midnight reads as the end of the day before', [
  [format.limite(instant('2026-12-23T23:00:00Z')), 'jusqu’au mercredi 23 décembre 2026 à minuit (heure de Paris)'],
  [format.limite(hiver), 'avant le mardi 24 novembre 2026 à 10 h 12 (heure de Paris)'],
  [format.limiteCourte(instant('2026-07-31T22:00:00Z')), '31/07/2026 à minuit'],
  [format.limiteCourte(instant('2026-12-23T23:00:01Z')), '24/12/2026 00:00'],
])

cas('distances are in minutes, hours, then civil days of Paris', [
  [format.relatif(hiver, hiver), 'à l’instant'],
  [format.relatif(instant('2026-11-24T09:12:50Z'), hiver), 'dans moins d’une minute'],
  [format.relatif(instant('2026-11-24T09:52:50Z'), hiver), 'dans 40 min'],
  [format.relatif(instant('2026-11-25T08:12:33.123Z'), hiver), 'dans 23 h'],
  [format.relatif(instant('2026-11-25T22:00:00Z'), hiver), 'demain'],
  [format.relatif(instant('2026-11-27T23:00:00Z'), hiver), 'dans 4 jours'],
  [format.relatif(instant('2026-11-23T05:00:00Z'), hiver), 'hier'],
  [format.relatif(instant('2026-11-10T05:00:00Z'), hiver), 'il y a 14 jours'],
  [format.relatif(instant('2028-12-10T05:00:00Z'), hiver), 'dans plus de 2 ans'],
  [format.relatif(instant('2027-12-10T05:00:00Z'), hiver), 'dans plus d’un an'],
])

cas('a length of time in words', [
  [format.duree(45), '45 s'],
  [format.duree(3900), '1 h 05'],
  [format.duree(7200), '2 h'],
  [format.duree(259_200), '3 jours'],
])

cas('the rest', [
  [format.nombre(1234.5), '1 234,5'],
  [format.siret('73282932000074'), '732 829 320 00074'],
  [format.empreinteCourte('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'), '9f86d081…0a08'],
  [format.guillemets('INS'), '« INS »'],
  [format.abreger('Un texte qui est trop long pour la cellule', 20), 'Un texte qui est…'],
])

test('a work is never at 100 % while something is missing', () => {
  assert.equal(format.pourcentage(999, 1000), 99)
  assert.equal(format.pourcentage(1000, 1000), 100)
  assert.equal(format.pourcentage(0, 0), 100)
})
