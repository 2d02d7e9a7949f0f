import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Reponses } from '../../dispositifs/index.ts'
import type { Brouillon, EcrireBrouillon, LireBrouillon } from '../use-cases/brouillons.ts'

type Rangee = {
  readonly reponses: Reponses
  readonly version: number
  readonly maj_le: Instant
  readonly maj_par: Auteur
}

const lu = ({ reponses, version, maj_le, maj_par }: Rangee): Brouillon => ({
  reponses,
  version,
  majLe: maj_le,
  majPar: maj_par,
})

export const makeLireBrouillon =
  (db: Db): LireBrouillon =>
  async ({ numero, etape }) => {
    const { rows } = await sql<Rangee>`select reponses, version, maj_le, maj_par from brouillons
      where numero = ${numero} and etape = ${etape}`.execute(db)
    return rows[0] ? lu(rows[0]) : null
  }

export const makeEcrireBrouillon =
  (db: Db): EcrireBrouillon =>
  async ({ numero, etape, reponses, versionVue, par }) => {
    const textes = { reponses: JSON.stringify(reponses), par: JSON.stringify(par) }
    const { rows } = await sql<Rangee>`
      insert into brouillons as b (numero, etape, version, reponses, maj_le, maj_par)
      select ${numero}, ${etape}, 1, ${textes.reponses}::json, clock_timestamp(), ${textes.par}::json
        where ${versionVue} = 0 or exists (select from brouillons where numero = ${numero} and etape = ${etape})
      on conflict (numero, etape) do update
        set version = b.version + 1, reponses = excluded.reponses, maj_le = excluded.maj_le, maj_par = excluded.maj_par
        where b.version = ${versionVue}
      returning reponses, version, maj_le, maj_par`.execute(db)
    const rangee = rows[0]
    if (!rangee) throw new ConflitDeVersion()
    return lu(rangee)
  }
