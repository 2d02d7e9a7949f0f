import type { ActeurEditeur } from '../../src/kernel/acteur.ts'
import type { Navigation } from './navigateur.ts'

/** A licence contract as a person chooses it. */
export const contratDeLicence = { nom: 'contrat-confidentiel.pdf', contenu: '%PDF-1.7 contrat de licence' }

/** A white label declared by its pages, from the product's to the receipt. @returns its id */
export const declarerParLesPages = async (
  { navigation, acteur }: { readonly navigation: Navigation; readonly acteur: ActeurEditeur },
  { produitId, reference }: { readonly produitId: string; readonly reference: string },
): Promise<string> => {
  const qui = navigation.en(acteur)
  const demande = `/produits/${produitId}/marque-blanche`
  const champs = { reference, modifications: 'aucune', contrat: contratDeLicence }
  const verification = await qui.soumettre(await qui.aller(demande), demande, champs)
  const { url, texte } = await qui.soumettre(verification, `${demande}/verification`)
  const id = /\/marques-blanches\/([0-9a-f-]{36})/.exec(url)?.[1]
  if (id === undefined) throw new Error(texte)
  return id
}
