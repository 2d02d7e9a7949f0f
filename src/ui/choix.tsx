import type { VNode } from 'preact'
import { Asterisque, type Champ, descriptions, idDe, MessageErreur } from './formulaire.tsx'
import type { Enfants } from './textes.tsx'

export type Possibilite = {
  readonly valeur: string
  readonly libelle: Enfants
  readonly aide?: Enfants
  readonly desactive?: boolean | undefined
  /** The key that chooses it on the instruction page. */
  readonly touche?: string | undefined
}

type Groupe = Champ & {
  readonly options: readonly Possibilite[]
  readonly enLigne?: boolean | undefined
}

export type BoutonsRadioProps = Groupe & { readonly valeur?: string | undefined }

/** One choice among a few, all in sight. */
export const BoutonsRadio = (props: BoutonsRadioProps): VNode => (
  <Choix groupe={props} type="radio" choisies={props.valeur === undefined ? [] : [props.valeur]} />
)

export type CasesACocherProps = Groupe & { readonly valeurs?: readonly string[] | undefined }

/** Any number of choices; sent as a repeated name. */
export const CasesACocher = (props: CasesACocherProps): VNode => (
  <Choix groupe={props} type="checkbox" choisies={props.valeurs ?? []} />
)

const Choix = ({
  groupe,
  type,
  choisies,
}: {
  readonly groupe: Groupe
  readonly type: 'radio' | 'checkbox'
  readonly choisies: readonly string[]
}): VNode => {
  const id = groupe.id ?? idDe(groupe.nom)
  return (
    <fieldset
      class={`fr-fieldset${groupe.erreur ? ' fr-fieldset--error' : ''}`}
      id={`${id}-groupe`}
      aria-labelledby={[`${id}-legende`, descriptions(id, groupe)].filter(Boolean).join(' ')}
      disabled={groupe.desactive}
    >
      <legend class="fr-fieldset__legend fr-fieldset__legend--regular" id={`${id}-legende`}>
        {groupe.libelle}
        <Asterisque si={groupe.obligatoire} />
        {groupe.aide ? (
          <span class="fr-hint-text" id={`${id}-aide`}>
            {groupe.aide}
          </span>
        ) : null}
      </legend>
      {groupe.options.map(({ valeur, libelle, aide, desactive, touche }, rang) => (
        <div class={`fr-fieldset__element${groupe.enLigne ? ' fr-fieldset__element--inline' : ''}`}>
          <div class={type === 'radio' ? 'fr-radio-group' : 'fr-checkbox-group'}>
            <input
              type={type}
              id={rang === 0 ? id : `${id}-${rang}`}
              name={groupe.nom}
              value={valeur}
              checked={choisies.includes(valeur)}
              disabled={desactive}
              required={type === 'radio' ? groupe.obligatoire : undefined}
              aria-describedby={aide ? `${id}-${rang}-aide` : undefined}
              aria-keyshortcuts={touche}
            />
            <label class="fr-label" for={rang === 0 ? id : `${id}-${rang}`}>
              <span>
                {libelle}
                {touche ? <kbd class="cv-touche">{touche}</kbd> : null}
              </span>
              {aide ? (
                <span class="fr-hint-text" id={`${id}-${rang}-aide`}>
                  {aide}
                </span>
              ) : null}
            </label>
          </div>
        </div>
      ))}
      {groupe.erreur ? (
        <div class="fr-messages-group cv-messages">
          <MessageErreur id={id} erreur={groupe.erreur} />
        </div>
      ) : null}
    </fieldset>
  )
}

export type CaseACocherProps = Champ & { readonly cochee?: boolean | undefined; readonly valeur?: string | undefined }

/** One box to tick: an acceptance, an engagement. Sent as `oui` unless `valeur` says otherwise. */
export const CaseACocher = (props: CaseACocherProps): VNode => {
  const id = props.id ?? idDe(props.nom)
  return (
    <div class={`fr-checkbox-group cv-case${props.erreur ? ' fr-checkbox-group--error' : ''}`}>
      <input
        type="checkbox"
        id={id}
        name={props.nom}
        value={props.valeur ?? 'oui'}
        checked={props.cochee}
        disabled={props.desactive}
        required={props.obligatoire}
        aria-invalid={props.erreur ? 'true' : undefined}
        aria-describedby={descriptions(id, props)}
      />
      <label class="fr-label" for={id}>
        <span>
          {props.libelle}
          <Asterisque si={props.obligatoire} />
        </span>
        {props.aide ? (
          <span class="fr-hint-text" id={`${id}-aide`}>
            {props.aide}
          </span>
        ) : null}
      </label>
      <MessageErreur id={id} erreur={props.erreur} />
    </div>
  )
}

/** « Oui » or « Non », neither chosen beforehand; sent as `oui` or `non`. */
export const OuiNon = (props: Omit<BoutonsRadioProps, 'options' | 'enLigne'>): VNode => (
  <BoutonsRadio {...props} enLigne options={ouiNon} />
)

const ouiNon: readonly Possibilite[] = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
]
