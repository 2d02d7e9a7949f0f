export {
  type CourrielEnBoite,
  type CourrielSortant,
  deposerCourriel,
  type Envoyer,
  lireCourriel,
  listerCourriels,
  type NouveauCourriel,
  TACHE_ENVOI,
  tachesCourriel,
} from './courriels.ts'
export { type Expediteur, expediteurLocal, expediteurSmtp } from './smtp.ts'
