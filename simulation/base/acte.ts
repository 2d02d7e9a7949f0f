import { createHash } from 'node:crypto'
import type { Acte, Acteur } from '../../src/kernel/acteur.ts'
import { cleDeterministe } from '../../src/platform/db/index.ts'

/** An act whose key is made of what it is: the same simulation asks for the same acts. */
export const acteDe = <A extends Acteur>(acteur: A, nom: string): Acte<A> => ({
  acteur,
  cle: cleDeterministe(`simulation ${nom}`),
  empreinte: createHash('sha256').update(nom).digest('hex'),
})
