import type { Precontrole } from './precontrole.ts'
import type { Verification } from './verification.ts'

/** P35 — where the antivirus stands on a pièce. `non_analyse`: nothing is said of it; never taken for `sain`. */
export type EtatAnalyse = 'en_attente' | 'sain' | 'infecte' | 'non_analyse' | 'echec'

/** `detail`: the name of what was found, or why the engine could not look into it. */
export type Analyse = { readonly etat: EtatAnalyse; readonly detail: string }

/** All that was worked out of a pièce after its deposit. */
export type Examen = Analyse & {
  readonly precontrole: Precontrole
  /** Of a test report, the latest first. */
  readonly verifications: readonly Verification[]
  /** Whether there is an image to show of it. */
  readonly apercu: boolean
}

/** By the SHA-256 of the pièce. One that is not there was never looked into. */
export type Analyses = ReadonlyMap<string, Examen>

export const analyseDe = (analyses: Analyses, empreinte: string): Examen =>
  analyses.get(empreinte) ?? {
    etat: 'non_analyse',
    detail: '',
    precontrole: { etat: 'en_attente' },
    verifications: [],
    apercu: false,
  }

/** When to try again after so many failures, in minutes: a minute, then twice as long each time, six hours at most. */
export const attenteAvantReprise = (tentatives: number): number => Math.min(360, 2 ** Math.min(tentatives - 1, 10))
