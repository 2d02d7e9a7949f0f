import type { Auteur } from '../../../kernel/acteur.ts'

/**
 * P31 — one request for a pièce. `portion`: bytes, `fin` included; `null` for the whole. `apercu`: the rank, from 1, of the image of its preview
 * that was read instead.
 */
export type NoterLecture = (lecture: {
  readonly numero: string
  readonly empreinte: string
  readonly nom: string
  readonly par: Auteur
  readonly portion: { readonly debut: number; readonly fin: number } | null
  readonly apercu?: number
}) => Promise<void>
