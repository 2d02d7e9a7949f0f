import type { Statut } from './candidature.ts'
import type { Fait } from './faits.ts'

/** A fact that can't follow from where the candidature stood: a journal that was altered, or a bug. */
export class JournalIncoherent extends Error {
  constructor(fait: Fait | null, statut: Statut | null) {
    super(`fait ${fait?.type ?? 'absent'} impossible sur ${statut ?? 'rien'}`)
  }
}
