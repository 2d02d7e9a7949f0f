import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { jourCivil } from '../../../kernel/temps.ts'
import { chapitresApplicables, chapitresAttendus, profilsChoisis } from '../domain/applicabilite.ts'
import { controler } from '../domain/controle-formulaire.ts'
import { redigerConvention, valeursConvention } from '../domain/convention.ts'
import type { Champ, FichierDepose, Reponses } from '../domain/formulaire.ts'
import { avancement, champsVisibles } from '../domain/formulaires.ts'
import { lireProgramme } from './programme.ts'

const RIS = fileURLToPath(new URL('../../../../programmes/ris-vague-2', import.meta.url))
const lu = await lireProgramme(RIS, { aujourdhui: jourCivil('2026-03-10') })
assert.ok(lu.ok, JSON.stringify(lu))
const ris = lu.valeur
const { administrative, eligibilite } = ris.formulaires

const pdf: FichierDepose = { nom: 'piece.pdf', type: 'application/pdf', taille: 10, empreinte: 'a'.repeat(64) }
const etape1: Reponses = {
  representant_nom: 'Claire Martin',
  representant_fonction: 'Présidente',
  representant_courriel: 'claire.martin@imagerie-demo.example',
  representant_telephone: '01 99 00 00 01',
  contact_nom: 'Pierre Durand',
  contact_courriel: 'pierre.durand@imagerie-demo.example',
  contact_telephone: '01 99 00 00 02',
  denomination_sociale: 'Imagerie Démo SAS',
  siret: '732 829 320 00074',
  forme_juridique: 'SAS',
  adresse_siege: '1 rue de la Démonstration\n75000 Paris',
  denomination_commerciale: 'Imago RIS',
  reference_vague1: 'non',
  candidature_groupee: 'non',
}
const etape2: Reponses = {
  nie: 'NIE-1',
  nil: 'NIL-1',
  montage_tiers: 'non',
  preuve_cnda: [pdf],
  denomination_commerciale: 'Imago RIS',
  version_technique: '4.2.0',
  profils: ['general'],
  documentation: [pdf],
  groupement: 'non',
  distribution: 'non',
  composition: 'non',
}
const fautes1 = (r: Reponses): readonly string[] =>
  controler(administrative, r, { complet: true, dispositif: ris }).map(({ champ, code }) => `${champ} ${code}`)
const fautes2 = (r: Reponses): readonly string[] =>
  controler(eligibilite, r, { complet: true, dispositif: ris }).map(({ champ, code }) => `${champ} ${code}`)
const obligatoires = (champs: readonly Champ[]): readonly string[] => champs.filter(c => c.obligatoire).map(c => c.code)

test('[ADM-1] step 1 asks for all that the procedure wants of the publisher, and nothing optional hides among it', () => {
  assert.deepEqual(fautes1(etape1), [])
  assert.deepEqual(obligatoires(champsVisibles(administrative, {})), Object.keys(etape1))
  for (const champ of Object.keys(etape1))
    assert.deepEqual(fautes1({ ...etape1, [champ]: '' }), [`${champ} obligatoire`])
})

test('[ADM-2] the publisher’s SIRET is checked', () => {
  assert.deepEqual(fautes1({ ...etape1, siret: '12345678912345' }), ['siret siret_invalide'])
  assert.deepEqual(fautes1({ ...etape1, siret: '35600000049837' }), [])
})

test('[ADM-3] the legal representative, the contact and the company have their helper buttons', () => {
  const aides = administrative.sections.flatMap(s =>
    (s.aidesSaisie ?? []).map(a => `${s.code} ${a.source} ${a.libelle}`),
  )
  assert.ok(aides.includes('representant_legal responsable_legal Compléter avec les données du responsable légal'))
  assert.ok(aides.includes('contact moi Compléter avec mes données'))
  assert.ok(aides.some(aide => aide.startsWith('entreprise ')))
})

test('[ADM-4] the wiin.io reference is asked of a solution referenced in vague 1, and of no other', () => {
  assert.ok(obligatoires(champsVisibles(administrative, {})).includes('denomination_commerciale'))
  assert.deepEqual(fautes1({ ...etape1, reference_vague1: 'oui' }), ['identifiant_vague1 obligatoire'])
  assert.deepEqual(
    fautes1({ ...etape1, reference_vague1: 'oui', identifiant_vague1: 'W-1', date_dossier_complet: '2026-12-01' }),
    [],
  )
})

test('[ADM-5] [GRP-1] a group gives its description and its mandates', () => {
  const groupe = { ...etape1, candidature_groupee: 'oui' }
  assert.deepEqual(fautes1(groupe), ['groupement_description obligatoire', 'groupement_mandats obligatoire'])
  assert.deepEqual(fautes1({ ...groupe, groupement_description: 'Trois membres.', groupement_mandats: [pdf, pdf] }), [])
})

test('[ADM-6] a form filled with all that is mandatory is at 100 %', () => {
  assert.deepEqual(avancement(administrative, etape1), { remplis: 14, attendus: 14, pourcentage: 100 })
  assert.deepEqual(avancement(eligibilite, etape2), { remplis: 11, attendus: 11, pourcentage: 100 })
  assert.equal(avancement(administrative, {}).pourcentage, 0)
})

test('[ELI-1] NIE, NIL and the proof of the request to the CNDA are asked; a screenshot serves', () => {
  assert.deepEqual(fautes2(etape2), [])
  assert.deepEqual(fautes2({ ...etape2, nie: '', nil: '', preuve_cnda: [] }), [
    'nie obligatoire',
    'nil obligatoire',
    'preuve_cnda obligatoire',
  ])
  assert.deepEqual(fautes2({ ...etape2, preuve_cnda: [{ ...pdf, nom: 'ecran.png' }] }), [])
})

test('[ELI-2] the technical version and the documentation are asked; existing versions come by number and name', () => {
  assert.deepEqual(fautes2({ ...etape2, version_technique: '', documentation: [] }), [
    'version_technique obligatoire',
    'documentation obligatoire',
  ])
  const versions = [
    { version: '4.1.0', nom: 'Imago' },
    { version: '4.0.0', nom: '' },
  ]
  assert.deepEqual(fautes2({ ...etape2, versions_existantes: versions }), ['versions_existantes.1.nom obligatoire'])
})

test('[ELI-3] the general profile is mandatory, the two others are optional', () => {
  assert.deepEqual(
    ris.profils.map(({ libelle, obligatoire }) => [libelle, obligatoire]),
    [
      ['Général', true],
      ['CIBA', false],
      ['Gestion double authentification avec SMS / email', false],
    ],
  )
  assert.deepEqual(fautes2({ ...etape2, profils: ['ciba'] }), ['profils profil_obligatoire'])
  assert.deepEqual(profilsChoisis(ris, { profils: ['double-authentification', 'inconnu'] }), [
    'general',
    'double-authentification',
  ])
})

test('[ELI-4] members, distributors and components are asked of those who have some', () => {
  const tous = { ...etape2, groupement: 'oui', distribution: 'oui', composition: 'oui' }
  assert.deepEqual(fautes2(tous), [
    'membres obligatoire',
    'mandats obligatoire',
    'distributeurs obligatoire',
    'composants obligatoire',
  ])
  const composant = { editeur: 'X', denomination: 'Y', version: '1', chapitre: 'dmp', homologation: 'non' }
  const rempli = {
    ...tous,
    membres: [{ denomination: 'Radio Témoin', siret: '35600000049837', composant: 'Portail' }],
    mandats: [pdf],
    distributeurs: [{ denomination: 'D', siret: '35600000000048', signature: '2026-01-01', fin: '2025-01-01' }],
    composants: [composant, { ...composant, chapitre: 'ailleurs', homologation: 'oui' }],
  }
  assert.deepEqual(fautes2(rempli), [
    'distributeurs.0.fin date_anterieure',
    'composants.1.chapitre hors_liste',
    'composants.1.nil obligatoire',
  ])
})

test('[ELI-5] the NRU numbers are asked for and never block', () => {
  const nru = champsVisibles(eligibilite, {}).filter(({ code }) => code.startsWith('nru_'))
  assert.deepEqual(
    nru.map(({ code, obligatoire }) => [code, obligatoire]),
    [
      ['nru_lps', false],
      ['nru_proxy', false],
    ],
  )
  assert.deepEqual(fautes2({ ...etape2, nru_lps: '2222222222222222', nru_proxy: '2222222222222222' }), [])
})

test('[ELI-7] a montage gives the third party’s NIL, and no request to the CNDA', () => {
  assert.deepEqual(fautes2({ ...etape2, montage_tiers: 'oui', preuve_cnda: [] }), [
    'tiers_nom obligatoire',
    'tiers_nil obligatoire',
  ])
  assert.deepEqual(
    fautes2({ ...etape2, montage_tiers: 'oui', preuve_cnda: [], tiers_nom: 'Z', tiers_nil: 'NIL-9' }),
    [],
  )
})

/** Counted from the workbook by other means than this code: chapters, requirements, scenarios, proofs that are due. */
const comptes = (profils: readonly string[], vague1: 'oui' | 'non'): readonly number[] => {
  const applicables = chapitresApplicables(ris, { profils, administrative: { reference_vague1: vague1 } })
  const exigences = applicables.flatMap(chapitre => chapitre.exigences)
  const attendus = chapitresAttendus(applicables)
  assert.equal(attendus.length, applicables.length)
  return [
    applicables.length,
    exigences.length,
    exigences.flatMap(e => e.scenarios).length,
    attendus.flatMap(c => c.preuves).length,
  ]
}

test('[ELI-8] [REM-2] not referenced in vague 1: vague 1 and vague 2, of the chosen profiles', () => {
  assert.deepEqual(comptes(['general'], 'non'), [24, 147, 165, 225])
  assert.deepEqual(comptes(['general', 'ciba'], 'non'), [24, 151, 170, 230])
  assert.deepEqual(comptes(['general', 'double-authentification'], 'non'), [24, 152, 172, 233])
  assert.deepEqual(comptes(['general', 'ciba', 'double-authentification'], 'non'), [24, 156, 177, 238])
})

test('[ELI-8] [REM-2] referenced in vague 1: vague 2 only, and the chapters where nothing is left disappear', () => {
  assert.deepEqual(comptes(['general'], 'oui'), [15, 89, 97, 135])
  assert.deepEqual(comptes(['general', 'ciba'], 'oui'), [15, 93, 102, 140])
  assert.deepEqual(comptes(['general', 'double-authentification'], 'oui'), [15, 94, 104, 143])
  assert.deepEqual(comptes(['general', 'ciba', 'double-authentification'], 'oui'), [15, 98, 109, 148])
})

test('[REM-1] the two proofs of recommendations are shown, and not due', () => {
  const tout = chapitresApplicables(ris, { profils: ris.profils.map(({ code }) => code), administrative: {} })
  assert.deepEqual(
    tout.flatMap(({ preuvesFacultatives }) => preuvesFacultatives),
    ['TBB/va1.04.01.01', 'ERGO.03.01.01'],
  )
})

test('the model of the convention leaves no variable without its value', () => {
  const candidature = {
    numero: 'SEKWAOLGFJ',
    profils: ['general', 'ciba'],
    administrative: etape1,
    eligibilite: etape2,
  }
  assert.ok(ris.convention)
  const { titre, articles } = redigerConvention(ris.convention, valeursConvention(ris, candidature))
  const texte = [titre, ...articles.flatMap(a => [a.titre, ...a.paragraphes])].join('\n')
  assert.doesNotMatch(texte, /\{\{|\}\}/)
  assert.match(
    texte,
    /Imagerie Démo SAS, SAS, SIRET 732 829 320 00074, dont le siège est situé 1 rue de la Démonstration, 75000 Paris/,
  )
  assert.match(texte, /dans sa version technique 4\.2\.0, pour les profils suivants : Général, CIBA/)
  assert.ok(articles.length >= 8 && articles.length <= 12)
})
