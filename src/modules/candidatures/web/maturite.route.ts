import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { decide } from '../domain/decide.ts'
import { estLeSien } from '../domain/droits.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { champNiveau, pageMaturite, type VueMaturite } from './maturite.page.tsx'
import { phraseRefus } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/maturite'

/** ELI-9 — the questionnaire of maturity: its answers and its result are the candidate’s alone. */
export const routesMaturite = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'connecte' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: renseigner(deps) },
]

type Suite = Pick<VueMaturite, 'erreurs' | 'recue' | 'saisie'>

/** @throws NonTrouve where the programme has no questionnaire. */
const charger = async (
  deps: DepsCandidatures,
  { params, acteur }: Requete,
): Promise<Omit<VueMaturite, keyof Suite>> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
  const questionnaire = dispositif.controles.maturite
  if (!questionnaire) throw new NonTrouve()
  const essai = decide(vue.etat, { type: 'renseignerMaturite', niveaux: {} }, { acteur, now: vue.le, dispositif })
  const modifiable = essai.ok || essai.refus.code === 'maturite_incomplete'
  return { vue, dispositif, acteur, questionnaire, modifiable, sien: estLeSien(vue.etat, acteur) }
}

const montrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const recue = requete.query['recu'] === 'oui'
    return page(pageMaturite({ ...(await charger(deps, requete)), erreurs: [], recue, saisie: null }))
  }

const renseigner =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { numero } = chargee.vue.etat
    const niveaux = Object.fromEntries(
      chargee.questionnaire.questions.flatMap(({ id }) => {
        const saisi = texteSaisi(requete.corps[champNiveau(id)])
        return /^\d$/.test(saisi) ? [[id, Number(saisi)]] : []
      }),
    )
    const resultat = await deps.candidatures.renseignerMaturite({
      numero: numero as NumeroCandidature,
      acte: requete.acte,
      niveaux,
    })
    if (resultat.ok) return redirection(`${chemins.maturite(numero)}?recu=oui`)
    const { refus } = resultat
    const erreurs: readonly Erreur[] =
      refus.code === 'maturite_incomplete'
        ? refus.questions.map(id => ({ champ: champNiveau(id), message: `Choisissez un niveau à la question ${id}.` }))
        : [{ message: phraseRefus(refus) }]
    return page(pageMaturite({ ...chargee, erreurs, recue: false, saisie: niveaux }), 422)
  }
