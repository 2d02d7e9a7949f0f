import { type JourCivil, jourCivil } from '../../../kernel/temps.ts'
import type { Chantier } from '../domain/chantier.ts'
import {
  controlerArticles,
  controlerEnsemble,
  controlerFormulaireTest,
  controlerModele,
  controlerQuestionnaire,
} from '../domain/controle-annexes.ts'
import { controlerProgramme } from '../domain/controle-programme.ts'
import type { ModeleConvention } from '../domain/dispositif.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import { admisPar } from '../domain/lignes-import.ts'
import { type DispositifAPublier, type Programme, jalonsDe } from '../domain/programme.ts'
import type { Rem } from '../domain/rem.ts'
import { assainirTexte } from './assainir.ts'
import { empreinteTexte } from './empreinte.ts'
import { dans, type Lu, lireJson, refuse, texteDe } from './lire-json.ts'
import { lireExigences } from './programme-exigences.ts'
import { lireArticles, lireFormulaireTest, lireModele, lireQuestionnaire } from './schema-annexes.ts'
import { lireSelonSchema } from './schema-programme.ts'
import { type Source, sourceDossier } from './source-fichiers.ts'

/** The files of a programme, by what they hold. */
export const FICHIERS = {
  reglages: 'programme.json',
  charte: 'charte.html',
  convention: 'convention.json',
  exigences: 'exigences.json',
  classeur: 'exigences.xlsx',
  testIntrusion: 'test-intrusion.json',
  maturite: 'maturite-ssi.json',
} as const

const lireReglagesDe = async (source: Source): Promise<Lu<Programme>> => {
  const nom = FICHIERS.reglages
  const octets = await source.lire(nom)
  if (!octets)
    return refuse({ chemin: nom, phrase: 'Fichier absent : un programme est un dossier qui contient programme.json.' })
  const lu = lireJson(octets, { nom, selon: lireSelonSchema })
  return ajouter(lu, controlerProgramme)
}

/** The settings alone, `programme.json`: every fault at once, each with its place and what to do. */
export const lireReglages = (dossier: string): Promise<Lu<Programme>> => lireReglagesDe(sourceDossier(dossier))

const ajouter = <T>(lu: Lu<T>, controler: (valeur: T) => readonly FauteProgramme[]): Lu<T> => {
  const fautes = lu.ok ? controler(lu.valeur) : []
  return fautes.length > 0 ? refuse(...fautes) : lu
}

/** A file that a programme may have beside its settings: `null` when it hasn't. */
const lireAnnexe = async <T>(
  source: Source,
  {
    nom,
    selon,
    controler,
  }: {
    readonly nom: string
    readonly selon: (valeur: unknown) => Lu<T>
    readonly controler: (valeur: T) => readonly FauteProgramme[]
  },
): Promise<Lu<T | null>> => {
  const octets = await source.lire(nom)
  return octets ? dans(nom, ajouter(lireJson(octets, { nom, selon }), controler)) : { ok: true, valeur: null }
}

type Articles = Pick<ModeleConvention, 'articles'>

/** CVN-5 — the model that a programme names: among those beside its folder, else among those that are shipped. */
const lireModeleNomme = async (source: Source, programme: Programme, modele: string): Promise<Lu<Articles>> => {
  const fichier = `conventions/${modele}.json`
  const octets = await source.lireModele(modele)
  if (!octets)
    return refuse({ chemin: 'convention.modele', phrase: `Le modèle ${fichier} n’existe pas : nommez-en un autre.` })
  const lu = lireJson(octets, { nom: fichier, selon: lireModele })
  return dans(
    fichier,
    ajouter(lu, partage => controlerModele(partage, programme)),
  )
}

/** CVN-1, CVN-5 — the articles: of the programme's own file, or of the model that it names; `null` where there is no convention. */
const lireConvention = async (source: Source, programme: Programme | null): Promise<Lu<Articles | null>> => {
  const chemin = FICHIERS.convention
  const propre = await lireAnnexe(source, { nom: chemin, selon: lireArticles, controler: controlerArticles })
  const aPart = !propre.ok || propre.valeur !== null
  if (!programme) return propre
  const { convention } = programme
  if (convention === null)
    return aPart
      ? refuse({ chemin, phrase: 'Le programme n’a pas de convention (convention : null) : retirez ce fichier.' })
      : propre
  if (convention.modele !== undefined)
    return aPart
      ? refuse({
          chemin,
          phrase: 'Le programme nomme déjà un modèle (convention.modele) : retirez ce fichier, ou ce nom.',
        })
      : lireModeleNomme(source, programme, convention.modele)
  return aPart
    ? propre
    : refuse({ chemin, phrase: 'Fichier absent : écrivez les articles, ou nommez un modèle dans convention.modele.' })
}

/** GUI-5 — the text that candidates accept; nothing of it is lost without a word. */
const lireCharte = async (source: Source): Promise<Lu<string>> => {
  const chemin = FICHIERS.charte
  const octets = await source.lire(chemin)
  if (!octets) return refuse({ chemin, phrase: 'Fichier absent : écrivez le texte de la charte.' })
  const { html, texte, actifs, perdus } = assainirTexte(texteDe(octets))
  if (texte === '') return refuse({ chemin, phrase: 'La charte est vide : écrivez son texte.' })
  const refuses = [...actifs, ...perdus]
  if (refuses.length > 0) return refuse({ chemin, phrase: `Retirez ces éléments : ${refuses.join(', ')}.` })
  return { ok: true, valeur: html }
}

/** A set of files that has no fault. As a version, it lacks the day from which its milestones in months are counted. */
export type DossierLu = {
  readonly code: string
  readonly chantier: Chantier & { readonly rem: Rem }
  /** JAL-5 — the day of its decree comes before `jour`, when it has one. */
  readonly compterDepuis: (jour: JourCivil) => DispositifAPublier
}

const composer = (
  programme: Programme,
  parties: { readonly html: string; readonly articles: ModeleConvention['articles']; readonly rem: Rem } & Pick<
    Chantier['controles'],
    'testIntrusion' | 'maturite'
  >,
): DossierLu => {
  const { documentation: _, decret = null, convention, controles, ...reglages } = programme
  const { html, articles, testIntrusion, maturite, rem } = parties
  const chantier = {
    ...reglages,
    decret: decret === null ? null : jourCivil(decret),
    charte: { ...reglages.charte, html },
    convention: convention && { titre: convention.titre, dureeAnnees: convention.dureeAnnees, articles },
    controles: { ...controles, testIntrusion, maturite },
    rem,
  }
  const { decret: depuis, jalons, charte, ...reste } = chantier
  return {
    code: reglages.code,
    chantier,
    compterDepuis: jour => ({
      ...reste,
      jalons: jalonsDe(jalons, depuis ?? jour),
      charte: { ...charte, empreinte: empreinteTexte(html) },
    }),
  }
}

/**
 * A programme's files: `programme.json`, `charte.html`, its requirements (`exigences.json`, or the workbook alone);
 * `convention.json` when it names no model; `test-intrusion.json` (PEN-1) and `maturite-ssi.json` (ELI-9) when it asks for
 * them. Every fault of all of them is told at once.
 */
export const lireEnsemble = async (source: Source): Promise<Lu<DossierLu>> => {
  const reglages = await lireReglagesDe(source)
  const programme = reglages.ok ? reglages.valeur : null
  const charte = await lireCharte(source)
  const modele = await lireConvention(source, programme)
  const testIntrusion = await lireAnnexe(source, {
    nom: FICHIERS.testIntrusion,
    selon: lireFormulaireTest,
    controler: controlerFormulaireTest,
  })
  const maturite = await lireAnnexe(source, {
    nom: FICHIERS.maturite,
    selon: lireQuestionnaire,
    controler: controlerQuestionnaire,
  })
  const rem = await lireExigences(source, programme ? admisPar(programme) : { profils: null, perimetres: null })
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
  const lu = composer(reglages.valeur, {
    html: charte.valeur,
    articles: modele.valeur?.articles ?? [],
    testIntrusion: testIntrusion.valeur,
    maturite: maturite.valeur,
    rem: rem.valeur,
  })
  return { ok: true, valeur: lu }
}

/** The same, of a folder. */
export const lireDossier = (dossier: string): Promise<Lu<DossierLu>> => lireEnsemble(sourceDossier(dossier))

/** The same, as a version: its milestones in months counted from its decree, or from `aujourdhui`. */
export const lireProgramme = async (
  dossier: string,
  { aujourdhui }: { readonly aujourdhui: JourCivil },
): Promise<Lu<DispositifAPublier>> => {
  const lu = await lireDossier(dossier)
  return lu.ok ? { ok: true, valeur: lu.valeur.compterDepuis(aujourdhui) } : lu
}
