import pg from 'pg'
import { type Instant, instant } from '../../kernel/temps.ts'

const { builtins } = pg.types

/** The array types that pg has no name for. */
const TABLEAU = { int8: 1016, timestamptz: 1185, date: 1182, text: 1009 } as const

const enUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/**
 * A timestamptz as PostgreSQL writes it, cut (never rounded) to the millisecond.
 * @throws RangeError on `infinity` and on years out of four digits: no column of ours may hold them.
 */
export const lireInstant = (texte: string): Instant => {
  const lu = enUtc.exec(texte)
  if (!lu) return instant(texte)
  return `${lu[1]}T${lu[2]}.${(lu[3] ?? '').slice(0, 3).padEnd(3, '0')}Z` as Instant
}

/** @throws RangeError beyond 2^53: a counter that large is a bug, and must not be rounded silently. */
export const lireEntier = (texte: string): number => {
  const valeur = Number(texte)
  if (!Number.isSafeInteger(valeur)) throw new RangeError(`entier hors limites : ${texte}`)
  return valeur
}

type Oid = Parameters<typeof pg.types.getTypeParser>[0]

const lireTextes: (texte: string) => readonly (string | null)[] = pg.types.getTypeParser(TABLEAU.text as number as Oid)

/** Arrays of one dimension. */
const tableau =
  <T>(lire: (texte: string) => T) =>
  (texte: string): readonly (T | null)[] =>
    lireTextes(texte).map(element => (element === null ? null : lire(element)))

const identite = (texte: string): string => texte

const lecteurs = new Map<number, (texte: string) => unknown>([
  [builtins.TIMESTAMPTZ, lireInstant],
  [builtins.DATE, identite],
  [builtins.INT8, lireEntier],
  [TABLEAU.timestamptz, tableau(lireInstant)],
  [TABLEAU.date, tableau(identite)],
  [TABLEAU.int8, tableau(lireEntier)],
])

/** How columns are read: timestamptz → `Instant`, date → « YYYY-MM-DD », bigint → number, numeric → text. */
export const typesLus: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && lecteurs.get(oid)) || pg.types.getTypeParser(oid as Oid, format),
}
