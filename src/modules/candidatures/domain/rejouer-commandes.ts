import { type Acteur, rolesAgent, rolesEntreprise } from '../../../kernel/acteur.ts'
import type { Candidature, Rang } from './candidature.ts'
import { chapitreDe } from './chapitres.ts'
import type { Commande } from './commandes.ts'
import { contenuDe } from './contenu.ts'
import { estInstruite } from './contexte.ts'
import type { Fait } from './faits.ts'

/** The facts that follow from one command. */
export type FaitsDUnActe = readonly [Fait, ...Fait[]]

/** A journal, act by act: the facts of one command are all of its date and its author. */
export const actesDe = (histoire: readonly Fait[]): readonly FaitsDUnActe[] => {
  const actes: [Fait, ...Fait[]][] = []
  for (const fait of histoire) {
    const dernier = actes.at(-1)
    if (dernier && dernier[0].le === fait.le && dernier[0].par.id === fait.par.id) dernier.push(fait)
    else actes.push([fait])
  }
  return actes
}

/** Who acted, as the fact names them: what they were then. `entrepriseId`: of the company that carries the candidature. */
export const acteurDe = ({ par }: Fait, entrepriseId: string): Acteur => {
  const qualites = par.qualite.split(', ')
  if (qualites.includes('horloge')) return { kind: 'horloge' }
  const personne = { personneId: par.id, nom: par.nom, courriel: '' }
  const role = rolesEntreprise.find(connu => qualites.includes(connu))
  return role
    ? { kind: 'editeur', ...personne, entrepriseId, role }
    : { kind: 'agent', ...personne, roles: rolesAgent.filter(connu => qualites.includes(connu)) }
}

/** The command that these facts followed from, in that state; none for what is kept without one. */
export const commandeDe = (acte: FaitsDUnActe, etat: Candidature | null): Commande | null => {
  const [fait] = acte
  switch (fait.type) {
    case 'CandidatureOuverte': {
      const { numero, entrepriseId, produitId, identifiant } = fait
      const ouverture = {
        numero,
        entrepriseId,
        produitId,
        charteAcceptee: true,
        ...(identifiant ? { identifiant } : {}),
      }
      return { type: 'ouvrirCandidature', ...ouverture }
    }
    case 'EtapeSoumise':
      return { type: 'soumettreEtape', etape: fait.etape, reponses: fait.reponses, fautes: [] }
    case 'ComplementDemande':
      return { type: 'demanderComplement', etape: fait.etape, motif: fait.motif }
    case 'CandidatureAdministrativeAcceptee':
      return { type: 'accepterCandidatureAdministrative' }
    case 'EligibiliteAcceptee':
      return { type: 'accepterEligibilite', profils: fait.profils, chapitres: fait.chapitres }
    case 'PreuveDeposee': {
      const { id, remplace, deposeLe, homologation, rapportTest, reprise } = fait.depot
      return {
        type: 'deposerPreuve',
        chapitre: fait.chapitre,
        preuve: fait.preuve,
        depotId: id,
        remplace,
        recuLe: deposeLe,
        contenu: contenuDe(fait.depot),
        ...(homologation ? { homologation } : {}),
        ...(rapportTest ? { rapportTest } : {}),
        ...(reprise ? { reprise } : {}),
      }
    }
    case 'CasChoisi': {
      const { chapitre, condition, cas, justification } = fait
      return { type: 'choisirCas', chapitre, condition, cas, justification }
    }
    case 'ChapitreSoumis':
    case 'ChapitreResoumis':
      return { type: 'soumettreChapitres', chapitres: chapitresDeLActe(acte), rang: premierRangPris(acte) }
    case 'ChapitrePris': {
      const chapitre = etat && estInstruite(etat) ? chapitreDe(etat, fait.chapitre) : undefined
      const rangDeTete = chapitre && 'rang' in chapitre ? chapitre.rang : RANG_INCONNU
      return { type: 'prendreChapitre', chapitre: fait.chapitre, rangDeTete }
    }
    case 'ChapitreRendu':
      return { type: 'rendreChapitre', chapitre: fait.chapitre }
    case 'AvisRendu': {
      const { chapitre, preuve, verdict, motif } = fait
      return { type: 'rendreAvis', chapitre, preuve, verdict, motif }
    }
    case 'ModificationsDemandees':
      return { type: 'demanderModifications', chapitre: fait.chapitre, message: fait.message }
    case 'ChapitreValide':
      return { type: 'validerChapitre', chapitre: fait.chapitre, ...autorisationDe(acte) }
    case 'ConventionPreparee':
      return { type: 'preparerConvention', document: fait.document }
    case 'ConventionSigneeParEditeur': {
      const document = etat?.statut === 'convention_a_signer' ? etat.convention.document : ''
      return { type: 'signerConvention', document, documentSigne: fait.documentSigne }
    }
    case 'CandidatureInscriteAuCollege':
      return { type: 'inscrireAuCollege', seance: fait.seance }
    case 'CandidatureRetireeDuCollege':
      return { type: 'retirerDuCollege' }
    case 'ReferencementAttribue':
      return { type: 'consignerAttribution' }
    case 'ReservesBloquantesEmises':
      return { type: 'consignerReserves', motif: fait.motif, preuves: fait.preuves }
    case 'ReferencementPrononce': {
      const { debutLe: _debut, finLe: _fin, ...documents } = fait.referencement
      return { type: 'prononcerReferencement', ...documents }
    }
    case 'MaturiteRenseignee':
      return { type: 'renseignerMaturite', niveaux: fait.niveaux }
    case 'ProfilsAjoutes':
      return { type: 'ajouterProfils', profils: fait.profils, chapitres: fait.chapitres }
    case 'VersionChangee': {
      const { dispositifId, profils, chapitres } = fait
      return { type: 'changerDeVersion', dispositifId, profils, chapitres }
    }
    case 'HomologationDeposee': {
      const { chapitre, preuve, depot } = fait
      const recu = { depotId: depot.id, recuLe: depot.deposeLe, contenu: contenuDe(depot) }
      return { type: 'deposerHomologation', chapitre, preuve, ...recu }
    }
    case 'HomologationValidee':
      return { type: 'validerHomologation', chapitre: fait.chapitre, preuve: fait.preuve }
    case 'HomologationRefusee':
      return { type: 'refuserHomologation', chapitre: fait.chapitre, preuve: fait.preuve, motif: fait.motif }
    case 'JourneeProposee':
      return { type: 'proposerJournee', quand: fait.quand, jeux: fait.jeux }
    case 'JourneeConfirmee':
      return { type: 'confirmerJournee' }
    case 'AutreDateDemandee':
      return { type: 'demanderAutreDate', motif: fait.motif }
    case 'JourneeDispensee':
      return { type: 'dispenserDeJournee', motif: fait.motif }
    case 'JourneeConsignee':
      return { type: 'consignerJournee', resultats: fait.resultats }
    case 'EnregistrementDepose': {
      const { depot } = fait
      return {
        type: 'deposerEnregistrement',
        depotId: depot.id,
        recuLe: depot.deposeLe,
        contenu: contenuDe(depot),
      }
    }
    case 'MediationDemandee':
      return { type: 'demanderMediation', motif: fait.motif }
    case 'MediationConclue':
      return { type: 'conclureMediation', conclusion: fait.conclusion }
    case 'PreuvesTransversesAdmises':
      return {
        type: 'admettrePreuvesTransverses',
        source: fait.source,
        motif: fait.motif,
        preuves: acte.flatMap(un =>
          un.type === 'PreuveDeposee' ? [{ chapitre: un.chapitre, preuve: un.preuve, depots: [depotRepris(un)] }] : [],
        ),
      }
    case 'EffetPropose':
      return { type: 'proposerEffet', agent: fait.agent }
    case 'CandidatureClose':
      return fait.motif === 'refus_motive'
        ? { type: 'refuserCandidature', motif: fait.explication }
        : { type: 'constaterEcheance', explication: fait.explication }
    case 'AutorisationDelivree':
    case 'DossierValide':
    case 'TentativeRejetee':
      return null
  }
}

/** What no fact says. */
const RANG_INCONNU = 0 as Rang

const chapitresDeLActe = (acte: FaitsDUnActe) => acte.flatMap(un => ('chapitre' in un ? [un.chapitre] : []))

const autorisationDe = (acte: FaitsDUnActe): { readonly autorisation?: string } => {
  const delivree = acte.find(un => un.type === 'AutorisationDelivree')
  return delivree?.type === 'AutorisationDelivree' ? { autorisation: delivree.document } : {}
}

/** INT-5 — the first rang that was taken from the queue; none was where every place was kept. */
const premierRangPris = (acte: FaitsDUnActe): Rang =>
  acte
    .flatMap(un => (un.type === 'ChapitreSoumis' || (un.type === 'ChapitreResoumis' && !un.placeGardee) ? un.rang : []))
    .at(0) ?? RANG_INCONNU

const depotRepris = ({ depot }: Extract<Fait, { readonly type: 'PreuveDeposee' }>) => ({
  depotId: depot.id,
  repriseDe: depot.reprise?.depotId ?? '',
  contenu: contenuDe(depot),
  ...(depot.homologation ? { homologation: depot.homologation } : {}),
  ...(depot.rapportTest ? { rapportTest: depot.rapportTest } : {}),
})
