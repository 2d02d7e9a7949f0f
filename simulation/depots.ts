import type { CommandeCandidature, Homologation, RapportTest } from '../src/modules/candidatures/index.ts'
import {
  estUnTestIntrusion,
  graviteDe,
  pointsPresentes,
  suitUneHomologation,
} from '../src/modules/candidatures/index.ts'
import type { FormulaireTest, NumeroPreuve } from '../src/modules/dispositifs/index.ts'
import { JOUR } from './calendrier.ts'
import type { Dossier, Monde } from './monde.ts'

type Deposer = Extract<CommandeCandidature, { readonly type: 'deposerPreuve' }>

export const LIEN = { nature: 'lien', url: 'https://preuves.example/piece' } as const

/** How likely a penetration test is unfavourable, the first time. */
const TEST_DEFAVORABLE = 0.25

/** What some proofs come with: where a homologation stands (PRE-8), the report of a penetration test (PEN-1). */
export const complementsDuDepot = (
  monde: Monde,
  dossier: Dossier,
  preuve: NumeroPreuve,
): Pick<Deposer, 'homologation' | 'rapportTest'> => ({
  ...(suitUneHomologation(monde.dispositif, preuve) ? { homologation: homologation(monde, dossier) } : {}),
  ...(estUnTestIntrusion(monde.dispositif, preuve) ? { rapportTest: rapport(monde, dossier, preuve) } : {}),
})

const homologation = ({ now, calendrier }: Monde, { homologueeLe }: Dossier): Homologation =>
  now >= homologueeLe
    ? { etat: 'obtenue' }
    : { etat: 'pre_examen', retourPrevuLe: calendrier.jourCivilDe(calendrier.jourDe(homologueeLe)) }

const rapport = (monde: Monde, { etat, hasard }: Dossier, preuve: NumeroPreuve): RapportTest => {
  const { dispositif, calendrier, now } = monde
  const formulaire = dispositif.controles.testIntrusion
  if (!formulaire) throw new Error('un programme sans test d’intrusion')
  const depose =
    etat && 'chapitres' in etat ? Object.values(etat.chapitres).find(({ preuves }) => preuve in preuves) : undefined
  const seconde = (depose?.preuves[preuve]?.versions.length ?? 0) > 0
  return {
    version: formulaire.version,
    prestataire: 'Prestataire d’audit',
    qualification: 'PASSI',
    finLe: calendrier.jourCivilDe(calendrier.jourDe(now - 30 * JOUR)),
    types: typesDe(formulaire),
    reponses: reponses(formulaire, seconde || !hasard.chance(TEST_DEFAVORABLE)),
  }
}

const typesDe = ({ typesApplication }: FormulaireTest): readonly string[] => typesApplication.map(({ code }) => code)

const connues = new Map<string, RapportTest['reponses']>()

/** Every point conforms, or the first one of high severity does not (PEN-2). */
const reponses = (formulaire: FormulaireTest, favorable: boolean): RapportTest['reponses'] => {
  const cle = `${formulaire.version} ${favorable}`
  const deja = connues.get(cle)
  if (deja) return deja
  const types = typesDe(formulaire)
  const points = pointsPresentes(formulaire, types)
  const faute = favorable ? undefined : points.find(point => graviteDe(point, types) === 'haute')
  const toutes: RapportTest['reponses'] = Object.fromEntries(
    points.map(point => [
      point.id,
      point === faute
        ? { reponse: 'non_conforme', justification: 'À corriger.' }
        : { reponse: 'conforme', justification: '' },
    ]),
  )
  connues.set(cle, toutes)
  return toutes
}
