import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import type { NomTexte } from '../domain/entree.ts'
import { retourSur } from '../domain/retour.ts'
import type { PersonneLue } from '../queries/personnes.ts'
import type { RefusAccord } from '../use-cases/accepter-cgu.ts'
import { pageAcceptation, pageTextes } from './cgu.page.tsx'
import { cheminsIdentite } from './chemins.ts'
import type { DepsIdentite } from './deps.ts'

const PUBLIC = { qui: 'public' } as const
const TEXTES: readonly NomTexte[] = ['partage', 'cgu']

export const routesCgu = (deps: DepsIdentite): readonly Route[] => [
  { methode: 'GET', chemin: '/cgu', acces: PUBLIC, traiter: requete => montrer(deps, requete) },
  { methode: 'POST', chemin: '/cgu', acces: PUBLIC, traiter: requete => accepter(deps, requete) },
]

/** The person who must accept before going on; null for anyone else, who may read. */
const retenue = async ({ personneDeSession }: DepsIdentite, requete: Requete): Promise<PersonneLue | null> =>
  requete.connecte === null && requete.sessionId !== null ? personneDeSession(requete.sessionId) : null

const montrer = async (deps: DepsIdentite, requete: Requete): Promise<Reponse> => {
  const { textes, consentementsDe } = deps
  const personne = await retenue(deps, requete)
  if (personne) return page(pageAcceptation({ textes, personne, retour: retourSur(requete.query['retour']) }))
  const { connecte } = requete
  return page(pageTextes({ textes, acceptes: connecte ? await consentementsDe(connecte.acteur.personneId) : [] }))
}

const accepter = async (deps: DepsIdentite, requete: Requete): Promise<Reponse> => {
  const { textes, accepterCgu } = deps
  const { corps } = requete
  const retour = retourSur(texteSaisi(corps['retour']))
  const personne = await retenue(deps, requete)
  if (!personne) return redirection(cheminsIdentite.connexion(retour ?? undefined))
  const accords = TEXTES.map(texte => ({
    texte,
    versionLue: texteSaisi(corps[`version_${texte}`]),
    coche: texteSaisi(corps[`accord_${texte}`]) === 'oui',
  }))
  const issue = await accepterCgu({ personneId: personne.id, accords })
  if (issue.ok) return redirection(cheminsIdentite.connexion(retour ?? undefined))
  const coches = accords.filter(({ coche }) => coche).map(({ texte }) => texte)
  return page(pageAcceptation({ textes, personne, retour, coches, erreurs: issue.refus.map(enErreur) }), 422)
}

const enErreur = ({ texte, code }: RefusAccord): Erreur => {
  const champ = `accord_${texte}`
  if (code === 'version_changee')
    return { champ, message: 'Ce texte a changé pendant votre lecture. Lisez la nouvelle version, puis validez.' }
  return {
    champ,
    message:
      texte === 'partage'
        ? 'Cochez cette case pour accepter le partage des données de votre compte : sans lui, l’accès n’est pas possible.'
        : 'Cochez cette case pour accepter les conditions générales d’utilisation : sans cet accord, l’accès n’est pas possible.',
  }
}
