import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import { urlAvec } from '../../../ui/index.ts'
import type { RefusProduit } from '../domain/refus.ts'
import { cheminsCatalogue, numeroDeRetour } from './chemins.ts'
import { pageCollaborateurs, pageRetrait } from './collaborateurs.page.tsx'
import type { DepsCatalogue } from './deps.ts'
import { acteEditeurDe, editeurDe } from './lecture.ts'
import { erreursDeRefus } from './phrases.ts'
import { produitDemande } from './produits.route.ts'

const liste = '/produits/:id/collaborateurs'
const retrait = '/produits/:id/collaborateurs/:personne/retrait'

export const routesCollaborateurs = (deps: DepsCatalogue): readonly Route[] => [
  { methode: 'GET', chemin: liste, acces: { qui: 'editeur' }, traiter: requete => montrer(deps, requete) },
  { methode: 'POST', chemin: liste, acces: { qui: 'editeur' }, traiter: requete => ajouter(deps, requete) },
  { methode: 'GET', chemin: retrait, acces: { qui: 'editeur' }, traiter: requete => confirmer(deps, requete) },
  { methode: 'POST', chemin: retrait, acces: { qui: 'editeur' }, traiter: requete => retirer(deps, requete) },
]

const montrer = async (deps: DepsCatalogue, requete: Requete, refus?: RefusProduit): Promise<Reponse> => {
  const produit = await produitDemande(deps, requete)
  const [collaborateurs, personnes] = await Promise.all([
    deps.collaborateursDe(produit.id),
    deps.personnesDe(produit.entrepriseId),
  ])
  const numero = numeroDeRetour(requete.query['candidature'] ?? requete.corps['candidature'])
  const fait = (['ajout', 'retrait'] as const).find(connu => connu === requete.query['fait']) ?? null
  const erreurs = refus ? erreursDeRefus(refus) : []
  return page(pageCollaborateurs({ produit, collaborateurs, personnes, numero, fait, erreurs }), refus ? 422 : 200)
}

const ajouter = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const produitId = requete.params['id'] ?? ''
  const personneId = texteSaisi(requete.corps['personne'])
  const issue = await deps.ajouterCollaborateur({ acte: acteEditeurDe(requete), produitId, personneId })
  if (!issue.ok) return montrer(deps, requete, issue.refus)
  const numero = numeroDeRetour(requete.corps['candidature'])
  return redirection(urlAvec(cheminsCatalogue.collaborateurs(produitId, numero), { fait: 'ajout' }))
}

const confirmer = async (deps: DepsCatalogue, requete: Requete, refus?: RefusProduit): Promise<Reponse> => {
  const produit = await produitDemande(deps, requete)
  const collaborateurs = await deps.collaborateursDe(produit.id)
  const personne = collaborateurs.find(({ id }) => id === requete.params['personne'])
  if (!personne) throw new NonTrouve()
  const soiMeme = personne.id === editeurDe(requete).personneId
  const numero = numeroDeRetour(requete.query['candidature'] ?? requete.corps['candidature'])
  const erreurs = refus ? erreursDeRefus(refus) : []
  return page(pageRetrait({ produit, personne, soiMeme, numero, erreurs }), refus ? 422 : 200)
}

/** Who took back their own access has no longer any to the page they were on. */
const retirer = async (deps: DepsCatalogue, requete: Requete): Promise<Reponse> => {
  const produitId = requete.params['id'] ?? ''
  const personneId = requete.params['personne'] ?? ''
  const issue = await deps.retirerCollaborateur({ acte: acteEditeurDe(requete), produitId, personneId })
  if (!issue.ok) return confirmer(deps, requete, issue.refus)
  const encore = await deps.lireProduit(produitId, editeurDe(requete))
  const numero = numeroDeRetour(requete.corps['candidature'])
  const vers = encore ? cheminsCatalogue.collaborateurs(produitId, numero) : cheminsCatalogue.produits()
  return redirection(urlAvec(vers, { fait: 'retrait' }))
}
