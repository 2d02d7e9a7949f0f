import { type Acteur, estAgent, type RoleAgent } from '../../../kernel/acteur.ts'
import type { Candidature } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Refus } from './refus.ts'

/**
 * Who may ask for what: the éditeur whose candidature it is — the lead of a group, whose members only read (GRP-2) —, people
 * of the agency by their role, or the clock.
 */
const droits: Readonly<
  Record<CommandeCandidature['type'], 'editeur' | 'mandataire' | 'horloge' | readonly RoleAgent[]>
> = {
  soumettreEtape: 'editeur',
  deposerPreuve: 'editeur',
  choisirCas: 'editeur',
  soumettreChapitres: 'editeur',
  signerConvention: 'mandataire',
  demanderComplement: ['gestionnaire'],
  accepterCandidatureAdministrative: ['gestionnaire'],
  accepterEligibilite: ['gestionnaire'],
  refuserCandidature: ['gestionnaire'],
  prendreChapitre: ['verificateur'],
  rendreChapitre: ['verificateur'],
  rendreAvis: ['verificateur'],
  demanderModifications: ['verificateur'],
  validerChapitre: ['verificateur'],
  preparerConvention: ['gestionnaire'],
  inscrireAuCollege: ['secretaire_college'],
  retirerDuCollege: ['secretaire_college'],
  consignerAttribution: ['secretaire_college'],
  consignerReserves: ['secretaire_college'],
  prononcerReferencement: ['direction'],
  renseignerMaturite: 'editeur',
  ajouterProfils: 'editeur',
  changerDeVersion: 'editeur',
  deposerHomologation: 'editeur',
  validerHomologation: ['verificateur'],
  refuserHomologation: ['verificateur'],
  proposerJournee: ['verificateur'],
  dispenserDeJournee: ['verificateur'],
  confirmerJournee: 'editeur',
  demanderAutreDate: 'editeur',
  consignerJournee: ['verificateur'],
  deposerEnregistrement: 'editeur',
  demanderMediation: 'editeur',
  conclureMediation: ['gestionnaire'],
  admettrePreuvesTransverses: ['gestionnaire'],
  proposerEffet: 'horloge',
  constaterEcheance: ['gestionnaire'],
}

/** GRP-2 — a person of the company that carries the candidature: the lead's, when there is a group. The members only read. */
export const estLeSien = ({ entrepriseId }: Pick<Candidature, 'entrepriseId'>, acteur: Acteur): boolean =>
  acteur.kind === 'editeur' && acteur.entrepriseId === entrepriseId

/** `null` when the acteur may ask for it; whether the procedure then allows it is another question. */
export const refusDeDroit = (etat: Candidature, type: CommandeCandidature['type'], acteur: Acteur): Refus | null => {
  const requis = droits[type]
  const interdit = { code: 'acteur_non_autorise' } as const
  if (acteur.kind === 'horloge') return requis === 'horloge' || type === 'constaterEcheance' ? null : interdit
  if (typeof requis !== 'string') return estAgent(acteur, ...requis) ? null : interdit
  if (requis === 'horloge' || acteur.kind !== 'editeur' || !estLeSien(etat, acteur)) return interdit
  if (requis === 'mandataire' && acteur.role !== 'mandataire') return { code: 'signature_reservee_au_representant' }
  return null
}
