import type { Readable } from 'node:stream'
import type { Instant } from '../../../kernel/temps.ts'
import type { Candidatures, Fait, Statut } from '../../candidatures/index.ts'
import type { ExtraitDuCollege } from '../domain/documents.ts'
import type { ACompter, ConventionListee } from '../queries/liste-conventions.ts'
import type { AvecConventionASigner } from '../use-cases/demander-signature.ts'
import type { LireDispositif, Voir } from '../use-cases/ports.ts'
import type { makePreparer } from '../use-cases/preparer.ts'
import type { makeEnvoyerCode, makeSigner } from '../use-cases/signer.ts'

/** Where the representative's signature stands. `signee`: elsewhere, and not taken in here yet. */
export type SuiviSignature = {
  readonly parCode: boolean
  readonly adresse: string | null
  readonly signee: boolean
  readonly codeEnvoyeLe: Instant | null
}

/** What the pages of conventions, documents and signatures need; `composerConventions` gives it. */
export type DepsConventions = {
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
  readonly lireFaits: (numero: string, jusqua: number) => Promise<readonly Fait[]>
  readonly extraitsDuCollege: (numero: string) => Promise<readonly ExtraitDuCollege[]>
  readonly preparer: ReturnType<typeof makePreparer>
  readonly envoyerCode: ReturnType<typeof makeEnvoyerCode>
  readonly signer: ReturnType<typeof makeSigner>
  readonly suivre: (etat: AvecConventionASigner) => Promise<SuiviSignature>
  readonly prononcerReferencement: Candidatures['prononcerReferencement']
  readonly lister: (demande: ACompter & { readonly page?: number }) => Promise<readonly ConventionListee[]>
  readonly compter: (demande: ACompter) => Promise<Readonly<Partial<Record<Statut, number>>>>
  readonly ouvrirDocument: (empreinte: string) => Promise<Readable>
  /** In bytes; undefined when the store has none of that name. */
  readonly tailleDocument: (empreinte: string) => Promise<number | undefined>
}
