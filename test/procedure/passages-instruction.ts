import type { Article } from './passages.ts'

const phase2 = 'phase 2, « Dépôt du dossier de preuves et instruction »'
const delais = 'phase 2, « Règles de traitement des dossiers et délais »'
const etape3 = 'Étape 3 : Dépôt des preuves'
const intrusion = '« Les tests d’intrusion pour les Dispositifs DPI et PFI »'

/** INT, PEN and JAL, with where they come from. */
export const articlesDeLInstruction: Readonly<Record<string, Article>> = {
  'INT-1': {
    titre: 'L’instruction commence au premier chapitre complet',
    passages: [{ source: '001', ou: '§ 3.4' }],
  },
  'INT-2': {
    titre: 'La file d’attente et son ordre',
    passages: [{ source: '000', ou: delais }],
  },
  'INT-3': {
    titre: 'Le vérificateur juge chaque preuve',
    passages: [{ source: '003', ou: etape3 }],
  },
  'INT-4': {
    titre: 'La demande de modification, par la messagerie et par courriel',
    passages: [{ source: '003', ou: etape3 }],
  },
  'INT-5': {
    titre: 'Vingt-quatre heures pour garder sa place',
    passages: [{ source: '000', ou: delais }],
  },
  'INT-6': {
    titre: 'Trente jours sans réponse : abandon',
    passages: [{ source: '000', ou: delais }],
  },
  'INT-7': {
    titre: 'L’homologation peut attendre, le dossier non',
    passages: [
      { source: '001', ou: '§ 3.4' },
      { source: '002', ou: 'statuts de demande de certification' },
    ],
  },
  'INT-8': {
    titre: 'Toutes les preuves validées',
    passages: [{ source: '000', ou: 'phase 3, « Attribution du référencement »' }],
  },
  'INT-9': {
    titre: 'Soixante jours pour certifier, hors allers-retours',
    passages: [{ source: '002', ou: 'délai de certification' }],
  },
  'INT-10': {
    titre: 'La médiation',
    passages: [{ source: '001', ou: '§ 3.6.3' }],
  },
  'PEN-1': {
    titre: 'Un test d’intrusion par un prestataire PASSI',
    passages: [{ source: '000', ou: intrusion }],
  },
  'PEN-2': {
    titre: 'Les critères d’acceptation',
    passages: [{ source: '000', ou: intrusion }],
  },
  'PEN-3': {
    titre: 'Un premier rapport avant le jalon 2, un nouveau avant le jalon 3',
    passages: [{ source: '000', ou: intrusion }],
  },
  'PEN-4': {
    titre: 'Au RIS, le test relève de l’Espace de Confiance',
    passages: [{ source: '003', ou: 'Présentation du guichet RIS vague 2' }],
  },
  'JAL-1': {
    titre: 'Jalon 1 : dépôt du dossier administratif',
    passages: [{ source: '000', ou: 'phase 1' }],
  },
  'JAL-2': {
    titre: 'Jalon 2 : dossier complet de preuves',
    passages: [{ source: '000', ou: phase2 }],
  },
  'JAL-3': {
    titre: 'Jalon 3 : fin des échanges',
    passages: [{ source: '000', ou: phase2 }],
  },
  'JAL-4': {
    titre: 'Un jalon est une minute de l’heure de Paris',
    passages: [{ source: '003', ou: 'captures de l’étape 3' }],
  },
  'JAL-5': {
    titre: 'Les jalons en mois depuis la parution de l’arrêté',
    passages: [{ source: '004', ou: 'Étape 2 : Candidature' }],
  },
  'JAL-6': {
    titre: 'Les rappels',
    passages: [],
    sans: 'Aucun document ne les promet ; le document 004 recommande seulement de surveiller la messagerie. Ils ne changent aucun délai.',
  },
}
