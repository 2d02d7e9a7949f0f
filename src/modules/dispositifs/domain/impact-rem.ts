import { preuvesAppariees } from './apparier-rem.ts'
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

/** What becomes of an expected proof. `ancien`: the number that it had; null when it is new. */
export type SuiteDePreuve = {
  readonly numero: NumeroPreuve
  readonly ancien: NumeroPreuve | null
  readonly sort: 'a_refaire' | 'a_confirmer' | 'conservee'
}

/**
 * VIE-3 — in a new version only the evidence that has to be redone is asked for. `ecarts`: the requirements that apply, and
 * no other; `acquises`: the proofs that were found conforming, by their number in the version before.
 */
export const impactDe = (ecarts: readonly EcartRem[], acquises: ReadonlySet<NumeroPreuve>): Impact => {
  const impact = { aRefaire: [] as NumeroPreuve[], aConfirmer: [] as NumeroPreuve[], conservees: [] as NumeroPreuve[] }
  const rangees = { a_refaire: impact.aRefaire, a_confirmer: impact.aConfirmer, conservee: impact.conservees }
  for (const { numero, ancien, sort } of ecarts.flatMap(suitesDePreuves))
    rangees[ancien !== null && acquises.has(ancien) ? sort : 'a_refaire'].push(numero)
  return impact
}

/** VIE-3 — what becomes of each proof that a requirement expects from then on; a préconisation expects none. */
export const suitesDePreuves = (ecart: EcartRem): readonly SuiteDePreuve[] => {
  if (ecart.sort === 'supprimee' || ecart.apres.exigence.nature !== 'exigence') return []
  switch (ecart.sort) {
    case 'nouvelle':
      return numerosDe(ecart.apres.exigence).map(numero => ({ numero, ancien: null, sort: 'a_refaire' }))
    case 'inchangee':
      return numerosDe(ecart.apres.exigence).map(numero => ({ numero, ancien: numero, sort: 'conservee' }))
    case 'modifiee': {
      const anciens = new Set(numerosDe(ecart.avant.exigence))
      const paires = numerosDe(ecart.apres.exigence).map(numero => ({
        numero,
        ancien: anciens.has(numero) ? numero : null,
      }))
      return ranger(ecart, paires, estRelue(ecart))
    }
    case 'renumerotee':
      return ranger(
        ecart,
        preuvesAppariees(ecart.avant.exigence, ecart.apres.exigence),
        !ecart.identique && (!ecart.confirmee || estRelue(ecart)),
      )
  }
}

type Changee = Extract<EcartRem, { readonly sort: 'modifiee' | 'renumerotee' }>

/** What the proofs have to prove is said otherwise. */
const estRelue = ({ parties }: Changee): boolean =>
  parties.some(partie => partie === 'texte' || partie === 'scenarios' || partie === 'commentaire')

const ranger = (
  { preuves }: Changee,
  paires: readonly Pick<SuiteDePreuve, 'numero' | 'ancien'>[],
  relue: boolean,
): readonly SuiteDePreuve[] => {
  const refaites = new Set(preuves.map(({ numero }) => numero))
  return paires.map(({ numero, ancien }) => ({
    numero,
    ancien,
    sort: ancien === null || refaites.has(ancien) ? 'a_refaire' : relue ? 'a_confirmer' : 'conservee',
  }))
}

const numerosDe = ({ scenarios }: Exigence): readonly NumeroPreuve[] =>
  scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))
