export { magasinSurDisque, type OptionsMagasin } from './disque.ts'
export type { Segment } from './ecrivain.ts'
export type { Etage } from './etage.ts'
export {
  AGENCE,
  type BilanDeVidage,
  type EtatPiece,
  type Magasin,
  PieceAbsente,
  PieceAlteree,
  type PieceDeposee,
  type RefusDepot,
  type Relu,
  TAILLE_DEBUT,
} from './magasin.ts'
export type { ReglagesS3 } from './s3.ts'
export type { SupportDistant } from './support.ts'
export type { Trousseau } from './trousseau.ts'
export { aDesCles, type ClesMaitresses, lireClesMaitresses, MaitresseAbsente, makeTrousseauPg } from './trousseau.pg.ts'
