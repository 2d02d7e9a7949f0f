export type { FaitAJournaliser, Ligne, LigneScellee, Verification } from './domain/ligne.ts'
export { insertionJournal } from './infra/journal.pg.ts'
export { commeFait, lireJournal, lireJournaux, verifierJournal } from './queries/journal.ts'
