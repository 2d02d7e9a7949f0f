import type { Article } from './passages.ts'

const phase3 = 'phase 3, « Attribution du référencement »'

/** CVN, COL, REF, GRP and MSG, with where they come from. */
export const articlesDesSuites: Readonly<Record<string, Article>> = {
  'CVN-1': {
    titre: 'L’agence prépare la convention et la soumet à signature',
    passages: [
      { source: '001', ou: '§ 3.5' },
      { source: '003', ou: 'Étape 4 : Convention' },
    ],
  },
  'CVN-2': {
    titre: 'L’éditeur signe avant le collège',
    passages: [{ source: '000', ou: phase3 }],
  },
  'CVN-3': {
    titre: 'L’agence signe après, et le référencement prend effet',
    passages: [{ source: '003', ou: 'Étape 4 : Candidature référencée' }],
  },
  'CVN-4': {
    titre: 'La durée, et le sort de la convention de vague 1',
    passages: [{ source: '001', ou: '§ 3.5' }],
  },
  'CVN-5': {
    titre: 'Un modèle avec financement, un sans',
    passages: [{ source: '001', ou: 'historique, V0.3' }],
  },
  'COL-1': {
    titre: 'Le collège, chaque semaine',
    passages: [{ source: '001', ou: '§ 3.5.1' }],
  },
  'COL-2': {
    titre: 'Attribution, ou réserves bloquantes',
    passages: [{ source: '000', ou: phase3 }],
  },
  'COL-3': {
    titre: 'Des réserves avant le jalon 3 : redéposer',
    passages: [{ source: '000', ou: phase3 }],
  },
  'COL-4': {
    titre: 'Le procès-verbal et la notification',
    passages: [
      { source: '000', ou: phase3 },
      { source: '004', ou: 'Étape 4 : Référencement' },
    ],
  },
  'REF-1': {
    titre: 'Les trois documents remis',
    passages: [{ source: '001', ou: '§ 3.5.2' }],
  },
  'REF-2': {
    titre: 'Ce que dit l’attestation',
    passages: [{ source: '001', ou: '§ 1.2' }],
  },
  'REF-3': {
    titre: 'Le logo, des deux signatures au terme de la convention',
    passages: [{ source: '001', ou: '§ 3.5.3' }],
  },
  'REF-4': {
    titre: 'Les documents restent sous la main',
    passages: [{ source: '003', ou: 'Les 4 étapes de la candidature' }],
  },
  'REF-5': {
    titre: 'La marque blanche hérite du référencement',
    passages: [{ source: '004', ou: 'Marque blanche' }],
  },
  'GRP-1': {
    titre: 'Une candidature, portée par le chef de file',
    passages: [
      { source: '001', ou: '§ 1.2' },
      { source: '001', ou: '§ 3.2' },
    ],
  },
  'GRP-2': {
    titre: 'Les autres membres lisent',
    passages: [],
    sans: 'Se déduit de GRP-1 : le chef de file agit seul pour le groupement. Aucun document n’ouvre ni ne ferme la lecture aux membres.',
  },
  'GRP-3': {
    titre: 'Les preuves transverses de plusieurs solutions',
    passages: [{ source: '004', ou: 'Groupement' }],
  },
  'MSG-1': {
    titre: 'Une conversation par candidature',
    passages: [{ source: '004', ou: 'Étape 4 : Référencement' }],
  },
  'MSG-2': {
    titre: 'Toute sollicitation, dans la messagerie et annoncée par courriel',
    passages: [{ source: '003', ou: 'Étape 3 : Dépôt des preuves' }],
  },
  'MSG-3': {
    titre: 'Les décisions, notifiées des deux façons',
    passages: [{ source: '001', ou: '§ 3.5.2' }],
  },
}
