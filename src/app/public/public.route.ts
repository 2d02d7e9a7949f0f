import { page, type Route } from '../../platform/http/contract.ts'
import { pageAccueil } from './accueil.page.tsx'
import type { DepsPublic } from './deps.ts'
import { pageDispositif, pageDispositifs } from './dispositifs.page.tsx'
import { pageAccessibilite, pageDonneesPersonnelles, pageMentionsLegales } from './informations.page.tsx'
import { pagePlan } from './plan.page.tsx'

const DERNIERES = 3

/** What anyone may read, signed in or not, besides the register. */
export const routesPubliques = (deps: DepsPublic): readonly Route[] => {
  const publique = (chemin: string, traiter: Route['traiter']): Route => ({
    methode: 'GET',
    chemin,
    acces: { qui: 'public' },
    traiter,
  })
  return [
    publique('/', async ({ connecte }) => {
      const [{ inscrits, le }, dispositifs] = await Promise.all([
        deps.chercher({ etat: 'reference', taille: DERNIERES }),
        deps.dispositifsOuverts(),
      ])
      const dernieres = inscrits.filter(inscrit => inscrit.etat === 'reference')
      return page(pageAccueil({ connecte, dispositifs, dernieres, le }))
    }),
    publique('/dispositifs', async () => {
      const [dispositifs, le] = await Promise.all([deps.dispositifsOuverts(), deps.horloge()])
      return page(pageDispositifs({ dispositifs, le }))
    }),
    publique('/dispositifs/:code', async ({ params, connecte }) => {
      const [dispositif, le] = await Promise.all([deps.dispositifOuvert(params['code'] ?? ''), deps.horloge()])
      return page(pageDispositif({ dispositif, le, connecte }))
    }),
    publique('/mentions-legales', () => page(pageMentionsLegales(deps.operateur))),
    publique('/donnees-personnelles', () => page(pageDonneesPersonnelles(deps.operateur))),
    publique('/accessibilite', () => page(pageAccessibilite(deps.operateur))),
    publique('/plan-du-site', async ({ connecte }) =>
      page(pagePlan({ dispositifs: await deps.dispositifsOuverts(), connecte })),
    ),
  ]
}
