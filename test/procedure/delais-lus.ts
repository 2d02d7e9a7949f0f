/** How a delay of the sources is read. Each text is a reading: what the source says is quoted beside it. */
export type Lecture = {
  readonly regle: string
  readonly quoi: string
  /** In a programme, where it is set; `null` where it is the same everywhere. */
  readonly reglage: string | null
  readonly depart: string
  readonly decompte: string
  readonly reponse: string
  readonly effet: string
  readonly prononce: string
  /** The functions that compute it, with their files under `src`. */
  readonly code: readonly (readonly [string, string])[]
  /** What the source leaves open, and how it was closed. */
  readonly silences: readonly string[]
}

/** The title of its section. */
export const titreDeLecture = ({ regle, quoi }: Pick<Lecture, 'regle' | 'quoi'>): string => `${regle} · ${quoi}`

const candidatures = 'modules/candidatures/domain'
const agent = 'un gestionnaire, à qui l’horloge le propose ; l’horloge seule si le réglage dit `automatique`'
const personne = 'personne : rien n’est perdu'
const jalon = {
  reglage: 'jalons',
  depart: 'la publication du guichet, en mois, ou une date du calendrier ; déplacé, la minute en vigueur',
  decompte: 'une minute exacte de l’heure de Paris',
  prononce: `${agent} (\`adverseJalons\`) ; jamais l’horloge seule si l’agence avait le dossier en main`,
} as const

export const lectures: readonly Lecture[] = [
  {
    regle: 'ADM-8',
    quoi: 'Réponse à une demande de complément, étapes 1 et 2',
    reglage: 'delais.complement',
    depart: 'la demande de l’agence',
    decompte: 'jours ouvrés, le jour de la demande non compté',
    reponse: 'une nouvelle soumission de l’étape, sans faute ; un message ne suffit pas',
    effet: 'la demande est rejetée (`complement_sans_reponse`)',
    prononce: agent,
    code: [
      ['limiteDuComplement', `${candidatures}/delais.ts`],
      ['soumettreEtape', `${candidatures}/etapes.ts`],
      ['duComplement', `${candidatures}/echeances.ts`],
    ],
    silences: [
      'Les sources disent « à compter de la sollicitation » : c’est l’instant où la demande est enregistrée, et non celui où elle est lue.',
      'Dès le terme, une réponse est refusée, que le rejet ait été prononcé ou non : aucun acte ne relève l’éditeur de son retard.',
    ],
  },
  {
    regle: 'INT-5',
    quoi: 'Garantie de la place dans la file',
    reglage: 'delais.gardeRang',
    depart: 'la demande de modification',
    decompte: 'heures écoulées, sans interruption la nuit, en fin de semaine ni au changement d’heure',
    reponse: 'la nouvelle soumission du chapitre, toutes les preuves demandées étant changées',
    effet: 'le chapitre retourne en fin de file ; le dossier n’y perd rien d’autre',
    prononce: 'personne : la place se lit à la nouvelle soumission',
    code: [
      ['limiteGarantieDePlace', `${candidatures}/delais.ts`],
      ['gardeSaPlace', `${candidatures}/depot.ts`],
    ],
    silences: [
      'La source fait courir le délai de la notification ; il court de la demande, que la messagerie et le courriel suivent de quelques secondes.',
      'La source ne dit pas ce que devient le chapitre : la fin de file est le choix retenu.',
    ],
  },
  {
    regle: 'INT-6',
    quoi: 'Réponse à une demande de modification',
    reglage: 'delais.abandon',
    depart: 'la demande de modification',
    decompte: 'jours calendaires, le jour de la demande non compté',
    reponse: 'la nouvelle soumission du chapitre ; ni un message, ni un dépôt partiel ne suffisent',
    effet: 'la demande est considérée comme abandonnée, tous chapitres compris (`sans_reponse_30_jours`)',
    prononce: agent,
    code: [
      ['limiteDAbandon', `${candidatures}/delais.ts`],
      ['refusDAbandon', `${candidatures}/depot.ts`],
      ['desChapitres', `${candidatures}/echeances.ts`],
    ],
    silences: [
      'La source dit « 30 jours » sans dire lesquels : ils sont calendaires, et ne sont pas prorogés s’ils finissent un jour chômé.',
      'La source dit « absence de réponse » : un échange dans la messagerie n’est pas une réponse ici. Un gestionnaire peut en tenir compte et ne pas prononcer l’abandon, mais aucun acte ne rouvre alors le délai.',
      'Ni les réserves du collège, ni une homologation refusée, ni une date de journée proposée, ni la convention à signer ne font courir ce délai : la source le prévoit pour les compléments de preuves.',
    ],
  },
  {
    regle: 'INS-2',
    quoi: 'Proposition d’une date de journée de test',
    reglage: 'delais.journee',
    depart:
      'la réception du chapitre complet ; ensuite, la demande d’une autre date ou les résultats d’une journée qui n’a pas suffi',
    decompte: 'selon le réglage, le jour de départ non compté',
    reponse: 'la proposition d’une date, ou une dispense motivée',
    effet: 'l’agence est en retard sur son engagement ; la candidature n’y perd rien',
    prononce: personne,
    code: [
      ['limiteDeLaJournee', `${candidatures}/delais.ts`],
      ['deLaJournee', `${candidatures}/echeances.ts`],
    ],
    silences: [
      'La source borne la proposition, pas la journée : seul le jalon 3 borne celle-ci, puisque son enregistrement est une pièce.',
      'Le délai d’une seconde proposition n’est dit nulle part : il est le même.',
    ],
  },
  {
    regle: 'INT-9',
    quoi: 'Instruction de toutes les preuves',
    reglage: 'delais.instruction',
    depart: 'la réception du dernier chapitre complet',
    decompte:
      'jours calendaires, augmentés des jours civils passés à attendre l’éditeur (chapitre à modifier ou réservé, convention à signer)',
    reponse: 'la certification',
    effet: 'l’agence est en retard sur son engagement',
    prononce: personne,
    code: [
      ['limiteDInstruction', `${candidatures}/delais.ts`],
      ['plusJoursSuspendus', 'kernel/temps.ts'],
    ],
    silences: [
      'Tant que l’éditeur est attendu, aucun terme n’est annoncé.',
      'La source ne suspend que pour des preuves à reprendre ou à compléter : l’attente de la signature de la convention est ajoutée.',
      'Deux attentes simultanées ne comptent qu’une fois ; un aller-retour dans la journée ne compte pour rien.',
    ],
  },
  {
    regle: 'JAL-1',
    quoi: 'Jalon 1, dépôt du dossier administratif',
    ...jalon,
    reponse: 'la première soumission de l’étape 1, et celle de l’étape 2',
    effet:
      'aucune candidature ne s’ouvre, aucune étape ne se soumet plus une première fois ; le dossier peut être clos (`jalon_manque`)',
    code: [
      ['refusDeJalon', `${candidatures}/jalons.ts`],
      ['soumettreEtape', `${candidatures}/etapes.ts`],
      ['jalonsEnCours', `${candidatures}/echeances-jalons.ts`],
    ],
    silences: [
      'La source dit ce qui doit avoir été fait, pas ce qui s’ensuit : la clôture est la règle retenue par le projet, et se prononce, elle n’arrive pas d’elle-même.',
      'L’étape 2 n’est ouverte qu’une fois l’étape 1 acceptée : un éditeur peut manquer le jalon parce que l’agence tarde. L’échéance est alors à l’agence, qui peut déplacer le jalon pour tous.',
      'Un complément se soumet encore après le jalon 1, dans ses cinq jours ouvrés.',
      'Le document 004 compte les mois depuis la parution de l’arrêté ; donnés en mois, les jalons se comptent ici depuis la publication du guichet. Pour compter depuis l’arrêté, on donne des jours.',
    ],
  },
  {
    regle: 'JAL-2',
    quoi: 'Jalon 2, dossier complet de preuves',
    ...jalon,
    reponse: 'la première soumission de chaque chapitre applicable et, où il est demandé, le questionnaire de maturité',
    effet:
      'aucun chapitre ne se soumet plus une première fois, aucun profil ne s’ajoute ; le dossier peut être clos (`jalon_manque`)',
    code: [
      ['refusDeSoumission', `${candidatures}/depot.ts`],
      ['renseignerMaturite', `${candidatures}/maturite.ts`],
      ['ajouterProfils', `${candidatures}/profils.ts`],
      ['changerDeVersion', `${candidatures}/version.ts`],
      ['jalonsEnCours', `${candidatures}/echeances-jalons.ts`],
    ],
    silences: [
      'La source ne dit pas que la candidature se clôt : même choix que pour le jalon 1.',
      'Un chapitre rouvert par un profil ajouté avant le jalon doit être resoumis avant lui : il n’a plus été soumis complet.',
    ],
  },
  {
    regle: 'JAL-3',
    quoi: 'Jalon 3, fin des échanges',
    ...jalon,
    reponse: 'la nouvelle soumission de chaque chapitre, le certificat d’homologation, l’enregistrement de la journée',
    effet:
      'plus aucune preuve ne se dépose ni ne se soumet ; le dossier auquel il manque quelque chose peut être clos (`jalon_manque`)',
    code: [
      ['refusDeSoumission', `${candidatures}/depot.ts`],
      ['deposerPreuve', `${candidatures}/depot.ts`],
      ['complementsAttendus', `${candidatures}/echeances-jalons.ts`],
    ],
    silences: [
      'Le document 004 veut qu’à cette date toutes les preuves soient validées par l’agence ; le document 000, que les compléments lui aient été transmis. C’est le second qui est suivi : le retard de l’agence ne ferme rien.',
      'Le certificat d’une homologation se dépose dès qu’il arrive, le chapitre fût-il encore dans la file.',
      'Ce que l’agence ne demande qu’après le jalon ne fait jamais clore par l’horloge : l’échéance est à l’agence.',
      'L’agence n’est pas tenue par ce jalon : ce qui a été soumis avant lui s’instruit, se signe et passe au collège après.',
      'Des réserves du collège après ce jalon closent le dossier (`reserves_apres_j3`) : la source ne prévoit de nouveau dépôt qu’avant. Le jalon s’apprécie au jour où la décision est consignée.',
    ],
  },
  {
    regle: 'PEN-1',
    quoi: 'Âge du test d’intrusion au jour du dépôt de son rapport',
    reglage: 'controles.testIntrusion.ageMaxMois',
    depart: 'le dernier jour du test',
    decompte: 'de date à date, en mois',
    reponse: 'le dépôt du rapport',
    effet: 'le rapport est refusé au dépôt',
    prononce: 'la plateforme, au dépôt',
    code: [['refusDeRapport', `${candidatures}/test-intrusion.ts`]],
    silences: ['Aucun document public ne donne cet âge : c’est un réglage, à confirmer par l’agence.'],
  },
  {
    regle: 'REF-2',
    quoi: 'Durée du référencement, de la convention et du droit au logo',
    reglage: 'reference.validiteAnnees',
    depart: 'le jour de la signature de l’agence, la dernière des deux',
    decompte: 'en années, de date à date ; le jour anniversaire n’en est plus',
    reponse: '—',
    effet: 'le logo n’est plus téléchargeable ; la suite relève de la vie du référencement',
    prononce: 'personne : la date est dans l’attestation',
    code: [
      ['dureeDuReferencement', `${candidatures}/attribution.ts`],
      ['logoUtilisable', 'modules/conventions/domain/documents.ts'],
    ],
    silences: ['La durée est dite par l’article 5 de la convention, qui n’est pas dans les sources.'],
  },
]
