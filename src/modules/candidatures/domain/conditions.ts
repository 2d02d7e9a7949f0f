import type { Condition, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Avis, ChapitreDepose, ChoixDeCas, ConditionPosee, Depot, PreuveDeposee } from './candidature.ts'
import type { Refus } from './refus.ts'

type Preuves = ChapitreDepose['preuves']

/** The condition that a proof is due under, whatever its case. */
export const conditionDe = (
  { conditions = [] }: Pick<ChapitreDepose, 'conditions'>,
  numero: NumeroPreuve,
): ConditionPosee | undefined => conditions.find(condition => preuvesDeCondition(condition).includes(numero))

/** The case that was declared for a proof; `null` where none was, or where none has to be. */
export const casDeclare = (chapitre: Pick<ChapitreDepose, 'conditions'>, numero: NumeroPreuve): number | null =>
  conditionDe(chapitre, numero)?.choix?.cas ?? null

/** PRE-1 — the conditions of which no case was chosen: none of their proofs can be deposited. */
export const casAChoisir = ({ conditions = [] }: Pick<ChapitreDepose, 'conditions'>): readonly ConditionPosee[] =>
  conditions.filter(({ choix }) => choix === undefined)

/** The proofs that are due while no case is chosen: one stands for each condition. */
export const preuvesSansChoix = (
  preuves: readonly NumeroPreuve[],
  conditions: readonly Condition[] = [],
): readonly NumeroPreuve[] => {
  const autres = new Set(
    conditions.flatMap(condition => preuvesDeCondition(condition).filter(n => n !== condition.preuve)),
  )
  return preuves.filter(numero => !autres.has(numero))
}

/** The field of a chapter; none where it has no condition. */
export const poser = (conditions: readonly ConditionPosee[]): Pick<ChapitreDepose, 'conditions'> =>
  conditions.length > 0 ? { conditions } : {}

/** PRE-1 — why nothing can be deposited for a proof because of the case that it is due in; `null` when it is not that. */
export const refusDeCas = (chapitre: ChapitreDepose, numero: NumeroPreuve): Refus | null => {
  const condition = conditionDe(chapitre, numero)
  if (!condition) return null
  const { preuve, cas, choix } = condition
  if (!choix) return { code: 'cas_a_choisir', condition: preuve }
  return cas.some(un => un.numero === choix.cas && un.preuves.includes(numero))
    ? null
    : { code: 'preuve_d_un_autre_cas', condition: preuve, cas: choix.cas }
}

/** PRE-7 — what was deposited for cases that no longer apply: readable, and never due. */
export const depotsEcartesDuCas = ({
  conditions = [],
}: Pick<ChapitreDepose, 'conditions'>): readonly {
  readonly numero: NumeroPreuve
  readonly cas: number
  readonly preuve: PreuveDeposee
}[] =>
  conditions.flatMap(({ cas, ecartees = {} }) =>
    cas.flatMap(({ numero: n, preuves }) =>
      preuves.flatMap(numero => {
        const preuve = ecartees[n]?.[numero]
        return preuve && preuve.versions.length > 0 ? [{ numero, cas: n, preuve }] : []
      }),
    ),
  )

/** PRE-7 — the proofs of a chapter, then those that came under a case that no longer applies: a number may come twice. */
export const toutesLesPreuves = (chapitre: ChapitreDepose): readonly (readonly [NumeroPreuve, PreuveDeposee])[] => [
  ...(Object.entries(chapitre.preuves) as [NumeroPreuve, PreuveDeposee][]),
  ...depotsEcartesDuCas(chapitre).map(({ numero, preuve }) => [numero, preuve] as const),
]

/** All that was deposited in a chapter, whatever replaced it and whatever the case. */
export const depotsDuChapitre = (chapitre: ChapitreDepose): readonly Depot[] =>
  toutesLesPreuves(chapitre).flatMap(([, { versions }]) => versions)

/** Every proof that a chapter asks for, those of the cases that do not apply after the others. */
export const numerosAttendus = (chapitre: Pick<ChapitreDepose, 'preuves' | 'conditions'>): readonly NumeroPreuve[] => [
  ...new Set([
    ...(Object.keys(chapitre.preuves) as NumeroPreuve[]),
    ...(chapitre.conditions ?? []).flatMap(preuvesDeCondition),
  ]),
]

/** Where each proof of a chapter stands, those of the cases that do not apply included (VIE-3). */
export const statutsDe = ({
  preuves,
  conditions = [],
}: ChapitreDepose): Readonly<Record<NumeroPreuve, StatutOuHorsCas>> => ({
  ...Object.fromEntries(
    conditions.flatMap(preuvesDeCondition).map((numero): [NumeroPreuve, StatutOuHorsCas] => [numero, 'hors_cas']),
  ),
  ...Object.fromEntries(Object.entries<PreuveDeposee>(preuves).map(([numero, { statut }]) => [numero, statut])),
})
export type StatutOuHorsCas = PreuveDeposee['statut'] | 'hors_cas'

export const preuvesDeCondition = ({ cas }: Condition): readonly NumeroPreuve[] => [
  ...new Set(cas.flatMap(un => un.preuves)),
]

const ATTENDUE: PreuveDeposee = { statut: 'attendue', versions: [] }

/** The chapter once that case was chosen: what it asks takes the place of what the other asked, which is kept aside. */
export const avecCas = (chapitre: ChapitreDepose, condition: ConditionPosee, choix: ChoixDeCas): ChapitreDepose => {
  const { choix: ancien, ecartees = {}, ...reste } = condition
  const quittees = new Map(
    preuvesDeCondition(condition).flatMap(numero => {
      const preuve = chapitre.preuves[numero]
      return preuve ? [[numero, preuve] as const] : []
    }),
  )
  const { [choix.cas]: gardees = {}, ...autres } = ecartees
  const misesDeCote =
    ancien && ancien.cas !== choix.cas ? { ...autres, [ancien.cas]: Object.fromEntries(quittees) } : autres
  const demande = demandeParmi([...quittees.values()])
  const dues = condition.cas.find(({ numero }) => numero === choix.cas)?.preuves ?? []
  const nouvelles = dues.map((numero): [NumeroPreuve, PreuveDeposee] =>
    ancien?.cas === choix.cas
      ? [numero, quittees.get(numero) ?? ATTENDUE]
      : [numero, avecDemande(gardees[numero] ?? ATTENDUE, demande)],
  )
  const posee: ConditionPosee = {
    ...reste,
    choix,
    ...(Object.keys(misesDeCote).length > 0 ? { ecartees: misesDeCote } : {}),
  }
  return {
    ...chapitre,
    preuves: aLaPlaceDe(chapitre.preuves, new Set(quittees.keys()), nouvelles),
    conditions: (chapitre.conditions ?? []).map(un => (un.preuve === condition.preuve ? posee : un)),
  }
}

/** PRE-6 — what was asked of the case that is left, which the other one answers. */
const demandeParmi = (preuves: readonly PreuveDeposee[]): Avis | undefined =>
  preuves
    .flatMap(preuve =>
      'avis' in preuve ? preuve.avis : ((preuve.statut === 'deposee' ? preuve.demande : undefined) ?? []),
    )
    .find(({ verdict }) => verdict !== 'conforme')

/** A proof of the case that is taken: as it was left, and answering what was asked since. */
const avecDemande = (preuve: PreuveDeposee, demande: Avis | undefined): PreuveDeposee => {
  if (!demande || demande.verdict === 'conforme') return preuve
  if (preuve.statut === 'deposee') return { ...preuve, demande }
  return preuve.statut === 'attendue' ? { statut: demande.verdict, versions: preuve.versions, avis: demande } : preuve
}

const aLaPlaceDe = (
  preuves: Preuves,
  quittees: ReadonlySet<NumeroPreuve>,
  nouvelles: readonly (readonly [NumeroPreuve, PreuveDeposee])[],
): Preuves => {
  const [premiere] = quittees
  return Object.fromEntries(
    (Object.entries(preuves) as [NumeroPreuve, PreuveDeposee][]).flatMap(entree =>
      entree[0] === premiere ? nouvelles : quittees.has(entree[0]) ? [] : [entree],
    ),
  )
}
