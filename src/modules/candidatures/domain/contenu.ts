import { inatteignable } from '../../../kernel/decision.ts'
import type { ContenuDepot, Depot } from './candidature.ts'

/** What a deposit is made of, without who made it nor when: what another deposit takes up again (GUI-7, GRP-3). */
export const contenuDe = (depot: Depot): ContenuDepot => {
  switch (depot.nature) {
    case 'lien':
      return { nature: depot.nature, url: depot.url }
    case 'fichier': {
      const { nature, nom, type, taille, empreinte } = depot
      return { nature, nom, type, taille, empreinte }
    }
    case 'gazelle': {
      const { nature, url, oid, service, validateur, resultat, type, taille, empreinte } = depot
      return { nature, url, oid, service, validateur, resultat, type, taille, empreinte }
    }
    default:
      return inatteignable(depot)
  }
}
