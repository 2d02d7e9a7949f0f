import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { makeAPart } from '../../platform/fils/index.ts'
import { AGENCE, type Magasin, PieceAbsente } from '../../platform/storage/index.ts'
import type { Chantier } from './domain/chantier.ts'
import { enArchive } from './infra/archive-programme.ts'
import { makeUneFoisChantiers } from './infra/chantiers.pg.ts'
import { exporterProgramme } from './infra/exporter-programme.ts'
import { BORNES_DE_LECTURE } from './infra/lecture-a-part.ts'
import type { Dispositifs } from './infra/lecture.pg.ts'
import { catalogueOscal, profilOscal } from './infra/oscal.ts'
import { lireChantier, lireHistoire } from './queries/chantiers.ts'
import { lireVersions } from './queries/versions.ts'
import { makeApercevoirArchive, makeDeposerArchive, makeImporterArchive } from './use-cases/importer-archive.ts'
import { makeOuvrirChantier } from './use-cases/ouvrir-chantier.ts'
import type { Archives, LectureDArchive, LireArchiveAPart } from './use-cases/ports-archives.ts'

const makeArchives = (magasin: Magasin): Archives => ({
  ranger: async (flux, options) => {
    const depot = await magasin.deposer(flux, { ...options, pour: AGENCE })
    return depot.ok ? depot.empreinte : null
  },
  lire: async empreinte => {
    try {
      const morceaux: Buffer[] = []
      for await (const morceau of await magasin.ouvrir(empreinte)) morceaux.push(morceau as Buffer)
      return Buffer.concat(morceaux)
    } catch (erreur) {
      if (erreur instanceof PieceAbsente) return null
      throw erreur
    }
  },
})

const sansReponse = (phrase: string): LectureDArchive => ({ ok: false, fautes: [{ chemin: 'L’archive', phrase }] })

const makeLireArchiveAPart = (): LireArchiveAPart => {
  const lire = makeAPart<LectureDArchive>({
    ouvrier: 'src/modules/dispositifs/infra/ouvrier-archive.ts',
    arrete: sansReponse(
      'Cette archive est trop lourde à lire : retirez du classeur les lignes et les feuilles inutiles.',
    ),
    encombre: sansReponse('D’autres lectures sont en cours : recommencez dans une minute.'),
    ...BORNES_DE_LECTURE,
  })
  return (octets, nom) => lire({ nom }, octets)
}

/** A programme as files, out of the workshop and into it, wired to PostgreSQL and to the store (GUI-1). */
export const composerFichiers = ({
  db,
  magasin,
  dispositifs: { lire, versionOuverte },
}: {
  readonly db: Db
  readonly magasin: Magasin
  readonly dispositifs: Pick<Dispositifs, 'lire' | 'versionOuverte'>
}) => {
  const parts = { archives: makeArchives(magasin), lireAPart: makeLireArchiveAPart() }
  const apercevoir = makeApercevoirArchive(parts)
  const ouvrirChantier = makeOuvrirChantier(makeUneFoisChantiers(db))
  return {
    exporter: async (chantier: Chantier): Promise<Uint8Array> => enArchive(await exporterProgramme(chantier)),
    deposerArchive: makeDeposerArchive(parts),
    apercevoirArchive: apercevoir,
    importerArchive: makeImporterArchive({ apercevoir, ouvrirChantier }),
    catalogueOscal,
    profilOscal,
    lireChantier: (code: string) => lireChantier(db, code),
    histoireDuChantier: (code: string) => lireHistoire(db, code),
    lireVersions: (code: string) => lireVersions(db, code),
    /** As it stands: its milestones are where they were moved (P10). */
    lireDispositif: lire,
    versionOuverte,
    horloge: () => lireHorloge(db),
  }
}

export type Fichiers = ReturnType<typeof composerFichiers>
