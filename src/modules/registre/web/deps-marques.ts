import type { Readable } from 'node:stream'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { ProduitLu } from '../../catalogue/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { SolutionReferencee } from '../domain/inscription.ts'
import type { ContratDeLicence, MarqueBlanche } from '../domain/marque-blanche.ts'
import type { DeciderMarque } from '../use-cases/decider-marque-blanche.ts'
import type { DeclarerMarque } from '../use-cases/declarer-marque-blanche.ts'
import type { RecevoirContrat } from '../use-cases/recevoir-contrat.ts'

/** What the pages of white labels need: `composerMarques`. */
export type DepsMarques = {
  readonly declarer: DeclarerMarque
  readonly decider: DeciderMarque
  readonly recevoirContrat: RecevoirContrat
  /** Null when there is none, or none for this person (P23). */
  readonly lireProduit: (id: string, acteur: ActeurEditeur) => Promise<ProduitLu | null>
  readonly lireSolution: (reference: string) => Promise<SolutionReferencee | null>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  readonly lireMarque: (id: string) => Promise<MarqueBlanche | null>
  /** The last one first. */
  readonly marquesDuProduit: (produitId: string) => Promise<readonly MarqueBlanche[]>
  readonly listeMarques: (demande: { readonly page?: number }) => Promise<{
    readonly marques: readonly MarqueBlanche[]
    readonly nombre: number
    readonly aExaminer: number
  }>
  readonly contratDe: (id: string, produitId: string) => Promise<ContratDeLicence | null>
  readonly ouvrirPiece: (empreinte: string) => Promise<Readable>
  readonly horloge: () => Promise<Instant>
}
