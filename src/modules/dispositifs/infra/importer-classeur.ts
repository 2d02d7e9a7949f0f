import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { jourAParis } from '../../../kernel/temps.ts'
import { type Db, lireHorloge } from '../../../platform/db/index.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import type { ResultatImport } from '../domain/import-rem.ts'
import type { Admis } from '../domain/lignes-import.ts'
import type { Programme } from '../domain/programme.ts'
import type { Rem } from '../domain/rem.ts'
import { importerExigences } from '../use-cases/importer-exigences.ts'
import type { Version } from '../use-cases/ports.ts'
import { dansUneTransaction, parLaPlateforme } from './dispositifs.pg.ts'
import { makeDispositifs } from './lecture.pg.ts'
import { dossiersDeProgrammes } from './installer.ts'
import { lireProgramme, lireReglages } from './programme.ts'
import { admisPar, importerClasseur } from './programme-exigences.ts'

/** `programme`: the code of the one that the workbook was checked against. `brouillon`: what was written in the base. */
export type BilanImport = {
  readonly resultat: ResultatImport
  readonly programme: string | null
  readonly brouillon: Version | null
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
      return { resultat: importerClasseur(octets, admisPar(lu.valeur)), programme: lu.valeur.code, brouillon: null }
  }
  return { resultat, programme: null, brouillon: null }
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
  return { resultat: importerClasseur(octets, admisPar(reglages)), programme: reglages.code, brouillon: null }
}

const par = parLaPlateforme('Commande import-rem')

/** The draft of a programme that the base doesn't have: the folder's own, with these requirements. */
const premierBrouillon = async (db: Db, dossier: string, rem: Rem): Promise<Version> => {
  const lu = await lireProgramme(dossier, { aujourdhui: jourAParis(await lireHorloge(db)) })
  if (!lu.ok) throw refuse(dossier, lu.fautes)
  return dansUneTransaction(db, depot => depot.ecrireBrouillon({ ...lu.valeur, rem }, par))
}

/**
 * REM-3 — checks a workbook against a programme of the base, else of `programmes`, and writes its requirements as the
 * programme's draft, when they have no fault and `essai` is false.
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
  const ouverte = (await makeDispositifs(db).lister()).find(dispositif => dispositif.code === code)
  const reference = ouverte ?? reglages
  if (!reference)
    throw new ProgrammeRefuse(`Le dispositif « ${programme} » est inconnu : ni dans la base, ni dans programmes/.`)
  const resultat = importerClasseur(octets, admisPar(reference))
  const { rem } = resultat
  if (essai || !rem) return { resultat, programme: code, brouillon: null }
  const brouillon =
    ouverte || dossier === null
      ? await dansUneTransaction(db, depot => importerExigences(depot, { code, rem, par }))
      : await premierBrouillon(db, dossier, rem)
  return { resultat, programme: code, brouillon }
}
