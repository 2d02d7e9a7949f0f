import type { VNode } from 'preact'
import { Chronologie, type EntreeChronologie, libelleQualite, Section } from '../../../ui/index.ts'
import type { Fait } from '../domain/faits.ts'

/** What a page tells of a fact; who did it and when are told of every one. */
export type EntreeDHistorique = Omit<EntreeChronologie, 'le' | 'par'>

/** What was done about one thing, the last first; `entreeDe` gives null for the facts that are not about it. Nothing when none is. */
export const Historique = ({
  faits,
  entreeDe,
}: {
  readonly faits: readonly Fait[]
  readonly entreeDe: (fait: Fait) => EntreeDHistorique | null
}): VNode | null => {
  const entrees = faits.flatMap((fait): EntreeChronologie[] => {
    const { le, par } = fait
    const entree = entreeDe(fait)
    return entree ? [{ le, par: `${par.nom}, ${libelleQualite(par.qualite)}`, ...entree }] : []
  })
  return entrees.length === 0 ? null : (
    <Section titre="Historique" id="historique">
      <Chronologie entrees={entrees.toReversed()} />
    </Section>
  )
}
