import type { ActeurEditeur, Personne } from '../../kernel/acteur.ts'
import type { Db } from '../../platform/db/index.ts'
import { makeUneFois } from './infra/produits.pg.ts'
import { aAcces, collaborateursDe, personnesDe } from './queries/personnes.ts'
import { lireProduit, produitsAccessibles, produitsDe } from './queries/produits.ts'
import { makeAjouterCollaborateur } from './use-cases/ajouter-collaborateur.ts'
import { makeEnregistrerProduit } from './use-cases/enregistrer-produit.ts'
import { makeModifierProduit } from './use-cases/modifier-produit.ts'
import { makeRetirerCollaborateur } from './use-cases/retirer-collaborateur.ts'
import { makeVerifierSaisie } from './use-cases/verifier-saisie.ts'

export type Catalogue = ReturnType<typeof composerCatalogue>

/** The catalogue wired to PostgreSQL: its verbs, and what other modules ask of it. */
export const composerCatalogue = ({ db }: { readonly db: Db }) => {
  const uneFois = makeUneFois(db)
  const queries = {
    produitsDe: (entrepriseId: string) => produitsDe(db, entrepriseId),
    produitsAccessibles: (acteur: ActeurEditeur) => produitsAccessibles(db, acteur),
    lireProduit: (id: string, acteur: Personne) => lireProduit(db, id, acteur),
    collaborateursDe: (produitId: string) => collaborateursDe(db, produitId),
    personnesDe: (entrepriseId: string) => personnesDe(db, entrepriseId),
    aAcces: (personneId: string, produitId: string) => aAcces(db, personneId, produitId),
  }
  return {
    ...queries,
    verifierSaisie: makeVerifierSaisie(queries),
    enregistrerProduit: makeEnregistrerProduit({ uneFois }),
    modifierProduit: makeModifierProduit({ uneFois }),
    ajouterCollaborateur: makeAjouterCollaborateur({ uneFois }),
    retirerCollaborateur: makeRetirerCollaborateur({ uneFois }),
  }
}
