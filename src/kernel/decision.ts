/** What a `decide` answers: the facts that follow, or the reason why nothing does. It never throws. */
export type Decision<Fait, Refus> =
  | { readonly ok: true; readonly faits: readonly Fait[] }
  | { readonly ok: false; readonly refus: Refus }

export const accepter = <Fait>(...faits: readonly Fait[]): { readonly ok: true; readonly faits: readonly Fait[] } => ({
  ok: true,
  faits,
})

export const refuser = <Refus>(refus: Refus): { readonly ok: false; readonly refus: Refus } => ({ ok: false, refus })

/** Closes a switch over a union: a case that was forgotten does not compile. */
export const inatteignable = (cas: never): never => {
  throw new Error(`cas imprévu : ${JSON.stringify(cas)}`)
}
