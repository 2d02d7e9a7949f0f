import type { Demande, Issue, Monde } from './monde.ts'
import { instantDe } from './monde.ts'

/** Answers what the procedure decides, on the state in memory: rangs and references are taken as the database gives them. */
export const executerEnMemoire = (monde: Monde): ((demande: Demande) => Issue) => {
  let references = 0
  return ({ dossier, acteur, commande: brute }) => {
    const { regles, dispositif, file } = monde
    const contexte = { acteur, now: instantDe(monde.now), dispositif }
    if (brute.type === 'ouvrirCandidature') return regles.ouvrir(brute, contexte)
    if (!dossier.etat) throw new Error(`${dossier.numero} n’est pas ouverte`)
    const commande =
      brute.type === 'soumettreChapitres'
        ? { ...brute, rang: (file.dernierRang() + 1) as typeof brute.rang }
        : brute.type === 'prononcerReferencement'
          ? { ...brute, reference: `${dispositif.reference.prefixe}-${String(references + 1).padStart(6, '0')}` }
          : brute.type === 'validerChapitre'
            ? { ...brute, autorisation: `autorisation-${dossier.numero}` }
            : brute
    const decision = regles.decider(dossier.etat, commande, contexte)
    if (decision.ok && commande.type === 'prononcerReferencement') references++
    return decision
  }
}
