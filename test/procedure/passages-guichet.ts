import type { Article } from './passages.ts'

const phase1 = 'phase 1, « Dépôt, instruction et validation du dossier administratif »'
const points = 'Les points de vigilance'
const etape2 = 'Étape 2 : Éligibilité'

/** GUI and ADM, with where they come from. */
export const articlesDuGuichet: Readonly<Record<string, Article>> = {
  'GUI-1': {
    titre: 'Un dispositif par couloir et par vague',
    passages: [
      { source: '003', ou: 'Présentation du guichet RIS vague 2' },
      { source: '004', ou: 'Objectifs généraux du parcours' },
    ],
  },
  'GUI-2': {
    titre: 'Un guichet a des jalons, ou reste ouvert',
    passages: [{ source: '001', ou: '§ 3' }],
  },
  'GUI-3': {
    titre: 'Une version publiée ne change plus',
    passages: [{ source: '004', ou: 'Focus : les entrées possibles dans un cycle' }],
  },
  'GUI-4': {
    titre: 'Du parcours au tableau de bord',
    passages: [{ source: '003', ou: 'Étape 1, prérequis 5 à 8' }],
  },
  'GUI-5': {
    titre: 'La charte, avant tout dépôt',
    passages: [
      { source: '001', ou: '§ 3.2' },
      { source: '003', ou: 'Étape 1, « Accepter la Charte de référencement »' },
    ],
  },
  'GUI-6': {
    titre: 'Le numéro de la candidature',
    passages: [],
    sans: 'Vu sur les captures du document 003 (« Candidature n° SEKWAOLGFJ ») : aucun document n’en dit la forme.',
  },
  'GUI-7': {
    titre: 'Rien ne passe de soi-même d’un dispositif à l’autre',
    passages: [{ source: '004', ou: points }],
  },
  'ADM-1': {
    titre: 'Les informations relatives à l’éditeur',
    passages: [{ source: '001', ou: '§ 3.2' }],
  },
  'ADM-2': {
    titre: 'Le SIRET est vérifié',
    passages: [],
    sans: 'Aucun document ne décrit ce contrôle : c’est celui de la norme du numéro (clé de Luhn, exception de La Poste).',
  },
  'ADM-3': {
    titre: 'L’aide à la saisie',
    passages: [{ source: '003', ou: 'Étape 1 : Candidature administrative' }],
  },
  'ADM-4': {
    titre: 'La version candidate',
    passages: [
      { source: '001', ou: '§ 3.2' },
      { source: '003', ou: 'Étape 1 : Candidature administrative' },
    ],
  },
  'ADM-5': {
    titre: 'Le groupement et ses mandats',
    passages: [{ source: '001', ou: '§ 3.2' }],
  },
  'ADM-6': {
    titre: 'Brouillon, avancement, récapitulatif',
    passages: [{ source: '003', ou: etape2 }],
  },
  'ADM-7': {
    titre: 'L’agence accepte, refuse ou demande un complément',
    passages: [{ source: '000', ou: phase1 }],
  },
  'ADM-8': {
    titre: 'Cinq jours ouvrés pour répondre',
    passages: [
      { source: '000', ou: phase1 },
      { source: '001', ou: '§ 3.2' },
    ],
  },
  'ADM-9': {
    titre: 'L’étape 2 s’ouvre quand l’étape 1 est acceptée',
    passages: [{ source: '004', ou: 'Étape 2 : Candidature' }],
  },
}
