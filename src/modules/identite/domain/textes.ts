import type { NomTexte, VersionsEnVigueur } from './entree.ts'

/**
 * A text that people accept at first entry (IDN-5). What is kept of the acceptance is its version and the SHA-256 of its
 * content: a word that changes needs a new version.
 */
export type Texte = {
  readonly nom: NomTexte
  readonly version: string
  readonly titre: string
  readonly articles: readonly { readonly titre: string; readonly paragraphes: readonly string[] }[]
}

const partage: Texte = {
  nom: 'partage',
  version: '1.0',
  titre: 'Partage des données de votre compte Industriels Santé Connect',
  articles: [
    {
      titre: 'Ce qui est partagé',
      paragraphes: [
        'Votre compte Industriels Santé Connect transmet à Convergence : votre identité (prénom, nom), votre adresse électronique, votre numéro de téléphone, votre fonction, votre rôle dans l’entreprise et l’identité de celle-ci (dénomination, SIRET, forme juridique, adresse du siège, représentant légal).',
        'Aucun mot de passe n’est transmis.',
      ],
    },
    {
      titre: 'Pourquoi',
      paragraphes: [
        'Ces données permettent de vous reconnaître, de vous rattacher à votre entreprise, de pré-remplir vos dossiers si vous le demandez, de vous adresser les notifications de la procédure et de dater vos actes en votre nom.',
      ],
    },
    {
      titre: 'Vos droits',
      paragraphes: [
        'Les données sont mises à jour à chacune de vos connexions. Elles sont conservées pendant la durée du référencement, puis archivées. Vous disposez des droits d’accès, de rectification, de limitation, de portabilité et, lorsqu’il s’applique, d’effacement.',
        'Vous pouvez refuser ce partage : l’accès à Convergence n’est alors pas possible.',
      ],
    },
  ],
}

const cgu: Texte = {
  nom: 'cgu',
  version: '1.0',
  titre: 'Conditions générales d’utilisation de Convergence',
  articles: [
    {
      titre: 'Objet',
      paragraphes: [
        'Convergence est la plateforme sur laquelle les éditeurs de logiciels de santé demandent le référencement de leurs solutions et sur laquelle ces demandes sont instruites.',
      ],
    },
    {
      titre: 'Accès',
      paragraphes: [
        'L’accès se fait par un compte Industriels Santé Connect, nominatif et rattaché à une entreprise. Un compte ne se partage pas : chaque acte est réputé accompli par la personne dont le compte a servi.',
        'Vous signalez sans délai toute utilisation de votre compte par un tiers.',
      ],
    },
    {
      titre: 'Dépôts et échanges',
      paragraphes: [
        'Les documents et informations déposés engagent l’entreprise pour le compte de laquelle ils le sont. Vous vous assurez de leur exactitude et de votre droit de les transmettre.',
        'Chaque dépôt, message, signature et décision est daté par l’horloge de la plateforme et conservé avec son empreinte : cette trace fait foi entre l’entreprise et l’agence, sauf preuve contraire.',
        'N’envoyez pas de données de santé réelles : les preuves sont produites avec des données de test.',
      ],
    },
    {
      titre: 'Confidentialité',
      paragraphes: [
        'Les résultats, les échanges et les documents d’une candidature sont confidentiels. Seules sont publiques la liste des candidatures en cours d’instruction et celle des solutions référencées.',
      ],
    },
    {
      titre: 'Disponibilité',
      paragraphes: [
        'Le service est ouvert en permanence, sous réserve des opérations de maintenance. La date et l’heure de réception par la plateforme, à l’heure de Paris, décident du respect d’un jalon.',
      ],
    },
    {
      titre: 'Évolution',
      paragraphes: [
        'Une nouvelle version des présentes conditions vous est soumise à la connexion qui suit son entrée en vigueur. Les versions acceptées sont conservées avec la date de leur acceptation.',
      ],
    },
  ],
}

/** The texts in force, in the order in which they are read. */
export type Textes = Readonly<Record<NomTexte, Texte>>

export const textesEnVigueur: Textes = { partage, cgu }

export const versionsDe = (textes: Textes): VersionsEnVigueur => ({
  partage: textes.partage.version,
  cgu: textes.cgu.version,
})
