import type { VNode } from 'preact'
import type { Page } from '../../platform/http/contract.ts'
import { Alerte, Entete, Lien, ListeDescription, Section } from '../../ui/index.ts'
import type { Operateur } from './operateur.ts'

const ACCUEIL = [{ libelle: 'Accueil', href: '/' }]

const Demonstration = ({ operateur }: { readonly operateur: Operateur }): VNode | null =>
  operateur.demonstration ? (
    <Alerte ton="info" titre="Service de démonstration">
      <p>
        Ce service est exploité à titre de démonstration : l’agence, les entreprises et les personnes sont fictives, et
        rien de ce qui s’y fait n’a de valeur juridique.
      </p>
    </Alerte>
  ) : null

const Courriel = ({ adresse }: { readonly adresse: string }): VNode => <Lien href={`mailto:${adresse}`}>{adresse}</Lien>

/** LCEN, art. 6 III. */
export const pageMentionsLegales = (operateur: Operateur): Page => ({
  titre: 'Mentions légales',
  filAriane: ACCUEIL,
  contenu: (
    <>
      <Entete titre="Mentions légales" />
      <Demonstration operateur={operateur} />
      <Section titre="Éditeur du service">
        <ListeDescription
          entrees={[
            { terme: 'Exploitant', valeur: operateur.nom },
            { terme: 'Adresse', valeur: operateur.adresse },
            { terme: 'Courriel', valeur: <Courriel adresse={operateur.courriel} /> },
            { terme: 'Téléphone', valeur: operateur.telephone },
            { terme: 'Directeur de la publication', valeur: operateur.directeurPublication },
            { terme: 'Hébergeur', valeur: operateur.hebergeur },
          ]}
        />
      </Section>
      <Section titre="Contenus">
        <p>
          Le registre public et ses données au format JSON peuvent être réutilisés librement, sous réserve d’en citer la
          source et la date. Les noms et marques des solutions appartiennent à leurs éditeurs.
        </p>
        <p>
          Figurer parmi les candidatures en cours d’instruction ne préjuge pas du référencement. Seuls les documents
          scellés par l’agence font foi : <Lien href="/verifier">vérifier une attestation</Lien>.
        </p>
      </Section>
      <Section titre="Signaler un contenu ou un incident">
        <p>
          Écrivez à l’exploitant en indiquant l’adresse de la page et la référence qui figure tout en bas. Pour les
          données personnelles, voyez la page <Lien href="/donnees-personnelles">Données personnelles</Lien>.
        </p>
      </Section>
    </>
  ),
})

/** PUB-3; RGPD, art. 13. */
export const pageDonneesPersonnelles = (operateur: Operateur): Page => ({
  titre: 'Données personnelles',
  filAriane: ACCUEIL,
  contenu: (
    <>
      <Entete
        titre="Données personnelles"
        chapeau="Ce que le service sait des personnes qui l’utilisent, pourquoi, combien de temps, et quels sont vos droits."
      />
      <Demonstration operateur={operateur} />
      <Section titre="Qui est responsable">
        <ListeDescription
          entrees={[
            { terme: 'Responsable du traitement', valeur: operateur.nom },
            {
              terme: 'Délégué à la protection des données',
              valeur: <Courriel adresse={operateur.delegueDonnees} />,
            },
            { terme: 'Adresse postale', valeur: operateur.adresse },
          ]}
        />
      </Section>
      <Section titre="Ce qui est traité, et pourquoi">
        <ListeDescription
          entrees={[
            {
              terme: 'Votre compte',
              valeur:
                'Nom, prénom, courriel, téléphone, fonction, entreprise et rôle, transmis par Industriels Santé Connect avec votre accord à la première entrée : pour vous reconnaître et savoir ce que vous pouvez faire.',
            },
            {
              terme: 'Vos candidatures',
              valeur:
                'Les personnes nommées dans les formulaires (représentant légal, contacts), les messages et les pièces déposées : pour instruire la demande de référencement.',
            },
            {
              terme: 'Le journal',
              valeur:
                'Qui a fait quoi, en quelle qualité et quand : les échanges électroniques ont valeur de preuve, pour vous comme pour l’agence.',
            },
            {
              terme: 'Votre navigation',
              valeur:
                'Un seul témoin de connexion (cookie), indispensable à votre session, et des traces techniques de fonctionnement. Ni mesure d’audience, ni publicité, ni service tiers.',
            },
          ]}
        />
        <p>
          Le traitement relève d’une mission d’intérêt public (RGPD, art. 6.1.e). Il n’y a pas de décision défavorable
          entièrement automatisée, sauf si le dispositif le prévoit expressément.
        </p>
      </Section>
      <Section titre="Qui y a accès">
        <p>
          Les collaborateurs du produit et le représentant légal de l’entreprise ; les agents de l’agence selon leur
          rôle ; les partenaires qui prennent part à l’instruction, tenus à la même confidentialité. Le registre public
          ne contient le nom d’aucune personne.
        </p>
      </Section>
      <Section titre="Combien de temps">
        <p>
          Pendant la durée du référencement, puis pendant l’archivage que la loi impose. Une session qui n’est plus
          utilisée prend fin d’elle-même.
        </p>
      </Section>
      <Section titre="Vos droits">
        <p>
          Vous pouvez demander l’accès à vos données, leur rectification, leur effacement lorsqu’il s’applique, leur
          portabilité, ou la limitation de leur traitement, en écrivant au délégué à la protection des données (
          <Courriel adresse={operateur.delegueDonnees} />
          ). Si la réponse ne vous satisfait pas, vous pouvez saisir la{' '}
          <Lien href="https://www.cnil.fr/fr/plaintes">Commission nationale de l’informatique et des libertés</Lien>.
        </p>
        <p>
          Une ligne du journal ne s’efface pas tant que sa valeur de preuve doit être conservée : c’est une des limites
          que la loi met au droit à l’effacement.
        </p>
      </Section>
    </>
  ),
})

/** RGAA 4.1: without an audit, a service declares itself « non conforme » whatever it has tested. */
export const pageAccessibilite = (operateur: Operateur): Page => ({
  titre: 'Accessibilité : non conforme',
  filAriane: ACCUEIL,
  contenu: (
    <>
      <Entete
        titre="Déclaration d’accessibilité"
        chapeau={`${operateur.nom} s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`}
      />
      <Section titre="État de conformité">
        <p>
          Convergence est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA),
          version 4.1, faute d’un audit de conformité : aucun n’a encore été réalisé.
        </p>
      </Section>
      <Section titre="Ce qui est fait">
        <ul>
          <li>Toutes les pages et tous les actes sont utilisables au clavier, et sans JavaScript.</li>
          <li>Les pages sont vérifiées par un outil automatique (axe), sur un écran large et sur un téléphone.</li>
          <li>Un état n’est jamais dit par la seule couleur ; chaque erreur est annoncée et mène à son champ.</li>
          <li>Les documents PDF produits par le service sont balisés.</li>
        </ul>
      </Section>
      <Section titre="Ce qui n’est pas garanti">
        <p>
          Les pièces déposées par les éditeurs (captures, vidéos, documents) sont conservées telles quelles : leur
          accessibilité dépend de leurs auteurs.
        </p>
      </Section>
      <Section titre="Retour d’information et contact">
        <p>
          Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à l’exploitant (
          <Courriel adresse={operateur.courriel} />) pour être orienté vers une alternative accessible ou obtenir le
          contenu sous une autre forme.
        </p>
      </Section>
      <Section titre="Voies de recours">
        <p>
          Si vous constatez un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, que vous
          nous le signalez et que vous n’obtenez pas de réponse, vous pouvez saisir le{' '}
          <Lien href="https://www.defenseurdesdroits.fr/">Défenseur des droits</Lien>.
        </p>
      </Section>
    </>
  ),
})
