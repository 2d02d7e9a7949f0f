import {
  chapitresApplicables,
  chapitresAttendus,
  type CodeChapitre,
  type Dispositif,
  type EcartRem,
  type NumeroPreuve,
} from '../../dispositifs/index.ts'
import type { PreuveReprise } from '../domain/candidature.ts'
import { preuvesDeCondition, preuvesSansChoix, type StatutOuHorsCas } from '../domain/conditions.ts'
import type { Comptes, DossierACompter } from '../domain/consequences-version.ts'
import { profilsSous, suitesDe } from './changer-de-version.ts'

export type Calcul = {
  /** The chapters of the version before in which something changes for somebody. */
  readonly aLire: readonly CodeChapitre[]
  readonly compter: (dossier: DossierACompter) => Comptes
}

type Version = Pick<Dispositif, 'rem' | 'applicabilite' | 'profils'>

/**
 * VIE-3 — counts what a newer version asks of many files, as `impactSurDossier` does of one: what applies is worked out once for
 * each choice of profiles and each answer on vague 1, and only the proofs that something changes are looked at.
 */
export const calculDesConsequences = (avant: Version, apres: Version, ecarts: readonly EcartRem[]): Calcul => {
  const suites = suitesDe(ecarts)
  const chapitreDe = new Map(
    avant.rem.chapitres.flatMap(({ code, exigences }) => numerosDe(exigences).map(numero => [numero, code] as const)),
  )
  const gardees = new Set(
    [...suites.values()].flatMap(({ ancien, sort }) => (sort === 'conservee' ? (ancien ?? []) : [])),
  )
  // Those that stay may cease to apply: what applies to whom changed with them.
  const sensibles = new Set(
    ecarts.flatMap(ecart =>
      'parties' in ecart && ecart.parties.some(partie => PORTEE.includes(partie))
        ? numerosDe([ecart.avant.exigence])
        : [],
    ),
  )
  const memesRegles =
    JSON.stringify([avant.applicabilite, avant.profils]) === JSON.stringify([apres.applicabilite, apres.profils])
  const touchees = [...chapitreDe].filter(([numero]) => !memesRegles || !gardees.has(numero) || sensibles.has(numero))
  const aLire = [...new Set(touchees.map(([, code]) => code))]
  const combinaisons = new Map<string, Combinaison>()
  const combinaisonDe = ({ profils, administrative }: DossierACompter): Combinaison => {
    const cle = JSON.stringify([profils, administrative])
    const connue = combinaisons.get(cle) ?? combiner({ avant, apres, profils, administrative, suites })
    combinaisons.set(cle, connue)
    return connue
  }
  return {
    aLire,
    compter: dossier => compter(dossier, combinaisonDe(dossier), chapitreDe),
  }
}

const PORTEE: readonly string[] = ['profil', 'perimetre', 'nature']

type Combinaison = {
  /** Asked before, and of which nothing more is said than that it stays. */
  readonly changees: readonly PreuveReprise[]
  readonly nouvelles: number
  readonly retirees: readonly NumeroPreuve[]
}

const combiner = (args: {
  readonly avant: Version
  readonly apres: Version
  readonly profils: readonly string[]
  readonly administrative: Readonly<Record<string, string | null>>
  readonly suites: ReadonlyMap<NumeroPreuve, PreuveReprise>
}): Combinaison => {
  const { avant, apres, suites } = args
  const administrative = Object.fromEntries(
    Object.entries(args.administrative).flatMap(([code, valeur]) => (valeur === null ? [] : [[code, valeur]])),
  )
  const chapitres = (version: Version, profils: readonly string[]) =>
    chapitresAttendus(chapitresApplicables(version, { profils, administrative }))
  const anciennes = new Set(chapitres(avant, args.profils).flatMap(({ preuves }) => preuves))
  const attendus = chapitres(apres, profilsSous(apres, args.profils))
  const reprises = attendus.flatMap(({ preuves }) => preuves).flatMap(numero => suites.get(numero) ?? [])
  const suivies = reprises.filter(({ ancien }) => ancien !== null && anciennes.has(ancien))
  const connues = new Set(suivies.map(({ numero }) => numero))
  const nouvelles = attendus.flatMap(({ preuves, conditions = [] }) =>
    // PRE-1 — a condition asks for one thing, which a file that knows it has already.
    conditions
      .filter(condition => preuvesDeCondition(condition).some(numero => connues.has(numero)))
      .reduce<readonly NumeroPreuve[]>(
        (reste, condition) => reste.filter(numero => !preuvesDeCondition(condition).includes(numero)),
        preuvesSansChoix(preuves, conditions),
      )
      .filter(numero => !connues.has(numero)),
  )
  const gardees = new Set(suivies.map(({ ancien }) => ancien))
  return {
    changees: suivies.filter(({ sort }) => sort !== 'conservee'),
    nouvelles: nouvelles.length,
    retirees: [...anciennes].filter(numero => !gardees.has(numero)),
  }
}

const compter = (
  { chapitres }: DossierACompter,
  { changees, nouvelles, retirees }: Combinaison,
  chapitreDe: ReadonlyMap<NumeroPreuve, CodeChapitre>,
): Comptes => {
  const parCode = new Map(chapitres.map(chapitre => [chapitre.code, chapitre]))
  const statutDe = (numero: NumeroPreuve): StatutOuHorsCas => {
    const chapitre = parCode.get(chapitreDe.get(numero) ?? ('' as CodeChapitre))
    const ecrit = chapitre?.statuts?.[numero]
    if (ecrit) return ecrit
    return chapitre && chapitre.deposees > 0 && chapitre.conformes === chapitre.total ? 'conforme' : 'attendue'
  }
  const deposee = (numero: NumeroPreuve): boolean => !['attendue', 'hors_cas'].includes(statutDe(numero))
  const somme = (cle: 'total' | 'deposees'): number => chapitres.reduce((n, chapitre) => n + chapitre[cle], 0)
  const aRefaire = changees.filter(
    ({ ancien, sort }) => sort === 'a_refaire' && ancien !== null && deposee(ancien),
  ).length
  const aConfirmer = changees.filter(
    ({ ancien, sort }) => sort === 'a_confirmer' && ancien !== null && deposee(ancien),
  ).length
  const retireesDeposees = retirees.filter(deposee).length
  return {
    aRefaire: aRefaire + nouvelles,
    aConfirmer,
    conservees: somme('deposees') - retireesDeposees - aRefaire - aConfirmer,
    aDeposer: somme('total') - somme('deposees') - retirees.filter(numero => statutDe(numero) === 'attendue').length,
  }
}

const numerosDe = (exigences: Dispositif['rem']['chapitres'][number]['exigences']): readonly NumeroPreuve[] =>
  exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero)))
