import type { Personne, RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type {
  Candidatures,
  CandidatureVue,
  ChapitreEnFile,
  DossiersDuJour,
  FiltreCandidatures,
  ListeLue,
  NumeroCandidature,
  QuiDoitAgir,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Analyses } from '../../preuves/index.ts'

/** What the agency's pages need; the composition gives it. */
export type DepsInstruction = {
  readonly candidatures: Candidatures
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
  readonly quiDoitAgir: QuiDoitAgir
  readonly lister: (filtre: FiltreCandidatures) => Promise<ListeLue>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  /** `limite`: how many waiting chapters of each guichet, the first ones. */
  readonly file: (demande: {
    readonly guichet?: string | null
    readonly limite?: number
  }) => Promise<readonly ChapitreEnFile[]>
  readonly tete: (
    guichet: string,
  ) => Promise<{ readonly numero: NumeroCandidature; readonly code: CodeChapitre } | null>
  readonly dossiersQuiAttendent: (roles: readonly RoleAgent[]) => Promise<DossiersDuJour>
  /** In which something may fall due within that many days. */
  readonly dossiersQuiEchoient: (jours: number) => Promise<DossiersDuJour>
  /** P19 — in which a deadline that closes the file may have passed, those proposed to that agent first. */
  readonly dossiersAClore: (agent: { readonly personneId: string }) => Promise<DossiersDuJour>
  /** The key of one act among those that one form asks for: the same form asks for the same ones. */
  readonly cleDe: (texte: string) => string
  /** P35 — by the SHA-256 of the pièces. */
  readonly analysesDe: (empreintes: readonly string[]) => Promise<Analyses>
  readonly horloge: () => Promise<Instant>
}
