import type { Lecture, LireClasseurAPart } from '../use-cases/ports-classeurs.ts'
import { type Bornes, makeAPart } from './a-part.ts'

/**
 * P29 — a thread for each workbook, which ends with it.
 * @param delaiMs how long one reading may last before it is stopped.
 * @param memoireMo what its objects may take: several times what the largest workbook that is accepted needs.
 * @param attente how many may wait for their turn; the next ones are refused at once.
 */
export const makeLireClasseurAPart = ({
  delaiMs = 20_000,
  memoireMo = 768,
  attente = 4,
}: Partial<Bornes> & { readonly attente?: number } = {}): LireClasseurAPart => {
  const lire = makeAPart<Lecture>({
    ouvrier: 'ouvrier-classeur.ts',
    arrete: { ok: false, refus: 'trop_lourd' },
    encombre: { ok: false, refus: 'lecture_encombree' },
    delaiMs,
    memoireMo,
    attente,
  })
  return ({ octets, ...demande }) => lire(demande, octets)
}
