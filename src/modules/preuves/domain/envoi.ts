import type { Instant } from '../../../kernel/temps.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'

/** A file that is being sent in several parts, or that was and is not deposited yet (P7). Sizes in bytes. */
export type Envoi = {
  readonly id: string
  readonly numero: NumeroCandidature
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly nom: string
  /** PRE-1 — with the folders that it was chosen in, for a file of many, of which no proof nor chapter is said yet; else null. */
  readonly chemin: string | null
  readonly taille: number
  /** What is durable, from the first byte on: where it resumes. */
  readonly recus: number
  readonly creeLe: Instant
  /** JAL-4 — when its last byte became durable. */
  readonly recuLe: Instant | null
  /** Once it was read back whole, and is in the store. */
  readonly empreinte: string | null
}

/** All of it is durable, and it was not read back yet. */
export const estARelire = ({ taille, recus, empreinte }: Pick<Envoi, 'taille' | 'recus' | 'empreinte'>): boolean =>
  recus === taille && empreinte === null

/** What was already sent, by any way, each content once a candidature; uploads under way counted whole. */
export type Volume = { readonly candidature: number; readonly entreprise: number; readonly enCours: number }

/** In bytes. `reserve`: what the disk keeps free, so that receipts can still be written. */
export type Quotas = { readonly candidature: number; readonly entreprise: number; readonly reserve: number }

export type RefusDeQuota =
  | { readonly code: 'quota_atteint'; readonly de: 'candidature' | 'entreprise'; readonly limite: number }
  /** Nothing that the éditeur can do: the service has to make room. */
  | { readonly code: 'espace_insuffisant' }

/** Whether a file of `taille` bytes fits in what is left. `libre`: what the disk has, uploads under way not counted. */
export const refusDeQuota = (
  taille: number,
  { volume, quotas, libre }: { readonly volume: Volume; readonly quotas: Quotas; readonly libre: number },
): RefusDeQuota | null => {
  for (const de of ['candidature', 'entreprise'] as const)
    if (volume[de] + taille > quotas[de]) return { code: 'quota_atteint', de, limite: quotas[de] }
  return libre - volume.enCours - taille < quotas.reserve ? { code: 'espace_insuffisant' } : null
}

/** What is left before the first of these limits, in bytes, 0 or less when there is none; and what is said of who goes past it. */
export const placeRestante = ({
  volume,
  quotas,
  libre,
}: {
  readonly volume: Volume
  readonly quotas: Quotas
  readonly libre: number
}): { readonly reste: number; readonly manque: RefusDeQuota } => {
  const places: readonly { readonly reste: number; readonly manque: RefusDeQuota }[] = [
    ...(['candidature', 'entreprise'] as const).map(de => ({
      reste: quotas[de] - volume[de],
      manque: { code: 'quota_atteint', de, limite: quotas[de] } as const,
    })),
    { reste: libre - volume.enCours - quotas.reserve, manque: { code: 'espace_insuffisant' } },
  ]
  return places.reduce((a, b) => (b.reste < a.reste ? b : a))
}

/** How long an upload may take from its beginning, in days: then it is begun again. */
export const JOURS_POUR_ACHEVER = 7
