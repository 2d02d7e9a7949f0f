import type { LigneRem } from './lignes-import.ts'
import { naturesDepuisTexte } from './natures.ts'
import {
  type Chapitre,
  type CodeChapitre,
  type Criticite,
  type Exigence,
  type NumeroPreuve,
  type PreuveAttendue,
  type Rem,
  type Scenario,
  type Supplement,
  criticites,
} from './rem.ts'

const LONGUEUR_CODE = 60

/** A title as it stands in an address: lower case, no accents, whole words, 60 characters at most. */
export const codeDeTitre = (titre: string): string => {
  const mots = titre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/giu, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
  if (mots.length <= LONGUEUR_CODE) return mots || 'chapitre'
  const coupe = mots.slice(0, LONGUEUR_CODE + 1).lastIndexOf('-')
  return mots.slice(0, coupe > 0 ? coupe : LONGUEUR_CODE)
}

/** A code that none of the others has: the same title always gets the same one, unless another title took it before. */
const codeLibre = (titre: string, pris: ReadonlySet<string>): CodeChapitre => {
  const code = codeDeTitre(titre)
  let libre = code
  for (let rang = 2; pris.has(libre); rang++) libre = `${code.slice(0, LONGUEUR_CODE - 1 - `${rang}`.length)}-${rang}`
  return libre as CodeChapitre
}

/** In order of first appearance. */
const groupesPar = (
  lignes: readonly LigneRem[],
  colonne: 'Chapitre' | 'ID' | 'N° scénario',
): readonly (readonly [string, readonly LigneRem[]])[] => {
  const groupes = new Map<string, LigneRem[]>()
  for (const ligne of lignes) {
    const cle = ligne.de(colonne).valeur
    const groupe = groupes.get(cle)
    if (groupe) groupe.push(ligne)
    else groupes.set(cle, [ligne])
  }
  return [...groupes]
}

const supplementDe = (ligne: LigneRem | undefined): Supplement =>
  ligne?.supplement.some(valeur => valeur !== '') ? { supplement: ligne.supplement } : {}

const demandeUnePreuve = ({ de }: LigneRem): boolean => de('N° preuve').valeur !== ''

const preuve = (ligne: LigneRem): PreuveAttendue => ({
  numero: ligne.de('N° preuve').valeur as NumeroPreuve,
  texte: ligne.de('Preuve').valeur,
  natures: naturesDepuisTexte(ligne.de('Preuve').texte),
  ...supplementDe(ligne),
})

const scenario = ([numero, lignes]: readonly [string, readonly LigneRem[]]): Scenario => ({
  numero,
  texte: lignes[0]?.de('Scénario de conformité').valeur ?? '',
  preuves: lignes.filter(demandeUnePreuve).map(preuve),
  ...supplementDe(lignes.find(ligne => !demandeUnePreuve(ligne))),
})

/** « DOIT » binds; « PEUT » recommends, unless the same text binds too. */
export const natureDe = (texte: string): Exigence['nature'] =>
  /\b(PEUT|PEUVENT|DEVRAIT|DEVRAIENT)\b/u.test(texte) && !/\b(DOIT|DOIVENT)\b/u.test(texte)
    ? 'preconisation'
    : 'exigence'

const estCriticite = (valeur: string): valeur is Criticite => criticites.some(admise => admise === valeur)

const exigence = ([id, lignes]: readonly [string, readonly LigneRem[]]): Exigence => {
  const texteDe = (colonne: Parameters<LigneRem['de']>[0]): string => lignes[0]?.de(colonne).valeur ?? ''
  const criticite = texteDe('Criticité')
  return {
    id,
    fonction: texteDe('Fonction'),
    nature: natureDe(lignes[0]?.de('Exigence').texte ?? ''),
    texte: texteDe('Exigence'),
    commentaire: texteDe('Commentaire'),
    profil: texteDe('Profil'),
    profilHistorique: texteDe('Profil historique'),
    perimetre: texteDe('Périmètre'),
    criticite: estCriticite(criticite) ? criticite : 'Non définie',
    scenarios: groupesPar(lignes, 'N° scénario').map(scenario),
  }
}

/** REM-1 — the requirements from rows in which no fault was found: chapters, requirements, scenarios, expected proofs. `colonnes`: the headers of the other columns. */
export const composerRem = (lignes: readonly LigneRem[], colonnes: readonly string[]): Rem => {
  const pris = new Set<string>()
  const chapitre = ([titre, siennes]: readonly [string, readonly LigneRem[]]): Chapitre => {
    const code = codeLibre(titre, pris)
    pris.add(code)
    return { code, titre, exigences: groupesPar(siennes, 'ID').map(exigence) }
  }
  return { chapitres: groupesPar(lignes, 'Chapitre').map(chapitre), ...(colonnes.length > 0 ? { colonnes } : {}) }
}
