import { sql } from 'kysely'
import type { ActeurEditeur, RoleEntreprise } from '../../src/kernel/acteur.ts'
import type { Db } from '../../src/platform/db/index.ts'
import type { Saisie } from '../../src/modules/catalogue/index.ts'

/** Two companies and their people, for tests of the catalogue. */
export type Monde = {
  readonly pierre: ActeurEditeur
  readonly paul: ActeurEditeur
  readonly claire: ActeurEditeur
  readonly lucas: ActeurEditeur
}

export const semer = async (db: Db): Promise<Monde> => {
  const imagerie = await entreprise(db, 'Imagerie Démo SAS', '73282932000074')
  const radio = await entreprise(db, 'Radio Témoin SARL', '35600000049837')
  const personne = creerPersonne(db)
  return {
    pierre: await personne('Pierre', 'Durand', imagerie, 'salarie'),
    paul: await personne('Paul', 'Petit', imagerie, 'salarie'),
    claire: await personne('Claire', 'Martin', imagerie, 'mandataire'),
    lucas: await personne('Lucas', 'Bernard', radio, 'mandataire'),
  }
}

const idDe = async (requete: ReturnType<typeof sql<{ id: string }>>, db: Db): Promise<string> => {
  const { rows } = await requete.execute(db)
  if (!rows[0]) throw new Error('rien d’inséré')
  return rows[0].id
}

const entreprise = (db: Db, nom: string, siret: string): Promise<string> =>
  idDe(
    sql<{
      id: string
    }>`insert into entreprises (siren, siret, nom) values (${siret.slice(0, 9)}, ${siret}, ${nom}) returning id`,
    db,
  )

const creerPersonne =
  (db: Db) =>
  async (prenom: string, nom: string, entrepriseId: string, role: RoleEntreprise): Promise<ActeurEditeur> => {
    const courriel = `${prenom}.${nom}@exemple.example`.toLowerCase()
    const personneId = await idDe(
      sql<{ id: string }>`insert into personnes (iss, sub, prenom, nom, courriel, entreprise_id, role_entreprise)
        values ('essai', ${courriel}, ${prenom}, ${nom}, ${courriel}, ${entrepriseId}, ${role}) returning id`,
      db,
    )
    return { kind: 'editeur', personneId, nom: `${prenom} ${nom}`, courriel, entrepriseId, role }
  }

/** A good entry, of which that person is the responsable. */
export const saisieDe = ({ personneId }: ActeurEditeur, autre: Partial<Saisie> = {}): Saisie => ({
  nom: 'Imago RIS',
  version: '4.2',
  description: 'Système d’information de radiologie.',
  responsable: personneId,
  nil: '123456789',
  certifications: 'ISO 13485\nISO 27001',
  interets: ['segur'],
  ...autre,
})
