import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, enTransaction } from '../../platform/db/index.ts'
import { CGU } from './cgu.ts'
import {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  EMPREINTE_DE_DEMONSTRATION,
  entreprisesDeDemonstration,
} from './comptes-de-demonstration.ts'

/**
 * Installs the demonstration's companies and accounts. Runs at every start: what is there is left as it is, secrets and
 * acceptances included.
 */
export const installerComptes = (db: Db): Promise<void> =>
  enTransaction(db, async tx => {
    for (const { siret, nom, formeJuridique, adresse, representant } of entreprisesDeDemonstration)
      await sql`insert into isc_entreprises (siret, nom, forme_juridique, adresse, representant)
        values (${siret}, ${nom}, ${formeJuridique}, ${adresse}, ${JSON.stringify(representant)})
        on conflict do nothing`.execute(tx)
    for (const compte of comptesDeDemonstration) await inserer(tx, compte)
  })

const inserer = async (db: Db, compte: CompteDeDemonstration): Promise<void> => {
  const { prenom, nom, courriel, telephone, fonction, entreprise } = compte
  await sql`insert into isc_comptes
      (prenom, nom, courriel, telephone, fonction, siret, role_entreprise, mot_de_passe, secret_totp, cgu_version)
    values (${prenom}, ${nom}, ${courriel}, ${telephone}, ${fonction}, ${entreprise?.siret ?? null},
      ${entreprise?.role ?? null}, ${EMPREINTE_DE_DEMONSTRATION}, ${randomBytes(20)}, ${CGU.version})
    on conflict (lower(courriel)) do nothing`.execute(db)
}
