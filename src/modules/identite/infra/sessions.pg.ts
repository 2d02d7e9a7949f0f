import { sql } from 'kysely'
import { type Db, enTransaction, type Tx } from '../../../platform/db/index.ts'
import type { EntrepriseDeclaree, Profil } from '../domain/profil.ts'
import type { Compte, Sessions } from '../use-cases/ports.ts'
import { idDeSession, jetonNeuf } from './jetons.ts'

/** However much it is used. */
export const DUREE_ABSOLUE_H = 10
/** Without a request. */
export const INACTIVITE_H = 2

export const sessionsPg = (db: Db): Sessions => ({
  ouvrir: ({ compte, profil, idToken, ancienJeton }) =>
    enTransaction(db, async tx => {
      const entrepriseId = profil.entreprise ? await ecrireEntreprise(tx, profil.entreprise) : null
      const personneId = await ecrirePersonne(tx, { compte, profil, entrepriseId })
      if (ancienJeton !== undefined)
        await tx.deleteFrom('sessions').where('id', '=', idDeSession(ancienJeton)).execute()
      const jeton = jetonNeuf()
      await sql`insert into sessions (id, personne_id, contexte, expire_le)
        values (${idDeSession(jeton)}, ${personneId}, ${JSON.stringify({ idToken })},
          clock_timestamp() + make_interval(hours => ${DUREE_ABSOLUE_H}))`.execute(tx)
      return { jeton, dureeSecondes: DUREE_ABSOLUE_H * 3600 }
    }),

  fermer: async jeton => {
    const fermee = await db
      .deleteFrom('sessions')
      .where('id', '=', idDeSession(jeton))
      .returning('contexte')
      .executeTakeFirst()
    return fermee ? { idToken: fermee.contexte.idToken } : null
  },
})

/** The directory is iSC's (IDN-4): what it says now replaces what it said before. */
const ecrireEntreprise = async (tx: Tx, entreprise: EntrepriseDeclaree): Promise<string> => {
  const { siren, siret, nom, formeJuridique, adresse, representant } = entreprise
  const valeurs = {
    nom,
    forme_juridique: formeJuridique,
    adresse,
    representant: JSON.stringify(representant),
    maj_le: sql<never>`clock_timestamp()`,
  }
  const { id } = await tx
    .insertInto('entreprises')
    .values({ siren, siret, ...valeurs })
    .onConflict(conflit => conflit.columns(['siren', 'siret']).doUpdateSet(valeurs))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type PersonneAEcrire = { readonly compte: Compte; readonly profil: Profil; readonly entrepriseId: string | null }

const ecrirePersonne = async (tx: Tx, { compte, profil, entrepriseId }: PersonneAEcrire): Promise<string> => {
  const { prenom, nom, courriel, telephone, fonction, entreprise } = profil
  const valeurs = {
    prenom,
    nom,
    courriel,
    telephone,
    fonction,
    entreprise_id: entrepriseId,
    role_entreprise: entreprise?.role ?? null,
    maj_le: sql<never>`clock_timestamp()`,
  }
  const { id } = await tx
    .insertInto('personnes')
    .values({ iss: compte.iss, sub: compte.sub, ...valeurs })
    .onConflict(conflit => conflit.columns(['iss', 'sub']).doUpdateSet(valeurs))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Removes the sessions that are over. @returns how many. */
export const purgerSessions = async (db: Db): Promise<number> => {
  const { numAffectedRows } = await sql`delete from sessions where expire_le <= clock_timestamp()
    or vue_le <= clock_timestamp() - make_interval(hours => ${INACTIVITE_H})`.execute(db)
  return Number(numAffectedRows ?? 0)
}
