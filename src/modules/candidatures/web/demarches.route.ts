import { ConflitDeVersion, conflitEstNul, NonTrouve } from '../../../kernel/erreurs.ts'
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
    traiter: async requete =>
      page(pageDemarches(await deps.dispositifsOuverts(), (await produitPropose(deps, requete))?.id)),
  },
  {
    methode: 'GET',
    chemin: '/demarches/:code',
    acces: { qui: 'editeur' },
    traiter: async requete =>
      page(
        pageDemarche({
          dispositif: await dispositifDe(deps, requete),
          produit: await produitPropose(deps, requete),
        }),
      ),
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

const trouverProduit = async (deps: DepsCandidatures, requete: Requete, id: unknown) =>
  (await deps.produits(requete.acteur)).find(autre => autre.id === id)

/** One of the person's own products. @throws NonTrouve for any other. */
const produitDe = async (deps: DepsCandidatures, requete: Requete, id: unknown): Promise<ProduitAChoisir> => {
  const produit = await trouverProduit(deps, requete, id)
  if (!produit) throw new NonTrouve()
  return produit
}

/** The product that the person came with, from its own page. */
const produitPropose = async (deps: DepsCandidatures, requete: Requete): Promise<ProduitAChoisir | undefined> =>
  requete.query['produit'] === undefined ? undefined : trouverProduit(deps, requete, requete.query['produit'])

/** The number of the candidature under way of a product in a guichet: it has only one at a time (PRD-5). */
const candidatureEnCours = async (
  { enCours }: DepsCandidatures,
  { acteur }: Requete,
  { dispositif, produit }: { readonly dispositif: Dispositif; readonly produit: ProduitAChoisir },
): Promise<string | null> => (await enCours({ guichet: dispositif.code, acteur })).get(produit.id) ?? null

/** PRD-5 — someone opened one at the same moment: it is theirs that counts. */
const versCelleDUnCollegue = async (
  deps: DepsCandidatures,
  requete: Requete,
  sujet: { readonly dispositif: Dispositif; readonly produit: ProduitAChoisir },
): Promise<Reponse> => {
  const numero = await candidatureEnCours(deps, requete, sujet)
  if (!numero) throw new ConflitDeVersion()
  return redirection(chemins.candidature(numero))
}

const choisir =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    const { acteur } = requete
    const [produits, enCours] = await Promise.all([
      deps.produits(acteur),
      deps.enCours({ guichet: dispositif.code, acteur }),
    ])
    const choix = produits.map(produit => ({ produit, candidature: enCours.get(produit.id) ?? null }))
    return page(pageChoixProduit({ dispositif, produits: choix }))
  }

const charte =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    const produit = await produitDe(deps, requete, requete.query['produit'])
    const deja = await candidatureEnCours(deps, requete, { dispositif, produit })
    return deja ? redirection(chemins.candidature(deja)) : page(pageCharte({ dispositif, produit, erreurs: [] }))
  }

const accepter =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const dispositif = await dispositifDe(deps, requete)
    const produit = await produitDe(deps, requete, requete.corps['produit'])
    const { acteur, acte } = requete
    if (acteur.kind !== 'editeur') throw new NonTrouve()
    const deja = await candidatureEnCours(deps, requete, { dispositif, produit })
    if (deja) return redirection(chemins.candidature(deja))
    const resultat = await deps.candidatures
      .ouvrirCandidature({
        acte,
        dispositifId: dispositif.id,
        entrepriseId: acteur.entrepriseId,
        produitId: produit.id,
        charteAcceptee: requete.corps['charte'] === 'oui',
      })
      .catch(conflitEstNul)
    if (!resultat) return versCelleDUnCollegue(deps, requete, { dispositif, produit })
    if (!resultat.ok) {
      const erreurs = [{ champ: 'charte', message: phraseRefus(resultat.refus) }]
      return page(pageCharte({ dispositif, produit, erreurs }), 422)
    }
    const [ouverte] = resultat.faits
    if (ouverte?.type !== 'CandidatureOuverte') throw new Error('une ouverture sans fait')
    return redirection(chemins.candidature(ouverte.numero))
  }
