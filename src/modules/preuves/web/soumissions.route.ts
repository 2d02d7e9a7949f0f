import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { textesSaisis } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins, estInstruite, phraseRefus } from '../../candidatures/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { DepsPreuves } from './deps.ts'
import { pageSoumissions } from './soumissions.page.tsx'

/** PRE-5 — several chapters at once: all that is ticked is handed over, or nothing. */
export const routesSoumissions = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/soumission',
    acces: { qui: 'editeur' },
    traiter: async requete => montrer(deps, requete, { coches: null, erreurs: [] }),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/soumission',
    acces: { qui: 'editeur' },
    traiter: soumettre(deps),
  },
]

const charger = async (deps: DepsPreuves, { params, acteur }: Requete) => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  if (!estInstruite(vue.etat)) throw new NonTrouve()
  return { vue, dispositif: await deps.lireDispositif(vue.etat.dispositifId), acteur }
}

const montrer = async (
  deps: DepsPreuves,
  requete: Requete,
  suite: { readonly coches: readonly string[] | null; readonly erreurs: readonly Erreur[] },
): Promise<Reponse> =>
  page(pageSoumissions({ ...(await charger(deps, requete)), ...suite }), suite.erreurs.length > 0 ? 422 : 200)

const soumettre =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chapitres = textesSaisis(requete.corps['chapitres']) as readonly CodeChapitre[]
    const { vue } = await charger(deps, requete)
    const { numero } = vue.etat
    if (chapitres.length === 0) {
      const erreurs = [{ champ: 'chapitres', message: 'Cochez au moins un chapitre à soumettre.' }]
      return montrer(deps, requete, { coches: [], erreurs })
    }
    const resultat = await deps.candidatures.soumettreChapitres({ numero, acte: requete.acte, chapitres })
    if (!resultat.ok)
      return montrer(deps, requete, { coches: chapitres, erreurs: [{ message: phraseRefus(resultat.refus) }] })
    const { version, faits } = resultat
    return redirection(
      faits.length === 1 ? chemins.accuse(numero, version) : chemins.accuses(numero, version - faits.length + 1),
    )
  }
