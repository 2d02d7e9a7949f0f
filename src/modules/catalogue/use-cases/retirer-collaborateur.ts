import { retirerCollaborateur } from '../domain/decide.ts'
import type { ChangerCollaborateur } from './ajouter-collaborateur.ts'
import { changer } from './changer.ts'
import type { UneFois } from './ports.ts'

/** PRD-4 — takes the access back, at once and everywhere. */
export const makeRetirerCollaborateur =
  ({ uneFois }: { readonly uneFois: UneFois }): ChangerCollaborateur =>
  ({ personneId, ...demande }) =>
    changer(uneFois, demande, (produit, contexte) => retirerCollaborateur(produit, personneId, contexte))
