import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { JourCivil } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import { dansUneTransaction, parLaPlateforme } from './dispositifs.pg.ts'
import { lireProgramme, lireReglages } from './programme.ts'

/** The folders that hold a programme, by name; none when the folder is not there. */
export const dossiersDeProgrammes = async (dossier: string): Promise<readonly string[]> => {
  try {
    const entrees = await readdir(dossier, { withFileTypes: true })
    return entrees
      .filter(entree => entree.isDirectory())
      .map(({ name }) => join(dossier, name))
      .filter(chemin => existsSync(join(chemin, 'programme.json')))
      .sort()
  } catch (erreur) {
    if (erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT') return []
    throw erreur
  }
}

const codesPublies = async (db: Db): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ code: string }>`
    select distinct code from versions_dispositif where publiee_le is not null`.execute(db)
  return new Set(rows.map(({ code }) => code))
}

/**
 * Publishes every programme of a folder that the base doesn't have yet; one that is there is left as it is, and its
 * workbook is not read. Milestones in months are counted from `aujourdhui`. `hotesGazelle`: hosts that count beside the programme's own, for the local
 * stand-in (« 127.0.0.1:3000 »).
 *
 * @returns the codes of the programmes published by this call
 * @throws Error with every fault, when one of the programmes has some
 */
export const installerProgrammes = async (
  db: Db,
  dossier: string,
  { aujourdhui, hotesGazelle = [] }: { readonly aujourdhui: JourCivil; readonly hotesGazelle?: readonly string[] },
): Promise<readonly string[]> => {
  const nouveaux: string[] = []
  const publies = await codesPublies(db)
  for (const chemin of await dossiersDeProgrammes(dossier)) {
    const reglages = await lireReglages(chemin)
    if (reglages.ok && publies.has(reglages.valeur.code)) continue
    const lu = await lireProgramme(chemin, { aujourdhui })
    if (!lu.ok) {
      const fautes = lu.fautes.map(({ chemin: ou, phrase }) => ` – ${ou} : ${phrase}`)
      throw new Error(`Le programme ${chemin} ne peut pas ouvrir :\n${fautes.join('\n')}`)
    }
    const { gazelle, ...reste } = lu.valeur
    const contenu = { ...reste, gazelle: { hotes: [...new Set([...gazelle.hotes, ...hotesGazelle])] } }
    const par = parLaPlateforme('Installation des programmes')
    const publie = await dansUneTransaction(db, async depot => {
      await depot.prendre(contenu.code)
      if (await depot.derniere(contenu.code)) return false
      await depot.publier(await depot.ecrireBrouillon(contenu, par), par)
      return true
    })
    if (publie) nouveaux.push(contenu.code)
  }
  return nouveaux
}
