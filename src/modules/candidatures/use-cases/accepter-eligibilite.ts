import { chapitresApplicables, chapitresAttendus, type Dispositif, profilsChoisis } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ELI-6, ELI-8 — step 3 opens with the chapters that apply to the chosen profiles and to the vague 1 status. */
export const makeAccepterEligibilite =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({ numero, acte, commande: ({ etat, dispositif }) => commandeDAcceptation(etat, dispositif) })

/** What accepting would open: shown to the agent before the act, and then done. */
export const commandeDAcceptation = (etat: Candidature, dispositif: Dispositif): CommandeDe<'accepterEligibilite'> => {
  if (etat.statut !== 'eligibilite' || etat.eligibilite.statut === 'a_completer')
    return { type: 'accepterEligibilite', profils: [], chapitres: [] }
  const profils = profilsChoisis(dispositif, etat.eligibilite.soumission.reponses)
  const administrative = etat.administrative.soumission.reponses
  const chapitres = chapitresAttendus(chapitresApplicables(dispositif, { profils, administrative }))
  return { type: 'accepterEligibilite', profils, chapitres }
}
