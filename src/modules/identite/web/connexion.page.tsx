import type { Page } from '../../../platform/http/contract.ts'
import { Alerte, BoutonPost, Entete, GroupeBoutons, LienBouton, ListeDescription } from '../../../ui/index.ts'
import { nomComplet } from '../domain/entree.ts'
import type { RefusProfil } from '../domain/profil.ts'
import type { PersonneLue } from '../queries/personnes.ts'
import type { MotifEchec } from '../use-cases/ports.ts'
import { cheminsIdentite } from './chemins.ts'

type Echec = MotifEchec | RefusProfil['code']

const phraseDe = (echec: Echec): { readonly titre: string; readonly phrase: string } => {
  switch (echec) {
    case 'refusee':
      return {
        titre: 'Vous avez interrompu la connexion',
        phrase:
          'Vous n’avez pas accepté de vous identifier ou de partager les données de votre compte. Sans cet accord, l’accès à Convergence n’est pas possible.',
      }
    case 'perdue':
      return {
        titre: 'La connexion n’a pas pu être reprise',
        phrase:
          'La demande de connexion a expiré, a déjà servi, ou a été commencée dans un autre navigateur. Recommencez depuis cette page.',
      }
    case 'invalide':
      return {
        titre: 'La connexion n’a pas abouti',
        phrase:
          'La réponse du service d’identification n’a pas pu être vérifiée. Recommencez ; si l’échec se répète, prévenez l’assistance.',
      }
    case 'courriel_absent':
      return {
        titre: 'Votre compte n’a pas d’adresse électronique',
        phrase:
          'Convergence a besoin de votre adresse électronique pour vous adresser les notifications de la procédure. Complétez votre compte Industriels Santé Connect, puis recommencez.',
      }
    case 'nom_absent':
      return {
        titre: 'Votre compte ne porte pas de nom',
        phrase:
          'Les actes accomplis sur Convergence sont nominatifs. Complétez votre compte Industriels Santé Connect, puis recommencez.',
      }
  }
}

/** Nobody is signed in after it: what happened, and how to begin again. */
export const pageEchec = (echec: Echec): Page => {
  const { titre, phrase } = phraseDe(echec)
  return {
    titre,
    contenu: (
      <>
        <Entete titre={titre} chapeau={phrase} />
        <GroupeBoutons>
          <LienBouton href={cheminsIdentite.connexion()}>Se connecter</LienBouton>
          <LienBouton href="/" variante="secondaire">
            Retour à l’accueil
          </LienBouton>
        </GroupeBoutons>
      </>
    ),
  }
}

const titreSansAcces = 'Votre compte ne donne pas accès à Convergence'

export const pageSansAcces = (personne: PersonneLue): Page => ({
  titre: titreSansAcces,
  contenu: (
    <>
      <Entete
        titre={titreSansAcces}
        chapeau="Vous êtes bien identifié, mais votre compte n’est rattaché à aucune entreprise et ne porte aucune habilitation de l’agence."
      />
      <Alerte ton="info" titre="Que faire ?">
        <ul>
          <li>
            Vous travaillez chez un éditeur : demandez au mandataire de votre entreprise de rattacher votre compte à
            celle-ci dans Industriels Santé Connect, puis reconnectez-vous.
          </li>
          <li>
            Vous travaillez à l’agence : transmettez à l’administrateur de Convergence les identifiants ci-dessous, pour
            qu’il vous habilite.
          </li>
        </ul>
      </Alerte>
      <ListeDescription
        entrees={[
          { terme: 'Nom', valeur: nomComplet(personne) },
          { terme: 'Adresse électronique', valeur: personne.courriel },
          { terme: 'Fournisseur d’identité', valeur: personne.iss },
          { terme: 'Identifiant du compte', valeur: personne.sub },
        ]}
      />
      <GroupeBoutons>
        <BoutonPost action={cheminsIdentite.deconnexion()} variante="secondaire">
          Se déconnecter
        </BoutonPost>
      </GroupeBoutons>
    </>
  ),
})
