import type { Personne } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { CollaborateurLu } from '../../catalogue/index.ts'
import { coteDe, peutEcrire } from '../domain/message.ts'
import type { FauteMessage } from '../domain/redaction.ts'
import type { FilLu } from '../queries/fil.ts'
import type { EnvoyerMessage } from '../use-cases/envoyer-message.ts'
import type { MarquerLu } from '../use-cases/marquer-lu.ts'
import type { CandidatureDuFil, PeutVoir } from '../use-cases/ports.ts'
import { pageMessages } from './messages.page.tsx'
import { erreursDeMessage } from './phrases.ts'

/** What the page needs: `composerMessagerie`, and the catalogue's collaborateurs. */
export type DepsMessagerie = {
  readonly peutVoir: PeutVoir
  readonly envoyerMessage: EnvoyerMessage
  readonly marquerLu: MarquerLu
  readonly lireFil: (demande: {
    readonly numero: string
    readonly acteur: Personne
    readonly avant?: number | undefined
  }) => Promise<FilLu>
  readonly collaborateursDe: (produitId: string) => Promise<readonly CollaborateurLu[]>
}

const chemin = '/candidatures/:numero/messages'

/** MSG-1 — the conversation of a candidature, for both sides. */
export const routesMessagerie = (deps: DepsMessagerie): readonly Route[] => [
  { methode: 'GET', chemin, acces: { qui: 'connecte' }, traiter: requete => lire(deps, requete) },
  { methode: 'POST', chemin, acces: { qui: 'connecte' }, traiter: requete => envoyer(deps, requete) },
]

const candidatureDemandee = async ({ peutVoir }: DepsMessagerie, requete: Requete): Promise<CandidatureDuFil> => {
  const candidature = await peutVoir(requete.params['numero'] ?? '', requete.acteur)
  if (candidature === null) throw new NonTrouve()
  return candidature
}

/** A position given in the address; anything else is as if nothing was. */
const positionDe = (texte: string | undefined): number | undefined =>
  texte !== undefined && /^[1-9]\d{0,14}$/.test(texte) ? Number(texte) : undefined

/** Reading the page is what marks its messages as read: the marks shown are those of before. */
const lire = async (deps: DepsMessagerie, requete: Requete): Promise<Reponse> => {
  const candidature = await candidatureDemandee(deps, requete)
  return montrer(deps, requete, { candidature, avant: positionDe(requete.query['avant']) })
}

type Vue = {
  readonly candidature: CandidatureDuFil
  readonly avant?: number | undefined
  readonly refuse?: { readonly texte: string; readonly faute: FauteMessage }
}

const montrer = async (
  deps: DepsMessagerie,
  requete: Requete,
  { candidature, avant, refuse }: Vue,
): Promise<Reponse> => {
  const { acteur } = requete
  const { numero, produitId } = candidature
  const [fil, collaborateurs] = await Promise.all([
    deps.lireFil({ numero, acteur, avant }),
    deps.collaborateursDe(produitId),
  ])
  await deps.marquerLu({ personneId: acteur.personneId, numero, jusqua: fil.messages.at(-1)?.position ?? 0 })
  const commun = {
    candidature,
    fil,
    cote: coteDe(acteur),
    ecrit: peutEcrire(candidature, acteur),
    collaborateurs,
    ancien: avant !== undefined,
  }
  if (refuse)
    return page(pageMessages({ ...commun, texte: refuse.texte, erreurs: erreursDeMessage(refuse.faute) }), 422)
  return page(pageMessages({ ...commun, envoye: requete.query['envoye'] === 'oui' }))
}

const envoyer = async (deps: DepsMessagerie, requete: Requete): Promise<Reponse> => {
  const numero = requete.params['numero'] ?? ''
  const texte = texteSaisi(requete.corps['corps'])
  const issue = await deps.envoyerMessage({ acte: requete.acte, numero, texte })
  if (issue.ok) return redirection(`/candidatures/${numero}/messages?envoye=oui#message-${issue.position}`)
  const candidature = await candidatureDemandee(deps, requete)
  return montrer(deps, requete, { candidature, refuse: { texte, faute: issue.faute } })
}
