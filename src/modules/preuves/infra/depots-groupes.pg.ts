import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { FichierRecu, RefusDeReception } from '../domain/depot-groupe.ts'
import type { RegistreDesFichiers } from '../use-cases/recevoir-liste.ts'

type Ligne = {
  readonly id: string
  readonly numero: NumeroCandidature
  readonly chemin: string
  readonly nom: string
  readonly taille: number
  readonly empreinte: string | null
  readonly refus: RefusDeReception | null
  readonly preuve_dite: NumeroPreuve | null
  readonly recu_le: Instant
  readonly depose_le: Instant | null
  readonly chapitre: CodeChapitre | null
  readonly preuve: NumeroPreuve | null
}

const etatDe = ({ empreinte, refus, depose_le, chapitre, preuve }: Ligne): FichierRecu['etat'] | null => {
  if (depose_le !== null && chapitre !== null && preuve !== null)
    return { kind: 'depose', le: depose_le, chapitre, preuve }
  if (refus !== null) return { kind: 'refuse', refus }
  return empreinte === null ? null : { kind: 'recu', empreinte }
}

export const makeRegistreDesFichiers = (db: Db): RegistreDesFichiers => ({
  ajouter: async (fichier, { entrepriseId, personneId }) => {
    const { id, numero, chemin, nom, taille = 0, empreinte = null, refus, recuLe = null } = fichier
    await sql`insert into depots_groupes (id, numero, entreprise_id, personne_id, chemin, nom, taille, empreinte, refus, recu_le)
      values (${id}, ${numero}, ${entrepriseId}, ${personneId}, ${chemin}, ${nom}, ${taille}, ${empreinte},
        ${refus ? JSON.stringify(refus) : null}::jsonb, coalesce(${recuLe}::timestamptz, clock_timestamp()))
      on conflict do nothing`.execute(db)
  },
  deLaCandidature: async (numero, { entrepriseId }) => {
    const { rows } = await sql<Ligne>`
      select id, numero, chemin, nom, taille, empreinte, refus, preuve_dite, recu_le, depose_le, chapitre, preuve
      from depots_groupes where numero = ${numero} and entreprise_id = ${entrepriseId} and retire_le is null
        and (depose_le is null or depose_le > now() - interval '1 day')
      order by depose_le nulls first, chemin, id limit 3000`.execute(db)
    return rows.flatMap(ligne => {
      const etat = etatDe(ligne)
      const { id, chemin, nom, taille, recu_le: recuLe, preuve_dite: preuveDite } = ligne
      return etat ? [{ id, numero: ligne.numero, chemin, nom, taille, recuLe, preuveDite, etat }] : []
    })
  },
  enAttente: async (numero, { entrepriseId }) => {
    const { rows } = await sql<{ nombre: number }>`
      select count(*)::int as nombre from depots_groupes
      where numero = ${numero} and entreprise_id = ${entrepriseId} and retire_le is null and depose_le is null`.execute(
      db,
    )
    return rows[0]?.nombre ?? 0
  },
  noterPreuveDite: async (id, preuve) => {
    await sql`update depots_groupes set preuve_dite = ${preuve} where id = ${id}`.execute(db)
  },
  noterDepot: async (id, { chapitre, preuve }) => {
    await sql`update depots_groupes set depose_le = clock_timestamp(), chapitre = ${chapitre}, preuve = ${preuve}
      where id = ${id} and depose_le is null`.execute(db)
  },
  retirer: async ids => {
    await sql`update depots_groupes set retire_le = clock_timestamp()
      where id = any(${ids}::uuid[]) and depose_le is null and retire_le is null`.execute(db)
  },
  retirerLesRefus: async (numero, { entrepriseId }) => {
    await sql`update depots_groupes set retire_le = clock_timestamp() where numero = ${numero}
      and entreprise_id = ${entrepriseId} and refus is not null and retire_le is null`.execute(db)
  },
  perimes: async jours => {
    const { rows } = await sql<{ id: string }>`select id from depots_groupes
      where retire_le is null and depose_le is null and recu_le < clock_timestamp() - make_interval(days => ${jours})
      limit 1000`.execute(db)
    return rows.map(({ id }) => id)
  },
})
