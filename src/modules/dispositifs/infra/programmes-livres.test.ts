import assert from 'node:assert/strict'
import test from 'node:test'
import { programmesLivres } from '../../../../test/harness/programmes.ts'
import { repondre } from '../../../../test/harness/reponses.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import { chapitresApplicables, chapitresAttendus, profilsChoisis } from '../domain/applicabilite.ts'
import { controler } from '../domain/controle-formulaire.ts'
import { lacunesConvention, redigerConvention, valeursConvention } from '../domain/convention.ts'
import { champsVisibles } from '../domain/formulaires.ts'
import type { DispositifAPublier } from '../domain/programme.ts'

const livres = await programmesLivres(jourCivil('2026-03-10'))
const tous = Object.values(livres)
const livre = (code: string): DispositifAPublier => {
  const dispositif = livres[code]
  assert.ok(dispositif, code)
  return dispositif
}
const dpi = livre('dpi-vague-2')
const sansFinancement = livre('ris-vague-1-sans-financement')
const dmn = livre('dmn-certification')
const edc = livre('edc-psc-editeur')

test('[GUI-1] [GUI-2] [ELI-9] the programmes shipped differ by their settings alone', () => {
  const reglages = ({
    guichet,
    financement,
    jalons,
    delais,
    controles,
    ajoutDeProfils,
    reference,
  }: DispositifAPublier) => [
    [guichet, financement, jalons.length, ajoutDeProfils, reference.prefixe].join(' '),
    [delais.gardeRang?.heures, delais.abandon?.jours, delais.journee?.jours, delais.instruction?.jours],
    [controles.cnda, controles.testIntrusion?.points.length, controles.maturite?.questions.length],
  ]
  const rien = undefined
  assert.deepEqual(Object.fromEntries(Object.entries(livres).map(([code, programme]) => [code, reglages(programme)])), {
    'dmn-certification': ['permanent false 0 eligibilite CERT-DMN', [rien, 30, rien, 60], [false, rien, rien]],
    'dpi-vague-2': ['borne true 6 J2 REF-DPI2', [24, 30, 14, rien], [true, 40, 20]],
    'edc-psc-editeur': ['permanent false 0 eligibilite HAB-EDC', [rien, 30, rien, rien], [false, 40, rien]],
    'ris-vague-1-sans-financement': [
      'permanent false 0 eligibilite REF-RIS1SF',
      [rien, rien, 14, rien],
      [true, rien, 20],
    ],
    'ris-vague-2': ['borne true 6 J2 REF-RIS2', [24, 30, 14, rien], [true, rien, rien]],
  })
  for (const [dossier, { code }] of Object.entries(livres)) assert.equal(code, dossier)
})

test('[CVN-5] a convention speaks of funding where the programme is funded, and nowhere else', () => {
  const promesse = /avance|solde|organisme payeur/iu
  for (const { code, financement, convention } of tous) {
    if (!convention) continue
    const articles = convention.articles.map(({ titre, paragraphes }) => [titre, ...paragraphes].join('\n'))
    assert.equal(
      articles.some(article => promesse.test(article)),
      financement,
      code,
    )
    assert.equal(/avec financement/u.test(convention.titre), financement, code)
  }
  assert.match(JSON.stringify(sansFinancement.convention), /n’ouvre droit à aucun concours financier/u)
  assert.deepEqual(dpi.convention?.articles, livre('ris-vague-2').convention?.articles)
})

test('[CVN-1] [CVN-4] in each programme the convention is complete once the two forms are filled, and says how long it lasts', () => {
  for (const dispositif of tous) {
    if (!dispositif.convention) continue
    const reponses = (etape: 'administrative' | 'eligibilite') =>
      repondre(dispositif.formulaires[etape], dispositif, { tout: true })
    const eligibilite = reponses('eligibilite')
    const profils = profilsChoisis(dispositif, eligibilite)
    const valeurs = valeursConvention(dispositif, {
      numero: 'SEKWAOLGFJ',
      profils,
      administrative: reponses('administrative'),
      eligibilite,
    })
    assert.deepEqual(lacunesConvention(dispositif.convention, valeurs), { inconnues: [], vides: [] }, dispositif.code)
    const redigee = JSON.stringify(redigerConvention(dispositif.convention, valeurs))
    assert.match(redigee, new RegExp(`Il vaut ${dispositif.reference.validiteAnnees} ans`, 'u'))
  }
})

test('[ADM-1] [ELI-2] [ELI-3] each form accepts what it asks for, the least and the most, and nothing less', () => {
  for (const dispositif of tous)
    for (const etape of ['administrative', 'eligibilite'] as const)
      for (const tout of [false, true]) {
        const formulaire = dispositif.formulaires[etape]
        const reponses = repondre(formulaire, dispositif, { tout })
        const fautes = (saisies: typeof reponses): readonly string[] =>
          controler(formulaire, saisies, { complet: true, dispositif }).map(({ champ, code }) => `${champ} ${code}`)
        const ou = `${dispositif.code}, ${etape}`
        assert.deepEqual(fautes(reponses), [], ou)
        for (const { code, obligatoire } of champsVisibles(formulaire, reponses))
          if (obligatoire) assert.deepEqual(fautes({ ...reponses, [code]: '' })[0], `${code} obligatoire`, ou)
      }
})

const codesDe = ({ formulaires }: DispositifAPublier, etape: 'administrative' | 'eligibilite'): readonly string[] =>
  formulaires[etape].sections.flatMap(({ champs }) => champs.map(({ code }) => code))

test('[ADM-4] [ELI-5] [ELI-8] only a vague 2 asks about vague 1 and the Espace de Confiance', () => {
  for (const dispositif of tous) {
    const vague2 = dispositif.vague === 'Vague 2'
    assert.equal(codesDe(dispositif, 'administrative').includes('reference_vague1'), vague2, dispositif.code)
    assert.equal(dispositif.applicabilite.champVague1, vague2 ? 'reference_vague1' : null)
    assert.equal(codesDe(dispositif, 'eligibilite').includes('nru_lps'), vague2, dispositif.code)
  }
})

test('[ELI-1] [ELI-7] where the CNDA homologates, a request is asked for, or the NIL of the third party in a montage', () => {
  for (const dispositif of tous) {
    const { eligibilite } = dispositif.formulaires
    const demandes = (montage_tiers: string): readonly string[] =>
      champsVisibles(eligibilite, { montage_tiers })
        .filter(({ code, obligatoire }) => obligatoire && /^(nie|nil|preuve_cnda|tiers_nil)$/.test(code))
        .map(({ code }) => code)
    assert.deepEqual(demandes('non'), dispositif.controles.cnda ? ['nie', 'nil', 'preuve_cnda'] : [], dispositif.code)
    assert.deepEqual(demandes('oui'), dispositif.controles.cnda ? ['nie', 'nil', 'tiers_nil'] : [], dispositif.code)
  }
})

test('[ELI-4] [REF-5] members, distributors, components and a white label are asked of those who have some', () => {
  for (const dispositif of tous) {
    const demandes = (question: string): readonly string[] => {
      const { eligibilite } = dispositif.formulaires
      const sans = new Set(champsVisibles(eligibilite, {}).map(({ code }) => code))
      return champsVisibles(eligibilite, { [question]: 'oui' }).flatMap(({ code, obligatoire, lignes }) =>
        sans.has(code) || !obligatoire ? [] : [lignes ? `${code} ${lignes.map(c => c.code).join(' ')}` : code],
      )
    }
    if (dispositif === edc) {
      assert.deepEqual(demandes('proxy_tiers'), ['proxy_tiers_nru'])
      continue
    }
    const distributeurs = ['distributeurs denomination siret signature fin']
    assert.deepEqual(demandes('distribution'), distributeurs, dispositif.code)
    if (dispositif === dmn) continue
    assert.deepEqual(demandes('groupement'), ['membres denomination siret composant', 'mandats'], dispositif.code)
    assert.deepEqual(demandes('composition'), ['composants editeur denomination version chapitre homologation nil'])
    assert.deepEqual(demandes('marque_blanche'), ['origine', 'origine_reference', 'licence', 'modifications'])
  }
})

test('[DMN-1] [DMN-2] a device is presented by its operator, on one path, and the proofs common to another are pointed out', () => {
  const { administrative, eligibilite } = dmn.formulaires
  const deDistributeur = champsVisibles(administrative, { role: 'distributeur' }).map(({ code }) => code)
  assert.ok(deDistributeur.includes('accord_distribution') && deDistributeur.includes('fabricant_nom'))
  const parcours = champsVisibles(eligibilite, {}).find(({ code }) => code === 'parcours')
  assert.deepEqual([parcours?.type, parcours?.options?.length], ['choix', 2])
  assert.ok(champsVisibles(eligibilite, { autre_demande: 'oui' }).some(({ code }) => code === 'preuves_communes'))
})

test('[DMN-3] [EDC-1] [EDC-3] [PRE-5] what an acceptance gives, and what comes before it, are settings', () => {
  const suites = ({ convention, uniteDInstruction, identifiant, autorisation, issue }: DispositifAPublier) => [
    [convention !== null, uniteDInstruction, identifiant?.chiffres, autorisation?.chapitre],
    [issue.acte, issue.etat, issue.document],
  ]
  const rien = undefined
  const reference = ['Référencement', 'Référencée', 'Attestation de référencement']
  assert.deepEqual(Object.fromEntries(Object.entries(livres).map(([code, programme]) => [code, suites(programme)])), {
    'dmn-certification': [
      [false, 'dossier', rien, rien],
      ['Certificat de conformité', 'Certifiée', 'Certificat de conformité'],
    ],
    'dpi-vague-2': [[true, 'chapitre', rien, rien], reference],
    'edc-psc-editeur': [
      [false, 'chapitre', 18, 'prerequis-maturite-technique'],
      ['Habilitation', 'Habilitée', 'Attestation d’habilitation'],
    ],
    'ris-vague-1-sans-financement': [[true, 'chapitre', rien, rien], reference],
    'ris-vague-2': [[true, 'chapitre', rien, rien], reference],
  })
})

test('[EDC-1] [EDC-2] a role is asked for, one or both; each brings its own requirements, its penetration test with them', () => {
  const champ = champsVisibles(edc.formulaires.eligibilite, {}).find(({ type }) => type === 'profils')
  assert.ok(champ?.obligatoire && edc.profils.every(({ obligatoire }) => !obligatoire))
  for (const { code, libelle } of edc.profils) {
    const applicables = chapitresApplicables(edc, { profils: [code], administrative: {} })
    assert.ok(applicables.some(chapitre => chapitre.code === edc.autorisation?.chapitre))
    const exigences = applicables.flatMap(chapitre => chapitre.exigences)
    assert.deepEqual([...new Set(exigences.map(({ profil }) => profil))], [libelle])
    const natures = exigences.flatMap(({ scenarios }) => scenarios.flatMap(s => s.preuves.flatMap(p => p.natures)))
    assert.equal(natures.filter(nature => nature === 'passi').length, 1)
  }
})

/** Counted from the workbooks by other means than this code: chapters, requirements, scenarios, proofs that are due. */
const comptes = (dispositif: DispositifAPublier, profils: readonly string[], vague1 = 'non'): readonly number[] => {
  const applicables = chapitresApplicables(dispositif, { profils, administrative: { reference_vague1: vague1 } })
  const exigences = applicables.flatMap(chapitre => chapitre.exigences)
  const attendus = chapitresAttendus(applicables)
  return [
    applicables.length,
    exigences.length,
    exigences.flatMap(({ scenarios }) => scenarios).length,
    attendus.flatMap(({ preuves }) => preuves).length,
  ]
}
const profilsDe = ({ profils }: DispositifAPublier): readonly string[] => profils.map(({ code }) => code)

test('[ELI-8] [REM-2] what applies in each programme, by profile and by vague 1', () => {
  assert.deepEqual(comptes(dpi, ['general']), [20, 57, 70, 94])
  assert.deepEqual(comptes(dpi, profilsDe(dpi)), [20, 60, 73, 100])
  assert.deepEqual(comptes(dpi, ['general'], 'oui'), [15, 40, 48, 65])
  assert.deepEqual(comptes(dpi, profilsDe(dpi), 'oui'), [15, 42, 50, 69])
  assert.deepEqual(comptes(sansFinancement, ['general']), [10, 52, 60, 81])
  assert.deepEqual(comptes(sansFinancement, profilsDe(sansFinancement), 'oui'), [10, 58, 68, 90])
  assert.deepEqual(comptes(edc, ['lps']), [5, 13, 13, 13])
  assert.deepEqual(comptes(edc, ['proxy']), [6, 12, 12, 15])
  assert.deepEqual(comptes(edc, profilsDe(edc)), [6, 25, 25, 28])
  assert.deepEqual(comptes(dmn, ['general']), [4, 8, 9, 11])
  assert.deepEqual(comptes(dmn, ['general', 'ligne-generique']), [5, 9, 10, 12])
  assert.deepEqual(comptes(dmn, profilsDe(dmn)), [6, 10, 11, 14])
})

test('[ELI-8] a counter of vague 1 asks for what its vague 2 asks of those who were not referenced, word for word', () => {
  const toutes = ({ rem }: DispositifAPublier) => rem.chapitres.flatMap(({ exigences }) => exigences)
  const vague2 = new Map(toutes(livre('ris-vague-2')).map(exigence => [exigence.id, exigence]))
  for (const { profil, ...exigence } of toutes(sansFinancement)) {
    const { profil: _, ...semblable } = vague2.get(exigence.id) ?? assert.fail(exigence.id)
    assert.deepEqual(exigence, semblable)
    assert.equal(profil, exigence.profilHistorique)
    assert.equal(exigence.perimetre, 'Vague 1')
  }
})
