import { inatteignable } from '../../../kernel/decision.ts'
import type {
  Candidature,
  CodeEtape,
  Decidable,
  EtapeAcceptee,
  EtapeOuverte,
  Instruite,
  Socle,
  Soumission,
} from './candidature.ts'
import { chapitreDe } from './chapitres.ts'
import { socleDe } from './contexte.ts'
import { etapeOuverte } from './etapes.ts'
import { chapitresCompletes, chapitresReserves, chapitresVides, surChapitre } from './evolve-chapitres.ts'
import { journeeApres } from './evolve-journee.ts'
import { apresChangement } from './evolve-version.ts'
import type { Fait } from './faits.ts'
import { JournalIncoherent } from './journal-incoherent.ts'

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
      ...(fait.identifiant ? { identifiant: fait.identifiant } : {}),
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
        chapitres: chapitresVides(fait.chapitres),
      }
    }
    case 'PreuveDeposee':
    case 'CasChoisi':
    case 'AvisRendu':
    case 'ChapitreSoumis':
    case 'ChapitreResoumis':
    case 'ChapitrePris':
    case 'ChapitreRendu':
    case 'ModificationsDemandees':
    case 'ChapitreValide':
    case 'HomologationDeposee':
    case 'HomologationValidee':
    case 'HomologationRefusee':
      return surChapitre(etat, fait)
    case 'ProfilsAjoutes':
      return etat.statut === 'depot_des_preuves'
        ? {
            ...etat,
            profils: [...etat.profils, ...fait.profils],
            chapitres: chapitresCompletes(etat, fait.chapitres),
          }
        : impossible()
    case 'VersionChangee':
      return apresChangement(etat, fait) ?? impossible()
    case 'MaturiteRenseignee':
      return etat.statut === 'eligibilite' || etat.statut === 'depot_des_preuves'
        ? {
            ...etat,
            maturite: {
              version: fait.version,
              niveaux: fait.niveaux,
              renseigneeLe: fait.le,
              renseigneePar: fait.par,
            },
          }
        : impossible()
    case 'JourneeProposee':
    case 'JourneeConfirmee':
    case 'AutreDateDemandee':
    case 'JourneeDispensee':
    case 'JourneeConsignee':
    case 'EnregistrementDepose': {
      const journee = etat.statut === 'depot_des_preuves' ? journeeApres(etat.journee, fait) : null
      return etat.statut === 'depot_des_preuves' && journee ? { ...etat, journee } : impossible()
    }
    case 'MediationDemandee':
      return etat.statut === 'depot_des_preuves'
        ? {
            ...etat,
            mediation: { statut: 'demandee', motif: fait.motif, demandeeLe: fait.le, demandeePar: fait.par },
          }
        : impossible()
    case 'MediationConclue':
      return 'chapitres' in etat && etat.mediation?.statut === 'demandee'
        ? {
            ...etat,
            mediation: {
              ...etat.mediation,
              statut: 'conclue',
              conclusion: fait.conclusion,
              concluLe: fait.le,
              concluPar: fait.par,
            },
          }
        : impossible()
    case 'EffetPropose':
      return etat.statut === 'close' || etat.statut === 'referencee'
        ? impossible()
        : {
            ...etat,
            propositions: [
              ...(etat.propositions ?? []),
              { echeance: fait.echeance, agent: fait.agent, proposeeLe: fait.le },
            ],
          }
    case 'PreuvesTransversesAdmises':
      return etat.statut === 'depot_des_preuves' ? etat : impossible()
    case 'TentativeRejetee':
      return etat
    case 'AutorisationDelivree':
      return etat.statut === 'depot_des_preuves' && chapitreDe(etat, fait.chapitre)
        ? { ...etat, autorisation: { document: fait.document, delivreeLe: fait.le, delivreePar: fait.par } }
        : impossible()
    case 'DossierValide':
      return etat.statut === 'depot_des_preuves'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            statut: fait.sansConvention ? 'prete_pour_decision' : 'prete_pour_convention',
            valideeLe: fait.le,
          }
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
      return etat.statut === 'convention_signee' || etat.statut === 'prete_pour_decision'
        ? { ...etat, statut: 'inscrite_au_college', seance: fait.seance }
        : impossible()
    case 'CandidatureRetireeDuCollege':
      return etat.statut === 'inscrite_au_college' ? avantLaDecision(etat) : impossible()
    case 'ReferencementAttribue':
      return etat.statut === 'inscrite_au_college'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            ...decidableDe(etat),
            statut: 'attribuee',
            decision: { seance: fait.seance, rendueLe: fait.le, consigneePar: fait.par },
          }
        : impossible()
    case 'ReservesBloquantesEmises':
      return etat.statut === 'inscrite_au_college'
        ? {
            ...socleDe(etat),
            ...dossierDe(etat),
            statut: 'depot_des_preuves',
            chapitres: chapitresReserves(etat, fait),
          }
        : impossible()
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

/** CVN-2, DMN-3 — what a file that can be decided comes with, whatever becomes of it. */
const decidableDe = (etat: Decidable): Decidable =>
  etat.convention ? { convention: etat.convention } : { valideeLe: etat.valideeLe }

/** Off the agenda: signed, or validated where nothing is signed. */
const avantLaDecision = (etat: Socle & Instruite & Decidable & Candidature): Candidature => {
  const commun = { ...socleDe(etat), ...dossierDe(etat) }
  return etat.convention
    ? { ...commun, statut: 'convention_signee', convention: etat.convention }
    : { ...commun, statut: 'prete_pour_decision', valideeLe: etat.valideeLe }
}

const dossierDe = ({
  administrative,
  eligibilite,
  profils,
  chapitres,
  journee,
  mediation,
  autorisation,
}: Instruite): Instruite => ({
  administrative,
  eligibilite,
  profils,
  chapitres,
  ...(journee ? { journee } : {}),
  ...(mediation ? { mediation } : {}),
  ...(autorisation ? { autorisation } : {}),
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
