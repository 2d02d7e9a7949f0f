import type { VNode } from 'preact'
import { adresseActif } from './adresses.ts'
import { ChampsCaches } from './boutons.tsx'
import * as format from './format.ts'
import { lienSur } from './liens.ts'
import type { Enfants } from './textes.tsx'

/** A refusal shown to the person who typed: at the top, and at the field when there is one. */
export type Erreur = { readonly champ?: string | undefined; readonly message: string }

/** The message for one field, if any: what goes in its `erreur`. */
export const erreurDe = (erreurs: readonly Erreur[], champ: string): string | undefined =>
  erreurs.find(erreur => erreur.champ === champ)?.message

/** The id of a field, from its name: what error summaries link to. */
export const idDe = (nom: string): string => `champ-${nom.replace(/[^\w-]+/g, '-')}`

export type FormulaireProps = {
  readonly action: string
  readonly children: Enfants
  readonly id?: string | undefined
  /** For files: `multipart/form-data`, received as a flow. */
  readonly multipart?: boolean | undefined
  readonly champs?: Readonly<Record<string, string>> | undefined
  /** Warns before leaving with unsaved typing, where JavaScript runs. */
  readonly surveille?: boolean | undefined
  /** With files: the page answered takes the place of the form, since nothing is kept that an address could lead to. */
  readonly surPlace?: boolean | undefined
  /** With files: sent in parts where JavaScript runs, each then deposited by the same fields sent to `depot` (P7). */
  readonly enParties?:
    | { readonly adresse: string; readonly depot: string; readonly metadonnees: Readonly<Record<string, string>> }
    | undefined
  /** With many files: sent in parts where JavaScript runs, folders too, then what else the form holds; then to `suite` (P7). */
  readonly enLot?:
    | { readonly adresse: string; readonly suite: string; readonly metadonnees: Readonly<Record<string, string>> }
    | undefined
  readonly classe?: string | undefined
}

/**
 * A POST form: writes its token and its fresh idempotency key itself. The browser does not block it (`novalidate`):
 * the server answers every refusal, in the same words with and without JavaScript.
 */
export const Formulaire = ({
  action,
  children,
  id,
  multipart,
  champs,
  surveille,
  surPlace,
  enParties,
  enLot,
  classe,
}: FormulaireProps): VNode => (
  <form
    method="post"
    action={lienSur(action)}
    id={id}
    class={classe ?? 'cv-formulaire'}
    enctype={multipart ? 'multipart/form-data' : undefined}
    noValidate
    data-surveille={surveille ? '' : undefined}
    data-sur-place={surPlace ? '' : undefined}
    data-en-lot={enLot && JSON.stringify({ ...enLot, script: adresseActif('envois.js') })}
    data-en-parties={enParties && JSON.stringify({ ...enParties, script: adresseActif('envois.js') })}
  >
    <ChampsCaches champs={champs} />
    {children}
  </form>
)

/** The note that goes on top of a form that has required fields. */
export const NoteObligatoires = (): VNode => (
  <p class="fr-text--sm cv-note-obligatoires">
    Les champs signalés par un astérisque (<span class="cv-obligatoire">*</span>) sont obligatoires.
  </p>
)

/** On top of a refused page: every error, with a link to its field. Nothing when there is none. */
export const ResumeErreurs = ({
  erreurs,
  titre,
}: {
  readonly erreurs: readonly Erreur[]
  readonly titre?: string | undefined
}): VNode | null =>
  erreurs.length === 0 ? null : (
    <div class="fr-alert fr-alert--error cv-resume-erreurs" role="alert" tabIndex={-1} id="erreurs" data-resume-erreurs>
      <h2 class="fr-alert__title">
        {titre ?? (erreurs.length === 1 ? 'Une erreur est à corriger' : `${erreurs.length} erreurs sont à corriger`)}
      </h2>
      <ul>
        {erreurs.map(({ champ, message }) => (
          <li>{champ === undefined ? message : <a href={`#${idDe(champ)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )

/** Fields that go together, under one legend; with `avancement`, how many of the answers that must be given are. */
export const GroupeChamps = ({
  legende,
  aide,
  avancement,
  children,
}: {
  readonly legende: Enfants
  readonly aide?: Enfants
  readonly avancement?: { readonly remplis: number; readonly attendus: number } | undefined
  readonly children: Enfants
}): VNode => (
  <fieldset class="cv-groupe">
    <legend class="cv-groupe__legende">
      {legende}
      {avancement && avancement.attendus > 0 ? <Avancement {...avancement} /> : null}
    </legend>
    {aide ? <p class="fr-hint-text cv-groupe__aide">{aide}</p> : null}
    {children}
  </fieldset>
)

const Avancement = ({ remplis, attendus }: { readonly remplis: number; readonly attendus: number }): VNode => (
  <span class={`cv-groupe__avancement${remplis >= attendus ? ' cv-groupe__avancement--complet' : ''}`}>
    {remplis >= attendus ? 'complet' : `${format.pourcentage(remplis, attendus)} % : ${remplis} sur ${attendus}`}
  </span>
)

/** Short fields side by side on a wide screen. */
export const ChampsEnLigne = ({ children }: { readonly children: Enfants }): VNode => (
  <div class="cv-ligne">{children}</div>
)

/** What every field says of itself. `nom` is the name sent; the id derives from it unless `id` is given. */
export type Champ = {
  readonly nom: string
  readonly libelle: Enfants
  readonly aide?: Enfants
  readonly erreur?: string | undefined
  readonly obligatoire?: boolean | undefined
  readonly id?: string | undefined
  readonly desactive?: boolean | undefined
}

/** The ids by which a field is described: its message first, since that is what must be heard. */
export const descriptions = (id: string, { aide, erreur }: Pick<Champ, 'aide' | 'erreur'>): string | undefined => {
  const ids = [erreur ? `${id}-erreur` : '', aide ? `${id}-aide` : ''].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** The star of a required field; the field itself carries `required`, so that it isn't read twice. */
export const Asterisque = ({ si }: { readonly si?: boolean | undefined }): VNode | null =>
  si ? (
    <span class="cv-obligatoire" aria-hidden="true">
      {' '}
      *
    </span>
  ) : null

/** The message at a field. */
export const MessageErreur = ({
  id,
  erreur,
}: {
  readonly id: string
  readonly erreur?: string | undefined
}): VNode | null =>
  erreur ? (
    <p class="fr-error-text" id={`${id}-erreur`}>
      {erreur}
    </p>
  ) : null

/** Label and hint over a field, message under it, and the red bar when it is refused. */
export const CadreChamp = ({
  id,
  famille,
  champ,
  children,
}: {
  readonly id: string
  readonly famille: 'input' | 'select' | 'upload'
  readonly champ: Champ
  readonly children: Enfants
}): VNode => (
  <div
    class={`fr-${famille}-group${champ.erreur ? ` fr-${famille}-group--error` : ''}${champ.desactive ? ` fr-${famille}-group--disabled` : ''}`}
  >
    <label class="fr-label" for={id}>
      {champ.libelle}
      <Asterisque si={champ.obligatoire} />
      {champ.aide ? (
        <span class="fr-hint-text" id={`${id}-aide`}>
          {champ.aide}
        </span>
      ) : null}
    </label>
    {children}
    <MessageErreur id={id} erreur={champ.erreur} />
  </div>
)
