import { type Instant, type JourCivil, veille } from '../../../kernel/temps.ts'

/** PUB-1 — a candidature being instructed, as anyone may know it: who, what, in which programme, and nothing else. */
export type CandidatInscrit = {
  readonly etat: 'candidat'
  /** The code of the programme, and the very version of it. */
  readonly guichet: string
  readonly dispositifId: string
  readonly editeur: string
  readonly solution: string
}

/** PUB-1, REF-2 — a solution that was referenced. `finLe`: the first day that is no longer covered. */
export type SolutionReferencee = Omit<CandidatInscrit, 'etat'> & {
  readonly etat: 'reference'
  readonly reference: string
  readonly version: string
  /** Codes of the programme's profiles. */
  readonly profils: readonly string[]
  readonly prononceLe: Instant
  readonly debutLe: JourCivil
  readonly finLe: JourCivil
  /** SHA-256 of the sealed attestation. */
  readonly attestation: string
  /** EDC-1 — active from then on, where the programme gives one. */
  readonly identifiant?: string
}

/** REF-5 — the same solution, unchanged, under another name: its référencement is that of its origin, of which nothing is copied. */
export type MarqueInscrite = Omit<CandidatInscrit, 'etat'> & {
  readonly etat: 'marque_blanche'
  readonly version: string
  /** When the agency retained it. */
  readonly depuisLe: Instant
  readonly origine: SolutionReferencee
}

export type Inscrit = CandidatInscrit | SolutionReferencee | MarqueInscrite
/** What the register lists: white labels are found among what is referenced. */
export type ListeDuRegistre = 'candidat' | 'reference'

export type EtatDuReferencement = 'a_venir' | 'en_vigueur' | 'expiree'

/** On a day of Paris: in force from its first day until the eve of its end. */
export const etatLe = ({ debutLe, finLe }: SolutionReferencee, jour: JourCivil): EtatDuReferencement =>
  jour < debutLe ? 'a_venir' : jour < finLe ? 'en_vigueur' : 'expiree'

/** The last day that is covered: what the attestation says. */
export const dernierJour = ({ finLe }: SolutionReferencee): JourCivil => veille(finLe)

/** What a signed document of a référencement is. */
export type NatureDocument = 'attestation' | 'convention' | 'rapport'
export type DocumentConnu = { readonly nature: NatureDocument; readonly solution: SolutionReferencee }

/** A reference as people type it: without its spaces, in capitals, with plain hyphens. */
export const normaliserReference = (texte: string): string =>
  texte
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐‑‒–—]/gu, '-')
    .toUpperCase()

/** Whether it could be the reference of a référencement: letters, digits and hyphens, as programmes compose them. */
export const referencePlausible = (reference: string): boolean =>
  reference.length <= 60 && /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(reference)
