import type { IncomingMessage, ServerResponse } from 'node:http'
import { creerJetons, memeOrigine } from '../../platform/http/jeton.ts'
import { lireFormulaire, page, type Sortie, versPage } from '../commun/http.ts'
import { demanderAccord, deciderAccord } from './accord.ts'
import { identifier, renvoyerCode, saisirCode, verifier } from './connexion.ts'
import { type Etape, refus, terminer, vueIdentification } from './etape.ts'
import { CHEMIN, type Fournisseur } from './fournisseur.ts'
import { INTROUVABLE, pageErreur } from './pages/divers.page.tsx'
import { pageIdentification } from './pages/identification.page.tsx'
import type { ReglagesIsc } from './reglages.ts'
import { originesDesRetours } from './services.ts'

/**
 * The steps between a service's request and the answer to it (IDN-1, IDN-2, IDN-5): address and password, code,
 * agreement. The sign-in is known by its cookie; a form must also carry its token, and come from a page of ours.
 */
export const servirInteraction = async ({
  reglages,
  fournisseur: { oidc, secret },
  req,
  res,
  url,
  origine,
}: {
  readonly reglages: ReglagesIsc
  readonly fournisseur: Fournisseur
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly url: URL
  readonly origine: string
}): Promise<Sortie> => {
  const [, uid = '', action = ''] = /^\/isc\/interaction\/([\w-]+)(?:\/([a-z]+))?$/.exec(url.pathname) ?? []
  const interaction = await oidc.interactionDetails(req, res).catch(() => null)
  if (interaction === null || interaction.uid !== uid) return page(pageErreur(EXPIREE), 400)

  const clientId = interaction.params['client_id']
  const service = reglages.services.find(s => s.clientId === clientId)
  const jetons = creerJetons(secret)
  const chemin = `${CHEMIN}/interaction/${uid}`
  const etape = {
    reglages,
    oidc,
    interaction,
    chemin,
    jeton: jetons.de(uid),
    service,
    nomService: service?.nom ?? 'la liste des services',
    requete: url.searchParams,
  }
  const sortie = await (async (): Promise<Sortie> => {
    if (req.method !== 'POST') return montrer({ ...etape, champs: new Map() }, action)
    const champs = await lireFormulaire(req)
    if (champs === null) return page(pageErreur(FORMULAIRE_ILLISIBLE), 400)
    if (!memeOrigine(req.headers, origine) || !jetons.valide({ sessionId: uid, jeton: champs.get('_jeton') }))
      return page(pageErreur(FORMULAIRE_ETRANGER), 403)
    return agir({ ...etape, champs }, action)
  })()
  // A form may end at the service, after redirects: browsers ask the policy of the page for those too.
  return { ...sortie, formulairesVers: originesDesRetours(service) }
}

const EXPIREE = {
  titre: 'Connexion expirée',
  phrase: 'Votre demande de connexion a expiré, ou elle est déjà terminée. Recommencez depuis le service.',
}
const FORMULAIRE_ILLISIBLE = {
  titre: 'Formulaire illisible',
  phrase: 'Le formulaire reçu n’a pas pu être lu. Recommencez.',
}
const FORMULAIRE_ETRANGER = {
  titre: 'Formulaire refusé',
  phrase: 'Ce formulaire ne vient pas de la page de connexion en cours. Revenez à cette page et recommencez.',
}

const montrer = (etape: Etape, action: string): Promise<Sortie> | Sortie => {
  const { chemin, interaction } = etape
  if (interaction.prompt.name === 'consent') return action === '' ? demanderAccord(etape) : versPage(chemin)
  if (action === '') return page(pageIdentification(vueIdentification(etape)))
  return action === 'code' ? saisirCode(etape) : versPage(chemin)
}

const agir = async (etape: Etape, action: string): Promise<Sortie> => {
  const etapeDe = etape.interaction.prompt.name === 'consent' ? 'accord' : 'connexion'
  if (action === 'abandon') return terminer(etape, refus('La personne a abandonné la connexion'))
  if (action === 'accord' && etapeDe === 'accord') return deciderAccord(etape)
  if (etapeDe === 'connexion') {
    if (action === 'identification') return identifier(etape)
    if (action === 'code') return verifier(etape)
    if (action === 'renvoi') return renvoyerCode(etape)
  }
  return page(pageErreur(INTROUVABLE), 404)
}
