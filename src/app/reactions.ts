import {
  chemins,
  type Fait,
  FLUX_CANDIDATURE,
  type Reagir,
  sujetDeMessage,
  type TypeFait,
} from '../modules/candidatures/index.ts'
import { type Dispositif, type RepresentantNomme, representantNomme } from '../modules/dispositifs/index.ts'
import { agents } from '../modules/identite/index.ts'
import { commeFait, lireJournal } from '../modules/journal/index.ts'
import type { DeposerSysteme } from '../modules/messagerie/index.ts'
import { type Db, enTransaction } from '../platform/db/index.ts'
import { depotDeTache, type Tache } from '../platform/jobs/index.ts'
import { deposerCourriel } from '../platform/mail/index.ts'
import { format } from '../ui/index.ts'
import { messageDe, type Sujet } from './messages-des-faits.ts'

export const TACHE_REAGIR = 'reagir'

/** What follows from the facts of one candidature is said in their order; a few files are enough to keep all hands busy. */
const fileDe = (numero: string): string => `${TACHE_REAGIR}:${numero.slice(0, 1)}`

/** Asks for what follows from facts, in their own transaction: a job that is lost with them, or kept with them. */
export const reagir: Reagir = ({ types, ...charge }) =>
  types.some(type => reactions[type].length > 0)
    ? depotDeTache({ nom: TACHE_REAGIR, charge, file: fileDe(charge.numero) })
    : null

type Besoins = {
  readonly db: Db
  readonly deposerSysteme: DeposerSysteme
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  readonly adresse: string
}

type Contexte = Sujet & { readonly besoins: Besoins; readonly representant: RepresentantNomme }
type Reaction = (fait: Fait, contexte: Contexte) => Promise<unknown>

const ecrire: Reaction = (fait, { besoins, ...sujet }) => {
  const message = messageDe(fait, sujet)
  return message ? besoins.deposerSysteme(message) : Promise.resolve()
}

/** CVN-1 — the legal representative named in the file is written to, whether or not they already came to Convergence. */
const inviterASigner: Reaction = (fait, { besoins, numero, position, representant, dispositif }) =>
  enTransaction(besoins.db, async tx => {
    if (representant.courriel === '') return
    await deposerCourriel(tx, {
      cle: `${fait.type}:${numero}:${position}:representant`,
      destinataire: representant.courriel,
      sujet: `Candidature ${numero} : une convention attend votre signature`,
      texte: [
        `Bonjour ${representant.nom},`,
        '',
        `La convention de la candidature ${numero} est prête. En tant que représentant légal, vous êtes invité à la lire et à la signer électroniquement :`,
        `${besoins.adresse}/candidatures/${numero}/convention`,
        '',
        'Connectez-vous avec votre compte Industriels Santé Connect.',
        ...(dispositif.textes.courriel === '' ? [] : ['', dispositif.textes.courriel]),
      ].join('\n'),
    })
  })

/**
 * P19 — one e-mail to the agent for all that the clock proposes to them of one same moment: a milestone can close a hundred files.
 * It goes to who still holds the role.
 */
const prevenirLAgent: Reaction = async (fait, { besoins }) => {
  if (fait.type !== 'EffetPropose') return
  const agent = (await agents(besoins.db, 'gestionnaire')).find(({ personneId }) => personneId === fait.agent.id)
  if (!agent) return
  await enTransaction(besoins.db, tx =>
    deposerCourriel(tx, {
      cle: `proposition:${agent.personneId}:${fait.quand}`,
      destinataire: agent.courriel,
      sujet: 'Échéances dépassées : l’horloge vous propose de clore des candidatures',
      texte: [
        `Bonjour ${agent.nom},`,
        `Des échéances sont passées le ${format.dateHeure(fait.quand)}. Rien n’est prononcé sans vous : lisez chaque motif, puis confirmez ou laissez en attente.`,
        `${besoins.adresse}${chemins.constats()}`,
        'Convergence',
      ].join('\n\n'),
    }),
  )
}

/** The one table of what follows from each fact. A fact that is not here does not compile. */
const reactions: Readonly<Record<TypeFait, readonly Reaction[]>> = {
  CandidatureOuverte: [ecrire],
  EtapeSoumise: [ecrire],
  ComplementDemande: [ecrire],
  CandidatureAdministrativeAcceptee: [ecrire],
  EligibiliteAcceptee: [ecrire],
  PreuveDeposee: [],
  CasChoisi: [],
  ChapitreSoumis: [ecrire],
  ChapitreResoumis: [ecrire],
  ChapitrePris: [],
  ChapitreRendu: [],
  AvisRendu: [],
  ModificationsDemandees: [ecrire],
  ChapitreValide: [ecrire],
  AutorisationDelivree: [ecrire],
  DossierValide: [ecrire],
  ConventionPreparee: [ecrire, inviterASigner],
  ConventionSigneeParEditeur: [ecrire],
  CandidatureInscriteAuCollege: [ecrire],
  CandidatureRetireeDuCollege: [ecrire],
  ReferencementAttribue: [ecrire],
  ReservesBloquantesEmises: [ecrire],
  ReferencementPrononce: [ecrire],
  CandidatureClose: [ecrire],
  MaturiteRenseignee: [],
  ProfilsAjoutes: [ecrire],
  VersionChangee: [ecrire],
  HomologationDeposee: [ecrire],
  HomologationValidee: [ecrire],
  HomologationRefusee: [ecrire],
  JourneeProposee: [ecrire],
  JourneeConfirmee: [ecrire],
  AutreDateDemandee: [ecrire],
  JourneeDispensee: [ecrire],
  JourneeConsignee: [ecrire],
  EnregistrementDepose: [ecrire],
  MediationDemandee: [ecrire],
  MediationConclue: [ecrire],
  PreuvesTransversesAdmises: [ecrire],
  EffetPropose: [prevenirLAgent],
  TentativeRejetee: [],
}

type Charge = { readonly numero: string; readonly de: number; readonly a: number }

const lireCharge = (charge: unknown): Charge => {
  if (typeof charge === 'object' && charge !== null && 'numero' in charge && 'de' in charge && 'a' in charge) {
    const { numero, de, a } = charge
    if (typeof numero === 'string' && typeof de === 'number' && typeof a === 'number') return { numero, de, a }
  }
  throw new Error('charge de réaction illisible')
}

/** The job: runs the reactions of the facts `de`…`a`. Each one writes once, whatever runs twice (P20). */
export const tacheReagir =
  (besoins: Besoins): Tache =>
  async charge => {
    const { numero, de, a } = lireCharge(charge)
    const { dispositifId, administrative } = await sujetDeMessage(besoins.db, numero)
    const representant = representantNomme(administrative)
    const dispositif = await besoins.lireDispositif(dispositifId)
    for (const ligne of await lireJournal(besoins.db, { flux: FLUX_CANDIDATURE, fluxId: numero, de, a })) {
      const fait = commeFait<Fait>(ligne)
      const contexte = { besoins, numero, position: ligne.position, dispositif, representant }
      for (const reaction of reactions[fait.type]) await reaction(fait, contexte)
    }
  }
