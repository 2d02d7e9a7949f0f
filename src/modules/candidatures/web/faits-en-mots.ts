import { inatteignable } from '../../../kernel/decision.ts'
import { format } from '../../../ui/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Depot } from '../domain/candidature.ts'
import type { Fait, Tentative } from '../domain/faits.ts'
import { homologationEnMots, libelleCloture, libelleVerdict, phraseRefus } from './phrases.ts'
import { titreChapitre } from './taches.tsx'

/** PUB-4 — what was done, in a sentence, for each kind of fact: the journal as a person reads it. */
export const faitEnMots = (fait: Fait, dispositif: Dispositif): string => {
  const chapitre = (code: CodeChapitre): string => `« ${titreChapitre(dispositif, code)} »`
  const { issue } = dispositif
  const { college } = dispositif.instances
  switch (fait.type) {
    case 'CandidatureOuverte':
      return `Candidature ouverte ; charte acceptée, version ${fait.charte.version}${fait.identifiant ? ` ; ${dispositif.identifiant?.libelle ?? 'identifiant'} ${fait.identifiant} attribué` : ''}.`
    case 'EtapeSoumise':
      return `Étape « ${dispositif.etapes[fait.etape]} » soumise, version ${fait.version}.`
    case 'ComplementDemande':
      return `Complément demandé sur l’étape « ${dispositif.etapes[fait.etape]} » : ${fait.motif}`
    case 'CandidatureAdministrativeAcceptee':
      return `Étape « ${dispositif.etapes.administrative} » acceptée.`
    case 'EligibiliteAcceptee':
      return `Étape « ${dispositif.etapes.eligibilite} » acceptée ; profils retenus : ${format.enumeration(profilsEnMots(fait.profils, dispositif))} ; ${format.pluriel(fait.chapitres.length, 'chapitre applicable', 'chapitres applicables')}.`
    case 'PreuveDeposee':
      return `Preuve ${fait.preuve} déposée dans le chapitre ${chapitre(fait.chapitre)} : ${depotEnMots(fait.depot)}.${
        fait.depot.remplace.length > 0
          ? ` Remplace ${format.pluriel(fait.depot.remplace.length, 'dépôt antérieur', 'dépôts antérieurs')}.`
          : ''
      }`
    case 'CasChoisi':
      return `Cas ${fait.cas} déclaré pour la preuve ${fait.condition}, chapitre ${chapitre(fait.chapitre)}${fait.justification ? ` : ${fait.justification}` : '.'}`
    case 'ChapitreSoumis':
      return `Chapitre ${chapitre(fait.chapitre)} soumis avec ${format.pluriel(fait.preuves, 'preuve')} ; rang n° ${fait.rang} dans la file d’attente.`
    case 'ChapitreResoumis':
      return `Chapitre ${chapitre(fait.chapitre)} soumis à nouveau ; rang n° ${fait.rang}, ${fait.placeGardee ? 'place gardée' : 'en fin de file'}.`
    case 'ChapitrePris':
      return `Chapitre ${chapitre(fait.chapitre)} pris en instruction.`
    case 'ChapitreRendu':
      return `Chapitre ${chapitre(fait.chapitre)} rendu à la file d’attente.`
    case 'AvisRendu':
      return `Avis « ${libelleVerdict[fait.verdict]} » sur la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)}${fait.motif ? ` : ${fait.motif}` : '.'}`
    case 'ModificationsDemandees':
      return `Modification demandée de ${format.pluriel(fait.preuves.length, 'preuve')} du chapitre ${chapitre(fait.chapitre)} (${fait.preuves.join(', ')})${fait.message ? ` : ${fait.message}` : '.'}`
    case 'ChapitreValide':
      return `Chapitre ${chapitre(fait.chapitre)} validé.`
    case 'AutorisationDelivree':
      return `${dispositif.autorisation?.titre ?? 'Autorisation'} délivrée, empreinte ${format.empreinteCourte(fait.document)}.`
    case 'DossierValide':
      return 'Dossier validé : il est complet.'
    case 'ConventionPreparee':
      return 'Convention préparée et présentée à la signature de l’éditeur.'
    case 'ConventionSigneeParEditeur':
      return 'Convention signée par le représentant légal de l’éditeur.'
    case 'CandidatureInscriteAuCollege':
      return `Candidature inscrite à la séance du ${format.jourLong(fait.seance)} (${college}).`
    case 'CandidatureRetireeDuCollege':
      return `Candidature retirée de la séance du ${format.jourLong(fait.seance)} (${college}).`
    case 'ReferencementAttribue':
      return `${college}, décision du ${format.jourLong(fait.seance)} : ${format.enMinuscule(issue.decision)}.`
    case 'ReservesBloquantesEmises':
      return `${college}, décision du ${format.jourLong(fait.seance)} : réserves bloquantes sur ${format.pluriel(fait.preuves.length, 'preuve')}. ${fait.motif}`
    case 'ReferencementPrononce':
      return `${issue.acte} ${fait.referencement.reference}, à compter du ${format.jour(fait.referencement.debutLe)} et jusqu’au ${format.jour(fait.referencement.finLe)} exclu ; documents signés : ${fait.referencement.convention ? 'convention, ' : ''}${format.enMinuscule(issue.document)}, rapport de conformité.`
    case 'MaturiteRenseignee':
      return 'Questionnaire de maturité SSI renseigné.'
    case 'ProfilsAjoutes':
      return `Profils ajoutés : ${format.enumeration(profilsEnMots(fait.profils, dispositif))} ; ${format.pluriel(fait.chapitres.length, 'chapitre applicable', 'chapitres applicables')}.`
    case 'VersionChangee':
      return `Candidature passée de la version ${format.nombre(fait.de)} à la version ${format.nombre(fait.vers)} du dispositif ; ${preuvesReprisesEnMots(fait)}.`
    case 'HomologationDeposee':
      return `Certificat d’homologation déposé pour la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)} : ${depotEnMots(fait.depot)}.`
    case 'HomologationValidee':
      return `Homologation constatée pour la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)}.`
    case 'HomologationRefusee':
      return `Certificat non retenu pour la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)} : ${fait.motif}`
    case 'JourneeProposee':
      return `Journée de test proposée pour le ${format.dateHeure(fait.quand)}.`
    case 'JourneeConfirmee':
      return 'Journée de test confirmée par l’éditeur.'
    case 'AutreDateDemandee':
      return `Une autre date est demandée pour la journée de test : ${fait.motif}`
    case 'JourneeDispensee':
      return `Journée de test : l’agence en dispense l’éditeur. ${fait.motif}`
    case 'JourneeConsignee': {
      const atteints = fait.resultats.filter(({ atteint }) => atteint).length
      return `Journée de test tenue : ${atteints} sur ${format.pluriel(fait.resultats.length, 'scénario atteint', 'scénarios atteints')}.`
    }
    case 'EnregistrementDepose':
      return `Enregistrement de la journée de test déposé : ${depotEnMots(fait.depot)}.`
    case 'MediationDemandee':
      return `Médiation demandée : ${fait.motif}`
    case 'MediationConclue':
      return `Médiation conclue : ${fait.conclusion}`
    case 'PreuvesTransversesAdmises':
      return `Preuves transverses reprises de la candidature ${fait.source} (${fait.preuves.join(', ')}) : ${fait.motif}`
    case 'EffetPropose':
      return `Échéance du ${format.dateHeure(fait.quand)} dépassée : constat proposé à ${fait.agent.nom}.`
    case 'TentativeRejetee':
      return tentativeEnMots(fait, dispositif)
    case 'CandidatureClose':
      return `${libelleCloture[fait.motif]}. ${fait.explication}`
    default:
      return inatteignable(fait)
  }
}

/** VIE-3 — what was expected before and is still proved, what is to be proved anew. */
export const preuvesReprisesEnMots = ({ chapitres }: Extract<Fait, { readonly type: 'VersionChangee' }>): string => {
  const preuves = chapitres.flatMap(chapitre => chapitre.preuves)
  const nombre = (sort: (typeof preuves)[number]['sort']): number =>
    preuves.filter(preuve => preuve.sort === sort).length
  return preuves.length === 0
    ? 'les étapes acceptées le restent'
    : `${format.pluriel(nombre('a_refaire'), 'preuve')} à refaire ou à déposer, ${format.nombre(nombre('a_confirmer'))} à confirmer, ${format.pluriel(nombre('conservee'), 'inchangée')}`
}

/** P9 — what was tried, and why it was not taken. */
export const tentativeEnMots = ({ commande, chapitres, preuve, refus }: Tentative, dispositif: Dispositif): string => {
  const objet = [
    ...(preuve ? [`preuve ${preuve}`] : []),
    ...(chapitres ?? []).map(code => `chapitre « ${titreChapitre(dispositif, code)} »`),
  ]
  const geste = gestes[commande] ?? 'acte de l’éditeur'
  return `Tentative non admise : ${geste}${objet.length > 0 ? ` (${objet.join(', ')})` : ''}. ${phraseRefus(refus)}`
}

/** What the éditeur can come too late for. */
const gestes: Readonly<Partial<Record<Tentative['commande'], string>>> = {
  soumettreEtape: 'envoi d’une étape',
  deposerPreuve: 'dépôt d’une preuve',
  choisirCas: 'choix d’un cas',
  soumettreChapitres: 'envoi de chapitres',
  signerConvention: 'signature de la convention',
  ajouterProfils: 'ajout de profils',
  changerDeVersion: 'passage à une autre version du dispositif',
  deposerHomologation: 'dépôt d’un certificat d’homologation',
  deposerEnregistrement: 'dépôt de l’enregistrement de la journée de test',
}

const profilsEnMots = (codes: readonly string[], { profils }: Dispositif): readonly string[] =>
  codes.map(code => profils.find(profil => profil.code === code)?.libelle ?? code)

const depotEnMots = (depot: Depot): string =>
  [contenuEnMots(depot), ...precisionsEnMots(depot)].filter(mots => mots !== '').join(' ; ')

/** PRE-8, PEN-1, GUI-7 — what a deposit says besides its pièce. */
const precisionsEnMots = ({ homologation, rapportTest, reprise }: Depot): readonly string[] => [
  ...(homologation ? [`homologation : ${homologationEnMots(homologation).toLowerCase()}`] : []),
  ...(rapportTest ? [`test d’intrusion de ${rapportTest.prestataire}`] : []),
  ...(reprise ? [`repris de la candidature ${reprise.numero}`] : []),
]

const contenuEnMots = (depot: Depot): string => {
  switch (depot.nature) {
    case 'fichier':
      return `fichier « ${depot.nom} », ${format.taille(depot.taille)}, empreinte ${format.empreinteCourte(depot.empreinte)}`
    case 'lien':
      return `lien ${depot.url}`
    case 'gazelle':
      return `rapport ${depot.service} ${depot.oid}, empreinte ${format.empreinteCourte(depot.empreinte)}`
    default:
      return inatteignable(depot)
  }
}
