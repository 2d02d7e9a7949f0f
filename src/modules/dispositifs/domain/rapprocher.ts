/** What became of something from one version to the next. */
export type Sens = 'ajout' | 'retrait' | 'changement'

/** Whether two settings say the same, whatever the order in which their parts were written. */
export const pareil = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (!estObjet(a) || !estObjet(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const noms = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...noms].every(nom => pareil(a[nom], b[nom]))
}

const estObjet = (valeur: unknown): valeur is Readonly<Record<string, unknown>> =>
  typeof valeur === 'object' && valeur !== null

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
