import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import type { NoterPiece } from './ports.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** The SHA-256 of what the agency signs: the convention where there is one, the attestation and the conformity report (REF-1). */
export type DocumentsSignes = { readonly convention?: string; readonly attestation: string; readonly rapport: string }

/** Composes, signs and stores them for a file that the college granted. */
export type ProduireDocuments = (situation: {
  readonly etat: Extract<Candidature, { readonly statut: 'attribuee' }>
  readonly dispositif: Dispositif
  readonly reference: string
  readonly now: Instant
  readonly signataire: string
  /** Notes each stored document, in the transaction of the decision. */
  readonly noterPiece: NoterPiece
}) => Promise<DocumentsSignes>

/**
 * CVN-3, REF-1 — the direction signs and the référencement takes effect. Its reference is taken in the transaction that
 * pronounces it: the series has no gaps.
 */
export const makePrononcerReferencement =
  ({ executer, produireDocuments }: { readonly executer: Executer; readonly produireDocuments: ProduireDocuments }) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({
      numero,
      acte,
      commande: async ({ etat, dispositif, registre, now }) => {
        const sansDocuments = {
          type: 'prononcerReferencement',
          reference: '',
          attestation: '',
          rapport: '',
        } as const
        if (etat.statut !== 'attribuee') return sansDocuments
        const { prefixe } = dispositif.reference
        const rang = await registre.prochainNumero(`reference:${prefixe}`)
        const reference = `${prefixe}-${String(rang).padStart(6, '0')}`
        const documents = await produireDocuments({
          etat,
          dispositif,
          reference,
          now,
          signataire: acte.acteur.nom,
          noterPiece: registre.noterPiece,
        })
        return { type: 'prononcerReferencement', reference, ...documents }
      },
    })
