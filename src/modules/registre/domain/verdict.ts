import type { Instant } from '../../../kernel/temps.ts'
import type { DocumentConnu } from './inscription.ts'

/** What the file itself says of its signatures: as the signature platform reads it. */
export type SignatureDuFichier = {
  readonly nom: string
  readonly le: Instant | null
  readonly valide: boolean
  readonly couvreTout: boolean
  readonly certificat: { readonly sujet: string; readonly deLAgence: boolean; readonly reconnu: boolean } | null
}
export type LectureDuFichier = {
  readonly lisible: boolean
  /** Oldest first. */
  readonly signatures: readonly SignatureDuFichier[]
  readonly integre: boolean
  /** Whole, and last sealed by the agency. */
  readonly authentique: boolean
}

/**
 * PUB-4 — what the file alone proves.
 * - `authentique`: byte for byte a document that the agency issued for a référencement of the register.
 * - `scelle`: sealed by the agency and untouched, but not a document of the register.
 * - `modifie`: something was changed, or added, after a signature.
 * - `inconnu`: nothing ties it to the agency.
 * - `illisible`: begins as a PDF and can't be read as one. `pas_un_pdf`: doesn't even begin as one.
 */
export type Verdict =
  | { readonly code: 'authentique'; readonly document: DocumentConnu; readonly scelle: boolean }
  | { readonly code: 'scelle' }
  | { readonly code: 'modifie' }
  | { readonly code: 'inconnu'; readonly signe: boolean }
  | { readonly code: 'illisible' }
  | { readonly code: 'pas_un_pdf' }

/** `commenceEnPdf`: the file bears a PDF's first mark. `connu`: the register knows its SHA-256. */
export const verdictSur = (args: {
  readonly commenceEnPdf: boolean
  readonly lecture: LectureDuFichier
  readonly connu: DocumentConnu | null
}): Verdict => {
  const { commenceEnPdf, lecture, connu } = args
  // The same bytes as those that were signed: nothing can have been changed, whatever the seal's certificate became.
  if (connu) return { code: 'authentique', document: connu, scelle: lecture.authentique }
  if (!lecture.lisible) return { code: commenceEnPdf ? 'illisible' : 'pas_un_pdf' }
  if (lecture.authentique) return { code: 'scelle' }
  if (lecture.signatures.length > 0 && !lecture.integre) return { code: 'modifie' }
  return { code: 'inconnu', signe: lecture.signatures.length > 0 }
}
