import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigurationRefusee } from '../platform/config/index.ts'
import type { Db } from '../platform/db/index.ts'
import {
  aDesCles,
  lireClesMaitresses,
  type Magasin,
  magasinSurDisque,
  MaitresseAbsente,
  makeTrousseauPg,
  type SupportDistant,
  type Trousseau,
} from '../platform/storage/index.ts'

/** P30 — the keys of pièces, where the operator gave the file of those that wrap them. @throws ConfigurationRefusee */
const ouvrirTrousseau = async (fichier: string | undefined, db: Db): Promise<Trousseau | undefined> => {
  if (fichier === undefined) {
    if (await aDesCles(db))
      throw new ConfigurationRefusee([
        'PIECES_KEYS : des pièces sont chiffrées ; sans le fichier de leurs clés, aucune ne peut être relue.',
      ])
    return undefined
  }
  const maitresses = lireClesMaitresses(await readFile(fichier, 'utf8'))
  if (!maitresses)
    throw new ConfigurationRefusee([
      `PIECES_KEYS : « ${fichier} » doit tenir une clé par ligne, de 32 octets en base64 (openssl rand -base64 32).`,
    ])
  return makeTrousseauPg(db, maitresses).catch((erreur: unknown) => {
    throw erreur instanceof MaitresseAbsente
      ? new ConfigurationRefusee([`PIECES_KEYS : ${erreur.message}. Remettez-la sous la première.`])
      : erreur
  })
}

const ouvrirDistant = async (s3: Config['s3']): Promise<SupportDistant | undefined> => {
  if (!s3) return undefined
  // Loaded where it serves: a store on a disk has no use for it.
  const { supportS3 } = await import('../platform/storage/s3.ts')
  return supportS3(s3)
}

/**
 * The store of pièces that the settings ask for: a disk, an object store behind it or not, encrypted or not.
 * @throws ConfigurationRefusee
 */
export const ouvrirMagasin = async ({
  config,
  db,
  surAlteration,
}: {
  readonly config: Pick<Config, 'dossier' | 'clesDesPieces' | 's3'>
  readonly db: Db
  readonly surAlteration?: (empreinte: string) => void
}): Promise<Magasin> => {
  const [trousseau, distant] = await Promise.all([ouvrirTrousseau(config.clesDesPieces, db), ouvrirDistant(config.s3)])
  return magasinSurDisque({
    dossier: join(config.dossier, 'pieces'),
    trousseau,
    distant,
    ...(surAlteration ? { surAlteration } : {}),
  })
}
