import type { ChapitreAttendu } from '../../src/modules/candidatures/domain/candidature.ts'
import type { RapportTest, ReponseAuTest } from '../../src/modules/candidatures/domain/controles.ts'
import type {
  Chapitre,
  CodeChapitre,
  Dispositif,
  FormulaireTest,
  NaturePreuve,
  NumeroPreuve,
  QuestionnaireMaturite,
} from '../../src/modules/dispositifs/index.ts'
import { borne, ciba, jour, psc1 } from './cas.ts'

const code = (texte: string): CodeChapitre => texte as CodeChapitre
const numero = (texte: string): NumeroPreuve => texte as NumeroPreuve

/** The chapter that a test day is held for. */
export const ins = code('ins')
export const ins1 = numero('INS.01.01.01')
export const ins2 = numero('INS.02.01.01')
/** Asked by the profile CIBA, of a chapter that everyone has. */
export const ins3 = numero('INS.03.01.01')
/** The chapter that follows a homologation of the CNDA. */
export const facturation = code('facturation')
export const fac1 = numero('FAC.01.01.01')
/** The chapter whose proof is a penetration test's report. */
export const securite = code('securite')
export const pen1 = numero('PEN.01.01.01')

/** What `complet` asks of the general profile… */
export const chapitresGeneraux: readonly ChapitreAttendu[] = [
  { code: ins, preuves: [ins1, ins2] },
  { code: facturation, preuves: [fac1] },
  { code: securite, preuves: [pen1] },
]
/** …and of the general profile and CIBA. */
export const chapitresAvecCiba: readonly ChapitreAttendu[] = [
  { code: ins, preuves: [ins1, ins2, ins3] },
  { code: facturation, preuves: [fac1] },
  { code: securite, preuves: [pen1] },
  { code: ciba, preuves: [psc1] },
]

const natures: Readonly<Record<string, readonly NaturePreuve[]>> = { [fac1]: ['cnda'], [pen1]: ['passi'] }

const chapitreDuRem = ({ code: chapitre, preuves }: ChapitreAttendu): Chapitre => ({
  code: chapitre,
  titre: chapitre,
  exigences: preuves.map(preuve => ({
    id: preuve.slice(0, 6),
    fonction: 'Fonction',
    nature: 'exigence',
    texte: `La solution DOIT satisfaire ${preuve}.`,
    commentaire: '',
    profil: preuve === psc1 || preuve === ins3 ? 'ciba' : 'general',
    profilHistorique: '',
    perimetre: 'Vague 2',
    criticite: 'Majeure',
    scenarios: [
      {
        numero: preuve.slice(0, 9),
        texte: 'Scénario.',
        preuves: [{ numero: preuve, texte: 'Preuve.', natures: natures[preuve] ?? ['lien'] }],
      },
    ],
  })),
})

const point = (id: string, gravite: FormulaireTest['points'][number]['gravite'], ...types: readonly string[]) => ({
  id,
  rubrique: 'Rubrique',
  intitule: id,
  enonce: 'Point contrôlé.',
  gravite,
  types,
  graviteParType: {},
})

/** Six points of the three severities, for a web application, a mobile one, or both; one negative answer of medium severity passes. */
export const guideDuTest: FormulaireTest = {
  version: 'guide-1',
  typesApplication: [
    { code: 'web', libelle: 'Application web' },
    { code: 'mobile', libelle: 'Application mobile' },
  ],
  points: [
    point('H1', 'haute', 'web', 'mobile'),
    point('H2', 'haute', 'mobile'),
    point('M1', 'moyenne', 'web', 'mobile'),
    point('M2', 'moyenne', 'web', 'mobile'),
    { ...point('M3', 'moyenne', 'web', 'mobile'), graviteParType: { mobile: 'haute' } },
    point('N1', 'na', 'web'),
  ],
  moyennesNegativesMax: 1,
  ageMaxMois: 12,
}

/** A report on a web application, whose answers are « conforme » but for those that are said. */
export const rapport = (
  reponses: Readonly<Record<string, ReponseAuTest>> = {},
  { types = ['web'], finLe = jour('2026-02-20') }: Partial<Pick<RapportTest, 'types' | 'finLe'>> = {},
): RapportTest => ({
  version: guideDuTest.version,
  prestataire: 'Audit Démo',
  qualification: 'PASSI 12345',
  finLe,
  types,
  reponses: Object.fromEntries(
    guideDuTest.points
      .filter(pose => pose.types.some(type => types.includes(type)))
      .map(({ id }) => {
        const reponse = reponses[id] ?? 'conforme'
        return [id, { reponse, justification: reponse === 'conforme' ? '' : 'Constaté le dernier jour.' }]
      }),
  ),
})

const niveaux = ['Non traité', 'Partiel', 'Fait', 'Fait et revu']
/** Three questions of two themes, four levels each. */
export const questionnaire: QuestionnaireMaturite = {
  version: 'ssi-1',
  niveaux,
  questions: [
    { id: 'SSI-01', theme: 'Gouvernance', question: 'Qui répond de la sécurité ?', niveaux },
    { id: 'SSI-02', theme: 'Gouvernance', question: 'Les risques sont-ils analysés ?', niveaux },
    { id: 'SSI-03', theme: 'Développement', question: 'Le code est-il relu ?', niveaux },
  ],
}
export const niveauxDonnes = { 'SSI-01': 0, 'SSI-02': 1, 'SSI-03': 3 } as const

/** The programme that asks for everything: homologations, a test day, a penetration test, maturity, sixty days of instruction. */
export const complet: Dispositif = {
  ...borne,
  id: 'dispositif-4',
  code: 'complet',
  profils: [
    { code: 'general', libelle: 'Général', obligatoire: true },
    { code: 'ciba', libelle: 'CIBA', obligatoire: false },
  ],
  delais: {
    ...borne.delais,
    journee: { jours: 14, decompte: 'calendaires', proroge: false },
    instruction: { jours: 60 },
  },
  controles: {
    cnda: true,
    journeeDeTest: { chapitre: ins },
    testIntrusion: guideDuTest,
    maturite: questionnaire,
  },
  applicabilite: { ...borne.applicabilite, champVague1: 'vague1' },
  rem: { chapitres: chapitresAvecCiba.map(chapitreDuRem) },
}

/** The same, open at all times: no milestone at all (GUI-2). */
export const completPermanent: Dispositif = { ...complet, id: 'dispositif-5', guichet: 'permanent', jalons: [] }

/** The same as `borne`, but the clock closes alone the files that missed a milestone (P19). */
export const jalonsAutomatiques: Dispositif = { ...borne, id: 'dispositif-6', adverseJalons: 'automatique' }
