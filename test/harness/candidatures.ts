import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Fait, NumeroCandidature } from '../../src/modules/candidatures/index.ts'
import { replier } from '../../src/modules/candidatures/index.ts'
import { makeUneFois } from '../../src/modules/candidatures/infra/candidatures.pg.ts'
import type { Reponses } from '../../src/modules/dispositifs/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { acteDe } from './base.ts'
import { nadia } from './cas.ts'

/** On what a history is put in the base: a company, one of its products, a programme, and the answers given to the forms. */
export type SujetEnBase = {
  readonly numero: string
  readonly entrepriseId: string
  readonly produitId: string
  readonly dispositifId: string
  readonly guichet: string
  readonly administrative?: Reponses
  readonly eligibilite?: Reponses
}

/** A company and one of its products, registered. */
export const semerProduit = async (
  db: Db,
  { siret, editeur, solution }: { readonly siret: string; readonly editeur: string; readonly solution: string },
): Promise<{ readonly entrepriseId: string; readonly produitId: string }> => {
  const [entrepriseId, produitId] = [randomUUID(), randomUUID()]
  await sql`insert into entreprises (id, siren, siret, nom) values (${entrepriseId}, ${siret.slice(0, 9)}, ${siret}, ${editeur})`.execute(
    db,
  )
  await sql`insert into produits (id, reference, entreprise_id, revision, nom, version, description, responsable_id, certifications,
      interets, enregistre_le, enregistre_par, maj_le)
    select ${produitId}, coalesce(max(reference), 0) + 1, ${entrepriseId}, 1, ${solution}, '4.2', 'Une solution.', ${randomUUID()}, '{}',
      '{aucun}', clock_timestamp(), '{"id": "x", "nom": "x", "qualite": "x"}', clock_timestamp() from produits`.execute(
    db,
  )
  return { entrepriseId, produitId }
}

/** The facts of a ready-made history, told of that subject. */
export const raconter = (histoire: readonly Fait[], sujet: SujetEnBase): readonly Fait[] =>
  histoire.map((fait): Fait => {
    if (fait.type === 'CandidatureOuverte') {
      const { entrepriseId, produitId, dispositifId } = sujet
      return { ...fait, numero: sujet.numero as NumeroCandidature, entrepriseId, produitId, dispositifId }
    }
    if (fait.type === 'VersionChangee') return { ...fait, dispositifId: sujet.dispositifId }
    if (fait.type !== 'EtapeSoumise') return fait
    return { ...fait, reponses: { ...fait.reponses, ...sujet[fait.etape] } }
  })

/** Writes in the base, where no rule is asked and from which nothing follows. */
export const uneFoisMuette = (db: Db): ReturnType<typeof makeUneFois> =>
  makeUneFois({
    db,
    reagir: () => null,
    lireDispositif: () => Promise.reject(new Error('aucun dispositif')),
    noterPiece: () => async () => {},
  })

/** Puts a candidature in the base as the procedure writes it: its state, its chapters, its journal. */
export const poser = async (db: Db, histoire: readonly Fait[], sujet: SujetEnBase): Promise<readonly Fait[]> => {
  const faits = raconter(histoire, sujet)
  const { numero, guichet } = sujet
  await uneFoisMuette(db)(acteDe(nadia), async registre => {
    await registre.enregistrer({
      numero: numero as NumeroCandidature,
      guichet,
      avant: null,
      etat: replier(faits),
      faits,
    })
    return null
  })
  return faits
}
