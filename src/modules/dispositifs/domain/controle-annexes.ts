import type { FormulaireTest, QuestionnaireMaturite } from './controles.ts'
import { doubles, faute, type FauteProgramme, siFaux, variablesInconnues } from './fautes-programme.ts'
import type { ModelePartage, Programme, ReglagesAControler } from './programme.ts'
import type { NaturePreuve, Rem } from './rem.ts'

/** PEN-1 — no point twice, and no kind of application that the form doesn't know. */
export const controlerFormulaireTest = ({ typesApplication, points }: FormulaireTest): readonly FauteProgramme[] => {
  const types = typesApplication.map(({ code }) => code)
  return [
    ...doubles(types).map(code => faute(`typesApplication.${code}`, 'Ce type d’application est donné deux fois.')),
    ...doubles(points.map(({ id }) => id)).map(id =>
      faute(`points.${id}`, 'Ce numéro est employé deux fois : donnez un numéro à chaque point.'),
    ),
    ...points.flatMap(({ id, types: siens, graviteParType }) => [
      ...siens
        .filter(type => !types.includes(type))
        .map(type =>
          faute(
            `points.${id}.types`,
            `Le type d’application « ${type} » n’est pas déclaré : déclarez-le, ou retirez-le de ce point.`,
          ),
        ),
      ...Object.keys(graviteParType)
        .filter(type => !siens.includes(type))
        .map(type =>
          faute(`points.${id}.graviteParType`, `Ce point n’est pas demandé pour « ${type} » : retirez sa gravité.`),
        ),
    ]),
  ]
}

/** ELI-9 — no question twice, and each says what every level means. */
export const controlerQuestionnaire = ({ niveaux, questions }: QuestionnaireMaturite): readonly FauteProgramme[] => [
  ...doubles(questions.map(({ id }) => id)).map(id =>
    faute(`questions.${id}`, 'Ce numéro est employé deux fois : donnez un numéro à chaque question.'),
  ),
  ...questions
    .filter(question => question.niveaux.length !== niveaux.length)
    .map(({ id }) => faute(`questions.${id}.niveaux`, `Dites ce que vaut chacun des ${niveaux.length} niveaux.`)),
]

/** CVN-5 — a programme that isn't funded signs no convention that says it is, nor the other way round. */
export const controlerModele = (
  { financement, articles }: ModelePartage,
  programme: Pick<Programme, 'financement'> | null,
): readonly FauteProgramme[] => [
  ...siFaux(
    programme === null || programme.financement === financement,
    'financement',
    financement
      ? 'Ce modèle est celui d’un dispositif financé : nommez-en un autre, ou ouvrez le dispositif au financement.'
      : 'Ce modèle est celui d’un dispositif sans financement : nommez-en un autre, ou retirez le financement.',
  ),
  ...controlerArticles({ articles }),
]

/** CVN-1 — the articles name nothing that a convention can't fill. */
export const controlerArticles = ({ articles }: Pick<ModelePartage, 'articles'>): readonly FauteProgramme[] =>
  variablesInconnues(
    'articles',
    articles.flatMap(({ titre, paragraphes }) => [titre, ...paragraphes]),
  )

const CHAPITRE_ABSENT =
  'Ce chapitre n’est pas dans le classeur : choisissez l’un des siens. Dans un dossier, un chapitre se nomme par son titre en minuscules, sans accents, les mots séparés par des tirets.'

/** What the parts of a folder must say together. `null`: a part that has faults of its own, and can't be asked. */
export const controlerEnsemble = ({
  reglages,
  rem,
  avecTestIntrusion,
}: {
  readonly reglages: ReglagesAControler | null
  readonly rem: Rem | null
  readonly avecTestIntrusion: boolean
}): readonly FauteProgramme[] => {
  if (!rem) return []
  const demandees = new Set<NaturePreuve>(
    rem.chapitres.flatMap(({ exigences }) =>
      exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.flatMap(p => p.natures))),
    ),
  )
  const journee = reglages?.controles.journeeDeTest
  const autorisation = reglages?.autorisation
  return [
    ...siFaux(
      !avecTestIntrusion || demandees.has('passi'),
      'test-intrusion.json',
      'Aucune preuve du classeur n’est un formulaire de test d’intrusion : retirez ce formulaire, ou demandez la preuve dans le classeur.',
    ),
    ...siFaux(
      reglages?.controles.cnda !== true || demandees.has('cnda'),
      'controles.cnda',
      'Aucune preuve du classeur n’est une homologation du CNDA : retirez ce contrôle, ou demandez la preuve dans le classeur.',
    ),
    ...siFaux(
      !journee || rem.chapitres.some(({ code }) => code === journee.chapitre),
      'controles.journeeDeTest.chapitre',
      CHAPITRE_ABSENT,
    ),
    ...siFaux(
      !autorisation || rem.chapitres.some(({ code }) => code === autorisation.chapitre),
      'autorisation.chapitre',
      CHAPITRE_ABSENT,
    ),
  ]
}
