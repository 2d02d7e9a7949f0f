import { sql } from 'kysely'
import type { RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, NumeroCandidature } from '../domain/candidature.ts'
import { echeances } from '../domain/echeances.ts'
import { suite } from '../domain/suite.ts'
import { etatComplet } from '../infra/lignes.ts'
import type { CandidatureListee, ListeLue } from './liste-candidatures.ts'

/** Who must act in a candidature, and before when: the nearest of its dates, if any bears one. Nobody once it is over. */
export type Attendu = {
  readonly qui: readonly ('editeur' | RoleAgent)[]
  readonly avant: Instant | null
}

export type QuiDoitAgir = (
  liste: Pick<ListeLue, 'candidatures' | 'le'>,
) => Promise<{ readonly le: Instant; readonly attendus: ReadonlyMap<NumeroCandidature, Attendu> }>

type Connu = {
  readonly version: number
  readonly dispositif: Dispositif
  /** Until when the answer holds: the next date that passes changes it. */
  readonly jusqua: Instant | null
  readonly attendu: Attendu
}

/** A few hundred bytes each. */
const MAX_CONNUS = 20_000

/**
 * For the rows of a list: derived from `suite` of each state, which is read whole only when it has changed, or a date of it has
 * passed, since it was last asked for.
 */
export const makeQuiDoitAgir = ({
  db,
  lireDispositif,
}: {
  readonly db: Db
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}): QuiDoitAgir => {
  const connus = new Map<NumeroCandidature, Connu>()
  return async ({ candidatures, le }) => {
    const attendus = new Map<NumeroCandidature, Attendu>()
    const dispositifs = new Map<string, Dispositif>()
    for (const { dispositifId } of candidatures)
      if (!dispositifs.has(dispositifId)) dispositifs.set(dispositifId, await lireDispositif(dispositifId))
    const aLire = candidatures.filter(({ numero, version, dispositifId }) => {
      const connu = connus.get(numero)
      const vaut =
        connu?.version === version &&
        connu.dispositif === dispositifs.get(dispositifId) &&
        (connu.jusqua === null || le < connu.jusqua)
      if (vaut) attendus.set(numero, connu.attendu)
      return !vaut
    })
    for (const { etat, version } of await etatsDe(db, aLire)) {
      const dispositif = dispositifs.get(etat.dispositifId)
      if (!dispositif) continue
      const calcule = attenduDe(etat, dispositif, le)
      attendus.set(etat.numero, calcule.attendu)
      connus.delete(etat.numero)
      connus.set(etat.numero, { version, dispositif, ...calcule })
    }
    for (const numero of connus.keys()) {
      if (connus.size <= MAX_CONNUS) break
      connus.delete(numero)
    }
    return { le, attendus }
  }
}

const attenduDe = (etat: Candidature, dispositif: Dispositif, le: Instant): Pick<Connu, 'attendu' | 'jusqua'> => {
  const taches = suite(etat, dispositif, le)
  const dates = taches.flatMap(({ echeance }) => (echeance ? [echeance.quand] : [])).sort()
  return {
    attendu: {
      qui: [...new Set(taches.map(tache => (tache.qui === 'editeur' ? 'editeur' : tache.role)))],
      avant: dates[0] ?? null,
    },
    jusqua: echeances(etat, dispositif).find(({ quand }) => quand > le)?.quand ?? null,
  }
}

type Rangee = {
  readonly etat: Candidature
  readonly version: number
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
}

const etatsDe = async (
  db: Db,
  candidatures: readonly CandidatureListee[],
): Promise<readonly { readonly etat: Candidature; readonly version: number }[]> => {
  if (candidatures.length === 0) return []
  const { rows } = await sql<Rangee>`
    select c.etat, c.version, (select json_object_agg(h.code, h.etat order by h.ordre)
      from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c where c.numero = any(${candidatures.map(({ numero }) => numero)})`.execute(db)
  return rows.map(({ etat, version, chapitres }) => ({ etat: etatComplet(etat, chapitres ?? {}), version }))
}
