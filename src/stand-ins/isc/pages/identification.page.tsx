import type { VNode } from 'preact'
import {
  Bouton,
  BoutonPost,
  ChampTexte,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  MOT_DE_PASSE_DE_DEMONSTRATION,
  nomEntreprise,
} from '../comptes-de-demonstration.ts'
import { enMots } from '../portees.ts'
import { cadre, NOM_ISC } from './cadre.tsx'

export type Identification = {
  /** `/isc/interaction/{uid}` */
  readonly chemin: string
  readonly jeton: string
  readonly service: string
  readonly courriel: string
  readonly erreurs: readonly Erreur[]
  readonly demonstration: boolean
}

/** The first factor: address and password (IDN-2). */
export const pageIdentification = (vue: Identification): string =>
  cadre({ titre: 'Connexion', jeton: vue.jeton, contenu: <Vue {...vue} /> })

const Vue = ({ chemin, service, courriel, erreurs, demonstration }: Identification): VNode => (
  <>
    <Entete
      surtitre={`Pour accéder à : ${service}`}
      titre={`Se connecter avec ${NOM_ISC}`}
      chapeau="Première étape sur deux : votre adresse électronique et votre mot de passe."
    />
    <ResumeErreurs erreurs={erreurs} />
    <Formulaire action={`${chemin}/identification`}>
      <ChampTexte
        nom="courriel"
        libelle="Adresse électronique"
        aide="Format attendu : nom@domaine.fr"
        type="email"
        autocomplete="username"
        longueurMax={254}
        valeur={courriel}
        erreur={erreurDe(erreurs, 'courriel')}
        obligatoire
      />
      <ChampTexte
        nom="mot_de_passe"
        libelle="Mot de passe"
        aide={demonstration ? `Pour les comptes de démonstration : ${MOT_DE_PASSE_DE_DEMONSTRATION}` : undefined}
        type="password"
        autocomplete="current-password"
        longueurMax={200}
        erreur={erreurDe(erreurs, 'mot_de_passe')}
        obligatoire
      />
      <Bouton>Continuer</Bouton>
    </Formulaire>
    <GroupeBoutons>
      <BoutonPost action={`${chemin}/abandon`} variante="tertiaire">
        Annuler et revenir au service
      </BoutonPost>
    </GroupeBoutons>
    {demonstration ? <Personnes chemin={chemin} /> : null}
  </>
)

const nomDe = ({ prenom, nom }: CompteDeDemonstration): string => `${prenom} ${nom}`

const entrepriseDe = ({ entreprise }: CompteDeDemonstration): string => nomEntreprise(entreprise?.siret) || 'Agence'

/** Who can be played; each button fills the address in, the password is shown above. */
const Personnes = ({ chemin }: { readonly chemin: string }): VNode => (
  <Section titre="Comptes de démonstration">
    <Tableau
      legende="Comptes de démonstration"
      legendeCachee
      lignes={comptesDeDemonstration}
      vide={<EtatVide titre="Aucun compte" />}
      colonnes={[
        { cle: 'nom', titre: 'Personne', entete: true, insecable: true, rendu: nomDe },
        {
          cle: 'role',
          titre: 'Rôle',
          rendu: compte =>
            compte.entreprise ? `${compte.fonction} (${enMots(compte.entreprise.role)})` : compte.fonction,
        },
        { cle: 'entreprise', titre: 'Entreprise', rendu: entrepriseDe },
        { cle: 'courriel', titre: 'Adresse électronique', rendu: ({ courriel }) => courriel },
        {
          cle: 'choisir',
          titre: 'Choisir',
          rendu: compte => (
            <LienBouton
              variante="secondaire"
              petit
              href={`${chemin}?compte=${encodeURIComponent(compte.courriel)}#champ-mot_de_passe`}
            >
              Choisir<span class="fr-sr-only"> {nomDe(compte)}</span>
            </LienBouton>
          ),
        },
      ]}
    />
  </Section>
)
