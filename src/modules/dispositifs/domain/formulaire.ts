/** A form of a programme, as data: what a step asks, in which order, and when (ADM-1, ELI-1…5). */
export type Formulaire = { readonly sections: readonly Section[] }

export type Section = {
  readonly code: string
  readonly titre: string
  readonly aide?: string
  /** The helper buttons of the section (ADM-3): which person's data fill which fields. */
  readonly aidesSaisie?: readonly AideSaisie[]
  readonly champs: readonly Champ[]
}

export type AideSaisie = {
  readonly source: 'responsable_legal' | 'moi'
  readonly libelle: string
  /** Field code → datum of the iSC account, e.g. `{ "representant_nom": "nom_complet" }`. */
  readonly remplit: Readonly<Record<string, DonneeCompte>>
}

export type DonneeCompte =
  | 'nom_complet'
  | 'courriel'
  | 'telephone'
  | 'fonction'
  | 'entreprise_nom'
  | 'entreprise_siret'
  | 'entreprise_forme_juridique'
  | 'entreprise_adresse'

export type TypeChamp =
  | 'texte'
  | 'texte_long'
  | 'siret'
  | 'courriel'
  | 'telephone'
  | 'date'
  | 'oui_non'
  | 'choix'
  | 'choix_multiple'
  | 'profils'
  | 'fichier'
  | 'liste'

export type Champ = {
  readonly code: string
  readonly libelle: string
  readonly type: TypeChamp
  readonly aide?: string
  /** The HTML `autocomplete` token, where the field is about the person who types. */
  readonly autocomplete?: string
  readonly obligatoire: boolean
  /** Asked (and mandatory, if it is) only when another field of the form has this value. */
  readonly si?: { readonly champ: string; readonly vaut: string }
  readonly longueurMax?: number
  /** For `date`: not before the day given to that other field. */
  readonly apres?: string
  /** For `choix` and `choix_multiple`; the reserved source `chapitres` lists the REM's chapters (ELI-4). */
  readonly options?: readonly { readonly valeur: string; readonly libelle: string }[] | 'chapitres'
  /** For `fichier`: accepted extensions, and whether several files can be given. */
  readonly extensions?: readonly string[]
  readonly plusieurs?: boolean
  /** For `liste`: the fields of one line. */
  readonly lignes?: readonly Champ[]
}

/** A file given in a form: content-addressed, as every pièce is. */
export type FichierDepose = {
  readonly nom: string
  readonly type: string
  readonly taille: number
  readonly empreinte: string
}

/** What was answered to one field. A line of a `liste` is a record of its fields. */
export type Reponse =
  | string
  | readonly string[]
  | readonly FichierDepose[]
  | readonly Readonly<Record<string, string>>[]
export type Reponses = Readonly<Record<string, Reponse>>
