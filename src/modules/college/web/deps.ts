import type { Readable } from 'node:stream'
import type { RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Fait, FiltreCandidatures, NumeroCandidature, Statut } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Dossier } from '../domain/ordre-du-jour.ts'
import type { Seance } from '../domain/seance.ts'
import type { makeClore } from '../use-cases/clore.ts'
import type { makeConsigner, makeInscrire, makeRetirer } from '../use-cases/examiner.ts'
import type { LireDossiers } from '../use-cases/lire-dossiers.ts'
import type { LireDispositif, Voir } from '../use-cases/ports.ts'
import type { makeConvoquer, makeNoterDeport, makeNoterMembres } from '../use-cases/tenir-seance.ts'

/** A file that is ready for the college, as a list shows it. */
export type DossierPret = {
  readonly numero: NumeroCandidature
  readonly entreprise: string
  readonly produit: string
  readonly dispositifId: string
  readonly majLe: Instant
  readonly conformes: number
  readonly total: number
  readonly statut: Statut
}
export type AgentDeLAgence = { readonly nom: string; readonly roles: readonly RoleAgent[] }

/** What the pages of the college need; `composerCollege` gives it. */
export type DepsCollege = {
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
  readonly lireFaits: (numero: string, jusqua: number) => Promise<readonly Fait[]>
  readonly lister: (
    filtre: FiltreCandidatures,
  ) => Promise<{ readonly candidatures: readonly DossierPret[]; readonly nombre: number }>
  readonly dispositifsOuverts: () => Promise<readonly Pick<Dispositif, 'instances'>[]>
  readonly agents: () => Promise<readonly AgentDeLAgence[]>
  readonly horloge: () => Promise<Instant>
  readonly lireSeance: (jour: JourCivil) => Promise<Seance | null>
  readonly listeSeances: () => Promise<readonly Seance[]>
  readonly lireOrdreDuJour: (jour: JourCivil) => Promise<readonly Dossier[]>
  /** The agendas of these séances. */
  readonly lireOrdresDuJour: (jours: readonly JourCivil[]) => Promise<ReadonlyMap<JourCivil, readonly Dossier[]>>
  readonly lireDossiers: LireDossiers
  readonly convoquer: ReturnType<typeof makeConvoquer>
  readonly noterMembres: ReturnType<typeof makeNoterMembres>
  readonly noterDeport: ReturnType<typeof makeNoterDeport>
  readonly inscrire: ReturnType<typeof makeInscrire>
  readonly retirer: ReturnType<typeof makeRetirer>
  readonly consigner: ReturnType<typeof makeConsigner>
  readonly clore: ReturnType<typeof makeClore>
  readonly ouvrirDocument: (empreinte: string) => Promise<Readable>
}
