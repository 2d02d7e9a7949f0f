import { enregistrerProduit } from '../domain/decide.ts'
import type { Saisie } from '../domain/saisie.ts'
import { appliquer, contexteDe, enUneFois, type Issue } from './changer.ts'
import type { ActeEditeur, UneFois } from './ports.ts'

export type EnregistrerProduit = (demande: { readonly acte: ActeEditeur; readonly saisie: Saisie }) => Promise<Issue>

/** PRD-1, PRD-3 — « Valider »: what was checked is checked again, against the company as it is now. */
export const makeEnregistrerProduit =
  ({ uneFois }: { readonly uneFois: UneFois }): EnregistrerProduit =>
  ({ acte, saisie }) =>
    enUneFois(uneFois, acte, async depot => {
      const produits = await depot.produitsDe(acte.acteur.entrepriseId)
      const contexte = { ...(await contexteDe(depot, acte)), ...(await depot.identiteNeuve()), produits }
      return appliquer(depot, { produit: null, revision: 0 }, enregistrerProduit(saisie, contexte))
    })
