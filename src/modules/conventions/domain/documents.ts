import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Candidature, Fait } from '../../candidatures/index.ts'

export type NatureDocument =
  | 'convention_preparee'
  | 'convention_signee'
  | 'convention_contresignee'
  | 'attestation'
  | 'autorisation'
  | 'rapport'
  | 'decision_du_college'

/** A PDF that the candidature keeps at hand (REF-4). `empreinte`: its SHA-256, and its name in the store. */
export type DocumentGarde = {
  readonly nature: NatureDocument
  readonly empreinte: string
  readonly le: Instant
  readonly par: string
}

/** What a séance's minutes say of one candidature, as a document of its own: the others' files are not in it (PUB-2). */
export type ExtraitDuCollege = { readonly empreinte: string; readonly le: Instant; readonly par: Auteur }

/** REF-4 — every document, the oldest first; a convention that was prepared anew stays, as it was. */
export const documentsGardes = (
  faits: readonly Fait[],
  extraits: readonly ExtraitDuCollege[],
): readonly DocumentGarde[] =>
  [
    ...faits.flatMap(desFaits),
    ...extraits.map(({ empreinte, le, par }) => ({
      nature: 'decision_du_college' as const,
      empreinte,
      le,
      par: par.nom,
    })),
  ].sort((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0))

const desFaits = (fait: Fait): readonly DocumentGarde[] => {
  const { le } = fait
  const par = fait.par.nom
  switch (fait.type) {
    case 'ConventionPreparee':
      return [{ nature: 'convention_preparee', empreinte: fait.document, le, par }]
    case 'ConventionSigneeParEditeur':
      return [{ nature: 'convention_signee', empreinte: fait.documentSigne, le, par }]
    case 'AutorisationDelivree':
      return [{ nature: 'autorisation', empreinte: fait.document, le, par }]
    case 'ReferencementPrononce': {
      const { convention, attestation, rapport } = fait.referencement
      return [
        ...(convention ? [{ nature: 'convention_contresignee', empreinte: convention, le, par } as const] : []),
        { nature: 'attestation', empreinte: attestation, le, par },
        { nature: 'rapport', empreinte: rapport, le, par },
      ]
    }
    default:
      return []
  }
}

/** REF-3 — from the signature by both parties to the end of the convention, whose last day is the eve of `finLe`; never without one. */
export const logoUtilisable = (etat: Candidature, aujourdhui: JourCivil): boolean =>
  etat.statut === 'referencee' &&
  etat.convention !== undefined &&
  etat.referencement.debutLe <= aujourdhui &&
  aujourdhui < etat.referencement.finLe
