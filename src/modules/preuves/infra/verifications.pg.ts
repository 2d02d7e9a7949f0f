import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { PortsVerification } from '../use-cases/verifier-rapport.ts'

export const makeVerificationsPg = (db: Db): Pick<PortsVerification, 'estNotee' | 'noter'> => ({
  estNotee: async acte => {
    const { rows } = await sql`select 1 from verifications_de_rapports where acte = ${acte}`.execute(db)
    return rows.length > 0
  },
  noter: async ({ acte, numero, depotId, empreinte, par, issue, detail }) => {
    await sql`insert into verifications_de_rapports (acte, numero, depot_id, empreinte, par, issue, detail)
      values (${acte}, ${numero}, ${depotId}, ${empreinte}, ${JSON.stringify(par)}, ${issue}, ${detail})
      on conflict do nothing`.execute(db)
  },
})
