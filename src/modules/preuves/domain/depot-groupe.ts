import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { RefusDeQuota } from './envoi.ts'
import type { RefusDeFichier } from './type-fichier.ts'

export type RefusDArchive = {
  readonly code: 'archive_refusee'
  readonly raison: 'illisible' | 'chiffree' | 'trop_d_entrees' | 'chemin_interdit' | 'alteree'
}
/** Why a file is not in the list of those that can be deposited. */
export type RefusDeReception = RefusDeFichier | RefusDeQuota | RefusDArchive | { readonly code: 'liste_pleine' }

/** PRE-1 — a file received for a candidature, of which it is still to be said for which proof. Sizes in bytes. */
export type FichierRecu = {
  /** Of its deposit too: a file never becomes two. */
  readonly id: string
  readonly numero: NumeroCandidature
  /** Its name, after the folders of the archive that it came in. */
  readonly chemin: string
  readonly nom: string
  readonly taille: number
  /** JAL-4 — when its last byte came. */
  readonly recuLe: Instant
  /** What a manifest says. */
  readonly preuveDite: NumeroPreuve | null
  readonly etat:
    | { readonly kind: 'recu'; readonly empreinte: string }
    | { readonly kind: 'refuse'; readonly refus: RefusDeReception }
    | { readonly kind: 'depose'; readonly le: Instant; readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }
}

/**
 * PRE-7 — files that came together stand beside each other, confirmed at once or not: what was deposited for the proof since this
 * one came is not replaced by it.
 */
export const tientAcoteDe = (fichier: FichierRecu, preuve: NumeroPreuve, liste: readonly FichierRecu[]): boolean =>
  liste.some(({ etat }) => etat.kind === 'depose' && etat.preuve === preuve && !estAvant(etat.le, fichier.recuLe))

/** How many wait for a choice at once, in a candidature: more come once these are deposited or put aside. */
export const FICHIERS_MAX = 1_000

/** What the systems of the éditeur put in archives by themselves. */
export const estDuSysteme = (chemin: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)/i.test(chemin)
