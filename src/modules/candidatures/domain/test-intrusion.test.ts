import assert from 'node:assert/strict'
import test from 'node:test'
import {
  deposer,
  etantDonne,
  hugo,
  J2,
  J3,
  jour,
  justeAvant,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, guideDuTest, pen1, rapport, securite } from '../../../../test/harness/complet.ts'
import { acte, insSoumis, type Histoire } from '../../../../test/harness/histoires-controles.ts'
import { testDefavorable, testFavorable } from '../../../../test/harness/histoires-completes.ts'
import type { FormulaireTest, Gravite } from '../../dispositifs/index.ts'
import type { RapportTest, ReponseAuTest } from './controles.ts'
import { graviteDe, pointsPresentes, resultatDuTest } from './test-intrusion.ts'

const remettre = (rapportTest?: RapportTest, remplace: readonly string[] = []) => ({
  ...deposer({ chapitre: securite, preuve: pen1, depotId: 'rapport', remplace }),
  ...(rapportTest ? { rapportTest } : {}),
})
const parPierre = (now: string) => ({ acteur: pierre, now: paris(now), dispositif: complet })
const juger = { type: 'rendreAvis', chapitre: securite, preuve: pen1, verdict: 'conforme', motif: '' } as const
const parHugo = (now: string) => ({ acteur: hugo, now: paris(now), dispositif: complet })

// Le formulaire

const ids = (types: readonly string[]): readonly string[] => pointsPresentes(guideDuTest, types).map(({ id }) => id)

test('[PEN-1] les points demandés sont ceux des types d’application éprouvés', () => {
  assert.deepEqual(ids(['web']), ['H1', 'M1', 'M2', 'M3', 'N1'])
  assert.deepEqual(ids(['mobile']), ['H1', 'H2', 'M1', 'M2', 'M3'])
  assert.deepEqual(ids(['web', 'mobile']), ['H1', 'H2', 'M1', 'M2', 'M3', 'N1'])
  assert.deepEqual(ids([]), [])
})

test('[PEN-1] la gravité d’un point est celle du type éprouvé ; de plusieurs types, la plus forte', () => {
  const gravite = (id: string, ...types: readonly string[]): Gravite =>
    graviteDe(guideDuTest.points.find(point => point.id === id) ?? assert.fail(id), types)
  assert.equal(gravite('M3', 'web'), 'moyenne')
  assert.equal(gravite('M3', 'mobile'), 'haute')
  assert.equal(gravite('M3', 'web', 'mobile'), 'haute')
  assert.equal(gravite('H2', 'web', 'mobile'), 'haute')
  assert.equal(gravite('N1', 'web', 'mobile'), 'na')
  const allege = { ...guideDuTest.points[0], graviteParType: { web: 'moyenne' } } as (typeof guideDuTest.points)[number]
  assert.equal(graviteDe(allege, ['web']), 'moyenne')
  assert.equal(graviteDe(allege, ['web', 'mobile']), 'haute')
})

// Le résultat

/** One point of high severity, twelve of medium severity, one that is not counted; ten negative answers pass. */
const douze: FormulaireTest = {
  ...guideDuTest,
  moyennesNegativesMax: 10,
  points: [
    ...guideDuTest.points.filter(({ id }) => id === 'H1' || id === 'N1'),
    ...Array.from({ length: 12 }, (_, i) => ({
      ...(guideDuTest.points.find(({ id }) => id === 'M1') ?? assert.fail()),
      id: `M${i + 1}`,
    })),
  ],
}
const favorable = (reponses: Readonly<Record<string, ReponseAuTest>>, formulaire = douze): boolean =>
  resultatDuTest(formulaire, {
    ...rapport(),
    reponses: Object.fromEntries(
      formulaire.points.map(({ id }) => [id, { reponse: reponses[id] ?? 'conforme', justification: 'Vu.' }]),
    ),
  }).favorable
const moyennesNegatives = (combien: number): Readonly<Record<string, ReponseAuTest>> =>
  Object.fromEntries(Array.from({ length: combien }, (_, i) => [`M${i + 1}`, 'non_conforme'] as const))

test('[PEN-2] dix réponses négatives de gravité moyenne passent, la onzième non', () => {
  assert.deepEqual(
    [0, 9, 10, 11, 12].map(combien => favorable(moyennesNegatives(combien))),
    [true, true, true, false, false],
  )
})

test('[PEN-2] une seule non-conformité de gravité haute est éliminatoire', () => {
  assert.equal(favorable({ H1: 'non_conforme' }), false)
})

test('[PEN-2] un point sans objet n’est pas négatif, un point sans gravité n’est pas compté', () => {
  assert.equal(favorable({ H1: 'sans_objet', N1: 'non_conforme', ...moyennesNegatives(10) }), true)
})

test('[PEN-2] un point qui n’est pas demandé pour ces types ne compte pas, et le seuil est un réglage', () => {
  const mobile = rapport({ H1: 'non_conforme', H2: 'non_conforme', M3: 'non_conforme' }, { types: ['mobile'] })
  assert.deepEqual(resultatDuTest(guideDuTest, mobile), { favorable: false, hautes: ['H1', 'H2', 'M3'], moyennes: [] })
  const web = { ...mobile, types: ['web'] }
  assert.deepEqual(resultatDuTest(guideDuTest, web), { favorable: false, hautes: ['H1'], moyennes: ['M3'] })
  assert.equal(favorable(moyennesNegatives(1), { ...douze, moyennesNegativesMax: 0 }), false)
})

// Le dépôt du rapport

test('[PEN-1] un rapport complet se dépose, favorable ou non', () => {
  for (const rapportTest of [rapport(), rapport({ H1: 'non_conforme' })])
    etantDonne(...insSoumis)
      .quand(remettre(rapportTest), parPierre('2026-03-12'))
      .accepte()
})

test('[PEN-1] Impossible de déposer la preuve sans son rapport, ou sans dire qui, quand et quoi', () => {
  const cas = etantDonne(...insSoumis)
  const refuse = (rapportTest: RapportTest | undefined, ...champs: readonly string[]) =>
    cas
      .quand(remettre(rapportTest), parPierre('2026-03-12'))
      .refuse({ code: 'rapport_de_test_a_completer', champs, points: [] })
  refuse(undefined, 'rapport')
  refuse({ ...rapport(), prestataire: ' ' }, 'prestataire')
  refuse({ ...rapport(), qualification: '' }, 'qualification')
  refuse({ ...rapport(), types: [], reponses: {} }, 'types')
  refuse({ ...rapport(), types: ['web', 'console'] }, 'types')
  refuse(
    { ...rapport(), prestataire: '', qualification: '', finLe: jour('2026-03-13') },
    'prestataire',
    'qualification',
    'finLe',
  )
})

test('[PEN-1] chaque point a sa réponse, et ce qui n’est pas conforme s’explique', () => {
  const complete = rapport()
  const { H1: _, ...sansH1 } = complete.reponses
  const muet = { reponse: 'non_conforme', justification: ' ' } as const
  const cas = etantDonne(...insSoumis)
  const refuse = (reponses: RapportTest['reponses'], ...points: readonly string[]) =>
    cas
      .quand(remettre({ ...complete, reponses }), parPierre('2026-03-12'))
      .refuse({ code: 'rapport_de_test_a_completer', champs: [], points })
  refuse(sansH1, 'H1')
  refuse({ ...complete.reponses, M1: muet, M2: { ...muet, reponse: 'sans_objet' } }, 'M1', 'M2')
  refuse({ ...complete.reponses, M1: { reponse: 'peut-être' as ReponseAuTest, justification: 'Non.' } }, 'M1')
  refuse({}, 'H1', 'M1', 'M2', 'M3', 'N1')
  cas
    .quand(
      remettre({ ...complete, reponses: { ...complete.reponses, M1: { reponse: 'conforme', justification: '' } } }),
      parPierre('2026-03-12'),
    )
    .accepte()
})

test('[PEN-1] le test a moins d’un an au jour du dépôt : la veille de l’anniversaire passe, l’anniversaire non', () => {
  const cas = etantDonne(...insSoumis)
  const fini = (finLe: string) => remettre(rapport({}, { finLe: jour(finLe) }))
  cas.quand(fini('2025-03-12'), parPierre('2026-03-11 23:59:59.999')).accepte()
  cas
    .quand(fini('2025-03-12'), parPierre('2026-03-12 00:00'))
    .refuse({ code: 'test_trop_ancien', limite: jour('2026-03-12') })
  cas.quand(fini('2024-02-29'), parPierre('2025-02-28 00:00')).refuse({
    code: 'test_trop_ancien',
    limite: jour('2025-02-28'),
  })
})

test('[PEN-1] [JAL-4] c’est la réception du dernier octet qui compte, et le test finit au plus tard ce jour-là', () => {
  const cas = etantDonne(...insSoumis)
  const ancien = remettre(rapport({}, { finLe: jour('2025-03-12') }))
  cas.quand({ ...ancien, recuLe: paris('2026-03-11 23:59') }, parPierre('2026-03-12 00:01')).accepte()
  cas.quand(remettre(rapport({}, { finLe: jour('2026-03-12') })), parPierre('2026-03-12 00:00')).accepte()
  cas
    .quand(remettre(rapport({}, { finLe: jour('2026-03-13') })), parPierre('2026-03-12 23:59'))
    .refuse({ code: 'rapport_de_test_a_completer', champs: ['finLe'], points: [] })
})

test('[PEN-4] un programme sans test d’intrusion ne demande pas de rapport', () => {
  const sans = { ...complet, controles: { ...complet.controles, testIntrusion: null } }
  etantDonne(...insSoumis)
    .quand(remettre(), { ...parPierre('2026-03-12'), dispositif: sans })
    .accepte()
  etantDonne(...testDefavorable)
    .quand(juger, { ...parHugo('2026-03-16 12:00'), dispositif: sans })
    .accepte()
})

// Le jugement

test('[PEN-2] la preuve est conforme si le rapport est favorable', () => {
  etantDonne(...testFavorable)
    .quand(juger, parHugo('2026-03-16 12:00'))
    .alors({ ...juger, type: 'AvisRendu' })
})

test('[PEN-2] Impossible de dire conforme un rapport défavorable ; le refuser ou demander mieux reste possible', () => {
  const cas = etantDonne(...testDefavorable)
  cas.quand(juger, parHugo('2026-03-16 12:00')).refuse({ code: 'test_defavorable', hautes: 1, moyennes: 0, max: 1 })
  for (const verdict of ['non_conforme', 'a_modifier'] as const)
    cas.quand({ ...juger, verdict, motif: 'Un point haut.' }, parHugo('2026-03-16 12:00')).accepte()
})

// Les deux rapports

const aCorriger: Histoire = [
  ...testDefavorable,
  ...acte('2027-03-08 09:00', hugo, {
    type: 'AvisRendu',
    chapitre: securite,
    preuve: pen1,
    verdict: 'non_conforme',
    motif: 'Un point haut.',
  }),
  ...acte('2027-03-08 10:00', hugo, {
    type: 'ModificationsDemandees',
    chapitre: securite,
    preuves: [pen1],
    message: '',
  }),
]
const soumettre = { type: 'soumettreChapitres', chapitres: [securite], rang: rang(50) } as const

test('[PEN-3] un premier rapport est remis avant J2, pas à son instant', () => {
  const cas = etantDonne(...insSoumis)
    .quand(remettre(rapport()), parPierre('2026-03-12'))
    .accepte()
  cas.quand(soumettre, { ...parPierre('2026-03-12'), now: justeAvant(J2) }).accepte()
  cas
    .quand(soumettre, { ...parPierre('2026-03-12'), now: J2 })
    .refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
})

test('[PEN-3] un nouveau rapport, qui corrige, est remis avant J3, pas à son instant ; c’est lui qui est jugé', () => {
  const corrige = remettre(rapport({}, { finLe: jour('2027-03-01') }), ['r1'])
  const aLaFin = { ...parPierre('2027-03-08'), now: justeAvant(J3) }
  const cas = etantDonne(...aCorriger)
  cas.quand(corrige, { ...aLaFin, now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  const remis = cas.quand(corrige, aLaFin).accepte()
  remis.quand(soumettre, { ...aLaFin, now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  remis
    .quand(soumettre, aLaFin)
    .accepte()
    .quand({ type: 'prendreChapitre', chapitre: securite, rangDeTete: rang(50) }, parHugo('2027-03-11'))
    .accepte()
    .quand(juger, parHugo('2027-03-11'))
    .accepte()
})

test('[PEN-3] le premier rapport laissé à côté du nouveau ne compte plus : c’est le dernier qui est jugé', () => {
  etantDonne(...aCorriger)
    .quand(remettre(rapport({}, { finLe: jour('2027-03-01') })), parPierre('2027-03-08 12:00'))
    .accepte()
    .quand({ ...soumettre, rang: rang(22) }, parPierre('2027-03-08 13:00'))
    .accepte()
    .quand({ type: 'prendreChapitre', chapitre: securite, rangDeTete: rang(50) }, parHugo('2027-03-09'))
    .accepte()
    .quand(juger, parHugo('2027-03-09'))
    .accepte()
})

test('[PEN-2] deux applications éprouvées à part : le rapport de chacune compte, quel que soit le dernier déposé', () => {
  const deposes = (...rapports: readonly RapportTest[]) =>
    rapports
      .reduce(
        (cas, rapportTest, i) =>
          cas.quand({ ...remettre(rapportTest), depotId: `r-${i}` }, parPierre('2027-03-08 12:00')).accepte(),
        etantDonne(...aCorriger),
      )
      .quand({ ...soumettre, rang: rang(22) }, parPierre('2027-03-08 13:00'))
      .accepte()
      .quand({ type: 'prendreChapitre', chapitre: securite, rangDeTete: rang(50) }, parHugo('2027-03-09'))
      .accepte()
      .quand(juger, parHugo('2027-03-09'))
  const finLe = jour('2027-03-01')
  const web = rapport({}, { finLe })
  const mobile = rapport({}, { types: ['mobile'], finLe })
  const mobileNegatif = rapport({ H2: 'non_conforme' }, { types: ['mobile'], finLe })
  deposes(web, mobile).accepte()
  deposes(mobileNegatif, web).refuse({ code: 'test_defavorable', hautes: 1, moyennes: 0, max: 1 })
  deposes(mobileNegatif, web, mobile).accepte()
  deposes(mobileNegatif, rapport({}, { types: ['web', 'mobile'], finLe })).accepte()
})
