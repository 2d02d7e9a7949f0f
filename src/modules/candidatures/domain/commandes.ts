import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, Faute, NumeroPreuve, Reponses } from '../../dispositifs/index.ts'
import type {
  Agent,
  ChapitreAttendu,
  ChapitreRepris,
  CodeEtape,
  ContenuDepot,
  NumeroCandidature,
  Rang,
  Reprise,
  Verdict,
} from './candidature.ts'
import type { Homologation, RapportTest, ResultatScenario } from './controles.ts'

/** What someone asks for. A command brings what the domain can't know: the form's faults, the next rang, a document's hash. */
export type Commande = CommandeOuverture | CommandeCandidature

export type CommandeOuverture = {
  readonly type: 'ouvrirCandidature'
  readonly numero: NumeroCandidature
  readonly entrepriseId: string
  readonly produitId: string
  readonly charteAcceptee: boolean
  /** EDC-1 — where the programme gives one: digits that nobody has. */
  readonly identifiant?: string
}

export type CommandeCandidature =
  | {
      readonly type: 'soumettreEtape'
      readonly etape: CodeEtape
      readonly reponses: Reponses
      readonly fautes: readonly Faute[]
    }
  | { readonly type: 'demanderComplement'; readonly etape: CodeEtape; readonly motif: string }
  | { readonly type: 'accepterCandidatureAdministrative' }
  | {
      readonly type: 'accepterEligibilite'
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreAttendu[]
    }
  | { readonly type: 'refuserCandidature'; readonly motif: string }
  | {
      readonly type: 'deposerPreuve'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly depotId: string
      readonly remplace: readonly string[]
      readonly contenu: ContenuDepot
      /** When its last byte came in, if it was before now: what was received whole before a milestone counts (JAL-4). */
      readonly recuLe?: Instant
      readonly homologation?: Homologation
      readonly rapportTest?: RapportTest
      readonly reprise?: Reprise
    }
  /** PRE-1 — `condition`: what it is known by; `cas`: the one that applies. */
  | {
      readonly type: 'choisirCas'
      readonly chapitre: CodeChapitre
      readonly condition: NumeroPreuve
      readonly cas: number
      readonly justification: string
    }
  /** Every chapter named, in order; the first that needs a new rang takes `rang`, the next one `rang + 1`… */
  | { readonly type: 'soumettreChapitres'; readonly chapitres: readonly CodeChapitre[]; readonly rang: Rang }
  /** `rangDeTete`: the smallest rang that waits in the guichet's queue. */
  | { readonly type: 'prendreChapitre'; readonly chapitre: CodeChapitre; readonly rangDeTete: Rang }
  | { readonly type: 'rendreChapitre'; readonly chapitre: CodeChapitre }
  | {
      readonly type: 'rendreAvis'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly verdict: Verdict
      readonly motif: string
    }
  | { readonly type: 'demanderModifications'; readonly chapitre: CodeChapitre; readonly message: string }
  /** `autorisation`: the SHA-256 of what the programme delivers with this chapter, when it does (EDC-3). */
  | { readonly type: 'validerChapitre'; readonly chapitre: CodeChapitre; readonly autorisation?: string }
  /** `document`: the SHA-256 of the PDF that was composed. */
  | { readonly type: 'preparerConvention'; readonly document: string }
  /** `document`: the one that was read and signed; `documentSigne`: what its signature made of it. */
  | { readonly type: 'signerConvention'; readonly document: string; readonly documentSigne: string }
  | { readonly type: 'inscrireAuCollege'; readonly seance: JourCivil }
  | { readonly type: 'retirerDuCollege' }
  | { readonly type: 'consignerAttribution' }
  | {
      readonly type: 'consignerReserves'
      readonly motif: string
      readonly preuves: readonly { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }[]
    }
  | {
      readonly type: 'prononcerReferencement'
      readonly reference: string
      readonly convention?: string
      readonly attestation: string
      readonly rapport: string
    }
  /** ELI-9 — `niveaux`: the level of each question, from 0. */
  | { readonly type: 'renseignerMaturite'; readonly niveaux: Readonly<Record<string, number>> }
  /** PRE-9 — `profils`: those that are added; `chapitres`: all that is expected from then on, in the REM's order. */
  | {
      readonly type: 'ajouterProfils'
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreAttendu[]
    }
  /** VIE-3 — `profils`: those that it has from then on; `chapitres`: what they expect, and what it was; none before step 2 is accepted. */
  | {
      readonly type: 'changerDeVersion'
      readonly dispositifId: string
      readonly profils: readonly string[]
      readonly chapitres: readonly ChapitreRepris[]
    }
  /** INT-7 — the certificate of a homologation, for a proof of a chapter that was validated while it was pending. */
  | {
      readonly type: 'deposerHomologation'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly depotId: string
      readonly contenu: ContenuDepot
      readonly recuLe?: Instant
    }
  | { readonly type: 'validerHomologation'; readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }
  | {
      readonly type: 'refuserHomologation'
      readonly chapitre: CodeChapitre
      readonly preuve: NumeroPreuve
      readonly motif: string
    }
  /** INS-2 — `jeux`: the data sets that the agency sends, or where they are. */
  | { readonly type: 'proposerJournee'; readonly quand: Instant; readonly jeux: string }
  | { readonly type: 'confirmerJournee' }
  | { readonly type: 'demanderAutreDate'; readonly motif: string }
  | { readonly type: 'dispenserDeJournee'; readonly motif: string }
  | { readonly type: 'consignerJournee'; readonly resultats: readonly ResultatScenario[] }
  | {
      readonly type: 'deposerEnregistrement'
      readonly depotId: string
      readonly contenu: ContenuDepot
      readonly recuLe?: Instant
    }
  | { readonly type: 'demanderMediation'; readonly motif: string }
  | { readonly type: 'conclureMediation'; readonly conclusion: string }
  /** GRP-3 — what was deposited once, on another candidature of the same éditeur, counts for these proofs too. */
  | {
      readonly type: 'admettrePreuvesTransverses'
      readonly source: NumeroCandidature
      readonly motif: string
      readonly preuves: readonly {
        readonly chapitre: CodeChapitre
        readonly preuve: NumeroPreuve
        readonly depots: readonly {
          readonly depotId: string
          readonly repriseDe: string
          readonly contenu: ContenuDepot
          readonly homologation?: Homologation
          readonly rapportTest?: RapportTest
        }[]
      }[]
    }
  /** P19 — the clock asks this agent to pronounce what follows from the first deadline that has passed. */
  | { readonly type: 'proposerEffet'; readonly agent: Agent }
  /**
   * Pronounces what follows from a deadline that has passed: by the agent to whom it is proposed, or by the clock (P19).
   * `echeance`: the one that the reason was written for (`cleEcheance`); another one is looked at again.
   */
  | { readonly type: 'constaterEcheance'; readonly explication: string; readonly echeance?: string }
