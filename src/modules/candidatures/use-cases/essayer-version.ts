import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { NumeroCandidature, Statut } from '../domain/candidature.ts'
import { avantCloture, estInstruite } from '../domain/contexte.ts'
import { type AEssayer, essayer, type Divergence } from '../domain/essai.ts'
import type { Fait } from '../domain/faits.ts'
import { lectureDu, makePreuvesSous, type PreuvesEssayees } from './lecture-du-brouillon.ts'

/** What a version that is tried changes for a candidature; `autre`: something that stops nobody. */
export const verdicts = ['retard', 'bloquee', 'manquante', 'autre', 'inchangee'] as const
export type VerdictDEssai = (typeof verdicts)[number]

export type DossierEssaye = {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly produit: string
  readonly entreprise: string
  readonly divergences: readonly Divergence[]
  /** `null` before the file has proofs to deposit. */
  readonly preuves: PreuvesEssayees | null
  /** At least one. */
  readonly verdicts: readonly VerdictDEssai[]
}

export type BilanDEssai = {
  readonly le: Instant
  readonly dossiers: readonly DossierEssaye[]
  /** A candidature counts in each of its verdicts. */
  readonly totaux: Readonly<Record<VerdictDEssai, number>>
}

export type SourceDEssai = { readonly guichet: string; readonly dossiers: 'ouverts' | 'tous' }

type Vecu = Pick<DossierEssaye, 'numero' | 'statut' | 'produit' | 'entreprise'> & { readonly faits: readonly Fait[] }
type Recensement = { readonly dossiers: number; readonly lignes: number; readonly le: Instant }

export type LectureDesDossiers = {
  readonly recenser: (source: SourceDEssai) => Promise<Recensement>
  /** The files with their facts, a few at a time. */
  readonly lire: (source: SourceDEssai) => AsyncIterable<readonly Vecu[]>
  /** The published versions of a guichet, those of the past included. */
  readonly versionsDe: (guichet: string) => Promise<readonly Dispositif[]>
  /** Lets what waits be done. */
  readonly ceder: () => Promise<void>
}

/** `revision`: what tells this draft from what it was before. */
export type DemandeDEssai = {
  readonly brouillon: Dispositif
  readonly revision: string
  readonly source: SourceDEssai
}

export type EssayerVersion = (demande: DemandeDEssai) => Promise<BilanDEssai>

/** In hours: what is overdue changes with time. */
const VALIDITE = 1
const MAX_RETENUS = 4

/**
 * GUI-3 — the files of a guichet lived again through a version that is not published. A result is kept for a while, so that its
 * filters and its pages don't have it worked out anew: until the draft, or one of the files, has changed. Two people who ask
 * for the same one wait for the same one.
 */
export const makeEssayerVersion = (lecture: LectureDesDossiers): EssayerVersion => {
  const retenus = new Map<string, { readonly lu: Recensement; readonly bilan: Promise<BilanDEssai> }>()
  return async ({ brouillon, revision, source }) => {
    const versions = await lecture.versionsDe(source.guichet)
    const lu = await lecture.recenser(source)
    const calendriers = versions.flatMap(({ id, jalons }) => [id, ...jalons.map(({ quand }) => quand)])
    const cle = [
      brouillon.code,
      revision,
      source.guichet,
      source.dossiers,
      lu.dossiers,
      lu.lignes,
      ...calendriers,
    ].join()
    const connu = retenus.get(cle)
    if (connu && lu.le < plusHeures(connu.lu.le, VALIDITE)) return connu.bilan
    const bilan = faireLEssai({ brouillon, source, versions, now: lu.le }, lecture)
    retenus.delete(cle)
    retenus.set(cle, { lu, bilan })
    bilan.catch(() => retenus.delete(cle))
    for (const ancienne of retenus.keys()) {
      if (retenus.size <= MAX_RETENUS) break
      retenus.delete(ancienne)
    }
    return bilan
  }
}

const faireLEssai = async (
  {
    brouillon,
    source,
    versions: publiees,
    now,
  }: Pick<DemandeDEssai, 'brouillon' | 'source'> & { readonly versions: readonly Dispositif[]; readonly now: Instant },
  { lire, ceder }: LectureDesDossiers,
): Promise<BilanDEssai> => {
  const versions = new Map(publiees.map(version => [version.id, version]))
  const vecu: AEssayer['vecu'] = id => {
    const version = versions.get(id)
    if (!version) throw new Error(`version ${id} de ${source.guichet} introuvable`)
    return version
  }
  const regles = { brouillon, vecu, now, lecture: lectureDu(brouillon) }
  const preuvesSous = makePreuvesSous(brouillon)
  const dossiers: DossierEssaye[] = []
  for await (const lot of lire(source))
    for (const { faits, ...dossier } of lot) {
      const { etat, divergences } = essayer({ faits, ...regles })
      const avancement = avantCloture(etat)
      const preuves = estInstruite(avancement) ? preuvesSous(avancement, vecu(etat.dispositifId)) : null
      dossiers.push({ ...dossier, divergences, preuves, verdicts: verdictsDe(divergences, preuves) })
      await ceder()
    }
  const totaux = { retard: 0, bloquee: 0, manquante: 0, autre: 0, inchangee: 0 }
  for (const dossier of dossiers) for (const verdict of dossier.verdicts) totaux[verdict]++
  return { le: now, dossiers, totaux }
}

const parDivergence: Readonly<Record<Divergence['kind'], VerdictDEssai>> = {
  retard: 'retard',
  blocage: 'bloquee',
  profil_supprime: 'bloquee',
  dossier_incomplet: 'manquante',
  convention_requise: 'autre',
  place_perdue: 'autre',
  cloture_evitee: 'autre',
  sans_objet: 'autre',
  agence_en_retard: 'autre',
}

const verdictsDe = (divergences: readonly Divergence[], preuves: PreuvesEssayees | null): readonly VerdictDEssai[] => {
  const trouves = new Set(divergences.map(({ kind }) => parDivergence[kind]))
  if (preuves && preuves.aRefaire.length > 0) trouves.add('manquante')
  if (preuves && preuves.aConfirmer.length + preuves.plusDemandees.length > 0) trouves.add('autre')
  return trouves.size === 0 ? ['inchangee'] : verdicts.filter(verdict => trouves.has(verdict))
}
