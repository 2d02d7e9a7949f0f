import { nonTrouveEstNul } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import { type Erreur, format } from '../../../ui/index.ts'
import {
  chemins,
  decide,
  libelleCloture,
  lireNumero,
  type NumeroCandidature,
  phraseRefus,
} from '../../candidatures/index.ts'
import { agent } from './chapitres.route.ts'
import {
  CONFIRMABLES,
  champEcheance,
  champMotif,
  type Issue,
  pageConfirmation,
  pageConstats,
  pageIssue,
} from './constats.page.tsx'
import type { DepsInstruction } from './deps.ts'
import { aClore } from './journee.ts'
import { lireDispositifs } from './lire-dispositifs.ts'

const GESTIONNAIRE: Acces = { qui: 'agent', roles: ['gestionnaire'] }

/** P19 — the closings that the clock proposes: looked at, ticked, confirmed together by one act. */
export const routesConstats = (deps: DepsInstruction): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/agence/constats',
    acces: GESTIONNAIRE,
    traiter: requete => constats(deps, requete, []),
  },
  { methode: 'POST', chemin: '/agence/constats', acces: GESTIONNAIRE, traiter: choisir(deps) },
  {
    methode: 'GET',
    chemin: '/agence/constats/confirmation',
    acces: GESTIONNAIRE,
    traiter: requete => confirmation(deps, requete, { numeros: numerosDe(requete.query['n']), erreurs: [] }),
  },
  { methode: 'POST', chemin: '/agence/constats/confirmation', acces: GESTIONNAIRE, traiter: confirmer(deps) },
  { methode: 'GET', chemin: '/agence/constats/issue', acces: GESTIONNAIRE, traiter: issue(deps) },
]

/** The numbers that an address or a field holds, each once; what is not one is left out. */
const numerosDe = (texte: string | undefined): readonly NumeroCandidature[] => [
  ...new Set((texte ?? '').split(',').flatMap(lu => lireNumero(lu) ?? [])),
]

const lire = async (deps: DepsInstruction, requete: Requete) => {
  const [maintenant, { dossiers, nombre }] = await Promise.all([deps.horloge(), deps.dossiersAClore(agent(requete))])
  const dispositifs = await lireDispositifs(
    deps,
    dossiers.map(({ etat }) => etat.dispositifId),
  )
  return {
    maintenant,
    lignes: aClore(dossiers, agent(requete), { dispositifs, maintenant }),
    enPlus: nombre > dossiers.length,
  }
}

const constats = async (
  deps: DepsInstruction,
  requete: Requete,
  erreurs: readonly Erreur[],
  choisis?: readonly string[],
): Promise<Reponse> => {
  const { maintenant, lignes, enPlus } = await lire(deps, requete)
  const { cocher } = requete.query
  const coches = lignes.filter(({ aMoi }) => cocher === 'toutes' || (cocher === 'miennes' && aMoi))
  const vue = {
    acteur: agent(requete),
    maintenant,
    lignes,
    enPlus,
    coches: new Set(choisis ?? coches.map(({ numero }) => numero)),
    erreurs,
  }
  return page(pageConstats(vue), erreurs.length > 0 ? 422 : 200)
}

const choisir =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const numeros = numerosDe(textesSaisis(requete.corps['n']).join(','))
    if (numeros.length === 0) return constats(deps, requete, [{ message: 'Cochez au moins une candidature.' }])
    if (numeros.length > CONFIRMABLES) {
      const message = `Cochez au plus ${format.pluriel(CONFIRMABLES, 'candidature')} à la fois : chaque motif est à relire.`
      return constats(deps, requete, [{ message }], numeros)
    }
    return redirection(chemins.confirmationConstats(numeros))
  }

const confirmation = async (
  deps: DepsInstruction,
  requete: Requete,
  { numeros, erreurs }: { readonly numeros: readonly NumeroCandidature[]; readonly erreurs: readonly Erreur[] },
): Promise<Reponse> => {
  const { maintenant, dossiers } = await lireChoisies(deps, requete, numeros)
  const dispositifs = await lireDispositifs(
    deps,
    dossiers.map(({ etat }) => etat.dispositifId),
  )
  const lignes = aClore(dossiers, agent(requete), { dispositifs, maintenant })
  const vue = {
    maintenant,
    lignes,
    ecartees: dossiers.flatMap(({ etat }) =>
      lignes.some(({ numero }) => numero === etat.numero) ? [] : [etat.numero],
    ),
    motifs: new Map(
      numeros.flatMap(numero => {
        const saisi = requete.corps[champMotif(numero)]
        return saisi === undefined ? [] : [[numero, texteSaisi(saisi)]]
      }),
    ),
    erreurs,
  }
  return page(pageConfirmation(vue), erreurs.length > 0 ? 422 : 200)
}

/** Those that are there, among the first of what an address names. */
const lireChoisies = async (deps: DepsInstruction, requete: Requete, numeros: readonly NumeroCandidature[]) => {
  const maintenant = await deps.horloge()
  const vues = await Promise.all(
    numeros.slice(0, CONFIRMABLES).map(numero => deps.voir({ numero, acteur: requete.acteur }).catch(nonTrouveEstNul)),
  )
  const dossiers = vues.flatMap(vue =>
    vue
      ? [
          {
            etat: vue.etat,
            entreprise: vue.entreprise.nom,
            produit: `${vue.produit.nom} ${vue.produit.version}`,
            depuis: vue.le,
          },
        ]
      : [],
  )
  return { maintenant, dossiers }
}

/** One act, and as many judgements: each file has a key of its own, made of the act's, so that a retry has the same effects. */
const confirmer =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const numeros = numerosDe(texteSaisi(corps['numeros'])).slice(0, CONFIRMABLES)
    const sansMotif = numeros.filter(numero => texteSaisi(corps[champMotif(numero)]) === '')
    if (sansMotif.length > 0) {
      const erreurs = sansMotif.map(numero => ({
        champ: champMotif(numero),
        message: `Indiquez le motif de la clôture de la candidature n° ${numero} : l’éditeur le lira.`,
      }))
      return confirmation(deps, requete, { numeros, erreurs })
    }
    for (const numero of numeros)
      await deps.candidatures
        .constaterEcheance({
          numero,
          acte: { ...acte, cle: deps.cleDe(`${acte.cle}:${numero}`) },
          explication: texteSaisi(corps[champMotif(numero)]),
          echeance: texteSaisi(corps[champEcheance(numero)]),
        })
        .catch(nonTrouveEstNul)
    return redirection(chemins.issueConstats(numeros))
  }

const issue =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const { maintenant, dossiers } = await lireChoisies(deps, requete, numerosDe(requete.query['n']))
    const dispositifs = await lireDispositifs(
      deps,
      dossiers.map(({ etat }) => etat.dispositifId),
    )
    const issues = dossiers.map(({ etat, produit, entreprise }): Issue => {
      const { numero } = etat
      if (etat.statut === 'close') {
        const { closeLe, closePar, motif } = etat.cloture
        return { numero, produit, entreprise, close: { le: closeLe, par: closePar.nom, motif: libelleCloture[motif] } }
      }
      const dispositif = dispositifs.get(etat.dispositifId)
      const decision = dispositif
        ? decide(
            etat,
            { type: 'constaterEcheance', explication: '—' },
            { acteur: requete.acteur, now: maintenant, dispositif },
          )
        : null
      const pourquoi =
        decision?.ok === false
          ? phraseRefus(decision.refus)
          : 'Ce qui est dépassé a changé depuis que vous avez lu le motif : relisez-le avant de confirmer.'
      return { numero, produit, entreprise, pourquoi }
    })
    return page(pageIssue(issues))
  }
