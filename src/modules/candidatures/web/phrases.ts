import { inatteignable } from '../../../kernel/decision.ts'
import { veille } from '../../../kernel/temps.ts'
import { format, type Ton } from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { ChapitreDepose, Cloture, PreuveDeposee, Statut, Verdict } from '../domain/candidature.ts'
import type { EtatHomologation, Homologation, Journee } from '../domain/controles.ts'
import type { MotifDEnvoiRefuse, Refus } from '../domain/refus.ts'

/** How a candidature is named: the product, its version, and the programme. */
export const titreCandidature = ({
  vue: { produit },
  dispositif,
}: {
  readonly vue: { readonly produit: { readonly nom: string; readonly version: string } }
  readonly dispositif: { readonly intitule: string }
}): string => `${produit.nom} ${produit.version} : ${dispositif.intitule}`

/** The words that people read, said once: a state has the same word on every page. Of all programmes together. */
export const libelleStatut: Readonly<Record<Statut, string>> = {
  candidature_administrative: 'Candidature administrative',
  eligibilite: 'Éligibilité',
  depot_des_preuves: 'Dépôt et instruction des preuves',
  prete_pour_convention: 'Convention à préparer',
  convention_a_signer: 'Convention à signer par l’éditeur',
  convention_signee: 'Convention signée par l’éditeur',
  prete_pour_decision: 'Dossier validé, décision à venir',
  inscrite_au_college: 'Inscrite à une séance',
  attribuee: 'Décision favorable, signature de l’agence attendue',
  referencee: 'Acceptée',
  close: 'Close',
}

/** The same, of a candidature, in the words of its programme where it is known. */
export const statutEnMots = (statut: Statut, dispositif?: Pick<Dispositif, 'etapes' | 'issue'>): string => {
  const propres: Readonly<Partial<Record<Statut, string>>> = dispositif
    ? {
        candidature_administrative: dispositif.etapes.administrative,
        eligibilite: dispositif.etapes.eligibilite,
        attribuee: `${dispositif.issue.decision}, signature de l’agence attendue`,
        referencee: dispositif.issue.etat,
      }
    : {}
  return propres[statut] ?? libelleStatut[statut]
}

export const tonStatut = (statut: Statut): Ton =>
  statut === 'referencee' ? 'succes' : statut === 'close' ? 'erreur' : 'encours'

export const libelleChapitre: Readonly<Record<ChapitreDepose['statut'], string>> = {
  en_depot: 'Dépôt en cours',
  en_file: 'En file d’attente',
  en_instruction: 'En instruction',
  a_modifier: 'À modifier',
  valide: 'Validé',
  reserve: 'Réserves du collège',
}

export const tonChapitre: Readonly<Record<ChapitreDepose['statut'], Ton>> = {
  en_depot: 'neutre',
  en_file: 'info',
  en_instruction: 'encours',
  a_modifier: 'attention',
  valide: 'succes',
  reserve: 'erreur',
}

export const libellePreuve: Readonly<Record<PreuveDeposee['statut'], string>> = {
  attendue: 'À déposer',
  deposee: 'Déposée',
  conforme: 'Conforme',
  a_modifier: 'À modifier',
  non_conforme: 'Non conforme',
}

export const tonPreuve: Readonly<Record<PreuveDeposee['statut'], Ton>> = {
  attendue: 'neutre',
  deposee: 'info',
  conforme: 'succes',
  a_modifier: 'attention',
  non_conforme: 'erreur',
}

export const libelleVerdict: Readonly<Record<Verdict, string>> = {
  conforme: 'Conforme',
  a_modifier: 'À modifier',
  non_conforme: 'Non conforme',
}

export const libelleCloture: Readonly<Record<Cloture['motif'], string>> = {
  refus_motive: 'Refusée par l’agence',
  complement_sans_reponse: 'Rejetée faute de réponse à une demande de complément',
  sans_reponse_30_jours: 'Réputée abandonnée faute de réponse',
  jalon_manque: 'Close : un jalon n’a pas été tenu',
  reserves_apres_j3: 'Close : réserves bloquantes après la fin des échanges',
}

export const libelleJournee: Readonly<Record<Journee['statut'], string>> = {
  dispensee: 'L’agence dispense de journée de test',
  proposee: 'Une date est proposée',
  autre_date_demandee: 'Une autre date est demandée',
  confirmee: 'La date est confirmée',
  tenue: 'La journée de test s’est tenue',
}

/** CND-2 — the states of a request at the CNDA. */
export const libelleHomologation: Readonly<Record<EtatHomologation, string>> = {
  initialisation: 'Initialisation',
  pre_examen: 'Pré-examen',
  examen_de_conformite: 'Examen de conformité',
  finalisation: 'Finalisation',
  obtenue: 'Homologation obtenue',
}

/** PRE-8 — where a request stands and, while it is pending, when its return is expected. */
export const homologationEnMots = (homologation: Homologation): string =>
  homologation.etat === 'obtenue' || homologation.retourPrevuLe === null
    ? libelleHomologation[homologation.etat]
    : `${libelleHomologation[homologation.etat]}, retour prévu le ${format.jour(homologation.retourPrevuLe)}`

const champsDuTest: Readonly<Record<string, string>> = {
  rapport: 'le formulaire structuré',
  prestataire: 'le prestataire',
  qualification: 'la référence de la qualification PASSI',
  finLe: 'la date de fin du test',
  types: 'les types d’application',
}

const motifsDEnvoi: Readonly<Record<MotifDEnvoiRefuse, string>> = {
  fichier_trop_gros: 'Le fichier dépassait la taille maximale admise pour cette preuve.',
  extension_refusee: 'Le fichier n’était pas d’un format accepté pour cette preuve.',
  contenu_different: 'Le contenu du fichier n’était pas celui que son nom annonçait.',
  service_indisponible: 'Le service n’a pas pu recevoir ce dépôt : la défaillance est de notre fait.',
}

/** Why an act was refused and what to do, one sentence each: the only place where a refusal is put into words. */
export const phraseRefus = (refus: Refus): string => {
  switch (refus.code) {
    case 'acteur_non_autorise':
      return 'Votre rôle ne permet pas cet acte sur cette candidature.'
    case 'signature_reservee_au_representant':
      return 'Seul le représentant légal de l’entreprise peut signer la convention. Il a reçu un courriel qui l’y invite.'
    case 'statut_incompatible':
      return `La candidature n’en est pas, ou plus, à cette étape. Elle est à l’étape « ${libelleStatut[refus.statut]} » : rouvrez sa page pour voir ce qui est possible.`
    case 'charte_non_acceptee':
      return 'Cochez la case pour confirmer que le représentant du candidat a lu et approuvé la charte.'
    case 'etape_deja_soumise':
      return `Cette étape a déjà été soumise : elle ne peut plus être modifiée tant que l’agence ne demande pas de complément.`
    case 'etape_non_soumise':
      return 'Cette étape n’a pas été soumise, ou a déjà été instruite.'
    case 'formulaire_incomplet':
      return `${format.pluriel(refus.fautes.length, 'réponse')} à compléter ou à corriger avant de soumettre.`
    case 'aucun_chapitre_applicable':
      return 'Aucun chapitre d’exigences ne s’applique aux profils demandés : demandez un complément à l’éditeur.'
    case 'motif_obligatoire':
      return 'Indiquez le motif : l’éditeur le lira.'
    case 'delai_depasse':
      return `Le délai de réponse est dépassé : il courait ${format.limite(refus.limite)}.`
    case 'delai_en_cours':
      return `Le délai n’est pas encore passé : il court ${format.limite(refus.limite)}.`
    case 'aucune_echeance_depassee':
      return 'Aucune échéance de cette candidature n’est dépassée.'
    case 'jalon_depasse':
      return `Le jalon ${refus.jalon} est passé : il était fixé au ${format.dateHeure(refus.quand)}.`
    case 'chapitre_inconnu':
      return 'Ce chapitre ne fait pas partie de ceux qui s’appliquent à la candidature.'
    case 'preuve_inconnue':
      return 'Cette preuve n’est pas attendue dans ce chapitre.'
    case 'depot_remplace_inconnu':
      return 'Le dépôt à remplacer a déjà été remplacé. Rouvrez la page du chapitre.'
    case 'chapitre_fige':
      return refus.statut === 'valide'
        ? 'Ce chapitre est validé : ses preuves ne peuvent plus être modifiées.'
        : 'Ce chapitre a été soumis : ses preuves sont figées tant que l’agence ne demande pas de modification.'
    case 'preuve_non_modifiable':
      return 'Seules les preuves pour lesquelles l’agence demande une modification peuvent être changées.'
    case 'cas_a_choisir':
      return `Dites d’abord quel cas s’applique à la preuve ${refus.condition} : ce qui est à déposer en dépend.`
    case 'preuve_d_un_autre_cas':
      return `Vous avez déclaré le cas ${refus.cas} : cette preuve n’est demandée que dans un autre cas.`
    case 'cas_inconnu':
      return 'Choisissez le cas qui s’applique à votre solution.'
    case 'cas_non_modifiable':
      return 'Les preuves de ce cas ont été jugées conformes : le cas déclaré ne change plus.'
    case 'chapitre_incomplet':
      return `Il manque ${format.pluriel(refus.manquantes.length, 'preuve')} : ${enumererPreuves(refus.manquantes)}.`
    case 'modifications_incompletes':
      return `Il reste ${format.pluriel(refus.restantes.length, 'preuve')} à modifier : ${enumererPreuves(refus.restantes)}.`
    case 'aucun_chapitre_complet':
      return 'Aucun chapitre n’est complet : il n’y a rien à soumettre.'
    case 'dossier_a_soumettre_entier':
      return `Ce dispositif instruit le dossier entier : ${format.pluriel(refus.chapitres.length, 'autre chapitre est à soumettre', 'autres chapitres sont à soumettre')} en même temps.`
    case 'chapitre_hors_file':
      return `Ce chapitre n’est pas dans vos mains : il est « ${libelleChapitre[refus.statut]} ».`
    case 'pas_le_premier_de_la_file':
      return 'Un chapitre plus ancien attend : prenez d’abord le premier de la file.'
    case 'chapitre_pris_par_un_autre':
      return `Ce chapitre est instruit par ${refus.nom}.`
    case 'avis_manquants':
      return `Il reste ${format.pluriel(refus.preuves.length, 'preuve')} à juger : ${enumererPreuves(refus.preuves)}.`
    case 'rien_a_modifier':
      return 'Aucune preuve n’est à modifier : il n’y a pas de demande à envoyer.'
    case 'preuves_non_conformes':
      return `Toutes les preuves doivent être conformes ; ne le sont pas : ${enumererPreuves(refus.preuves)}.`
    case 'convention_remplacee':
      return 'L’agence a préparé une nouvelle version de la convention depuis que vous l’avez ouverte. Relisez-la avant de la signer.'
    case 'seance_a_venir':
      return `La décision se consigne à partir du jour de la séance, le ${format.jour(refus.seance)}.`
    case 'seance_passee':
      return `La séance du ${format.jour(refus.seance)} est passée : choisissez-en une autre.`
    case 'preuves_a_preciser':
      return 'Choisissez au moins une preuve.'
    case 'controle_sans_objet':
      return 'Ce dispositif ne le demande pas.'
    case 'maturite_incomplete':
      return `Il reste ${format.pluriel(refus.questions.length, 'question')} sans réponse : ${enumererPreuves(refus.questions)}.`
    case 'profils_a_preciser':
      return 'Choisissez au moins un profil que la candidature n’a pas encore.'
    case 'version_indisponible':
      return 'Cette version n’est pas, ou n’est plus, celle sur laquelle la candidature peut passer. Rouvrez la page pour voir laquelle est en vigueur.'
    case 'homologation_a_preciser':
      return 'Précisez où en est la demande d’homologation et, si elle n’est pas obtenue, la date de retour prévue par le CNDA.'
    case 'pre_examen_requis':
      return 'La demande d’homologation doit avoir atteint au moins l’état « Pré-examen » pour tenir lieu de preuve.'
    case 'homologation_deja_obtenue':
      return 'L’homologation est déjà obtenue : il n’y a plus rien à déposer.'
    case 'certificat_avec_le_chapitre':
      return 'Le chapitre est entre vos mains : déposez le certificat avec ses autres preuves, sur la page du chapitre.'
    case 'aucun_certificat_a_verifier':
      return 'Aucun certificat d’homologation n’attend d’être vérifié pour cette preuve.'
    case 'rapport_de_test_a_completer':
      return `Le rapport de test d’intrusion est à compléter : ${enumererPreuves([...refus.champs.map(champ => champsDuTest[champ] ?? champ), ...refus.points])}.`
    case 'test_trop_ancien':
      return `Le test d’intrusion est trop ancien : ce rapport pouvait être déposé jusqu’au ${format.jour(veille(refus.limite))}. Faites réaliser un nouveau test.`
    case 'test_defavorable':
      return `Le test d’intrusion n’est pas favorable : ${format.pluriel(refus.hautes, 'réponse négative', 'réponses négatives')} de gravité haute (aucune n’est admise) et ${refus.moyennes} de gravité moyenne (${refus.max} au plus). La preuve ne peut pas être jugée conforme.`
    case 'journee_sans_objet':
      return 'Cette candidature n’appelle pas de journée de test.'
    case 'journee_incompatible':
      return `Cet acte n’est pas possible : ${refus.statut === null ? 'aucune journée de test n’a été proposée' : libelleJournee[refus.statut].toLowerCase()}.`
    case 'chapitre_non_soumis':
      return 'La journée de test se propose une fois toutes les preuves du chapitre déposées et le chapitre soumis.'
    case 'journee_passee':
      return `Le ${format.dateHeure(refus.quand)} est passé : choisissez un moment à venir.`
    case 'journee_a_venir':
      return `La journée de test se tient le ${format.dateHeure(refus.quand)} : ses résultats se consignent ensuite.`
    case 'resultats_incomplets':
      return `Il manque le résultat de ${format.pluriel(refus.scenarios.length, 'scénario')} : ${enumererPreuves(refus.scenarios)}.`
    case 'journee_a_tenir':
      return 'Ce chapitre se valide une fois la journée de test tenue, tous ses résultats atteints et son enregistrement déposé, ou si l’agence en dispense l’éditeur.'
    case 'mediation_en_cours':
      return 'Une médiation est déjà demandée : l’équipe d’accompagnement va vous répondre.'
    case 'aucune_mediation':
      return 'Aucune médiation n’est demandée pour cette candidature.'
    case 'effet_deja_propose':
      return 'Cet effet a déjà été proposé à un agent.'
    case 'autre_echeance':
      return `L’échéance en cause n’est plus la même : c’est à présent celle qui courait ${format.limite(refus.limite)}. Rouvrez la page pour en lire le motif.`
    case 'envoi_interrompu':
      return `L’envoi a été interrompu avant la fin, après ${format.taille(refus.recus)} reçus : rien n’a été enregistré.`
    case 'envoi_refuse':
      return motifsDEnvoi[refus.motif]
    default:
      return inatteignable(refus)
  }
}

const enumererPreuves = (numeros: readonly string[]): string =>
  numeros.length <= 5
    ? format.enumeration(numeros)
    : `${numeros.slice(0, 5).join(', ')} et ${numeros.length - 5} autres`
