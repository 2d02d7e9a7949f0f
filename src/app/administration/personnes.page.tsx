import type { VNode } from 'preact'
import type { Page } from '../../platform/http/contract.ts'
import {
  Accordeon,
  Alerte,
  Badge,
  ChampTexte,
  Chronologie,
  type Colonne,
  Compte,
  Entete,
  EtatVide,
  Filtres,
  Invisible,
  Lien,
  Pagination,
  Quand,
  Reference,
  Section,
  Tableau,
  urlAvec,
} from '../../ui/index.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import { type Droit, type Mouvement, type PersonneSansDroit, TAILLE_PAGE } from './droits.ts'
import { nomRole, qualiteEnMots } from './roles.ts'

export type VuePersonnes = {
  readonly recherche: string
  readonly droits: readonly Droit[]
  readonly sansDroit: { readonly personnes: readonly PersonneSansDroit[]; readonly nombre: number }
  readonly page: number
  readonly mouvements: readonly Mouvement[]
  /** The account of the reader: their own administrator's right can't be taken by themselves. */
  readonly moi: string
  readonly retire: boolean
}

const TITRE = 'Personnes et droits'

/** Who may do what at the agency, since when and by whom; and among whom to look for the next one. */
export const pagePersonnes = (vue: VuePersonnes): Page => ({
  titre: TITRE,
  filAriane: filAdministration(),
  largeur: 'large',
  contenu: (
    <>
      <Entete
        titre={TITRE}
        chapeau="Un droit accordé ou retiré prend effet partout en moins d’une seconde. Chaque geste reste consigné avec son auteur."
      />
      {vue.retire ? (
        <Alerte ton="succes" annonce>
          Le droit est retiré.
        </Alerte>
      ) : null}
      <Filtres
        action={cheminsAdministration.personnes()}
        sansFiltre={cheminsAdministration.personnes()}
        actifs={vue.recherche === '' ? 0 : 1}
        libelleBouton="Chercher"
      >
        <ChampTexte nom="q" libelle="Nom, adresse électronique ou entreprise" type="search" valeur={vue.recherche} />
      </Filtres>
      <Section titre="Droits de l’agence">
        <DroitsEnVigueur {...vue} />
      </Section>
      <Section titre="Personnes sans droit à l’agence">
        <SansDroit {...vue} />
      </Section>
      <Section titre="Derniers changements">
        <Changements mouvements={vue.mouvements} />
      </Section>
    </>
  ),
})

const DroitsEnVigueur = ({ droits, recherche, moi }: VuePersonnes): VNode => (
  <>
    {droits.length > 0 ? (
      <Compte total={droits.length} singulier="droit en vigueur" auPluriel="droits en vigueur" />
    ) : null}
    <Tableau
      legende="Droits de l’agence en vigueur, par personne"
      legendeCachee
      empile
      lignes={droits}
      cleLigne={({ id }) => `droit-${id}`}
      vide={
        <EtatVide titre="Aucun droit" icone="team-line">
          {recherche === ''
            ? 'Personne n’a encore de droit à l’agence.'
            : 'Aucune personne habilitée ne correspond à cette recherche.'}
        </EtatVide>
      }
      colonnes={colonnes(moi)}
    />
  </>
)

const colonnes = (moi: string): readonly Colonne<Droit>[] => [
  { cle: 'personne', titre: 'Personne', entete: true, rendu: droit => <NomTitulaire droit={droit} /> },
  {
    cle: 'courriel',
    titre: 'Adresse électronique',
    rendu: ({ titulaire }) => titulaire?.courriel ?? <Badge ton="neutre">Jamais connecté</Badge>,
  },
  { cle: 'role', titre: 'Droit', rendu: ({ role }) => nomRole(role) },
  {
    cle: 'depuis',
    titre: 'Depuis',
    insecable: true,
    rendu: ({ accordeLe }) => <Quand le={accordeLe} forme="courte" />,
  },
  {
    cle: 'par',
    titre: 'Accordé par',
    rendu: ({ accordePar }) => accordePar.nom,
  },
  { cle: 'geste', titre: 'Geste', rendu: droit => <LienRetrait droit={droit} moi={moi} /> },
]

/** The name that leads to the person; the identifier alone for an account that never came. */
const NomTitulaire = ({ droit: { titulaire, sub } }: { readonly droit: Droit }): VNode =>
  titulaire === null ? (
    <Reference>{sub}</Reference>
  ) : (
    <Lien href={cheminsAdministration.personne(titulaire.id)}>{titulaire.nom}</Lien>
  )

export const LienRetrait = ({ droit, moi }: { readonly droit: Droit; readonly moi: string }): VNode =>
  droit.role === 'administrateur' && droit.titulaire?.id === moi ? (
    <span class="fr-text--sm">Un autre administrateur peut vous le retirer</span>
  ) : (
    <Lien href={cheminsAdministration.retrait(droit.id)}>
      Retirer
      <Invisible>{` le droit « ${nomRole(droit.role)} » de ${droit.titulaire?.nom ?? droit.sub}`}</Invisible>
    </Lien>
  )

const SansDroit = ({ recherche, sansDroit: { personnes, nombre }, page }: VuePersonnes): VNode => (
  <>
    {nombre > 0 ? <Compte total={nombre} singulier="personne" /> : null}
    <Tableau
      legende="Personnes connues du service, sans droit à l’agence"
      legendeCachee
      empile
      lignes={personnes}
      vide={
        <EtatVide titre="Aucune personne" icone="user-line">
          {recherche === ''
            ? 'Une personne apparaît ici après sa première connexion.'
            : 'Personne ne correspond à cette recherche. Une personne n’est connue qu’après sa première connexion : demandez-lui de se connecter une fois.'}
        </EtatVide>
      }
      colonnes={[
        {
          cle: 'nom',
          titre: 'Personne',
          entete: true,
          rendu: ({ id, nom }) => <Lien href={cheminsAdministration.personne(id)}>{nom}</Lien>,
        },
        { cle: 'courriel', titre: 'Adresse électronique', rendu: ({ courriel }) => courriel },
        { cle: 'entreprise', titre: 'Entreprise', rendu: ({ entreprise }) => entreprise ?? 'Aucune' },
      ]}
    />
    <Pagination
      page={page}
      pages={Math.ceil(nombre / TAILLE_PAGE)}
      href={n => urlAvec(cheminsAdministration.personnes(), { q: recherche, page: n })}
    />
  </>
)

/** Who gave what to whom, and who took it back. `nomme` says whose right it was, where it isn't plain. */
export const Changements = ({
  mouvements,
  nomme = true,
}: {
  readonly mouvements: readonly Mouvement[]
  readonly nomme?: boolean
}): VNode => {
  const liste = (
    <Chronologie
      entrees={mouvements.map(({ le, par, geste, droit }) => ({
        le,
        ton: geste === 'accorde' ? 'succes' : 'attention',
        titre: `${geste === 'accorde' ? 'Droit accordé' : 'Droit retiré'}\u00a0: ${nomRole(droit.role)}${nomme ? `, ${droit.titulaire?.nom ?? `compte ${droit.sub}`}` : ''}`,
        par: `${par.nom} (${qualiteEnMots(par.qualite)})`,
      }))}
    />
  )
  return mouvements.length > 5 ? (
    <Accordeon titre={`Les ${mouvements.length} derniers changements`}>{liste}</Accordeon>
  ) : (
    liste
  )
}
