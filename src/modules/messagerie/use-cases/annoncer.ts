import { coteAnnonce, courrielsDAnnonce, type Destinataire, estAnnonce } from '../domain/annonce.ts'
import type { DestinatairesDe, Fil, NouveauMessage } from './ports.ts'

export type DepsAnnonce = {
  readonly destinatairesDe: DestinatairesDe
  /** The address of the service, without a final slash. */
  readonly adresse: string
}

/** Who must be told of a message; asked before the transaction, which then holds no lock while it reads elsewhere. */
export const aAvertir = async (
  { destinatairesDe }: DepsAnnonce,
  message: Pick<NouveauMessage, 'numero' | 'kind' | 'cote'> & { readonly annoncee?: boolean },
): Promise<readonly Destinataire[]> =>
  estAnnonce(message) ? destinatairesDe({ numero: message.numero, kind: message.kind, cote: coteAnnonce(message) }) : []

/** Writes a message and its e-mails, both or neither; nothing when it is already there. */
export const deposer = async (
  fil: Fil,
  message: NouveauMessage,
  { adresse, destinataires }: { readonly adresse: string; readonly destinataires: readonly Destinataire[] },
): Promise<{ readonly position: number } | null> => {
  const depose = await fil.ajouter(message)
  if (depose === null) return null
  const { numero, kind, cote, auteur } = message
  const annonce = { numero, kind, cote, auteurId: auteur.id, position: depose.position, adresse }
  await fil.ecrireA(courrielsDAnnonce(annonce, destinataires))
  return depose
}
