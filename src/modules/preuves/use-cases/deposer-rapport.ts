import type { Readable } from 'node:stream'
import type { Acte } from '../../../kernel/acteur.ts'
import { contenuDe } from '../../candidatures/index.ts'
import {
  type Cible,
  commandeDeDepot,
  type Demande,
  type makeDeposerFichier,
  type PortsDepot,
  type ResultatDepot,
} from './deposer.ts'

type Ports = Pick<PortsDepot, 'deposer' | 'nouvelId'> & {
  readonly deposerFichier: ReturnType<typeof makeDeposerFichier>
  /** An act that follows from another: a retry of the first gives the same one (P2). */
  readonly acteDerive: (acte: Acte, suffixe: string) => Acte
}

/**
 * PEN-1, PRE-2 — the report of a penetration test, with its signed pièce; the éditeur may say that it proves other
 * requirements too: each is a deposit of its own, of the same content. One that can’t be is left to be done by itself.
 */
export const makeDeposerRapportDeTest =
  ({ deposer, nouvelId, deposerFichier, acteDerive }: Ports) =>
  async (
    demande: Demande & { readonly nom: string; readonly flux: Readable; readonly aussi: readonly Cible[] },
  ): Promise<ResultatDepot> => {
    const resultat = await deposerFichier(demande)
    const depose = resultat.ok ? resultat.faits.find(fait => fait.type === 'PreuveDeposee') : undefined
    if (depose?.type !== 'PreuveDeposee') return resultat
    const contenu = contenuDe(depose.depot)
    for (const cible of demande.aussi) {
      const acte = acteDerive(demande.acte, cible.preuve)
      const commande = commandeDeDepot({ nouvelId }, { ...demande, cible, acte }, contenu)
      await deposer({ ...commande, recuLe: depose.depot.deposeLe })
    }
    return resultat
  }
