import type { VNode } from 'preact'
import type { Ton } from './etats.tsx'
import type { NomIcone } from './icones.ts'
import { lienSur } from './liens.ts'
import type { Enfants } from './textes.tsx'

/** Two panes: a list on the left that stays in sight, the thing itself on the right; one above the other on a phone. */
export const DeuxVolets = ({
  liste,
  children,
  libelleListe,
}: {
  readonly liste: Enfants
  readonly children: Enfants
  readonly libelleListe: string
}): VNode => (
  <div class="cv-volets">
    <nav class="cv-volets__liste" aria-label={libelleListe}>
      {liste}
    </nav>
    <div class="cv-volets__corps">{children}</div>
  </div>
)

export type TroisVoletsProps = {
  readonly gauche: Enfants
  readonly centre: Enfants
  readonly droite: Enfants
  readonly titres: readonly [string, string, string]
}

/** The instruction of a proof: the requirement, the proof, the opinion, each scrolling by itself on a wide screen. */
export const TroisVolets = ({ gauche, centre, droite, titres }: TroisVoletsProps): VNode => (
  <div class="cv-trio">
    {[gauche, centre, droite].map((contenu, rang) => (
      <section class="cv-trio__volet" aria-label={titres[rang]} tabIndex={0}>
        <h2 class="cv-trio__titre">{titres[rang]}</h2>
        {contenu}
      </section>
    ))}
  </div>
)

/** Sticks to the bottom of the screen: where one stands, and the main act. */
export const BarreAction = ({
  children,
  actions,
}: {
  readonly children: Enfants
  readonly actions?: Enfants
}): VNode => (
  <div class="cv-barre">
    <div class="cv-barre__texte">{children}</div>
    {actions ? <div class="cv-boutons">{actions}</div> : null}
  </div>
)

export type EntreeListe = {
  readonly libelle: Enfants
  readonly href: string
  readonly courant?: boolean | undefined
  /** The state in a word, read with the entry. */
  readonly etat: string
  readonly ton: Ton
  readonly detail?: Enfants
}

const icones: Record<Ton, NomIcone> = {
  succes: 'checkbox-circle-fill',
  info: 'checkbox-circle-line',
  attention: 'alert-fill',
  erreur: 'close-circle-fill',
  neutre: 'circle-line',
  encours: 'time-line',
}

/** Requirements or proofs in a list, each with its mark. Built for hundreds of entries. */
export const ListeEtats = ({ entrees }: { readonly entrees: readonly EntreeListe[] }): VNode => (
  <ul class="cv-liste">
    {entrees.map(({ libelle, href, courant, etat, ton, detail }) => (
      <li>
        <a
          class={`cv-liste__lien cv-liste__lien--${ton}`}
          href={lienSur(href)}
          aria-current={courant ? 'true' : undefined}
        >
          <span class={`fr-icon-${icones[ton]} fr-icon--sm`} aria-hidden="true" />
          <span class="cv-liste__texte">
            {libelle}
            {detail ? <span class="cv-liste__detail">{detail}</span> : null}
          </span>
          <span class="cv-liste__etat">{etat}</span>
        </a>
      </li>
    ))}
  </ul>
)

export type RaccourciClavier = { readonly touche: string; readonly effet: string }

/** The keys of a page, folded; « ? » opens it. Keys act through elements that carry `data-touche`. */
export const Raccourcis = ({ raccourcis }: { readonly raccourcis: readonly RaccourciClavier[] }): VNode => (
  <details class="cv-raccourcis" data-raccourcis>
    <summary>
      Raccourcis clavier <kbd class="cv-touche">?</kbd>
    </summary>
    <dl class="cv-raccourcis__liste">
      {raccourcis.map(({ touche, effet }) => (
        <div>
          <dt>
            <kbd class="cv-touche">{touche}</kbd>
          </dt>
          <dd>{effet}</dd>
        </div>
      ))}
    </dl>
  </details>
)
