import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import { etatLe, type Inscrit } from '../domain/inscription.ts'
import { PLAFOND, type PageDuRegistre, TAILLE_PAGE } from '../queries/chercher.ts'
import type { AutreNom } from '../queries/marques-publiques.ts'
import { cheminsRegistre } from './chemins.ts'
import type { Demande } from './demande.ts'
import { intituleDe, type Programmes, profilsDe } from './programmes.ts'

/** The names of these fields are a promise made to whoever reads them: they are added to, never changed. */
export type InscritEnJson = {
  readonly etat: Inscrit['etat']
  readonly editeur: string
  readonly solution: string
  readonly dispositif: { readonly code: string; readonly intitule: string }
}
export type SolutionEnJson = InscritEnJson & {
  readonly reference: string
  readonly version: string
  readonly profils: readonly { readonly code: string; readonly libelle: string }[]
  /** UTC, ISO 8601. */
  readonly prononceLe: Instant
  /** Civil days of Paris; `finLe` is the first that is no longer covered. */
  readonly debutLe: string
  readonly finLe: string
  readonly situation: 'a_venir' | 'en_vigueur' | 'expiree'
  readonly attestation: { readonly sha256: string; readonly verification: string }
  /** EDC-1 — the number that the programme gives, where it gives one. */
  readonly identifiant?: string
  /** REF-5 — under what other names it is offered, unchanged. */
  readonly marquesBlanches: readonly AutreNom[]
  readonly adresse: string
}
/** REF-5 — the référencement is that of its origin. */
export type MarqueEnJson = InscritEnJson &
  Pick<SolutionEnJson, 'reference' | 'version' | 'finLe' | 'situation' | 'adresse'> & {
    readonly depuisLe: Instant
    readonly origine: { readonly editeur: string; readonly solution: string; readonly version: string }
  }

type Contexte = {
  readonly programmes: Programmes
  readonly marques: ReadonlyMap<string, readonly AutreNom[]>
  readonly le: Instant
  readonly origine: string
}

export const inscritEnJson = (inscrit: Inscrit, contexte: Contexte): InscritEnJson | SolutionEnJson | MarqueEnJson => {
  const { programmes, marques, le, origine } = contexte
  const { etat, editeur, solution, guichet } = inscrit
  const commun = { etat, editeur, solution, dispositif: { code: guichet, intitule: intituleDe(inscrit, programmes) } }
  if (inscrit.etat === 'candidat') return commun
  if (inscrit.etat === 'marque_blanche') {
    const { reference, finLe, ...heritee } = inscrit.origine
    return {
      ...commun,
      reference,
      version: inscrit.version,
      depuisLe: inscrit.depuisLe,
      finLe,
      situation: etatLe(inscrit.origine, jourAParis(le)),
      origine: { editeur: heritee.editeur, solution: heritee.solution, version: heritee.version },
      adresse: origine + cheminsRegistre.solution(reference),
    }
  }
  const { reference, version, prononceLe, debutLe, finLe, attestation, identifiant } = inscrit
  return {
    ...commun,
    reference,
    version,
    profils: profilsDe(inscrit, programmes),
    prononceLe,
    debutLe,
    finLe,
    situation: etatLe(inscrit, jourAParis(le)),
    attestation: { sha256: attestation, verification: origine + cheminsRegistre.verifier(reference) },
    ...(identifiant ? { identifiant } : {}),
    marquesBlanches: marques.get(reference) ?? [],
    adresse: origine + cheminsRegistre.solution(reference),
  }
}

/** A page of the register for programs, with the addresses of its neighbours. */
export const pageEnJson = (
  { inscrits, nombre, le }: PageDuRegistre,
  { demande, ...contexte }: Omit<Contexte, 'le'> & { readonly demande: Demande },
): Readonly<Record<string, unknown>> => {
  const { etat, q, dispositif, tri, page } = demande
  const vers = (n: number): string => contexte.origine + demande.adresse(cheminsRegistre.registreJson(), { page: n })
  const complete = nombre > PLAFOND ? inscrits.length === TAILLE_PAGE : page * TAILLE_PAGE < nombre
  return {
    le,
    filtre: { etat, q, dispositif: dispositif ?? null, tri },
    // Beyond the ceiling the exact number is not counted.
    nombre: Math.min(nombre, PLAFOND),
    nombreEstUnMinimum: nombre > PLAFOND,
    page,
    parPage: TAILLE_PAGE,
    precedente: page > 1 ? vers(page - 1) : null,
    suivante: complete ? vers(page + 1) : null,
    elements: inscrits.map(inscrit => inscritEnJson(inscrit, { ...contexte, le })),
  }
}
