import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Instruite } from './candidature.ts'
import { chapitreDe, chapitresDe, estChezLEditeur } from './chapitres.ts'
import { type CommandeDe, type Contexte, estInstruite } from './contexte.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Refus } from './refus.ts'

/** What adding profiles changes to one chapter. `ajoutees`: how many proofs it asks for besides. */
export type ChapitreTouche = {
  readonly code: CodeChapitre
  readonly ajoutees: number
  /** `perdu`: it was handed over; it comes back to the éditeur, and takes a new place when it is handed over again. */
  readonly sort: 'nouveau' | 'complete' | 'perdu'
  /** Where it stood; none for a new one. */
  readonly avant: ChapitreDepose | null
}

export type ConsequencesDAjout =
  | { readonly ok: true; readonly chapitres: readonly ChapitreTouche[] }
  | { readonly ok: false; readonly refus: Refus }

/** PRE-9 — what it costs, found by doing it: the same `decide` and `evolve` as the act, and nothing else. */
export const consequencesDAjout = (
  etat: Candidature,
  commande: CommandeDe<'ajouterProfils'>,
  contexte: Contexte,
): ConsequencesDAjout => {
  const decision = decide(etat, commande, contexte)
  if (!decision.ok) return decision
  const apres = decision.faits.reduce<Candidature>(evolve, etat)
  return { ok: true, chapitres: estInstruite(etat) && estInstruite(apres) ? touches(etat, apres) : [] }
}

const touches = (avant: Instruite, apres: Instruite): readonly ChapitreTouche[] =>
  chapitresDe(apres).flatMap(([code, chapitre]): ChapitreTouche[] => {
    const ancien = chapitreDe(avant, code)
    const ajoutees = nombreDePreuves(chapitre) - (ancien ? nombreDePreuves(ancien) : 0)
    if (ajoutees === 0) return []
    const sort = !ancien ? 'nouveau' : estChezLEditeur(ancien) ? 'complete' : 'perdu'
    return [{ code, ajoutees, sort, avant: ancien ?? null }]
  })

const nombreDePreuves = ({ preuves }: ChapitreDepose): number => Object.keys(preuves).length
