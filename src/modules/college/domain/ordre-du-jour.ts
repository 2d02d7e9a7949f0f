import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Fait, NumeroCandidature } from '../../candidatures/index.ts'

/** What a candidature's journal says of a séance. */
export type LigneDeSeance = { readonly candidature: NumeroCandidature; readonly fait: Fait }

/** A file on the agenda of a séance, and what came of it. */
export type Dossier = { readonly candidature: NumeroCandidature; readonly issue: Issue }
export type Issue =
  | { readonly kind: 'a_examiner' }
  | { readonly kind: 'attribution'; readonly le: Instant; readonly par: Auteur }
  | {
      readonly kind: 'reserves'
      readonly le: Instant
      readonly par: Auteur
      readonly motif: string
      readonly preuves: Extract<Fait, { readonly type: 'ReservesBloquantesEmises' }>['preuves']
    }

/**
 * The agenda of the séance of that day, in the order in which the files were put on it; `lignes` are in the order of the
 * journal. A file that was taken off is no longer there.
 */
export const ordreDuJour = (jour: JourCivil, lignes: readonly LigneDeSeance[]): readonly Dossier[] => {
  const issues = new Map<NumeroCandidature, Issue>()
  for (const { candidature, fait } of lignes) {
    if (!('seance' in fait) || fait.seance !== jour) continue
    const { le, par } = fait
    switch (fait.type) {
      case 'CandidatureInscriteAuCollege':
        issues.set(candidature, { kind: 'a_examiner' })
        break
      case 'CandidatureRetireeDuCollege':
        issues.delete(candidature)
        break
      case 'ReferencementAttribue':
        issues.set(candidature, { kind: 'attribution', le, par })
        break
      case 'ReservesBloquantesEmises':
        issues.set(candidature, { kind: 'reserves', le, par, motif: fait.motif, preuves: fait.preuves })
        break
    }
  }
  return [...issues].map(([candidature, issue]) => ({ candidature, issue }))
}
