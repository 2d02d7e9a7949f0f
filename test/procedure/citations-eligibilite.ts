import type { Article } from './citations.ts'

const etape2 = 'Étape 2 : Éligibilité'

/** ELI and REM, with the words that they come from. */
export const articlesDeLEligibilite: Readonly<Record<string, Article>> = {
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
