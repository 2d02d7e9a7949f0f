/** What waits for its moment. `t`: milliseconds since 1970. */
export type Attendu<T> = { readonly t: number; readonly n: number; readonly quoi: T }

export type Tas<T> = {
  readonly ajouter: (t: number, quoi: T) => void
  /** The earliest; of two of the same moment, the one that was added first. */
  readonly retirer: () => Attendu<T> | undefined
  readonly prochain: () => Attendu<T> | undefined
  readonly taille: () => number
}

const avant = <T>(a: Attendu<T>, b: Attendu<T>): boolean => a.t < b.t || (a.t === b.t && a.n < b.n)

/** The moments to come, as a binary heap. */
export const creerTas = <T>(): Tas<T> => {
  const tas: Attendu<T>[] = []
  let numero = 0
  const monter = (evenement: Attendu<T>): void => {
    let i = tas.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      const autre = tas[parent]
      if (!autre || !avant(evenement, autre)) break
      tas[i] = autre
      i = parent
    }
    tas[i] = evenement
  }
  const descendre = (evenement: Attendu<T>): void => {
    let i = 0
    for (;;) {
      const gauche = 2 * i + 1
      const [a, b] = [tas[gauche], tas[gauche + 1]]
      if (!a) break
      const moindre = b && avant(b, a) ? b : a
      if (!avant(moindre, evenement)) break
      tas[i] = moindre
      i = moindre === a ? gauche : gauche + 1
    }
    tas[i] = evenement
  }
  return {
    ajouter: (t, quoi) => monter({ t, n: numero++, quoi }),
    retirer: () => {
      const premier = tas[0]
      const dernier = tas.pop()
      if (dernier && tas.length > 0) descendre(dernier)
      return premier
    },
    prochain: () => tas[0],
    taille: () => tas.length,
  }
}
