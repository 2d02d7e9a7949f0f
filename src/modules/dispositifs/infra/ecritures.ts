/** How many writes this process has made: what it publishes or moves is on its next page. */
let ecritures = 0
export const noterEcriture = (): void => {
  ecritures++
}

/** What another process writes is there within a second. */
const FRAICHEUR_MS = 900

/** Asks at most once a second, whatever the number of pages, and again after a write of this process. A failure is not kept. */
export const auPlusUneFoisParSeconde = <R>(lire: () => Promise<R>): (() => Promise<R>) => {
  let connu: { readonly depuis: number; readonly ecritures: number; readonly promesse: Promise<R> } | undefined
  return () => {
    if (connu?.ecritures === ecritures && performance.now() - connu.depuis <= FRAICHEUR_MS) return connu.promesse
    const promesse = lire()
    const neuf = { depuis: performance.now(), ecritures, promesse }
    connu = neuf
    promesse.catch(() => {
      if (connu === neuf) connu = undefined
    })
    return promesse
  }
}
