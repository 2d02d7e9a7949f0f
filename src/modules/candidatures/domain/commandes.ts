import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, Faute, NumeroPreuve, Reponses } from '../../dispositifs/index.ts'
import type { CodeEtape, ContenuDepot, NumeroCandidature, Rang, Verdict } from './candidature.ts'
import type { ChapitreAttendu } from './faits.ts'

/** What someone asks for. A command brings what the domain can't know: the form's faults, the next rang, a document's hash. */
export type Commande = CommandeOuverture | CommandeCandidature

export type CommandeOuverture = {
  readonly type: 'ouvrirCandidature'
  readonly numero: NumeroCandidature
  readonly entrepriseId: string
  readonly produitId: string
  readonly charteAcceptee: boolean
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
  | { readonly type: 'validerChapitre'; readonly chapitre: CodeChapitre }
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
      readonly convention: string
      readonly attestation: string
      readonly rapport: string
    }
  /** Pronounces what follows from a deadline that has passed: by the agent to whom it is proposed, or by the clock (P19). */
  | { readonly type: 'constaterEcheance'; readonly explication: string }
