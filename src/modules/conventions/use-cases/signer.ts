import type { Acte, Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Candidature,
  type Candidatures,
  decide,
  type NumeroCandidature,
  type Refus,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { AssurerDemande, AvecConventionASigner } from './demander-signature.ts'
import type { Conserver, DemandeNotee, LireDispositif, RefusDeCode, RefusDEnvoi, Signataire, Voir } from './ports.ts'

type Deps = {
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
  readonly assurerDemande: AssurerDemande
  readonly signataire: Signataire
  readonly conserver: Conserver
  readonly signerConvention: Candidatures['signerConvention']
}
type Lecture = Pick<Deps, 'voir' | 'lireDispositif'>

export type RefusDeSigner =
  | Refus
  | RefusDeCode
  | RefusDEnvoi
  | { readonly code: 'chez_le_prestataire' }
  | { readonly code: 'pas_encore_signee' }

export type IssueSignature = { readonly ok: true } | { readonly ok: false; readonly refus: RefusDeSigner }
export type IssueEnvoi =
  | { readonly ok: true; readonly expireLe: Instant }
  | { readonly ok: false; readonly refus: RefusDeSigner }

type ASigner =
  | { readonly ok: true; readonly etat: AvecConventionASigner; readonly dispositif: Dispositif }
  | { readonly ok: false; readonly etat: Candidature; readonly refus: Refus }

/** CVN-1 — the convention, if this person may sign it now: the legal representative of the company, and nobody else. */
const lireASigner = async (
  { voir, lireDispositif }: Lecture,
  { numero, acteur }: { readonly numero: string; readonly acteur: Personne },
): Promise<ASigner> => {
  const { etat, le } = await voir({ numero, acteur })
  const dispositif = await lireDispositif(etat.dispositifId)
  const essai = decide(
    etat,
    { type: 'signerConvention', document: 'convention' in etat ? etat.convention.document : '', documentSigne: '' },
    { acteur, now: le, dispositif },
  )
  if (!essai.ok) return { ok: false, etat, refus: essai.refus }
  if (etat.statut !== 'convention_a_signer')
    return { ok: false, etat, refus: { code: 'statut_incompatible', statut: etat.statut } }
  return { ok: true, etat, dispositif }
}

/** Sends the code by which the representative signs, to the address named at step 1. */
export const makeEnvoyerCode =
  (deps: Lecture & Pick<Deps, 'assurerDemande' | 'signataire'>) =>
  async (demandeur: { readonly numero: NumeroCandidature; readonly acteur: Personne }): Promise<IssueEnvoi> => {
    const { parCode } = deps.signataire
    const lue = await lireASigner(deps, demandeur)
    if (!lue.ok) return { ok: false, refus: lue.refus }
    const { id } = await deps.assurerDemande(lue)
    return parCode ? parCode.envoyerCode({ id }) : { ok: false, refus: { code: 'chez_le_prestataire' } }
  }

/**
 * CVN-1, CVN-2 — signs by the code; or, when the document is signed already (on a provider's page, or by a try whose
 * answer was lost), takes the signed document in. `code`: as typed, null to take in only.
 */
export const makeSigner =
  (deps: Deps) =>
  async ({
    numero,
    acte,
    code,
  }: {
    readonly numero: NumeroCandidature
    readonly acte: Acte
    readonly code: string | null
  }): Promise<IssueSignature> => {
    const lue = await lireASigner(deps, { numero, acteur: acte.acteur })
    if (!lue.ok && lue.etat.statut === 'close') {
      // Refused again by the procedure, which keeps the attempt (P9).
      const refusee = await deps.signerConvention({ numero, acte, document: '', documentSigne: '' })
      return refusee.ok ? { ok: true } : refusee
    }
    if (!lue.ok) return dejaSigneePar(lue.etat, acte.acteur) ? { ok: true } : { ok: false, refus: lue.refus }
    const demande = await deps.assurerDemande(lue)
    const signe = await documentSigne(deps.signataire, demande, code)
    if (!signe.ok) return signe
    const { empreinte } = await deps.conserver(signe.document)
    const resultat = await deps.signerConvention({ numero, acte, document: demande.document, documentSigne: empreinte })
    return resultat.ok ? { ok: true } : resultat
  }

/** A form sent twice by the one who signed: done, and nothing more to say. */
const dejaSigneePar = (etat: Candidature, acteur: Personne): boolean =>
  'convention' in etat && 'signeePar' in etat.convention && etat.convention.signeePar.id === acteur.personneId

type Signe =
  | { readonly ok: true; readonly document: Uint8Array }
  | { readonly ok: false; readonly refus: RefusDeSigner }

const documentSigne = async (
  { parCode, lireDemande }: Signataire,
  { id }: DemandeNotee,
  code: string | null,
): Promise<Signe> => {
  if (parCode && code !== null) {
    const confirmation = await parCode.confirmer({ id, code })
    if (confirmation.ok || confirmation.refus.code !== 'deja_signee') return confirmation
  }
  const demande = await lireDemande(id)
  return demande?.statut === 'signee' && demande.document
    ? { ok: true, document: demande.document }
    : { ok: false, refus: { code: 'pas_encore_signee' } }
}
