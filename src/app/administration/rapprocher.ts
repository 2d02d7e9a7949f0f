/** What became of something from one version to the next. */
export type Sens = 'ajout' | 'retrait' | 'changement'

/** The base gives the keys of what it holds in one order, whatever the order in which they were written. */
export const pareil = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export type Rapprochement<T> = { readonly cle: string; readonly avant: T | null; readonly apres: T | null }

type Nommes<T> = readonly (readonly [string, T])[]

/** Both lists, by key: those of the second in their order, then what is gone. */
export const rapprocher = <T>(avant: Nommes<T>, apres: Nommes<T>): readonly Rapprochement<T>[] => {
  const [anciens, nouveaux] = [new Map(avant), new Map(apres)]
  return [
    ...apres.map(([cle, valeur]) => ({ cle, avant: anciens.get(cle) ?? null, apres: valeur })),
    ...avant.filter(([cle]) => !nouveaux.has(cle)).map(([cle, valeur]) => ({ cle, avant: valeur, apres: null })),
  ]
}

/** Only what differs. */
export const ecarts = <T>(avant: Nommes<T>, apres: Nommes<T>): readonly Rapprochement<T>[] =>
  rapprocher(avant, apres).filter(paire => !pareil(paire.avant, paire.apres))

export const sensDe = ({ avant, apres }: Rapprochement<unknown>): Sens =>
  avant === null ? 'ajout' : apres === null ? 'retrait' : 'changement'

export const cles = <O extends object>(objet: O): readonly (keyof O & string)[] =>
  Object.keys(objet) as (keyof O & string)[]
