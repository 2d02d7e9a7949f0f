import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { JourCivil } from '../src/kernel/temps.ts'
import { type Dispositif, lireProgramme } from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'

/** The programmes that are shipped, in the order of their folders, published on that day: their milestones count from it. */
export const lireProgrammes = async (
  aujourdhui: JourCivil,
  dossier = join(RACINE, 'programmes'),
): Promise<readonly Dispositif[]> => {
  const dispositifs: Dispositif[] = []
  for (const nom of (await readdir(dossier)).sort()) {
    if (!existsSync(join(dossier, nom, 'programme.json'))) continue
    const lu = await lireProgramme(join(dossier, nom), { aujourdhui })
    if (!lu.ok) throw new Error(`programme ${nom} illisible : ${JSON.stringify(lu.fautes)}`)
    dispositifs.push({ ...lu.valeur, id: nom, version: 1 })
  }
  return dispositifs
}
