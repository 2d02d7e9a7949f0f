/** A type that a bare value can't be taken for: applied once, at the border where the value is checked. */
declare const marque: unique symbol
export type Brand<T, Name extends string> = T & { readonly [marque]: Name }
