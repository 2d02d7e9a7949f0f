import assert from 'node:assert/strict'
import test from 'node:test'
import { codeDeTitre } from './composer-rem.ts'
import { type Cellule, type Feuille, lettresDeColonne, rangDeColonne } from './feuille.ts'
import { type ResultatImport, importerRem } from './import-rem.ts'
import type { Admis } from './lignes-import.ts'

const ENTETES =
  'Périmètre|ID|Chapitre|Fonction|Exigence|Commentaire|Profil|N° scénario|Scénario de conformité|N° preuve|Preuve|Profil historique|Criticité|Ordre'
const LIGNE = 'Vague 2|A.01|Annuaire|F|La solution DOIT.||Général|A.01.01|Faire.|A.01.01.01|Vidéo.||Majeure|1'

/** Rows written with bars; « = » is a formula. */
const feuille = (lignes: readonly string[], fusions: readonly string[] = [], nom = 'Exigences'): Feuille => ({
  nom,
  fusions,
  lignes: lignes.map((ligne, rang) => ({
    numero: rang + 1,
    cellules: new Map(
      ligne.split('|').flatMap((texte, colonne): readonly (readonly [string, Cellule])[] => {
        if (texte === '') return []
        return [[lettresDeColonne(colonne + 1), texte === '=' ? { kind: 'formule' } : { kind: 'texte', texte }]]
      }),
    ),
  })),
})

const admis: Admis = { profils: ['Général', 'CIBA'], perimetres: ['Vague 1', 'Vague 2'] }
const importer = (...feuilles: readonly Feuille[]): ResultatImport =>
  importerRem(feuilles, { assainir: brut => ({ html: brut, texte: brut, actifs: [], perdus: [] }), admis })
const fautes = (lignes: readonly string[], fusions: readonly string[] = []): readonly string[] =>
  importer(feuille([ENTETES, ...lignes], fusions)).fautes.map(({ cellule, code }) => `${cellule} ${code}`)
/** The row with some of its columns (from 1) changed. */
const avec = (changements: Readonly<Record<number, string>>): string =>
  LIGNE.split('|')
    .map((texte, rang) => changements[rang + 1] ?? texte)
    .join('|')

test('[REM-3] columns are read by their headers, in any order and any case', () => {
  const retourner = (ligne: string): string => ligne.split('|').toReversed().join('|')
  const droit = importer(feuille([ENTETES, LIGNE]))
  const { rem, avertissements } = importer(feuille(['', retourner(ENTETES.toUpperCase()), retourner(LIGNE)]))
  assert.deepEqual(rem, droit.rem)
  assert.deepEqual(avertissements, [])
})

test('[REM-3] other columns are kept, each value beside its proof, or beside its scenario where it has none', () => {
  const { rem, avertissements } = importer(
    feuille([
      `Statut|${ENTETES}|Note du pilote`,
      `nouvelle|${LIGNE}| à revoir `,
      `|${avec({ 10: 'A.01.01.02' })}|`,
      `|${avec({ 8: 'A.01.02', 10: '', 11: '' })}|sans preuve`,
    ]),
  )
  assert.deepEqual(rem?.colonnes, ['Statut', 'Note du pilote'])
  const [avecPreuves, sansPreuve] = rem.chapitres[0]?.exigences[0]?.scenarios ?? []
  assert.deepEqual(avecPreuves?.preuves[0]?.supplement, ['nouvelle', ' à revoir '])
  assert.ok(avecPreuves.preuves[1] && !('supplement' in avecPreuves.preuves[1]))
  assert.deepEqual(sansPreuve?.supplement, ['', 'sans preuve'])
  assert.deepEqual(
    avertissements.map(({ cellule, code }) => `${cellule} ${code}`),
    ['A1 colonne_supplementaire', 'P1 colonne_supplementaire'],
  )
  assert.ok(!('colonnes' in (importer(feuille([ENTETES, LIGNE])).rem ?? {})))
})

test('[REM-3] what is not taken is said: a column without a header, another sheet; too many columns are refused', () => {
  const { fautes: aucune, avertissements } = importer(
    feuille([ENTETES, `${LIGNE}||perdu`]),
    feuille(['Lisez-moi'], [], 'Notes'),
  )
  assert.deepEqual(aucune, [])
  assert.deepEqual(avertissements, [
    { feuille: 'Exigences', cellule: 'P1', code: 'colonne_sans_entete' },
    { feuille: 'Notes', cellule: '', code: 'feuille_non_reprise' },
  ])
  const trop = Array.from({ length: 60 }, (_, rang) => `Note ${rang}`).join('|')
  assert.deepEqual(
    importer(feuille([`${ENTETES}|${trop}`, LIGNE])).fautes.map(({ cellule, code }) => `${cellule} ${code}`),
    ['BC1 trop_de_colonnes'],
  )
  assert.deepEqual(
    importer(feuille([`${ENTETES}|Calcul`, `${LIGNE}|=`])).fautes.map(({ cellule, code }) => `${cellule} ${code}`),
    ['O2 formule'],
  )
})

test('[REM-3] a text longer than a cell is a fault, as it is written and as it would be written back', () => {
  const long = 'a'.repeat(32_768)
  assert.deepEqual(fautes([avec({ 5: long })]), ['E2 texte_trop_long'])
  assert.deepEqual(fautes([avec({ 5: long.slice(1) })]), [])
  const { fautes: nettoyees } = importerRem([feuille([ENTETES, LIGNE])], {
    assainir: brut => ({ html: brut === 'Faire.' ? long : brut, texte: brut, actifs: [], perdus: [] }),
    admis,
  })
  assert.deepEqual(
    nettoyees.map(({ cellule, code }) => `${cellule} ${code}`),
    ['I2 texte_trop_long'],
  )
})

test('[REM-3] headers with nothing below are a fault, not a programme without requirements', () => {
  assert.deepEqual(fautes([]), ['A2 aucune_exigence'])
})

test('[REM-3] columns that may be absent are told and prevent nothing; the others prevent everything', () => {
  const sans = (ligne: string, ...colonnes: readonly number[]): string =>
    ligne
      .split('|')
      .filter((_, rang) => !colonnes.includes(rang + 1))
      .join('|')
  const facultatives = importer(feuille([sans(ENTETES, 6, 12, 14), sans(LIGNE, 6, 12, 14)]))
  assert.deepEqual(facultatives.fautes, [])
  assert.deepEqual(
    facultatives.avertissements.map(({ code }) => code),
    Array(3).fill('colonne_facultative_absente'),
  )
  const obligatoire = importer(feuille([sans(ENTETES, 7), sans(LIGNE, 7)]))
  assert.deepEqual(obligatoire.fautes, [
    { feuille: 'Exigences', cellule: 'N1', code: 'colonne_manquante', colonne: 'Profil' },
  ])
  const double = importer(feuille([`${ENTETES}|ID`, LIGNE]))
  assert.deepEqual(
    double.fautes.map(({ cellule, code }) => `${cellule} ${code}`),
    ['O1 entete_en_double'],
  )
})

test('[REM-3] the sheet of requirements is found by its name, then by its headers', () => {
  const notes = feuille(['Notes', 'rien'], [], 'Notes')
  assert.equal(importer(notes, feuille([ENTETES, LIGNE], [], 'Export')).feuille, 'Export')
  assert.equal(importer(feuille([ENTETES], [], 'Ancien'), feuille([ENTETES, LIGNE])).feuille, 'Exigences')
  assert.deepEqual(importer(notes).fautes, [{ feuille: 'Notes', cellule: 'A1', code: 'entetes_introuvables' }])
})

test('[REM-3] the quirk of the common base is accepted: the requirement keeps SC., its scenarios and proofs lose it', () => {
  assert.deepEqual(fautes([avec({ 2: 'SC.SSI/GEN.02 BIS', 8: 'SSI/GEN.02 BIS.01', 10: 'SSI/GEN.02 BIS.01.01' })]), [])
  assert.deepEqual(
    fautes([avec({ 2: 'SC.SSI/GEN.02 BIS', 8: 'SC.SSI/GEN.02 BIS.01', 10: 'SC.SSI/GEN.02 BIS.01.01' })]),
    [],
  )
  assert.deepEqual(fautes([avec({ 8: 'A.010.01', 10: 'A.010.01.01' })]), ['H2 scenario_non_emboite'])
})

test('[REM-3] a scenario without proof has its two proof cells empty; one of them alone is an oversight', () => {
  const { rem, avertissements } = importer(feuille([ENTETES, avec({ 10: '', 11: '' })]))
  assert.deepEqual(rem?.chapitres[0]?.exigences[0]?.scenarios, [{ numero: 'A.01.01', texte: 'Faire.', preuves: [] }])
  assert.deepEqual(avertissements, [{ feuille: 'Exigences', cellule: 'B2', code: 'exigence_sans_preuve', id: 'A.01' }])
  assert.deepEqual(fautes([avec({ 10: '' })]), ['J2 valeur_absente'])
  assert.deepEqual(fautes([avec({ 11: '' })]), ['K2 valeur_absente'])
})

test('[REM-3] one mistake is one fault: a formula is neither absent nor different, a merged cell is not empty', () => {
  const seconde = { 10: 'A.01.01.02' }
  assert.deepEqual(fautes([LIGNE, avec({ ...seconde, 5: '=', 7: '=', 13: '=' })]), [
    'E3 formule',
    'G3 formule',
    'M3 formule',
  ])
  assert.deepEqual(fautes([LIGNE, avec({ ...seconde, 3: '' })], ['C2:C3']), ['C2:C3 cellules_fusionnees'])
  assert.deepEqual(fautes([LIGNE, avec({ ...seconde, 7: 'Autre' })]), ['G3 profil_inconnu'])
})

test('[REM-3] what is said twice of a requirement or of a scenario must be the same', () => {
  assert.deepEqual(fautes([LIGNE, avec({ 5: 'La solution  DOIT.', 10: 'A.01.01.02' })]), [])
  assert.deepEqual(
    fautes([LIGNE, avec({ 3: 'Autre', 4: 'G', 9: 'Ne rien faire.', 10: 'A.01.01.02', 13: 'Mineure' })]),
    ['C3 valeur_differente', 'D3 valeur_differente', 'I3 valeur_differente', 'M3 valeur_differente'],
  )
})

test('[REM-3] a périmètre that no candidature would ever reach is a fault', () => {
  assert.deepEqual(fautes([avec({ 1: 'Vague 3' })]), ['A2 perimetre_inconnu'])
})

test('[REM-3] the order follows, as a number or as a text, and is told where it breaks', () => {
  const suite = (...ordres: readonly string[]): readonly string[] =>
    fautes(
      ordres.map((ordre, rang) => avec({ 2: `A.0${rang}`, 8: `A.0${rang}.01`, 10: `A.0${rang}.01.01`, 14: ordre })),
    )
  assert.deepEqual(suite('3', '3', '4', '5.0'), [])
  assert.deepEqual(suite('1', '3', '4'), ['N3 ordre_rompu'])
  assert.deepEqual(suite('2', '1', '2', 'deux'), ['N3 ordre_rompu', 'N5 ordre_illisible'])
})

test('[REM-1] proofs follow their scenario, scenarios their requirement, requirements their chapter, wherever the rows are', () => {
  const autre = { 2: 'B.01', 3: 'Divers', 8: 'B.01.01', 10: 'B.01.01.01' }
  const { rem } = importer(
    feuille(
      [ENTETES, LIGNE, avec({ ...autre, 14: '2' }), avec({ 10: 'A.01.01.02', 14: '3' })].map((l, i) =>
        i === 3 ? l.replace('|3', '|2') : l,
      ),
    ),
  )
  assert.deepEqual(
    rem?.chapitres.map(({ code, exigences }) => [
      code,
      exigences.map(e => [e.id, e.scenarios.map(s => [s.numero, s.preuves.length])]),
    ]),
    [
      ['annuaire', [['A.01', [['A.01.01', 2]]]]],
      ['divers', [['B.01', [['B.01.01', 1]]]]],
    ],
  )
})

test('two titles that would share a code have each its own', () => {
  const titre = 'Gestion des identités et des accès pour les LPS (mise en conformité avec le référentiel'
  const { rem } = importer(
    feuille([
      ENTETES,
      avec({ 3: `${titre} IE)` }),
      avec({ 2: 'B.01', 3: `${titre} XY)`, 8: 'B.01.01', 10: 'B.01.01.01' }),
    ]),
  )
  const codes = rem?.chapitres.map(({ code }) => code) ?? []
  assert.deepEqual(codes, [
    'gestion-des-identites-et-des-acces-pour-les-lps-mise-en',
    'gestion-des-identites-et-des-acces-pour-les-lps-mise-en-2',
  ])
  assert.equal(codeDeTitre('Échanges via MS-Santé : cœur & « métier »'), 'echanges-via-ms-sante-coeur-metier')
  assert.equal(codeDeTitre('—'), 'chapitre')
  assert.ok(codeDeTitre('x'.repeat(200)).length <= 60)
})

test('columns go from A to Z, then AA', () => {
  for (const [rang, lettres] of [
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [16_384, 'XFD'],
  ] as const) {
    assert.equal(lettresDeColonne(rang), lettres)
    assert.equal(rangDeColonne(lettres), rang)
  }
})
