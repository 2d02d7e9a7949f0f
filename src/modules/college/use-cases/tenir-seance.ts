import type { Acte } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import {
  type Contexte,
  type Convocation,
  convoquer,
  type Decision,
  evolve,
  type Membre,
  noterDeport,
  noterMembres,
  type RefusCollege,
  type Seance,
} from '../domain/seance.ts'
import type { UneFois } from './ports.ts'

export type IssueCollege = { readonly ok: true } | { readonly ok: false; readonly refus: RefusCollege }

type Demande<T> = T & { readonly acte: Acte; readonly jour: JourCivil }

/** Load, decide, save. A refusal leaves nothing, not even its key. */
const executer = async (
  uneFois: UneFois,
  { acte, jour }: Demande<object>,
  decider: (seance: Seance | null, contexte: Contexte) => Decision,
): Promise<IssueCollege> => {
  try {
    return await uneFois(acte, async registre => {
      const avant = await registre.charger(jour)
      const decision = decider(avant.seance, { acteur: acte.acteur, now: await registre.horloge() })
      if (!decision.ok) throw new RefuseAuCollege(decision.refus)
      const seance = decision.faits.reduce<Seance | null>(evolve, avant.seance)
      if (seance) await registre.enregistrer({ avant, seance, faits: decision.faits })
      return { ok: true } as const
    })
  } catch (erreur) {
    if (erreur instanceof RefuseAuCollege) return { ok: false, refus: erreur.refus }
    throw erreur
  }
}

/** Carries a refusal out of the transaction, which it undoes. */
export class RefuseAuCollege extends Error {
  readonly refus: RefusCollege
  constructor(refus: RefusCollege) {
    super(refus.code)
    this.refus = refus
  }
}

/** @throws NonTrouve for a séance that nobody convened. */
export const existante = (seance: Seance | null): Seance => {
  if (!seance) throw new NonTrouve()
  return seance
}

/** COL-1 */
export const makeConvoquer =
  (uneFois: UneFois) =>
  ({ acte, ...convocation }: Demande<Convocation>): Promise<IssueCollege> =>
    executer(uneFois, { acte, jour: convocation.jour }, (seance, contexte) => convoquer(seance, convocation, contexte))

/** COL-1 */
export const makeNoterMembres =
  (uneFois: UneFois) =>
  ({ membres, ...demande }: Demande<{ readonly membres: readonly Membre[] }>): Promise<IssueCollege> =>
    executer(uneFois, demande, (seance, contexte) => noterMembres(existante(seance), membres, contexte))

export const makeNoterDeport =
  (uneFois: UneFois) =>
  ({
    candidature,
    motif,
    ...demande
  }: Demande<{ readonly candidature: string; readonly motif: string }>): Promise<IssueCollege> =>
    executer(uneFois, demande, (seance, contexte) => noterDeport(existante(seance), { candidature, motif }, contexte))
