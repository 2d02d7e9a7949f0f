import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import { chargerComparaison, comparerRem, type Versions } from '../../dispositifs/index.ts'
import { statutEnMots } from './phrases.ts'
import type { DossierDeVersion, dossiersDeVersion } from '../queries/dossiers-de-version.ts'
import type { Comptes } from '../domain/consequences-version.ts'
import { calculDesConsequences } from '../use-cases/consequences-de-version.ts'
import {
  type ConsequenceListee,
  type FiltreConsequences,
  pageConsequences,
  retenir,
  totauxDe,
  type TriConsequences,
} from './consequences.page.tsx'

export type DepsConsequences = Versions & {
  readonly dossiersDeVersion: (demande: Parameters<typeof dossiersDeVersion>[1]) => Promise<readonly DossierDeVersion[]>
}

const CHEMIN = '/atelier/:code/versions/:avant/:apres/consequences'
const ATELIER = { qui: 'agent', roles: ['administrateur', 'gestionnaire'] } as const

/** VIE-3 — what a newer version asks of each file and of each référencement that is on an older one. */
export const routesConsequences = (deps: DepsConsequences): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: ATELIER, traiter: montrer(deps) },
  { methode: 'GET', chemin: `${CHEMIN}.xlsx`, acces: ATELIER, traiter: classeur(deps) },
]

const SANS_COMPTE: Comptes = { aRefaire: 0, aConfirmer: 0, conservees: 0, aDeposer: 0 }

const charger = async (deps: DepsConsequences, { params }: Requete) => {
  const comparaison = await chargerComparaison(deps, params)
  const { avant, apres, decisions } = comparaison
  const ecarts = comparerRem(avant.contenu.rem, apres.contenu.rem, decisions)
  const { aLire, compter } = calculDesConsequences(avant.contenu, apres.contenu, ecarts)
  const champs = [avant, apres].flatMap(({ contenu }) => contenu.applicabilite.champVague1 ?? [])
  const dossiers =
    avant.id === null
      ? []
      : await deps.dossiersDeVersion({ dispositifId: avant.id, champs: [...new Set(champs)], aLire })
  const lignes = dossiers.map(({ profils, ...dossier }): ConsequenceListee => {
    const { numero, statut, entreprise, produit } = dossier
    const comptes = profils === null ? SANS_COMPTE : compter({ ...dossier, profils })
    const etat = statutEnMots(statut, avant.contenu)
    return { numero, statut, etat, entreprise, produit, instruite: profils !== null, ...comptes }
  })
  return { comparaison, lignes }
}

const filtreDe = ({ query }: Requete): FiltreConsequences => ({ quoi: query['quoi'] ?? '', q: query['q'] ?? '' })

const triDe = ({ query }: Requete): TriConsequences => {
  const par = query['tri']
  const connu = par === 'aRefaire' || par === 'aConfirmer' || par === 'conservees' || par === 'aDeposer'
  return { par: connu ? par : 'aRefaire', sens: query['sens'] === 'asc' ? 'asc' : 'desc' }
}

const montrer =
  (deps: DepsConsequences) =>
  async (requete: Requete): Promise<Reponse> => {
    const { comparaison, lignes } = await charger(deps, requete)
    const [filtre, tri] = [filtreDe(requete), triDe(requete)]
    return page(pageConsequences({ comparaison, lignes, filtre, tri, page: numeroDePage(requete.query) }))
  }

const classeur =
  (deps: DepsConsequences) =>
  async (requete: Requete): Promise<Reponse> => {
    const { comparaison, lignes } = await charger(deps, requete)
    const retenues = retenir(lignes, filtreDe(requete), triDe(requete))
    const totaux = totauxDe(retenues)
    const nombres = ({ aRefaire, aConfirmer, conservees, aDeposer }: Comptes) => [
      aRefaire,
      aConfirmer,
      conservees,
      aDeposer,
    ]
    const corps = await deps.ecrireClasseur([
      {
        nom: 'Conséquences',
        colonnes: [
          { entete: 'Candidature', largeur: 14 },
          { entete: 'Éditeur', largeur: 32 },
          { entete: 'Produit', largeur: 32 },
          { entete: 'État', largeur: 28 },
          { entete: 'À refaire', largeur: 12 },
          { entete: 'À confirmer', largeur: 12 },
          { entete: 'Conservées', largeur: 12 },
          { entete: 'À déposer', largeur: 12 },
        ],
        lignes: [
          ...retenues.map(ligne => [ligne.numero, ligne.entreprise, ligne.produit, ligne.etat, ...nombres(ligne)]),
          ['Total', null, null, null, ...nombres(totaux)],
        ],
      },
    ])
    const { code, avant, apres } = comparaison
    return {
      kind: 'fichier',
      nom: `consequences-${code}-${avant.nom}-${apres.nom}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }
