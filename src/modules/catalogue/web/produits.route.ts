import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { ProduitLu } from '../queries/produits.ts'
import { cheminsCatalogue } from './chemins.ts'
import type { DepsCatalogue } from './deps.ts'
import { acteEditeurDe, editeurDe, saisieDuCorps, saisieDuProduit, saisieVide } from './lecture.ts'
import { lireChoix } from './liste.ts'
import { pageListe } from './liste.page.tsx'
import { pageNouveau, pageVerification } from './nouveau.page.tsx'
import { erreursDeRefus, erreursDeSaisie } from './phrases.ts'
import { pageModifier, pageProduit } from './produit.page.tsx'

/** The product that the address names. @throws NonTrouve for none and for another company's, alike (P23). */
export const produitDemande = async ({ lireProduit }: DepsCatalogue, requete: Requete): Promise<ProduitLu> => {
  const produit = await lireProduit(requete.params['id'] ?? '', editeurDe(requete))
  if (!produit) throw new NonTrouve()
  return produit
}

export const routesProduits = (deps: DepsCatalogue): readonly Route[] => [
  { methode: 'GET', chemin: '/produits', acces: { qui: 'editeur' }, traiter: requete => lister(deps, requete) },
  { methode: 'GET', chemin: '/produits/nouveau', acces: { qui: 'editeur' }, traiter: requete => ouvrir(deps, requete) },
  {
    methode: 'POST',
    chemin: '/produits/nouveau',
    acces: { qui: 'editeur' },
    traiter: requete => verifier(deps, requete),
  },
  { methode: 'POST', chemin: '/produits', acces: { qui: 'editeur' }, traiter: requete => valider(deps, requete) },
  { methode: 'GET', chemin: '/produits/:id', acces: { qui: 'editeur' }, traiter: requete => montrer(deps, requete) },
  {
    methode: 'GET',
    chemin: '/produits/:id/modifier',
    acces: { qui: 'editeur' },
    traiter: requete => reprendre(deps, requete),
  },
  {
    methode: 'POST',
    chemin: '/produits/:id/modifier',
    acces: { qui: 'editeur' },
    traiter: requete => modifier(deps, requete),
  },
]

const lister = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const acteur = editeurDe(requete)
  const [produits, candidatures] = await Promise.all([
    deps.produitsAccessibles(acteur),
    deps.candidaturesDe({ acteur }),
  ])
  const { query, url } = requete
  return page(
    pageListe({ produits, candidatures, choix: lireChoix(query), url, accesRetire: query['fait'] === 'retrait' }),
  )
}

const ouvrir = async ({ personnesDe }: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const acteur = editeurDe(requete)
  const personnes = await personnesDe(acteur.entrepriseId)
  return page(pageNouveau({ saisie: saisieVide(acteur.personneId), personnes }))
}

/** PRD-3 — « Suivant » shows the entry again; « Précédent » gives the form back as it was. Neither registers anything. */
const verifier = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const acteur = editeurDe(requete)
  const saisie = saisieDuCorps(requete.corps)
  const personnes = await deps.personnesDe(acteur.entrepriseId)
  if (texteSaisi(requete.corps['retour']) !== '') return page(pageNouveau({ saisie, personnes }))
  const controle = await deps.verifierSaisie({ acteur, saisie })
  if (!controle.ok) return page(pageNouveau({ saisie, personnes, erreurs: erreursDeSaisie(controle.fautes) }), 422)
  const { fiche } = controle
  const responsable = personnes.find(({ id }) => id === fiche.responsableId)?.nom ?? ''
  return page(pageVerification({ saisie, fiche, responsable }))
}

const valider = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const acte = acteEditeurDe(requete)
  const saisie = saisieDuCorps(requete.corps)
  const issue = await deps.enregistrerProduit({ acte, saisie })
  if (issue.ok) return redirection(`${cheminsCatalogue.produit(issue.produit.id)}?fait=enregistre`)
  const personnes = await deps.personnesDe(acte.acteur.entrepriseId)
  return page(pageNouveau({ saisie, personnes, erreurs: erreursDeRefus(issue.refus) }), 422)
}

const montrer = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const produit = await produitDemande(deps, requete)
  const [candidatures, collaborateurs] = await Promise.all([
    deps.candidaturesDe({ acteur: editeurDe(requete), produitId: produit.id }),
    deps.collaborateursDe(produit.id),
  ])
  const fait = (['enregistre', 'modifie'] as const).find(connu => connu === requete.query['fait']) ?? null
  return page(pageProduit({ produit, candidatures, collaborateurs, fait }))
}

const reprendre = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const produit = await produitDemande(deps, requete)
  const personnes = await deps.personnesDe(produit.entrepriseId)
  return page(pageModifier({ produit, saisie: saisieDuProduit(produit), personnes }))
}

const modifier = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const produitId = requete.params['id'] ?? ''
  const saisie = saisieDuCorps(requete.corps)
  const revision = Number.parseInt(texteSaisi(requete.corps['revision']), 10)
  const issue = await deps.modifierProduit({ acte: acteEditeurDe(requete), produitId, revision, saisie })
  if (issue.ok) return redirection(`${cheminsCatalogue.produit(produitId)}?fait=modifie`)
  const produit = await produitDemande(deps, requete)
  const personnes = await deps.personnesDe(produit.entrepriseId)
  const statut = issue.refus.code === 'modifie_entretemps' ? 409 : 422
  return page(pageModifier({ produit, saisie, personnes, erreurs: erreursDeRefus(issue.refus) }), statut)
}
