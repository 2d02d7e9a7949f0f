import type { Personne } from '../kernel/acteur.ts'
import { nonTrouveEstNul } from '../kernel/erreurs.ts'
import type { DepsCandidatures } from '../modules/candidatures/index.ts'

/** P23 — the conversation of a candidature is open to those who see the candidature, and is not there for the others. */
export const peutVoir =
  ({ voir, lireDispositif }: Pick<DepsCandidatures, 'voir' | 'lireDispositif'>) =>
  async (numero: string, acteur: Personne) => {
    const vue = await voir({ numero, acteur }).catch(nonTrouveEstNul)
    if (!vue) return null
    const { etat, produit, entreprise } = vue
    const dispositif = await lireDispositif(etat.dispositifId)
    return {
      numero: etat.numero,
      produitId: produit.id,
      produitNom: `${produit.nom} ${produit.version}`,
      entrepriseId: entreprise.id,
      dispositifIntitule: dispositif.intitule,
    }
  }
