import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type ResultatImport, importerRem } from '../domain/import-rem.ts'
import type { Admis } from '../domain/lignes-import.ts'
import { phraseFauteImport } from '../domain/phrases-import.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { lireClasseur } from './classeur.ts'

const PROFILS_RIS = ['Général', 'CIBA', 'Gestion double authentification avec SMS / email']
const PROFILS_DPI = ['Général', 'Intégration INS', "Prestations d'hébergement ou Saas"]
const PERIMETRES = ['Vague 1', 'Vague 2']

const lire = (chemin: string, admis: Admis = { profils: PROFILS_RIS, perimetres: PERIMETRES }): ResultatImport =>
  importerRem(lireClasseur(readFileSync(new URL(`../../../../${chemin}`, import.meta.url))), {
    assainir: nouvelAssainisseur(),
    admis,
  })

const ris = lire('programmes/ris-vague-2/exigences.xlsx')
const fautif = lire('test/donnees/REM-faulty-demo.xlsx')

test('[REM-1] [REM-3] the RIS workbook is imported whole: 24 chapters, 156 requirements, 177 scenarios, 240 proofs', () => {
  assert.deepEqual(ris.fautes, [])
  assert.deepEqual(ris.avertissements, [])
  assert.deepEqual(ris.comptes, { lignes: 243, chapitres: 24, exigences: 156, scenarios: 177, preuves: 240 })
  const exigences = ris.rem?.chapitres.flatMap(chapitre => chapitre.exigences) ?? []
  const scenarios = exigences.flatMap(exigence => exigence.scenarios)
  assert.equal(ris.rem?.chapitres.length, 24)
  assert.equal(exigences.length, 156)
  assert.equal(scenarios.length, 177)
  assert.equal(scenarios.flatMap(scenario => scenario.preuves).length, 240)
})

test('[REM-1] a requirement keeps its function, profile, périmètre, criticality, comment, scenarios and proofs', () => {
  const exigence = ris.rem?.chapitres[0]?.exigences[2]
  assert.equal(exigence?.id, 'INS/va1.03')
  assert.equal(exigence.nature, 'exigence')
  assert.equal(exigence.fonction, "Diffusion d'une identité INS")
  assert.equal(exigence.profil, 'Général')
  assert.equal(exigence.profilHistorique, 'Général')
  assert.equal(exigence.perimetre, 'Vague 1')
  assert.equal(exigence.criticite, 'Majeure')
  assert.match(exigence.commentaire, /^<p>Le contenu du datamatrix suit la norme/)
  assert.deepEqual(
    exigence.scenarios.map(({ numero }) => numero),
    ['INS/va1.03.01'],
  )
  assert.deepEqual(
    exigence.scenarios[0]?.preuves.map(({ numero, natures }) => [numero, natures]),
    [
      ['INS/va1.03.01.01', ['document']],
      ['INS/va1.03.01.02', ['capture']],
    ],
  )
})

test('[REM-1] what says « PEUT » is a recommendation: five of them, three without any proof', () => {
  const preconisations = (ris.rem?.chapitres ?? [])
    .flatMap(({ exigences }) => exigences)
    .filter(({ nature }) => nature === 'preconisation')
    .map(({ id, scenarios }) => [id, scenarios.flatMap(({ preuves }) => preuves).length])
  assert.deepEqual(preconisations, [
    ['DMP/UX.45', 0],
    ['MSS/va1.30', 0],
    ['MSS/UX.27', 0],
    ['TBB/va1.04', 1],
    ['ERGO.03', 1],
  ])
})

test('[REM-1] every chapter has a code of its own for its address, that a later version keeps', () => {
  const codes = ris.rem?.chapitres.map(({ code }) => code) ?? []
  assert.equal(new Set(codes).size, 24)
  for (const code of codes) assert.match(code, /^[a-z0-9](-?[a-z0-9])*$/)
  assert.ok(codes.every(code => code.length <= 60))
  const suivants = new Map(lire('test/donnees/REM-RIS-Va2-demo-v2.xlsx').rem?.chapitres.map(c => [c.titre, c.code]))
  assert.equal(suivants.size, 23)
  for (const { titre, code } of ris.rem?.chapitres ?? [])
    if (suivants.has(titre)) assert.equal(suivants.get(titre), code)
})

test('[REM-3] no tag is left but the layout, and not one attribute', () => {
  for (const exigence of ris.rem?.chapitres.flatMap(({ exigences }) => exigences) ?? [])
    for (const html of [
      exigence.texte,
      exigence.commentaire,
      ...exigence.scenarios.flatMap(s => [s.texte, ...s.preuves.map(p => p.texte)]),
    ])
      assert.equal(html.replace(/<\/?(p|ul|ol|li|strong)>|<br \/>/g, '').match(/<[a-z/]/i), null, html)
  const commentaire = ris.rem?.chapitres[0]?.exigences.find(({ id }) => id === 'INS/va1.67')?.commentaire
  assert.match(
    commentaire ?? '',
    /la plateforme Gazelle de référencement \(https:\/\/interop\.referencement\.esante\.gouv\.fr\)/,
  )
})

test('[REM-3] the DPI workbook and the later RIS one are imported without a fault', () => {
  const dpi = lire('test/donnees/REM-DPI-Va2-demo.xlsx', { profils: PROFILS_DPI, perimetres: PERIMETRES })
  assert.deepEqual(dpi.fautes, [])
  assert.deepEqual(dpi.comptes, { lignes: 100, chapitres: 20, exigences: 60, scenarios: 73, preuves: 100 })
  const suivant = lire('test/donnees/REM-RIS-Va2-demo-v2.xlsx')
  assert.deepEqual(suivant.fautes, [])
  assert.deepEqual(suivant.comptes, { lignes: 246, chapitres: 23, exigences: 158, scenarios: 179, preuves: 244 })
})

test('[REM-3] each of the twelve faults of the faulty workbook is told with its cell, and nothing else', () => {
  assert.deepEqual(
    fautif.fautes.map(({ feuille, cellule, code }) => `${feuille} ${cellule} ${code}`),
    [
      'Exigences L1 entete_inattendu',
      'Exigences E50 valeur_differente',
      'Exigences J96 preuve_non_emboitee',
      'Exigences B135 espaces_superflus',
      'Exigences J141 preuve_en_double',
      'Exigences M147 criticite_inconnue',
      'Exigences E149:E150 cellules_fusionnees',
      'Exigences C162 valeur_absente',
      'Exigences F163 formule',
      'Exigences G175 profil_inconnu',
      'Exigences I176 contenu_actif',
      'Exigences N205 ordre_rompu',
    ],
  )
})

test('[REM-3] a fault says what to do, in words that name what it compares with', () => {
  const phrases = new Map(fautif.fautes.map(faute => [faute.cellule, phraseFauteImport(faute)]))
  assert.match(
    phrases.get('L1') ?? '',
    /En-tête inattendu « Ancien profil » en colonne L ; « Profil historique » est manquant/,
  )
  assert.match(phrases.get('E50') ?? '', /diffère de celui de E49/)
  assert.match(phrases.get('J96') ?? '', /ne commence pas par le numéro de scénario MSS\/CONF\.08\.01 \(H96\)/)
  assert.match(phrases.get('J141') ?? '', /déjà employé en J140/)
  assert.match(phrases.get('M147') ?? '', /hors de la liste Mineure, Majeure, Critique, Non définie/)
  assert.match(phrases.get('G175') ?? '', /« Téléradiologie » absent des profils déclarés/)
  assert.match(phrases.get('I176') ?? '', /<script>, onerror/)
  assert.match(phrases.get('N205') ?? '', /passe de 135 à 137 : 136 manque/)
})

test('[REM-3] nothing is imported while a fault remains', () => {
  assert.equal(fautif.rem, null)
  assert.deepEqual(fautif.comptes, { lignes: 243, chapitres: 24, exigences: 156, scenarios: 177, preuves: 240 })
})

test('[PRE-3] the kinds deduced from the texts are those of the agency’s key, in all three workbooks', () => {
  const cle: { natures: Record<string, Record<string, string>> } = JSON.parse(
    readFileSync(new URL('../../../../test/donnees/natures-preuves.json', import.meta.url), 'utf8'),
  )
  const importes: Record<string, ResultatImport> = {
    'REM-RIS-Va2-demo.xlsx': ris,
    'REM-RIS-Va2-demo-v2.xlsx': lire('test/donnees/REM-RIS-Va2-demo-v2.xlsx'),
    'REM-DPI-Va2-demo.xlsx': lire('test/donnees/REM-DPI-Va2-demo.xlsx', { profils: null, perimetres: null }),
  }
  for (const [classeur, attendues] of Object.entries(cle.natures)) {
    const preuves =
      importes[classeur]?.rem?.chapitres.flatMap(c => c.exigences.flatMap(e => e.scenarios.flatMap(s => s.preuves))) ??
      []
    assert.equal(preuves.length, Object.keys(attendues).length)
    const ecarts = preuves.filter(
      ({ numero, natures }) => natures[0] !== attendues[numero]?.replace('exec-test-mss', 'execution_test'),
    )
    assert.deepEqual(
      ecarts.map(({ numero }) => numero),
      [],
      classeur,
    )
  }
})
