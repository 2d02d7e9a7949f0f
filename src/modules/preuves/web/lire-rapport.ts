import type { Erreur } from '../../../ui/index.ts'
import { phraseRefus, type Refus } from '../../candidatures/index.ts'
import type { FormulaireTest } from '../../dispositifs/index.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'
import type { RefusDeDepot } from '../use-cases/deposer.ts'
import { phraseRefusDepot } from './phrases.ts'
import { champJustification, champReponse } from './test-intrusion-points.tsx'

/** The fields of a form as they came, in their order: a name can come several times. */
export type ChampsRecus = ReadonlyMap<string, readonly string[]>

/** Longest text that is kept: what the fields let type. */
const LONGUEUR_MAX = 2000

/** What was typed, of the points that the form has: those not asked for now are kept too. */
export const lireSaisie = (champs: ChampsRecus, { points, typesApplication }: FormulaireTest): SaisieRapport => {
  const lire = (nom: string): string => (champs.get(nom)?.[0] ?? '').slice(0, LONGUEUR_MAX)
  const types = champs.get('types') ?? []
  return {
    prestataire: lire('prestataire'),
    qualification: lire('qualification'),
    finLe: lire('finLe'),
    types: typesApplication.map(({ code }) => code).filter(code => types.includes(code)),
    reponses: Object.fromEntries(
      points.flatMap(({ id }) => {
        const [reponse, justification] = [lire(champReponse(id)), lire(champJustification(id))]
        return reponse === '' && justification === '' ? [] : [[id, { reponse, justification }]]
      }),
    ),
  }
}

const phrasesChamps: Readonly<Record<string, string>> = {
  prestataire: 'Indiquez le prestataire qui a réalisé le test.',
  qualification: 'Indiquez la référence de la qualification PASSI du prestataire.',
  finLe: 'Donnez le dernier jour du test, aujourd’hui au plus tard.',
  types: 'Cochez au moins un type d’application testé.',
}

/** Every fault of a report, at its field: all at once, since the form is long. */
export const erreursDuRapport = (refus: RefusDeDepot, saisie: SaisieRapport): readonly Erreur[] => {
  if (refus.code === 'rapport_de_test_a_completer') return erreursACompleter(refus, saisie)
  if (refus.code === 'test_trop_ancien') return [{ champ: 'finLe', message: phraseRefus(refus) }]
  return [{ champ: 'piece', message: phraseRefusDepot(refus) }]
}

const erreursACompleter = (
  { champs, points }: Extract<Refus, { readonly code: 'rapport_de_test_a_completer' }>,
  { reponses }: SaisieRapport,
): readonly Erreur[] => [
  ...champs.flatMap(champ => {
    const message = phrasesChamps[champ]
    return message ? [{ champ, message }] : []
  }),
  ...points.map(id =>
    Object.hasOwn(reponses, id) && reponses[id]?.reponse !== ''
      ? { champ: champJustification(id), message: `Justifiez la réponse donnée au point ${id}.` }
      : { champ: champReponse(id), message: `Répondez au point ${id}.` },
  ),
]
