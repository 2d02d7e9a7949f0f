import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, NumeroPreuve, Reponses } from '../../dispositifs/index.ts'
import type {
  Agent,
  Avis,
  ChapitreAttendu,
  ChapitreRepris,
  Cloture,
  CodeEtape,
  Depot,
  NumeroCandidature,
  Rang,
  Referencement,
} from './candidature.ts'
import type { ResultatScenario } from './controles.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Refus } from './refus.ts'

/** What happened, once and for all: the lines of the journal. Every one says when (`le`) and by whom (`par`). */
export type Fait = FaitDate & { readonly le: Instant; readonly par: Auteur }
export type TypeFait = FaitDate['type']

type FaitDate =
  | {
      readonly type: 'CandidatureOuverte'
      readonly numero: NumeroCandidature
      readonly dispositifId: string
      readonly entrepriseId: string
      readonly produitId: string
      readonly charte: { readonly empreinte: string; readonly version: string }
      readonly identifiant?: string
    }
  | { readonly type: 'EtapeSoumise'; readonly etape: CodeEtape; readonly version: number; readonly reponses: Reponses }
  | { readonly type: 'ComplementDemande'; readonly etape: CodeEtape; readonly motif: string }
  | { readonly type: 'CandidatureAdministrativeAcceptee' }
  | {
      readonly type: 'EligibiliteAcceptee'
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreAttendu[]
    }
  | {
      readonly type: 'PreuveDeposee'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly depot: Depot
    }
  | {
      readonly type: 'CasChoisi'
      readonly chapitre: CodeChapitre
      readonly condition: NumeroPreuve
      readonly cas: number
      readonly justification: string
    }
  | { readonly type: 'ChapitreSoumis'; readonly chapitre: CodeChapitre; readonly rang: Rang; readonly preuves: number }
  | {
      readonly type: 'ChapitreResoumis'
      readonly chapitre: CodeChapitre
      readonly rang: Rang
      readonly placeGardee: boolean
    }
  | { readonly type: 'ChapitrePris'; readonly chapitre: CodeChapitre }
  | { readonly type: 'ChapitreRendu'; readonly chapitre: CodeChapitre }
  | {
      readonly type: 'AvisRendu'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly verdict: Avis['verdict']
      readonly motif: string
    }
  | {
      readonly type: 'ModificationsDemandees'
      readonly chapitre: CodeChapitre
      readonly preuves: readonly NumeroPreuve[]
      readonly message: string
    }
  | { readonly type: 'ChapitreValide'; readonly chapitre: CodeChapitre }
  /** EDC-3 — `document`: the SHA-256 of the sealed PDF. */
  | { readonly type: 'AutorisationDelivree'; readonly chapitre: CodeChapitre; readonly document: string }
  /** `sansConvention`: the programme has none, and the file goes to the decision (DMN-3). */
  | { readonly type: 'DossierValide'; readonly sansConvention?: true }
  | { readonly type: 'ConventionPreparee'; readonly document: string }
  | { readonly type: 'ConventionSigneeParEditeur'; readonly documentSigne: string }
  | { readonly type: 'CandidatureInscriteAuCollege'; readonly seance: JourCivil }
  | { readonly type: 'CandidatureRetireeDuCollege'; readonly seance: JourCivil }
  | { readonly type: 'ReferencementAttribue'; readonly seance: JourCivil }
  | {
      readonly type: 'ReservesBloquantesEmises'
      readonly seance: JourCivil
      readonly motif: string
      readonly preuves: readonly { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }[]
    }
  | { readonly type: 'ReferencementPrononce'; readonly referencement: Omit<Referencement, 'prononceLe' | 'signePar'> }
  | {
      readonly type: 'MaturiteRenseignee'
      readonly version: string
      readonly niveaux: Readonly<Record<string, number>>
    }
  /** `chapitres`: all that is expected from then on. */
  | {
      readonly type: 'ProfilsAjoutes'
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreAttendu[]
    }
  /** VIE-3 — `de`, `vers`: the numbers of the versions; `chapitres`: all that is expected from then on, and what it was. */
  | {
      readonly type: 'VersionChangee'
      readonly dispositifId: string
      readonly de: number
      readonly vers: number
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreRepris[]
    }
  | {
      readonly type: 'HomologationDeposee'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly depot: Depot
    }
  | { readonly type: 'HomologationValidee'; readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }
  | {
      readonly type: 'HomologationRefusee'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly motif: string
    }
  | { readonly type: 'JourneeProposee'; readonly quand: Instant; readonly jeux: string }
  | { readonly type: 'JourneeConfirmee' }
  | { readonly type: 'AutreDateDemandee'; readonly motif: string }
  | { readonly type: 'JourneeDispensee'; readonly motif: string }
  | { readonly type: 'JourneeConsignee'; readonly resultats: readonly ResultatScenario[] }
  | { readonly type: 'EnregistrementDepose'; readonly depot: Depot }
  | { readonly type: 'MediationDemandee'; readonly motif: string }
  | { readonly type: 'MediationConclue'; readonly conclusion: string }
  | {
      readonly type: 'PreuvesTransversesAdmises'
      readonly source: NumeroCandidature
      readonly motif: string
      readonly preuves: readonly NumeroPreuve[]
    }
  /** P19 — `echeance`: which deadline (`cleEcheance`), `quand` it passed. */
  | { readonly type: 'EffetPropose'; readonly echeance: string; readonly quand: Instant; readonly agent: Agent }
  /** P9 — someone tried, and it was too late or could not be: kept, and it changes nothing. */
  | ({ readonly type: 'TentativeRejetee' } & Tentative)
  | { readonly type: 'CandidatureClose'; readonly motif: Cloture['motif']; readonly explication: string }

/** What was tried, and what it was about when it was about a part of the file. */
export type Tentative = {
  readonly commande: CommandeCandidature['type']
  readonly refus: Refus
  readonly chapitres?: readonly CodeChapitre[]
  readonly preuve?: NumeroPreuve
}
