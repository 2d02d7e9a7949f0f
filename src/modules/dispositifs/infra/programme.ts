import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JourCivil } from '../../../kernel/temps.ts'
import { type FauteProgramme, controlerProgramme } from '../domain/controle-programme.ts'
import type { Texte } from '../domain/dispositif.ts'
import { type ResultatImport, importerRem } from '../domain/import-rem.ts'
import type { Admis } from '../domain/lignes-import.ts'
import { type DispositifAPublier, type Programme, jalonsDe } from '../domain/programme.ts'
import { phraseFauteImport, phraseRefusClasseur } from '../domain/phrases-import.ts'
import { assainirTexte, nouvelAssainisseur } from './assainir.ts'
import { ClasseurRefuse, lireClasseur } from './classeur.ts'
import { empreinteTexte } from './empreinte.ts'
import { lireSelonSchema } from './schema-programme.ts'

export type Lu<T> =
  | { readonly ok: true; readonly valeur: T }
  | { readonly ok: false; readonly fautes: readonly FauteProgramme[] }

const refuse = (
  ...fautes: readonly FauteProgramme[]
): { readonly ok: false; readonly fautes: readonly FauteProgramme[] } => ({
  ok: false,
  fautes,
})

const lireFichier = async (chemin: string): Promise<Buffer | null> => {
  try {
    return await readFile(chemin)
  } catch (erreur) {
    if (erreur instanceof Error && 'code' in erreur && (erreur.code === 'ENOENT' || erreur.code === 'ENOTDIR'))
      return null
    throw erreur
  }
}

/** What a programme lets a workbook say: the labels of its profiles, the périmètres that its rule of applicability knows. */
export const admisPar = ({ profils, applicabilite }: Pick<Programme, 'profils' | 'applicabilite'>): Admis => ({
  profils: profils.map(({ libelle }) => libelle),
  perimetres: [...new Set([...applicabilite.sinon, ...applicabilite.siReference])],
})

/** The settings alone, `programme.json`: every fault at once, each with its place and what to do. */
export const lireReglages = async (dossier: string): Promise<Lu<Programme>> => {
  const chemin = 'programme.json'
  const texte = await lireFichier(join(dossier, chemin))
  if (!texte)
    return refuse({ chemin, phrase: 'Fichier absent : un programme est un dossier qui contient programme.json.' })
  let brut: unknown
  try {
    brut = JSON.parse(texte.toString('utf8'))
  } catch (erreur) {
    return refuse({ chemin, phrase: `Ce fichier n’est pas du JSON : ${erreur instanceof Error ? erreur.message : ''}` })
  }
  const lu = lireSelonSchema(brut)
  if (!lu.ok) return lu
  const fautes = controlerProgramme(lu.programme)
  return fautes.length > 0 ? { ok: false, fautes } : { ok: true, valeur: lu.programme }
}

const lireCharte = async (dossier: string, charte: Programme['charte'] | null): Promise<Lu<Texte>> => {
  const chemin = 'charte.html'
  const brut = await lireFichier(join(dossier, chemin))
  if (!brut) return refuse({ chemin, phrase: 'Fichier absent : écrivez le texte de la charte.' })
  const { html, texte, actifs, perdus } = assainirTexte(brut.toString('utf8'))
  if (texte === '') return refuse({ chemin, phrase: 'La charte est vide : écrivez son texte.' })
  const refuses = [...actifs, ...perdus]
  if (refuses.length > 0) return refuse({ chemin, phrase: `Retirez ces éléments : ${refuses.join(', ')}.` })
  return {
    ok: true,
    valeur: { titre: charte?.titre ?? '', version: charte?.version ?? '', html, empreinte: empreinteTexte(html) },
  }
}

/** Reads a workbook's bytes and its requirements. @throws ClasseurRefuse when it is no workbook. */
export const importerClasseur = (octets: Buffer, admis: Admis): ResultatImport =>
  importerRem(lireClasseur(octets), { assainir: nouvelAssainisseur(), admis })

const lireExigences = async (dossier: string, admis: Admis): Promise<Lu<DispositifAPublier['rem']>> => {
  const chemin = 'exigences.xlsx'
  const octets = await lireFichier(join(dossier, chemin))
  if (!octets) return refuse({ chemin, phrase: 'Fichier absent : déposez le classeur des exigences.' })
  try {
    const { rem, fautes } = importerClasseur(octets, admis)
    if (rem) return { ok: true, valeur: rem }
    return refuse(
      ...fautes.map(faute => ({
        chemin: `${chemin}, ${faute.feuille} ${faute.cellule}`,
        phrase: phraseFauteImport(faute),
      })),
    )
  } catch (erreur) {
    if (erreur instanceof ClasseurRefuse) return refuse({ chemin, phrase: phraseRefusClasseur(erreur.code) })
    throw erreur
  }
}

/** A folder that has no fault. It lacks the day from which its milestones in months are counted. */
export type DossierLu = { readonly code: string; readonly compterDepuis: (jour: JourCivil) => DispositifAPublier }

/** A programme's folder: `programme.json`, `charte.html`, `exigences.xlsx`. Every fault of the three is told at once. */
export const lireDossier = async (dossier: string): Promise<Lu<DossierLu>> => {
  const reglages = await lireReglages(dossier)
  const admis = reglages.ok ? admisPar(reglages.valeur) : { profils: null, perimetres: null }
  const charte = await lireCharte(dossier, reglages.ok ? reglages.valeur.charte : null)
  const rem = await lireExigences(dossier, admis)
  if (!reglages.ok || !charte.ok || !rem.ok)
    return refuse(...[reglages, charte, rem].flatMap(lu => (lu.ok ? [] : lu.fautes)))
  const { documentation: _, ...valeur } = reglages.valeur
  const compterDepuis: DossierLu['compterDepuis'] = jour => ({
    ...valeur,
    jalons: jalonsDe(valeur.jalons, jour),
    charte: charte.valeur,
    rem: rem.valeur,
  })
  return { ok: true, valeur: { code: valeur.code, compterDepuis } }
}

/** The same, its milestones in months counted from `aujourdhui`. */
export const lireProgramme = async (
  dossier: string,
  { aujourdhui }: { readonly aujourdhui: JourCivil },
): Promise<Lu<DispositifAPublier>> => {
  const lu = await lireDossier(dossier)
  return lu.ok ? { ok: true, valeur: lu.valeur.compterDepuis(aujourdhui) } : lu
}
