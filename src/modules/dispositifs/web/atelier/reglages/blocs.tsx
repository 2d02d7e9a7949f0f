import type { ComponentChildren, VNode } from 'preact'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../../platform/http/lecture.ts'
import { Bouton, type Erreur, erreurDe } from '../../../../../ui/index.ts'
import { rangsDe } from '../lecteur.ts'
import { ajoutDemande, gesteDAjout } from './reglage.tsx'

type Saisie = { readonly corps: Corps; readonly erreurs: readonly Erreur[] }

/** What every field of a part says of itself: its name, what it holds, its fault. */
export const champsDe =
  ({ corps, erreurs }: Saisie) =>
  (nom: string): { readonly nom: string; readonly valeur: string; readonly erreur: string | undefined } => ({
    nom,
    valeur: texteSaisi(corps[nom]),
    erreur: erreurDe(erreurs, nom),
  })

/** The same, of a box to tick. */
export const casesDe =
  ({ corps, erreurs }: Saisie) =>
  (nom: string): { readonly nom: string; readonly cochee: boolean; readonly erreur: string | undefined } => ({
    nom,
    cochee: texteSaisi(corps[nom]) === 'oui',
    erreur: erreurDe(erreurs, nom),
  })

/** As a box is sent. */
export const coche = (vrai: boolean): string => (vrai ? 'oui' : '')

/** Fields that only matter when another one has that value; where JavaScript runs, they show when it is their case. */
export const SelonLeCas = ({
  champ,
  vaut,
  cas,
  children,
}: {
  readonly champ: string
  readonly vaut: string
  /** « Si ce délai existe. » */
  readonly cas: string
  readonly children: ComponentChildren
}): VNode => (
  <div class="cv-condition" data-si={champ} data-vaut={vaut}>
    <p class="cv-condition__cas fr-text--sm">{cas}</p>
    {children}
  </div>
)

/** A list of lines of fields: those that are there, `vides` more to be filled in, and a button for one more. */
export const Lignes = ({
  corps,
  liste,
  vides,
  nom,
  ajouter,
  children,
}: {
  readonly corps: Corps
  readonly liste: string
  readonly vides: number
  /** What one line is: « Profil ». */
  readonly nom: string
  readonly ajouter: string
  readonly children: (rang: number) => ComponentChildren
}): VNode => {
  const rangs = rangsAffiches(corps, { liste, vides })
  return (
    <>
      {rangs.map((rang, n) => (
        <fieldset class="cv-lignes__une">
          <legend class="fr-sr-only">{`${nom} ${n + 1}`}</legend>
          {children(rang)}
        </fieldset>
      ))}
      <p class="fr-hint-text">Une ligne dont tous les textes sont effacés est retirée.</p>
      <Bouton nom="geste" valeur={gesteDAjout(liste)} variante="secondaire" petit icone="add-line">
        {ajouter}
      </Bouton>
    </>
  )
}

/** Once a form was sent, its empty lines are among those that it sent. */
const rangsAffiches = (
  corps: Corps,
  { liste, vides }: { readonly liste: string; readonly vides: number },
): readonly number[] => {
  const rangs = rangsDe(corps, liste)
  const suivant = (rangs.at(-1) ?? -1) + 1
  const envoyee = 'versionVue' in corps
  const enPlus = envoyee ? (ajoutDemande(corps, liste) ? 1 : 0) : vides
  return [...rangs, ...Array.from({ length: rangs.length === 0 && envoyee ? 1 : enPlus }, (_, n) => suivant + n)]
}
