import { type Instant, instantAParis, jourAParis, moisDepuis } from '../../../kernel/temps.ts'
import type { FormulaireTest, Gravite, NumeroPreuve, PointDeControle } from '../../dispositifs/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type PreuveDeposee } from './candidature.ts'
import { type RapportTest, reponsesAuTest } from './controles.ts'
import { depotsCourants } from './chapitres.ts'
import type { Refus } from './refus.ts'
import { estUnTestIntrusion } from './rem.ts'

/** PEN-1 — the points asked for these kinds of application. */
export const pointsPresentes = ({ points }: FormulaireTest, types: readonly string[]): readonly PointDeControle[] =>
  points.filter(point => point.types.some(type => types.includes(type)))

/** PEN-1 — when several kinds are tested, the strongest severity counts. */
export const graviteDe = (point: PointDeControle, types: readonly string[]): Gravite => {
  const gravites = types
    .filter(type => point.types.includes(type))
    .map(type => (Object.hasOwn(point.graviteParType, type) ? point.graviteParType[type] : point.gravite))
  if (gravites.includes('haute')) return 'haute'
  return gravites.includes('moyenne') ? 'moyenne' : 'na'
}

export type ResultatTest = {
  readonly favorable: boolean
  /** The points of that severity whose answer is negative. */
  readonly hautes: readonly string[]
  readonly moyennes: readonly string[]
}

/** PEN-2 — every point of high severity conforms, and at most so many (10) answers of medium severity are negative. */
export const resultatDuTest = (formulaire: FormulaireTest, { types, reponses }: RapportTest): ResultatTest => {
  const negatifs = (gravite: Gravite): readonly string[] =>
    pointsPresentes(formulaire, types)
      .filter(point => graviteDe(point, types) === gravite && reponses[point.id]?.reponse === 'non_conforme')
      .map(({ id }) => id)
  const [hautes, moyennes] = [negatifs('haute'), negatifs('moyenne')]
  return { favorable: hautes.length === 0 && moyennes.length <= formulaire.moyennesNegativesMax, hautes, moyennes }
}

/** PEN-1 — a structured report: who tested, when, what, and an answer to every point; recent enough on the day of its deposit. */
export const refusDeRapport = (args: {
  readonly dispositif: Dispositif
  readonly preuve: NumeroPreuve
  readonly rapport: RapportTest | undefined
  readonly recuLe: Instant
}): Refus | null => {
  const { dispositif, preuve, rapport, recuLe } = args
  const formulaire = dispositif.controles.testIntrusion
  if (!formulaire || !estUnTestIntrusion(dispositif, preuve)) return null
  if (!rapport) return { code: 'rapport_de_test_a_completer', champs: ['rapport'], points: [] }
  const champs = champsManquants(formulaire, rapport, recuLe)
  const points = pointsPresentes(formulaire, rapport.types)
    .filter(({ id }) => !repondu(rapport, id))
    .map(({ id }) => id)
  if (champs.length > 0 || points.length > 0) return { code: 'rapport_de_test_a_completer', champs, points }
  const limite = moisDepuis(rapport.finLe, formulaire.ageMaxMois, '00:00')
  return recuLe < limite ? null : { code: 'test_trop_ancien', limite: jourAParis(limite) }
}

const champsManquants = (
  { typesApplication }: FormulaireTest,
  { prestataire, qualification, finLe, types }: RapportTest,
  recuLe: Instant,
): readonly string[] => {
  const connus = typesApplication.map(({ code }) => code)
  return [
    ...(prestataire.trim() === '' ? ['prestataire'] : []),
    ...(qualification.trim() === '' ? ['qualification'] : []),
    ...(recuLe < instantAParis(finLe) ? ['finLe'] : []),
    ...(types.length === 0 || !types.every(type => connus.includes(type)) ? ['types'] : []),
  ]
}

/** What is not conforming, or without object, is explained. */
const repondu = ({ reponses }: RapportTest, id: string): boolean => {
  const donnee = Object.hasOwn(reponses, id) ? reponses[id] : undefined
  return (
    donnee !== undefined &&
    reponsesAuTest.includes(donnee.reponse) &&
    (donnee.reponse === 'conforme' || donnee.justification.trim() !== '')
  )
}

/**
 * PEN-2, PEN-3 — the reports that stand must be favourable before the proof is found conforming: of each kind of application that
 * was tested, the last one.
 */
export const refusDeTestDefavorable = (dispositif: Dispositif, preuve: PreuveDeposee): Refus | null => {
  const formulaire = dispositif.controles.testIntrusion
  if (!formulaire) return null
  const rapports = depotsCourants(preuve).flatMap(({ rapportTest }) => rapportTest ?? [])
  const remplace = (type: string, rang: number): boolean =>
    rapports.slice(rang + 1).some(({ types }) => types.includes(type))
  const defavorable = rapports
    .filter(({ types }, rang) => !types.every(type => remplace(type, rang)))
    .map(rapport => resultatDuTest(formulaire, rapport))
    .find(({ favorable }) => !favorable)
  return defavorable
    ? {
        code: 'test_defavorable',
        hautes: defavorable.hautes.length,
        moyennes: defavorable.moyennes.length,
        max: formulaire.moyennesNegativesMax,
      }
    : null
}
