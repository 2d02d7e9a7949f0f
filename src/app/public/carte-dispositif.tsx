import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import { type Dispositif, situationDe } from '../../modules/dispositifs/index.ts'
import { Carte } from '../../ui/index.ts'
import { BadgeGuichet, Calendrier } from './calendrier.tsx'

/** A programme among the others: whether one can still apply, and what comes next. */
export const CarteDispositif = ({
  dispositif,
  le,
  prochains,
}: {
  readonly dispositif: Dispositif
  readonly le: Instant
  /** How many of the milestones ahead are shown. */
  readonly prochains: number
}): VNode => (
  <Carte
    titre={dispositif.intitule}
    href={`/dispositifs/${dispositif.code}`}
    surtitre={situationDe(dispositif)}
    badges={<BadgeGuichet dispositif={dispositif} le={le} />}
    pied={dispositif.financement ? 'Ouvre droit à un financement' : undefined}
  >
    <Calendrier dispositif={dispositif} le={le} prochains={prochains} />
  </Carte>
)
