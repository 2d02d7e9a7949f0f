export { magasinSurDisque } from './disque.ts'
export {
  type EtatPiece,
  type Magasin,
  PieceAbsente,
  type PieceDeposee,
  type RefusDepot,
  TAILLE_DEBUT,
} from './magasin.ts'
