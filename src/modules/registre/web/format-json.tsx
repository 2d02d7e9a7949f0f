import type { VNode } from 'preact'
import { Accordeon, Lien, ListeDescription, Reference } from '../../../ui/index.ts'

const champs: readonly (readonly [string, string])[] = [
  ['le', 'moment de la lecture (UTC, ISO 8601)'],
  ['filtre', 'etat, q, dispositif et tri, tels qu’ils ont été compris'],
  ['nombre', 'nombre de résultats ; s’il y en a plus de 1 000, vaut 1 000 et nombreEstUnMinimum vaut true'],
  ['page, parPage', 'le numéro de la page, à partir de 1, et le nombre d’éléments par page'],
  ['precedente, suivante', 'l’adresse entière de la page voisine, ou null'],
  ['elements[].etat', '« reference » ou « candidat » ; dans une recherche, « marque_blanche » aussi'],
  ['elements[].editeur, solution', 'les noms publiés'],
  ['elements[].dispositif', 'code et intitule'],
  ['elements[].reference, version', 'd’une solution référencée : son numéro et sa version technique'],
  [
    'elements[].identifiant',
    'd’une solution référencée, où le dispositif en donne un : le numéro attribué à l’ouverture',
  ],
  ['elements[].profils[]', 'd’une solution référencée : code et libelle de chaque profil'],
  ['elements[].prononceLe', 'd’une solution référencée : moment de la signature par l’agence (UTC, ISO 8601)'],
  ['elements[].debutLe, finLe', 'd’une solution référencée : jours civils ; finLe est le premier jour non couvert'],
  ['elements[].situation', 'd’une solution référencée : « a_venir », « en_vigueur » ou « expiree »'],
  ['elements[].attestation', 'd’une solution référencée : sha256 du PDF scellé, et l’adresse de sa vérification'],
  [
    'elements[].marquesBlanches[]',
    'd’une solution référencée : editeur, solution et version des marques blanches, chacune avec depuisLe',
  ],
  [
    'elements[].origine',
    'd’une marque blanche : editeur, solution et version référencés ; reference, finLe, situation et adresse sont ceux du référencement dont elle hérite',
  ],
  ['elements[].adresse', 'd’une solution référencée : sa page ; suivie de « .json », les mêmes données'],
]

/** The documentation of the register's JSON, beside the link to it. */
export const FormatJson = ({ adresse }: { readonly adresse: string }): VNode => (
  <Accordeon titre="Réutiliser ces données (JSON)">
    <p>
      <Lien href={adresse} icone="download-line">
        Cette page en JSON
      </Lien>
    </p>
    <p>
      Mêmes paramètres que cette page : <Reference>q</Reference>, <Reference>dispositif</Reference>,{' '}
      <Reference>etat</Reference> (« reference » par défaut, ou « candidat »), <Reference>tri</Reference> (« date » par
      défaut, ou « editeur ») et <Reference>page</Reference>. Pour tout lire, suivez <Reference>suivante</Reference>{' '}
      jusqu’à null. Des champs pourront s’ajouter ; ceux-ci ne changeront pas de nom.
    </p>
    <ListeDescription
      dense
      entrees={champs.map(([terme, valeur]) => ({ terme: <Reference>{terme}</Reference>, valeur }))}
    />
  </Accordeon>
)
