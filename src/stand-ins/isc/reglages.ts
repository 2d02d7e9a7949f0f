import type { Db } from '../../platform/db/index.ts'
import type { Service } from './services.ts'

export type ReglagesIsc = {
  readonly db: Db
  /** Where people reach the application; iSC is under `/isc` of it. */
  readonly baseUrl: string
  readonly services: readonly Service[]
  /** Offers the demonstration accounts on the sign-in page, and the mail box on that of the code. */
  readonly demonstration: boolean
  readonly surErreur: (erreur: Error) => void
}
