import { auteur, estAgent, type Personne, type RoleAgent } from '../../../kernel/acteur.ts'
import type { Compte, Habilitations } from './ports.ts'

/** `pas_administrateur`: only an administrator gives rights. `soi_meme`: nobody takes away their own, lest none be left. */
export type RefusHabilitation = { readonly code: 'pas_administrateur' } | { readonly code: 'soi_meme' }

export type ChangerHabilitation = (demande: {
  readonly acteur: Personne
  readonly compte: Compte
  readonly role: RoleAgent
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refus: RefusHabilitation }>

const meme = (a: Compte | null, b: Compte): boolean => a?.iss === b.iss && a.sub === b.sub

/** Gives a right of the agency to an account, which need not have come yet. */
export const makeAccorderHabilitation =
  ({ habilitations }: { readonly habilitations: Habilitations }): ChangerHabilitation =>
  async ({ acteur, compte, role }) => {
    if (!estAgent(acteur, 'administrateur')) return { ok: false, refus: { code: 'pas_administrateur' } }
    await habilitations.accorder({ compte, role, par: auteur(acteur) })
    return { ok: true }
  }

/** Takes a right away; in effect everywhere within a second (P32). */
export const makeRetirerHabilitation =
  ({ habilitations }: { readonly habilitations: Habilitations }): ChangerHabilitation =>
  async ({ acteur, compte, role }) => {
    if (!estAgent(acteur, 'administrateur')) return { ok: false, refus: { code: 'pas_administrateur' } }
    if (role === 'administrateur' && meme(await habilitations.compteDe(acteur.personneId), compte))
      return { ok: false, refus: { code: 'soi_meme' } }
    await habilitations.retirer({ compte, role, par: auteur(acteur) })
    return { ok: true }
  }
