import { NonTrouve, nonTrouveEstNul } from '../../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { urlAvec } from '../../../../ui/index.ts'
import { type Geste, rubriques } from '../../domain/chantier.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import { pageAbandon } from './abandon.page.tsx'
import { cheminsAtelier } from './chemins.ts'
import { pageControle } from './controle.page.tsx'
import { ATELIER, type DepsAtelier } from './deps.ts'
import { fautesAvant } from './fautes.ts'
import { pageHistoire } from './histoire.page.tsx'
import { chantierDemande } from './rubrique.tsx'
import { pageSansChantier } from './sans-chantier.page.tsx'
import { pageTableau } from './tableau.page.tsx'

const CHANTIER = '/atelier/:code'

/** A chantier: its dashboard, its faults, its history, its end when it is given up. */
export const routesTableau = (deps: DepsAtelier): readonly Route[] => [
  { methode: 'GET', chemin: CHANTIER, acces: ATELIER, traiter: tableau(deps) },
  { methode: 'GET', chemin: `${CHANTIER}/controle`, acces: ATELIER, traiter: controle(deps) },
  { methode: 'GET', chemin: `${CHANTIER}/histoire`, acces: ATELIER, traiter: histoire(deps) },
  { methode: 'GET', chemin: `${CHANTIER}/abandon`, acces: ATELIER, traiter: confirmerAbandon(deps) },
  { methode: 'POST', chemin: `${CHANTIER}/abandon`, acces: ATELIER, traiter: abandonner(deps) },
]

/** The version in force of a programme; `null` when it was never published. */
export const publieeDe = ({ dispositifs }: DepsAtelier, code: string): Promise<Dispositif | null> =>
  dispositifs.versionOuverte(code).catch(nonTrouveEstNul)

const gestes: readonly Geste[] = [...rubriques, 'ouverture', 'import', 'publication']

const tableau =
  (deps: DepsAtelier) =>
  async ({ params, query }: Requete): Promise<Reponse> => {
    const code = params['code'] ?? ''
    const [lu, publiee, lignes] = await Promise.all([
      deps.lireChantier(code),
      publieeDe(deps, code),
      deps.histoireDuChantier(code),
    ])
    const fait = gestes.find(geste => geste === query['fait'])
    if (lu) {
      const { chantier } = lu
      return page(pageTableau({ chantier, fautes: fautesAvant(chantier, publiee), publiee, histoire: lignes, fait }))
    }
    if (!publiee) throw new NonTrouve()
    const [maintenant, enCours] = await Promise.all([deps.horloge(), deps.candidaturesEnCours(code)])
    const vientDEtrePubliee = fait === 'publication'
    return page(pageSansChantier({ publiee, histoire: lignes, maintenant, enCours, vientDEtrePubliee }))
  }

const controle =
  (deps: DepsAtelier) =>
  async (requete: Requete): Promise<Reponse> => {
    const { chantier } = await chantierDemande(deps, requete)
    const publiee = await publieeDe(deps, chantier.code)
    return page(pageControle({ chantier, fautes: fautesAvant(chantier, publiee) }))
  }

const histoire =
  (deps: DepsAtelier) =>
  async ({ params }: Requete): Promise<Reponse> => {
    const code = params['code'] ?? ''
    const [lu, publiee, lignes] = await Promise.all([
      deps.lireChantier(code),
      publieeDe(deps, code),
      deps.histoireDuChantier(code),
    ])
    if (!lu && !publiee) throw new NonTrouve()
    const intitule = lu?.chantier.intitule ?? publiee?.intitule ?? code
    return page(pageHistoire({ code, intitule, histoire: lignes }))
  }

const confirmerAbandon =
  (deps: DepsAtelier) =>
  async (requete: Requete): Promise<Reponse> => {
    const { chantier } = await chantierDemande(deps, requete)
    const [publiee, [trace]] = await Promise.all([
      publieeDe(deps, chantier.code),
      deps.histoireDuChantier(chantier.code),
    ])
    return page(pageAbandon({ chantier, publiee, trace }))
  }

const abandonner =
  (deps: DepsAtelier) =>
  async ({ acte, params }: Requete): Promise<Reponse> => {
    const issue = await deps.abandonnerChantier({ acte, code: params['code'] ?? '' })
    if (!issue.ok) throw new NonTrouve()
    return redirection(urlAvec(cheminsAtelier.accueil(), { fait: 'abandon' }))
  }
