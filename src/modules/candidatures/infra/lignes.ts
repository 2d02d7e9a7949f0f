import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose } from '../domain/candidature.ts'
import { compterPreuves } from '../domain/chapitres.ts'
import { statutsDe } from '../domain/conditions.ts'

/** The chapters of a state, wherever it keeps them: a closed candidature keeps them in what it was before. */
const chapitresDe = (etat: Candidature): Readonly<Record<CodeChapitre, ChapitreDepose>> => {
  if (etat.statut === 'close') return 'chapitres' in etat.avant ? etat.avant.chapitres : {}
  return 'chapitres' in etat ? etat.chapitres : {}
}

/** The state as its row keeps it: the chapters are elsewhere. */
export const etatSansChapitres = (etat: Candidature): string => JSON.stringify(etatComplet(etat, {}))

/** The state whole again. `chapitres` come in the REM's order. */
export const etatComplet = (
  etat: Candidature,
  chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>>,
): Candidature => {
  if (etat.statut === 'close')
    return 'chapitres' in etat.avant ? { ...etat, avant: { ...etat.avant, chapitres } } : etat
  return 'chapitres' in etat ? { ...etat, chapitres } : etat
}

/** A chapter as its row keeps it: the state, and beside it what lists and the queue sort and filter on. */
export type LigneChapitre = {
  readonly code: string
  /** Its place in the REM's order; null when it keeps the one it has. */
  readonly ordre: number | null
  /** `clos`: the candidature is closed, and its chapters leave the queue. */
  readonly statut: ChapitreDepose['statut'] | 'clos'
  readonly rang: number | null
  readonly recu_le: string | null
  readonly pris_par: string | null
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  readonly a_modifier: number
  /** Where each proof stands, by its number, those of the cases that do not apply included (VIE-3). */
  readonly statuts: string
  readonly etat: string
}

/** Those that have no row yet, those whose row changes, and the codes of those that are gone (VIE-3). */
export type ChapitresAEcrire = {
  readonly neufs: readonly LigneChapitre[]
  readonly changes: readonly LigneChapitre[]
  readonly disparus: readonly string[]
}

/**
 * The chapters that a decision changed, known by their identity — `evolve` makes a new object of what it touches only — or by
 * their place: one inserted among the others moves those that follow (PRE-9).
 */
export const chapitresAEcrire = (avant: Candidature | null, apres: Candidature): ChapitresAEcrire => {
  const anciens = avant ? chapitresDe(avant) : {}
  const seClot = apres.statut === 'close' && avant?.statut !== 'close'
  const places = new Map(Object.keys(anciens).map((code, place) => [code, place]))
  const touches = Object.entries<ChapitreDepose>(chapitresDe(apres)).flatMap(([code, chapitre], place) => {
    const ordre = places.get(code) === place ? null : place
    return seClot || ordre !== null || anciens[code as CodeChapitre] !== chapitre
      ? [ligneDe({ code, chapitre, ordre, clos: seClot })]
      : []
  })
  const { neufs = [], changes = [] } = Object.groupBy(touches, ({ code }) =>
    Object.hasOwn(anciens, code) ? 'changes' : 'neufs',
  )
  const restants = chapitresDe(apres)
  return { neufs, changes, disparus: Object.keys(anciens).filter(code => !Object.hasOwn(restants, code)) }
}

const ligneDe = (args: {
  readonly code: string
  readonly chapitre: ChapitreDepose
  readonly ordre: number | null
  readonly clos: boolean
}): LigneChapitre => {
  const { code, chapitre, ordre, clos } = args
  const { total, deposees, conformes, aModifier } = compterPreuves(chapitre)
  return {
    code,
    ordre,
    statut: clos ? 'clos' : chapitre.statut,
    rang: !clos && 'rang' in chapitre ? chapitre.rang : null,
    recu_le: !clos && 'recuLe' in chapitre ? chapitre.recuLe : null,
    pris_par: !clos && chapitre.statut === 'en_instruction' ? chapitre.pris.par.id : null,
    total,
    deposees,
    conformes,
    a_modifier: aModifier,
    statuts: JSON.stringify(statutsDe(chapitre)),
    etat: JSON.stringify(chapitre),
  }
}
