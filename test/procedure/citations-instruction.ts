import type { Article } from './citations.ts'

const phase2 = 'phase 2, « Dépôt du dossier de preuves et instruction »'
const delais = 'phase 2, « Règles de traitement des dossiers et délais »'
const etape3 = 'Étape 3 : Dépôt des preuves'
const intrusion = '« Les tests d’intrusion pour les Dispositifs DPI et PFI »'

/** INT, PEN and JAL, with the words that they come from. */
export const articlesDeLInstruction: Readonly<Record<string, Article>> = {
  'INT-1': {
    titre: 'L’instruction commence au premier chapitre complet',
    citations: [
      { source: '001', ou: '§ 3.4', mots: "L'instruction commence dès la soumission d'un chapitre complet de preuves" },
    ],
  },
  'INT-2': {
    titre: 'La file d’attente et son ordre',
    citations: [
      {
        source: '000',
        ou: delais,
        mots: "L’instruction s’effectue suivant une file d’attente déterminée par l’ordre de réception d'un chapitre complet de dépôt de preuves de conformité.",
      },
    ],
  },
  'INT-3': {
    titre: 'Le vérificateur juge chaque preuve',
    citations: [
      {
        source: '003',
        ou: etape3,
        mots: "Les preuves sont vérifiées par un vérificateur ANS. Ce dernier valide le chapitre de preuves ou vous demande d'apporter des modifications aux preuves chargées.",
      },
    ],
  },
  'INT-4': {
    titre: 'La demande de modification, par la messagerie et par courriel',
    citations: [
      {
        source: '003',
        ou: etape3,
        mots: "vous êtes notifié via la messagerie interne de Convergence et recevez un e-mail vous indiquant qu'un nouveau message est disponible dans la messagerie interne de Convergence",
      },
    ],
  },
  'INT-5': {
    titre: 'Vingt-quatre heures pour garder sa place',
    citations: [
      {
        source: '000',
        ou: delais,
        mots: "la place dans la file d’attente est garantie dans d'une réponse dans les 24h après notification de la demande de complément par l’ANS",
      },
    ],
  },
  'INT-6': {
    titre: 'Trente jours sans réponse : abandon',
    citations: [
      {
        source: '000',
        ou: delais,
        mots: 'la demande de référencement est considérée comme abandonnée en cas d’absence de réponse dans les 30 jours après la sollicitation de l’ANS',
      },
    ],
  },
  'INT-7': {
    titre: 'L’homologation peut attendre, le dossier non',
    citations: [
      {
        source: '001',
        ou: '§ 3.4',
        mots: 'Concernant les preuves liées aux homologations CNDA, un chapitre est réputé COMPLET si les conditions citées dans le paragraphe 3.3 sont respectées.',
      },
      {
        source: '002',
        ou: 'statuts de demande de certification',
        mots: 'seul un dossier contenant l’intégralité des homologations ou certifications du CNDA peut faire l’objet, in fine, d’un référencement par l’ANS',
      },
    ],
  },
  'INT-8': {
    titre: 'Toutes les preuves validées',
    citations: [
      {
        source: '000',
        ou: 'phase 3, « Attribution du référencement »',
        mots: 'Une fois l’ensemble des preuves validées, l’ANS prépare le projet de convention de référencement Ségur',
      },
    ],
  },
  'INT-9': {
    titre: 'Soixante jours pour certifier, hors allers-retours',
    citations: [
      {
        source: '002',
        ou: 'délai de certification',
        mots: "L'ANS a 60 jours calendaires pour certifier conforme une solution à partir du moment où l'ensemble des preuves aura été déposé, hors allers/retours éventuels en cas de preuves KO ou incomplètes.",
      },
    ],
  },
  'INT-10': {
    titre: 'La médiation',
    citations: [
      {
        source: '001',
        ou: '§ 3.6.3',
        mots: "Le candidat rencontre une difficulté avec les vérificateurs de son dossier de référencement, nécessitant une médiation de la part de l'ANS.",
      },
    ],
  },
  'PEN-1': {
    titre: 'Un test d’intrusion par un prestataire PASSI',
    citations: [
      {
        source: '000',
        ou: intrusion,
        mots: "Le test d'intrusion doit être réalisé par un prestataire d'audit de la sécurité des systèmes d’information (PASSI).",
      },
    ],
  },
  'PEN-2': {
    titre: 'Les critères d’acceptation',
    citations: [
      {
        source: '000',
        ou: intrusion,
        mots: 'tous les points de contrôles doivent être conformes (une non-conformité est éliminatoire) […] 10 réponses négatives maximum sont acceptées.',
      },
    ],
  },
  'PEN-3': {
    titre: 'Un premier rapport avant le jalon 2, un nouveau avant le jalon 3',
    citations: [
      {
        source: '000',
        ou: intrusion,
        mots: 'Avant le jalon 2 : déposer une première fois le rapport du test d’intrusion ; […] Avant le jalon 3 : déposer un nouveau rapport (pour corriger les non-conformités).',
      },
    ],
  },
  'PEN-4': {
    titre: 'Au RIS, le test relève de l’Espace de Confiance',
    citations: [
      {
        source: '003',
        ou: 'Présentation du guichet RIS vague 2',
        mots: "Le test d'intrusion est à réaliser dans le cadre du parcours EDC PSC et non pas dans le cadre du parcours Ségur.",
      },
    ],
  },
  'JAL-1': {
    titre: 'Jalon 1 : dépôt du dossier administratif',
    citations: [
      {
        source: '000',
        ou: 'phase 1',
        mots: 'La candidature administrative et le formulaire d’éligibilité doivent avoir été soumis au moins une fois avant l\'échéance du 1er jalon "Dépôt du dossier administratif à l\'ANS" (fin des candidatures administratives).',
      },
    ],
  },
  'JAL-2': {
    titre: 'Jalon 2 : dossier complet de preuves',
    citations: [
      {
        source: '000',
        ou: phase2,
        mots: 'Votre dossier complet de preuves doit avoir été soumis au moins une première fois avant le 2ème jalon "Dépôt d\'un dossier complet de preuves de conformité" (fin des dépôts de preuves).',
      },
    ],
  },
  'JAL-3': {
    titre: 'Jalon 3 : fin des échanges',
    citations: [
      {
        source: '000',
        ou: phase2,
        mots: "L'ensemble des compléments doivent avoir été transmis à l'ANS avant le 3ème jalon \"Echanges avec l'ANS pour validation du dossier de référencement\" (fin des échanges avec l’ANS).",
      },
    ],
  },
  'JAL-4': {
    titre: 'Un jalon est une minute de l’heure de Paris',
    citations: [
      {
        source: '003',
        ou: 'captures de l’étape 3',
        mots: 'Date limite pour soumettre une première fois […] toutes les preuves : 13/05/2026 12:00 (Heure […] de Paris)',
      },
    ],
  },
  'JAL-5': {
    titre: 'Les jalons en mois depuis la parution de l’arrêté',
    citations: [
      {
        source: '004',
        ou: 'Étape 2 : Candidature',
        mots: 'Date limite du dépôt de dossier de référencement +6 mois […] Date limite pour avoir déposé un « dossier complet de référencement » + 13 mois',
      },
    ],
  },
  'JAL-6': {
    titre: 'Les rappels',
    citations: [],
    sans: 'Aucun document ne les promet ; le document 004 recommande seulement de surveiller la messagerie. Ils ne changent aucun délai.',
  },
}
