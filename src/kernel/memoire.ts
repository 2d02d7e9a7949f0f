/**
 * Works out once what follows from two values that never change, and answers it again for as long as the first one lives.
 * Only the last second value is remembered: a state goes with one programme.
 */
export const uneFoisPour = <A extends object, B, R>(calculer: (a: A, b: B) => R): ((a: A, b: B) => R) => {
  const connus = new WeakMap<A, { readonly b: B; readonly resultat: R }>()
  return (a, b) => {
    const connu = connus.get(a)
    if (connu && connu.b === b) return connu.resultat
    const resultat = calculer(a, b)
    connus.set(a, { b, resultat })
    return resultat
  }
}
