import type { VNode } from 'preact'
import type { Instant } from '../kernel/temps.ts'
import * as format from './format.ts'
import type { NomIcone } from './icones.ts'
import { lienSur } from './liens.ts'
import { Echeance, type Enfants } from './textes.tsx'

export type Ton = 'succes' | 'info' | 'attention' | 'erreur' | 'neutre' | 'encours'

const tons: Record<Ton, { readonly classe: string; readonly icone: NomIcone }> = {
  succes: { classe: 'cv-badge--succes', icone: 'checkbox-circle-fill' },
  info: { classe: 'cv-badge--info', icone: 'info-fill' },
  attention: { classe: 'cv-badge--attention', icone: 'alert-fill' },
  erreur: { classe: 'cv-badge--erreur', icone: 'close-circle-fill' },
  neutre: { classe: 'cv-badge--neutre', icone: 'circle-line' },
  encours: { classe: 'cv-badge--encours', icone: 'time-line' },
}

export type BadgeProps = { readonly ton: Ton; readonly children: Enfants; readonly icone?: NomIcone | undefined }

/** A state: its word (glossary), its colour, its icon. `encours` is work under way, `neutre` not begun. */
export const Badge = ({ ton, children, icone }: BadgeProps): VNode => (
  <span class={`cv-badge ${tons[ton].classe} fr-icon-${icone ?? tons[ton].icone}`}>{children}</span>
)

export type Etape = {
  readonly libelle: string
  readonly statut: 'faite' | 'en_cours' | 'a_venir' | 'attention'
  /** One short line: « acceptée le 12/05/2026 », « complément demandé ». */
  readonly detail?: Enfants
  readonly href?: string | undefined
}

const motsEtape: Record<Etape['statut'], string> = {
  faite: 'terminée',
  en_cours: 'en cours',
  a_venir: 'à venir',
  attention: 'à compléter',
}

/** The steps of a procedure, with their state in words. */
export const Etapes = ({
  etapes,
  libelle = 'Étapes',
}: {
  readonly etapes: readonly Etape[]
  readonly libelle?: string | undefined
}): VNode => (
  <nav class="cv-etapes" aria-label={libelle}>
    <ol>
      {etapes.map(({ libelle: nom, statut, detail, href }, rang) => (
        <li
          class={`cv-etape cv-etape--${statut}`}
          aria-current={statut === 'en_cours' || statut === 'attention' ? 'step' : undefined}
        >
          <span class="cv-etape__numero" aria-hidden="true">
            {statut === 'faite' ? '✓' : statut === 'attention' ? '!' : rang + 1}
          </span>
          <span class="cv-etape__texte">
            {href ? <a href={lienSur(href)}>{nom}</a> : <span class="cv-etape__nom">{nom}</span>}
            <span class="cv-etape__detail">{detail ?? motsEtape[statut]}</span>
            {detail ? <span class="fr-sr-only"> ({motsEtape[statut]})</span> : null}
          </span>
        </li>
      ))}
    </ol>
  </nav>
)

export type ProgressionProps = {
  readonly valeur: number
  readonly total: number
  /** What is counted: « preuves déposées ». */
  readonly libelle: string
  /** In a table: the bar and its figures, without the words. */
  readonly compacte?: boolean | undefined
}

/** How much of a work is done: the bar, and the same in figures and per cent. */
export const Progression = ({ valeur, total, libelle, compacte }: ProgressionProps): VNode => (
  <span
    class={`cv-progression${valeur >= total ? ' cv-progression--complete' : ''}${compacte ? ' cv-progression--compacte' : ''}`}
  >
    <progress max={Math.max(total, 1)} value={total === 0 ? 1 : Math.min(valeur, total)} aria-label={libelle} />
    <span class="cv-progression__texte">
      {compacte
        ? `${format.nombre(valeur)}/${format.nombre(total)}`
        : `${format.nombre(valeur)} sur ${format.nombre(total)} ${libelle} (${format.pourcentage(valeur, total)} %)`}
    </span>
  </span>
)

export type ProchaineEtapeProps = {
  /** What must be done, or what is awaited, in one sentence. */
  readonly titre: Enfants
  /** `vous`: the reader must act; `autre`: someone else does; `fini`: nothing more to do. */
  readonly qui: 'vous' | 'autre' | 'fini'
  /** Who acts, in words: « L’agence instruit votre candidature ». */
  readonly acteur?: Enfants
  readonly limite?: Instant | undefined
  readonly maintenant?: Instant | undefined
  /** What follows if nothing is done, what is kept, what comes next. */
  readonly children?: Enfants
  /** The buttons, the main one first. */
  readonly actions?: Enfants
  /** The rule behind, folded under « Pourquoi ? ». */
  readonly pourquoi?: Enfants
  readonly niveau?: 2 | 3 | undefined
}

const surtitres = { vous: 'Prochaine étape : à vous', autre: 'Prochaine étape', fini: 'Terminé' } as const

/** What next, by when, who acts: on top of every page of a candidature. */
export const ProchaineEtape = (props: ProchaineEtapeProps): VNode => {
  const Titre = props.niveau === 3 ? 'h3' : 'h2'
  return (
    <section class={`cv-prochaine cv-prochaine--${props.qui}`} aria-labelledby="prochaine-etape">
      <p class="cv-prochaine__surtitre">{surtitres[props.qui]}</p>
      <Titre class="cv-prochaine__titre" id="prochaine-etape">
        {props.titre}
      </Titre>
      {props.limite && props.maintenant ? (
        <p class="cv-prochaine__limite">
          <span class="fr-icon-time-line fr-icon--sm" aria-hidden="true" />{' '}
          <Echeance limite={props.limite} maintenant={props.maintenant} />
        </p>
      ) : null}
      {props.acteur ? <p class="cv-prochaine__acteur">{props.acteur}</p> : null}
      {props.children ? <div class="cv-prochaine__texte">{props.children}</div> : null}
      {props.pourquoi ? (
        <details class="cv-pourquoi">
          <summary>Pourquoi ?</summary>
          <div>{props.pourquoi}</div>
        </details>
      ) : null}
      {props.actions ? <div class="cv-boutons">{props.actions}</div> : null}
    </section>
  )
}

const alertes = { info: 'info', succes: 'success', attention: 'warning', erreur: 'error' } as const

export type AlerteProps = {
  readonly ton: keyof typeof alertes
  readonly titre?: Enfants
  readonly children?: Enfants
  /** `true` when it appears as the answer to what was just done: announced by screen readers. */
  readonly annonce?: boolean | undefined
}

/** Something to know about this page. Without `titre`, the small form. */
export const Alerte = ({ ton, titre, children, annonce }: AlerteProps): VNode => (
  <div
    class={`fr-alert fr-alert--${alertes[ton]}${titre ? '' : ' fr-alert--sm'}`}
    role={annonce ? (ton === 'erreur' ? 'alert' : 'status') : undefined}
  >
    {titre ? <p class="fr-alert__title">{titre}</p> : null}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
)
