import type { Personne } from '../../kernel/acteur.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { dansTransaction, makeEcrireLecture, makeEnTransaction, makeUneFois } from './infra/messages.pg.ts'
import { lireFil, nonLus } from './queries/fil.ts'
import { type DeposerSysteme, makeDeposerSysteme } from './use-cases/deposer-systeme.ts'
import { makeEnvoyerMessage } from './use-cases/envoyer-message.ts'
import { makeMarquerLu } from './use-cases/marquer-lu.ts'
import type { DestinatairesDe, PeutVoir } from './use-cases/ports.ts'

/** The same as `deposerSysteme`, in a transaction that is open already; whom to tell is then read on it too. */
export const deposerSystemeDans = (
  tx: Tx,
  { destinatairesDe, adresse }: Pick<Besoins, 'destinatairesDe' | 'adresse'>,
): DeposerSysteme => makeDeposerSysteme({ enTransaction: dansTransaction(tx), destinatairesDe, adresse })

type Besoins = {
  readonly db: Db
  readonly peutVoir: PeutVoir
  readonly destinatairesDe: DestinatairesDe
  /** The address of the service, for the links of e-mails; without a final slash. */
  readonly adresse: string
}

export type Messagerie = ReturnType<typeof composerMessagerie>

/** The conversations wired to PostgreSQL and to the outgoing mail. */
export const composerMessagerie = ({ db, peutVoir, destinatairesDe, adresse }: Besoins) => ({
  peutVoir,
  envoyerMessage: makeEnvoyerMessage({ uneFois: makeUneFois(db), peutVoir, destinatairesDe, adresse }),
  deposerSysteme: makeDeposerSysteme({ enTransaction: makeEnTransaction(db), destinatairesDe, adresse }),
  marquerLu: makeMarquerLu({ ecrireLecture: makeEcrireLecture(db) }),
  lireFil: (demande: { readonly numero: string; readonly acteur: Personne; readonly avant?: number | undefined }) =>
    lireFil(db, demande),
  nonLus: (demande: { readonly acteur: Personne; readonly numeros: readonly string[] }) => nonLus(db, demande),
})
