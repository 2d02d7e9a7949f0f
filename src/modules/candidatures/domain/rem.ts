import { uneFoisPour } from '../../../kernel/memoire.ts'
import type { CodeChapitre, Dispositif, NaturePreuve, NumeroPreuve } from '../../dispositifs/index.ts'
import type { ChapitreDepose, Instruite } from './candidature.ts'
import { chapitresDe } from './chapitres.ts'

type Indexe = {
  readonly natures: ReadonlyMap<NumeroPreuve, readonly NaturePreuve[]>
  readonly scenarios: ReadonlyMap<NumeroPreuve, string>
}

const indexDe = uneFoisPour(({ chapitres }: Dispositif['rem']): Indexe => {
  const scenarios = chapitres.flatMap(({ exigences }) => exigences.flatMap(exigence => exigence.scenarios))
  return {
    natures: new Map(
      scenarios.flatMap(({ preuves }) => preuves.map(({ numero, natures }) => [numero, natures] as const)),
    ),
    scenarios: new Map(scenarios.flatMap(({ numero, preuves }) => preuves.map(preuve => [preuve.numero, numero]))),
  }
})

/** What may be deposited for an expected proof, by its number; nothing for one that the REM doesn't know. */
export const naturesDe = ({ rem }: Dispositif, preuve: NumeroPreuve): readonly NaturePreuve[] =>
  indexDe(rem, null).natures.get(preuve) ?? []

/** The scenarios that the expected proofs of a chapter come from, in the REM's order. */
export const scenariosDe = ({ rem }: Dispositif, { preuves }: ChapitreDepose): readonly string[] => {
  const { scenarios } = indexDe(rem, null)
  return [...new Set((Object.keys(preuves) as NumeroPreuve[]).flatMap(numero => scenarios.get(numero) ?? []))]
}

/** PRE-8 — whether a proof follows a homologation of the CNDA to its end, in this programme. */
export const suitUneHomologation = (dispositif: Dispositif, preuve: NumeroPreuve): boolean =>
  dispositif.controles.cnda && naturesDe(dispositif, preuve).includes('cnda')

/** PEN-1, PEN-4 — whether a proof is a penetration test's report, in this programme. */
export const estUnTestIntrusion = (dispositif: Dispositif, preuve: NumeroPreuve): boolean =>
  dispositif.controles.testIntrusion !== null && naturesDe(dispositif, preuve).includes('passi')

/** The proofs of a file for which something is true, with their chapters. */
export const preuvesOu = (
  dossier: Instruite,
  vrai: (preuve: NumeroPreuve) => boolean,
): readonly { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }[] =>
  chapitresDe(dossier).flatMap(([chapitre, { preuves }]) =>
    (Object.keys(preuves) as NumeroPreuve[]).filter(vrai).map(preuve => ({ chapitre, preuve })),
  )
