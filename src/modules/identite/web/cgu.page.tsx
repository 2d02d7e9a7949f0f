import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Accordeon,
  Bouton,
  BoutonPost,
  CaseACocher,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  GroupeBoutons,
  libelleRole,
  ListeDescription,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import { type NomTexte, nomComplet } from '../domain/entree.ts'
import type { Texte, Textes } from '../domain/textes.ts'
import type { ConsentementLu, PersonneLue } from '../queries/personnes.ts'
import { cheminsIdentite } from './chemins.ts'

const titreAcceptation = 'Première connexion à Convergence'

/** IDN-5 — what is shared, with what it is here, and the terms: each is accepted by its own box. */
export const pageAcceptation = ({
  textes,
  personne,
  retour,
  coches = [],
  erreurs = [],
}: {
  readonly textes: Textes
  readonly personne: PersonneLue
  readonly retour: string | null
  readonly coches?: readonly NomTexte[]
  readonly erreurs?: readonly Erreur[]
}): Page => ({
  titre: titreAcceptation,
  contenu: (
    <>
      <Entete
        titre={titreAcceptation}
        chapeau="Avant d’entrer, prenez connaissance des données que votre compte partage avec Convergence et des conditions d’utilisation du service."
      />
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire
        action={cheminsIdentite.cgu()}
        champs={{
          version_partage: textes.partage.version,
          version_cgu: textes.cgu.version,
          ...(retour === null ? {} : { retour }),
        }}
      >
        <Section titre={textes.partage.titre}>
          <ListeDescription entrees={donneesPartagees(personne)} />
          <Accordeon titre={`Lire le texte complet (version ${textes.partage.version})`}>
            <Articles texte={textes.partage} />
          </Accordeon>
          <CaseACocher
            nom="accord_partage"
            libelle="J’accepte que mon compte Industriels Santé Connect partage ces données avec Convergence."
            obligatoire
            cochee={coches.includes('partage')}
            erreur={erreurDe(erreurs, 'accord_partage')}
          />
        </Section>
        <Section titre={textes.cgu.titre}>
          <Accordeon titre={`Lire le texte complet (version ${textes.cgu.version})`} ouvert>
            <Articles texte={textes.cgu} />
          </Accordeon>
          <CaseACocher
            nom="accord_cgu"
            libelle="J’ai lu et j’accepte les conditions générales d’utilisation de Convergence."
            obligatoire
            cochee={coches.includes('cgu')}
            erreur={erreurDe(erreurs, 'accord_cgu')}
          />
        </Section>
        <GroupeBoutons>
          <Bouton>Accepter et entrer</Bouton>
        </GroupeBoutons>
      </Formulaire>
      <BoutonPost action={cheminsIdentite.deconnexion()} variante="discret">
        Refuser et se déconnecter
      </BoutonPost>
    </>
  ),
})

const donneesPartagees = (personne: PersonneLue): readonly { readonly terme: string; readonly valeur: string }[] => {
  const { courriel, telephone, fonction, role, entreprise } = personne
  return [
    { terme: 'Prénom et nom', valeur: nomComplet(personne) },
    { terme: 'Adresse électronique', valeur: courriel },
    { terme: 'Téléphone', valeur: telephone },
    { terme: 'Fonction', valeur: fonction },
    ...(entreprise && role
      ? [
          { terme: 'Entreprise', valeur: entreprise.nom },
          { terme: 'SIRET', valeur: entreprise.siret ?? entreprise.siren },
          { terme: 'Rôle dans l’entreprise', valeur: libelleRole(role) },
        ]
      : []),
  ]
}

const Articles = ({ texte }: { readonly texte: Texte }): VNode => (
  <>
    {texte.articles.map(({ titre, paragraphes }) => (
      <>
        <h3 class="fr-h6">{titre}</h3>
        {paragraphes.map(paragraphe => (
          <p>{paragraphe}</p>
        ))}
      </>
    ))}
  </>
)

const titreTextes = 'Conditions générales d’utilisation'

/** The texts in force, for anyone; with what they accepted, for somebody signed in. */
export const pageTextes = ({
  textes,
  acceptes,
}: {
  readonly textes: Textes
  readonly acceptes: readonly ConsentementLu[]
}): Page => ({
  titre: titreTextes,
  filAriane: [{ libelle: 'Accueil', href: '/' }],
  contenu: (
    <>
      <Entete titre={titreTextes} />
      {acceptes.length > 0 ? (
        <Section titre="Ce que vous avez accepté">
          <ListeDescription
            entrees={acceptes.map(({ texte, version, accepteLe }) => ({
              terme: `${textes[texte].titre}, version ${version}`,
              valeur: `Accepté le ${format.dateHeure(accepteLe)}`,
            }))}
          />
        </Section>
      ) : null}
      {[textes.cgu, textes.partage].map(texte => (
        <Section titre={`${texte.titre} (version ${texte.version})`}>
          <Articles texte={texte} />
        </Section>
      ))}
    </>
  ),
})
