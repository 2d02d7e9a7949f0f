/**
 * What the queue of a guichet is, told again in fewer than 80 lines and without a line of the domain (P12): a row of chairs. A
 * chapter that is handed over takes a chair at the end of the row; it keeps that chair, in the hands of a verifier or back in
 * those of the éditeur, until it comes back too late. There are no numbers on the chairs: only their order.
 */
export type Cle = string
export type Sort =
  | { readonly ou: 'chez_l_editeur' | 'en_file' | 'valide' }
  | { readonly ou: 'pris'; readonly par: string }
  | { readonly ou: 'a_modifier'; readonly depuis: number }

export type Modele = {
  readonly chaises: readonly Cle[]
  readonly sorts: ReadonlyMap<Cle, Sort>
  /** When the chapter on a chair was received, in milliseconds. */
  readonly recus: ReadonlyMap<Cle, number>
  /** How many chairs were ever brought. */
  readonly apportees: number
}

/** Nothing was handed over yet. */
export const rangeeVide = (cles: readonly Cle[]): Modele => ({
  chaises: [],
  sorts: new Map(cles.map(cle => [cle, { ou: 'chez_l_editeur' }])),
  recus: new Map(),
  apportees: 0,
})

export const enFile = ({ chaises, sorts }: Modele): readonly Cle[] =>
  chaises.filter(cle => sorts.get(cle)?.ou === 'en_file')

const devenir = (modele: Modele, cle: Cle, sort: Sort): Modele => ({
  ...modele,
  sorts: new Map([...modele.sorts, [cle, sort]]),
})

/** Hands over chapters, all of them or none. `heures`: how long a chair is kept, never if null. `null`: it can't be done. */
export const remettre = (
  modele: Modele,
  { cles, a, heures }: { readonly cles: readonly Cle[]; readonly a: number; readonly heures: number | null },
): Modele | null => {
  let suivant = modele
  for (const cle of cles) {
    const sort = modele.sorts.get(cle)
    if (sort?.ou !== 'chez_l_editeur' && sort?.ou !== 'a_modifier') return null
    const garde = sort.ou === 'a_modifier' && heures !== null && a - sort.depuis < heures * 60 * 60 * 1000
    suivant = devenir(suivant, cle, { ou: 'en_file' })
    if (garde) continue
    suivant = {
      ...suivant,
      chaises: [...suivant.chaises.filter(autre => autre !== cle), cle],
      recus: new Map([...suivant.recus, [cle, a]]),
      apportees: suivant.apportees + 1,
    }
  }
  return cles.length === 0 ? null : suivant
}

/** Only the first of those who wait can be taken. */
export const prendre = (modele: Modele, cle: Cle, par: string): Modele | null =>
  enFile(modele)[0] === cle ? devenir(modele, cle, { ou: 'pris', par }) : null

/** What the verifier who has it makes of it: it waits again on its chair, it goes back to the éditeur, or it is done. */
export const quitter = (modele: Modele, cle: Cle, { par, pour }: { readonly par: string; readonly pour: Sort }) => {
  const sort = modele.sorts.get(cle)
  return sort?.ou === 'pris' && sort.par === par ? devenir(modele, cle, pour) : null
}
