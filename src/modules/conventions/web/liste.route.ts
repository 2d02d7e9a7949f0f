import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import type { DepsConventions } from './deps.ts'
import { ONGLETS, pageListeConventions } from './liste.page.tsx'

/** The agency's conventions: those to prepare, those that wait for a signature, those that are signed. */
export const routesListe = (deps: DepsConventions): readonly Route[] => [
  { methode: 'GET', chemin: '/agence/conventions', acces: { qui: 'agent' }, traiter: liste(deps) },
]

const liste =
  (deps: DepsConventions) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const onglet = ONGLETS.find(({ code }) => code === query['etat']) ?? ONGLETS[0]
    const numeroPage = numeroDePage(query)
    const [comptes, conventions] = await Promise.all([
      deps.compter({ statuts: ONGLETS.flatMap(({ statuts }) => statuts), conventionSeule: true }),
      deps.lister({ statuts: onglet.statuts, conventionSeule: true, page: numeroPage }),
    ])
    const dispositifs = await Promise.all([...new Set(conventions.map(c => c.dispositifId))].map(deps.lireDispositif))
    return page(
      pageListeConventions({
        onglet,
        comptes,
        conventions,
        page: numeroPage,
        dispositifs: new Map(dispositifs.map(dispositif => [dispositif.id, dispositif])),
      }),
    )
  }
