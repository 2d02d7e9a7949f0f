import type { VNode } from 'preact'
import type { Instant } from '../kernel/temps.ts'
import { Section } from './blocs.tsx'
import { Bouton, LienBouton } from './boutons.tsx'
import type { Ton } from './etats.tsx'
import { Formulaire } from './formulaire.tsx'
import { type Enfants, Quand, Reference } from './textes.tsx'

export type EntreeChronologie = {
  readonly le: Instant
  readonly titre: Enfants
  /** Who, with the capacity: « Hugo Lefèvre, vérificateur ». */
  readonly par?: Enfants
  readonly detail?: Enfants
  readonly ton?: Ton | undefined
  readonly id?: string | undefined
}

/** What happened, each with its moment to the second and its author. */
export const Chronologie = ({ entrees }: { readonly entrees: readonly EntreeChronologie[] }): VNode => (
  <ol class="cv-chronologie">
    {entrees.map(({ le, titre, par, detail, ton = 'neutre', id }) => (
      <li class={`cv-chronologie__entree cv-chronologie__entree--${ton}`} id={id}>
        <p class="cv-chronologie__tete">
          <Quand le={le} forme="secondes" />
          {par ? <span> — {par}</span> : null}
        </p>
        <p class="cv-chronologie__titre">{titre}</p>
        {detail ? <div class="cv-chronologie__detail">{detail}</div> : null}
      </li>
    ))}
  </ol>
)

export type BulleProps = {
  readonly auteur: Enfants
  readonly qualite?: Enfants
  readonly le: Instant
  readonly maintenant?: Instant | undefined
  /** `moi`: the reader's side wrote it; `autre`: the other side; `systeme`: Convergence itself. */
  readonly cote: 'moi' | 'autre' | 'systeme'
  readonly nouveau?: boolean | undefined
  readonly children: Enfants
  readonly pieces?: Enfants
  readonly id?: string | undefined
}

/** One message of a conversation. A text given as a string keeps its line breaks. */
export const Bulle = ({ auteur, qualite, le, maintenant, cote, nouveau, children, pieces, id }: BulleProps): VNode => (
  <article class={`cv-bulle cv-bulle--${cote}`} id={id}>
    <header class="cv-bulle__tete">
      <span>
        <strong>{auteur}</strong>
        {qualite ? <span class="cv-bulle__qualite">, {qualite}</span> : null}
      </span>
      <span class="cv-bulle__date">
        <Quand le={le} forme="courte" maintenant={maintenant} />
      </span>
      {nouveau ? <span class="cv-pastille cv-pastille--texte">Nouveau</span> : null}
    </header>
    <div class="cv-bulle__texte">{children}</div>
    {pieces ? <div class="cv-bulle__pieces">{pieces}</div> : null}
  </article>
)

/** Words of someone, quoted: a reason, a request. */
export const Citation = ({ children, source }: { readonly children: Enfants; readonly source?: Enfants }): VNode => (
  <figure class="cv-citation">
    <blockquote>{children}</blockquote>
    {source ? <figcaption>{source}</figcaption> : null}
  </figure>
)

export type ConfirmationProps = {
  readonly action: string
  /** What will happen, and whether it can be undone. */
  readonly children: Enfants
  readonly bouton: string
  readonly annuler: string
  readonly libelleAnnuler?: string | undefined
  readonly danger?: boolean | undefined
  readonly champs?: Readonly<Record<string, string>> | undefined
  /** Fields to fill in before confirming: a reason, an acceptance. */
  readonly saisie?: Enfants
}

/** The page before a binding act: what it does, then « confirm » or « cancel ». Never a dialog. */
export const Confirmation = (props: ConfirmationProps): VNode => (
  <Formulaire action={props.action} champs={props.champs}>
    <div class="cv-confirmation">{props.children}</div>
    {props.saisie}
    <div class="cv-boutons">
      <Bouton danger={props.danger}>{props.bouton}</Bouton>
      <LienBouton href={props.annuler} variante="secondaire">
        {props.libelleAnnuler ?? 'Annuler'}
      </LienBouton>
    </div>
  </Formulaire>
)

export type RecepisseProps = {
  readonly titre: Enfants
  /** The number to keep. */
  readonly numero?: Enfants
  readonly libelleNumero?: string | undefined
  readonly le?: Instant | undefined
  readonly children?: Enfants
  /** What comes next, and who acts. */
  readonly suite?: Enfants
  readonly actions?: Enfants
}

/** The panel after an act that counts: what now exists, its number and date, what comes next. */
export const Recepisse = ({ titre, numero, libelleNumero, le, children, suite, actions }: RecepisseProps): VNode => (
  <>
    <section class="cv-recepisse" role="status">
      <span class="cv-recepisse__icone fr-icon-checkbox-circle-line" aria-hidden="true" />
      <h1 class="cv-recepisse__titre">{titre}</h1>
      {numero ? (
        <p class="cv-recepisse__numero">
          {libelleNumero ?? 'Numéro'} : <Reference>{numero}</Reference>
        </p>
      ) : null}
      {le ? (
        <p class="cv-recepisse__date">
          <Quand le={le} forme="exacte" />
        </p>
      ) : null}
    </section>
    {children}
    {suite ? <Section titre="Et maintenant ?">{typeof suite === 'string' ? <p>{suite}</p> : suite}</Section> : null}
    {actions ? <div class="cv-boutons cv-ecran">{actions}</div> : null}
  </>
)
