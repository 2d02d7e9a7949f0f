import { sql } from 'kysely'
import type { Db } from '../../platform/db/index.ts'
import { page, type Route } from '../../platform/http/contract.ts'
import { NonTrouve } from '../../platform/http/erreurs.ts'
import { lireCourriel, listerCourriels } from '../../platform/mail/index.ts'
import { vueBoite, vueCourriel } from './courriels.page.tsx'

export type DepsCourriels = {
  readonly db: Db
  /** Links of the e-mails to this place can be followed; others stay text. */
  readonly baseUrl: string
}

const LIMITE = 100

/**
 * The mail box of the demonstration, where every e-mail that would have left can be read. Open to anyone, codes included:
 * to be registered in demonstration mode and never otherwise.
 */
export const routesCourriels = ({ db, baseUrl }: DepsCourriels): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/demonstration/courriels',
    acces: { qui: 'public' },
    traiter: async ({ query }) => {
      const destinataire = query['destinataire']?.trim() ?? ''
      const [courriels, destinataires] = await Promise.all([
        listerCourriels(db, { limite: LIMITE, ...(destinataire === '' ? {} : { destinataire }) }),
        listerDestinataires(db),
      ])
      return page(vueBoite({ courriels, destinataires, destinataire, limite: LIMITE }))
    },
  },
  {
    methode: 'GET',
    chemin: '/demonstration/courriels/:id',
    acces: { qui: 'public' },
    traiter: async ({ params }) => {
      const id = /^[1-9]\d{0,14}$/.test(params['id'] ?? '') ? Number(params['id']) : null
      const courriel = id === null ? undefined : await lireCourriel(db, id)
      if (courriel === undefined) throw new NonTrouve()
      return page(vueCourriel({ courriel, baseUrl }))
    },
  },
]

const listerDestinataires = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ courriel: string }>`
    select distinct lower(destinataire) as courriel from courriels order by 1`.execute(db)
  return rows.map(({ courriel }) => courriel)
}
