import type { ComponentChildren, VNode } from 'preact'
import { Badge, BoutonPost, format, GroupeBoutons, Invisible, LienBouton, Tableau } from '../../../../ui/index.ts'
import type { EtapeDuFormulaire, Sens } from '../../domain/ecrire-formulaire.ts'
import type { Champ, Formulaire } from '../../domain/formulaire.ts'
import { raisonDeGarder } from '../../domain/liens-formulaire.ts'
import type { ChantierLu } from '../../use-cases/ports-chantiers.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import { conditionEnMots, naturesDeChamp, precisions } from './formulaires-mots.ts'

/** The form that a page of the editor is about. */
export type VueFormulaire = { readonly lu: ChantierLu; readonly etape: EtapeDuFormulaire }

/** The questions of a section, or the fields of the lines of a list, with what can be done to each. */
export const TableDesChamps = ({
  legende,
  vue,
  formulaire,
  champs,
  liste,
  vide,
}: {
  readonly legende: string
  readonly vue: VueFormulaire
  /** Where conditions are looked up: the form, or the lines of the list as one. */
  readonly formulaire: Formulaire
  readonly champs: readonly Champ[]
  readonly liste: Champ | null
  readonly vide: VNode
}): VNode => {
  const { lu, etape } = vue
  const { chantier } = lu
  const chemins = cheminsFormulaire(chantier.code, etape)
  const place = ({ code }: Champ) => (liste ? { champ: liste.code, ligne: code } : { champ: code })
  const { sections } = formulaire
  const premier = sections[0]?.champs[0]
  const dernier = sections.at(-1)?.champs.at(-1)
  return (
    <Tableau
      legende={legende}
      legendeCachee
      empile
      lignes={champs}
      cleLigne={({ code }) => `question-${code}`}
      vide={vide}
      colonnes={[
        {
          cle: 'libelle',
          titre: 'Question',
          entete: true,
          rendu: champ => (
            <Question champ={champ} condition={conditionEnMots(champ, { formulaire, references: chantier })} />
          ),
        },
        { cle: 'nature', titre: 'Nature', rendu: champ => <Nature champ={champ} /> },
        {
          cle: 'obligatoire',
          titre: 'Réponse',
          rendu: ({ obligatoire }) =>
            obligatoire ? <Badge ton="info">Obligatoire</Badge> : <Badge ton="neutre">Facultative</Badge>,
        },
        {
          cle: 'actes',
          titre: 'Actions',
          rendu: champ => (
            <GroupeBoutons serres>
              <Fleches
                action={chemins.deplacement()}
                version={lu.version}
                cible={place(champ)}
                nom={format.guillemets(champ.libelle)}
                premier={champ === premier}
                dernier={champ === dernier}
              />
              <LienBouton href={chemins.champ(place(champ))} variante="tertiaire" petit icone="edit-line">
                Modifier<Invisible>{` ${format.guillemets(champ.libelle)}`}</Invisible>
              </LienBouton>
              {!liste && raisonDeGarder(formulaire, { etape, champ }) ? null : (
                <LienBouton href={chemins.retraitDeChamp(place(champ))} variante="discret" petit icone="delete-line">
                  Retirer<Invisible>{` ${format.guillemets(champ.libelle)}`}</Invisible>
                </LienBouton>
              )}
            </GroupeBoutons>
          ),
        },
      ]}
    />
  )
}

const Question = ({ champ, condition }: { readonly champ: Champ; readonly condition: string | null }): VNode => (
  <>
    {champ.libelle}
    {condition ? <Detail>{condition}</Detail> : null}
    {champ.aide ? <Detail>{format.abreger(champ.aide, 120)}</Detail> : null}
  </>
)

const Nature = ({ champ }: { readonly champ: Champ }): VNode => (
  <>
    {naturesDeChamp[champ.type].libelle}
    {precisions(champ).map(precision => (
      <Detail key={precision}>{precision}</Detail>
    ))}
  </>
)

const Detail = ({ children }: { readonly children: ComponentChildren }): VNode => (
  <span class="fr-hint-text">{children}</span>
)

/** Up and down, one press each; none where there is nowhere to go. */
export const Fleches = (props: {
  readonly action: string
  readonly version: number
  readonly cible: Readonly<Record<string, string | undefined>>
  readonly nom: string
  readonly premier: boolean
  readonly dernier: boolean
}): VNode => {
  const fleche = (sens: Sens): VNode => (
    <BoutonPost
      action={props.action}
      champs={{ versionVue: String(props.version), sens, ...sansVides(props.cible) }}
      variante="discret"
      petit
      icone={sens === 'haut' ? 'arrow-up-line' : 'arrow-down-line'}
    >
      {sens === 'haut' ? 'Monter' : 'Descendre'}
      <Invisible>{` ${props.nom}`}</Invisible>
    </BoutonPost>
  )
  return (
    <>
      {props.premier ? null : fleche('haut')}
      {props.dernier ? null : fleche('bas')}
    </>
  )
}

const sansVides = (champs: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(champs).flatMap(([nom, valeur]) => (valeur === undefined ? [] : [[nom, valeur]])))
