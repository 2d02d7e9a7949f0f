import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Requete } from '../../../platform/http/contract.ts'
import {
  avantCloture,
  type Candidature,
  type CandidatureVue,
  type Depot,
  toutesLesPreuves,
} from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { DepsHorsChapitre } from './deps-hors-chapitre.ts'
import type { DepsPreuves } from './deps.ts'

export type DepsPieces = DepsPreuves & Pick<DepsHorsChapitre, 'lireFaits'>

/** The proof for which a pièce was deposited; null for the recording of a test day. */
export type PourPreuve = { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve } | null

export type PieceDemandee = {
  readonly vue: CandidatureVue
  readonly depot: Exclude<Depot, { readonly nature: 'lien' }>
  /** As it is downloaded. */
  readonly nom: string
  readonly pour: PourPreuve
}

type Trouve = { readonly depot: Depot; readonly pour: PourPreuve }

const depotsDe = (etat: Candidature): readonly Trouve[] => {
  const dossier = avantCloture(etat)
  if (!('chapitres' in dossier)) return []
  const preuves = Object.entries(dossier.chapitres).flatMap(([chapitre, depose]) =>
    toutesLesPreuves(depose).flatMap(([preuve, { versions }]) =>
      versions.map(depot => ({ depot, pour: { chapitre: chapitre as CodeChapitre, preuve } })),
    ),
  )
  const enregistrements = dossier.journee?.statut === 'tenue' ? dossier.journee.enregistrements : []
  return [...preuves, ...enregistrements.map(depot => ({ depot, pour: null }))]
}

/** PRE-7, INS-4 — the recording of a test day after which another one was held: the journal alone still names it. */
const enregistrementAnterieur = async (
  { lireFaits }: DepsPieces,
  { etat, version }: CandidatureVue,
  id: string,
): Promise<Trouve | undefined> => {
  const { journee } = { journee: undefined, ...avantCloture(etat) }
  if (journee === undefined) return undefined
  const faits = await lireFaits(etat.numero, version)
  const depot = faits
    .flatMap(fait => (fait.type === 'EnregistrementDepose' ? [fait.depot] : []))
    .find(autre => autre.id === id)
  return depot && { depot, pour: null }
}

/** The pièce that the address names. @throws NonTrouve for a link, and for what is not there or not theirs alike (P23) */
export const pieceDemandee = async (deps: DepsPieces, { params, acteur }: Requete): Promise<PieceDemandee> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const voulu = params['depot'] ?? ''
  const trouve =
    depotsDe(vue.etat).find(({ depot: { id } }) => id === voulu) ?? (await enregistrementAnterieur(deps, vue, voulu))
  if (!trouve || trouve.depot.nature === 'lien') throw new NonTrouve()
  const { depot, pour } = trouve
  const extension = depot.type === 'application/json' ? 'json' : 'xml'
  return { vue, depot, pour, nom: depot.nature === 'fichier' ? depot.nom : `rapport-gazelle-${depot.oid}.${extension}` }
}
