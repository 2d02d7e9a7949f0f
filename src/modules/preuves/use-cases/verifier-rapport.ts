import { type Acte, type Auteur, auteur } from '../../../kernel/acteur.ts'
import type { Depot } from '../../candidatures/index.ts'
import { comparer, type IssueDeVerification, type Rapport } from '../domain/verification.ts'

export type ANoter = {
  readonly acte: string
  readonly numero: string
  readonly depotId: string
  readonly empreinte: string
  readonly par: Auteur
  readonly issue: IssueDeVerification
  readonly detail: string
}

export type PortsVerification = {
  /** A report of this person's own list. */
  readonly relire: (demande: {
    readonly oid: string
    readonly courriel: string
  }) => Promise<{ readonly ok: true; readonly rapport: Rapport } | { readonly ok: false; readonly cause: string }>
  /** The address under which the platform knows who imported the report; nothing when they are no longer known. */
  readonly courrielDe: (personneId: string) => Promise<string | null | undefined>
  readonly estNotee: (acte: string) => Promise<boolean>
  readonly noter: (verification: ANoter) => Promise<void>
}

export type DepotDeRapport = Extract<Depot, { readonly nature: 'gazelle' }>

/** PRE-4 — asks the platform again for a report, and keeps what it says; the deposit stays as it is. */
export const makeVerifierRapport =
  ({ relire, courrielDe, estNotee, noter }: PortsVerification) =>
  async (demande: { readonly acte: Acte; readonly numero: string; readonly depot: DepotDeRapport }): Promise<void> => {
    const { acte, numero, depot } = demande
    if (await estNotee(acte.cle)) return
    const { oid, empreinte } = depot
    const courriel = await courrielDe(depot.deposePar.id)
    const lu = courriel
      ? await relire({ courriel, oid })
      : ({ ok: false, cause: 'La personne qui a importé ce rapport n’a plus d’adresse connue.' } as const)
    const issue = lu.ok ? comparer(depot, lu.rapport) : 'indisponible'
    const detail = !lu.ok ? lu.cause : issue === 'identique' ? '' : `${lu.rapport.resultat}, ${lu.rapport.validateur}`
    await noter({ acte: acte.cle, numero, depotId: depot.id, empreinte, par: auteur(acte.acteur), issue, detail })
  }
