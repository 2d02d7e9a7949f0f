import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  ChampChoix,
  Empreinte,
  Entete,
  Filtres,
  format,
  Invisible,
  Lien,
  Quand,
  Section,
  Tableau,
} from '../../../../ui/index.ts'
import { cheminsAtelier, filAtelier } from '../atelier/chemins.ts'
import { cheminsExigences } from '../atelier/exigences-chemins.ts'
import { cheminsFichiers } from '../atelier/fichiers-chemins.ts'
import type { Publiee } from './charger.ts'
import { BROUILLON, cheminsVersions } from './chemins.ts'

export type VueVersions = {
  readonly code: string
  readonly intitule: string
  /** The last one first. */
  readonly versions: readonly Publiee[]
  readonly chantier: boolean
  readonly avant: string
  readonly apres: string
  readonly erreur?: string | undefined
}

/** GUI-3 — the versions of a programme, any two of which are compared; and the draft with the one in force. */
export const pageVersions = (vue: VueVersions): Page => ({
  titre: `Versions, ${vue.intitule}`,
  titreCourt: 'Versions',
  filAriane: filAtelier({ libelle: vue.intitule, href: cheminsAtelier.tableau(vue.code) }),
  contenu: (
    <>
      <Entete
        surtitre={vue.intitule}
        titre="Versions"
        chapeau="Une version publiée ne change plus. Une candidature reste sur la version avec laquelle elle a été ouverte, tant que l’éditeur ne demande pas à en changer."
        complement={format.pluriel(vue.versions.length, 'version publiée', 'versions publiées')}
      />
      <Section titre="Comparer deux versions">
        <Comparer vue={vue} />
      </Section>
      <Section titre="Versions publiées">
        <Publiees vue={vue} />
      </Section>
    </>
  ),
})

const Comparer = ({ vue }: { readonly vue: VueVersions }): VNode => {
  const { code, versions, chantier } = vue
  if (versions.length + (chantier ? 1 : 0) < 2) return <p>Il n’y a qu’une version : rien encore à quoi la comparer.</p>
  const options = [
    ...(chantier ? [{ valeur: BROUILLON, libelle: 'Le chantier en cours' }] : []),
    ...versions.map(({ version, publieeLe }) => ({
      valeur: String(version),
      libelle: `Version ${format.nombre(version)}, publiée le ${format.jourCourt(publieeLe)}`,
    })),
  ]
  return (
    <>
      {vue.erreur ? (
        <Alerte ton="erreur" annonce>
          {vue.erreur}
        </Alerte>
      ) : null}
      <Filtres action={cheminsVersions.liste(code)} sansFiltre={cheminsVersions.liste(code)} libelleBouton="Comparer">
        <ChampChoix nom="apres" libelle="Comparer" valeur={vue.apres} options={options} />
        <ChampChoix nom="avant" libelle="à" valeur={vue.avant} options={options} />
      </Filtres>
    </>
  )
}

const Publiees = ({ vue: { code, versions } }: { readonly vue: VueVersions }): VNode => (
  <Tableau
    legende="Versions publiées, la dernière d’abord"
    legendeCachee
    empile
    lignes={versions}
    vide={null}
    colonnes={[
      {
        cle: 'version',
        titre: 'Version',
        entete: true,
        rendu: ({ version }, rang) => (
          <>
            {format.nombre(version)} {rang === 0 ? <Badge ton="succes">En vigueur</Badge> : null}
          </>
        ),
      },
      { cle: 'publiee', titre: 'Publiée le', rendu: ({ publieeLe }) => <Quand le={publieeLe} forme="courte" /> },
      { cle: 'par', titre: 'Par', rendu: ({ publieePar }) => publieePar.nom },
      { cle: 'empreinte', titre: 'Empreinte', rendu: ({ empreinte }) => <Empreinte sha256={empreinte} /> },
      {
        cle: 'fichiers',
        titre: 'Fichiers',
        rendu: ({ version }) => (
          <Lien href={cheminsFichiers.version(code, version)}>
            Emporter
            <Invisible>{` les fichiers de la version ${version}`}</Invisible>
          </Lien>
        ),
      },
      {
        cle: 'exigences',
        titre: 'Exigences',
        rendu: ({ version }) => (
          <Lien href={cheminsExigences.classeurDeVersion(code, version)} telechargement>
            Classeur
            <Invisible>{` des exigences de la version ${version} (.xlsx)`}</Invisible>
          </Lien>
        ),
      },
      {
        cle: 'differences',
        titre: 'Différences',
        rendu: ({ version }, rang) => {
          const precedente = versions[rang + 1]
          return precedente ? (
            <Lien href={cheminsVersions.comparaison(code, { avant: precedente.version, apres: version })}>
              Comparer
              <Invisible>{` la version ${version} à la précédente`}</Invisible>
            </Lien>
          ) : (
            '—'
          )
        },
      },
    ]}
  />
)
