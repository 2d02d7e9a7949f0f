import type { ResoudreSession } from '../../../platform/http/contract.ts'
import type { Textes } from '../domain/textes.ts'
import type { ConsentementLu, PersonneLue } from '../queries/personnes.ts'
import type { AccepterCgu } from '../use-cases/accepter-cgu.ts'
import type { FermerSession } from '../use-cases/fermer-session.ts'
import type { OuvrirSession } from '../use-cases/ouvrir-session.ts'
import type { Fournisseur } from '../use-cases/ports.ts'

/** What the pages of signing in need: `composerIdentite`. */
export type DepsIdentite = {
  readonly fournisseur: Fournisseur
  readonly textes: Textes
  readonly ouvrirSession: OuvrirSession
  readonly fermerSession: FermerSession
  readonly accepterCgu: AccepterCgu
  readonly resoudreSession: ResoudreSession
  readonly personneDeSession: (sessionId: string) => Promise<PersonneLue | null>
  readonly consentementsDe: (personneId: string) => Promise<readonly ConsentementLu[]>
}
