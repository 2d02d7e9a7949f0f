import { conflitEstNul } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import { consequencesDeVersion } from '../domain/consequences-version.ts'
import { commandeDeChangement, coutDeVersion } from '../use-cases/changer-de-version.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { phraseRefus } from './phrases.ts'
import { pageAJour, pageVersion, type VueVersion } from './version.page.tsx'
import { versionRecente } from './nouvelle-version.tsx'

const CHEMIN = '/candidatures/:numero/version'

/** VIE-3, GUI-3 — the éditeur reads what going to the newer version costs, then goes to it. */
export const routesVersion = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: requete => montrer(deps, requete, {}) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: changer(deps) },
]

type Suite = Pick<Partial<VueVersion>, 'erreurs' | 'change'>

const montrer = async (deps: DepsCandidatures, requete: Requete, { erreurs = [], change = false }: Suite) => {
  const { acteur } = requete
  const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur })
  const { etat, le: now } = vue
  const [dispositif, ouverts] = await Promise.all([deps.lireDispositif(etat.dispositifId), deps.dispositifsOuverts()])
  const recente = versionRecente(ouverts, dispositif)
  if (!recente) return page(pageAJour({ vue, dispositif, acteur }))
  const ecarts = await deps.lireEcarts(dispositif, recente)
  const commande = commandeDeChangement({ etat, recente, ecarts })
  const consequences = consequencesDeVersion(etat, commande, { acteur, now, dispositif, recente })
  const cout = consequences.ok ? coutDeVersion(consequences) : ''
  const places = await deps.places({ numero: etat.numero, guichet: vue.guichet })
  return page(
    pageVersion({ vue, dispositif, recente, acteur, commande, consequences, cout, places, erreurs, change }),
    change ? 409 : erreurs.length > 0 ? 422 : 200,
  )
}

const changer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const { etat } = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const [vers, coutVu] = [texteSaisi(corps['vers']), texteSaisi(corps['cout'])]
    const [dispositif, ouverts] = await Promise.all([deps.lireDispositif(etat.dispositifId), deps.dispositifsOuverts()])
    const recente = versionRecente(ouverts, dispositif)
    if (recente === null || recente.id !== vers) return montrer(deps, requete, { change: true })
    if (texteSaisi(corps['accord']) !== 'oui')
      return montrer(deps, requete, {
        erreurs: [{ champ: 'accord', message: 'Cochez la case pour confirmer que vous avez lu ce que cela change.' }],
      })
    const { numero } = etat
    const resultat = await deps.candidatures.changerDeVersion({ numero, acte, vers, coutVu }).catch(conflitEstNul)
    if (!resultat) return montrer(deps, requete, { change: true })
    if (!resultat.ok) return montrer(deps, requete, { erreurs: [{ message: phraseRefus(resultat.refus) }] })
    const position = resultat.version - resultat.faits.length + 1
    return redirection(chemins.accuse(numero, position))
  }
