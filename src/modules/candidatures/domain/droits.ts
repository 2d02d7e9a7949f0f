import { type Acteur, estAgent, type RoleAgent } from '../../../kernel/acteur.ts'
import type { Candidature } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Refus } from './refus.ts'

/** Who may ask for what: the éditeur whose candidature it is, or people of the agency by their role. */
const droits: Readonly<Record<CommandeCandidature['type'], 'editeur' | 'mandataire' | readonly RoleAgent[]>> = {
  soumettreEtape: 'editeur',
  deposerPreuve: 'editeur',
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
  constaterEcheance: ['gestionnaire'],
}

/** `null` when the acteur may ask for it; whether the procedure then allows it is another question. */
export const refusDeDroit = (etat: Candidature, type: CommandeCandidature['type'], acteur: Acteur): Refus | null => {
  const requis = droits[type]
  if (typeof requis !== 'string') {
    if (acteur.kind === 'horloge') return type === 'constaterEcheance' ? null : { code: 'acteur_non_autorise' }
    return estAgent(acteur, ...requis) ? null : { code: 'acteur_non_autorise' }
  }
  if (acteur.kind !== 'editeur' || acteur.entrepriseId !== etat.entrepriseId) return { code: 'acteur_non_autorise' }
  if (requis === 'mandataire' && acteur.role !== 'mandataire') return { code: 'signature_reservee_au_representant' }
  return null
}
