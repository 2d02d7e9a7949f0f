import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  chapitresAttendus,
  ciba,
  claire,
  deposer,
  dmp,
  dmp1,
  dominique,
  etantDonne,
  hugo,
  ines,
  nadia,
  ouvrir,
  paris,
  pierre,
  psc1,
  rang,
  signer,
} from '../../../../test/harness/cas.ts'
import {
  administrativeSoumise,
  attribuee,
  conventionASigner,
  conventionSignee,
  dernierChapitrePris,
  dossierValide,
  eligibiliteSoumise,
  inscrite,
  ouverte,
  referencee,
  refusee,
  reponses,
  reservesEmises,
  seance,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import type { Acteur } from '../../../kernel/acteur.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, Statut } from './candidature.ts'
import type { Commande, CommandeCandidature } from './commandes.ts'
import { evolve, JournalIncoherent, replier } from './evolve.ts'
import type { Fait, TypeFait } from './faits.ts'

const histoires = Object.entries(toutesLesHistoires)

// Les histoires sont celles que la procédure raconte

type Acte = readonly [quand: string, acteur: Acteur, commande: Commande]

const juger = (chapitre: CodeChapitre, preuve: NumeroPreuve): CommandeCandidature => ({
  type: 'rendreAvis',
  chapitre,
  preuve,
  verdict: 'conforme',
  motif: '',
})
const parcours: readonly Acte[] = [
  ['2026-03-02 09:00', pierre, ouvrir],
  ['2026-03-03 10:00', pierre, { type: 'soumettreEtape', etape: 'administrative', reponses, fautes: [] }],
  ['2026-03-05 11:00', nadia, { type: 'accepterCandidatureAdministrative' }],
  ['2026-03-06 16:00', pierre, { type: 'soumettreEtape', etape: 'eligibilite', reponses, fautes: [] }],
  [
    '2026-03-09 14:00',
    nadia,
    { type: 'accepterEligibilite', profils: ['general', 'ciba'], chapitres: chapitresAttendus },
  ],
  ['2026-03-10 09:00', pierre, deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' })],
  ['2026-03-10 09:10', pierre, deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2' })],
  ['2026-03-10 09:20', pierre, deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1' })],
  ['2026-03-10 09:30', pierre, deposer({ chapitre: ciba, preuve: psc1, depotId: 'p1' })],
  ['2026-03-11 10:00', pierre, { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(11) }],
  ['2026-03-16 09:00', hugo, { type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) }],
  ['2026-03-16 09:30', hugo, juger(annuaire, ann1)],
  ['2026-03-16 09:40', hugo, juger(annuaire, ann2)],
  ['2026-03-16 09:50', hugo, { type: 'validerChapitre', chapitre: annuaire }],
  ['2026-03-17 09:00', pierre, { type: 'soumettreChapitres', chapitres: [dmp, ciba], rang: rang(15) }],
  ['2026-03-18 09:00', hugo, { type: 'prendreChapitre', chapitre: dmp, rangDeTete: rang(15) }],
  ['2026-03-18 09:10', hugo, juger(dmp, dmp1)],
  ['2026-03-18 09:20', hugo, { type: 'validerChapitre', chapitre: dmp }],
  ['2026-03-18 10:00', hugo, { type: 'prendreChapitre', chapitre: ciba, rangDeTete: rang(16) }],
  ['2026-03-18 10:10', hugo, juger(ciba, psc1)],
  ['2026-03-18 10:20', hugo, { type: 'validerChapitre', chapitre: ciba }],
  ['2026-03-20 09:00', nadia, { type: 'preparerConvention', document: 'pdf-1' }],
  ['2026-03-23 18:00', claire, { type: 'signerConvention', documentSigne: 'pdf-1-signe' }],
  ['2026-03-25 09:00', ines, { type: 'inscrireAuCollege', seance }],
]
const attribution: readonly Acte[] = [
  ['2026-04-02 16:00', ines, { type: 'consignerAttribution' }],
  [
    '2026-04-07 10:00',
    dominique,
    {
      type: 'prononcerReferencement',
      reference: 'REF-DEMO-000001',
      convention: 'pdf-contresigne',
      attestation: 'pdf-attestation',
      rapport: 'pdf-rapport',
    },
  ],
]
const reserves: readonly Acte[] = [
  [
    '2026-04-02 16:00',
    ines,
    {
      type: 'consignerReserves',
      motif: 'L’alimentation du DMP n’est pas démontrée.',
      preuves: [{ chapitre: dmp, preuve: dmp1 }],
    },
  ],
]

const jouer = (actes: readonly Acte[]): readonly Fait[] =>
  actes.reduce(
    (cas, [quand, acteur, commande]) => cas.quand(commande, { acteur, now: paris(quand) }).accepte(),
    etantDonne(),
  ).faits

test('d’acte en acte, la procédure mène de l’ouverture au référencement', () => {
  assert.deepEqual(jouer([...parcours, ...attribution]), referencee)
})

test('d’acte en acte, la procédure mène de l’ouverture aux réserves du collège', () => {
  assert.deepEqual(jouer([...parcours, ...reserves]), reservesEmises)
})

// Replier

test('le journal replié donne l’état que chaque fait, l’un après l’autre, avait donné', () => {
  for (const [nom, histoire] of histoires) {
    let etat: Candidature | null = null
    for (const [position, fait] of histoire.entries()) {
      etat = evolve(etat, fait)
      assert.deepEqual(replier(histoire.slice(0, position + 1)), etat, `${nom}, fait ${position}`)
    }
  }
})

test('le même journal donne toujours le même état, fût-il relu de la base', () => {
  for (const [nom, histoire] of histoires) {
    const relu: readonly Fait[] = JSON.parse(JSON.stringify(histoire))
    assert.deepEqual(replier(relu), replier(histoire), nom)
    assert.deepEqual(JSON.parse(JSON.stringify(replier(histoire))), replier(histoire), nom)
  }
})

test('evolve ne touche jamais à l’état qu’il reçoit', () => {
  for (const [nom, histoire] of histoires)
    histoire.reduce<Candidature | null>((etat, fait) => {
      const avant = structuredClone(etat)
      const apres = evolve(etat, fait)
      assert.deepEqual(etat, avant, `${nom} : ${fait.type}`)
      return apres
    }, null)
})

// Un fait hors de sa place

const ouverts = [
  'candidature_administrative',
  'eligibilite',
  'depot_des_preuves',
  'prete_pour_convention',
  'convention_a_signer',
  'convention_signee',
  'inscrite_au_college',
  'attribuee',
] as const

/** Where each fact can follow; anywhere else the journal was altered. */
const place: Readonly<Record<TypeFait, readonly Statut[]>> = {
  CandidatureOuverte: [],
  EtapeSoumise: ['candidature_administrative'],
  ComplementDemande: ['candidature_administrative'],
  CandidatureAdministrativeAcceptee: ['candidature_administrative'],
  EligibiliteAcceptee: ['eligibilite'],
  PreuveDeposee: ['depot_des_preuves'],
  ChapitreSoumis: ['depot_des_preuves'],
  ChapitreResoumis: ['depot_des_preuves'],
  ChapitrePris: ['depot_des_preuves'],
  ChapitreRendu: ['depot_des_preuves'],
  AvisRendu: ['depot_des_preuves'],
  ModificationsDemandees: ['depot_des_preuves'],
  ChapitreValide: ['depot_des_preuves'],
  DossierValide: ['depot_des_preuves'],
  ConventionPreparee: ['prete_pour_convention', 'convention_a_signer'],
  ConventionSigneeParEditeur: ['convention_a_signer'],
  CandidatureInscriteAuCollege: ['convention_signee'],
  CandidatureRetireeDuCollege: ['inscrite_au_college'],
  ReferencementAttribue: ['inscrite_au_college'],
  ReservesBloquantesEmises: ['inscrite_au_college'],
  ReferencementPrononce: ['attribuee'],
  CandidatureClose: ouverts,
}

const hors = signer(
  { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true },
  { acteur: pierre, now: paris('2026-03-17 09:00') },
)
const rendu = signer({ type: 'ChapitreRendu', chapitre: annuaire }, { acteur: hugo, now: hors.le })
const retiree = signer({ type: 'CandidatureRetireeDuCollege', seance }, { acteur: ines, now: hors.le })

/** One fact of each type, the first that the histories tell. */
const unDeChaque = new Map<TypeFait, Fait>()
for (const fait of [...histoires.flatMap(([, histoire]) => histoire), hors, rendu, retiree])
  if (!unDeChaque.has(fait.type)) unDeChaque.set(fait.type, fait)

/** One state of each status, in which all that can follow does. */
const etats = [
  administrativeSoumise,
  eligibiliteSoumise,
  dernierChapitrePris,
  dossierValide,
  conventionASigner,
  conventionSignee,
  inscrite,
  attribuee,
  referencee,
  refusee,
].map(replier)

test('un fait ne suit que là où il a sa place ; partout ailleurs le journal est incohérent', () => {
  assert.deepEqual([...unDeChaque.keys()].toSorted(), Object.keys(place).toSorted())
  assert.equal(new Set(etats.map(({ statut }) => statut)).size, 10)
  for (const [type, fait] of unDeChaque)
    for (const etat of etats) {
      const suit = (): Candidature => evolve(etat, fait)
      const ou = `${type} sur ${etat.statut}`
      if (place[type].includes(etat.statut)) assert.doesNotThrow(suit, ou)
      else assert.throws(suit, JournalIncoherent, ou)
    }
})

test('Impossible de replier un journal s’il est vide, ou s’il ne commence pas par l’ouverture', () => {
  assert.throws(() => replier([]), JournalIncoherent)
  for (const [type, fait] of unDeChaque)
    if (type !== 'CandidatureOuverte') assert.throws(() => replier([fait]), JournalIncoherent, type)
})

test('Impossible de replier un journal si la candidature s’y ouvre deux fois', () => {
  assert.throws(() => replier([...ouverte, ...ouverte]), JournalIncoherent)
})

test('Impossible de replier un journal si un fait y manque', () => {
  const nom = 'fait ChapitrePris impossible sur depot_des_preuves'
  const sansSoumission = referencee.filter(({ type }) => type !== 'ChapitreSoumis')
  assert.throws(() => replier(sansSoumission), { message: nom })
  for (const manquant of ['EtapeSoumise', 'EligibiliteAcceptee', 'DossierValide', 'ReferencementAttribue'])
    assert.throws(() => replier(referencee.filter(({ type }) => type !== manquant)), JournalIncoherent, manquant)
})

test('Impossible de replier un journal si un fait y porte sur un chapitre ou une preuve que le dossier n’a pas', () => {
  for (const autre of ['absent', 'constructor'])
    for (const [type, fait] of unDeChaque) {
      if ('chapitre' in fait)
        assert.throws(
          () => evolve(replier(dernierChapitrePris), { ...fait, chapitre: autre as CodeChapitre }),
          JournalIncoherent,
          type,
        )
      if ('preuve' in fait)
        assert.throws(
          () => evolve(replier(dernierChapitrePris), { ...fait, preuve: autre as NumeroPreuve }),
          JournalIncoherent,
          type,
        )
    }
})
