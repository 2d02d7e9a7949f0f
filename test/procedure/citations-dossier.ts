import type { Article } from './citations.ts'

const phase1 = 'phase 1, « Dépôt, instruction et validation du dossier administratif »'
const points = 'Les points de vigilance'
const etape2 = 'Étape 2 : Éligibilité'

/** GUI, ADM, ELI and REM, with the words that they come from. */
export const articlesDuDossier: Readonly<Record<string, Article>> = {
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
  'ELI-1': {
    titre: 'NIE, NIL et demande au CNDA',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: "Attestation de dépôt d'une demande d'obtention des labellisations CNDA (Assurance Maladie) (*)",
      },
      {
        source: '002',
        ou: 'éléments à obtenir auprès du CNDA',
        mots: 'une copie d\'écran de votre espace personnel CNDA indiquant que votre demande de conformité est au minimum au statut "pré examen"',
      },
    ],
  },
  'ELI-2': {
    titre: 'La version technique et sa documentation',
    citations: [
      { source: '001', ou: '§ 3.2', mots: 'Numéro de version technique soumise au référencement (*)' },
      {
        source: '001',
        ou: '§ 3.2',
        mots: "L'Editeur transmettra à l'ANS les éléments suivants pour chaque version existante",
      },
      {
        source: '001',
        ou: '§ 3.2',
        mots: "Documentation fournie par l'Editeur, précisant en quoi sa Solution logicielle répond aux critères de définition des fonctionnalités minimales",
      },
    ],
  },
  'ELI-3': {
    titre: 'Le profil général, obligatoire, et les autres',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: 'Le Profil général doit être sélectionné dans Convergence car il est obligatoire pour tous les candidats, les autres sont optionnels.',
      },
    ],
  },
  'ELI-4': {
    titre: 'Groupement, distributeurs, composants additionnels',
    citations: [
      {
        source: '001',
        ou: '§ 3.2',
        mots: 'Dénomination sociale, SIRET, date de signature du mandat de distribution, date de fin du mandat de distribution pour toute solution commercialisée via des distributeurs mandatés.',
      },
      {
        source: '001',
        ou: '§ 3.2',
        mots: "NIL du Composant additionnel, applicable uniquement s'il se substitue au Composant principal pour l'obtention d'une homologation CNDA",
      },
    ],
  },
  'ELI-5': {
    titre: 'Les numéros de l’Espace de Confiance',
    citations: [
      {
        source: '003',
        ou: etape2,
        mots: "Dans le cas où vous êtes à la fois Editeur de Logiciel (ou Logiciel Professionnel de Santé) et Editeur Proxy, vous devez renseigner le même NRU dans les deux champs. […] Dans le cas où vous vous appuyez sur un proxy tiers, vous devez récupérer le NRU auprès de l'éditeur proxy.",
      },
    ],
  },
  'ELI-6': {
    titre: 'L’agence valide avant tout dépôt de preuves',
    citations: [
      {
        source: '003',
        ou: 'Étape 3 : Dépôt des preuves',
        mots: "Après validation par l'ANS de l'éligibilité de votre dossier, vous devez charger les preuves pour les chapitres d'exigences qui vous sont affichés",
      },
    ],
  },
  'ELI-7': {
    titre: 'Le montage sur une solution tierce',
    citations: [
      {
        source: '002',
        ou: 'montage',
        mots: "Si vous effectuez un montage (utilisation d’une solution tierce déjà certifiée), vous n’avez pas à effectuer de demande de certification auprès du CNDA. Vous pouvez communiquer à l'ANS le NIL de cette solution tierce lors de votre demande de référencement.",
      },
    ],
  },
  'ELI-8': {
    titre: 'Ce qui s’applique selon la vague 1',
    citations: [
      {
        source: '003',
        ou: 'Applicabilité des preuves en fonction des profils et du statut de référencement',
        mots: "Si vous n'êtes pas référencé vague 1 : les scénarios vague 1 repris en vague 2 et les scénarios vague 2 en lien avec vos profils sélectionnés. […] Si vous êtes référencé vague 1 : uniquement les scénarios vague 2 en lien avec vos profils sélectionnés.",
      },
    ],
  },
  'ELI-9': {
    titre: 'Le questionnaire de maturité SSI',
    citations: [
      {
        source: '001',
        ou: '§ 2.1',
        mots: "un prérequis à la complétude du dossier est l'obligation de renseigner un questionnaire \"maturité SSI\" […] le niveau obtenu au questionnaire SSI n'est pas un critère de référencement et ne sera pas pris en compte lors de l'instruction du dossier.",
      },
    ],
  },
  'REM-1': {
    titre: 'Chapitres, exigences, scénarios, preuves',
    citations: [
      {
        source: '001',
        ou: '§ 1.2',
        mots: "REM : Référentiel d'exigences minimales. Il contient l'ensemble des exigences et des préconisations d'un dispositif.",
      },
      { source: '001', ou: '§ 2.1', mots: 'A chaque Exigence est associée une modalité de vérification' },
    ],
  },
  'REM-2': {
    titre: 'Seuls comptent les profils choisis',
    citations: [
      {
        source: '001',
        ou: '§ 1.2',
        mots: "Les autres Profils regroupent des Exigences conditionnelles, qui ne sont applicables que si l'Editeur choisit de candidater pour ce(s) Profil(s).",
      },
      {
        source: '003',
        ou: 'Étape 3 : Dépôt des preuves',
        mots: "L'affichage de ces chapitres et des exigences associées est conditionné par les profils sélectionnés à l'étape d'éligibilité.",
      },
    ],
  },
  'REM-3': {
    titre: 'Le classeur publié est ce qui s’importe',
    citations: [
      {
        source: '004',
        ou: 'Étape 1 : Développement',
        mots: "tous les fichiers d'exigence en fonction du type de dispositif de l'ENS",
      },
    ],
  },
}
