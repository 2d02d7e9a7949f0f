import { type Acteur, type ActeurEditeur, type Auteur, estAgent, signature } from '../../../kernel/acteur.ts'
import { accepter, type Decision, inatteignable, refuser } from '../../../kernel/decision.ts'
import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import { type EtatDuReferencement, etatLe, type SolutionReferencee } from './inscription.ts'

/** The names under which a solution is sold: what the register publishes. */
export type NomsPublics = { readonly editeur: string; readonly solution: string; readonly version: string }

/** A licence contract, received whole. `taille` in bytes; `empreinte`: SHA-256 in hexadecimal. */
export type ContratDeLicence = {
  readonly id: string
  readonly empreinte: string
  readonly nom: string
  readonly type: string
  readonly taille: number
}

type Declaration = {
  readonly id: string
  /** Counted from 1: « MB-000012 ». */
  readonly numero: number
  /** The référencement that is inherited. */
  readonly reference: string
  readonly produitId: string
  readonly entrepriseId: string
  readonly noms: NomsPublics
  readonly contrat: ContratDeLicence
}

/** What happened to a declaration: the lines of its journal. */
export type FaitMarqueBlanche = { readonly le: Instant; readonly par: Auteur } & (
  | (Declaration & { readonly type: 'MarqueBlancheDeclaree' })
  | { readonly type: 'MarqueBlancheRetenue' }
  | { readonly type: 'MarqueBlancheEcartee'; readonly motif: string }
)

/** REF-5 — a product that is, unchanged and under another name, a solution already referenced. */
export type MarqueBlanche = Declaration & { readonly declareeLe: Instant; readonly declareePar: Auteur } & (
    | { readonly etat: 'declaree' }
    | { readonly etat: 'retenue'; readonly decideeLe: Instant; readonly decideePar: Auteur }
    | { readonly etat: 'ecartee'; readonly decideeLe: Instant; readonly decideePar: Auteur; readonly motif: string }
  )
export type EtatMarqueBlanche = MarqueBlanche['etat']

/** What a company says of a product that it owns. `null`: not answered, or nothing received. */
export type DemandeDeMarque = {
  /** As typed, made plain; empty when nothing was. */
  readonly reference: string
  readonly modifications: 'aucune' | 'oui' | null
  readonly contrat: ContratDeLicence | null
}

/** On what the declaration is judged: the product, what the register says of the reference, what is declared already. */
export type ContexteDeMarque = {
  readonly acteur: ActeurEditeur
  readonly now: Instant
  readonly produit: { readonly id: string; readonly entrepriseId: string; readonly noms: NomsPublics }
  readonly origine: SolutionReferencee | null
  /** The declarations of this product. */
  readonly marques: readonly MarqueBlanche[]
  readonly neuve: { readonly id: string; readonly numero: number }
}

export type FauteDeMarque =
  | { readonly code: 'reference_manquante' }
  | { readonly code: 'reference_inconnue'; readonly reference: string }
  | {
      readonly code: 'origine_hors_vigueur'
      readonly origine: SolutionReferencee
      readonly etat: Exclude<EtatDuReferencement, 'en_vigueur'>
    }
  | { readonly code: 'meme_nom'; readonly origine: SolutionReferencee }
  | { readonly code: 'deja_declaree'; readonly marque: MarqueBlanche }
  | { readonly code: 'modifications_a_preciser' }
  | { readonly code: 'contrat_manquant' }

export type RefusDeDeclarer =
  /** REF-5 — with changes, part of the evidence is verified again: that is a candidature. */
  | { readonly code: 'avec_modifications' }
  | { readonly code: 'declaration_incorrecte'; readonly fautes: readonly FauteDeMarque[] }

/**
 * REF-5 — « logiciel repris sans modification (contrat de licence) mais sous un autre nom » : the référencement, of another
 * publisher or one's own, must be in force, and the contract at hand. Every fault is told at once.
 */
export const declarerMarque = (
  demande: DemandeDeMarque,
  contexte: ContexteDeMarque,
): Decision<FaitMarqueBlanche, RefusDeDeclarer> => {
  if (demande.modifications === 'oui') return refuser({ code: 'avec_modifications' })
  const { reference, contrat } = demande
  const fautes: readonly FauteDeMarque[] = [
    ...fauteDeReference(reference, contexte),
    ...(demande.modifications === null ? ([{ code: 'modifications_a_preciser' }] as const) : []),
    ...(contrat === null ? ([{ code: 'contrat_manquant' }] as const) : []),
  ]
  if (fautes.length > 0 || contrat === null) return refuser({ code: 'declaration_incorrecte', fautes })
  const { produit, neuve } = contexte
  return accepter({
    type: 'MarqueBlancheDeclaree',
    ...neuve,
    reference,
    produitId: produit.id,
    entrepriseId: produit.entrepriseId,
    noms: produit.noms,
    contrat,
    ...signature(contexte),
  })
}

/** What is wrong with the reference, if anything: what a form says before the rest is given. */
export const fauteDeReference = (
  reference: string,
  { origine, produit, marques, now }: Pick<ContexteDeMarque, 'origine' | 'produit' | 'marques' | 'now'>,
): readonly FauteDeMarque[] => {
  if (reference === '') return [{ code: 'reference_manquante' }]
  if (origine === null) return [{ code: 'reference_inconnue', reference }]
  const etat = etatLe(origine, jourAParis(now))
  if (etat !== 'en_vigueur') return [{ code: 'origine_hors_vigueur', origine, etat }]
  if (memesNoms(origine, produit.noms)) return [{ code: 'meme_nom', origine }]
  const vive = marques.find(marque => marque.reference === origine.reference && marque.etat !== 'ecartee')
  return vive ? [{ code: 'deja_declaree', marque: vive }] : []
}

const nu = (texte: string): string =>
  texte
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase()

const memesNoms = (origine: SolutionReferencee, noms: NomsPublics): boolean =>
  nu(origine.editeur) === nu(noms.editeur) && nu(origine.solution) === nu(noms.solution)

/** Characters: the motive is read by the company. */
export const LONGUEUR_MOTIF = 2_000

export type ChoixDeLAgence = { readonly choix: 'retenir' | 'ecarter' | null; readonly motif: string }

export type RefusDeDecider =
  | { readonly code: 'role_requis' }
  | { readonly code: 'deja_decidee'; readonly marque: MarqueBlanche }
  | { readonly code: 'choix_manquant' }
  | { readonly code: 'origine_plus_en_vigueur' }
  | { readonly code: 'motif_manquant' }
  | { readonly code: 'motif_trop_long'; readonly max: number; readonly de: number }

/**
 * REF-5 — a gestionnaire retains the declaration, or sets it aside and says why. What is no longer in force when the agency
 * looks can't be inherited any more.
 */
export const deciderMarque = (
  marque: MarqueBlanche,
  { choix, motif: saisi }: ChoixDeLAgence,
  contexte: { readonly acteur: Acteur; readonly now: Instant; readonly origine: SolutionReferencee | null },
): Decision<FaitMarqueBlanche, RefusDeDecider> => {
  if (!estAgent(contexte.acteur, 'gestionnaire')) return refuser({ code: 'role_requis' })
  if (marque.etat !== 'declaree') return refuser({ code: 'deja_decidee', marque })
  if (choix === null) return refuser({ code: 'choix_manquant' })
  if (choix === 'retenir') {
    const { origine, now } = contexte
    if (origine === null || etatLe(origine, jourAParis(now)) !== 'en_vigueur')
      return refuser({ code: 'origine_plus_en_vigueur' })
    return accepter({ type: 'MarqueBlancheRetenue', ...signature(contexte) })
  }
  const motif = saisi.normalize('NFC').trim()
  const longueur = [...motif].length
  if (longueur === 0) return refuser({ code: 'motif_manquant' })
  if (longueur > LONGUEUR_MOTIF)
    return refuser({ code: 'motif_trop_long', max: LONGUEUR_MOTIF, de: longueur - LONGUEUR_MOTIF })
  return accepter({ type: 'MarqueBlancheEcartee', motif, ...signature(contexte) })
}

/** Applies what happened, and never judges it. A white label begins with its declaration. */
export const evolve = (marque: MarqueBlanche | null, fait: FaitMarqueBlanche): MarqueBlanche => {
  if (fait.type === 'MarqueBlancheDeclaree') {
    const { type: _type, le, par, ...declaration } = fait
    return { ...declaration, etat: 'declaree', declareeLe: le, declareePar: par }
  }
  if (marque === null) throw new Error('une marque blanche commence par sa déclaration')
  const { le: decideeLe, par: decideePar } = fait
  switch (fait.type) {
    case 'MarqueBlancheRetenue':
      return { ...marque, etat: 'retenue', decideeLe, decideePar }
    case 'MarqueBlancheEcartee':
      return { ...marque, etat: 'ecartee', decideeLe, decideePar, motif: fait.motif }
    default:
      return inatteignable(fait)
  }
}

/** « MB-000012 ». */
export const numeroDeMarque = ({ numero }: Pick<MarqueBlanche, 'numero'>): string =>
  `MB-${String(numero).padStart(6, '0')}`
