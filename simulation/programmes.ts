import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { MauvaisEmploi } from '../bin/commande.ts'
import type { JourCivil } from '../src/kernel/temps.ts'
import { type Dispositif, lireProgramme } from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'

const estUnProgramme = (dossier: string): boolean => existsSync(join(dossier, 'programme.json'))

/** The programmes that are shipped, in the order of their folders, published on that day: their milestones count from it. */
export const lireProgrammes = async (
  aujourdhui: JourCivil,
  dossier = join(RACINE, 'programmes'),
): Promise<readonly Dispositif[]> => {
  const dispositifs: Dispositif[] = []
  for (const nom of (await readdir(dossier)).sort()) {
    if (!estUnProgramme(join(dossier, nom))) continue
    const lu = await lireProgramme(join(dossier, nom), { aujourdhui })
    if (!lu.ok) throw new Error(`programme ${nom} illisible : ${JSON.stringify(lu.fautes)}`)
    dispositifs.push({ ...lu.valeur, id: nom, version: 1 })
  }
  return dispositifs
}

/**
 * GUI-3 — a programme that is not published, of a folder as the workshop exports it, beside the others; in the place of the one
 * that has its code. @throws MauvaisEmploi when it has faults
 */
export const avecLeDossier = async (
  programmes: readonly Dispositif[],
  dossier: string,
  aujourdhui: JourCivil,
): Promise<readonly Dispositif[]> => {
  if (!estUnProgramme(dossier)) throw new MauvaisEmploi(`Aucun programme dans ${dossier} : il y manque programme.json.`)
  const lu = await lireProgramme(dossier, { aujourdhui })
  if (!lu.ok) {
    const phrases = lu.fautes.map(({ chemin, phrase }) => `  ${chemin} : ${phrase}`)
    throw new MauvaisEmploi([`Le programme de ${dossier} a des fautes :`, ...phrases].join('\n'))
  }
  const sien: Dispositif = { ...lu.valeur, id: basename(resolve(dossier)), version: 1 }
  return [...programmes.filter(({ code }) => code !== sien.code), sien]
}
