import { createHash } from 'node:crypto'
import { instant } from '../../kernel/temps.ts'
import type { AvisImprime, DonneesCommunes, DonneesParModele } from './donnees.ts'

/** Documents for tests and for the eye: long names, many rows, every optional part. Never a real company or agency. */

const empreinte = (graine: string): string => createHash('sha256').update(graine).digest('hex')

const commun = (titre: string, reference: string): DonneesCommunes => ({
  operateur: { nom: 'Agence de démonstration du numérique en santé', service: 'Guichet Convergence' },
  titre,
  reference,
  date: '24 novembre 2026',
  le: instant('2026-11-24T09:12:33.123Z'),
  pied: 'Document produit par Convergence – démonstration, sans valeur juridique',
})

const nomLong =
  'Compte-rendu_de_test_d’intrusion_PASSI_Imago_4.2_version_finale_corrigée_après_relecture_du_prestataire_2026-11-03_signé.pdf'

const manifeste = (nombre: number): NonNullable<DonneesParModele['accuse']['manifeste']> =>
  Array.from({ length: nombre }, (_, i) => ({
    preuve: `MSS/CDA.${String(i + 1).padStart(2, '0')}.01.01`,
    nom: i % 7 === 3 ? nomLong : `capture d’écran n° ${i + 1} – annuaire santé.png`,
    taille: i % 7 === 3 ? '512,4 Mo' : `${i + 1},2 Mo`,
    empreinte: empreinte(`piece ${i}`),
  }))

const conforme: AvisImprime = { code: 'conforme', libelle: 'Conforme' }
const aModifier: AvisImprime = { code: 'a_modifier', libelle: 'À modifier' }
const nonConforme: AvisImprime = { code: 'non_conforme', libelle: 'Non conforme' }

export const exempleAccuse = (pieces = 39): DonneesParModele['accuse'] => ({
  ...commun('Accusé de réception électronique', 'AR-SEKWAOLGFJ-000042'),
  sousTitre: 'Imago 4.2 – Imagerie vague 2',
  numero: 'AR-SEKWAOLGFJ-000042',
  objet: 'Soumission du chapitre « Annuaire santé »',
  recuLe: 'mardi 24 novembre 2026 à 10 h 12 min 33,123 s (heure de Paris)',
  faits: [
    { libelle: 'Candidature', valeur: 'SEKWAOLGFJ' },
    { libelle: 'Éditeur', valeur: 'Imagerie Démo SAS (SIRET 732 829 320 00074)' },
    { libelle: 'Solution', valeur: 'Imago, version technique 4.2.0-build.20261103' },
    { libelle: 'Dispositif', valeur: 'Imagerie vague 2, version 1' },
    { libelle: 'Référentiel d’exigences', valeur: 'REM Imagerie vague 2, version 2 du 2 mars 2026' },
    { libelle: 'Déposé par', valeur: 'Pierre Durand, salarié (pierre.durand@imagerie-demo.example)' },
    { libelle: 'Rang dans la file', valeur: '3ᵉ, par ordre de réception' },
    { libelle: 'Preuves reçues', valeur: `${pieces} sur ${pieces}` },
  ],
  contenu: [
    { libelle: 'Raison sociale', valeur: 'Imagerie Démo SAS' },
    {
      libelle: 'Description',
      valeur:
        'Système d’information de radiologie.\nPlanification, compte-rendu, diffusion au patient et au médecin adresseur.',
    },
  ],
  manifeste: manifeste(pieces),
  suite: [
    'Le chapitre est gelé : il ne peut plus être modifié, sauf si l’agence demande une modification. Un vérificateur l’instruit à son tour dans la file.',
  ],
  mentions: {
    service: 'Guichet « Imagerie vague 2 », direction de la conformité',
    adresse: 'Agence de démonstration du numérique en santé\n1, place de l’Exemple\n75000 Paris',
    courriel: 'guichet-imagerie@agence.example',
    telephone: '01 23 45 67 89',
    silence:
      'Le silence gardé par l’administration pendant deux mois à compter de la réception d’une demande complète vaut décision de rejet.',
    recours:
      'Dans les deux mois de la décision : recours gracieux ou hiérarchique auprès de l’agence, par écrit motivé ; recours contentieux devant le tribunal administratif de Paris (www.telerecours.fr).',
  },
})

const article =
  'L’éditeur commercialise la solution dans les deux mois de la date d’effet. Il maintient la conformité de la solution aux exigences du référentiel pendant toute la durée de la présente convention et signale à l’agence, dans les quinze jours, toute évolution qui l’affecterait.'

export const exempleConvention = (): DonneesParModele['convention'] => ({
  ...commun('Convention de référencement sans financement', 'CONV-SEKWAOLGFJ'),
  sousTitre: 'Imago 4.2 – Imagerie vague 2',
  parties: [
    {
      nom: 'Agence de démonstration du numérique en santé',
      lignes: ['1, place de l’Exemple, 75000 Paris', 'représentée par Dominique Roux, directrice générale'],
      designation: 'l’agence',
    },
    {
      nom: 'Imagerie Démo SAS',
      lignes: [
        'SIRET 732 829 320 00074',
        '12, rue des Rayons, 69000 Lyon',
        'représentée par Claire Martin, présidente',
      ],
      designation: 'l’éditeur',
    },
  ],
  articles: [
    'Objet',
    'Périmètre du référencement',
    'Obligations de l’éditeur',
    'Obligations de l’agence',
    'Usage du logotype',
    'Contrôles et audits',
    'Suspension et retrait',
    'Données à caractère personnel',
    'Durée et date d’effet',
    'Litiges',
  ].map((titre, i) => ({ titre: `Article ${i + 1} – ${titre}`, paragraphes: [article, article] })),
  signatures: [
    {
      partie: 'Pour l’éditeur',
      nom: 'Claire Martin',
      qualite: 'Présidente d’Imagerie Démo SAS',
      mention: 'Signature électronique',
    },
    {
      partie: 'Pour l’agence',
      nom: 'Dominique Roux',
      qualite: 'Directrice générale',
      mention: 'Signature électronique',
    },
  ],
})

export const exempleProcesVerbal = (): DonneesParModele['proces-verbal'] => ({
  ...commun('Procès-verbal de séance', 'PV-2026-11-24'),
  sousTitre: 'Collège technique Imagerie',
  instance: 'Collège technique « Imagerie »',
  seance: 'mardi 24 novembre 2026 à 14 h 00 (heure de Paris)',
  lieu: 'Visioconférence',
  membres: [
    { nom: 'Inès Moreau', qualite: 'Secrétaire du collège', presence: 'Présente' },
    { nom: 'Hugo Lefèvre', qualite: 'Vérificateur', presence: 'Présent' },
    { nom: 'Dominique Roux', qualite: 'Direction', presence: 'Excusée' },
  ],
  dossiers: [
    {
      candidature: 'SEKWAOLGFJ',
      editeur: 'Imagerie Démo SAS',
      solution: 'Imago',
      versionTechnique: '4.2.0',
      dispositif: 'Imagerie vague 2',
      decision: 'Attribution du référencement',
      motifs: ['Toutes les preuves des chapitres applicables sont conformes ; la convention est signée par l’éditeur.'],
    },
    {
      candidature: 'Q7ZP2M4XKA',
      editeur: 'Radio Témoin SARL',
      solution: 'Témoin Cabinet',
      versionTechnique: '11.0.3',
      dispositif: 'Imagerie vague 2',
      decision: 'Réserves bloquantes',
      motifs: [
        'La preuve MSS/CDA.04.01.01 ne montre pas la transmission par messagerie sécurisée : le destinataire affiché est une adresse ordinaire.',
        'Fondement : exigence MSS/CDA.04 du référentiel d’exigences, version 2.',
      ],
      departs: 'Hugo Lefèvre, qui a travaillé pour l’éditeur en 2024, n’a pas pris part à l’examen.',
    },
  ],
  secretaire: { nom: 'Inès Moreau', qualite: 'secrétaire du collège' },
})

export const exempleAttestation = (): DonneesParModele['attestation'] => ({
  ...commun('Attestation de référencement', 'IMGV2-2026-0007'),
  attestee: 'Il est attesté que la solution est référencée, au titre du dispositif',
  conditions:
    'Le référencement vaut pour la version technique et les profils désignés ci-dessus, pendant sa durée et dans les conditions de la convention signée par les deux parties. Les versions qui succèdent à celle-ci doivent continuer de répondre aux exigences qui s’appliquaient à elle.',
  editeur: { nom: 'Imagerie Démo SAS', siret: '732 829 320 00074' },
  solution: 'Imago',
  versionTechnique: '4.2.0-build.20261103',
  dispositif: 'Imagerie vague 2',
  profils: ['Général', 'Téléradiologie'],
  versionRem: 'REM Imagerie vague 2, version 2',
  dates: {
    decision: 'Collège technique de référencement, 24 novembre 2026',
    debut: '26 novembre 2026',
    fin: '25 novembre 2031',
  },
  authenticite: { url: 'https://convergence.example/verifier?numero=IMGV2-2026-0007', numero: 'IMGV2-2026-0007' },
  signataire: {
    nom: 'Dominique Roux',
    qualite: 'Directrice générale de l’Agence de démonstration du numérique en santé',
  },
})

export const exempleAutorisation = (): DonneesParModele['autorisation'] => ({
  ...commun('Autorisation d’accès aux environnements de test', 'AUT-SEKWAOLGFJ'),
  editeur: 'Imagerie Démo SAS (SIRET 732 829 320 00074)',
  solution: 'Imago',
  version: '4.2.0-build.20261103',
  paragraphes: ['L’éditeur désigné ci-dessus est autorisé à accéder aux environnements de test.'],
  faits: [
    { libelle: 'Candidature', valeur: 'SEKWAOLGFJ' },
    { libelle: 'Dispositif', valeur: 'Imagerie vague 2' },
  ],
  signataire: { nom: 'Hugo Lefèvre', qualite: 'vérificateur' },
})

export const exempleRapport = (exigences = 25): DonneesParModele['rapport-de-conformite'] => ({
  ...commun('Rapport de conformité', 'RC-SEKWAOLGFJ'),
  sousTitre: 'Imago 4.2 – Imagerie vague 2',
  faits: [
    { libelle: 'Éditeur', valeur: 'Imagerie Démo SAS' },
    { libelle: 'Solution', valeur: 'Imago, version technique 4.2.0' },
    { libelle: 'Profils', valeur: 'Général, Téléradiologie' },
  ],
  totaux: {
    colonnes: ['Chapitre', 'Exigences', 'Preuves', 'Conformes', 'À modifier', 'Non conformes'],
    lignes: ['Annuaire santé', 'Sécurité', 'Gestion de l’identité nationale de santé'].map(t => [
      t,
      '25',
      '50',
      '48',
      '1',
      '1',
    ]),
  },
  chapitres: ['Annuaire santé', 'Sécurité', 'Gestion de l’identité nationale de santé'].map((titre, c) => ({
    titre,
    resume: `${exigences} exigences, ${exigences * 2} preuves.`,
    exigences: Array.from({ length: exigences }, (_, i) => ({
      id: `SSI/GEN.${String(i + 1).padStart(2, '0')}${i === 4 ? ' BIS' : ''}`,
      texte: [
        'Le système DOIT permettre à l’utilisateur de rechercher un professionnel de santé par son identifiant national.',
      ],
      verdict: i % 11 === 5 ? aModifier : i % 11 === 7 ? nonConforme : conforme,
      preuves: [0, 1].map(p => ({
        numero: `SSI/GEN.${String(i + 1).padStart(2, '0')}.01.0${p + 1}`,
        verdict: i % 11 === 5 && p === 1 ? aModifier : conforme,
        ...(i % 11 === 5 && p === 1 ? { motif: 'La date de la capture n’est pas lisible.' } : {}),
        pieces:
          i === 2 && p === 1
            ? []
            : [
                {
                  nom: i % 5 === 3 ? nomLong : 'recherche.mp4',
                  detail: 'version 2, 48,1 Mo',
                  empreinte: empreinte(`${c} ${i} ${p}`),
                },
              ],
      })),
    })),
  })),
})

export const exempleJournal = (): DonneesParModele['journal'] => ({
  ...commun('Journal de la candidature', 'SEKWAOLGFJ'),
  faits: [{ libelle: 'Candidature', valeur: 'SEKWAOLGFJ' }],
  lignes: Array.from({ length: 40 }, (_, i) => ({
    position: i + 1,
    quand: '24/11/2026 10:12:33',
    fait: 'Preuve déposée',
    detail: `MSS/CDA.0${i % 9}.01.01, recherche.mp4`,
    par: 'Pierre Durand, salarié',
    empreinte: empreinte(`ligne ${i}`),
  })),
})
