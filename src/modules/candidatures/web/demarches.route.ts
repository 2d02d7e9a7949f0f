import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { chemins } from './chemins.ts'
import { pageCharte, pageChoixProduit, pageDemarche, pageDemarches } from './demarches.page.tsx'
import type { DepsCandidatures, ProduitAChoisir } from './deps.ts'
import { phraseRefus } from './phrases.ts'

/** GUI-4 — the path to a candidature: the parcours, the démarche, the product, the charter. */
export const routesDemarches = (deps: DepsCandidatures): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/demarches',
    acces: { qui: 'editeur' },
    traiter: async () => page(pageDemarches(await deps.dispositifsOuverts())),
  },
  {
    methode: 'GET',
    chemin: '/demarches/:code',
    acces: { qui: 'editeur' },
    traiter: async requete => page(pageDemarche(await dispositifDe(deps, requete))),
  },
  { methode: 'GET', chemin: '/demarches/:code/produit', acces: { qui: 'editeur' }, traiter: choisir(deps) },
  { methode: 'GET', chemin: '/demarches/:code/charte', acces: { qui: 'editeur' }, traiter: charte(deps) },
  { methode: 'POST', chemin: '/demarches/:code/charte', acces: { qui: 'editeur' }, traiter: accepter(deps) },
]

/** The open version of the programme that the address names. @throws NonTrouve */
const dispositifDe = async (deps: DepsCandidatures, { params }: Requete): Promise<Dispositif> => {
  const dispositif = (await deps.dispositifsOuverts()).find(({ code }) => code === params['code'])
  if (!dispositif) throw new NonTrouve()
  return dispositif
}

/** One of the person's own products. @throws NonTrouve for any other. */
const produitDe = async (deps: DepsCandidatures, requete: Requete, id: unknown): Promise<ProduitAChoisir> => {
  const produit = (await deps.produits(requete.acteur)).find(autre => autre.id === id)
  if (!produit) throw new NonTrouve()
  return produit
}

/** The candidature under way of each product in this guichet: a product has only one at a time (PRD-5). */
const enCours = async (deps: DepsCandidatures, requete: Requete, guichet: string) => {
  const produits = await deps.produits(requete.acteur)
  const parProduit = await Promise.all(
    produits.map(async produit => {
      const { candidatures } = await deps.lister({ acteur: requete.acteur, guichet, produitId: produit.id })
      return { produit, candidature: candidatures.find(({ statut }) => statut !== 'close')?.numero ?? null }
    }),
  )
  return parProduit
}

const choisir =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    return page(pageChoixProduit({ dispositif, produits: await enCours(deps, requete, dispositif.code) }))
  }

const charte =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    const produit = await produitDe(deps, requete, requete.query['produit'])
    return page(pageCharte({ dispositif, produit, erreurs: [] }))
  }

const accepter =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    const produit = await produitDe(deps, requete, requete.corps['produit'])
    const { acteur, acte } = requete
    if (acteur.kind !== 'editeur') throw new NonTrouve()
    const deja = (await enCours(deps, requete, dispositif.code)).find(autre => autre.produit.id === produit.id)
    if (deja?.candidature) return redirection(chemins.candidature(deja.candidature))
    const resultat = await deps.candidatures.ouvrirCandidature({
      acte,
      dispositifId: dispositif.id,
      entrepriseId: acteur.entrepriseId,
      produitId: produit.id,
      charteAcceptee: requete.corps['charte'] === 'oui',
    })
    if (!resultat.ok) {
      const erreurs = [{ champ: 'charte', message: phraseRefus(resultat.refus) }]
      return page(pageCharte({ dispositif, produit, erreurs }), 422)
    }
    const [ouverte] = resultat.faits
    if (ouverte?.type !== 'CandidatureOuverte') throw new Error('une ouverture sans fait')
    return redirection(chemins.candidature(ouverte.numero))
  }
