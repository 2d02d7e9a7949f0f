import { sql } from 'kysely'
import type { Identite } from '../modules/identite/index.ts'
import type { Destinataire } from '../modules/messagerie/index.ts'
import type { Db } from '../platform/db/index.ts'

/**
 * The people of one side of a conversation: the collaborateurs of the product and the company's mandataires; for the
 * agency, the counter's managers. Only the first are told what the programme adds to its e-mails.
 */
export const destinatairesDe =
  ({ db, identite }: { readonly db: Db; readonly identite: Pick<Identite, 'agents'> }) =>
  async ({
    numero,
    cote,
  }: {
    readonly numero: string
    readonly cote: 'editeur' | 'agence'
  }): Promise<readonly Destinataire[]> => {
    if (cote === 'agence')
      return (await identite.agents('gestionnaire')).map(({ personneId, courriel }) => ({ personneId, courriel }))
    const { rows } = await sql<Destinataire>`
      select p.id as "personneId", p.courriel, coalesce(v.contenu->'textes'->>'courriel', '') as ajout
      from candidatures c join personnes p on p.entreprise_id = c.entreprise_id
      join versions_dispositif v on v.id = c.dispositif_id
      where c.numero = ${numero} and (p.role_entreprise = 'mandataire' or exists (
        select from collaborateurs k where k.produit_id = c.produit_id and k.personne_id = p.id))
      order by p.id`.execute(db)
    return rows
  }
