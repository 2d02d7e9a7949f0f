import type { Instant } from '../../kernel/temps.ts'

/**
 * What each document is made of. Every text is French, ready to print (dates with their zone, sizes with their unit):
 * a template places texts and writes no sentence that depends on the procedure's data. A line break in a text is kept.
 */
export type DonneesCommunes = {
  readonly operateur: { readonly nom: string; readonly service?: string }
  /** Title of the document, also in the PDF's metadata. */
  readonly titre: string
  readonly sousTitre?: string
  readonly reference: string
  /** When the document was drawn up, as printed. */
  readonly date: string
  /** The same moment, for the PDF's metadata: the same data always make the same bytes. */
  readonly le: Instant
  /** Foot of every page. */
  readonly pied: string
}

export type Ligne = { readonly libelle: string; readonly valeur: string }

/** A file as a manifest names it; `empreinte` is its SHA-256 in lower-case hexadecimal. */
export type FichierNomme = { readonly nom: string; readonly empreinte: string }

/** P8: the mentions that CRPA R112-11-1 asks for, and ours (exact time, rang, version of the REM, manifest). */
export type DonneesAccuse = DonneesCommunes & {
  readonly numero: string
  /** What was handed over: « Soumission du chapitre « Annuaire santé » ». */
  readonly objet: string
  /** To the second or finer, with « (heure de Paris) ». */
  readonly recuLe: string
  /** Candidature, éditeur, solution, dispositif, version du référentiel, rang, déposant… */
  readonly faits: readonly Ligne[]
  /** Answers of a form, when a form is what was received. */
  readonly contenu?: readonly Ligne[]
  readonly manifeste?: readonly (FichierNomme & { readonly preuve: string; readonly taille: string })[]
  /** What happens next, one paragraph each. */
  readonly suite?: readonly string[]
  readonly mentions: {
    readonly service: string
    readonly adresse: string
    readonly courriel: string
    readonly telephone: string
    readonly silence: string
    readonly recours: string
  }
}

/** CVN-1: the convention as it goes to signature. */
export type DonneesConvention = DonneesCommunes & {
  readonly parties: readonly {
    readonly nom: string
    readonly lignes: readonly string[]
    readonly designation?: string
  }[]
  readonly preambule?: readonly string[]
  readonly articles: readonly { readonly titre: string; readonly paragraphes: readonly string[] }[]
  /** One block each, side by side; `mention`: « Signature électronique ». */
  readonly signatures: readonly {
    readonly partie: string
    readonly nom: string
    readonly qualite: string
    readonly mention: string
  }[]
}

/** COL-4. */
export type DonneesProcesVerbal = DonneesCommunes & {
  readonly instance: string
  readonly seance: string
  readonly lieu?: string
  readonly membres: readonly { readonly nom: string; readonly qualite: string; readonly presence: string }[]
  readonly dossiers: readonly {
    readonly candidature: string
    readonly editeur: string
    readonly solution: string
    readonly versionTechnique: string
    readonly dispositif: string
    readonly decision: string
    readonly motifs: readonly string[]
    /** Who stood back from this file, and why. */
    readonly departs?: string
  }[]
  readonly secretaire: { readonly nom: string; readonly qualite: string }
}

/** REF-2. The sentences are the programme's: what is attested, and under which conditions it holds. */
export type DonneesAttestation = DonneesCommunes & {
  readonly attestee: string
  readonly conditions: string
  /** What the programme gave besides, if it did. */
  readonly identifiant?: Ligne
  readonly editeur: { readonly nom: string; readonly siret?: string }
  readonly solution: string
  readonly versionTechnique: string
  readonly dispositif: string
  readonly profils: readonly string[]
  readonly versionRem: string
  /** `decision`: which instance decided, and when. */
  readonly dates: { readonly decision: string; readonly debut: string; readonly fin: string }
  readonly authenticite: { readonly url: string; readonly numero: string }
  readonly signataire: { readonly nom: string; readonly qualite: string }
}

/** EDC-3 — what a programme authorises before its decision, in its own words. */
export type DonneesAutorisation = DonneesCommunes & {
  readonly editeur: string
  readonly solution: string
  readonly version: string
  readonly paragraphes: readonly string[]
  readonly faits: readonly Ligne[]
  readonly signataire: { readonly nom: string; readonly qualite: string }
}

export type AvisImprime = {
  readonly code: 'conforme' | 'non_conforme' | 'a_modifier' | 'sans_avis'
  readonly libelle: string
}

/** REF-1: the conformity report, requirement by requirement. */
export type DonneesRapportDeConformite = DonneesCommunes & {
  readonly faits: readonly Ligne[]
  /** A table of counts: the first column is the chapter's name, every line has as many cells as there are columns. */
  readonly totaux: { readonly colonnes: readonly string[]; readonly lignes: readonly (readonly string[])[] }
  readonly chapitres: readonly {
    readonly titre: string
    readonly resume?: string
    readonly exigences: readonly {
      readonly id: string
      /** Plain text, one paragraph each. */
      readonly texte: readonly string[]
      readonly verdict: AvisImprime
      readonly preuves: readonly {
        readonly numero: string
        readonly verdict: AvisImprime
        readonly motif?: string
        /** `detail`: « version 2, 1,2 Mo ». */
        readonly pieces: readonly (FichierNomme & { readonly detail?: string })[]
      }[]
    }[]
  }[]
}

export type DonneesJournal = DonneesCommunes & {
  readonly faits: readonly Ligne[]
  readonly lignes: readonly {
    readonly position: number
    readonly quand: string
    readonly fait: string
    readonly detail?: string
    readonly par: string
    readonly empreinte: string
  }[]
}

export type DonneesParModele = {
  readonly accuse: DonneesAccuse
  readonly convention: DonneesConvention
  readonly 'proces-verbal': DonneesProcesVerbal
  readonly attestation: DonneesAttestation
  readonly autorisation: DonneesAutorisation
  readonly 'rapport-de-conformite': DonneesRapportDeConformite
  readonly journal: DonneesJournal
}

export type Modele = keyof DonneesParModele
