import { NonTrouve } from '../../../kernel/erreurs.ts'
import { json, page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { type Inscrit, normaliserReference, referencePlausible } from '../domain/inscription.ts'
import { lireDemande } from './demande.ts'
import type { DepsRegistre } from './deps.ts'
import { inscritEnJson, pageEnJson } from './json.ts'
import { programmesDe } from './programmes.ts'
import { pageRegistre } from './registre.page.tsx'
import { pageSolution } from './solution.page.tsx'

/** PUB-1 — the register and its solutions, for people and for programs; open to anyone. */
export const routesDuRegistre = (deps: DepsRegistre): readonly Route[] => [
  { methode: 'GET', chemin: '/registre', acces: { qui: 'public' }, traiter: liste(deps) },
  { methode: 'GET', chemin: '/registre.json', acces: { qui: 'public' }, traiter: listeJson(deps) },
  { methode: 'GET', chemin: '/registre/:reference', acces: { qui: 'public' }, traiter: solution(deps) },
]

const liste =
  (deps: DepsRegistre) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const demande = lireDemande(query)
    const [resultat, dispositifs] = await Promise.all([deps.chercher(enRecherche(demande)), deps.dispositifsOuverts()])
    return page(
      pageRegistre({ resultat, demande, dispositifs, programmes: await programmesDe(deps, resultat.inscrits) }),
    )
  }

const listeJson =
  (deps: DepsRegistre) =>
  async ({ query, origine }: Requete): Promise<Reponse> => {
    const demande = lireDemande(query)
    const resultat = await deps.chercher(enRecherche(demande))
    return json(pageEnJson(resultat, { demande, origine, ...(await autourDe(deps, resultat.inscrits)) }))
  }

/** What is said of rows besides: their programmes, and the other names under which they are offered. */
const autourDe = async (deps: DepsRegistre, inscrits: readonly Inscrit[]) => {
  const references = inscrits.flatMap(inscrit => (inscrit.etat === 'reference' ? [inscrit.reference] : []))
  const [programmes, marques] = await Promise.all([programmesDe(deps, inscrits), deps.marquesPubliques(references)])
  return { programmes, marques }
}

const enRecherche = ({ dispositif, etat, q, tri, page: numero }: ReturnType<typeof lireDemande>) => ({
  etat,
  q,
  tri,
  page: numero,
  ...(dispositif === undefined ? {} : { dispositif }),
})

const solution =
  (deps: DepsRegistre) =>
  async ({ params, origine }: Requete): Promise<Reponse> => {
    const [, demandee = '', enJson] = /^(.*?)(\.json)?$/s.exec(params['reference'] ?? '') ?? []
    const reference = normaliserReference(demandee)
    const lue = referencePlausible(reference) ? await deps.lireSolution(reference) : null
    if (!lue) throw new NonTrouve()
    const autour = await autourDe(deps, [lue.solution, ...lue.autres])
    if (!enJson) return page(pageSolution({ ...lue, ...autour }))
    const contexte = { ...autour, le: lue.le, origine }
    return json({
      le: lue.le,
      ...inscritEnJson(lue.solution, contexte),
      autres: lue.autres.map(autre => inscritEnJson(autre, contexte)),
    })
  }
