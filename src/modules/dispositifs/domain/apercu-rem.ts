import { conditionsDe } from './cas.ts'
import { comparerRem, type EcartRem } from './comparer-rem.ts'
import type { AvertissementImport, FauteImport } from './fautes-import.ts'
import type { Comptes, ResultatImport } from './import-rem.ts'
import { type Criticite, criticites, type Exigence, type NaturePreuve, naturesPreuve, type Rem } from './rem.ts'

/** How much a chapter, a profile or the whole asks for. A préconisation is shown, and none of its proofs is required. */
export type Decompte = { readonly exigences: number; readonly preconisations: number; readonly preuves: number }

/** REM-3 — what requirements come to: what a reader checks before adopting them. */
export type Composition = {
  readonly total: Decompte
  readonly chapitres: readonly ({ readonly code: string; readonly titre: string } & Decompte)[]
  /** In order of appearance. */
  readonly profils: readonly ({ readonly libelle: string } & Decompte)[]
  /** By the main kind of each proof; the kinds that none has are left out. */
  readonly natures: readonly { readonly nature: NaturePreuve; readonly preuves: number }[]
  readonly criticites: readonly { readonly criticite: Criticite; readonly exigences: number }[]
  /** PRE-1 — the conditions that were recognised: cases in the text of one proof, or between several proofs of a scenario. */
  readonly conditions: { readonly dansUnTexte: number; readonly entrePreuves: number }
}

/** A warning, to be accepted by its name. `cle` is the same for the same workbook; `cellules`: everywhere it stands, in reading order. */
export type Remarque = {
  readonly cle: string
  readonly avertissement: AvertissementImport
  readonly cellules: readonly string[]
}

/** What would change in the requirements that are there. */
export type Bilan = Readonly<Record<EcartRem['sort'], number>>

/** What is shown of a workbook before its requirements are adopted. */
export type Apercu = {
  readonly feuille: string
  readonly comptes: Comptes
  /** In reading order, the first ones; `fautesEnTout` counts them all. */
  readonly fautes: readonly FauteImport[]
  readonly fautesEnTout: number
  readonly remarques: readonly Remarque[]
  /** `null` while a fault remains. */
  readonly composition: Composition | null
  /** `null` when there is nothing to compare with, or while a fault remains. */
  readonly bilan: Bilan | null
}

/** As many warnings as one can accept one by one: a workbook that calls for more is to be corrected first. */
export const MAX_REMARQUES = 200

/** As many as one can correct before reading the workbook again. */
const FAUTES_MONTREES = 500

const decompter = (exigences: readonly Exigence[]): Decompte => {
  const lues = exigences.filter(({ nature }) => nature === 'exigence').length
  return {
    exigences: lues,
    preconisations: exigences.length - lues,
    preuves: exigences.reduce((total, exigence) => total + preuvesDe(exigence).length, 0),
  }
}

const preuvesDe = ({ scenarios }: Exigence) => scenarios.flatMap(({ preuves }) => preuves)

const parCle = <T>(valeurs: readonly T[], cle: (valeur: T) => string): readonly (readonly [string, readonly T[]])[] => [
  ...Map.groupBy(valeurs, cle),
]

const compterConditions = (exigences: readonly Exigence[]): Composition['conditions'] => {
  const conditions = conditionsDe(exigences.filter(({ nature }) => nature === 'exigence'))
  const dansUnTexte = conditions.filter(({ cas }) => new Set(cas.flatMap(({ preuves }) => preuves)).size === 1).length
  return { dansUnTexte, entrePreuves: conditions.length - dansUnTexte }
}

export const composition = ({ chapitres }: Rem): Composition => {
  const exigences = chapitres.flatMap(chapitre => chapitre.exigences)
  const natures = Map.groupBy(exigences.flatMap(preuvesDe), preuve => preuve.natures[0])
  return {
    total: decompter(exigences),
    chapitres: chapitres.map(({ code, titre, exigences: siennes }) => ({ code, titre, ...decompter(siennes) })),
    profils: parCle(exigences, ({ profil }) => profil).map(([libelle, siennes]) => ({
      libelle,
      ...decompter(siennes),
    })),
    natures: naturesPreuve.flatMap(nature => {
      const preuves = natures.get(nature)?.length ?? 0
      return preuves === 0 ? [] : [{ nature, preuves }]
    }),
    conditions: compterConditions(exigences),
    criticites: criticites.flatMap(criticite => {
      const nombre = exigences.filter(exigence => exigence.criticite === criticite).length
      return nombre === 0 ? [] : [{ criticite, exigences: nombre }]
    }),
  }
}

/** What a warning is about; the same loss in several cells is one warning. */
const nomDe = (avertissement: AvertissementImport): string => {
  const { code, feuille, cellule } = avertissement
  switch (avertissement.code) {
    case 'mise_en_forme_perdue':
      return [code, feuille, ...avertissement.elements].join('|')
    case 'colonne_facultative_absente':
      return [code, feuille, avertissement.colonne].join('|')
    default:
      return [code, feuille, cellule].join('|')
  }
}

export const remarquesDe = (avertissements: readonly AvertissementImport[]): readonly Remarque[] =>
  parCle(avertissements, nomDe).flatMap(([cle, memes]) => {
    const [avertissement] = memes
    const cellules = memes.map(({ cellule }) => cellule).filter(cellule => cellule !== '')
    return avertissement ? [{ cle, avertissement, cellules }] : []
  })

export const bilan = (avant: Rem, apres: Rem): Bilan => {
  const sorts = Map.groupBy(comparerRem(avant, apres), ({ sort }) => sort)
  const nombre = (sort: EcartRem['sort']): number => sorts.get(sort)?.length ?? 0
  return {
    inchangee: nombre('inchangee'),
    modifiee: nombre('modifiee'),
    nouvelle: nombre('nouvelle'),
    supprimee: nombre('supprimee'),
    renumerotee: nombre('renumerotee'),
  }
}

/** `avant`: the requirements that these would replace. */
export const apercuDe = (
  { feuille, comptes, fautes, avertissements, rem }: ResultatImport,
  avant: Rem | null,
): Apercu => ({
  feuille,
  comptes,
  fautes: fautes.slice(0, FAUTES_MONTREES),
  fautesEnTout: fautes.length,
  remarques: remarquesDe(avertissements),
  composition: rem && composition(rem),
  bilan: rem && avant && bilan(avant, rem),
})

/** REM-3 — the warnings that nobody accepted yet: nothing is adopted while one of them remains. */
export const remarquesAAccepter = (
  { remarques }: Pick<Apercu, 'remarques'>,
  acceptees: readonly string[],
): readonly Remarque[] => remarques.filter(({ cle }) => !acceptees.includes(cle))
