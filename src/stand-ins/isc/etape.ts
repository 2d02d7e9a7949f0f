import type Provider from 'oidc-provider'
import { type Sortie, versPage } from '../commun/http.ts'
import type { Identification } from './pages/identification.page.tsx'
import type { ReglagesIsc } from './reglages.ts'
import type { Service } from './services.ts'

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** One request within a sign-in under way: what every step needs. */
export type Etape = {
  readonly reglages: ReglagesIsc
  readonly oidc: Provider
  readonly interaction: Interaction
  /** `/isc/interaction/{uid}`: the address of the sign-in, under which its cookie is sent. */
  readonly chemin: string
  readonly jeton: string
  /** Undefined for iSC's own list of services. */
  readonly service: Service | undefined
  readonly nomService: string
  readonly champs: ReadonlyMap<string, string>
  readonly requete: URLSearchParams
}

export const vueIdentification = (etape: Etape): Identification => ({
  chemin: etape.chemin,
  jeton: etape.jeton,
  service: etape.nomService,
  courriel: etape.champs.get('courriel') ?? etape.requete.get('compte') ?? '',
  erreurs: [],
  demonstration: etape.reglages.demonstration,
})

type Resultat = NonNullable<Interaction['result']>

/** What the service is told when the person gives up or refuses. */
export const refus = (raison: string): Resultat => ({ error: 'access_denied', error_description: raison })

/** Ends a step: oidc-provider goes on with its result, at the address where the service's request waits. */
export const terminer = async ({ interaction }: Etape, resultat: Resultat): Promise<Sortie> => {
  interaction.result = 'error' in resultat ? resultat : { ...interaction.lastSubmission, ...resultat }
  await interaction.persist()
  return versPage(interaction.returnTo)
}
