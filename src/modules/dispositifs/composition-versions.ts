import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { ecrireClasseur } from './infra/ecrire-classeur.ts'
import type { Dispositifs } from './infra/lecture.pg.ts'
import { makeUneFoisRenumerotations } from './infra/renumerotations.pg.ts'
import { lireChantier } from './queries/chantiers.ts'
import { lireRenumerotations } from './queries/renumerotations.ts'
import { lireVersions } from './queries/versions.ts'
import { makeDeciderRenumerotation } from './use-cases/decider-renumerotation.ts'

/** What compares versions, wired to PostgreSQL (GUI-3). */
export const composerVersions = (db: Db, { lirePubliee }: Pick<Dispositifs, 'lirePubliee'>) => ({
  lirePubliee,
  lireVersions: (code: string) => lireVersions(db, code),
  lireChantier: (code: string) => lireChantier(db, code),
  lireRenumerotations: (versions: Parameters<typeof lireRenumerotations>[1]) => lireRenumerotations(db, versions),
  deciderRenumerotation: makeDeciderRenumerotation({ uneFois: makeUneFoisRenumerotations(db), lirePubliee }),
  ecrireClasseur,
  horloge: () => lireHorloge(db),
})

export type Versions = ReturnType<typeof composerVersions>
export type { FeuilleAEcrire } from './infra/ecrire-classeur.ts'
