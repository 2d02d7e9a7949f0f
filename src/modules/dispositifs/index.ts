export type { Acceptation } from './domain/acceptation.ts'
export { accepte } from './domain/acceptation.ts'
export type * from './domain/aide-saisie.ts'
export { remplir, reponsesInitiales } from './domain/aide-saisie.ts'
export type { ChapitreApplicable } from './domain/applicabilite.ts'
export {
  chapitresApplicables,
  chapitresAttendus,
  perimetresApplicables,
  profilsChoisis,
} from './domain/applicabilite.ts'
export type * from './domain/controle-formulaire.ts'
export { controler } from './domain/controle-formulaire.ts'
export type * from './domain/dispositif.ts'
export type * from './domain/formulaire.ts'
export type { Avancement as AvancementFormulaire, Ligne } from './domain/formulaires.ts'
export {
  avancement,
  champsDeLigneVisibles,
  champsVisibles,
  estRempli,
  estVide,
  fichiersDe,
  lignesDe,
  reponsesRetenues,
  texteDe,
  valeursDe,
} from './domain/formulaires.ts'
export type * from './domain/rem.ts'
export { normaliserSiret, siretValide } from './domain/siret.ts'
export { phraseFaute, phrasesFautes } from './web/phrases-formulaire.ts'
