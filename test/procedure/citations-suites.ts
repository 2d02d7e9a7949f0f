import type { Article } from './citations.ts'

const phase3 = 'phase 3, « Attribution du référencement »'

/** CVN, COL, REF, GRP and MSG, with the words that they come from. */
export const articlesDesSuites: Readonly<Record<string, Article>> = {
  'CVN-1': {
    titre: 'L’agence prépare la convention et la soumet à signature',
    citations: [
      {
        source: '001',
        ou: '§ 3.5',
        mots: "Sur la base du dossier complet, et une fois l'ensemble des preuves validées y compris les preuves demandant les attestations de l'homologation CNDA, l'ANS prépare la convention de référencement Ségur et la soumet à l'Editeur pour signature électronique",
      },
      {
        source: '003',
        ou: 'Étape 4 : Convention',
        mots: "un e-mail est envoyé au responsable légal de votre entreprise l'invitant à signer électroniquement la convention",
      },
    ],
  },
  'CVN-2': {
    titre: 'L’éditeur signe avant le collège',
    citations: [
      {
        source: '000',
        ou: phase3,
        mots: 'Votre signature de la convention est un prérequis pour la présentation du dossier au collège technique de référencement.',
      },
    ],
  },
  'CVN-3': {
    titre: 'L’agence signe après, et le référencement prend effet',
    citations: [
      {
        source: '003',
        ou: 'Étape 4 : Candidature référencée',
        mots: "Une fois que le collège a rendu un avis favorable et que la convention est signée avec l'ANS, le référencement de l'éditeur est prononcé.",
      },
    ],
  },
  'CVN-4': {
    titre: 'La durée, et le sort de la convention de vague 1',
    citations: [
      {
        source: '001',
        ou: '§ 3.5',
        mots: "Le convention précise notamment la durée du référencement (art.5). Une convention de référencement obtenue dans le cadre de la vague 1 du Ségur reste en vigueur à la suite de l'obtention d'une convention vague 2.",
      },
    ],
  },
  'CVN-5': {
    titre: 'Un modèle avec financement, un sans',
    citations: [
      {
        source: '001',
        ou: 'historique, V0.3',
        mots: "La convention de référencement sans financement est disponible sur le site de l'ANS.",
      },
    ],
  },
  'COL-1': {
    titre: 'Le collège, chaque semaine',
    citations: [
      {
        source: '001',
        ou: '§ 3.5.1',
        mots: "Ce collège se tient de manière hebdomadaire et est composé de membres de l'ANS participant à l'instruction du dossier de candidature, et éventuellement de ses partenaires (CNDA/GIE SV/CNAM).",
      },
    ],
  },
  'COL-2': {
    titre: 'Attribution, ou réserves bloquantes',
    citations: [
      {
        source: '000',
        ou: phase3,
        mots: 'la version technique de la solution logicielle candidate au référencement est référencée en l’état ; […] la décision de non-attribution du référencement vous est communiquée ainsi que la ou les raisons expliquant la décision.',
      },
    ],
  },
  'COL-3': {
    titre: 'Des réserves avant le jalon 3 : redéposer',
    citations: [
      {
        source: '000',
        ou: phase3,
        mots: "Dans le cas où cette décision intervient avant la fin des échanges avec l'ANS (phase 2), vous pouvez redéposer les preuves non-conformes.",
      },
    ],
  },
  'COL-4': {
    titre: 'Le procès-verbal et la notification',
    citations: [
      {
        source: '000',
        ou: phase3,
        mots: 'A la suite de la tenue du collège technique de référencement, vous êtes notifié de la décision de l’ANS via la plateforme Convergence, ainsi que par courriel.',
      },
      {
        source: '004',
        ou: 'Étape 4 : Référencement',
        mots: "J'ai reçu un PV contenant les détails de mon référencement et/ou un mail de notification",
      },
    ],
  },
  'REF-1': {
    titre: 'Les trois documents remis',
    citations: [
      {
        source: '001',
        ou: '§ 3.5.2',
        mots: "L'Editeur de la Solution logicielle référencée (ou le Chef de file en cas de groupement d'Editeurs) reçoit la convention signée par la direction de l'ANS, l'attestation de référencement et le rapport de conformité aux exigences du dispositif sélectionné.",
      },
    ],
  },
  'REF-2': {
    titre: 'Ce que dit l’attestation',
    citations: [
      {
        source: '001',
        ou: '§ 1.2',
        mots: "Le référencement est délivré pour une Version candidate d'une Solution logicielle. Le référencement précise le ou les Profils pour lesquels la Solution Candidate a satisfait aux Exigences.",
      },
    ],
  },
  'REF-3': {
    titre: 'Le logo, des deux signatures au terme de la convention',
    citations: [
      {
        source: '001',
        ou: '§ 3.5.3',
        mots: "Le logo ne peut être utilisé que pendant la durée de la présente Convention et exclusivement pour les finalités et le périmètre de celle-ci. L'Editeur ne peut utiliser le logo qu'à compter de la signature de la Convention par les deux parties (Editeur et ANS).",
      },
    ],
  },
  'REF-4': {
    titre: 'Les documents restent sous la main',
    citations: [
      {
        source: '003',
        ou: 'Les 4 étapes de la candidature',
        mots: "l'éditeur obtient son référencement et retrouve sur la plateforme Convergence toute la documentation s'y rapportant",
      },
    ],
  },
  'REF-5': {
    titre: 'La marque blanche hérite du référencement',
    citations: [
      {
        source: '004',
        ou: 'Marque blanche',
        mots: 'le logiciel est repris sans modification (contrat de licence) mais sous un autre nom → le référencement est hérité, donc aucune action à mener',
      },
      {
        source: '004',
        ou: 'Marque blanche',
        mots: "le logiciel est intégré avec des modifications → nouvelle vérification d'une partie des preuves",
      },
    ],
  },
  'GRP-1': {
    titre: 'Une candidature, portée par le chef de file',
    citations: [
      {
        source: '001',
        ou: '§ 1.2',
        mots: "Le chef de file porte le composant principal de la Solution logicielle et dispose d'un mandat de la part de la ou les autres entités impliquées. Le chef de file du groupement est l'interlocuteur unique de l'ANS pendant tout le processus de référencement. Il représente le groupement pour toute démarche ou acte au titre du référencement de la Solution logicielle.",
      },
      { source: '001', ou: '§ 3.2', mots: 'Une candidature unique au référencement est portée pour le groupement' },
    ],
  },
  'GRP-2': {
    titre: 'Les autres membres lisent',
    citations: [],
    sans: 'Se déduit de GRP-1 : le chef de file agit seul pour le groupement. Aucun document n’ouvre ni ne ferme la lecture aux membres.',
  },
  'GRP-3': {
    titre: 'Les preuves transverses de plusieurs solutions',
    citations: [
      {
        source: '004',
        ou: 'Groupement',
        mots: "J'ai X solutions, mais ne souhaite pas déposer X fois le même dossier pour chaque solution, notamment au niveau des preuves transversales → j'attends que l'équipe référencement Ségur analyse mon dépôt de dossier administratif de la candidature et demande des modifications sur le périmètre de ma solution si nécessaire.",
      },
    ],
  },
  'MSG-1': {
    titre: 'Une conversation par candidature',
    citations: [
      {
        source: '004',
        ou: 'Étape 4 : Référencement',
        mots: "La messagerie dédiée de Convergence est à surveiller régulièrement, vous y retrouverez les échanges avec les équipes de l'ANS et leurs éventuelles demandes.",
      },
    ],
  },
  'MSG-2': {
    titre: 'Toute sollicitation, dans la messagerie et annoncée par courriel',
    citations: [
      {
        source: '003',
        ou: 'Étape 3 : Dépôt des preuves',
        mots: "recevez un e-mail vous indiquant qu'un nouveau message est disponible dans la messagerie interne de Convergence",
      },
    ],
  },
  'MSG-3': {
    titre: 'Les décisions, notifiées des deux façons',
    citations: [
      {
        source: '001',
        ou: '§ 3.5.2',
        mots: "l'Editeur est notifié de la décision de l'ANS via Convergence, ainsi que par courriel",
      },
    ],
  },
}
