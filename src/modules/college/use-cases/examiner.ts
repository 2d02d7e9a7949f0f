import type { Acte } from '../../../kernel/acteur.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import type { Candidatures, NumeroCandidature, Refus } from '../../candidatures/index.ts'
import type { RefusCollege } from '../domain/seance.ts'
import type { LireSeance, Voir } from './ports.ts'

type Deps = {
  readonly lireSeance: LireSeance
  readonly voir: Voir
  readonly candidatures: Pick<
    Candidatures,
    'inscrireAuCollege' | 'retirerDuCollege' | 'consignerAttribution' | 'consignerReserves'
  >
}
type Demande = { readonly acte: Acte; readonly jour: JourCivil; readonly numero: NumeroCandidature }

export type IssueExamen = { readonly ok: true } | { readonly ok: false; readonly refus: Refus | RefusCollege }

export type DecisionASaisir =
  | { readonly kind: 'attribution' }
  | {
      readonly kind: 'reserves'
      readonly motif: string
      readonly preuves: Parameters<Candidatures['consignerReserves']>[0]['preuves']
    }

/** COL-1, CVN-2 — on the agenda of a séance that was convened and is not closed. */
export const makeInscrire =
  ({ lireSeance, candidatures }: Omit<Deps, 'voir'>) =>
  async ({ acte, jour, numero }: Demande): Promise<IssueExamen> => {
    const { seance } = await lireSeance(jour)
    if (!seance) return { ok: false, refus: { code: 'dossier_hors_seance' } }
    if (seance.statut === 'close') return { ok: false, refus: { code: 'seance_close' } }
    return sansFaits(await candidatures.inscrireAuCollege({ numero, acte, seance: jour }))
  }

/** Off the agenda of this séance, so that it can go on another one. */
export const makeRetirer =
  ({ voir, candidatures }: Omit<Deps, 'lireSeance'>) =>
  async ({ acte, jour, numero }: Demande): Promise<IssueExamen> =>
    (await estAuneAutreSeance(voir, { acte, jour, numero }))
      ? { ok: false, refus: { code: 'dossier_hors_seance' } }
      : sansFaits(await candidatures.retirerDuCollege({ numero, acte }))

/** COL-2, COL-3 — what the college decided on one file of this séance. */
export const makeConsigner =
  ({ voir, candidatures }: Omit<Deps, 'lireSeance'>) =>
  async ({ decision, ...demande }: Demande & { readonly decision: DecisionASaisir }): Promise<IssueExamen> => {
    const { acte, numero } = demande
    if (await estAuneAutreSeance(voir, demande)) return { ok: false, refus: { code: 'dossier_hors_seance' } }
    if (decision.kind === 'attribution') return sansFaits(await candidatures.consignerAttribution({ numero, acte }))
    const { motif, preuves } = decision
    return sansFaits(await candidatures.consignerReserves({ numero, acte, motif, preuves }))
  }

const estAuneAutreSeance = async (voir: Voir, { acte, jour, numero }: Demande): Promise<boolean> => {
  const { etat } = await voir({ numero, acteur: acte.acteur })
  return etat.statut === 'inscrite_au_college' && etat.seance !== jour
}

const sansFaits = (resultat: IssueExamen): IssueExamen => (resultat.ok ? { ok: true } : resultat)
