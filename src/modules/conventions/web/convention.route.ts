import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins, estInstruite, type NumeroCandidature } from '../../candidatures/index.ts'
import { redigerPour } from '../use-cases/rediger.ts'
import { pageConvention, type VueConvention } from './convention.page.tsx'
import type { DepsConventions } from './deps.ts'
import { phrasePreparation, phraseSignature } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/convention'
const EDITEUR: Acces = { qui: 'editeur' }

/** CVN-1 — one address for the convention; what it shows and allows depends on who comes and on where the file stands. */
export const routesConvention = (deps: DepsConventions): readonly Route[] => [
  {
    methode: 'GET',
    chemin: CHEMIN,
    acces: { qui: 'connecte' },
    traiter: async requete => page(pageConvention(await charger(deps, requete, []))),
  },
  {
    methode: 'POST',
    chemin: `${CHEMIN}/preparation`,
    acces: { qui: 'agent', roles: ['gestionnaire'] },
    traiter: preparer(deps),
  },
  { methode: 'POST', chemin: `${CHEMIN}/code`, acces: EDITEUR, limite: 10, traiter: envoyerCode(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/signature`, acces: EDITEUR, limite: 20, traiter: signer(deps) },
]

const numeroDe = ({ params }: Requete): NumeroCandidature => (params['numero'] ?? '') as NumeroCandidature

const charger = async (deps: DepsConventions, requete: Requete, erreurs: readonly Erreur[]): Promise<VueConvention> => {
  const { acteur } = requete
  const vue = await deps.voir({ numero: numeroDe(requete), acteur })
  const { etat } = vue
  const dispositif = await deps.lireDispositif(etat.dispositifId)
  if (!dispositif.convention) throw new NonTrouve()
  const suivi = etat.statut === 'convention_a_signer' ? await deps.suivre(etat) : null
  const redaction = estInstruite(etat) && etat.statut !== 'depot_des_preuves' ? redigerPour(etat, dispositif) : null
  return { vue, dispositif, acteur, redaction, suivi, erreurs }
}

const refuser = async (deps: DepsConventions, requete: Requete, erreur: Erreur): Promise<Reponse> =>
  page(pageConvention(await charger(deps, requete, [erreur])), 422)

const preparer =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const numero = numeroDe(requete)
    const issue = await deps.preparer({ numero, acte: requete.acte })
    return issue.ok
      ? redirection(chemins.convention(numero))
      : refuser(deps, requete, { message: phrasePreparation(issue.refus) })
  }

const envoyerCode =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const numero = numeroDe(requete)
    const issue = await deps.envoyerCode({ numero, acteur: requete.acteur })
    return issue.ok
      ? redirection(`${chemins.convention(numero)}#champ-code`)
      : refuser(deps, requete, { message: phraseSignature(issue.refus) })
  }

/** What is wrong with the code itself is said at its field. */
const DU_CODE: readonly string[] = ['code_faux', 'code_expire', 'essais_epuises']

const signer =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const numero = numeroDe(requete)
    const { corps } = requete
    const parCode = 'code' in corps
    if (parCode && texteSaisi(corps['accord']) !== 'oui')
      return refuser(deps, requete, {
        champ: 'accord',
        message: 'Cochez la case pour confirmer que vous avez lu la convention et que vous la signez.',
      })
    if (parCode && texteSaisi(corps['code']) === '')
      return refuser(deps, requete, { champ: 'code', message: 'Saisissez le code reçu par courriel.' })
    const issue = await deps.signer({ numero, acte: requete.acte, code: parCode ? texteSaisi(corps['code']) : null })
    if (issue.ok) return redirection(chemins.convention(numero))
    const auChamp = DU_CODE.includes(issue.refus.code)
    return refuser(deps, requete, { ...(auChamp ? { champ: 'code' } : {}), message: phraseSignature(issue.refus) })
  }
