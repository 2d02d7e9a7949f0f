import type { Candidatures, Fait } from '../../candidatures/index.ts'
import type { makeDeposerCertificat, makeDeposerEnregistrement } from '../use-cases/deposer-hors-chapitre.ts'
import type { DepsPreuves } from './deps.ts'

/** What the pages of the test day and of the homologations need; the composition gives it. */
export type DepsHorsChapitre = Pick<DepsPreuves, 'voir' | 'lireDispositif'> & {
  readonly candidatures: Pick<
    Candidatures,
    | 'proposerJournee'
    | 'dispenserDeJournee'
    | 'confirmerJournee'
    | 'demanderAutreDate'
    | 'consignerJournee'
    | 'validerHomologation'
    | 'refuserHomologation'
  >
  /** The facts of a candidature up to a position of its journal, included. */
  readonly lireFaits: (numero: string, jusqua: number) => Promise<readonly Fait[]>
  readonly deposerEnregistrement: ReturnType<typeof makeDeposerEnregistrement>
  readonly deposerCertificat: ReturnType<typeof makeDeposerCertificat>
}
