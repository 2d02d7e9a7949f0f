/** The design system: the only door by which pages are made. */
export { adresseActif } from './adresses.ts'
export * from './blocs.tsx'
export {
  Bouton,
  BoutonPost,
  type BoutonPostProps,
  type BoutonProps,
  GroupeBoutons,
  Lien,
  LienBouton,
  type LienBoutonProps,
  type LienProps,
  type Variante,
} from './boutons.tsx'
export * from './champs.tsx'
export * from './choix.tsx'
export { avecContexte, type Contexte } from './contexte.ts'
export * from './etats.tsx'
export * as format from './format.ts'
export {
  type Champ,
  ChampsEnLigne,
  type Erreur,
  erreurDe,
  Formulaire,
  type FormulaireProps,
  GroupeChamps,
  idDe,
  NoteObligatoires,
  ResumeErreurs,
} from './formulaire.tsx'
export type { NomIcone } from './icones.ts'
export { estExterne, lienSur, urlAvec } from './liens.ts'
export { ChampMotif } from './motif.tsx'
export { memoriser } from './memoire.tsx'
export { miseEnPage } from './mise-en-page.tsx'
export { enTexte, MotsChanges } from './mots-changes.tsx'
export { libelleQualite, libelleRole, menuDe } from './navigation.ts'
export * from './recits.tsx'
export * from './tableau.tsx'
export * from './textes.tsx'
export * from './volets.tsx'
