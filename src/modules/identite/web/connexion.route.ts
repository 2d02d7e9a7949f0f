import {
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
  type SessionResolue,
} from '../../../platform/http/contract.ts'
import { BISCUIT_SESSION } from '../../../platform/http/biscuits.ts'
import { accueilDe, retourSur } from '../domain/retour.ts'
import { cheminsIdentite } from './chemins.ts'
import { pageEchec, pageSansAcces } from './connexion.page.tsx'
import type { DepsIdentite } from './deps.ts'

const PUBLIC = { qui: 'public' } as const
/** Attempts a minute from one address: many people share one, a program tries more. */
const ESSAIS = 60

export const routesConnexion = (deps: DepsIdentite): readonly Route[] => [
  { methode: 'GET', chemin: '/connexion', acces: PUBLIC, limite: ESSAIS, traiter: requete => partir(deps, requete) },
  {
    methode: 'GET',
    chemin: '/connexion/retour',
    acces: PUBLIC,
    limite: ESSAIS,
    traiter: requete => arriver(deps, requete),
  },
  { methode: 'GET', chemin: '/connexion/sans-acces', acces: PUBLIC, traiter: requete => expliquer(deps, requete) },
  { methode: 'POST', chemin: '/deconnexion', acces: PUBLIC, traiter: requete => sortir(deps, requete) },
]

/** IDN-6 — « Connexion », or iSC's list of services: straight to the provider, then back to where the person was. */
const partir = async ({ fournisseur, resoudreSession }: DepsIdentite, requete: Requete): Promise<Reponse> => {
  const { query, origine, biscuit } = requete
  const retour = retourSur(query['retour'])
  const jeton = biscuit(BISCUIT_SESSION)
  const session = jeton === undefined ? null : await resoudreSession(jeton)
  if (session) return redirection(suite(session, retour))
  const { url, cookie } = await fournisseur.commencer({ retour: retour ?? '', origine })
  return redirection(url, [cookie])
}

/** Where somebody goes who has a session: where they were going, or first by the page that retains them. */
const suite = (session: SessionResolue, retour: string | null): string => {
  if (session.kind === 'connecte') return retour ?? accueilDe(session.connecte.acteur.kind)
  return session.vers + (retour === null ? '' : `?retour=${encodeURIComponent(retour)}`)
}

const arriver = async (deps: DepsIdentite, requete: Requete): Promise<Reponse> => {
  const { url, biscuit } = requete
  const issue = await deps.fournisseur.terminer({ url, biscuit })
  if (!issue.ok) return page(pageEchec(issue.motif), issue.motif === 'refusee' ? 403 : 400)
  const ouverture = await deps.ouvrirSession({ identite: issue.identite, ancienJeton: biscuit(BISCUIT_SESSION) })
  if (!ouverture.ok) return page(pageEchec(ouverture.refus.code), 403)
  const { jeton, dureeSecondes } = ouverture.session
  const session = await deps.resoudreSession(jeton)
  if (!session) throw new Error('la session qui vient d’être ouverte n’est pas connue')
  const vers = suite(session, retourSur(issue.retour))
  return redirection(vers, [...issue.cookies, { nom: BISCUIT_SESSION, valeur: jeton, dureeSecondes }])
}

/** Who has neither a company nor a right at the agency: what that means, and whom to tell what. */
const expliquer = async ({ personneDeSession }: DepsIdentite, { sessionId, connecte }: Requete): Promise<Reponse> => {
  if (connecte) return redirection(accueilDe(connecte.acteur.kind))
  const personne = sessionId === null ? null : await personneDeSession(sessionId)
  return personne ? page(pageSansAcces(personne), 403) : redirection(cheminsIdentite.connexion())
}

const sortir = async ({ fermerSession }: DepsIdentite, { biscuit, origine }: Requete): Promise<Reponse> => {
  const { vers } = await fermerSession({ jeton: biscuit(BISCUIT_SESSION), origine })
  return redirection(vers, [{ nom: BISCUIT_SESSION, valeur: '', dureeSecondes: 0 }])
}
