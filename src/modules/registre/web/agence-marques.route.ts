import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { numeroDePage, texteSaisi } from '../../../platform/http/lecture.ts'
import type { ChoixDeLAgence, MarqueBlanche } from '../domain/marque-blanche.ts'
import { TAILLE_PAGE_MARQUES } from '../queries/marques-blanches.ts'
import { pageExamen, pageMarques, type VueExamen } from './agence-marques.page.tsx'
import { cheminsMarques } from './chemins.ts'
import type { DepsMarques } from './deps-marques.ts'
import { servirContrat } from './marque-blanche.route.ts'
import { erreurDeDecision } from './phrases-marques.ts'

const AGENT: Acces = { qui: 'agent' }
const MARQUES = '/agence/marques-blanches'

/** REF-5 — what companies declare, read by the whole agency, decided by a gestionnaire. */
export const routesExamen = (deps: DepsMarques): readonly Route[] => [
  { methode: 'GET', chemin: MARQUES, acces: AGENT, traiter: lister(deps) },
  { methode: 'GET', chemin: `${MARQUES}/:marque`, acces: AGENT, traiter: montrer(deps) },
  {
    methode: 'POST',
    chemin: `${MARQUES}/:marque`,
    acces: { qui: 'agent', roles: ['gestionnaire'] },
    traiter: decider(deps),
  },
  { methode: 'GET', chemin: `${MARQUES}/:marque/contrat`, acces: AGENT, traiter: telecharger(deps) },
]

const lister =
  (deps: DepsMarques) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const demandee = numeroDePage(query)
    const lues = await deps.listeMarques({ page: demandee })
    const pages = Math.max(1, Math.ceil(lues.nombre / TAILLE_PAGE_MARQUES))
    return page(pageMarques({ ...lues, page: demandee, pages }))
  }

/** @throws NonTrouve */
const marqueDe = async ({ lireMarque }: DepsMarques, { params }: Requete): Promise<MarqueBlanche> => {
  const marque = await lireMarque(params['marque'] ?? '')
  if (!marque) throw new NonTrouve()
  return marque
}

const AUCUNE_SAISIE: ChoixDeLAgence = { choix: null, motif: '' }

const vueDe = async (deps: DepsMarques, requete: Requete): Promise<VueExamen> => {
  const marque = await marqueDe(deps, requete)
  const [origine, le] = await Promise.all([deps.lireSolution(marque.reference), deps.horloge()])
  const dispositif = origine && (await deps.lireDispositif(origine.dispositifId))
  const { acteur } = requete
  return { marque, origine, dispositif, le, acteur, saisie: AUCUNE_SAISIE, erreurs: [], decidee: false }
}

const montrer =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await vueDe(deps, requete)
    const decidee = requete.query['fait'] === 'decidee' && vue.marque.etat !== 'declaree'
    return page(pageExamen({ ...vue, decidee }))
  }

const decider =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const choisi = texteSaisi(requete.corps['choix'])
    const saisie: ChoixDeLAgence = {
      choix: choisi === 'retenir' || choisi === 'ecarter' ? choisi : null,
      motif: texteSaisi(requete.corps['motif']),
    }
    const { id } = await marqueDe(deps, requete)
    const issue = await deps.decider({ acte: requete.acte, id, ...saisie })
    if (issue.ok) return redirection(`${cheminsMarques.pourLAgence(id)}?fait=decidee`)
    return page(
      pageExamen({ ...(await vueDe(deps, requete)), saisie, erreurs: [erreurDeDecision(issue.refus)] }),
      issue.refus.code === 'deja_decidee' ? 409 : 422,
    )
  }

const telecharger =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> =>
    servirContrat(deps, await marqueDe(deps, requete))
