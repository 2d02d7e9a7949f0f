export type { Confiance } from './confiance.ts'
export { makeSignataireLocal } from './local.ts'
export { ouvrirSceau, type Sceau } from './sceau.ts'
export type {
  Confirmation,
  DemandeCreee,
  DemandeDeSignature,
  EnvoiDeCode,
  EtatDeDemande,
  ParCode,
  RefusDeCode,
  SignataireElectronique,
} from './signataire.ts'
export { type ASigner, signer } from './signer.ts'
export { type CertificatLu, type SignatureLue, type Verification, verifierSignatures } from './verifier.ts'
