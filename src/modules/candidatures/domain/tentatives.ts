import type { Acteur } from '../../../kernel/acteur.ts'
import type { Candidature } from './candidature.ts'
import { chapitreDe, preuveDe } from './chapitres.ts'
import type { CommandeCandidature } from './commandes.ts'
import { avantCloture, estInstruite } from './contexte.ts'
import type { Tentative } from './faits.ts'
import type { Refus } from './refus.ts'

/** By which the éditeur hands something over, for good. */
const remises: readonly CommandeCandidature['type'][] = [
  'soumettreEtape',
  'deposerPreuve',
  'soumettreChapitres',
  'signerConvention',
  'deposerHomologation',
  'deposerEnregistrement',
]

/**
 * P9 — whether an attempt of the éditeur is kept as a fact: it came too late, it was cut or could not be taken, or it hands
 * something over to a file that is closed. Another refusal is a mistake that a page tells, and leaves nothing.
 */
export const estAConsigner = (
  etat: Candidature,
  {
    acteur,
    commande,
    refus,
  }: { readonly acteur: Acteur; readonly commande: Tentative['commande']; readonly refus: Refus },
): boolean => {
  if (acteur.kind !== 'editeur') return false
  switch (refus.code) {
    case 'jalon_depasse':
    case 'delai_depasse':
    case 'envoi_interrompu':
    case 'envoi_refuse':
      return true
    case 'statut_incompatible':
      return etat.statut === 'close' && remises.includes(commande)
    default:
      return false
  }
}

/** What a command was about. */
export const tentativeDe = (etat: Candidature, commande: CommandeCandidature, refus: Refus): Tentative => {
  const base = { commande: commande.type, refus }
  if (commande.type === 'soumettreChapitres') return sansInconnus(etat, { ...base, chapitres: commande.chapitres })
  if (!('chapitre' in commande)) return base
  const visee = { ...base, chapitres: [commande.chapitre] }
  return sansInconnus(etat, 'preuve' in commande ? { ...visee, preuve: commande.preuve } : visee)
}

/** Names that the file doesn't know are left out: whatever was typed has no place in a legal memory. */
export const sansInconnus = (etat: Candidature, { chapitres, preuve, ...reste }: Tentative): Tentative => {
  const dossier = avantCloture(etat)
  if (!estInstruite(dossier)) return reste
  const connus = (chapitres ?? []).filter(code => chapitreDe(dossier, code) !== undefined)
  const connue = connus.some(code => {
    const chapitre = chapitreDe(dossier, code)
    return chapitre && preuve !== undefined && preuveDe(chapitre, preuve) !== undefined
  })
  return {
    ...reste,
    ...(connus.length > 0 ? { chapitres: connus } : {}),
    ...(preuve !== undefined && connue ? { preuve } : {}),
  }
}
