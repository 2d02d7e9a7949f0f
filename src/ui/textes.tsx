import type { ComponentChildren, VNode } from 'preact'
import type { Instant, JourCivil } from '../kernel/temps.ts'
import * as format from './format.ts'

export type Enfants = ComponentChildren

/** Text for screen readers only. */
export const Invisible = ({ children }: { readonly children: Enfants }): VNode => (
  <span class="fr-sr-only">{children}</span>
)

/** HTML that was sanitised when it came in (texts of a REM), and nothing else. */
export const Brut = ({ html, classe }: { readonly html: string; readonly classe?: string | undefined }): VNode => (
  // oxlint-disable-next-line react/no-danger
  <div class={classe ? `cv-brut ${classe}` : 'cv-brut'} dangerouslySetInnerHTML={{ __html: html }} />
)

const formes = {
  longue: format.dateHeure,
  courte: format.dateHeureCourte,
  secondes: format.dateHeureSecondes,
  exacte: format.dateHeureExacte,
} as const

export type QuandProps = {
  readonly le: Instant | JourCivil
  /** `longue` where it binds, `courte` and `secondes` in tables, `exacte` (ms) on receipts, `jour*` for the day alone. */
  readonly forme?: keyof typeof formes | 'jour' | 'jourLong' | 'jourCourt' | undefined
  /** With it, the distance in words follows: « (dans 3 jours) ». */
  readonly maintenant?: Instant | undefined
}

/** A moment or a civil day, in a `<time>`, Paris time. A civil day is always shown as a day. */
export const Quand = ({ le, forme = 'longue', maintenant }: QuandProps): VNode => (
  <>
    <time dateTime={le}>{ecrire(le, forme)}</time>
    {maintenant && format.estInstant(le) ? <span class="cv-relatif"> ({format.relatif(le, maintenant)})</span> : null}
  </>
)

const ecrire = (le: Instant | JourCivil, forme: NonNullable<QuandProps['forme']>): string => {
  if (forme === 'jour') return format.jour(le)
  if (forme === 'jourLong') return format.jourLong(le)
  if (forme === 'jourCourt') return format.jourCourt(le)
  if (!format.estInstant(le)) return forme === 'longue' ? format.jourLong(le) : format.jourCourt(le)
  return formes[forme](le)
}

export type EcheanceProps = {
  /** The first moment that is too late; midnight reads as the end of the day before. */
  readonly limite: Instant
  readonly maintenant: Instant
  readonly courte?: boolean | undefined
}

/** A limit and how far it is: « avant le mardi 24 novembre 2026 à 10 h 12 (heure de Paris), dans 3 jours »; « dépassé » once it is. */
export const Echeance = ({ limite, maintenant, courte }: EcheanceProps): VNode => {
  const passee = limite <= maintenant
  return (
    <span class={passee ? 'cv-echeance cv-echeance--passee' : 'cv-echeance'}>
      <time dateTime={limite}>{courte ? format.limiteCourte(limite) : format.limite(limite)}</time>
      {courte ? ' ' : ', '}
      <strong class="cv-echeance__delai">
        {passee ? `délai dépassé ${format.relatif(limite, maintenant)}` : format.relatif(limite, maintenant)}
      </strong>
    </span>
  )
}

/** A size in bytes, in French: « 1,2 Mo ». */
export const Taille = ({ octets }: { readonly octets: number }): VNode => (
  <span class="cv-chiffre">{format.taille(octets)}</span>
)

/** A figure in French form: « 1 234 ». */
export const Nombre = ({ valeur }: { readonly valeur: number }): VNode => (
  <span class="cv-chiffre">{format.nombre(valeur)}</span>
)

/** A SHA-256: its beginning and end, the whole on hover and to copy. `entiere` prints all of it (receipts). */
export const Empreinte = ({
  sha256,
  entiere,
}: {
  readonly sha256: string
  readonly entiere?: boolean | undefined
}): VNode =>
  entiere ? (
    <code class="cv-empreinte cv-empreinte--entiere">{sha256}</code>
  ) : (
    <span class="cv-empreinte-bloc" data-copier={sha256}>
      <code class="cv-empreinte" title={`SHA-256 : ${sha256}`}>
        {format.empreinteCourte(sha256)}
      </code>
    </span>
  )

/** A technical reference (number, code, identifier) in fixed-width figures. */
export const Reference = ({ children }: { readonly children: Enfants }): VNode => (
  <code class="cv-reference">{children}</code>
)

/** How many there are: « 1 234 candidatures »; beyond `plafond`, « plus de 1 000 candidatures ». */
export const Compte = ({
  total,
  singulier,
  auPluriel,
  plafond,
}: {
  readonly total: number
  readonly singulier: string
  readonly auPluriel?: string | undefined
  readonly plafond?: number | undefined
}): VNode => (
  <p class="cv-compte" role="status">
    {plafond !== undefined && total > plafond
      ? `Plus de ${format.pluriel(plafond, singulier, auPluriel)}`
      : total === 0
        ? `Aucun résultat`
        : format.pluriel(total, singulier, auPluriel)}
  </p>
)
