import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { decide } from '../domain/decide.ts'
import { preuvesCommunes } from '../domain/preuves-communes.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { phraseRefus } from './phrases.ts'
import { pageConfirmationTransverses, pageTransverses, type VueTransverses } from './transverses.page.tsx'

const CHEMIN = '/agence/candidatures/:numero/preuves-transverses'
const GESTIONNAIRE: Acces = { qui: 'agent', roles: ['gestionnaire'] }

/** GRP-3 — a gestionnaire lets evidence deposited for one solution of an éditeur count for another. */
export const routesTransverses = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: GESTIONNAIRE, traiter: choisir(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: GESTIONNAIRE, traiter: admettre(deps) },
]

type Base = Pick<VueTransverses, 'vue' | 'dispositif' | 'acteur' | 'autres' | 'source' | 'empeche'>

/** @throws NonTrouve for a source that is not another candidature of the same company. */
const charger = async (deps: DepsCandidatures, { params, acteur }: Requete, voulue: string): Promise<Base> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
  const autres = await deps.autresCandidatures({ numero: vue.etat.numero, acteur })
  if (voulue !== '' && !autres.some(({ numero }) => numero === voulue)) throw new NonTrouve()
  const source = voulue === '' ? null : await deps.voir({ numero: voulue, acteur })
  return { vue, dispositif, acteur, autres, source, empeche: empechement({ vue, dispositif, acteur }) }
}

/** Why nothing can be admitted now, whatever is chosen. */
const empechement = ({ vue, dispositif, acteur }: Pick<Base, 'vue' | 'dispositif' | 'acteur'>): string | null => {
  const essai = decide(
    vue.etat,
    { type: 'admettrePreuvesTransverses', source: vue.etat.numero, motif: 'Motif', preuves: [] },
    { acteur, now: vue.le, dispositif },
  )
  return essai.ok || essai.refus.code === 'preuves_a_preciser' ? null : phraseRefus(essai.refus)
}

const rien = { coches: [], motif: '', erreurs: [] } as const

const choisir =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const base = await charger(deps, requete, requete.query['source'] ?? '')
    const communes = base.source ? preuvesCommunes(base.vue.etat, base.source.etat, base.dispositif) : []
    const coches = requete.query['tout'] === 'oui' ? communes.map(({ preuve }) => preuve) : []
    return page(pageTransverses({ ...base, ...rien, coches }))
  }

const admettre =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps } = requete
    const base = await charger(deps, requete, texteSaisi(corps['source']))
    const { vue, dispositif, source } = base
    if (!source) throw new NonTrouve()
    const communes = preuvesCommunes(vue.etat, source.etat, dispositif).map(({ preuve }) => preuve)
    const coches = textesSaisis(corps['preuves']) as readonly NumeroPreuve[]
    const motif = texteSaisi(corps['motif'])
    const refuser = (erreurs: readonly Erreur[]): Reponse =>
      page(pageTransverses({ ...base, coches, motif, erreurs }), 422)
    const confirme = corps['confirme'] === 'oui'
    const erreurs: readonly Erreur[] = [
      ...(coches.length === 0 ? [{ champ: 'preuves', message: 'Cochez au moins une preuve.' }] : []),
      ...(motif === '' ? [{ champ: 'motif', message: 'Indiquez le motif : l’éditeur le lira.' }] : []),
      ...(!confirme && coches.some(preuve => !communes.includes(preuve))
        ? [{ champ: 'preuves', message: 'L’une de ces preuves n’est plus attendue : vérifiez votre choix.' }]
        : []),
    ]
    if (erreurs.length > 0) return refuser(erreurs)
    if (!confirme) return page(pageConfirmationTransverses({ ...base, source, coches, motif, erreurs: [] }))
    const { numero } = vue.etat
    const resultat = await deps.candidatures.admettrePreuvesTransverses({
      numero,
      acte: requete.acte,
      source: source.etat.numero,
      motif,
      preuves: coches,
    })
    return resultat.ok
      ? redirection(`${chemins.candidature(numero)}#chapitres`)
      : refuser([{ message: phraseRefus(resultat.refus) }])
  }
