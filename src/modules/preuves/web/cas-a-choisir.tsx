import type { VNode } from 'preact'
import { format, Lien } from '../../../ui/index.ts'
import { casAChoisir, type ChapitreDepose, chemins } from '../../candidatures/index.ts'
import { idCas } from './exigences.ts'

/** PRE-1 — the conditions of a chapter of which no case was declared, each with a way to it; nothing when there is none. */
export const CasAChoisir = (props: {
  readonly numero: string
  readonly code: string
  readonly chapitre: ChapitreDepose
}): VNode | null => {
  const conditions = casAChoisir(props.chapitre)
  if (conditions.length === 0) return null
  return (
    <p class="fr-text--sm fr-mb-1w">
      {`${format.enMajuscule(format.pluriel(conditions.length, 'preuve demande', 'preuves demandent'))} de dire d’abord quel cas s’applique : `}
      {conditions.map(({ preuve }, rang) => (
        <>
          {rang > 0 ? ', ' : null}
          <Lien href={`${chemins.preuve(props.numero, props.code, preuve)}#${idCas(preuve)}`}>{preuve}</Lien>
        </>
      ))}
      .
    </p>
  )
}
