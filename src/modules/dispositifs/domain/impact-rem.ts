import type { EcartRem } from './comparer-rem.ts'
import type { Exigence, NumeroPreuve } from './rem.ts'

/** What a new version asks of someone who has these proofs: each expected proof of the new version, once. */
export type Impact = {
  /** Those that have to be deposited: new ones, and those of which another thing is asked now. */
  readonly aRefaire: readonly NumeroPreuve[]
  /** The proof is the same, what it has to prove was worded anew: to be read again. */
  readonly aConfirmer: readonly NumeroPreuve[]
  readonly conservees: readonly NumeroPreuve[]
}

/**
 * VIE-3 — in a new version only the evidence that has to be redone is asked for. `ecarts`: the requirements that apply, and
 * no other; `acquises`: the proofs that were found conforming, by their number in the version before.
 */
export const impactDe = (ecarts: readonly EcartRem[], acquises: ReadonlySet<NumeroPreuve>): Impact => {
  const impact = { aRefaire: [] as NumeroPreuve[], aConfirmer: [] as NumeroPreuve[], conservees: [] as NumeroPreuve[] }
  const ranger = (numero: NumeroPreuve, sort: keyof Impact, ancien = numero): void => {
    impact[acquises.has(ancien) ? sort : 'aRefaire'].push(numero)
  }
  for (const ecart of ecarts) {
    if (ecart.sort === 'supprimee' || ('apres' in ecart && ecart.apres.exigence.nature !== 'exigence')) continue
    const numeros = numerosDe(ecart.apres.exigence)
    switch (ecart.sort) {
      case 'nouvelle':
        impact.aRefaire.push(...numeros)
        break
      case 'inchangee':
        for (const numero of numeros) ranger(numero, 'conservees')
        break
      case 'renumerotee': {
        const anciens = numerosDe(ecart.avant.exigence)
        for (const [rang, numero] of numeros.entries())
          ranger(numero, ecart.identique ? 'conservees' : 'aConfirmer', anciens[rang])
        break
      }
      case 'modifiee': {
        const refaites = new Set(ecart.preuves.map(({ numero }) => numero))
        const relue = ecart.parties.some(
          partie => partie === 'texte' || partie === 'scenarios' || partie === 'commentaire',
        )
        for (const numero of numeros)
          if (refaites.has(numero)) impact.aRefaire.push(numero)
          else ranger(numero, relue ? 'aConfirmer' : 'conservees')
      }
    }
  }
  return impact
}

const numerosDe = ({ scenarios }: Exigence): readonly NumeroPreuve[] =>
  scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))
