import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chantierDe } from '../domain/chantier.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import { exporterProgramme } from './exporter-programme.ts'
import { texteDe } from './lire-json.ts'
import { FICHIERS } from './programme.ts'
import { sourceDossier } from './source-fichiers.ts'

export type BilanDossier =
  | {
      readonly ok: true
      readonly ecrits: readonly string[]
      readonly inchanges: readonly string[]
      readonly retires: readonly string[]
    }
  /** The folder is of another programme, `autre`, or of one that can't be told. */
  | { readonly ok: false; readonly autre: string | null }

/** The code that a folder's `programme.json` says; `null` when it has none, `''` when it can't be read. */
const codeDe = (octets: Buffer | null): string | null => {
  if (!octets) return null
  try {
    const lu: unknown = JSON.parse(texteDe(octets))
    return typeof lu === 'object' && lu !== null && 'code' in lu && typeof lu.code === 'string' ? lu.code : ''
  } catch {
    return ''
  }
}

/**
 * GUI-1 — writes a programme as a folder, for version control: the files that changed, and no other; what the programme has
 * no longer goes. The rest of the folder is left alone, and a folder of another programme is refused.
 */
export const ecrireDossier = async (dossier: string, dispositif: Dispositif): Promise<BilanDossier> => {
  const { lire } = sourceDossier(dossier)
  const code = codeDe(await lire(FICHIERS.reglages))
  if (code !== null && code !== dispositif.code) return { ok: false, autre: code || null }
  const fichiers = await exporterProgramme(chantierDe(dispositif))
  await mkdir(dossier, { recursive: true })
  const ecrits: string[] = []
  const retires: string[] = []
  for (const nom of Object.values(FICHIERS)) {
    const avant = await lire(nom)
    const apres = fichiers.find(fichier => fichier.nom === nom)?.octets
    if (apres && !avant?.equals(apres)) {
      await writeFile(join(dossier, nom), apres)
      ecrits.push(nom)
    } else if (!apres && avant) {
      await rm(join(dossier, nom))
      retires.push(nom)
    }
  }
  const inchanges = fichiers.map(({ nom }) => nom).filter(nom => !ecrits.includes(nom))
  return { ok: true, ecrits, inchanges, retires }
}
