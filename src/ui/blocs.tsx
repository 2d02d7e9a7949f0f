import type { VNode } from 'preact'
import type { NomIcone } from './icones.ts'
import { lienSur } from './liens.ts'
import type { Enfants } from './textes.tsx'

export type EnteteProps = {
  /** The page's only h1. */
  readonly titre: Enfants
  /** The line above: the programme, the candidature. */
  readonly surtitre?: Enfants
  /** The line below: number, badges. */
  readonly complement?: Enfants
  readonly actions?: Enfants
  /** A sentence that says what the page is for. */
  readonly chapeau?: Enfants
}

/** The head of a page: where am I. */
export const Entete = ({ titre, surtitre, complement, actions, chapeau }: EnteteProps): VNode => (
  <div class="cv-entete">
    <div class="cv-entete__texte">
      {surtitre ? <p class="cv-entete__surtitre">{surtitre}</p> : null}
      <h1 class="cv-entete__titre">{titre}</h1>
      {complement ? <div class="cv-entete__complement">{complement}</div> : null}
      {chapeau ? <p class="fr-text--lead cv-entete__chapeau">{chapeau}</p> : null}
    </div>
    {actions ? <div class="cv-entete__actions">{actions}</div> : null}
  </div>
)

export type SectionProps = {
  readonly titre: Enfants
  readonly children: Enfants
  readonly id?: string | undefined
  readonly niveau?: 2 | 3 | 4 | undefined
  readonly actions?: Enfants
}

/** A titled part of a page. */
export const Section = ({ titre, children, id, niveau = 2, actions }: SectionProps): VNode => {
  const Titre = `h${niveau}` as const
  return (
    <section class={`cv-section cv-section--${niveau}`} id={id}>
      <div class="cv-section__tete">
        <Titre class="cv-section__titre">{titre}</Titre>
        {actions ? <div class="cv-section__actions">{actions}</div> : null}
      </div>
      {children}
    </section>
  )
}

export type CarteProps = {
  readonly titre: Enfants
  readonly href?: string | undefined
  readonly surtitre?: Enfants
  readonly badges?: Enfants
  readonly children?: Enfants
  readonly pied?: Enfants
  readonly niveau?: 2 | 3 | 4 | undefined
}

/** One thing among others (a candidature, a programme). With `href`, the whole card leads there. */
export const Carte = ({ titre, href, surtitre, badges, children, pied, niveau = 3 }: CarteProps): VNode => {
  const Titre = `h${niveau}` as const
  return (
    <div class={`cv-carte${href ? ' cv-carte--lien' : ''}`}>
      {surtitre ? <p class="cv-carte__surtitre">{surtitre}</p> : null}
      <Titre class="cv-carte__titre">{href ? <a href={lienSur(href)}>{titre}</a> : titre}</Titre>
      {badges ? <div class="cv-carte__badges">{badges}</div> : null}
      {children ? <div class="cv-carte__corps">{children}</div> : null}
      {pied ? <div class="cv-carte__pied">{pied}</div> : null}
    </div>
  )
}

export type TuileProps = {
  readonly titre: Enfants
  readonly href: string
  readonly detail?: Enfants
  readonly icone?: NomIcone | undefined
  readonly niveau?: 2 | 3 | 4 | undefined
}

/** A way in, with its icon: a short title and a line. */
export const Tuile = ({ titre, href, detail, icone, niveau = 3 }: TuileProps): VNode => {
  const Titre = `h${niveau}` as const
  return (
    <div class="cv-carte cv-carte--lien cv-tuile">
      {icone ? <span class={`cv-tuile__icone fr-icon-${icone}`} aria-hidden="true" /> : null}
      <div>
        <Titre class="cv-carte__titre">
          <a href={lienSur(href)}>{titre}</a>
        </Titre>
        {detail ? <p class="cv-carte__corps">{detail}</p> : null}
      </div>
    </div>
  )
}

/** Cards or tiles in columns, as many as fit up to `colonnes`. */
export const Grille = ({
  children,
  colonnes = 3,
}: {
  readonly children: Enfants
  readonly colonnes?: 2 | 3 | 4 | undefined
}): VNode => <div class={`cv-grille cv-grille--${colonnes}`}>{children}</div>

export type CompteurProps = {
  readonly valeur: number | string
  readonly libelle: Enfants
  readonly href?: string | undefined
  readonly ton?: 'neutre' | 'attention' | 'erreur' | 'succes' | undefined
  /** The name under which a live page refreshes it (`/…/compteurs.json`). */
  readonly cle?: string | undefined
}

/** A figure that leads to what it counts. */
export const Compteur = ({ valeur, libelle, href, ton = 'neutre', cle }: CompteurProps): VNode => {
  const dedans = (
    <>
      <span class="cv-compteur__valeur" data-compteur={cle}>
        {valeur}
      </span>
      <span class="cv-compteur__libelle">{libelle}</span>
    </>
  )
  return href ? (
    <a class={`cv-compteur cv-compteur--${ton}`} href={lienSur(href)}>
      {dedans}
    </a>
  ) : (
    <div class={`cv-compteur cv-compteur--${ton}`}>{dedans}</div>
  )
}

/** Figures in a row. With `source`, refreshed from that address (`{"cle": 3}`) where JavaScript runs. */
export const Compteurs = ({
  children,
  source,
}: {
  readonly children: Enfants
  readonly source?: string | undefined
}): VNode => (
  <div class="cv-compteurs" data-compteurs={source === undefined ? undefined : lienSur(source)}>
    {children}
  </div>
)

export type EtatVideProps = {
  readonly titre: Enfants
  readonly children?: Enfants
  readonly action?: Enfants
  readonly icone?: NomIcone | undefined
}

/** Instead of an empty list: why it is empty, and what to do. */
export const EtatVide = ({ titre, children, action, icone = 'folder-line' }: EtatVideProps): VNode => (
  <div class="cv-vide">
    <span class={`cv-vide__icone fr-icon-${icone}`} aria-hidden="true" />
    <p class="cv-vide__titre">{titre}</p>
    {children ? <div class="cv-vide__texte">{typeof children === 'string' ? <p>{children}</p> : children}</div> : null}
    {action ? <div class="cv-boutons cv-boutons--centre">{action}</div> : null}
  </div>
)

export type AccordeonProps = {
  readonly titre: Enfants
  readonly children: Enfants
  readonly ouvert?: boolean | undefined
  readonly id?: string | undefined
  /** Beside the title: a badge, a count. */
  readonly complement?: Enfants
}

/** Folded content, by the browser's own `<details>`: opens without JavaScript. */
export const Accordeon = ({ titre, children, ouvert, id, complement }: AccordeonProps): VNode => (
  <details class="cv-accordeon" id={id} open={ouvert}>
    <summary>
      <span class="cv-accordeon__titre">{titre}</span>
      {complement ? <span class="cv-accordeon__complement">{complement}</span> : null}
    </summary>
    <div class="cv-accordeon__corps">{children}</div>
  </details>
)

export type EntreeDescription = { readonly terme: Enfants; readonly valeur: Enfants; readonly action?: Enfants }

/** Terms and their values: a summary, a file's identity. An empty value reads « Non renseigné ». */
export const ListeDescription = ({
  entrees,
  dense,
}: {
  readonly entrees: readonly EntreeDescription[]
  readonly dense?: boolean | undefined
}): VNode => (
  <dl class={dense ? 'cv-description cv-description--dense' : 'cv-description'}>
    {entrees.map(({ terme, valeur, action }) => (
      <div>
        <dt>{terme}</dt>
        <dd>{estVide(valeur) ? <span class="cv-non-renseigne">Non renseigné</span> : valeur}</dd>
        {action ? <dd class="cv-description__action">{action}</dd> : null}
      </div>
    ))}
  </dl>
)

const estVide = (valeur: Enfants): boolean =>
  valeur === null || valeur === undefined || valeur === '' || valeur === false

export type Onglet = {
  readonly libelle: Enfants
  readonly href: string
  readonly courant?: boolean | undefined
  readonly compteur?: number | undefined
}

/** The parts of one thing, each at its own address: plain links, the current one marked. */
export const Onglets = ({
  onglets,
  libelle,
}: {
  readonly onglets: readonly Onglet[]
  readonly libelle: string
}): VNode => (
  <nav class="cv-onglets" aria-label={libelle}>
    <ul>
      {onglets.map(onglet => (
        <li>
          <a href={lienSur(onglet.href)} aria-current={onglet.courant ? 'page' : undefined}>
            {onglet.libelle}
            {onglet.compteur ? <span class="cv-pastille">{onglet.compteur}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
