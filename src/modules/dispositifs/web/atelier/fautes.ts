import { jourCivil } from '../../../../kernel/temps.ts'
import { format } from '../../../../ui/index.ts'
import { type Chantier, rubriques } from '../../domain/chantier.ts'
import { controlerChantier, type FauteChantier } from '../../domain/controle-chantier.ts'
import { jalonsChanges } from '../../domain/deplacement.ts'
import type { Dispositif, Jalon } from '../../domain/dispositif.ts'
import { jalonsDe } from '../../domain/programme.ts'

/**
 * What stands in the way of a publication: the chantier's own faults, and the milestones that it would move (P10). `ouverte`: the
 * version in force, its moves laid over it; `null` when there is none.
 */
export const fautesAvant = (chantier: Chantier, ouverte: Dispositif | null): readonly FauteChantier[] =>
  [...controlerChantier(chantier), ...jalonsQuiBougeraient(chantier, ouverte).map(fauteDuJalon(chantier))].toSorted(
    (a, b) => rubriques.indexOf(a.rubrique) - rubriques.indexOf(b.rubrique),
  )

/** P10 — none while the chantier's own calendar has a fault: its moments can't be told. */
export const jalonsQuiBougeraient = (chantier: Chantier, ouverte: Dispositif | null): readonly Jalon[] => {
  if (!ouverte || controlerChantier(chantier).some(({ rubrique }) => rubrique === 'calendrier')) return []
  const { jalons, decret } = chantier
  return jalonsChanges({
    publiee: ouverte.jalons.map(jalon => ({ ...jalon, quand: jalon.deplacements?.[0]?.avant ?? jalon.quand })),
    nouvelle: jalonsDe(jalons, decret ?? jourCivil('1970-01-01')),
    deplacements: ouverte.jalons.flatMap(jalon => jalon.deplacements ?? []),
  })
}

const fauteDuJalon =
  ({ jalons }: Chantier) =>
  ({ code, quand }: Jalon): FauteChantier => ({
    rubrique: 'calendrier',
    chemin: jalons.some(jalon => jalon.code === code) ? `jalons.${code}` : 'jalons',
    phrase: `Le jalon ${code} est publié au ${format.dateHeure(quand)} : remettez cette date. Un administrateur peut le déplacer, pour toutes les candidatures.`,
  })
