/** The bytes of a pièce, read here and there: what a form needs, and no more. */
export type Source = {
  /** Of the whole, in bytes. */
  readonly taille: number
  /** At most `longueur` bytes from `debut`: fewer where the pièce ends, none beyond. @throws BudgetEpuise */
  readonly lire: (debut: number, longueur: number) => Promise<Buffer>
}

/** The pièce sends its reader from place to place without end (P29). */
export class BudgetEpuise extends Error {
  override readonly name = 'BudgetEpuise'
}

const LECTURES_MAX = 400
const OCTETS_MAX = 8 * 1024 * 1024
/** Read at once: what follows a header is often wanted next. */
const FENETRE = 16 * 1024

/** P29 — a source that counts: so many reads and so many bytes for one pièce, whatever it holds. */
export const bornee = (
  taille: number,
  lirePortion: (debut: number, fin: number) => Promise<Buffer>,
  { lectures: maxLectures = LECTURES_MAX, octets: maxOctets = OCTETS_MAX } = {},
): Source => {
  let fenetre: { readonly debut: number; readonly octets: Buffer } = { debut: 0, octets: Buffer.alloc(0) }
  let lectures = 0
  let octets = 0
  return {
    taille,
    lire: async (debut, longueur) => {
      if (!Number.isSafeInteger(debut) || debut < 0 || debut >= taille || longueur <= 0) return Buffer.alloc(0)
      const fin = Math.min(debut + longueur, taille)
      if (debut < fenetre.debut || fin > fenetre.debut + fenetre.octets.length) {
        const jusqua = Math.min(Math.max(fin, debut + FENETRE), taille)
        lectures++
        octets += jusqua - debut
        if (lectures > maxLectures || octets > maxOctets) throw new BudgetEpuise()
        fenetre = { debut, octets: await lirePortion(debut, jusqua - 1) }
      }
      return fenetre.octets.subarray(debut - fenetre.debut, fin - fenetre.debut)
    },
  }
}
