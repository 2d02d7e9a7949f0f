import { type Bornes, makeAPart } from '../../../platform/fils/index.ts'
import type { Lecture, LireClasseurAPart } from '../use-cases/ports-classeurs.ts'

type BornesDeLecture = Bornes & { readonly attente: number }

/** Several times what the largest workbook that is accepted needs; four readings may wait for their turn. */
export const BORNES_DE_LECTURE: BornesDeLecture = {
  delaiMs: 20_000,
  memoireMo: 768,
  tamponsMo: 768,
  attente: 4,
}

/** P29 — a thread for each workbook, which ends with it. */
export const makeLireClasseurAPart = (bornes: Partial<BornesDeLecture> = {}): LireClasseurAPart => {
  const lire = makeAPart<Lecture>({
    ouvrier: 'src/modules/dispositifs/infra/ouvrier-classeur.ts',
    arrete: { ok: false, refus: 'trop_lourd' },
    encombre: { ok: false, refus: 'lecture_encombree' },
    ...BORNES_DE_LECTURE,
    ...bornes,
  })
  return ({ octets, ...demande }) => lire(demande, octets)
}
