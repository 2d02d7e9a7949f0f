import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  ChampChoix,
  type Colonne,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  Lien,
  libelleRole,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { CollaborateurLu, PersonneLue } from '../queries/personnes.ts'
import type { ProduitLu } from '../queries/produits.ts'
import { cheminsCatalogue, versProduits } from './chemins.ts'

export type CollaborateursProps = {
  readonly produit: ProduitLu
  readonly collaborateurs: readonly CollaborateurLu[]
  readonly personnes: readonly PersonneLue[]
  /** The candidature from which the reader came. */
  readonly numero: string | undefined
  readonly erreurs?: readonly Erreur[]
  readonly fait?: 'ajout' | 'retrait' | null
}

const filAriane = (produit: ProduitLu) => [
  ...versProduits,
  { libelle: `${produit.nom} ${produit.version}`, href: cheminsCatalogue.produit(produit.id) },
]

/** PRD-4 — who has access to the product, and who else could. */
export const pageCollaborateurs = (props: CollaborateursProps): Page => {
  const { produit, collaborateurs, numero, erreurs = [], fait } = props
  return {
    titre: 'Collaborateurs',
    filAriane: filAriane(produit),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Collaborateurs"
          surtitre={`${produit.nom} ${produit.version}`}
          chapeau="Les personnes de votre entreprise qui ont accès au produit et à toutes ses candidatures."
        />
        {fait ? (
          <Alerte ton="succes" annonce>
            {fait === 'ajout'
              ? 'Le collaborateur a maintenant accès au produit.'
              : 'Le collaborateur n’a plus accès au produit.'}
          </Alerte>
        ) : null}
        <Tableau
          legende="Collaborateurs ayant accès au produit"
          colonnes={colonnes(produit.id, numero)}
          lignes={collaborateurs}
          vide={<p>Personne n’a accès à ce produit.</p>}
        />
        <Ajout {...props} />
        <p>
          <Lien
            href={numero === undefined ? cheminsCatalogue.produit(produit.id) : cheminsCatalogue.candidature(numero)}
            icone="arrow-left-line"
          >
            {numero === undefined ? 'Retour au produit' : `Retour à la candidature ${numero}`}
          </Lien>
        </p>
      </>
    ),
  }
}

const colonnes = (produitId: string, numero: string | undefined): readonly Colonne<CollaborateurLu>[] => [
  { cle: 'nom', titre: 'Nom', entete: true, rendu: ({ nom }) => nom },
  { cle: 'role', titre: 'Rôle dans l’entreprise', rendu: ({ role }) => libelleRole(role) },
  { cle: 'courriel', titre: 'Courriel', rendu: ({ courriel }) => courriel },
  { cle: 'ajoute', titre: 'Depuis le', insecable: true, rendu: c => <Quand le={c.ajouteLe} forme="jourCourt" /> },
  {
    cle: 'acces',
    titre: 'Accès',
    rendu: ({ id, nom, responsable }) =>
      responsable ? (
        <Badge ton="info">Responsable du produit</Badge>
      ) : (
        <Lien href={cheminsCatalogue.retrait(produitId, id, numero)} titre={`Retirer l’accès de ${nom}`}>
          Retirer l’accès
        </Lien>
      ),
  },
]

const Ajout = ({ produit, collaborateurs, personnes, numero, erreurs = [] }: CollaborateursProps): VNode => {
  const autres = personnes.filter(({ id }) => !collaborateurs.some(collaborateur => collaborateur.id === id))
  const absente =
    'Une personne absente de cette liste doit d’abord se connecter une fois à Convergence, avec un compte Industriels Santé Connect rattaché à votre entreprise.'
  return (
    <Section titre="Ajouter un collaborateur" id="ajouter">
      {autres.length === 0 ? (
        <p>Toutes les personnes de votre entreprise connues de Convergence ont déjà accès à ce produit. {absente}</p>
      ) : (
        <Formulaire
          action={cheminsCatalogue.collaborateurs(produit.id)}
          {...(numero === undefined ? {} : { champs: { candidature: numero } })}
        >
          <ChampChoix
            nom="personne"
            libelle="Personne de votre entreprise"
            aide={absente}
            obligatoire
            options={autres.map(({ id, nom, courriel }) => ({ valeur: id, libelle: `${nom} (${courriel})` }))}
            erreur={erreurDe(erreurs, 'personne')}
          />
          <Bouton icone="add-line">Ajouter</Bouton>
        </Formulaire>
      )}
    </Section>
  )
}

/** Before the access is taken back: what it does. */
export const pageRetrait = (props: {
  readonly produit: ProduitLu
  readonly personne: CollaborateurLu
  /** The reader takes the access back from themself. */
  readonly soiMeme: boolean
  readonly numero: string | undefined
  readonly erreurs?: readonly Erreur[]
}): Page => {
  const { produit, personne, soiMeme, numero, erreurs = [] } = props
  const titre = soiMeme ? 'Retirer votre propre accès' : `Retirer l’accès de ${personne.nom}`
  return {
    titre,
    filAriane: [
      ...filAriane(produit),
      { libelle: 'Collaborateurs', href: cheminsCatalogue.collaborateurs(produit.id, numero) },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete titre={titre} surtitre={`${produit.nom} ${produit.version}`} />
        <Confirmation
          action={cheminsCatalogue.retrait(produit.id, personne.id)}
          bouton="Retirer l’accès"
          annuler={cheminsCatalogue.collaborateurs(produit.id, numero)}
          danger
          champs={numero === undefined ? undefined : { candidature: numero }}
        >
          <p>{effetDuRetrait(personne, soiMeme)}</p>
        </Confirmation>
      </>
    ),
  }
}

/** The legal representative sees every product of the company, collaborateur or not. */
const effetDuRetrait = ({ nom, role }: CollaborateurLu, soiMeme: boolean): string => {
  const recevoir = soiMeme ? 'vous ne recevrez plus' : `${nom} ne recevra plus`
  if (role === 'mandataire')
    return `L’accès reste ouvert au mandataire de l’entreprise, mais ${recevoir} les courriels qui concernent ce produit et ses candidatures.`
  return `${soiMeme ? 'Vous n’aurez' : `${nom} n’aura`} plus accès au produit ni à ses candidatures, et ${recevoir} les courriels qui les concernent. L’accès pourra être rendu plus tard.`
}
