import { basename, join } from 'node:path'
import type { JourCivil } from '../../src/kernel/temps.ts'
import { type DispositifAPublier, dossiersDeProgrammes, lireProgramme } from '../../src/modules/dispositifs/index.ts'
import { RACINE } from '../../src/platform/config/index.ts'

export const PROGRAMMES = join(RACINE, 'programmes')

/** Every programme that is shipped, by its folder's name. @throws Error when one of them has a fault. */
export const programmesLivres = async (
  aujourdhui: JourCivil,
): Promise<Readonly<Record<string, DispositifAPublier>>> => {
  const dossiers = await dossiersDeProgrammes(PROGRAMMES)
  const lus = await Promise.all(
    dossiers.map(async dossier => {
      const lu = await lireProgramme(dossier, { aujourdhui })
      if (!lu.ok) throw new Error(`${dossier} : ${JSON.stringify(lu.fautes)}`)
      return [basename(dossier), lu.valeur] as const
    }),
  )
  return Object.fromEntries(lus)
}
