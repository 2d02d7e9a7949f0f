import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins, type NumeroCandidature, phraseRefus } from '../../candidatures/index.ts'
import { signataireDeLAgence } from '../use-cases/produire-documents.ts'
import { redigerPour, valeursPour } from '../use-cases/rediger.ts'
import type { DepsConventions } from './deps.ts'
import { pageSignature, pageSignatures } from './signatures.page.tsx'

const DIRECTION: Acces = { qui: 'agent', roles: ['direction'] }
const CHEMIN = '/agence/signatures/:numero'

/** CVN-3 — what the direction has to sign: the files that the college granted. */
export const routesSignatures = (deps: DepsConventions): readonly Route[] => [
  { methode: 'GET', chemin: '/agence/signatures', acces: DIRECTION, traiter: liste(deps) },
  { methode: 'GET', chemin: CHEMIN, acces: DIRECTION, traiter: async requete => lire(deps, requete, []) },
  { methode: 'POST', chemin: CHEMIN, acces: DIRECTION, traiter: signer(deps) },
]

const liste =
  (deps: DepsConventions) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const numeroPage = numeroDePage(query)
    const [conventions, comptes] = await Promise.all([
      deps.lister({ statuts: ['attribuee'], page: numeroPage }),
      deps.compter({ statuts: ['attribuee'] }),
    ])
    return page(pageSignatures({ conventions, nombre: comptes.attribuee ?? 0, page: numeroPage }))
  }

const lire = async (deps: DepsConventions, requete: Requete, erreurs: readonly Erreur[]): Promise<Reponse> => {
  const { acteur, params } = requete
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const { etat } = vue
  if (etat.statut === 'referencee') return redirection(chemins.documents(etat.numero))
  if (etat.statut !== 'attribuee') throw new NonTrouve()
  const dispositif = await deps.lireDispositif(etat.dispositifId)
  const contenu = pageSignature({
    vue,
    etat,
    dispositif,
    valeurs: valeursPour(etat, dispositif),
    redigee: dispositif.convention ? redigerPour(etat, dispositif).redigee : null,
    signataire: signataireDeLAgence(dispositif, acteur.nom),
    erreurs,
  })
  return page(contenu, erreurs.length > 0 ? 422 : 200)
}

const signer =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const numero = (requete.params['numero'] ?? '') as NumeroCandidature
    if (requete.corps['accord'] !== 'oui')
      return lire(deps, requete, [
        { champ: 'accord', message: 'Cochez la case pour confirmer que vous signez pour l’agence.' },
      ])
    const resultat = await deps.prononcerReferencement({ numero, acte: requete.acte })
    return resultat.ok
      ? redirection(chemins.documents(numero))
      : lire(deps, requete, [{ message: phraseRefus(resultat.refus) }])
  }
