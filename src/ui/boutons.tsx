import type { VNode } from 'preact'
import { cleFraiche, jetonCourant } from './contexte.ts'
import type { NomIcone } from './icones.ts'
import { estExterne, lienSur } from './liens.ts'
import type { Enfants } from './textes.tsx'

export type Variante = 'primaire' | 'secondaire' | 'tertiaire' | 'discret'

type Apparence = {
  readonly children: Enfants
  readonly variante?: Variante | undefined
  readonly icone?: NomIcone | undefined
  readonly iconeADroite?: boolean | undefined
  readonly petit?: boolean | undefined
  /** Binding or destructive: red. */
  readonly danger?: boolean | undefined
}

const classesVariante: Record<Variante, string> = {
  primaire: '',
  secondaire: ' fr-btn--secondary',
  tertiaire: ' fr-btn--tertiary',
  discret: ' fr-btn--tertiary-no-outline',
}

const classeBouton = ({
  variante = 'primaire',
  icone,
  iconeADroite,
  petit,
  danger,
}: Omit<Apparence, 'children'>): string =>
  `fr-btn${classesVariante[variante]}${icone ? ` fr-icon-${icone} fr-btn--icon-${iconeADroite ? 'right' : 'left'}` : ''}${
    petit ? ' fr-btn--sm' : ''
  }${danger ? ' cv-btn--danger' : ''}`

export type BoutonProps = Apparence & {
  readonly type?: 'submit' | 'button' | undefined
  readonly nom?: string | undefined
  readonly valeur?: string | undefined
  /** Sends the form of this id instead of the one around. */
  readonly formulaire?: string | undefined
  readonly formaction?: string | undefined
  readonly id?: string | undefined
  /** Why it can't be used now: the button is disabled and the reason is shown under it. */
  readonly indisponible?: string | null | undefined
  /** The key that presses it on the instruction page: shown, and announced by `aria-keyshortcuts`. */
  readonly touche?: string | undefined
}

/** A button that sends its form. With `indisponible`, says why it can't. */
export const Bouton = (props: BoutonProps): VNode => {
  const { type = 'submit', nom, valeur, formulaire, formaction, id, indisponible, touche, children } = props
  const ferme = indisponible !== undefined && indisponible !== null && indisponible !== ''
  const raison = ferme ? `raison-${(id ?? nom ?? indisponible).replace(/\W+/g, '-').slice(0, 40)}` : undefined
  const bouton = (
    <button
      class={classeBouton(props)}
      type={type}
      name={nom}
      value={valeur}
      id={id}
      form={formulaire}
      formaction={formaction}
      disabled={ferme}
      aria-describedby={raison}
      aria-keyshortcuts={touche}
    >
      {children}
      {touche ? <kbd class="cv-touche">{touche}</kbd> : null}
    </button>
  )
  if (!ferme) return bouton
  return (
    <span class="cv-indisponible">
      {bouton}
      <span class="cv-indisponible__raison" id={raison}>
        {indisponible}
      </span>
    </span>
  )
}

export type LienBoutonProps = Apparence & {
  readonly href: string
  readonly telechargement?: boolean | string | undefined
  readonly touche?: string | undefined
}

/** A link that looks like a button: it opens a page, it changes nothing. */
export const LienBouton = (props: LienBoutonProps): VNode => {
  const { href, children, telechargement, touche } = props
  return (
    <a
      class={classeBouton(props)}
      href={lienSur(href)}
      download={telechargement}
      aria-keyshortcuts={touche}
      {...attributsExternes(href)}
    >
      {children}
      {touche ? <kbd class="cv-touche">{touche}</kbd> : null}
    </a>
  )
}

const attributsExternes = (href: string): { rel?: string } =>
  estExterne(href) ? { rel: 'noopener noreferrer external' } : {}

export type LienProps = {
  readonly href: string
  readonly children: Enfants
  readonly icone?: NomIcone | undefined
  readonly telechargement?: boolean | string | undefined
  /** For screen readers, when the text alone doesn't say where it leads: must begin with the visible text. */
  readonly titre?: string | undefined
  readonly courant?: boolean | undefined
}

/** A link; an address from a candidate goes through `lienSur`. */
export const Lien = ({ href, children, icone, telechargement, titre, courant }: LienProps): VNode => (
  <a
    class={icone ? `fr-link fr-icon-${icone} fr-link--icon-left` : 'fr-link'}
    href={lienSur(href)}
    download={telechargement}
    title={titre}
    aria-current={courant ? 'page' : undefined}
    {...attributsExternes(href)}
  >
    {children}
  </a>
)

/** Buttons side by side, one under the other on a phone. The main one comes first. */
export const GroupeBoutons = ({
  children,
  aDroite,
  serres,
}: {
  readonly children: Enfants
  readonly aDroite?: boolean | undefined
  /** Close together, side by side on a phone too: what can be done to one line of a list. */
  readonly serres?: boolean | undefined
}): VNode => (
  <div class={serres ? 'cv-boutons-serres' : aDroite ? 'cv-boutons cv-boutons--droite' : 'cv-boutons'}>{children}</div>
)

export type BoutonPostProps = BoutonProps & {
  readonly action: string
  /** Hidden fields sent along. */
  readonly champs?: Readonly<Record<string, string>> | undefined
}

/** One act in one press: a POST form with its button, its token and its key. */
export const BoutonPost = ({ action, champs, ...bouton }: BoutonPostProps): VNode => (
  <form method="post" action={lienSur(action)} class="cv-form-bouton">
    <ChampsCaches champs={champs} />
    <Bouton {...bouton} />
  </form>
)

/** The token against forged requests, the idempotency key (P2), and the hidden fields of a form. */
export const ChampsCaches = ({ champs }: { readonly champs?: Readonly<Record<string, string>> | undefined }): VNode => (
  <>
    <input type="hidden" name="_jeton" value={jetonCourant()} />
    <input type="hidden" name="cle" value={cleFraiche()} />
    {champs ? Object.entries(champs).map(([nom, valeur]) => <input type="hidden" name={nom} value={valeur} />) : null}
  </>
)
