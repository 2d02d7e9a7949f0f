import { chapitresApplicables, chapitresAttendus, type Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { type CommandeDe, estInstruite } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** PRE-9, ELI-8 — optional profiles, and with them all the chapters that apply from then on. */
export const makeAjouterProfils =
  (executer: Executer) =>
  ({ numero, acte, profils }: SurCandidature & { readonly profils: readonly string[] }): Promise<Resultat> =>
    executer({ numero, acte, commande: ({ etat, dispositif }) => commandeDAjout(etat, dispositif, profils) })

/** What adding these profiles would ask for: shown to the éditeur before the act, and then done. */
export const commandeDAjout = (
  etat: Candidature,
  dispositif: Dispositif,
  ajoutes: readonly string[],
): CommandeDe<'ajouterProfils'> => {
  const profils = dispositif.profils.map(({ code }) => code).filter(code => ajoutes.includes(code))
  if (!estInstruite(etat)) return { type: 'ajouterProfils', profils, chapitres: [] }
  const administrative = etat.administrative.soumission.reponses
  const tous = [...etat.profils, ...profils]
  const chapitres = chapitresAttendus(chapitresApplicables(dispositif, { profils: tous, administrative }))
  return { type: 'ajouterProfils', profils, chapitres }
}
