import type { Db } from '../../src/platform/db/index.ts'
import { bilanDe } from '../bilan.ts'
import { creerMonde, type Ouverture } from '../creer-monde.ts'
import { derouler } from '../derouler.ts'
import { InvariantRompu } from '../monde.ts'
import { type Resultat, ruptureDe } from '../simuler.ts'
import { executerEnBase } from './executer-en-base.ts'
import { publier, semer } from './semer.ts'
import { type Relecture, verifierLaBase } from './verifier-base.ts'

export type ResultatEnBase = { readonly resultat: Resultat; readonly relecture: Relecture }

/** The programme is published in this base first: the counter that was lived is told, to live it again in memory. */
export const publierPour = async (db: Db, ouverture: Ouverture): Promise<Ouverture> => ({
  ...ouverture,
  dispositif: await publier(db, ouverture.dispositif),
})

/** Lives a counter through the use-cases and PostgreSQL, then reads again all that the base holds. */
export const simulerEnBase = async (db: Db, ouverture: Ouverture): Promise<ResultatEnBase> => {
  const monde = creerMonde(ouverture)
  try {
    const jeu = derouler(monde)
    const executer = executerEnBase(monde, db)
    let pas = jeu.next()
    await semer(db, monde.dossiers)
    while (!pas.done) pas = jeu.next(await executer(pas.value))
    const relecture = await verifierLaBase(monde, db)
    return { resultat: { ok: true, bilan: bilanDe(monde, { avecEssais: false }) }, relecture }
  } catch (erreur) {
    if (!(erreur instanceof InvariantRompu)) throw erreur
    const rupture = ruptureDe(monde, ouverture.graine, erreur)
    return { resultat: { ok: false, rupture }, relecture: { journaux: 0, lignes: 0 } }
  }
}
