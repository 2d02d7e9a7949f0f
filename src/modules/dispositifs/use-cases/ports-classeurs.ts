import type { Apercu } from '../domain/apercu-rem.ts'
import type { RefusClasseur } from '../domain/fautes-import.ts'
import type { Admis } from '../domain/lignes-import.ts'
import type { Rem } from '../domain/rem.ts'

/** `avant`: the requirements that these would replace. */
export type DemandeDeLecture = { readonly octets: Uint8Array; readonly admis: Admis; readonly avant: Rem | null }

export type Lecture =
  | { readonly ok: true; readonly apercu: Apercu; readonly rem: Rem | null }
  | { readonly ok: false; readonly refus: RefusClasseur }

/**
 * Reads a workbook apart, one at a time: whatever the file holds, the others are served meanwhile, and what it may take of
 * time and memory is bounded (P29).
 */
export type LireClasseurAPart = (demande: DemandeDeLecture) => Promise<Lecture>
