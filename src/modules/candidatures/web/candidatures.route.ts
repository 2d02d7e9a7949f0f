import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, Statut } from '../domain/candidature.ts'
import { chapitresDe } from '../domain/chapitres.ts'
import { estInstruite } from '../domain/contexte.ts'
import { accuseDe, accusesDe, versionsDe } from './accuse.ts'
import { pageAccuse } from './accuse.page.tsx'
import { pageAccuses } from './accuses.page.tsx'
import { pageCandidature } from './candidature.page.tsx'
import type { DepsCandidatures } from './deps.ts'
import { pageListe } from './liste.page.tsx'
import { versionRecente } from './nouvelle-version.tsx'
import { libelleStatut, titreCandidature } from './phrases.ts'
import { routesDemarches } from './demarches.route.ts'
import { routesEcheancier } from './echeancier.route.ts'
import { routesEtapes } from './etapes.route.ts'
import { routesMaturite } from './maturite.route.ts'
import { routesMediation } from './mediation.route.ts'
import { routesProfils } from './profils.route.ts'
import { routesTransverses } from './transverses.route.ts'
import { routesVersion } from './version.route.ts'

/** What an éditeur does with its candidatures, and the pages that both sides read. */
export const routesCandidatures = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: '/candidatures', acces: { qui: 'editeur' }, traiter: liste(deps) },
  { methode: 'GET', chemin: '/candidatures/:numero', acces: { qui: 'connecte' }, traiter: tableauDeBord(deps) },
  { methode: 'GET', chemin: '/candidatures/:numero/accuses', acces: { qui: 'connecte' }, traiter: accuses(deps) },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/accuses/:position',
    acces: { qui: 'connecte' },
    traiter: accuse(deps),
  },
  ...routesEcheancier(deps),
  ...routesEtapes(deps),
  ...routesMaturite(deps),
  ...routesMediation(deps),
  ...routesProfils(deps),
  ...routesTransverses(deps),
  ...routesDemarches(deps),
  ...routesVersion(deps),
]

const liste =
  (deps: DepsCandidatures) =>
  async ({ acteur, query }: Requete): Promise<Reponse> => {
    const statut =
      query['statut'] && Object.hasOwn(libelleStatut, query['statut']) ? (query['statut'] as Statut) : undefined
    const recherche = query['q'] ?? ''
    const filtre = { acteur, recherche, page: numeroDePage(query), ...(statut ? { statut } : {}) }
    const [resultat, dispositifs] = await Promise.all([deps.lister(filtre), deps.dispositifsOuverts()])
    return page(pageListe({ ...resultat, filtre, dispositifs, chemin: '/candidatures' }))
  }

const tableauDeBord =
  (deps: DepsCandidatures) =>
  async ({ params, acteur }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const { etat, guichet, produit } = vue
    const [dispositif, ouverts, places, collaborateurs, nonLus] = await Promise.all([
      deps.lireDispositif(etat.dispositifId),
      deps.dispositifsOuverts(),
      estEnFile(etat) ? deps.places({ numero: etat.numero, guichet }) : SANS_PLACE,
      deps.collaborateurs(produit.id),
      deps.nonLus(etat.numero, acteur),
    ])
    const publiee = versionRecente(ouverts, dispositif)
    const recente = publiee && { dispositif: publiee, ecarts: await deps.lireEcarts(dispositif, publiee) }
    return page(pageCandidature({ vue, dispositif, recente, acteur, places, collaborateurs, nonLus }))
  }

const SANS_PLACE: ReadonlyMap<CodeChapitre, number> = new Map()

/** Whether a chapter of it waits: the queue is asked only then. */
const estEnFile = (etat: Candidature): boolean =>
  estInstruite(etat) && chapitresDe(etat).some(([, { statut }]) => statut === 'en_file')

const accuses =
  (deps: DepsCandidatures) =>
  async ({ params, query, acteur }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const { numero, dispositifId } = vue.etat
    const [dispositif, faits] = await Promise.all([
      deps.lireDispositif(dispositifId),
      deps.lireFaits(numero, vue.version),
    ])
    const anciens = await Promise.all(versionsDe(faits).map(deps.lireDispositif))
    const tous = accusesDe(faits, dispositif, anciens)
    const depuis = Number.parseInt(query['depuis'] ?? '', 10)
    const recents = tous.filter(({ position, rang }) => rang !== null && position >= depuis)
    return page(
      pageAccuses({
        numero,
        titreCandidature: titreCandidature({ vue, dispositif }),
        kind: acteur.kind,
        accuses: recents.length > 0 ? recents : tous.toReversed(),
        soumis: recents.length,
        faits,
        dispositif,
      }),
    )
  }

const accuse =
  (deps: DepsCandidatures) =>
  async ({ params, acteur }: Requete): Promise<Reponse> => {
    const [, chiffres, pdf] = /^([1-9]\d{0,8})(\.pdf)?$/.exec(params['position'] ?? '') ?? []
    if (!chiffres) throw new NonTrouve()
    const position = Number(chiffres)
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    if (position > vue.version) throw new NonTrouve()
    const faits = await deps.lireFaits(vue.etat.numero, position)
    // The programme as it was then: its questions, its chapters, its legal mentions (VIE-3).
    const dispositif = await deps.lireDispositif(versionsDe(faits).at(-1) ?? vue.etat.dispositifId)
    const imprime = accuseDe({ faits, vue, dispositif, operateur: deps.operateur })
    if (!imprime) throw new NonTrouve()
    if (!pdf) {
      const titre = titreCandidature({ vue, dispositif })
      return page(pageAccuse({ accuse: imprime, position, titreCandidature: titre, kind: acteur.kind }))
    }
    const corps = await deps.composerAccuse(imprime)
    return {
      kind: 'fichier',
      nom: `accuse-reception-${imprime.reference}.pdf`,
      type: 'application/pdf',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }
