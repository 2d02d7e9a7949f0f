import type { VNode } from 'preact'
import * as format from './format.ts'
import { lienSur } from './liens.ts'
import { memoriserParCle } from './memoire.tsx'
import type { Enfants } from './textes.tsx'

export type Colonne<Ligne> = {
  /** Also the name sent to sort by, when `triable`. */
  readonly cle: string
  readonly titre: Enfants
  readonly rendu: (ligne: Ligne, rang: number) => Enfants
  readonly triable?: boolean | undefined
  /** Figures: aligned on the right. */
  readonly nombre?: boolean | undefined
  /** The cell that names the row (`<th scope="row">`). */
  readonly entete?: boolean | undefined
  /** Never broken on two lines: dates, references. */
  readonly insecable?: boolean | undefined
}

export type Tri = { readonly par: string; readonly sens: 'asc' | 'desc' }

export type TableauProps<Ligne> = {
  readonly legende: Enfants
  readonly legendeCachee?: boolean | undefined
  readonly colonnes: readonly Colonne<Ligne>[]
  readonly lignes: readonly Ligne[]
  /** What is shown instead of a table without rows: an `EtatVide`. */
  readonly vide: Enfants
  readonly tri?: Tri | undefined
  /** The address of this page sorted so. */
  readonly lienTri?: ((tri: Tri) => string) | undefined
  /** Tighter rows, for work done in volume. */
  readonly dense?: boolean | undefined
  /** On a phone, one entry under the other instead of a table to scroll: for short tables that people act on. */
  readonly empile?: boolean | undefined
  readonly cleLigne?: ((ligne: Ligne) => string) | undefined
  /** Class of a row: `cv-ligne--attention`… */
  readonly classeLigne?: ((ligne: Ligne) => string | undefined) | undefined
  /**
   * All that a row shows, in one text: a row already written is not written again. For long lists, whose rows hold neither a
   * form nor anything that depends on the person or on the moment.
   */
  readonly memoire?: ((ligne: Ligne) => string) | undefined
}

/** A data table: caption, scoped headers, sort links, its own empty state; scrolls inside itself on a narrow screen. */
export const Tableau = <Ligne,>(props: TableauProps<Ligne>): VNode => {
  const { legende, legendeCachee, colonnes, lignes, vide, dense, empile, cleLigne, classeLigne, memoire } = props
  if (lignes.length === 0) return <>{vide}</>
  const classes = colonnes.map(classeCellule)
  // Shown one under the other, cells are a table to nobody's ears unless it is said again.
  const role = (nom: 'table' | 'row' | 'cell' | 'rowheader'): typeof nom | undefined => (empile ? nom : undefined)
  const ecrire = (ligne: Ligne, rang: number): VNode => (
    <tr id={cleLigne?.(ligne)} class={classeLigne?.(ligne)} role={role('row')}>
      {colonnes.map((colonne, n) =>
        colonne.entete ? (
          <th scope="row" class={classes[n]} role={role('rowheader')}>
            {colonne.rendu(ligne, rang)}
          </th>
        ) : (
          <td
            class={classes[n]}
            role={role('cell')}
            data-titre={empile && typeof colonne.titre === 'string' ? colonne.titre : undefined}
          >
            {colonne.rendu(ligne, rang)}
          </td>
        ),
      )}
    </tr>
  )
  return (
    <div
      class={`cv-tableau${dense ? ' cv-tableau--dense' : ''}${empile ? ' cv-tableau--empile' : ''}`}
      tabIndex={0}
      role="region"
      aria-label={typeof legende === 'string' ? legende : 'Tableau'}
    >
      <table role={role('table')}>
        <caption class={legendeCachee ? 'fr-sr-only' : undefined}>{legende}</caption>
        <thead>
          <tr>
            {colonnes.map((colonne, n) => (
              <th scope="col" class={classes[n]} aria-sort={triDe(colonne, props.tri)}>
                {colonne.triable && props.lienTri ? (
                  <LienTri colonne={colonne} tri={props.tri} lien={props.lienTri} />
                ) : (
                  colonne.titre
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne, rang) =>
            memoire ? memoriserParCle(memoire(ligne), () => ecrire(ligne, rang)) : ecrire(ligne, rang),
          )}
        </tbody>
      </table>
    </div>
  )
}

const classeCellule = ({ nombre, insecable }: Colonne<never>): string | undefined =>
  [nombre ? 'cv-nombre' : '', insecable ? 'cv-insecable' : ''].filter(Boolean).join(' ') || undefined

const triDe = (colonne: Colonne<never>, tri: Tri | undefined): 'ascending' | 'descending' | undefined =>
  tri?.par === colonne.cle ? (tri.sens === 'asc' ? 'ascending' : 'descending') : undefined

const LienTri = ({
  colonne,
  tri,
  lien,
}: {
  readonly colonne: Colonne<never>
  readonly tri: Tri | undefined
  readonly lien: (tri: Tri) => string
}): VNode => {
  const actuel = tri?.par === colonne.cle ? tri.sens : null
  const suivant = actuel === 'asc' ? 'desc' : 'asc'
  return (
    <a class={`cv-tri${actuel ? ` cv-tri--${actuel}` : ''}`} href={lienSur(lien({ par: colonne.cle, sens: suivant }))}>
      {colonne.titre}
      <span class="fr-sr-only">
        {suivant === 'asc' ? ' (trier par ordre croissant)' : ' (trier par ordre décroissant)'}
      </span>
    </a>
  )
}

export type PaginationProps = {
  /** From 1. */
  readonly page: number
  /** How many pages, when it is known. */
  readonly pages?: number | undefined
  /** Whether another page follows, when their number isn't known. */
  readonly suite?: boolean | undefined
  readonly href: (page: number) => string
}

/** Links to the other pages of a list. Nothing when there is only one. */
export const Pagination = ({ page, pages, suite, href }: PaginationProps): VNode | null => {
  const derniere = pages ?? (suite ? page + 1 : page)
  if (derniere <= 1) return null
  return (
    <nav class="fr-pagination cv-pagination" aria-label="Pagination">
      <ul class="fr-pagination__list">
        <li>
          <LienPage vers={page > 1 ? href(page - 1) : null} classe="prev" libelle="Page précédente" />
        </li>
        {numeros(page, derniere).map(n =>
          n === null ? (
            <li>
              <span class="fr-pagination__link cv-pagination__points">…</span>
            </li>
          ) : (
            <li>
              <a
                class="fr-pagination__link"
                {...(n === page ? { 'aria-current': 'page' } : { href: lienSur(href(n)) })}
                title={`Page ${format.nombre(n)}${pages ? ` sur ${format.nombre(pages)}` : ''}`}
              >
                {format.nombre(n)}
              </a>
            </li>
          ),
        )}
        <li>
          <LienPage vers={page < derniere ? href(page + 1) : null} classe="next" libelle="Page suivante" />
        </li>
      </ul>
    </nav>
  )
}

/** First, last, and those around the current one; `null` stands for what is skipped. */
const numeros = (page: number, derniere: number): readonly (number | null)[] => {
  const utiles = [...new Set([1, page - 1, page, page + 1, derniere])]
    .filter(n => n >= 1 && n <= derniere)
    .sort((a, b) => a - b)
  return utiles.flatMap((n, rang) => {
    const precedent = utiles[rang - 1]
    return precedent !== undefined && n - precedent > 1 ? [null, n] : [n]
  })
}

const LienPage = ({
  vers,
  classe,
  libelle,
}: {
  readonly vers: string | null
  readonly classe: 'prev' | 'next'
  readonly libelle: string
}): VNode => (
  <a
    class={`fr-pagination__link fr-pagination__link--${classe} fr-pagination__link--lg-label`}
    {...(vers === null ? { role: 'link', 'aria-disabled': 'true' } : { href: lienSur(vers), rel: classe })}
  >
    {libelle}
  </a>
)

export type FiltresProps = {
  readonly action: string
  readonly children: Enfants
  /** The address without any filter; shown as « Effacer les filtres » when something filters. */
  readonly sansFiltre: string
  readonly actifs?: number | undefined
  /** Kept along: the sort. */
  readonly champs?: Readonly<Record<string, string>> | undefined
  readonly libelleBouton?: string | undefined
}

/** The filters of a list: a GET form, so that the address holds them. */
export const Filtres = ({ action, children, sansFiltre, actifs = 0, champs, libelleBouton }: FiltresProps): VNode => (
  <form method="get" action={lienSur(action)} class="cv-filtres" role="search" aria-label="Filtrer la liste">
    {champs ? Object.entries(champs).map(([nom, valeur]) => <input type="hidden" name={nom} value={valeur} />) : null}
    <div class="cv-filtres__champs">{children}</div>
    <div class="cv-boutons">
      <button class="fr-btn fr-btn--secondary fr-icon-filter-line fr-btn--icon-left">
        {libelleBouton ?? 'Filtrer'}
      </button>
      {actifs > 0 ? (
        <a class="fr-link" href={lienSur(sansFiltre)}>
          {actifs === 1 ? 'Effacer le filtre' : `Effacer les ${actifs} filtres`}
        </a>
      ) : null}
    </div>
  </form>
)
