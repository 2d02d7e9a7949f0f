import type { Article } from './citations.ts'

const phase2 = 'phase 2, « Dépôt du dossier de preuves et instruction »'
const ins = 'phase 2, « Cas particulier de l’INS »'
const etape3 = 'Étape 3 : Dépôt des preuves'

/** PRE and INS, with the words that they come from. */
export const articlesDesPreuves: Readonly<Record<string, Article>> = {
  'PRE-1': {
    titre: 'Un fichier ou un lien, et chacune est obligatoire',
    citations: [
      { source: '000', ou: phase2, mots: 'Chaque preuve demandée sur la plateforme Convergence est obligatoire.' },
      {
        source: '001',
        ou: '§ 3.3',
        mots: 'Plusieurs preuves de conformité peuvent être demandées pour attester de la conformité de la Solution logicielle à une même Exigence',
      },
      {
        source: '003',
        ou: etape3,
        mots: 'Pour chaque exigence, vous devez fournir au moins une preuve de type fichier ou de type lien.',
      },
    ],
  },
  'PRE-2': {
    titre: 'Chaque preuve, pour son exigence et son scénario',
    citations: [
      {
        source: '004',
        ou: etape3,
        mots: "Les preuves doivent être déposées individuellement en liant chacune à l'exigence et au scénario de conformité",
      },
    ],
  },
  'PRE-3': {
    titre: 'Les natures de preuves',
    citations: [
      {
        source: '000',
        ou: phase2,
        mots: "des preuves complémentaires peuvent vous être demandées (capture d'écran, vidéos fichiers, logs, homologations, ...)",
      },
    ],
  },
  'PRE-4': {
    titre: 'L’import depuis Gazelle',
    citations: [
      {
        source: '003',
        ou: etape3,
        mots: "Certaines preuves attendues de type lien peuvent être directement importées depuis la plateforme de test d'interopérabilité Gazelle",
      },
    ],
  },
  'PRE-5': {
    titre: 'En une fois ou par chapitre complet',
    citations: [
      {
        source: '000',
        ou: phase2,
        mots: 'Le dépôt des preuves peut être effectué en une fois ou par Chapitre complet.',
      },
    ],
  },
  'PRE-6': {
    titre: 'Un chapitre soumis est figé',
    citations: [
      {
        source: '003',
        ou: etape3,
        mots: "Une fois les modifications apportées, retournez sur la page de votre candidature en cliquant sur « Retour aux chapitres d'exigence » et ensuite à nouveau sur le bouton « Resoumettre le chapitre», désormais accessible.",
      },
    ],
  },
  'PRE-7': {
    titre: 'Rien de déposé n’est écrasé',
    citations: [
      {
        source: '001',
        ou: '§ 3.9',
        mots: "l'Editeur et l'ANS reconnaissent aux documents transmis par voie dématérialisée […] la qualité de documents originaux et admettent leur force probante",
      },
    ],
  },
  'PRE-8': {
    titre: 'Un chapitre du CNDA : l’homologation ou, à défaut, le pré-examen',
    citations: [
      {
        source: '001',
        ou: '§ 3.3',
        mots: "Pour chaque homologation à obtenir auprès du CNDA : l'attestation d'homologation, ou à défaut une attestation de pré-examen du dossier d'obtention de l'homologation concernée (ou une copie d'écran de son espace personnel CNDA)",
      },
      {
        source: '000',
        ou: '« Présentation des éléments à récupérer auprès du CNDA »',
        mots: 'le statut de votre demande (a minima "Pré-examen" - Statut en cours / actif) et la date de retour prévisionnelle',
      },
    ],
  },
  'PRE-9': {
    titre: 'Plus de profil facultatif après le jalon 2',
    citations: [
      {
        source: '000',
        ou: phase2,
        mots: 'Après cette date, vous ne pourrez plus ajouter de profils optionnels supplémentaires.',
      },
    ],
  },
  'PRE-10': {
    titre: 'Plus de preuve après le jalon 3',
    citations: [{ source: '000', ou: phase2, mots: 'Après cette date, vous ne pourrez plus déposer de preuves.' }],
  },
  'INS-1': {
    titre: 'Qui peut avoir à tenir une journée de test',
    citations: [
      {
        source: '000',
        ou: ins,
        mots: 'les éditeurs non référencés vague 1 peuvent être amenés à organiser une journée de test en visio-conférence avec l’Equipe de conformité de l’ANS',
      },
    ],
  },
  'INS-2': {
    titre: 'L’agence propose une date sous deux semaines',
    citations: [
      {
        source: '000',
        ou: ins,
        mots: 'Une fois l’ensemble des preuves de ce chapitre déposées, l’équipe de référencement proposera sous deux semaines, une date à laquelle vous devrez organiser la journée de test.',
      },
    ],
  },
  'INS-3': {
    titre: 'Qui organise, qui consigne',
    citations: [
      {
        source: '000',
        ou: ins,
        mots: 'L’organisation de cette journée vous incombe (confirmation de la date, préparation de l’environnement ainsi que les jeux de données transmis par l’ANS, animation de la revue des scénarii de test).',
      },
      {
        source: '001',
        ou: '§ 3.4',
        mots: "L'ANS supervise le bon déroulé des scénarios de tests et documente l'atteinte ou non des résultats.",
      },
    ],
  },
  'INS-4': {
    titre: 'L’enregistrement',
    citations: [
      {
        source: '000',
        ou: ins,
        mots: 'L’enregistrement de cette journée sera à votre charge et vous devrez le transmettre via la plateforme Convergence.',
      },
    ],
  },
}
