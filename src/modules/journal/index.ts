export type { FaitAJournaliser, Ligne, LigneScellee, Verification } from './domain/ligne.ts'
export { insertionJournal } from './infra/journal.pg.ts'
export { commeFait, lireJournal, verifierJournal } from './queries/journal.ts'
