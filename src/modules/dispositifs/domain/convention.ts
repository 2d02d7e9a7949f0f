import type { Dispositif, ModeleConvention } from './dispositif.ts'
import type { Reponses } from './formulaire.ts'
import { texteDe } from './formulaires.ts'

/** What an article of the model may name, `{{editeur}}`, with what it stands for. */
export const variablesConvention = {
  service: 'le service de l’agence',
  signataire: 'la personne qui signe pour l’agence',
  qualite_signataire: 'sa qualité',
  dispositif: 'le nom du dispositif',
  duree: 'la durée, en années',
  candidature: 'le numéro de la candidature',
  editeur: 'la dénomination sociale de l’éditeur',
  forme_juridique: 'sa forme juridique',
  siret: 'son SIRET',
  adresse: 'l’adresse de son siège',
  representant: 'son représentant légal',
  fonction: 'la fonction du représentant légal',
  solution: 'la dénomination commerciale de la solution',
  version_technique: 'la version technique référencée',
  profils: 'les profils retenus',
} as const
export type VariableConvention = keyof typeof variablesConvention
export type ValeursConvention = Readonly<Record<VariableConvention, string>>

/** The fields that the platform itself reads in any programme's forms: their codes are the same everywhere. */
export const champsCommuns = {
  administrative: {
    denomination_sociale: 'editeur',
    siret: 'siret',
    forme_juridique: 'forme_juridique',
    adresse_siege: 'adresse',
    representant_nom: 'representant',
    representant_fonction: 'fonction',
    representant_courriel: null,
    denomination_commerciale: 'solution',
  },
  eligibilite: { version_technique: 'version_technique' },
} as const satisfies Readonly<
  Record<keyof Dispositif['formulaires'], Readonly<Record<string, VariableConvention | null>>>
>

const VARIABLE = /\{\{\s*([a-z_]+)\s*\}\}/gu

const estVariable = (nom: string): nom is VariableConvention => nom in variablesConvention

/** The names between double braces, known or not, in the order of the text. */
export const variablesDe = (texte: string): readonly string[] =>
  [...texte.matchAll(VARIABLE)].map(([, nom]) => nom ?? '')

/** What the model's variables are worth for one candidature (CVN-1). `profils`: codes. */
export const valeursConvention = (
  { intitule, convention, mentions, profils }: Pick<Dispositif, 'intitule' | 'convention' | 'mentions' | 'profils'>,
  candidature: {
    readonly numero: string
    readonly profils: readonly string[]
    readonly administrative: Reponses
    readonly eligibilite: Reponses
  },
): ValeursConvention => {
  const { administrative, eligibilite } = candidature
  return {
    service: mentions.service,
    signataire: mentions.signataire.nom,
    qualite_signataire: mentions.signataire.qualite,
    dispositif: intitule,
    duree: convention ? String(convention.dureeAnnees) : '',
    candidature: candidature.numero,
    editeur: texteDe(administrative['denomination_sociale']),
    forme_juridique: texteDe(administrative['forme_juridique']),
    siret: texteDe(administrative['siret']),
    adresse: texteDe(administrative['adresse_siege']).replace(/\s*\n\s*/gu, ', '),
    representant: texteDe(administrative['representant_nom']),
    fonction: texteDe(administrative['representant_fonction']),
    solution: texteDe(administrative['denomination_commerciale']),
    version_technique: texteDe(eligibilite['version_technique']),
    profils: profils
      .filter(({ code }) => candidature.profils.includes(code))
      .map(({ libelle }) => libelle)
      .join(', '),
  }
}

/** CVN-1 — the model's articles with every variable replaced; a value is put in as it is, and never read as a model. */
export const redigerConvention = (modele: ModeleConvention, valeurs: ValeursConvention): ModeleConvention => {
  const remplacer = (texte: string): string =>
    texte.replace(VARIABLE, (brut, nom: string) => (estVariable(nom) ? valeurs[nom] : brut))
  return {
    ...modele,
    titre: remplacer(modele.titre),
    articles: modele.articles.map(({ titre, paragraphes }) => ({
      titre: remplacer(titre),
      paragraphes: paragraphes.map(remplacer),
    })),
  }
}

/** What would be missing from the convention: names that stand for nothing, and known ones that were left empty. */
export type LacunesConvention = {
  readonly inconnues: readonly string[]
  readonly vides: readonly VariableConvention[]
}

const ENTRE_ACCOLADES = /\{\{([^{}]*)\}\}/gu

/** The names between double braces that stand for nothing, each once, whatever they are made of. */
export const nomsInconnus = (texte: string): readonly string[] =>
  [...new Set([...texte.matchAll(ENTRE_ACCOLADES)].map(([, nom = '']) => nom.trim()))].filter(nom => !estVariable(nom))

/** CVN-1 — a convention in which something is missing is shown, and not sent. */
export const lacunesConvention = (modele: ModeleConvention, valeurs: ValeursConvention): LacunesConvention => {
  const textes = [modele.titre, ...modele.articles.flatMap(({ titre, paragraphes }) => [titre, ...paragraphes])]
  const noms = [
    ...new Set(textes.flatMap(texte => [...texte.matchAll(ENTRE_ACCOLADES)].map(([, nom]) => nom?.trim() ?? ''))),
  ]
  return {
    inconnues: noms.filter(nom => !estVariable(nom)),
    vides: noms.filter(estVariable).filter(nom => valeurs[nom].trim() === ''),
  }
}

/** The legal representative whom the éditeur named at step 1: who is asked to sign (CVN-1). */
export type RepresentantNomme = { readonly nom: string; readonly fonction: string; readonly courriel: string }

export const representantNomme = (administrative: Reponses): RepresentantNomme => ({
  nom: texteDe(administrative['representant_nom']),
  fonction: texteDe(administrative['representant_fonction']),
  courriel: texteDe(administrative['representant_courriel']),
})
