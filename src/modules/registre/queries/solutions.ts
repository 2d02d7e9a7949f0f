import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { DocumentConnu, NatureDocument, SolutionReferencee } from '../domain/inscription.ts'
import { COLONNES, enReference, type LigneDuRegistre } from './lignes.ts'

/** A référencement and the others of the same solution of the same publisher, the newest first. */
export type SolutionLue = {
  readonly solution: SolutionReferencee
  readonly autres: readonly SolutionReferencee[]
  readonly le: Instant
}

type Lue = LigneDuRegistre & { readonly le: Instant }

/** PUB-1 — by its reference, in one statement; null when the register has none. */
export const lireSolution = async (db: Db, reference: string): Promise<SolutionLue | null> => {
  const { rows } = await sql<Lue>`
    select ${COLONNES}, clock_timestamp() as le
    from registre m join registre r on r.etat = 'reference' and r.identite = m.identite
    where m.reference = ${reference} order by r.prononce_le desc, r.reference`.execute(db)
  const lues = rows.flatMap(ligne => enReference(ligne) ?? [])
  const solution = lues.find(lue => lue.reference === reference)
  const [ligne] = rows
  return solution && ligne ? { solution, autres: lues.filter(lue => lue !== solution), le: ligne.le } : null
}

/** PUB-4 — of which référencement a file is a signed document, by its SHA-256 in hexadecimal. */
export const documentParEmpreinte = async (
  db: Db,
  empreinte: string,
): Promise<{ readonly document: DocumentConnu | null; readonly le: Instant }> => {
  const { rows } = await sql<{ le: Instant; nature: NatureDocument } & (LigneDuRegistre | { readonly etat: null })>`
    select h.le, ${COLONNES}, case ${empreinte} when r.attestation then 'attestation' when r.convention then 'convention' else 'rapport' end as nature
    from (select clock_timestamp() as le) h
      left join registre r on r.attestation = ${empreinte} or r.convention = ${empreinte} or r.rapport = ${empreinte}
    limit 1`.execute(db)
  const [ligne] = rows
  if (!ligne) throw new Error('le registre ne répond pas')
  const solution = ligne.etat === null ? null : enReference(ligne)
  return { document: solution && { nature: ligne.nature, solution }, le: ligne.le }
}
