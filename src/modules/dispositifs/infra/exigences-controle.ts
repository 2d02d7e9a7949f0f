import { type ColonneRem, colonnesRem } from '../domain/colonnes-import.ts'
import type { FauteImport } from '../domain/fautes-import.ts'
import { faute, type FauteProgramme } from '../domain/fautes-programme.ts'
import { type Feuille, lettresDeColonne } from '../domain/feuille.ts'
import { importerRem } from '../domain/import-rem.ts'
import type { Admis, Assainir } from '../domain/lignes-import.ts'
import { phraseFauteImport } from '../domain/phrases-import.ts'
import type { Exigence, PreuveAttendue, Rem, Scenario } from '../domain/rem.ts'

/** A value of the requirements: where a person finds it again, and what is written there, as a cell would have it. */
type Valeur = { readonly ou: string; readonly texte: string }
type Rangee = ReadonlyMap<ColonneRem, Valeur>

/** As a cell that holds no HTML has it. */
const echapper = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const rangee = (titre: string, exigence: Exigence, scenario: Scenario, preuve: PreuveAttendue | null): Rangee => {
  const { id } = exigence
  const nu = (ou: string, texte: string): Valeur => ({ ou, texte: echapper(texte) })
  return new Map<ColonneRem, Valeur>([
    ['Périmètre', nu(`${id}.perimetre`, exigence.perimetre)],
    ['ID', { ou: `${id}.id`, texte: id }],
    ['Chapitre', nu(`${id}.chapitre`, titre)],
    ['Fonction', nu(`${id}.fonction`, exigence.fonction)],
    ['Exigence', { ou: `${id}.texte`, texte: exigence.texte }],
    ['Commentaire', { ou: `${id}.commentaire`, texte: exigence.commentaire }],
    ['Profil', nu(`${id}.profil`, exigence.profil)],
    ['N° scénario', { ou: `${scenario.numero}.numero`, texte: scenario.numero }],
    ['Scénario de conformité', { ou: `${scenario.numero}.texte`, texte: scenario.texte }],
    ['N° preuve', { ou: `${preuve?.numero ?? ''}.numero`, texte: preuve?.numero ?? '' }],
    ['Preuve', { ou: `${preuve?.numero ?? ''}.texte`, texte: preuve?.texte ?? '' }],
    ['Profil historique', nu(`${id}.profilHistorique`, exigence.profilHistorique)],
    ['Criticité', nu(`${id}.criticite`, exigence.criticite)],
  ])
}

const rangeesDe = ({ chapitres }: Rem): readonly Rangee[] =>
  chapitres.flatMap(({ titre, exigences }) =>
    exigences.flatMap(exigence =>
      exigence.scenarios.flatMap(scenario =>
        scenario.preuves.length > 0
          ? scenario.preuves.map(preuve => rangee(titre, exigence, scenario, preuve))
          : [rangee(titre, exigence, scenario, null)],
      ),
    ),
  )

const lettres: ReadonlyMap<ColonneRem, string> = new Map(
  colonnesRem.map((colonne, rang) => [colonne, lettresDeColonne(rang + 1)]),
)

/** The sheet that these rows would be, and what each of its cells holds. */
const feuilleDe = (rangees: readonly Rangee[]): { readonly feuille: Feuille; readonly lieux: Map<string, string> } => {
  const lieux = new Map<string, string>()
  const lignes = [new Map(colonnesRem.map(colonne => [colonne, { ou: '', texte: colonne }])), ...rangees].map(
    (valeurs, rang) => {
      const numero = rang + 1
      const cellules = [...valeurs].flatMap(([colonne, { ou, texte }]) => {
        const ici = lettres.get(colonne) ?? ''
        lieux.set(`${ici}${numero}`, ou)
        return texte === '' ? [] : [[ici, { kind: 'texte' as const, texte }] as const]
      })
      return { numero, cellules: new Map(cellules) }
    },
  )
  return { feuille: { nom: 'exigences', lignes, fusions: [] }, lieux }
}

/** Where a sentence of the workbook names a cell, the place that it stands for. */
const situer = (vue: FauteImport, lieuDe: (cellule: string) => string): FauteImport => {
  if ('voir' in vue) return { ...vue, voir: lieuDe(vue.voir) }
  return 'deja' in vue ? { ...vue, deja: lieuDe(vue.deja) } : vue
}

/**
 * REM-3 — what the workbook's rules say of requirements that were written elsewhere: each fault once, though a workbook
 * repeats a requirement on all of its rows.
 */
export const controlerCommeClasseur = (
  rem: Rem,
  { assainir, admis }: { readonly assainir: Assainir; readonly admis: Admis },
): readonly FauteProgramme[] => {
  const { feuille, lieux } = feuilleDe(rangeesDe(rem))
  const lieuDe = (cellule: string): string => lieux.get(cellule) ?? cellule
  const { fautes } = importerRem([feuille], { assainir, admis })
  const parLieu = new Map(
    fautes
      // The same identifier twice is told once, by its name.
      .filter(({ code }) => code !== 'valeur_differente')
      .map(vue => {
        const ou = lieuDe(vue.cellule)
        return [ou, faute(ou, phraseFauteImport(situer(vue, lieuDe)))] as const
      }),
  )
  return [...parLieu.values()]
}
