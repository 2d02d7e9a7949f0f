import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'
import type { EcrireBrouillonDeTest, LireBrouillonDeTest } from '../use-cases/brouillon-de-test.ts'

type Rangee = {
  readonly saisie: SaisieRapport
  readonly version: number
  readonly maj_le: Instant
  readonly maj_par: Auteur
}

export const makeLireBrouillonDeTest =
  (db: Db): LireBrouillonDeTest =>
  async numero => {
    const { rows } = await sql<Rangee>`
      select saisie, version, maj_le, maj_par from rapports_en_brouillon where numero = ${numero}`.execute(db)
    const [rangee] = rows
    return rangee
      ? { saisie: rangee.saisie, version: rangee.version, majLe: rangee.maj_le, majPar: rangee.maj_par }
      : null
  }

export const makeEcrireBrouillonDeTest =
  (db: Db): EcrireBrouillonDeTest =>
  async ({ numero, saisie, versionVue, par }) => {
    const textes = { saisie: JSON.stringify(saisie), par: JSON.stringify(par) }
    const { rows } = await sql`
      insert into rapports_en_brouillon as b (numero, version, saisie, maj_le, maj_par)
      select ${numero}, 1, ${textes.saisie}::json, clock_timestamp(), ${textes.par}::json
        where ${versionVue} = 0 or exists (select from rapports_en_brouillon where numero = ${numero})
      on conflict (numero) do update
        set version = b.version + 1, saisie = excluded.saisie, maj_le = excluded.maj_le, maj_par = excluded.maj_par
        where b.version = ${versionVue}
      returning version`.execute(db)
    if (rows.length === 0) throw new ConflitDeVersion()
  }
