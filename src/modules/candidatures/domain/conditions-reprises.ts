import type { Condition, NumeroPreuve } from '../../dispositifs/index.ts'
import type { ChapitreRepris, ConditionPosee, Instruite, PreuveDeposee, PreuveReprise } from './candidature.ts'
import { chapitresDe, preuveDe } from './chapitres.ts'
import { preuvesDeCondition, preuvesSansChoix } from './conditions.ts'

type Reprises = ReadonlyMap<NumeroPreuve, PreuveReprise>

/**
 * VIE-3, PRE-1 — the conditions of a chapter under the version that it goes to. What was declared stays where something that was
 * deposited for it does; what was deposited before cases were told apart is not asked again under one.
 */
export const conditionsReprises = (
  dossier: Instruite,
  { preuves, conditions = [] }: ChapitreRepris,
): readonly ConditionPosee[] => {
  const reprises: Reprises = new Map(preuves.map(reprise => [reprise.numero, reprise]))
  return conditions.flatMap(condition => {
    const anciens = preuvesDeCondition(condition).flatMap(numero => reprises.get(numero)?.ancien ?? [])
    const ancienne = chapitresDe(dossier)
      .flatMap(([, chapitre]) => chapitre.conditions ?? [])
      .find(autre => preuvesDeCondition(autre).some(numero => anciens.includes(numero)))
    if (ancienne) return [reprise(condition, ancienne, reprises)]
    const acquise = preuvesDeCondition(condition).some(numero => aEteDeposee(dossier, reprises.get(numero)))
    return acquise ? [] : [{ preuve: condition.preuve, cas: condition.cas }]
  })
}

/** The proofs that are due then, with what each was. */
export const dues = ({ preuves }: ChapitreRepris, conditions: readonly ConditionPosee[]): readonly PreuveReprise[] => {
  const sansChoix = new Set(
    preuvesSansChoix(
      preuves.map(({ numero }) => numero),
      conditions,
    ),
  )
  const exclues = new Set<NumeroPreuve>()
  const choisies = new Set<NumeroPreuve>()
  for (const { cas, choix } of conditions)
    if (choix)
      for (const { numero, preuves: siennes } of cas)
        for (const preuve of siennes) (numero === choix.cas ? choisies : exclues).add(preuve)
  return preuves.filter(({ numero }) => choisies.has(numero) || (sansChoix.has(numero) && !exclues.has(numero)))
}

/** What was deposited for another wording of the proof stays in the journal, and no longer counts. */
export const preuveReprise = ({ sort }: PreuveReprise, preuve: PreuveDeposee | undefined): PreuveDeposee => {
  if (!preuve || sort === 'a_refaire') return { statut: 'attendue', versions: [] }
  if (sort === 'conservee' || preuve.statut !== 'conforme') return preuve
  const { versions, certificat, avis } = preuve
  return { statut: 'deposee', versions, demande: avis, ...(certificat ? { certificat } : {}) }
}

const aEteDeposee = (dossier: Instruite, reprise: PreuveReprise | undefined): boolean => {
  if (!reprise || reprise.ancien === null || reprise.sort === 'a_refaire') return false
  const { ancien } = reprise
  return chapitresDe(dossier).some(([, chapitre]) => (preuveDe(chapitre, ancien)?.versions.length ?? 0) > 0)
}

const reprise = (condition: Condition, ancienne: ConditionPosee, reprises: Reprises): ConditionPosee => {
  const { preuve, cas } = condition
  const gardees = (numero: number): readonly PreuveReprise[] =>
    (cas.find(un => un.numero === numero)?.preuves ?? []).flatMap(une => {
      const reprise = reprises.get(une)
      return reprise && reprise.ancien !== null && reprise.sort !== 'a_refaire' ? [reprise] : []
    })
  const duCas = (numero: number) => ancienne.cas.find(un => un.numero === numero)?.preuves ?? []
  const { choix } = ancienne
  const tenu =
    choix && gardees(choix.cas).some(({ ancien }) => ancien !== null && duCas(choix.cas).includes(ancien))
      ? { choix }
      : {}
  const ecartees = cas.flatMap(({ numero }) => {
    const siennes = gardees(numero).flatMap(une => {
      const deposee = une.ancien === null ? undefined : ancienne.ecartees?.[numero]?.[une.ancien]
      return deposee ? [[une.numero, preuveReprise(une, deposee)] as const] : []
    })
    return siennes.length > 0 ? [[numero, Object.fromEntries(siennes)] as const] : []
  })
  return { preuve, cas, ...tenu, ...(ecartees.length > 0 ? { ecartees: Object.fromEntries(ecartees) } : {}) }
}
