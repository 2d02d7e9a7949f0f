export { type Cadence, demarrerCadence, type TourDeCadence } from './cadence.ts'
export { compterTaches, type ComptesTaches } from './comptes.ts'
export { ajouterTache, type NouvelleTache } from './deposer.ts'
export { listerEchecs, rejouerTache, type TacheEnEchec } from './echecs.ts'
export { depotDeTache } from './remise.ts'
export {
  type ContexteTache,
  demarrerTravailleur,
  type OptionsTravailleur,
  type Tache,
  type Travailleur,
} from './travailleur.ts'
