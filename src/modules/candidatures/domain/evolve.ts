import { inatteignable } from '../../../kernel/decision.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type {
  Candidature,
  ChapitreDepose,
  CodeEtape,
  EtapeAcceptee,
  EtapeOuverte,
  Instruite,
  PreuveDeposee,
  Recu,
  Soumission,
} from './candidature.ts'
import { chapitreDe, demandeDe, preuveDe } from './chapitres.ts'
import { etapeOuverte } from './etapes.ts'
import type { Fait } from './faits.ts'

/** Applies a past fact and never judges it: the same journal always folds to the same state. */
export const evolve = (etat: Candidature | null, fait: Fait): Candidature => {
  if (fait.type === 'CandidatureOuverte') {
    if (etat) throw new JournalIncoherent(fait, etat.statut)
    return {
      statut: 'candidature_administrative',
      numero: fait.numero,
      dispositifId: fait.dispositifId,
      entrepriseId: fait.entrepriseId,
      produitId: fait.produitId,
      ouverteLe: fait.le,
      charte: { ...fait.charte, accepteeLe: fait.le, accepteePar: fait.par },
      administrative: { statut: 'a_completer' },
    }
  }
  if (!etat) throw new JournalIncoherent(fait, null)
  return suivant(etat, fait)
}

/** The state that a whole journal tells. @throws JournalIncoherent when it does not begin with the opening. */
export const replier = (faits: readonly Fait[]): Candidature => {
  const etat = faits.reduce<Candidature | null>(evolve, null)
  if (!etat) throw new JournalIncoherent(null, null)
  return etat
}

/** A fact that can't follow from where the candidature stood: a journal that was altered, or a bug. */
export class JournalIncoherent extends Error {
  constructor(fait: Fait | null, statut: Candidature['statut'] | null) {
    super(`fait ${fait?.type ?? 'absent'} impossible sur ${statut ?? 'rien'}`)
  }
}

const suivant = (etat: Candidature, fait: Exclude<Fait, { readonly type: 'CandidatureOuverte' }>): Candidature => {
  const impossible = (): never => {
    throw new JournalIncoherent(fait, etat.statut)
  }
  switch (fait.type) {
    case 'EtapeSoumise': {
      const soumission: Soumission = {
        version: fait.version,
        reponses: fait.reponses,
        soumiseLe: fait.le,
        soumisePar: fait.par,
      }
      return avecEtape(etat, fait.etape, { statut: 'soumise', soumission }) ?? impossible()
    }
    case 'ComplementDemande': {
      const soumission = soumissionDe(etat, fait.etape) ?? impossible()
      const { le: demandeLe, par: demandePar, motif } = fait
      return (
        avecEtape(etat, fait.etape, { statut: 'complement_demande', soumission, demandeLe, demandePar, motif }) ??
        impossible()
      )
    }
    case 'CandidatureAdministrativeAcceptee': {
      if (etat.statut !== 'candidature_administrative') return impossible()
      return {
        ...socleDe(etat),
        statut: 'eligibilite',
        administrative: acceptee(etat, 'administrative', fait),
        eligibilite: { statut: 'a_completer' },
      }
    }
    case 'EligibiliteAcceptee': {
      if (etat.statut !== 'eligibilite') return impossible()
      return {
        ...socleDe(etat),
        statut: 'depot_des_preuves',
        administrative: etat.administrative,
        eligibilite: acceptee(etat, 'eligibilite', fait),
        profils: fait.profils,
        chapitres: Object.fromEntries(
          fait.chapitres.map(({ code, preuves }): [CodeChapitre, ChapitreDepose] => [code, chapitreVide(preuves)]),
        ),
      }
    }
    case 'PreuveDeposee':
      return avecPreuve(etat, fait, preuve => ({
        statut: 'deposee',
        versions: [...preuve.versions, fait.depot],
        ...demandeDe(preuve),
      }))
    case 'AvisRendu': {
      const avis = { verdict: fait.verdict, motif: fait.motif, renduLe: fait.le, renduPar: fait.par }
      return avecPreuve(etat, fait, ({ versions }) => ({ statut: fait.verdict, versions, avis }))
    }
    case 'ChapitreSoumis':
      return avecChapitre(etat, fait, ({ preuves }) => ({
        statut: 'en_file',
        preuves,
        rang: fait.rang,
        recuLe: fait.le,
      }))
    case 'ChapitreResoumis':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_file',
        preuves: chapitre.preuves,
        rang: fait.rang,
        recuLe: fait.placeGardee ? recu(chapitre, impossible).recuLe : fait.le,
      }))
    case 'ChapitrePris':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_instruction',
        preuves: chapitre.preuves,
        ...recu(chapitre, impossible),
        pris: { le: fait.le, par: fait.par },
      }))
    case 'ChapitreRendu':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_file',
        preuves: chapitre.preuves,
        ...recu(chapitre, impossible),
      }))
    case 'ModificationsDemandees':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'a_modifier',
        preuves: chapitre.preuves,
        ...recu(chapitre, impossible),
        demandesLe: fait.le,
        demandeesPar: fait.par,
        message: fait.message,
      }))
    case 'ChapitreValide':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'valide',
        preuves: chapitre.preuves,
        ...recu(chapitre, impossible),
        valideLe: fait.le,
        validePar: fait.par,
      }))
    case 'DossierValide':
      return etat.statut === 'depot_des_preuves'
        ? { ...socleDe(etat), ...dossierDe(etat), statut: 'prete_pour_convention', valideeLe: fait.le }
        : impossible()
    case 'ConventionPreparee':
      return etat.statut === 'prete_pour_convention' || etat.statut === 'convention_a_signer'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            statut: 'convention_a_signer',
            convention: { document: fait.document, prepareeLe: fait.le, prepareePar: fait.par },
          }
        : impossible()
    case 'ConventionSigneeParEditeur':
      return etat.statut === 'convention_a_signer'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            statut: 'convention_signee',
            convention: {
              ...etat.convention,
              signeeLe: fait.le,
              signeePar: fait.par,
              documentSigne: fait.documentSigne,
            },
          }
        : impossible()
    case 'CandidatureInscriteAuCollege':
      return etat.statut === 'convention_signee'
        ? { ...etat, statut: 'inscrite_au_college', seance: fait.seance }
        : impossible()
    case 'CandidatureRetireeDuCollege':
      return etat.statut === 'inscrite_au_college'
        ? { ...socleDe(etat), ...dossierDe(etat), statut: 'convention_signee', convention: etat.convention }
        : impossible()
    case 'ReferencementAttribue':
      return etat.statut === 'inscrite_au_college'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            statut: 'attribuee',
            convention: etat.convention,
            decision: { seance: fait.seance, rendueLe: fait.le, consigneePar: fait.par },
          }
        : impossible()
    case 'ReservesBloquantesEmises':
      return etat.statut === 'inscrite_au_college' ? rouvrir(etat, fait) : impossible()
    case 'ReferencementPrononce':
      return etat.statut === 'attribuee'
        ? {
            ...etat,
            statut: 'referencee',
            referencement: { ...fait.referencement, prononceLe: fait.le, signePar: fait.par },
          }
        : impossible()
    case 'CandidatureClose': {
      if (etat.statut === 'close' || etat.statut === 'referencee') return impossible()
      const cloture = { motif: fait.motif, explication: fait.explication, closeLe: fait.le, closePar: fait.par }
      return { ...socleDe(etat), statut: 'close', cloture, avant: etat }
    }
    default:
      return inatteignable(fait)
  }
}

const socleDe = ({ numero, dispositifId, entrepriseId, produitId, ouverteLe, charte }: Candidature) => ({
  numero,
  dispositifId,
  entrepriseId,
  produitId,
  ouverteLe,
  charte,
})

const dossierDe = ({ administrative, eligibilite, profils, chapitres }: Instruite): Instruite => ({
  administrative,
  eligibilite,
  profils,
  chapitres,
})

const avecEtape = (etat: Candidature, code: CodeEtape, etape: EtapeOuverte): Candidature | null => {
  if (code === 'administrative')
    return etat.statut === 'candidature_administrative' ? { ...etat, administrative: etape } : null
  return etat.statut === 'eligibilite' ? { ...etat, eligibilite: etape } : null
}

const soumissionDe = (etat: Candidature, code: CodeEtape): Soumission | null => {
  const etape = etapeOuverte(etat, code)
  return etape && etape.statut !== 'a_completer' ? etape.soumission : null
}

const acceptee = (etat: Candidature, code: CodeEtape, fait: Fait): EtapeAcceptee => {
  const soumission = soumissionDe(etat, code)
  if (!soumission) throw new JournalIncoherent(fait, etat.statut)
  return { statut: 'acceptee', soumission, accepteeLe: fait.le, accepteePar: fait.par }
}

const chapitreVide = (preuves: readonly NumeroPreuve[]): ChapitreDepose => ({
  statut: 'en_depot',
  preuves: Object.fromEntries(
    preuves.map((numero): [NumeroPreuve, PreuveDeposee] => [numero, { statut: 'attendue', versions: [] }]),
  ),
})

const recu = (chapitre: ChapitreDepose, impossible: () => never): Recu =>
  'rang' in chapitre ? { rang: chapitre.rang, recuLe: chapitre.recuLe } : impossible()

const avecChapitre = (
  etat: Candidature,
  fait: Fait & { readonly chapitre: CodeChapitre },
  changer: (chapitre: ChapitreDepose) => ChapitreDepose,
): Candidature => {
  const chapitre = etat.statut === 'depot_des_preuves' ? chapitreDe(etat, fait.chapitre) : undefined
  if (etat.statut !== 'depot_des_preuves' || !chapitre) throw new JournalIncoherent(fait, etat.statut)
  return { ...etat, chapitres: { ...etat.chapitres, [fait.chapitre]: changer(chapitre) } }
}

const avecPreuve = (
  etat: Candidature,
  fait: Fait & { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve },
  changer: (preuve: PreuveDeposee) => PreuveDeposee,
): Candidature =>
  avecChapitre(etat, fait, chapitre => {
    const preuve = preuveDe(chapitre, fait.preuve)
    if (!preuve) throw new JournalIncoherent(fait, etat.statut)
    return { ...chapitre, preuves: { ...chapitre.preuves, [fait.preuve]: changer(preuve) } }
  })

/** COL-3 — the proofs that the college names are open again, and their chapters with them; the others stay validated. */
const rouvrir = (
  etat: Extract<Candidature, { readonly statut: 'inscrite_au_college' }>,
  fait: Extract<Fait, { readonly type: 'ReservesBloquantesEmises' }>,
): Candidature => {
  const chapitres = { ...etat.chapitres }
  const avis = { verdict: 'non_conforme' as const, motif: fait.motif, renduLe: fait.le, renduPar: fait.par }
  for (const { chapitre: code, preuve: numero } of fait.preuves) {
    const chapitre = chapitres[code]
    const preuve = chapitre?.preuves[numero]
    if (!chapitre || !preuve) throw new JournalIncoherent(fait, etat.statut)
    chapitres[code] = {
      statut: 'reserve',
      reservesLe: fait.le,
      motif: fait.motif,
      preuves: { ...chapitre.preuves, [numero]: { statut: 'non_conforme', versions: preuve.versions, avis } },
    }
  }
  return { ...socleDe(etat), ...dossierDe(etat), statut: 'depot_des_preuves', chapitres }
}
