import type { Instant } from '../../kernel/temps.ts'
import { composer } from '../pdf/composer.ts'
import { exempleAttestation, exempleConvention } from '../pdf/exemples.ts'
import { creerAutorite, emettreSignataire, type Paire, type Sujet } from './certificats.ts'
import type { Confiance } from './confiance.ts'
import { signer } from './signer.ts'

/** What the tests of this folder sign, and with what. */

export const LE = '2026-11-24T09:12:33.123Z' as Instant
export const DEBUT = '2026-01-01T00:00:00.000Z' as Instant
export const FIN = '2046-01-01T00:00:00.000Z' as Instant

export const attestation = composer('attestation', exempleAttestation())
export const convention = composer('convention', exempleConvention())

export const autorite = await creerAutorite({ sujet: { nom: 'Racine d’essai' }, du: DEBUT, au: FIN })

export const emettre = (sujet: Sujet, de: Paire = autorite): Promise<Paire> =>
  emettreSignataire({ autorite: de, sujet, du: DEBUT, au: FIN })

export const claire = await emettre({
  nom: 'Claire Martin',
  organisation: 'Imagerie Démo SAS',
  qualite: 'présidente',
  courriel: 'claire.martin@imagerie-demo.example',
})
export const sceau = await emettre({ nom: 'Sceau d’essai', organisation: 'Agence de démonstration' })

export const confiance: Confiance = { racines: [autorite.certificat], sceaux: [sceau.certificat] }

export const signerPar = (
  pdf: Uint8Array,
  {
    paire = claire,
    nom = 'Claire Martin',
    le = LE,
  }: { readonly paire?: Paire; readonly nom?: string; readonly le?: Instant } = {},
): Promise<Uint8Array> =>
  signer(pdf, {
    ...paire,
    chaine: [autorite.certificat],
    nom,
    raison: 'Signature de la convention',
    lieu: 'Évry (91)',
    le,
  })

export const sceller = (pdf: Uint8Array): Promise<Uint8Array> => signerPar(pdf, { paire: sceau, nom: 'Agence' })

/** Numbers that look drawn at random and are the same at each run: a seed that fails can be run again. */
export const hasard = (graine: number): ((max: number) => number) => {
  let etat = graine >>> 0
  return max => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((etat / 2 ** 32) * max)
  }
}
