import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import { libellePreuve, type PreuveDeposee } from '../../candidatures/index.ts'
import { pageCoffre } from './coffre.page.tsx'
import type { DepsPreuves } from './deps.ts'

/** GUI-7, GRP-3 — all the pièces of a company, across its candidatures. */
export const routesCoffre = (deps: DepsPreuves): readonly Route[] => [
  { methode: 'GET', chemin: '/pieces', acces: { qui: 'editeur' }, traiter: montrer(deps) },
]

const estUnStatut = (texte: string | undefined): texte is PreuveDeposee['statut'] =>
  texte !== undefined && Object.hasOwn(libellePreuve, texte)

const montrer =
  (deps: DepsPreuves) =>
  async ({ query, acteur }: Requete): Promise<Reponse> => {
    if (acteur.kind !== 'editeur') throw new NonTrouve()
    const { q = '', programme = '', statut } = query
    const filtre = {
      acteur,
      recherche: q.slice(0, 200),
      page: numeroDePage(query),
      ...(programme === '' ? {} : { guichet: programme }),
      ...(estUnStatut(statut) ? { statut } : {}),
    }
    const [{ pieces, nombre }, dispositifs] = await Promise.all([deps.coffre.pieces(filtre), deps.dispositifsOuverts()])
    const [analyses, reprises] = await Promise.all([
      deps.analysesDe(pieces.map(({ empreinte }) => empreinte)),
      deps.coffre.reprises({ acteur, pieces }),
    ])
    return page(pageCoffre({ filtre, pieces, nombre, dispositifs, analyses, reprises }))
  }
