import type { ActeurEditeur, Personne } from '../../kernel/acteur.ts'
import { Interdit } from '../../kernel/erreurs.ts'
import type { Instant } from '../../kernel/temps.ts'
import type { MaCandidature } from '../../modules/candidatures/index.ts'
import type { ProduitLu } from '../../modules/catalogue/index.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import { page, type Route } from '../../platform/http/contract.ts'
import { aFaire } from './a-faire.ts'
import { pageTableauDeBord } from './tableau-de-bord.page.tsx'

/** What the home of a person of a company needs. */
export type DepsAccueil = {
  readonly mesCandidatures: (demande: {
    readonly acteur: Personne
  }) => Promise<{ readonly candidatures: readonly MaCandidature[]; readonly le: Instant }>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  readonly produitsAccessibles: (acteur: ActeurEditeur) => Promise<readonly ProduitLu[]>
  readonly nonLus: (demande: {
    readonly acteur: Personne
    readonly numeros: readonly string[]
  }) => Promise<ReadonlyMap<string, number>>
}

/** Where a person of a company arrives once signed in (IDN-6). */
export const routesAccueil = (deps: DepsAccueil): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/tableau-de-bord',
    acces: { qui: 'editeur' },
    traiter: async ({ acteur, connecte }) => {
      if (acteur.kind !== 'editeur') throw new Interdit()
      const [{ candidatures: miennes, le }, produits] = await Promise.all([
        deps.mesCandidatures({ acteur }),
        deps.produitsAccessibles(acteur),
      ])
      const [candidatures, nonLus] = await Promise.all([
        Promise.all(
          miennes.map(async mienne => ({ ...mienne, dispositif: await deps.lireDispositif(mienne.etat.dispositifId) })),
        ),
        deps.nonLus({ acteur, numeros: miennes.map(({ etat }) => etat.numero) }),
      ])
      const liste = aFaire(candidatures, { acteur, le })
      const { nom: prenomNom } = acteur
      return page(
        pageTableauDeBord({ prenomNom, entreprise: connecte?.entreprise, candidatures, liste, produits, nonLus, le }),
      )
    },
  },
]
