import type { Readable } from 'node:stream'
import { attenteAvantReprise } from '../domain/analyse.ts'
import { estVerrouillee, type FaitsLus } from '../domain/precontrole.ts'

export type AAnalyser = { readonly empreinte: string; readonly taille: number; readonly tentatives: number }

export type VerdictRendu =
  | { readonly etat: 'sain'; readonly moteur: string }
  | { readonly etat: 'infecte'; readonly moteur: string; readonly signature: string }
  | { readonly etat: 'non_analyse'; readonly moteur: string; readonly raison: string }

export type PortsAnalyse = {
  /** The pièce that has waited longest, for this worker only until `minutes` have passed; `null` when none waits. */
  readonly prendre: (minutes: number) => Promise<AAnalyser | null>
  readonly rendre: (empreinte: string, verdict: VerdictRendu) => Promise<void>
  readonly echouer: (empreinte: string, echec: { readonly cause: string; readonly minutes: number }) => Promise<void>
  readonly ouvrir: (empreinte: string) => Promise<Readable>
  readonly antivirus: {
    readonly analyser: (ouvrir: () => Promise<Readable>, taille: number) => Promise<VerdictRendu>
  }
  /** What the bytes say of themselves: an engine may call clean what it could not open. */
  readonly lireFaits: (piece: { readonly empreinte: string; readonly taille: number }) => Promise<FaitsLus>
  /** Those whom an infected pièce concerns are told; running twice tells once. */
  readonly prevenir: (empreinte: string, signature: string) => Promise<void>
}

/** Longer than any scan: a worker that was killed in the middle of one gives it back then. */
const MINUTES_POUR_ANALYSER = 30

/**
 * P35 — scans what waits, the oldest first, until nothing does or `arret` says so. The engine that can’t be asked costs a try, later
 * each time; nothing is said of the pièce meanwhile. @returns how many were answered
 */
export const makeAnalyserPieces = ({
  prendre,
  rendre,
  echouer,
  ouvrir,
  antivirus,
  prevenir,
  lireFaits,
}: PortsAnalyse) => {
  const analyser = async ({ empreinte, taille }: AAnalyser): Promise<VerdictRendu> => {
    const verdict = await antivirus.analyser(() => ouvrir(empreinte), taille)
    if (verdict.etat !== 'sain' || !estVerrouillee(await lireFaits({ empreinte, taille }))) return verdict
    return { etat: 'non_analyse', moteur: verdict.moteur, raison: 'chiffre' }
  }
  return async (arret: () => boolean): Promise<number> => {
    for (let rendues = 0; ; rendues++) {
      const piece = arret() ? null : await prendre(MINUTES_POUR_ANALYSER)
      if (!piece) return rendues
      const { empreinte, tentatives } = piece
      try {
        const verdict = await analyser(piece)
        if (verdict.etat === 'infecte') await prevenir(empreinte, verdict.signature)
        await rendre(empreinte, verdict)
      } catch (erreur) {
        const cause = erreur instanceof Error ? erreur.message : String(erreur)
        await echouer(empreinte, { cause, minutes: attenteAvantReprise(tentatives) })
        return rendues
      }
    }
  }
}
