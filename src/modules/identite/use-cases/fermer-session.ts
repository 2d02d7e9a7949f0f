import type { Fournisseur, Sessions } from './ports.ts'

export type FermerSession = (demande: {
  readonly jeton: string | undefined
  readonly origine: string
}) => Promise<{ readonly vers: string }>

/** Ends the session here, and says where the provider's own ends. A session that was over already ends the same. */
export const makeFermerSession =
  ({
    sessions,
    fournisseur,
  }: {
    readonly sessions: Pick<Sessions, 'fermer'>
    readonly fournisseur: Pick<Fournisseur, 'fin'>
  }): FermerSession =>
  async ({ jeton, origine }) => {
    const fermee = jeton === undefined ? null : await sessions.fermer(jeton)
    return { vers: (fermee && fournisseur.fin({ idToken: fermee.idToken, origine })) ?? '/' }
  }
