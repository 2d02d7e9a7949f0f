import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { avantCloture, estInstruite } from '../domain/contexte.ts'
import type { Refus } from '../domain/refus.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { pageMediation, type VueMediation } from './mediation.page.tsx'
import { phraseRefus } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/mediation'

/** INT-10 — the éditeur asks for the industrial-support team, a gestionnaire answers; both read the whole of it. */
export const routesMediation = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'connecte' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/demande`, acces: { qui: 'editeur' }, traiter: demander(deps) },
  {
    methode: 'POST',
    chemin: `${CHEMIN}/conclusion`,
    acces: { qui: 'agent', roles: ['gestionnaire'] },
    traiter: conclure(deps),
  },
]

/** @throws NonTrouve for a candidature that is not instructed yet. */
const charger = async (deps: DepsCandidatures, { params, acteur }: Requete): Promise<VueMediation> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const etat = avantCloture(vue.etat)
  if (!estInstruite(etat)) throw new NonTrouve()
  const [dispositif, faits] = await Promise.all([
    deps.lireDispositif(etat.dispositifId),
    deps.lireFaits(etat.numero, vue.version),
  ])
  return { vue, dispositif, acteur, faits, erreurs: [] }
}

const montrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const { recu } = requete.query
    return page(pageMediation({ ...(await charger(deps, requete)), ...(recu ? { recu } : {}) }))
  }

const demander =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const motif = texteSaisi(requete.corps['motif'])
    const vue = await charger(deps, requete)
    const { numero } = vue.vue.etat
    const resultat = await deps.candidatures.demanderMediation({ numero, acte: requete.acte, motif })
    if (resultat.ok) return redirection(`${chemins.mediation(numero)}?recu=demande`)
    const erreur = erreurDe(resultat.refus, {
      champ: 'motif',
      message: 'Dites ce qui fait difficulté : l’équipe d’accompagnement le lira.',
    })
    return page(pageMediation({ ...vue, saisie: motif, erreurs: [erreur] }), 422)
  }

const conclure =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const conclusion = texteSaisi(requete.corps['conclusion'])
    const vue = await charger(deps, requete)
    const { numero } = vue.vue.etat
    const resultat = await deps.candidatures.conclureMediation({ numero, acte: requete.acte, conclusion })
    if (resultat.ok) return redirection(`${chemins.mediation(numero)}?recu=conclusion`)
    const erreur = erreurDe(resultat.refus, {
      champ: 'conclusion',
      message: 'Écrivez la conclusion : l’éditeur la lira.',
    })
    return page(pageMediation({ ...vue, saisie: conclusion, erreurs: [erreur] }), 422)
  }

/** A text that is missing is said at its field; any other refusal, on top of the page. */
const erreurDe = (refus: Refus, texteManquant: Erreur): Erreur =>
  refus.code === 'motif_obligatoire' ? texteManquant : { message: phraseRefus(refus) }
