import type { Auteur } from '../../../kernel/acteur.ts'
import type { Brand } from '../../../kernel/brand.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, Condition, NumeroPreuve, Reponses, SuiteDePreuve } from '../../dispositifs/index.ts'
import type { Homologation, Journee, Maturite, Mediation, RapportTest } from './controles.ts'

/** GUI-6 — ten upper-case letters or digits, not guessable in sequence. */
export type NumeroCandidature = Brand<string, 'NumeroCandidature'>
/** A place in the queue of a guichet: taken in commit order, never re-used (INT-2). */
export type Rang = Brand<number, 'Rang'>

export type CodeEtape = 'administrative' | 'eligibilite'

/** The candidature as it stands: what has been accepted stays, what is impossible has no place to be written. */
export type Candidature = Socle & Avancement
export type Statut = Candidature['statut']

export type Socle = {
  readonly numero: NumeroCandidature
  readonly dispositifId: string
  readonly entrepriseId: string
  readonly produitId: string
  readonly ouverteLe: Instant
  readonly charte: {
    readonly empreinte: string
    readonly version: string
    readonly accepteeLe: Instant
    readonly accepteePar: Auteur
  }
  /** ELI-9 — once answered; it informs, and no one who instructs or decides reads it. */
  readonly maturite?: Maturite
  /** P19 — what the clock has proposed to an agent; what has since been answered is no longer due, and stays here. */
  readonly propositions?: readonly Proposition[]
  /** EDC-1 — what its programme gives at the opening; active once the candidature is accepted. */
  readonly identifiant?: string
}

/** `echeance`: which one it was (`cleEcheance`); `agent`: to whom it was proposed. */
export type Proposition = { readonly echeance: string; readonly agent: Agent; readonly proposeeLe: Instant }
export type Agent = { readonly id: string; readonly nom: string }

export type Avancement =
  | { readonly statut: 'candidature_administrative'; readonly administrative: EtapeOuverte }
  | { readonly statut: 'eligibilite'; readonly administrative: EtapeAcceptee; readonly eligibilite: EtapeOuverte }
  | (Instruite & { readonly statut: 'depot_des_preuves' })
  | (Instruite & { readonly statut: 'prete_pour_convention'; readonly valideeLe: Instant })
  | (Instruite & { readonly statut: 'convention_a_signer'; readonly convention: Convention })
  | (Instruite & { readonly statut: 'convention_signee'; readonly convention: ConventionSignee })
  /** DMN-3 — in a programme where no convention is signed. */
  | (Instruite & SansConvention & { readonly statut: 'prete_pour_decision' })
  | (Instruite & Decidable & { readonly statut: 'inscrite_au_college'; readonly seance: JourCivil })
  | (Instruite & Decidable & { readonly statut: 'attribuee'; readonly decision: DecisionDuCollege })
  | (Instruite &
      Decidable & {
        readonly statut: 'referencee'
        readonly decision: DecisionDuCollege
        readonly referencement: Referencement
      })
  | {
      readonly statut: 'close'
      readonly cloture: Cloture
      readonly avant: Exclude<Avancement, { readonly statut: 'close' }>
    }

/** A file whose two forms were accepted: from there on it has chapters and profiles. */
export type Instruite = {
  readonly administrative: EtapeAcceptee
  readonly eligibilite: EtapeAcceptee
  readonly profils: readonly string[]
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>>
  /** INS-1…4 — absent until something was decided of it. */
  readonly journee?: Journee
  /** INT-10 */
  readonly mediation?: Mediation
  /** EDC-3 — once its chapter was validated. */
  readonly autorisation?: AutorisationDelivree
}

/** `document`: the SHA-256 of the sealed PDF. */
export type AutorisationDelivree = {
  readonly document: string
  readonly delivreeLe: Instant
  readonly delivreePar: Auteur
}

/** What the éditeur handed over, once: a version is never overwritten (PRE-7). */
export type Soumission = {
  readonly version: number
  readonly reponses: Reponses
  readonly soumiseLe: Instant
  readonly soumisePar: Auteur
  /** The version whose questions were displayed, since the candidature went to another one; absent: its own (VIE-3). */
  readonly dispositifId?: string
}

export type EtapeOuverte =
  | { readonly statut: 'a_completer' }
  | { readonly statut: 'soumise'; readonly soumission: Soumission }
  | {
      readonly statut: 'complement_demande'
      readonly soumission: Soumission
      readonly demandeLe: Instant
      readonly demandePar: Auteur
      readonly motif: string
    }
export type EtapeAcceptee = {
  readonly statut: 'acceptee'
  readonly soumission: Soumission
  readonly accepteeLe: Instant
  readonly accepteePar: Auteur
}

/** What is asked of a chapter: its proofs, in the REM's order, and the conditions that some of them are due under. */
export type ChapitreAttendu = {
  readonly code: CodeChapitre
  readonly preuves: readonly NumeroPreuve[]
  readonly conditions?: readonly Condition[]
}

/** VIE-3 — an expected proof of a newer version. `ancien`: its number in the version before; null when it is new. */
export type PreuveReprise = SuiteDePreuve
/** VIE-3 — a chapter of a newer version, its proofs in the REM's order. `depuis`: the chapter that it was; null when it is new. */
export type ChapitreRepris = {
  readonly code: CodeChapitre
  readonly depuis: CodeChapitre | null
  readonly preuves: readonly PreuveReprise[]
  readonly conditions?: readonly Condition[]
}

/** PRE-1 — cases of which one applies: the éditeur says which, and can say otherwise as long as a proof of it can be changed. */
export type ConditionPosee = Condition & {
  readonly choix?: ChoixDeCas
  /** By case: what was deposited for one that no longer applies, kept as it was. */
  readonly ecartees?: Readonly<Record<number, Readonly<Record<NumeroPreuve, PreuveDeposee>>>>
}
/** `justification`: why that case applies; empty when nothing was said. */
export type ChoixDeCas = {
  readonly cas: number
  readonly justification: string
  readonly choisiLe: Instant
  readonly choisiPar: Auteur
}

/** The unit of submission and of instruction (PRE-5, INT-1). */
export type ChapitreDepose = {
  /** Those that are due: of a condition, the proofs of its case or, while none is chosen, the one that stands for it. */
  readonly preuves: Readonly<Record<NumeroPreuve, PreuveDeposee>>
  readonly conditions?: readonly ConditionPosee[]
  /** INT-9 — when it was first received whole, and since then the times when the agency waited for the éditeur. */
  readonly completLe?: Instant
  readonly attentes?: readonly Attente[]
} & (
  | { readonly statut: 'en_depot' }
  | ({ readonly statut: 'en_file' } & Recu)
  | ({ readonly statut: 'en_instruction'; readonly pris: { readonly le: Instant; readonly par: Auteur } } & Recu)
  | ({
      readonly statut: 'a_modifier'
      readonly demandesLe: Instant
      readonly demandeesPar: Auteur
      readonly message: string
    } & Recu)
  | ({ readonly statut: 'valide'; readonly valideLe: Instant; readonly validePar: Auteur } & Recu)
  /** Reopened by the college's reservations (COL-3): it goes to the back of the queue when it comes again. */
  | { readonly statut: 'reserve'; readonly reservesLe: Instant; readonly motif: string }
)
/** `au`: when the answer came; none while it is awaited. */
export type Attente = { readonly du: Instant; readonly au?: Instant }
/** `rang` — the place in the queue; `recuLe` — when the complete chapter was received (INT-2). */
export type Recu = { readonly rang: Rang; readonly recuLe: Instant }

/** An expected proof and all that was deposited for it; several pièces can prove it together. */
export type PreuveDeposee = {
  readonly versions: readonly Depot[]
  /** INT-7 — the certificate that came once the chapter was validated, until a verifier has found it good. */
  readonly certificat?:
    | { readonly statut: 'a_verifier'; readonly deposeLe: Instant }
    | { readonly statut: 'refuse'; readonly motif: string; readonly refuseLe: Instant }
} & (
  | { readonly statut: 'attendue' }
  /** `demande`: the opinion on the version before, which this one answers. */
  | { readonly statut: 'deposee'; readonly demande?: Avis }
  | { readonly statut: 'conforme'; readonly avis: Avis }
  | { readonly statut: 'a_modifier'; readonly avis: Avis }
  | { readonly statut: 'non_conforme'; readonly avis: Avis }
)

export type Verdict = 'conforme' | 'non_conforme' | 'a_modifier'
/** INT-3 — `motif`: the reason, or what is asked; empty only when conforming. */
export type Avis = {
  readonly verdict: Verdict
  readonly motif: string
  readonly renduLe: Instant
  readonly renduPar: Auteur
}

/** One version of a proof, as received. Sizes in bytes; `empreinte` is the SHA-256 of the whole, in hexadecimal. */
export type Depot = {
  readonly id: string
  readonly deposeLe: Instant
  readonly deposePar: Auteur
  /** The deposits that this one stands for from now on: they stay readable, and no longer count (PRE-7). */
  readonly remplace: readonly string[]
  /** PRE-8 — where the homologation stood, for a proof that follows one. */
  readonly homologation?: Homologation
  /** PEN-1 — for a proof that is a penetration test's report, where the programme has one. */
  readonly rapportTest?: RapportTest
  /** GUI-7, GRP-3 — the deposit that it takes up again, of another candidature of the same éditeur. */
  readonly reprise?: Reprise
} & ContenuDepot
export type Reprise = { readonly numero: NumeroCandidature; readonly depotId: string }

export type ContenuDepot =
  | {
      readonly nature: 'fichier'
      readonly nom: string
      readonly type: string
      readonly taille: number
      readonly empreinte: string
    }
  | { readonly nature: 'lien'; readonly url: string }
  | {
      readonly nature: 'gazelle'
      readonly url: string
      readonly oid: string
      readonly service: string
      readonly validateur: string
      readonly resultat: 'DONE_PASSED' | 'DONE_FAILED' | 'DONE_UNDEFINED'
      readonly type: string
      readonly taille: number
      readonly empreinte: string
    }

/** `document`: the SHA-256 of the PDF that is signed next; each signature makes a new one. */
export type Convention = { readonly document: string; readonly prepareeLe: Instant; readonly prepareePar: Auteur }
export type ConventionSignee = Convention & {
  readonly signeeLe: Instant
  readonly signeePar: Auteur
  readonly documentSigne: string
}

/** CVN-2, DMN-3 — what the decision comes after: the éditeur's signature or, where no convention is signed, the last validation. */
export type Decidable = { readonly convention: ConventionSignee } | SansConvention
export type SansConvention = { readonly convention?: never; readonly valideeLe: Instant }

export type DecisionDuCollege = {
  readonly seance: JourCivil
  readonly rendueLe: Instant
  readonly consigneePar: Auteur
}

/** COL-2, REF-2 — `finLe`: the day it ends, excluded. `convention`: where one is signed. */
export type Referencement = {
  readonly reference: string
  readonly prononceLe: Instant
  readonly signePar: Auteur
  readonly debutLe: JourCivil
  readonly finLe: JourCivil
  readonly convention?: string
  readonly attestation: string
  readonly rapport: string
}

export type Cloture = {
  readonly motif:
    | 'refus_motive'
    | 'complement_sans_reponse'
    | 'sans_reponse_30_jours'
    | 'jalon_manque'
    | 'reserves_apres_j3'
  readonly explication: string
  readonly closeLe: Instant
  readonly closePar: Auteur
}
