export { magasinSurDisque } from './disque.ts'
export type { Etage, Relu, Segment } from './etage.ts'
export {
  type EtatPiece,
  type Magasin,
  PieceAbsente,
  type PieceDeposee,
  type RefusDepot,
  TAILLE_DEBUT,
} from './magasin.ts'
