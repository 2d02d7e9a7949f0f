import { comparerAdresses } from './feuille.ts'

/** What is wrong in a workbook of requirements: one place, one fault. */
export type FauteImport = { readonly feuille: string; readonly cellule: string } & DefautImport
export type DefautImport =
  | { readonly code: 'entetes_introuvables' }
  | { readonly code: 'aucune_exigence' }
  | { readonly code: 'entete_inattendu'; readonly entete: string; readonly manquant: string }
  | { readonly code: 'entete_en_double'; readonly entete: string; readonly deja: string }
  | { readonly code: 'colonne_manquante'; readonly colonne: string }
  | { readonly code: 'trop_de_colonnes'; readonly max: number }
  | { readonly code: 'valeur_absente'; readonly colonne: string }
  | { readonly code: 'espaces_superflus'; readonly valeur: string }
  | { readonly code: 'criticite_inconnue'; readonly valeur: string; readonly admises: readonly string[] }
  | { readonly code: 'profil_inconnu'; readonly valeur: string; readonly admis: readonly string[] }
  | { readonly code: 'perimetre_inconnu'; readonly valeur: string; readonly admis: readonly string[] }
  | { readonly code: 'scenario_non_emboite'; readonly numero: string; readonly exigence: string; readonly voir: string }
  | { readonly code: 'preuve_non_emboitee'; readonly numero: string; readonly scenario: string; readonly voir: string }
  | { readonly code: 'preuve_en_double'; readonly numero: string; readonly deja: string }
  | { readonly code: 'valeur_differente'; readonly colonne: string; readonly id: string; readonly voir: string }
  | { readonly code: 'contenu_actif'; readonly elements: readonly string[] }
  | { readonly code: 'texte_trop_long'; readonly max: number }
  | { readonly code: 'formule' }
  | { readonly code: 'erreur_de_calcul'; readonly valeur: string }
  | { readonly code: 'cellules_fusionnees' }
  | { readonly code: 'ordre_illisible'; readonly valeur: string }
  | { readonly code: 'ordre_rompu'; readonly avant: number; readonly lu: number }

/** What is worth knowing, and prevents nothing. */
export type AvertissementImport = { readonly feuille: string; readonly cellule: string } & (
  | { readonly code: 'colonne_supplementaire'; readonly entete: string }
  | { readonly code: 'colonne_sans_entete' }
  | { readonly code: 'feuille_non_reprise' }
  | { readonly code: 'colonne_facultative_absente'; readonly colonne: string }
  | { readonly code: 'exigence_sans_preuve'; readonly id: string }
  | { readonly code: 'mise_en_forme_perdue'; readonly elements: readonly string[] }
  | { readonly code: 'profils_non_controles'; readonly lus: readonly string[] }
)

/** Why a file is not read at all. */
export type RefusClasseur =
  | 'ancien_format'
  | 'pas_un_classeur'
  | 'illisible'
  | 'trop_grand'
  | 'trop_de_lignes'
  | 'trop_de_fusions'
  | 'vide'
  | 'trop_lourd'
  | 'lecture_encombree'

/** Collects faults: the first one told of a cell is the only one, so that one mistake is never counted twice. */
export type Releve = {
  readonly signaler: (cellule: string, defaut: DefautImport) => void
  readonly estFautive: (cellule: string) => boolean
  /** In reading order. */
  readonly fautes: () => readonly FauteImport[]
}

export const releve = (feuille: string): Releve => {
  const parCellule = new Map<string, FauteImport>()
  return {
    signaler: (cellule, defaut) => {
      if (!parCellule.has(cellule)) parCellule.set(cellule, { feuille, cellule, ...defaut })
    },
    estFautive: cellule => parCellule.has(cellule),
    fautes: () => [...parCellule.values()].sort((a, b) => comparerAdresses(a.cellule, b.cellule)),
  }
}
