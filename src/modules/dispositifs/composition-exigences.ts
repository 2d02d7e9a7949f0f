import type { Db } from '../../platform/db/index.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import { makeUneFoisChantiers } from './infra/chantiers.pg.ts'
import { makeClasseurs } from './infra/classeurs-deposes.pg.ts'
import { exporterRem } from './infra/exporter-rem.ts'
import { makeLireClasseurAPart } from './infra/lecture-a-part.ts'
import type { Dispositifs } from './infra/lecture.pg.ts'
import { lireChantier } from './queries/chantiers.ts'
import { lireVersions } from './queries/versions.ts'
import { makeAdopterExigences } from './use-cases/adopter-exigences.ts'
import { makeApercevoirClasseur } from './use-cases/apercevoir-classeur.ts'
import { makeDeposerClasseur } from './use-cases/deposer-classeur.ts'
import { makeEnregistrerChantier } from './use-cases/enregistrer-chantier.ts'
import { makeLireClasseur } from './use-cases/lire-classeur.ts'

/** The requirements of a chantier and their workbook, wired to PostgreSQL and to the store (REM-3). */
export const composerExigences = ({
  db,
  magasin,
  dispositifs: { lirePubliee },
}: {
  readonly db: Db
  readonly magasin: Magasin
  readonly dispositifs: Pick<Dispositifs, 'lirePubliee'>
}) => {
  const classeurs = makeClasseurs({ db, magasin })
  const lireClasseur = makeLireClasseur({ classeurs, lireAPart: makeLireClasseurAPart() })
  const parts = { classeurs, lireClasseur }
  const apercevoir = makeApercevoirClasseur(parts)
  return {
    deposerClasseur: makeDeposerClasseur(parts),
    apercevoir,
    adopterExigences: makeAdopterExigences({
      apercevoir,
      enregistrerChantier: makeEnregistrerChantier(makeUneFoisChantiers(db)),
    }),
    exporterRem,
    lireChantier: (code: string) => lireChantier(db, code),
    lireVersions: (code: string) => lireVersions(db, code),
    lirePubliee,
  }
}

export type Exigences = ReturnType<typeof composerExigences>
