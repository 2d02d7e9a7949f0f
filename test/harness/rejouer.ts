import assert from 'node:assert/strict'
import type { Acteur } from '../../src/kernel/acteur.ts'
import type { Commande } from '../../src/modules/candidatures/domain/commandes.ts'
import { contenuDe } from '../../src/modules/candidatures/domain/contenu.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { claire, dominique, horloge, hugo, ines, nadia, ouvrir, pierre, rang } from './cas.ts'

/** The facts that follow from one command: all of its date and its author. */
export const actesDe = (histoire: readonly Fait[]): readonly (readonly Fait[])[] =>
  histoire.reduce<readonly (readonly Fait[])[]>((actes, fait) => {
    const dernier = actes.at(-1)
    const [premier] = dernier ?? []
    return dernier && premier?.le === fait.le && premier.par.id === fait.par.id
      ? [...actes.slice(0, -1), [...dernier, fait]]
      : [...actes, [fait]]
  }, [])

const personnes = [pierre, claire, nadia, hugo, ines, dominique]
export const acteurDe = ({ par }: Fait): Acteur =>
  par.id === 'horloge' ? horloge : (personnes.find(({ personneId }) => personneId === par.id) ?? assert.fail(par.id))

/** The command that these facts follow from; none for what is kept without one. */
export const commandeDe = (acte: readonly Fait[]): Commande | null => {
  const [fait] = acte
  assert.ok(fait)
  switch (fait.type) {
    case 'CandidatureOuverte':
      return ouvrir
    case 'EtapeSoumise':
      return { type: 'soumettreEtape', etape: fait.etape, reponses: fait.reponses, fautes: [] }
    case 'ComplementDemande':
      return { type: 'demanderComplement', etape: fait.etape, motif: fait.motif }
    case 'CandidatureAdministrativeAcceptee':
      return { type: 'accepterCandidatureAdministrative' }
    case 'EligibiliteAcceptee':
      return { type: 'accepterEligibilite', profils: fait.profils, chapitres: fait.chapitres }
    case 'PreuveDeposee': {
      const { id, remplace, homologation, rapportTest, reprise } = fait.depot
      return {
        type: 'deposerPreuve',
        chapitre: fait.chapitre,
        preuve: fait.preuve,
        depotId: id,
        remplace,
        contenu: contenuDe(fait.depot),
        ...(homologation ? { homologation } : {}),
        ...(rapportTest ? { rapportTest } : {}),
        ...(reprise ? { reprise } : {}),
      }
    }
    case 'ChapitreSoumis':
    case 'ChapitreResoumis': {
      const chapitres = acte.flatMap(un => ('chapitre' in un ? [un.chapitre] : []))
      return { type: 'soumettreChapitres', chapitres, rang: fait.rang }
    }
    case 'ChapitrePris':
      return { type: 'prendreChapitre', chapitre: fait.chapitre, rangDeTete: rang(1_000) }
    case 'ChapitreRendu':
      return { type: 'rendreChapitre', chapitre: fait.chapitre }
    case 'AvisRendu': {
      const { chapitre, preuve, verdict, motif } = fait
      return { type: 'rendreAvis', chapitre, preuve, verdict, motif }
    }
    case 'ModificationsDemandees':
      return { type: 'demanderModifications', chapitre: fait.chapitre, message: fait.message }
    case 'ChapitreValide':
      return { type: 'validerChapitre', chapitre: fait.chapitre }
    case 'ConventionPreparee':
      return { type: 'preparerConvention', document: fait.document }
    case 'ConventionSigneeParEditeur':
      return { type: 'signerConvention', document: 'pdf-1', documentSigne: fait.documentSigne }
    case 'CandidatureInscriteAuCollege':
      return { type: 'inscrireAuCollege', seance: fait.seance }
    case 'CandidatureRetireeDuCollege':
      return { type: 'retirerDuCollege' }
    case 'ReferencementAttribue':
      return { type: 'consignerAttribution' }
    case 'ReservesBloquantesEmises':
      return { type: 'consignerReserves', motif: fait.motif, preuves: fait.preuves }
    case 'ReferencementPrononce': {
      const { reference, convention, attestation, rapport } = fait.referencement
      return { type: 'prononcerReferencement', reference, convention, attestation, rapport }
    }
    case 'MaturiteRenseignee':
      return { type: 'renseignerMaturite', niveaux: fait.niveaux }
    case 'ProfilsAjoutes':
      return { type: 'ajouterProfils', profils: fait.profils, chapitres: fait.chapitres }
    case 'HomologationDeposee': {
      const { chapitre, preuve, depot } = fait
      return { type: 'deposerHomologation', chapitre, preuve, depotId: depot.id, contenu: contenuDe(depot) }
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
    case 'EnregistrementDepose':
      return { type: 'deposerEnregistrement', depotId: fait.depot.id, contenu: contenuDe(fait.depot) }
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
    case 'DossierValide':
    case 'TentativeRejetee':
      return null
  }
}

const depotRepris = ({ depot }: Extract<Fait, { readonly type: 'PreuveDeposee' }>) => ({
  depotId: depot.id,
  repriseDe: depot.reprise?.depotId ?? '',
  contenu: contenuDe(depot),
  ...(depot.homologation ? { homologation: depot.homologation } : {}),
  ...(depot.rapportTest ? { rapportTest: depot.rapportTest } : {}),
})
