import { Type } from 'typebox'
import type { FormulaireTest as Test, QuestionnaireMaturite as Questionnaire } from '../domain/controles.ts'
import { gravites } from '../domain/controles.ts'
import type { ModelePartage } from '../domain/programme.ts'
import type { Lu } from './lire-json.ts'
import { Code, Entier, makeLireSelon, objet, Texte } from './schema.ts'

const Gravite = Type.Enum([...gravites])
const FormulaireTest = objet({
  version: Texte,
  typesApplication: Type.Array(objet({ code: Code, libelle: Texte }), { minItems: 1 }),
  points: Type.Array(
    objet({
      id: Texte,
      rubrique: Texte,
      intitule: Texte,
      enonce: Texte,
      gravite: Gravite,
      types: Type.Array(Code, { minItems: 1 }),
      graviteParType: Type.Record(Type.String(), Gravite),
    }),
    { minItems: 1 },
  ),
  moyennesNegativesMax: Type.Integer({ minimum: 0 }),
  ageMaxMois: Entier,
})
const QuestionnaireMaturite = objet({
  version: Texte,
  niveaux: Type.Array(Texte, { minItems: 2 }),
  questions: Type.Array(
    objet({
      id: Texte,
      theme: Texte,
      question: Texte,
      aide: Type.Optional(Texte),
      niveaux: Type.Array(Texte, { minItems: 2 }),
    }),
    { minItems: 1 },
  ),
})

const articles = Type.Array(objet({ titre: Texte, paragraphes: Type.Array(Texte, { minItems: 1 }) }), { minItems: 1 })
const Modele = objet({ financement: Type.Boolean(), articles })
const Articles = objet({ articles })

/** PEN-1 — `test-intrusion.json`. */
export const lireFormulaireTest: (valeur: unknown) => Lu<Test> = makeLireSelon(FormulaireTest)
/** ELI-9 — `maturite-ssi.json`. */
export const lireQuestionnaire: (valeur: unknown) => Lu<Questionnaire> = makeLireSelon(QuestionnaireMaturite)
/** CVN-5 — a model of convention, shared by the programmes that name it. */
export const lireModele: (valeur: unknown) => Lu<ModelePartage> = makeLireSelon(Modele)
/** CVN-1 — `convention.json`, the articles of one programme's own convention. */
export const lireArticles: (valeur: unknown) => Lu<Pick<ModelePartage, 'articles'>> = makeLireSelon(Articles)
