import { type Releve } from './fautes-import.ts'
import { type Feuille, type LigneFeuille, lettresDeColonne, rangDeColonne } from './feuille.ts'

/** The columns in which the agency publishes its requirements, in its own order; the last three may be absent. */
export const colonnesRem = [
  'Périmètre',
  'ID',
  'Chapitre',
  'Fonction',
  'Exigence',
  'Commentaire',
  'Profil',
  'N° scénario',
  'Scénario de conformité',
  'N° preuve',
  'Preuve',
  'Profil historique',
  'Criticité',
  'Ordre',
] as const
export type ColonneRem = (typeof colonnesRem)[number]

const FACULTATIVES: readonly ColonneRem[] = ['Commentaire', 'Profil historique', 'Ordre']

/** Headers are recognised whatever their case, accents and spaces. */
const cle = (entete: string): string =>
  entete.normalize('NFD').replace(/\p{M}/gu, '').replace(/[°º]/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase()

const PAR_CLE: ReadonlyMap<string, ColonneRem> = new Map(colonnesRem.map(colonne => [cle(colonne), colonne]))

const textesDe = (ligne: LigneFeuille): readonly { readonly lettres: string; readonly texte: string }[] =>
  [...ligne.cellules]
    .flatMap(([lettres, cellule]) => (cellule.kind === 'texte' ? [{ lettres, texte: cellule.texte.trim() }] : []))
    .filter(({ texte }) => texte !== '')
    .sort((a, b) => rangDeColonne(a.lettres) - rangDeColonne(b.lettres))

export type Entetes = {
  readonly ligne: number
  /** Where each column is; absent when the workbook doesn't have it. */
  readonly lettres: ReadonlyMap<ColonneRem, string>
  /** The columns of the workbook that aren't the agency's, in its own order: kept beside each row. */
  readonly supplementaires: readonly { readonly cellule: string; readonly lettres: string; readonly entete: string }[]
  readonly absentes: readonly ColonneRem[]
}

/** The row of the headers: among the first twenty, the first that names at least four of the columns. */
export const trouverEntetes = (feuille: Feuille): LigneFeuille | undefined =>
  feuille.lignes.slice(0, 20).find(ligne => textesDe(ligne).filter(({ texte }) => PAR_CLE.has(cle(texte))).length >= 4)

/** Other columns than the agency's own. */
const MAX_SUPPLEMENTAIRES = 40

/**
 * Where each column stands, by the headers: in any order, among any others. A header that nobody knows, while a
 * column is missing, is taken for that column misnamed: the one expected in that place, or the first that is missing.
 */
export const lireEntetes = (ligne: LigneFeuille, { signaler }: Releve): Entetes => {
  const lettres = new Map<ColonneRem, string>()
  const inconnus: { lettres: string; texte: string }[] = []
  for (const { lettres: ou, texte } of textesDe(ligne)) {
    const colonne = PAR_CLE.get(cle(texte))
    const deja = colonne && lettres.get(colonne)
    if (!colonne) inconnus.push({ lettres: ou, texte })
    else if (deja)
      signaler(`${ou}${ligne.numero}`, { code: 'entete_en_double', entete: colonne, deja: `${deja}${ligne.numero}` })
    else lettres.set(colonne, ou)
  }
  const manquantes = new Set(colonnesRem.filter(colonne => !lettres.has(colonne)))
  const supplementaires: { cellule: string; lettres: string; entete: string }[] = []
  for (const inconnu of inconnus) {
    const cellule = `${inconnu.lettres}${ligne.numero}`
    const enPlace = colonnesRem[rangDeColonne(inconnu.lettres) - 1]
    const obligatoires = [...manquantes].filter(colonne => !FACULTATIVES.includes(colonne))
    const manquant = enPlace && manquantes.has(enPlace) ? enPlace : obligatoires[0]
    if (manquant) {
      manquantes.delete(manquant)
      signaler(cellule, { code: 'entete_inattendu', entete: inconnu.texte, manquant })
    } else if (supplementaires.length === MAX_SUPPLEMENTAIRES) {
      signaler(cellule, { code: 'trop_de_colonnes', max: MAX_SUPPLEMENTAIRES })
      break
    } else supplementaires.push({ cellule, lettres: inconnu.lettres, entete: inconnu.texte })
  }
  const derniere = Math.max(...[...ligne.cellules.keys()].map(rangDeColonne))
  const sansTrace = [...manquantes].filter(colonne => !FACULTATIVES.includes(colonne))
  for (const [rang, colonne] of sansTrace.entries())
    signaler(`${lettresDeColonne(derniere + rang + 1)}${ligne.numero}`, { code: 'colonne_manquante', colonne })
  return {
    ligne: ligne.numero,
    lettres,
    supplementaires,
    absentes: [...manquantes].filter(colonne => FACULTATIVES.includes(colonne)),
  }
}

/** Whether enough columns were found for the rows to be read: all but those that may be absent. */
export const lisible = ({ lettres }: Entetes): boolean =>
  colonnesRem.every(colonne => lettres.has(colonne) || FACULTATIVES.includes(colonne))
