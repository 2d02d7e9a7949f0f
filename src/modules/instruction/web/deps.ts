import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type {
  Candidature,
  CandidatureListee,
  Candidatures,
  CandidatureVue,
  ChapitreEnFile,
  EnAttente,
  FiltreCandidatures,
  NumeroCandidature,
  QuiDoitAgir,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'

/** What the agency's pages need; the composition gives it. */
export type DepsInstruction = {
  readonly candidatures: Candidatures
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
  readonly quiDoitAgir: QuiDoitAgir
  readonly lister: (
    filtre: FiltreCandidatures,
  ) => Promise<{ readonly candidatures: readonly CandidatureListee[]; readonly nombre: number }>
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
  /** The versions of programmes that open candidatures are pinned to. */
  readonly dispositifsEnCours: () => Promise<readonly string[]>
  readonly enAttente: () => Promise<readonly EnAttente[]>
  readonly enAttenteDeLEditeur: (demande: {
    readonly jalonsPasses: readonly string[]
  }) => Promise<readonly { readonly etat: Candidature; readonly entreprise: string; readonly produit: string }[]>
  readonly horloge: () => Promise<Instant>
}
