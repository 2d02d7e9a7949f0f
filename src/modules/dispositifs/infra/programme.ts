import { dirname, join, resolve } from 'node:path'
import type { JourCivil } from '../../../kernel/temps.ts'
import { RACINE } from '../../../platform/config/index.ts'
import {
  controlerEnsemble,
  controlerFormulaireTest,
  controlerModele,
  controlerQuestionnaire,
} from '../domain/controle-annexes.ts'
import { controlerProgramme } from '../domain/controle-programme.ts'
import type { Texte } from '../domain/dispositif.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import { type ResultatImport, importerRem } from '../domain/import-rem.ts'
import type { Admis } from '../domain/lignes-import.ts'
import { type DispositifAPublier, type ModelePartage, type Programme, jalonsDe } from '../domain/programme.ts'
import { phraseFauteImport, phraseRefusClasseur } from '../domain/phrases-import.ts'
import { assainirTexte, nouvelAssainisseur } from './assainir.ts'
import { ClasseurRefuse, lireClasseur } from './classeur.ts'
import { empreinteTexte } from './empreinte.ts'
import { type Lu, lireFichier, lireJson, refuse } from './lire-json.ts'
import { lireFormulaireTest, lireModele, lireQuestionnaire } from './schema-annexes.ts'
import { lireSelonSchema } from './schema-programme.ts'

/** What a programme lets a workbook say: the labels of its profiles, the périmètres that its rule of applicability knows. */
export const admisPar = ({ profils, applicabilite }: Pick<Programme, 'profils' | 'applicabilite'>): Admis => ({
  profils: profils.map(({ libelle }) => libelle),
  perimetres: [...new Set([...applicabilite.sinon, ...applicabilite.siReference])],
})

/** The settings alone, `programme.json`: every fault at once, each with its place and what to do. */
export const lireReglages = async (dossier: string): Promise<Lu<Programme>> => {
  const nom = 'programme.json'
  const lu = await lireJson(dossier, { nom, selon: lireSelonSchema })
  if (!lu)
    return refuse({ chemin: nom, phrase: 'Fichier absent : un programme est un dossier qui contient programme.json.' })
  if (!lu.ok) return lu
  const fautes = controlerProgramme(lu.valeur)
  return fautes.length > 0 ? refuse(...fautes) : lu
}

const ajouter = <T>(lu: Lu<T>, controler: (valeur: T) => readonly FauteProgramme[]): Lu<T> => {
  const fautes = lu.ok ? controler(lu.valeur) : []
  return fautes.length > 0 ? refuse(...fautes) : lu
}

/** The same, its faults placed in the file that they are in. */
const dans = <T>(fichier: string, lu: Lu<T>): Lu<T> =>
  lu.ok
    ? lu
    : refuse(
        ...lu.fautes.map(({ chemin, phrase }) => ({
          chemin: chemin === fichier || chemin === '' ? fichier : `${fichier}, ${chemin}`,
          phrase,
        })),
      )

/** A file that a programme may have beside its settings: `null` when it hasn't. */
const lireAnnexe = async <T>(
  dossier: string,
  { nom, selon, controler }: Parameters<typeof lireJson<T>>[1] & { controler: (v: T) => readonly FauteProgramme[] },
): Promise<Lu<T | null>> => {
  const lu = await lireJson(dossier, { nom, selon })
  return lu ? dans(nom, ajouter(lu, controler)) : { ok: true, valeur: null }
}

/** CVN-5 — the model that a programme names: among those beside its folder, else among those that are shipped. */
const lireConvention = async (dossier: string, programme: Programme | null): Promise<Lu<ModelePartage | null>> => {
  if (!programme?.convention) return { ok: true, valeur: null }
  const nom = `${programme.convention.modele}.json`
  const fichier = `conventions/${nom}`
  for (const programmes of [dirname(resolve(dossier)), join(RACINE, 'programmes')]) {
    const lu = await lireJson(join(programmes, 'conventions'), { nom, selon: lireModele })
    if (lu)
      return dans(
        fichier,
        ajouter(lu, modele => controlerModele(modele, programme)),
      )
  }
  return refuse({ chemin: 'convention.modele', phrase: `Le modèle ${fichier} n’existe pas : nommez-en un autre.` })
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

/**
 * A programme's folder: `programme.json`, `charte.html`, `exigences.xlsx`; `test-intrusion.json` (PEN-1) and
 * `maturite-ssi.json` (ELI-9) when it asks for them. Every fault of all of them is told at once.
 */
export const lireDossier = async (dossier: string): Promise<Lu<DossierLu>> => {
  const reglages = await lireReglages(dossier)
  const programme = reglages.ok ? reglages.valeur : null
  const charte = await lireCharte(dossier, programme?.charte ?? null)
  const modele = await lireConvention(dossier, programme)
  const testIntrusion = await lireAnnexe(dossier, {
    nom: 'test-intrusion.json',
    selon: lireFormulaireTest,
    controler: controlerFormulaireTest,
  })
  const maturite = await lireAnnexe(dossier, {
    nom: 'maturite-ssi.json',
    selon: lireQuestionnaire,
    controler: controlerQuestionnaire,
  })
  const rem = await lireExigences(dossier, programme ? admisPar(programme) : { profils: null, perimetres: null })
  const ensemble = controlerEnsemble({
    reglages: programme,
    rem: rem.ok ? rem.valeur : null,
    avecTestIntrusion: !testIntrusion.ok || testIntrusion.valeur !== null,
  })
  if (!reglages.ok || !charte.ok || !modele.ok || !testIntrusion.ok || !maturite.ok || !rem.ok)
    return refuse(
      ...[reglages, charte, modele, testIntrusion, maturite, rem].flatMap(lu => (lu.ok ? [] : lu.fautes)),
      ...ensemble,
    )
  if (ensemble.length > 0) return refuse(...ensemble)
  const { documentation: _, convention, controles, ...valeur } = reglages.valeur
  const articles = modele.valeur?.articles ?? []
  const compterDepuis: DossierLu['compterDepuis'] = jour => ({
    ...valeur,
    jalons: jalonsDe(valeur.jalons, jour),
    charte: charte.valeur,
    convention: convention && { titre: convention.titre, dureeAnnees: convention.dureeAnnees, articles },
    controles: { ...controles, testIntrusion: testIntrusion.valeur, maturite: maturite.valeur },
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
