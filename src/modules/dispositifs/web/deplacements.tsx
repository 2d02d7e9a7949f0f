import type { VNode } from 'preact'
import { Quand } from '../../../ui/index.ts'
import { sensDuDeplacement } from '../domain/deplacement.ts'
import type { Jalon } from '../domain/dispositif.ts'

/** P10 — under the moment of a milestone, where it was before, since when and why; nothing while it stays where it was set. */
export const DeplacementsDuJalon = ({ jalon }: { readonly jalon: Jalon }): VNode => (
  <>
    {(jalon.deplacements ?? []).map(deplacement => (
      <span key={deplacement.revision} class="fr-text--sm">
        <br />
        {sensDuDeplacement(deplacement) === 'reporte' ? 'Reporté' : 'Avancé'} le{' '}
        <Quand le={deplacement.le} forme="jour" />, auparavant fixé au <Quand le={deplacement.avant} />. Motif :{' '}
        {deplacement.motif}
      </span>
    ))}
  </>
)
