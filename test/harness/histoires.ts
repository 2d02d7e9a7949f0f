import type { Acteur } from '../../src/kernel/acteur.ts'
import type { CodeEtape } from '../../src/modules/candidatures/domain/candidature.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import type { CodeChapitre, NumeroPreuve } from '../../src/modules/dispositifs/index.ts'
import {
  ann1,
  ann2,
  annuaire,
  borne,
  chapitresAttendus,
  ciba,
  claire,
  deposer,
  dmp,
  dmp1,
  dominique,
  type FaitNu,
  hugo,
  ines,
  jour,
  nadia,
  ouvrir,
  paris,
  pierre,
  psc1,
  rang,
  signer,
} from './cas.ts'

/**
 * Ready-made histories of the candidature of Imagerie Démo, each going on from another: what a case is given. They are
 * written by hand; `decide.test.ts` holds that the procedure itself tells the same one.
 */
type Histoire = readonly Fait[]

/** One act: the facts that follow from one command, all of its date and its author. */
const acte = (quand: string, acteur: Acteur, ...faits: readonly FaitNu[]): Histoire =>
  faits.map(fait => signer(fait, { acteur, now: paris(quand) }))

export const reponses = { denomination: 'Imagerie Démo SAS' }

export const ouverte: Histoire = acte('2026-03-02 09:00', pierre, {
  type: 'CandidatureOuverte',
  numero: ouvrir.numero,
  dispositifId: borne.id,
  entrepriseId: pierre.entrepriseId,
  produitId: ouvrir.produitId,
  charte: { empreinte: borne.charte.empreinte, version: borne.charte.version },
})

const soumise = (quand: string, etape: CodeEtape, version = 1): Histoire =>
  acte(quand, pierre, { type: 'EtapeSoumise', etape, version, reponses })
const complement = (quand: string, etape: CodeEtape): Histoire =>
  acte(quand, nadia, { type: 'ComplementDemande', etape, motif: 'Le Kbis est illisible.' })

export const administrativeSoumise: Histoire = [...ouverte, ...soumise('2026-03-03 10:00', 'administrative')]
/** On Wednesday 4 March at 15:00: an answer is due by the end of Wednesday 11. */
export const complementAdministratif: Histoire = [
  ...administrativeSoumise,
  ...complement('2026-03-04 15:00', 'administrative'),
]
export const administrativeAcceptee: Histoire = [
  ...administrativeSoumise,
  ...acte('2026-03-05 11:00', nadia, { type: 'CandidatureAdministrativeAcceptee' }),
]
export const eligibiliteSoumise: Histoire = [...administrativeAcceptee, ...soumise('2026-03-06 16:00', 'eligibilite')]
/** On Monday 9 March at 10:00: an answer is due by the end of Monday 16. */
export const complementEligibilite: Histoire = [...eligibiliteSoumise, ...complement('2026-03-09 10:00', 'eligibilite')]
export const enDepot: Histoire = [
  ...eligibiliteSoumise,
  ...acte('2026-03-09 14:00', nadia, {
    type: 'EligibiliteAcceptee',
    profils: ['general', 'ciba'],
    chapitres: chapitresAttendus,
  }),
]

export const preuveDeposee = (args: {
  readonly quand: string
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly depotId: string
  readonly remplace?: readonly string[]
}): Histoire => {
  const { quand, chapitre, preuve, depotId, remplace = [] } = args
  const { le: deposeLe, par: deposePar } = signer({ type: 'DossierValide' }, { acteur: pierre, now: paris(quand) })
  const { contenu } = deposer({ chapitre, preuve, depotId })
  return acte(quand, pierre, {
    type: 'PreuveDeposee',
    chapitre,
    preuve,
    depot: { id: depotId, deposeLe, deposePar, remplace, ...contenu },
  })
}
/** Every expected proof deposited, no chapter handed over yet. */
export const toutDepose: Histoire = [
  ...enDepot,
  ...preuveDeposee({ quand: '2026-03-10 09:00', chapitre: annuaire, preuve: ann1, depotId: 'a1' }),
  ...preuveDeposee({ quand: '2026-03-10 09:10', chapitre: annuaire, preuve: ann2, depotId: 'a2' }),
  ...preuveDeposee({ quand: '2026-03-10 09:20', chapitre: dmp, preuve: dmp1, depotId: 'd1' }),
  ...preuveDeposee({ quand: '2026-03-10 09:30', chapitre: ciba, preuve: psc1, depotId: 'p1' }),
]
/** The chapter « annuaire » waits at the place 11. */
export const annuaireEnFile: Histoire = [
  ...toutDepose,
  ...acte('2026-03-11 10:00', pierre, { type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 2 }),
]
export const annuairePris: Histoire = [
  ...annuaireEnFile,
  ...acte('2026-03-16 09:00', hugo, { type: 'ChapitrePris', chapitre: annuaire }),
]

const avisConforme = (quand: string, chapitre: CodeChapitre, preuve: NumeroPreuve): Histoire =>
  acte(quand, hugo, { type: 'AvisRendu', chapitre, preuve, verdict: 'conforme', motif: '' })

/** The first proof conforms, the second is to be modified. */
export const annuaireJuge: Histoire = [
  ...annuairePris,
  ...avisConforme('2026-03-16 09:30', annuaire, ann1),
  ...acte('2026-03-16 09:40', hugo, {
    type: 'AvisRendu',
    chapitre: annuaire,
    preuve: ann2,
    verdict: 'a_modifier',
    motif: 'La version n’est pas visible.',
  }),
]
/** Asked on Monday 16 March at 10:00: the place is kept until Tuesday at 10:00, the file until the end of 15 April. */
export const modificationsDemandees: Histoire = [
  ...annuaireJuge,
  ...acte('2026-03-16 10:00', hugo, {
    type: 'ModificationsDemandees',
    chapitre: annuaire,
    preuves: [ann2],
    message: 'Une capture est à refaire.',
  }),
]
/** The proof that was to be modified is deposited anew, and the chapter not handed over again yet. */
export const preuveModifiee: Histoire = [
  ...modificationsDemandees,
  ...preuveDeposee({ quand: '2026-03-16 15:00', chapitre: annuaire, preuve: ann2, depotId: 'a2b', remplace: ['a2'] }),
]
export const annuaireValide: Histoire = [
  ...annuairePris,
  ...avisConforme('2026-03-16 09:30', annuaire, ann1),
  ...avisConforme('2026-03-16 09:40', annuaire, ann2),
  ...acte('2026-03-16 09:50', hugo, { type: 'ChapitreValide', chapitre: annuaire }),
]
/** All but the verdict on the last chapter. */
export const dernierChapitrePris: Histoire = [
  ...annuaireValide,
  ...acte(
    '2026-03-17 09:00',
    pierre,
    { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(15), preuves: 1 },
    { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(16), preuves: 1 },
  ),
  ...acte('2026-03-18 09:00', hugo, { type: 'ChapitrePris', chapitre: dmp }),
  ...avisConforme('2026-03-18 09:10', dmp, dmp1),
  ...acte('2026-03-18 09:20', hugo, { type: 'ChapitreValide', chapitre: dmp }),
  ...acte('2026-03-18 10:00', hugo, { type: 'ChapitrePris', chapitre: ciba }),
]
export const dossierValide: Histoire = [
  ...dernierChapitrePris,
  ...avisConforme('2026-03-18 10:10', ciba, psc1),
  ...acte('2026-03-18 10:20', hugo, { type: 'ChapitreValide', chapitre: ciba }, { type: 'DossierValide' }),
]
export const conventionASigner: Histoire = [
  ...dossierValide,
  ...acte('2026-03-20 09:00', nadia, { type: 'ConventionPreparee', document: 'pdf-1' }),
]
export const conventionSignee: Histoire = [
  ...conventionASigner,
  ...acte('2026-03-23 18:00', claire, { type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-1-signe' }),
]
export const seance = jour('2026-04-02')
export const inscrite: Histoire = [
  ...conventionSignee,
  ...acte('2026-03-25 09:00', ines, { type: 'CandidatureInscriteAuCollege', seance }),
]
export const attribuee: Histoire = [
  ...inscrite,
  ...acte('2026-04-02 16:00', ines, { type: 'ReferencementAttribue', seance }),
]
/** The college names the only proof of the chapter « dmp ». */
export const reservesEmises: Histoire = [
  ...inscrite,
  ...acte('2026-04-02 16:00', ines, {
    type: 'ReservesBloquantesEmises',
    seance,
    motif: 'L’alimentation du DMP n’est pas démontrée.',
    preuves: [{ chapitre: dmp, preuve: dmp1 }],
  }),
]
export const referencee: Histoire = [
  ...attribuee,
  ...acte('2026-04-07 10:00', dominique, {
    type: 'ReferencementPrononce',
    referencement: {
      reference: 'REF-DEMO-000001',
      debutLe: jour('2026-04-07'),
      finLe: jour('2031-04-07'),
      convention: 'pdf-contresigne',
      attestation: 'pdf-attestation',
      rapport: 'pdf-rapport',
    },
  }),
]
export const refusee: Histoire = [
  ...administrativeSoumise,
  ...acte('2026-03-05 11:00', nadia, {
    type: 'CandidatureClose',
    motif: 'refus_motive',
    explication: 'La solution n’entre pas dans le périmètre.',
  }),
]

/** One history for every place where a candidature can stand. */
export const toutesLesHistoires: Readonly<Record<string, Histoire>> = {
  ouverte,
  administrativeSoumise,
  complementAdministratif,
  administrativeAcceptee,
  eligibiliteSoumise,
  complementEligibilite,
  enDepot,
  toutDepose,
  annuaireEnFile,
  annuairePris,
  annuaireJuge,
  modificationsDemandees,
  preuveModifiee,
  annuaireValide,
  dernierChapitrePris,
  dossierValide,
  conventionASigner,
  conventionSignee,
  inscrite,
  attribuee,
  reservesEmises,
  referencee,
  refusee,
}
