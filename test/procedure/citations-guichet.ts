import type { Article } from './citations.ts'

const phase1 = 'phase 1, « Dépôt, instruction et validation du dossier administratif »'
const points = 'Les points de vigilance'
const etape2 = 'Étape 2 : Éligibilité'

/** GUI and ADM, with the words that they come from. */
export const articlesDuGuichet: Readonly<Record<string, Article>> = {
  'GUI-1': {
    titre: 'Un dispositif par couloir et par vague',
    citations: [
      {
        source: '003',
        ou: 'Présentation du guichet RIS vague 2',
        mots: "Le guichet du Système d'information radiologique (RIS) vague 2 permet aux éditeurs éligibles de candidater et déposer des preuves afin d'obtenir le référencement à ce dispositif",
      },
      {
        source: '004',
        ou: 'Objectifs généraux du parcours',
        mots: "Ce référencement s'articule autour de plusieurs couloirs métiers, pour lesquels les ENS sont invités à répondre à un ou plusieurs des dossiers de spécifications de référencement (DSR) applicables à leur solution",
      },
    ],
  },
  'GUI-2': {
    titre: 'Un guichet a des jalons, ou reste ouvert',
    citations: [
      {
        source: '001',
        ou: '§ 3',
        mots: 'Le dispositif Ségur de référencement ne donnant pas lieu à un financement est ouvert de manière permanente',
      },
    ],
  },
  'GUI-3': {
    titre: 'Une version publiée ne change plus',
    citations: [
      {
        source: '004',
        ou: 'Focus : les entrées possibles dans un cycle',
        mots: "Les référentiels évoluent; je dois à nouveau effectuer le dépôt de preuves après lancement d'un nouveau cycle.",
      },
    ],
  },
  'GUI-4': {
    titre: 'Du parcours au tableau de bord',
    citations: [
      {
        source: '003',
        ou: 'Étape 1, prérequis 5 à 8',
        mots: 'Une fois votre produit ajouté et inscrit dans la démarche de candidature RIS Vague 2, vous accédez à la page listant les étapes de la candidature.',
      },
    ],
  },
  'GUI-5': {
    titre: 'La charte, avant tout dépôt',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: "La personne physique ou morale ayant le pouvoir d'engager la responsabilité de l'Editeur accepte d'appliquer les dispositions de la Charte de référencement Ségur […] L'acceptation de la Charte de référencement permet à l'Editeur d'accéder à l'espace de dépôt du dossier administratif",
      },
      {
        source: '003',
        ou: 'Étape 1, « Accepter la Charte de référencement »',
        mots: "vous devez cocher la case en invitant le représentant du candidat à confirmer qu'il a lu et approuvé les termes de cette Charte",
      },
    ],
  },
  'GUI-6': {
    titre: 'Le numéro de la candidature',
    citations: [],
    sans: 'Vu sur les captures du document 003 (« Candidature n° SEKWAOLGFJ ») : aucun document n’en dit la forme.',
  },
  'GUI-7': {
    titre: 'Rien ne passe de soi-même d’un dispositif à l’autre',
    citations: [
      {
        source: '004',
        ou: points,
        mots: "Les informations déposées dans le cadre de la candidature à un DSR ne sont pas reprises dans le cadre d'une candidature à un autre DSR.",
      },
      {
        source: '004',
        ou: points,
        mots: "Les preuves déposées dans le cadre de la candidature à un DSR ne sont pas reprises dans le cadre d'une candidature à un autre DSR.",
      },
    ],
  },
  'ADM-1': {
    titre: 'Les informations relatives à l’éditeur',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: "L'Editeur doit renseigner les informations indiquées ci-après pour chaque Version candidate qu'il inscrit dans le processus de référencement (les mentions signalées par une * sont obligatoires)",
      },
    ],
  },
  'ADM-2': {
    titre: 'Le SIRET est vérifié',
    citations: [],
    sans: 'Aucun document ne décrit ce contrôle : c’est celui de la norme du numéro (clé de Luhn, exception de La Poste).',
  },
  'ADM-3': {
    titre: 'L’aide à la saisie',
    citations: [
      {
        source: '003',
        ou: 'Étape 1 : Candidature administrative',
        mots: 'Vous pouvez cliquer sur les boutons « Compléter avec les données du responsable légal » ou « Compléter avec mes données » pour remplir les champs à partir des données de votre compte iSC.',
      },
    ],
  },
  'ADM-4': {
    titre: 'La version candidate',
    citations: [
      { source: '001', ou: '§ 3.2', mots: 'Date prévisionnelle du dépôt de dossier de preuves complet' },
      {
        source: '003',
        ou: 'Étape 1 : Candidature administrative',
        mots: "vous devez indiquer si votre solution logicielle a été référencée vague 1 et si elle l'a été, indiquez l'ID de référencement obtenu sur la plateforme wiin.io",
      },
    ],
  },
  'ADM-5': {
    titre: 'Le groupement et ses mandats',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: "La description de l'éventuel groupement d'Editeurs présentant la candidature au référencement, et le cas échéant, le(s) mandat(s) communiqué(s) par les membres du groupement au Chef de file.",
      },
    ],
  },
  'ADM-6': {
    titre: 'Brouillon, avancement, récapitulatif',
    citations: [
      {
        source: '003',
        ou: etape2,
        mots: 'Après avoir vérifié votre saisie sur le récapitulatif, cliquez sur le bouton « Soumettre votre candidature ».',
      },
    ],
  },
  'ADM-7': {
    titre: 'L’agence accepte, refuse ou demande un complément',
    citations: [
      {
        source: '000',
        ou: phase1,
        mots: 'L’ANS peut vous solliciter par l’intermédiaire de la plateforme Convergence pour toute demande de complément.',
      },
    ],
  },
  'ADM-8': {
    titre: 'Cinq jours ouvrés pour répondre',
    citations: [
      {
        source: '000',
        ou: phase1,
        mots: 'Sans réponse de votre part dans un délai de 5 jours ouvrés à compter de la sollicitation, votre demande de référencement est rejetée.',
      },
      {
        source: '001',
        ou: '§ 3.2',
        mots: "Si l'Editeur ne répond pas à la sollicitation dans un délai de 5 jours ouvrés à compter de celle-ci, sa demande de référencement est rejetée.",
      },
    ],
  },
  'ADM-9': {
    titre: 'L’étape 2 s’ouvre quand l’étape 1 est acceptée',
    citations: [
      {
        source: '004',
        ou: 'Étape 2 : Candidature',
        mots: "Mon dépôt administratif de candidature a été accepté : je rentre dans la phase d'éligibilité.",
      },
    ],
  },
}
