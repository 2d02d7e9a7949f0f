import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { RapportTest, ReponseAuTest } from '../../candidatures/index.ts'
import type { FormulaireTest, PointDeControle } from '../../dispositifs/index.ts'

/** The report of a penetration test as it was typed, faults included (PEN-1). */
export type SaisieRapport = {
  readonly prestataire: string
  readonly qualification: string
  /** Meant to be a civil day. */
  readonly finLe: string
  readonly types: readonly string[]
  readonly reponses: Readonly<Record<string, { readonly reponse: string; readonly justification: string }>>
}

export const saisieVide: SaisieRapport = { prestataire: '', qualification: '', finLe: '', types: [], reponses: {} }

/** A day that has not come: what was typed is no day, and the procedure asks for one that has passed. */
const AUCUN_JOUR = '9999-12-31' as JourCivil

/**
 * PEN-1 — the report that a deposit brings: the answers to the points asked, and no other. `jour` reads a civil day, and
 * answers `null` when it is none.
 */
export const rapportDe = (
  saisie: SaisieRapport,
  args: {
    readonly formulaire: FormulaireTest
    readonly points: readonly PointDeControle[]
    readonly jour: (texte: string) => JourCivil | null
  },
): RapportTest => ({
  version: args.formulaire.version,
  prestataire: saisie.prestataire.trim(),
  qualification: saisie.qualification.trim(),
  finLe: args.jour(saisie.finLe) ?? AUCUN_JOUR,
  types: saisie.types,
  reponses: Object.fromEntries(
    args.points.flatMap(({ id }) => {
      const donnee = Object.hasOwn(saisie.reponses, id) ? saisie.reponses[id] : undefined
      const reponse = donnee && lireReponse(donnee.reponse)
      return reponse ? [[id, { reponse, justification: donnee.justification.trim() }]] : []
    }),
  ),
})

const reponses: readonly ReponseAuTest[] = ['conforme', 'non_conforme', 'sans_objet']
const lireReponse = (texte: string): ReponseAuTest | undefined => reponses.find(reponse => reponse === texte)

export type Brouillon = { readonly saisie: SaisieRapport; readonly version: number; readonly majLe: Instant }

/** What the form begins with: the draft, unless a report was deposited since; nothing at first. */
export const saisieInitiale = (
  brouillon: Brouillon | null,
  depose: { readonly rapport: RapportTest; readonly deposeLe: Instant } | undefined,
): SaisieRapport => {
  if (brouillon && (!depose || brouillon.majLe > depose.deposeLe)) return brouillon.saisie
  return depose?.rapport ?? saisieVide
}
