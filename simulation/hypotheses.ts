import { HYPOTHESES_AGENCE } from './agence.ts'
import { TEMPERAMENTS } from './population.ts'
import type { Bloc } from './rapport.ts'
import { DUREES_VERIFICATION } from './verificateurs.ts'

const NOMS: Readonly<Record<(typeof TEMPERAMENTS)[number]['code'], string>> = {
  rapide: 'rapide',
  regulier: 'régulier',
  lent: 'lent',
  defaillant: 'défaillant : preuves et formulaires souvent fautifs',
  silencieux: 'finit par ne plus répondre',
}

const decimal = (valeur: number): string => valeur.toLocaleString('fr-FR')

/** What was supposed of people, from the very figures that the simulation runs on. */
export const hypotheses = (): readonly Bloc[] => [
  { kind: 'titre', niveau: 2, texte: 'Hypothèses' },
  {
    kind: 'texte',
    texte:
      'Rien ici n’est mesuré : ce sont des suppositions à remplacer par les vôtres dès qu’elles sont connues. Chaque durée est une médiane ; la moitié des cas tombent entre les deux tiers et une fois et demie ce chiffre, sauf les délais de réponse, plus dispersés (de la moitié au double).',
  },
  { kind: 'titre', niveau: 3, texte: 'Les éditeurs' },
  {
    kind: 'tableau',
    entetes: [
      'tempérament',
      'part',
      'jours par étape',
      'jours par chapitre',
      'minutes par preuve',
      'heures pour répondre',
      'preuves justes du premier coup',
    ],
    lignes: TEMPERAMENTS.map(un => [
      NOMS[un.code],
      `${un.poids} %`,
      decimal(un.joursParEtape),
      decimal(un.joursParChapitre),
      decimal(un.minutesParPreuve),
      decimal(un.heuresPourRepondre),
      `${Math.round(un.conforme * 100)} %`,
    ]),
  },
  {
    kind: 'liste',
    points: [
      'Aux guichets bornés, trois éditeurs sur quatre se présentent dans les premiers 40 % du temps qui mène à J1, les autres jusqu’au dernier moment ; aux guichets permanents, régulièrement pendant les trois premiers quarts de la période.',
      'Un sur deux était référencé en vague 1 ; un sur huit porte un groupement, dont les membres essaient parfois d’agir et sont refusés ; un sur quatre remet tous ses chapitres d’un bloc.',
      'Certains essaient après l’heure, remettent un chapitre incomplet, demandent une médiation, ajoutent un profil : la procédure accepte ou refuse, et c’est vérifié.',
      'Le certificat du CNDA vient quatre mois environ après l’ouverture ; un test d’intrusion sur quatre est défavorable la première fois.',
    ],
  },
  { kind: 'titre', niveau: 3, texte: 'L’agence' },
  {
    kind: 'liste',
    points: [
      `Sept heures par jour ouvré. Un vérificateur passe ${DUREES_VERIFICATION.ouverture} minutes à ouvrir un chapitre, ${DUREES_VERIFICATION.preuve} par preuve, ${DUREES_VERIFICATION.reprise} par preuve revue, ${DUREES_VERIFICATION.conclusion} à conclure ; chacun a son allure, à 15 % près.`,
      'Cinq semaines de congés par an, dont trois l’été et une à Noël, et quelques jours au hasard. Un chapitre en main est parfois rendu à la file avant des congés ; il y reprend son rang.',
      `Un gestionnaire passe ${HYPOTHESES_AGENCE.instruire_etape} minutes par étape, ${HYPOTHESES_AGENCE.preparer_convention} par convention, ${HYPOTHESES_AGENCE.conclure_mediation} par médiation, ${HYPOTHESES_AGENCE.constater_echeance} par constat d’échéance.`,
      'Le collège se réunit chaque semaine au jour que dit le programme, sauf férié ; il émet des réserves sur 7 % des dossiers et en retire 1 % de l’ordre du jour. La direction signe deux jours après.',
      'L’horloge passe jusqu’à trois heures en retard, parfois deux fois : l’effet est le même.',
    ],
  },
  { kind: 'titre', niveau: 3, texte: 'Ce qui est vérifié à chaque acte' },
  {
    kind: 'liste',
    points: [
      'Nul n’est clos avant que le délai ou le jalon soit passé, et l’horloge seule ne clôt que si le programme le dit.',
      'Un chapitre n’est pris que si aucun plus petit rang n’attend ; les rangs se suivent sans trou ; la place est gardée dans les 24 heures et perdue au-delà.',
      'Rien n’est déposé ni remis après J3, aucun chapitre nouveau après J2, aucune étape nouvelle après J1.',
      'Tout dossier ouvert a quelqu’un qui doit agir et, quand la règle en donne une, une date ; ce qui est annoncé à faire est accepté ; ce qui est interdit est refusé, y compris aux membres d’un groupement.',
      'Le journal de chaque candidature se replie sur son état.',
    ],
  },
]
