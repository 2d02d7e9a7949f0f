import type { DepsInstruction } from './deps.ts'
import type { Dispositifs } from './journee.ts'

/** The programmes of these ids, each read once. */
export const lireDispositifs = async (
  { lireDispositif }: Pick<DepsInstruction, 'lireDispositif'>,
  ids: readonly string[],
): Promise<Dispositifs> => {
  const lus = await Promise.all([...new Set(ids)].map(lireDispositif))
  return new Map(lus.map(dispositif => [dispositif.id, dispositif]))
}
