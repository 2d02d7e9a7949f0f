import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** CVN-1, CVN-2 — `documentSigne`: the SHA-256 of the PDF that bears the representative’s signature. */
export const makeSignerConvention =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'signerConvention'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'signerConvention', ...demande }) })
