import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../../platform/db/index.ts'
import type { Chantier } from '../domain/chantier.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import type { ResultatImport } from '../domain/import-rem.ts'
import { type Admis, admisPar } from '../domain/lignes-import.ts'
import type { Programme } from '../domain/programme.ts'
import { lireChantier } from '../queries/chantiers.ts'
import { type ExigencesImportees, importerExigences } from '../use-cases/importer-exigences.ts'
import { dansUnChantier } from './chantiers.pg.ts'
import { parLaPlateforme } from './dispositifs.pg.ts'
import { makeDispositifs } from './lecture.pg.ts'
import { dossiersDeProgrammes } from './installer.ts'
import { lireDossier, lireReglages } from './programme.ts'
import { importerClasseur } from './programme-exigences.ts'

/** `programme`: the code of the one that the workbook was checked against. `importe`: where it was written in the base. */
export type BilanImport = {
  readonly resultat: ResultatImport
  readonly programme: string | null
  readonly importe: ExigencesImportees | null
}

/** The programme that was asked for can't be used: the message says why, in French. */
export class ProgrammeRefuse extends Error {}

const refuse = (dossier: string, fautes: readonly FauteProgramme[]): ProgrammeRefuse => {
  const phrases = fautes.map(({ chemin, phrase }) => ` – ${chemin} : ${phrase}`)
  return new ProgrammeRefuse(`Le programme ${dossier} a des fautes :\n${phrases.join('\n')}`)
}

/** The folder that a person names: its path, or the code of a programme of `programmes`. */
export const dossierDe = (programme: string, programmes: string): string | null =>
  [programme, join(programmes, programme)].find(dossier => existsSync(join(dossier, 'programme.json'))) ?? null

const reglagesDe = async (dossier: string): Promise<Programme> => {
  const lu = await lireReglages(dossier)
  if (!lu.ok) throw refuse(dossier, lu.fautes)
  return lu.valeur
}

/** Whether a programme is the one that a workbook was written for: they share an optional profile. */
const reconnait = ({ profils }: Programme, lus: readonly string[]): boolean =>
  profils.some(({ libelle, obligatoire }) => !obligatoire && lus.includes(libelle))

/**
 * Checks a workbook for which nobody says the programme, and writes nothing. The one of `programmes` that shares an
 * optional profile with it says which profiles it may use; when none does, profiles are not checked, and the result says so.
 *
 * @throws ClasseurRefuse
 */
export const controlerSansProgramme = async (octets: Buffer, programmes: string): Promise<BilanImport> => {
  const sansProgramme: Admis = { profils: null, perimetres: null }
  const resultat = importerClasseur(octets, sansProgramme)
  for (const dossier of await dossiersDeProgrammes(programmes)) {
    const lu = await lireReglages(dossier)
    if (lu.ok && reconnait(lu.valeur, resultat.profils))
      return { resultat: importerClasseur(octets, admisPar(lu.valeur)), programme: lu.valeur.code, importe: null }
  }
  return { resultat, programme: null, importe: null }
}

/**
 * Checks a workbook against a programme's folder, and writes nothing. `null` when the programme named has no folder: the
 * base may know it.
 *
 * @throws ClasseurRefuse, ProgrammeRefuse
 */
export const controlerParDossier = async (
  octets: Buffer,
  { programme, programmes }: { readonly programme: string; readonly programmes: string },
): Promise<BilanImport | null> => {
  const dossier = dossierDe(programme, programmes)
  if (dossier === null) return null
  const reglages = await reglagesDe(dossier)
  return { resultat: importerClasseur(octets, admisPar(reglages)), programme: reglages.code, importe: null }
}

const par = parLaPlateforme('Commande import-rem')

/** What the folder of a programme that the base doesn't have says of it. */
const chantierDuDossier = async (dossier: string): Promise<Chantier> => {
  const lu = await lireDossier(dossier)
  if (!lu.ok) throw refuse(dossier, lu.fautes)
  return lu.valeur.chantier
}

/**
 * REM-3 — checks a workbook against the chantier or the version in force of a programme, else its folder of `programmes`, and
 * writes its requirements in the chantier, when they have no fault and `essai` is false.
 *
 * @throws ClasseurRefuse, ProgrammeRefuse
 */
export const importerDansLaBase = async (
  db: Db,
  octets: Buffer,
  {
    essai,
    programme,
    programmes,
  }: { readonly essai: boolean; readonly programme: string; readonly programmes: string },
): Promise<BilanImport> => {
  const dossier = dossierDe(programme, programmes)
  const reglages = dossier === null ? null : await reglagesDe(dossier)
  const code = reglages?.code ?? programme
  const publiee = (await makeDispositifs(db).lister()).find(dispositif => dispositif.code === code)
  const connu = (await lireChantier(db, code))?.chantier ?? publiee
  const reference = connu ?? reglages
  if (!reference)
    throw new ProgrammeRefuse(`Le dispositif « ${programme} » est inconnu : ni dans la base, ni dans programmes/.`)
  const resultat = importerClasseur(octets, admisPar(reference))
  const { rem } = resultat
  if (essai || !rem) return { resultat, programme: code, importe: null }
  const defaut = connu || dossier === null ? null : await chantierDuDossier(dossier)
  const importe = await dansUnChantier(db, depot => importerExigences(depot, { code, rem, par, defaut }))
  return { resultat, programme: code, importe }
}
