export type * from './domain/dispositif.ts'
export type * from './domain/formulaire.ts'
export type * from './domain/rem.ts'
