import { sql } from 'kysely'
import { type Dispositif, publierVersion } from '../../src/modules/dispositifs/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import type { Dossier } from '../monde.ts'
import { MEMBRE } from '../ouvrir.ts'
import { SIRET_MEMBRE } from '../reponses.ts'

/** Who publishes, and whose signature the catalogue bears. */
const PAR = { id: 'simulation', nom: 'Simulation', qualite: 'commande' }

/** The programme as this base publishes it: its identifier is the base's own. */
export const publier = (db: Db, lu: Dispositif): Promise<Dispositif> => {
  const { id: _id, version: _version, ...contenu } = lu
  return publierVersion(db, { contenu, par: PAR })
}

/** The companies, their products and who works on them; and the company that every group has as a member. */
export const semer = async (db: Db, dossiers: readonly Dossier[]): Promise<void> => {
  await sql`insert into entreprises (id, siren, siret, nom)
    values (${MEMBRE}, ${SIRET_MEMBRE.slice(0, 9)}, ${SIRET_MEMBRE}, 'Membre') on conflict do nothing`.execute(db)
  for (const { salarie, produitId, numero } of dossiers) {
    const { entrepriseId, personneId } = salarie
    const { rows } = await sql<{ reference: number }>`
      select coalesce(max(reference), 0) + 1 as reference from produits`.execute(db)
    const reference = rows[0]?.reference ?? 1
    const siren = String(300_000_000 + reference)
    await sql`insert into entreprises (id, siren, siret, nom)
      values (${entrepriseId}, ${siren}, ${`${siren}00017`}, ${`Éditeur ${numero}`})`.execute(db)
    await sql`insert into produits (id, reference, entreprise_id, revision, nom, version, description, responsable_id,
        certifications, interets, enregistre_le, enregistre_par, maj_le)
      values (${produitId}, ${reference}, ${entrepriseId}, 1, ${`Solution ${numero}`}, '1.0', 'Une solution.', ${personneId}, '{}',
        '{aucun}', clock_timestamp(), ${JSON.stringify(PAR)}, clock_timestamp())`.execute(db)
    await sql`insert into collaborateurs (produit_id, personne_id, ajoute_le)
      values (${produitId}, ${personneId}, clock_timestamp())`.execute(db)
  }
}
