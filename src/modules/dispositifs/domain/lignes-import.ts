import { type ColonneRem, type Entetes, colonnesRem } from './colonnes-import.ts'
import type { Releve } from './fautes-import.ts'
import { type Cellule, type Feuille, type LigneFeuille, ancresDeFusion } from './feuille.ts'
import type { Programme } from './programme.ts'
import { criticites } from './rem.ts'

/**
 * Makes a cell's HTML harmless: `html` is what can be shown, `texte` the same without its tags (a line for each paragraph),
 * `actifs` what would have run, `perdus` the rest of what could not be kept (pictures).
 */
export type Assainir = (brut: string) => {
  readonly html: string
  readonly texte: string
  readonly actifs: readonly string[]
  readonly perdus: readonly string[]
}

/** A cell as the rules see it. `valeur` is empty when nothing is written; `lue` is false when what is written can't be used. */
export type Valeur = {
  readonly cellule: string
  readonly valeur: string
  readonly texte: string
  readonly lue: boolean
  readonly perdus: readonly string[]
}
export type LigneRem = {
  readonly numero: number
  readonly de: (colonne: ColonneRem) => Valeur
  /** What the other columns say, as it is written, in their order. */
  readonly supplement: readonly string[]
}

export type Admis = {
  /** The profiles that the programme declares (labels), or `null` when none says them. */
  readonly profils: readonly string[] | null
  readonly perimetres: readonly string[] | null
}

/** What a programme lets a workbook say: the labels of its profiles, the périmètres that its rule of applicability knows. */
export const admisPar = ({ profils, applicabilite }: Pick<Programme, 'profils' | 'applicabilite'>): Admis => ({
  profils: profils.map(({ libelle }) => libelle),
  perimetres: [...new Set([...applicabilite.sinon, ...applicabilite.siReference])],
})

const IDENTIFIANTS: readonly ColonneRem[] = ['ID', 'N° scénario', 'N° preuve']
const EN_HTML: readonly ColonneRem[] = ['Exigence', 'Commentaire', 'Scénario de conformité', 'Preuve']
const OBLIGATOIRES: readonly ColonneRem[] = [
  'Périmètre',
  'ID',
  'Chapitre',
  'Exigence',
  'Profil',
  'N° scénario',
  'Scénario de conformité',
  'Criticité',
]

/** In characters: what a spreadsheet holds in a cell. */
const LONGUEUR_CELLULE = 32_767

const enLigne = (texte: string): string => texte.replace(/\s+/gu, ' ').trim()

/** The rows below the headers, each cell read once: formulas, error values, merged ranges, stray spaces and active content are told. */
export const lireLignes = (
  feuille: Feuille,
  { entetes, assainir, releve }: { readonly entetes: Entetes; readonly assainir: Assainir; readonly releve: Releve },
): readonly LigneRem[] => {
  const { signaler } = releve
  for (const plage of feuille.fusions) signaler(plage, { code: 'cellules_fusionnees' })
  const cellules: ReadonlyMap<string, Cellule> = new Map(
    feuille.lignes.flatMap(({ numero, cellules: deLigne }) =>
      [...deLigne].map(([lettres, c]) => [`${lettres}${numero}`, c] as const),
    ),
  )
  const ancre = ancresDeFusion(feuille.fusions)
  /** What is written there; `null` when it can't be used, and then it is told. */
  const brut = (lettres: string, ligne: number): string | null => {
    const adresse = `${lettres}${ligne}`
    const cellule = cellules.get(adresse) ?? cellules.get(ancre(lettres, ligne) ?? '')
    if (!cellule) return ''
    if (cellule.kind === 'texte' && cellule.texte.length <= LONGUEUR_CELLULE) return cellule.texte
    if (cellule.kind === 'texte') signaler(adresse, { code: 'texte_trop_long', max: LONGUEUR_CELLULE })
    else if (cellule.kind === 'formule') signaler(adresse, { code: 'formule' })
    else signaler(adresse, { code: 'erreur_de_calcul', valeur: cellule.valeur })
    return null
  }
  const lire = (colonne: ColonneRem, lettres: string, ligne: number): Valeur => {
    const adresse = `${lettres}${ligne}`
    const ecrit = brut(lettres, ligne)
    const rien: Valeur = { cellule: adresse, valeur: '', texte: '', lue: ecrit !== null, perdus: [] }
    if (!ecrit) return rien
    if (IDENTIFIANTS.includes(colonne)) {
      const valeur = enLigne(ecrit)
      if (valeur !== ecrit) signaler(adresse, { code: 'espaces_superflus', valeur })
      return { ...rien, valeur, texte: valeur }
    }
    const { html, texte, actifs, perdus } = assainir(ecrit)
    if (actifs.length > 0) signaler(adresse, { code: 'contenu_actif', elements: actifs })
    // Cleaned, a text may be longer: it goes back to a cell too.
    if (html.length > LONGUEUR_CELLULE) signaler(adresse, { code: 'texte_trop_long', max: LONGUEUR_CELLULE })
    return EN_HTML.includes(colonne)
      ? { ...rien, valeur: html, texte, perdus }
      : { ...rien, valeur: enLigne(texte), texte: enLigne(texte) }
  }
  const lireLigne = ({ numero }: LigneFeuille): LigneRem => {
    const valeurs = new Map(
      [...entetes.lettres].map(([colonne, lettres]) => [colonne, lire(colonne, lettres, numero)] as const),
    )
    return {
      numero,
      de: colonne => valeurs.get(colonne) ?? { cellule: '', valeur: '', texte: '', lue: true, perdus: [] },
      supplement: entetes.supplementaires.map(({ lettres }) => brut(lettres, numero) ?? ''),
    }
  }
  return feuille.lignes
    .filter(({ numero }) => numero > entetes.ligne)
    .map(lireLigne)
    .filter(({ de }) => colonnesRem.some(colonne => de(colonne).valeur !== '' || !de(colonne).lue))
}

/** What one row must hold by itself: mandatory values, values of a list, numbers nested in one another (REM-1, REM-3). */
export const controlerLigne = (
  { de }: LigneRem,
  { admis, signaler }: { readonly admis: Admis } & Pick<Releve, 'signaler'>,
): void => {
  const absente = (colonne: ColonneRem): boolean => de(colonne).lue && de(colonne).valeur === ''
  const exiger = (colonne: ColonneRem): void => {
    if (absente(colonne)) signaler(de(colonne).cellule, { code: 'valeur_absente', colonne })
  }
  OBLIGATOIRES.forEach(exiger)
  // A scenario without proof is a row whose two proof cells are empty; one of them alone is an oversight.
  if (absente('N° preuve') !== absente('Preuve')) {
    exiger('N° preuve')
    exiger('Preuve')
  }
  const { cellule, valeur: criticite } = de('Criticité')
  if (criticite !== '' && !criticites.some(admise => admise === criticite))
    signaler(cellule, { code: 'criticite_inconnue', valeur: criticite, admises: criticites })
  const profil = de('Profil')
  if (profil.valeur !== '' && admis.profils && !admis.profils.includes(profil.valeur))
    signaler(profil.cellule, { code: 'profil_inconnu', valeur: profil.valeur, admis: admis.profils })
  const perimetre = de('Périmètre')
  if (perimetre.valeur !== '' && admis.perimetres && !admis.perimetres.includes(perimetre.valeur))
    signaler(perimetre.cellule, { code: 'perimetre_inconnu', valeur: perimetre.valeur, admis: admis.perimetres })
  const [id, scenario, preuve] = [de('ID'), de('N° scénario'), de('N° preuve')]
  if (id.valeur && scenario.valeur && !estEmboite(scenario.valeur, id.valeur))
    signaler(scenario.cellule, {
      code: 'scenario_non_emboite',
      numero: scenario.valeur,
      exigence: id.valeur,
      voir: id.cellule,
    })
  if (scenario.valeur && preuve.valeur && !estEmboite(preuve.valeur, scenario.valeur))
    signaler(preuve.cellule, {
      code: 'preuve_non_emboitee',
      numero: preuve.valeur,
      scenario: scenario.valeur,
      voir: scenario.cellule,
    })
}

/** The exporter's quirk: a requirement of the common base keeps `SC.` while its scenarios and proofs lose it. */
const sansSocle = (numero: string): string => numero.replace(/^SC\./, '')

const estEmboite = (numero: string, parent: string): boolean => sansSocle(numero).startsWith(`${sansSocle(parent)}.`)
