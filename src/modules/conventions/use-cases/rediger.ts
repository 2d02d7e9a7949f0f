import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Candidature, Instruite } from '../../candidatures/index.ts'
import {
  type Dispositif,
  type LacunesConvention,
  lacunesConvention,
  type ModeleConvention,
  redigerConvention,
  type RepresentantNomme,
  representantNomme,
  type ValeursConvention,
  valeursConvention,
} from '../../dispositifs/index.ts'

/** A convention filled in from its programme's model. What it misses is still between braces in it. */
export type Redaction = {
  readonly redigee: ModeleConvention
  readonly valeurs: ValeursConvention
  readonly representant: RepresentantNomme
  readonly lacunes: LacunesConvention
}

/**
 * CVN-1 — from what was accepted, which no longer changes: the same text at any moment of the candidature's life.
 * @throws NonTrouve in a programme where no convention is signed.
 */
export const redigerPour = (etat: Candidature & Instruite, dispositif: Dispositif): Redaction => {
  const { convention } = dispositif
  if (!convention) throw new NonTrouve()
  const valeurs = valeursPour(etat, dispositif)
  const lacunes = lacunesConvention(convention, valeurs)
  const vides = Object.fromEntries(lacunes.vides.map(nom => [nom, `{{${nom}}}`]))
  return {
    redigee: redigerConvention(convention, { ...valeurs, ...vides }),
    valeurs,
    representant: representantNomme(etat.administrative.soumission.reponses),
    lacunes,
  }
}

/** What the éditeur declared and the agency accepted, as documents name it. */
export const valeursPour = (etat: Candidature & Instruite, dispositif: Dispositif): ValeursConvention =>
  valeursConvention(dispositif, {
    numero: etat.numero,
    profils: etat.profils,
    administrative: etat.administrative.soumission.reponses,
    eligibilite: etat.eligibilite.soumission.reponses,
  })

export const estComplete = ({ lacunes, representant }: Redaction): boolean =>
  lacunes.inconnues.length === 0 &&
  lacunes.vides.length === 0 &&
  representant.nom !== '' &&
  representant.courriel !== ''
