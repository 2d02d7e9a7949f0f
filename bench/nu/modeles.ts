import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import type { Qui } from './base.ts'

/** Pages of the product, from which everything that does not depend on the question is taken. */
export type Modeles = {
  readonly liste: string
  readonly tableau: PageDUneCandidature
  readonly dossier: PageDUneCandidature
  readonly recherche: { readonly html: string; readonly mot: string }
  readonly grand: Dispositif
  readonly leger: Dispositif
}

export type PageDUneCandidature = {
  readonly html: string
  readonly numero: string
  readonly produit: string
  readonly entreprise: string
}

/** Answers an address with its HTML; null when there is nothing there. */
export type Repondre = (qui: Qui, url: string) => Promise<string | null>
