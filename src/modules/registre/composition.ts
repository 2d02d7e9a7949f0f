import type { Db } from '../../platform/db/index.ts'
import { chercherAuRegistre } from './queries/chercher.ts'
import { documentParEmpreinte, lireSolution } from './queries/solutions.ts'
import type { DepsRegistre } from './web/deps.ts'

export type LecturesDuRegistre = Pick<DepsRegistre, 'chercher' | 'lireSolution' | 'documentParEmpreinte'>

/** What is read of the register, wired to PostgreSQL. */
export const composerRegistre = (db: Db): LecturesDuRegistre => ({
  chercher: recherche => chercherAuRegistre(db, recherche),
  lireSolution: reference => lireSolution(db, reference),
  documentParEmpreinte: empreinte => documentParEmpreinte(db, empreinte),
})
