import { type ColonneRem, lireEntetes, lisible, trouverEntetes } from './colonnes-import.ts'
import { type AvertissementImport, type FauteImport, type Releve, releve as nouveauReleve } from './fautes-import.ts'
import type { Feuille } from './feuille.ts'
import { type Admis, type Assainir, type LigneRem, controlerLigne, lireLignes } from './lignes-import.ts'
import { composerRem } from './composer-rem.ts'
import { remarques } from './remarques-import.ts'
import type { Rem } from './rem.ts'

export type Comptes = {
  readonly lignes: number
  readonly chapitres: number
  readonly exigences: number
  readonly scenarios: number
  readonly preuves: number
}

export type ResultatImport = {
  readonly feuille: string
  readonly comptes: Comptes
  /** The profiles that the requirements name, in order of appearance. */
  readonly profils: readonly string[]
  /** In reading order. */
  readonly fautes: readonly FauteImport[]
  readonly avertissements: readonly AvertissementImport[]
  /** REM-3 — `null` while one fault remains: nothing is imported then. */
  readonly rem: Rem | null
}

/** What must be the same on every row of a requirement, as it is repeated on each. */
const DE_L_EXIGENCE: readonly ColonneRem[] = [
  'Périmètre',
  'Chapitre',
  'Fonction',
  'Exigence',
  'Commentaire',
  'Profil',
  'Profil historique',
  'Criticité',
]

type Repere = { readonly cellule: string; readonly valeur: string }

/** What the rows must say together: the same thing of the same requirement, no proof twice, numbers that follow. */
const controlerEnsemble = (lignes: readonly LigneRem[], { signaler, estFautive }: Releve): void => {
  const reperes = new Map<string, Repere>()
  const preuves = new Map<string, string>()
  const comparer = (cle: string, { de }: LigneRem, colonne: ColonneRem, id: string): void => {
    const { cellule, valeur, lue } = de(colonne)
    if (cellule === '' || !lue || estFautive(cellule)) return
    const repere = reperes.get(cle)
    if (!repere) reperes.set(cle, { cellule, valeur })
    else if (repere.valeur.replace(/\s+/gu, ' ') !== valeur.replace(/\s+/gu, ' '))
      signaler(cellule, { code: 'valeur_differente', colonne, id, voir: repere.cellule })
  }
  let ordre: number | null = null
  for (const ligne of lignes) {
    const [id, scenario, preuve, rang] = [
      ligne.de('ID'),
      ligne.de('N° scénario'),
      ligne.de('N° preuve'),
      ligne.de('Ordre'),
    ]
    if (id.valeur) for (const colonne of DE_L_EXIGENCE) comparer(`${id.valeur} ${colonne}`, ligne, colonne, id.valeur)
    if (scenario.valeur) comparer(`${scenario.valeur} scénario`, ligne, 'Scénario de conformité', scenario.valeur)
    const deja = preuves.get(preuve.valeur)
    if (deja) signaler(preuve.cellule, { code: 'preuve_en_double', numero: preuve.valeur, deja })
    else if (preuve.valeur) preuves.set(preuve.valeur, preuve.cellule)
    if (rang.valeur === '') continue
    if (!/^\d{1,6}(\.0+)?$/.test(rang.valeur)) signaler(rang.cellule, { code: 'ordre_illisible', valeur: rang.valeur })
    else {
      const lu = Number(rang.valeur)
      if (ordre !== null && lu !== ordre && lu !== ordre + 1)
        signaler(rang.cellule, { code: 'ordre_rompu', avant: ordre, lu })
      ordre = lu
    }
  }
}

const distinctes = (lignes: readonly LigneRem[], colonne: ColonneRem): number =>
  new Set(lignes.map(({ de }) => de(colonne).valeur).filter(valeur => valeur !== '')).size

const compter = (lignes: readonly LigneRem[]): Comptes => ({
  lignes: lignes.length,
  chapitres: distinctes(lignes, 'Chapitre'),
  exigences: distinctes(lignes, 'ID'),
  scenarios: distinctes(lignes, 'N° scénario'),
  preuves: lignes.filter(({ de }) => de('N° preuve').valeur !== '').length,
})

const profilsLus = (lignes: readonly LigneRem[]): readonly string[] => [
  ...new Set(lignes.map(({ de }) => de('Profil').valeur).filter(profil => profil !== '')),
]

/** The sheet to read: « Exigences » when there is one, else the first that has the headers. */
const choisir = (feuilles: readonly Feuille[]): Feuille | undefined => {
  const lisibles = feuilles.filter(feuille => trouverEntetes(feuille) !== undefined)
  return lisibles.find(({ nom }) => nom.trim().toLowerCase() === 'exigences') ?? lisibles[0]
}

/**
 * REM-3 — reads the workbook in which the agency publishes its requirements, one row a proof. Every fault is told with its
 * cell; nothing is imported while one remains. Columns are found by their headers, in any order.
 */
export const importerRem = (
  feuilles: readonly Feuille[],
  { assainir, admis }: { readonly assainir: Assainir; readonly admis: Admis },
): ResultatImport => {
  const feuille = choisir(feuilles)
  const ligneEntetes = feuille && trouverEntetes(feuille)
  if (!feuille || !ligneEntetes) {
    const nom = feuilles[0]?.nom ?? ''
    const fautes: readonly FauteImport[] = [{ feuille: nom, cellule: 'A1', code: 'entetes_introuvables' }]
    const comptes = { lignes: 0, chapitres: 0, exigences: 0, scenarios: 0, preuves: 0 }
    return { feuille: nom, comptes, profils: [], fautes, avertissements: [], rem: null }
  }
  const releve = nouveauReleve(feuille.nom)
  const entetes = lireEntetes(ligneEntetes, releve)
  const lignes = lireLignes(feuille, { entetes, assainir, releve })
  if (lisible(entetes)) {
    for (const ligne of lignes) controlerLigne(ligne, { admis, signaler: releve.signaler })
    controlerEnsemble(lignes, releve)
  }
  if (lignes.length === 0) releve.signaler(`A${entetes.ligne + 1}`, { code: 'aucune_exigence' })
  const fautes = releve.fautes()
  const profils = profilsLus(lignes)
  const rem =
    fautes.length === 0
      ? composerRem(
          lignes,
          entetes.supplementaires.map(({ entete }) => entete),
        )
      : null
  return {
    feuille: feuille.nom,
    comptes: compter(lignes),
    profils,
    fautes,
    avertissements: remarques({ feuilles, feuille, entetes, lignes, rem, profils: admis.profils ? null : profils }),
    rem,
  }
}
