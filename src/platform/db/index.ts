export {
  acteConnu,
  type ActeIdempotent,
  type Achever,
  cleDeterministe,
  unActe,
  unActeDans,
  unActeSur,
} from './actes.ts'
export {
  type Base,
  type Db,
  enTransaction,
  lireHorloge,
  ouvrirBase,
  prendreNumeros,
  prochain,
  rendreNumeros,
  type Tx,
} from './base.ts'
export { lireMigrations, migrer } from './migrer.ts'
export { conclure } from './pilote.ts'
export type { Horodatage, Json, Tables } from './tables.ts'
