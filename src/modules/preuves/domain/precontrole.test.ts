import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type JourCivil, jourCivil } from '../../../kernel/temps.ts'
import { type Attendu, demandeRecence, demandeVersion, type FaitsLus, mentionsDe, precontroler } from './precontrole.ts'

const attendu: Attendu = {
  version: null,
  recent: false,
  unAnAvant: jourCivil('2025-11-22'),
  jourDuDepot: jourCivil('2026-11-22'),
  plateforme: null,
  homologation: null,
}
const constats = (faits: FaitsLus, autre: Partial<Attendu> = {}): readonly string[] =>
  precontroler(faits, { ...attendu, ...autre }).map(({ quoi, statut }) => `${quoi} ${statut}`)
const pdf = { kind: 'pdf', pages: 3, avecTexte: true, versions: [], jours: [], homologations: [] } as const
const jour = (texte: string): JourCivil | null => {
  try {
    return jourCivil(texte)
  } catch {
    return null
  }
}

test('[PRE-3] what opens is verified; what does not, or says something that is not so, is to be looked at', () => {
  assert.deepEqual(constats(pdf), ['lisible verifie'])
  assert.deepEqual(constats({ ...pdf, pages: 0 }), ['lisible a_regarder'])
  assert.deepEqual(constats({ kind: 'illisible', de: 'pdf', raison: 'chiffre' }), ['illisible a_regarder'])
  assert.deepEqual(constats({ kind: 'non_lu' }), [])
  const image = { kind: 'image', largeur: 800, hauteur: 600, entiere: true } as const
  assert.deepEqual(constats(image), ['lisible verifie'])
  for (const autre of [{ largeur: 0 }, { hauteur: 4_000_000_000 }, { entiere: false }])
    assert.deepEqual(constats({ ...image, ...autre }), ['lisible a_regarder'])
  const video = { kind: 'video', dureeMs: 7_200_000, largeur: 1920, hauteur: 1080 } as const
  assert.deepEqual(constats(video), ['lisible verifie'])
  for (const autre of [{ dureeMs: null }, { dureeMs: 1e12 }, { largeur: null }, { hauteur: 0 }])
    assert.deepEqual(constats({ ...video, ...autre }), ['lisible a_regarder'])
  assert.deepEqual(constats({ kind: 'archive', entrees: 0, chiffree: false }), ['lisible a_regarder'])
  assert.deepEqual(constats({ kind: 'archive', entrees: 4, chiffree: true }), ['lisible a_regarder'])
})

test('[PRE-4] a test report that did not succeed is to be looked at: the agency judges', () => {
  for (const [verdict, statut] of [
    ['reussi', 'verifie'],
    ['echoue', 'a_regarder'],
    ['indetermine', 'a_regarder'],
  ] as const)
    assert.deepEqual(constats({ kind: 'rapport', verdict, ecarts: [] }), [`lisible ${statut}`])
})

test('[PRE-4] a report of a platform that the programme does not name is to be looked at', () => {
  const rapport = { kind: 'rapport', verdict: 'reussi', ecarts: [] } as const
  const de = (admise: boolean) => constats(rapport, { plateforme: { hote: 'gazelle.example', admise } })[1]
  assert.equal(de(true), 'plateforme verifie')
  assert.equal(de(false), 'plateforme a_regarder')
  assert.equal(constats(rapport).length, 1)
})

test('[PRE-3] the product’s version, where it must show: to the letter, save for a v before it', () => {
  const avec = (versions: readonly string[]): string | undefined =>
    constats({ ...pdf, versions }, { version: 'V4.2' })[1]
  assert.equal(avec(['4.2']), 'version verifie')
  assert.equal(avec(['v4.2']), 'version verifie')
  assert.equal(avec(['4.21', '4.2.1', '14.2']), 'version a_regarder')
  assert.equal(avec([]), 'version a_regarder')
})

test('[PEN-1] an audit: its latest day is less than a year before the deposit, days to come left out', () => {
  const avec = (...jours: readonly string[]): string | undefined =>
    constats({ ...pdf, jours: jours.map(texte => jourCivil(texte)) }, { recent: true })[1]
  assert.equal(avec('2025-11-23'), 'date verifie')
  assert.equal(avec('2025-11-22'), 'date a_regarder')
  assert.equal(avec('2020-01-01', '2026-03-01', '2019-01-01'), 'date verifie')
  assert.equal(avec('2027-01-01'), 'date a_regarder')
  assert.equal(avec(), 'date a_regarder')
})

test('[PRE-8] where a homologation stands, and its expected return, are looked for in the text', () => {
  const dit = (texte: string, homologation: NonNullable<Attendu['homologation']>): string | undefined =>
    constats({ kind: 'texte', ...mentionsDe(texte, jour) }, { homologation })[1]
  const preExamen = { etat: 'pre_examen', retourPrevuLe: jourCivil('2026-12-15') } as const
  assert.equal(dit('État : PRÉ-EXAMEN. Retour prévu le 15/12/2026', preExamen), 'homologation verifie')
  assert.equal(dit('État : Pré-examen', preExamen), 'homologation a_regarder')
  assert.equal(dit('État : Initialisation. Retour prévu le 15/12/2026', preExamen), 'homologation a_regarder')
  assert.equal(dit('Pré-examen', { ...preExamen, retourPrevuLe: null }), 'homologation verifie')
  assert.equal(dit('CERTIFICAT  DE\nCONFORMITÉ', { etat: 'obtenue' }), 'homologation verifie')
  const image = { kind: 'image', largeur: 8, hauteur: 6, entiere: true } as const
  assert.deepEqual(constats(image, { homologation: preExamen }), ['lisible verifie'])
})

test('versions and days are found as people write them', () => {
  const { versions, jours } = mentionsDe(
    'Imago RIS v4.2 (build 4.2.118-rc1), le 3 mars 2026, le 1er août 2025, au 05/04/2026, 2026-02-30, 31.12.2025.',
    jour,
  )
  assert.deepEqual(versions.slice(0, 2), ['v4.2', '4.2.118-rc1'])
  assert.deepEqual([...jours].sort(), ['2025-08-01', '2025-12-31', '2026-03-03', '2026-04-05'])
})

test('[P29] a text made to be long to read is read at once, and in part', () => {
  for (const motif of ['1.', '1.1', '12 mars ', '1-', 'v1 ', '9999-', ' 1 a'])
    assert.ok(mentionsDe(motif.repeat(100_000), jour).versions.length <= 300)
})

test('what an expected proof asks is read in its words', () => {
  assert.ok(demandeVersion('<p>Capture montrant la version du produit</p>'))
  assert.ok(!demandeVersion('<p>Une conversion</p>'))
  assert.ok(demandeRecence('Rapport du test d’intrusion') && demandeRecence("l'audit de sécurité"))
  assert.ok(!demandeRecence('Salle d’audition'))
})
