import { sql } from 'kysely'
import { type Db, enTransaction } from '../../../platform/db/index.ts'
import type { Apercu, GenreApercu, ImageDApercu, RaisonSansApercu } from '../domain/apercu.ts'
import type { AApercevoir, PortsApercu } from '../use-cases/preparer-apercus.ts'

/** @param apresAnalyse an antivirus is there: what it has not looked at is not drawn (P35). What it found infected never is. */
export const makeApercusPg = (db: Db, apresAnalyse: boolean): Pick<PortsApercu, 'prendre' | 'rendre' | 'echouer'> => ({
  prendre: minutes =>
    enTransaction(db, async tx => {
      const { rows } = await sql<AApercevoir>`
        with due as (
          select a.empreinte, p.taille from apercus a join pieces p using (empreinte)
            left join analyses n on n.empreinte = a.empreinte
          where a.reprise_le <= clock_timestamp() and coalesce(n.etat, '') <> 'infecte'
            and (not ${apresAnalyse} or n.etat in ('sain', 'non_analyse'))
          order by a.demande_le limit 1 for update of a skip locked)
        update apercus a set tentatives = a.tentatives + 1, reprise_le = now() + make_interval(mins => ${minutes})
        from due where a.empreinte = due.empreinte
        returning a.empreinte, a.numero, a.tentatives, due.taille`.execute(tx)
      return rows[0] ?? null
    }),
  rendre: async (empreinte, apercu) => {
    const fait = apercu.etat === 'fait' ? apercu : null
    const arret = apercu.etat === 'impossible' ? apercu.raison : (fait?.arret ?? null)
    await sql`update apercus set etat = ${apercu.etat}, genre = ${fait?.genre ?? null}, arret = ${arret},
      etendue = ${fait?.etendue ?? null}, images = ${JSON.stringify(fait?.images ?? [])}, reprise_le = null,
      rendu_le = clock_timestamp() where empreinte = ${empreinte}`.execute(db)
  },
  echouer: async (empreinte, minutes) => {
    await sql`update apercus set reprise_le = now() + make_interval(mins => ${minutes})
      where empreinte = ${empreinte} and etat = 'en_preparation'`.execute(db)
  },
})

/** Asks for the preview of a pièce, once for all its deposits. */
export type DemanderApercu = (piece: { readonly empreinte: string; readonly numero: string }) => Promise<void>

export const makeDemanderApercu =
  (db: Db): DemanderApercu =>
  async ({ empreinte, numero }) => {
    await sql`insert into apercus (empreinte, numero) values (${empreinte}, ${numero}) on conflict do nothing`.execute(
      db,
    )
  }

/** Once its images are in the store no more: made again, for who asks now. */
export const makeRefaireApercu =
  (db: Db): DemanderApercu =>
  async ({ empreinte, numero }) => {
    await sql`update apercus set numero = ${numero}, etat = 'en_preparation', genre = null, arret = null, etendue = null,
      images = '[]', tentatives = 0, reprise_le = clock_timestamp(), rendu_le = null
      where empreinte = ${empreinte} and etat = 'fait'`.execute(db)
  }

type Ligne = {
  readonly etat: Apercu['etat']
  readonly genre: GenreApercu | null
  readonly arret: RaisonSansApercu | null
  readonly etendue: number | null
  readonly images: readonly ImageDApercu[]
}

/** Undefined for a pièce whose preview nobody asked for yet. */
export const makeLireApercu =
  (db: Db) =>
  async (empreinte: string): Promise<Apercu | undefined> => {
    const { rows } = await sql<Ligne>`
      select etat, genre, arret, etendue, images from apercus where empreinte = ${empreinte}`.execute(db)
    return rows[0] && enApercu(rows[0])
  }

const enApercu = ({ etat, genre, arret, etendue, images }: Ligne): Apercu => {
  if (etat === 'fait' && genre !== null) return { etat, genre, images, etendue, arret }
  if (etat === 'impossible') return { etat, raison: arret ?? 'mal_forme' }
  return etat === 'sans_objet' ? { etat } : { etat: 'en_preparation' }
}
