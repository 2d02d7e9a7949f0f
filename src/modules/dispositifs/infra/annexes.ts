import { controlerFormulaireTest, controlerQuestionnaire } from '../domain/controle-annexes.ts'
import type { FormulaireTest, QuestionnaireMaturite } from '../domain/controles.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import { type Lu, lireJson, refuse } from './lire-json.ts'
import { lireFormulaireTest, lireQuestionnaire } from './schema-annexes.ts'

/** A reader of a JSON file that was sent, by its schema and its own rules. */
const lecteurDe =
  <T>(selon: (valeur: unknown) => Lu<T>, controler: (valeur: T) => readonly FauteProgramme[]) =>
  (texte: string): Lu<T> => {
    const lu = lireJson(Buffer.from(texte), { nom: 'fichier', selon })
    const fautes = lu.ok ? controler(lu.valeur) : []
    return fautes.length > 0 ? refuse(...fautes) : lu
  }

/** PEN-1 — the form of the penetration test, in the format of `test-intrusion.json`. */
export const lireTestIntrusion: (texte: string) => Lu<FormulaireTest> = lecteurDe(
  lireFormulaireTest,
  controlerFormulaireTest,
)

/** ELI-9 — the maturity questionnaire, in the format of `maturite-ssi.json`. */
export const lireMaturite: (texte: string) => Lu<QuestionnaireMaturite> = lecteurDe(
  lireQuestionnaire,
  controlerQuestionnaire,
)
