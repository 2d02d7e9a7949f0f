import type { VNode } from 'preact'
import * as format from './format.ts'
import { CadreChamp, type Champ, descriptions, idDe } from './formulaire.tsx'
import type { Enfants } from './textes.tsx'

export type ChampTexteProps = Champ & {
  readonly valeur?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'search' | undefined
  /** What browsers may fill in: `given-name`, `email`, `organization`… (RGAA 11.13). */
  readonly autocomplete?: string | undefined
  readonly longueurMax?: number | undefined
  readonly clavier?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined
  readonly largeur?: 'courte' | 'moyenne' | undefined
  readonly lectureSeule?: boolean | undefined
  readonly motif?: string | undefined
}

/** One line of text. A password is never printed back. */
export const ChampTexte = (props: ChampTexteProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  const type = props.type ?? 'text'
  // preact types an input by its literal `type`; here it is only known when the page runs.
  const attributs: Readonly<Record<string, unknown>> = {
    type,
    class: `fr-input${props.largeur ? ` cv-champ--${props.largeur}` : ''}`,
    id,
    name: props.nom,
    value: type === 'password' ? undefined : (props.valeur ?? ''),
    autocomplete: props.autocomplete,
    maxLength: props.longueurMax,
    inputMode: props.clavier,
    pattern: props.motif,
    readOnly: props.lectureSeule,
    required: props.obligatoire,
    disabled: props.desactive,
    'aria-invalid': props.erreur ? 'true' : undefined,
    'aria-describedby': descriptions(id, props),
  }
  return (
    <CadreChamp id={id} famille="input" champ={props}>
      <input {...attributs} />
    </CadreChamp>
  )
}

export type ChampTexteLongProps = Champ & {
  readonly valeur?: string | undefined
  readonly lignes?: number | undefined
  readonly longueurMax?: number | undefined
}

/** Several lines of text. */
export const ChampTexteLong = (props: ChampTexteLongProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  return (
    <CadreChamp id={id} famille="input" champ={props}>
      <textarea
        class={`fr-input`}
        id={id}
        name={props.nom}
        rows={props.lignes ?? 5}
        maxLength={props.longueurMax}
        required={props.obligatoire}
        disabled={props.desactive}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, props)}
      >
        {props.valeur ?? ''}
      </textarea>
    </CadreChamp>
  )
}

export type ChampDateProps = Champ & {
  /** `2026-11-24`. */
  readonly valeur?: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly autocomplete?: string | undefined
}

/** A civil day, by the browser's own date field; sent as `2026-11-24`. */
export const ChampDate = (props: ChampDateProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  return (
    <CadreChamp id={id} famille="input" champ={props}>
      <input
        class={`fr-input cv-champ--courte`}
        id={id}
        name={props.nom}
        type="date"
        value={props.valeur ?? ''}
        min={props.min}
        max={props.max}
        autocomplete={props.autocomplete}
        required={props.obligatoire}
        disabled={props.desactive}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, props)}
      />
    </CadreChamp>
  )
}

export type Option = { readonly valeur: string; readonly libelle: string; readonly desactive?: boolean | undefined }

export type ChampChoixProps = Champ & {
  readonly options: readonly Option[]
  readonly valeur?: string | undefined
  /** The entry that chooses nothing; « Sélectionner une valeur » by default, `null` for none. */
  readonly vide?: string | null | undefined
}

/** One choice in a list. */
export const ChampChoix = (props: ChampChoixProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  return (
    <CadreChamp id={id} famille="select" champ={props}>
      <select
        class={`fr-select`}
        id={id}
        name={props.nom}
        required={props.obligatoire}
        disabled={props.desactive}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, props)}
      >
        {props.vide === null ? null : (
          <option value="" selected={!props.valeur}>
            {props.vide ?? 'Sélectionner une valeur'}
          </option>
        )}
        {props.options.map(({ valeur, libelle, desactive }) => (
          <option value={valeur} selected={valeur === props.valeur} disabled={desactive}>
            {libelle}
          </option>
        ))}
      </select>
    </CadreChamp>
  )
}

export type ChampFichierProps = Champ & {
  /** Accepted extensions, without the dot: `['pdf', 'png']`. */
  readonly accepte: readonly string[]
  /** The largest accepted size, in bytes. */
  readonly tailleMax: number
  readonly plusieurs?: boolean | undefined
}

/** A file to send; says what is accepted before asking. Where JavaScript runs, the form shows the progress of the transfer. */
export const ChampFichier = (props: ChampFichierProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  const aide: Enfants = [
    props.aide ? <span class="cv-aide-fichier">{props.aide}</span> : null,
    `${props.accepte.length > 1 ? 'Formats acceptés' : 'Format accepté'} : ${format.enumeration(props.accepte, 'ou')}. Taille maximale : ${format.taille(props.tailleMax)}.`,
  ]
  return (
    <CadreChamp id={id} famille="upload" champ={{ ...props, aide }}>
      <input
        class="fr-upload"
        id={id}
        name={props.nom}
        type="file"
        accept={props.accepte.map(extension => `.${extension}`).join(',')}
        multiple={props.plusieurs}
        required={props.obligatoire}
        disabled={props.desactive}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, { ...props, aide })}
        data-taille-max={props.tailleMax}
      />
    </CadreChamp>
  )
}

export type ChampCodeProps = Champ & { readonly longueur?: number | undefined }

/** A one-time code: figures, filled in by the phone or the mailbox where it can be; never printed back. */
export const ChampCode = (props: ChampCodeProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  const longueur = props.longueur ?? 6
  return (
    <CadreChamp id={id} famille="input" champ={props}>
      <input
        class={`fr-input cv-champ--code`}
        id={id}
        name={props.nom}
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9 ]*"
        maxLength={longueur + 2}
        required={props.obligatoire ?? true}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, props)}
      />
    </CadreChamp>
  )
}
