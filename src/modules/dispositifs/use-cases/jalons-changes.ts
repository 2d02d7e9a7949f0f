import { jalonsChanges } from '../domain/deplacement.ts'
import type { Dispositif, Jalon } from '../domain/dispositif.ts'
import type { DepotDispositifs } from './ports.ts'

/** P10 — the milestones that this version, once published, would move for new candidatures only. */
export const jalonsChangesPar = async (
  depot: Pick<DepotDispositifs, 'derniere' | 'deplacements'>,
  { code, jalons: nouvelle }: Pick<Dispositif, 'code' | 'jalons'>,
): Promise<readonly Jalon[]> => {
  const publiee = (await depot.derniere(code))?.jalons ?? []
  return jalonsChanges({ publiee, nouvelle, deplacements: await depot.deplacements(code) })
}
