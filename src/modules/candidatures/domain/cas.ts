import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { Candidature } from './candidature.ts'
import { chapitreDe, estChezLEditeur, preuveDe } from './chapitres.ts'
import { conditionDe } from './conditions.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { refusDAbandon } from './depot.ts'
import { refusDeJalon } from './jalons.ts'

/**
 * PRE-1, PRE-6, PRE-10 — the éditeur says which case applies, and may say otherwise while the chapter is in its hands and while a
 * proof of the case that was declared can still be changed.
 */
export const choisirCas = (etat: Candidature, commande: CommandeDe<'choisirCas'>, contexte: Contexte): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const chapitre = chapitreDe(etat, commande.chapitre)
  if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
  const condition = conditionDe(chapitre, commande.condition)
  if (!condition) return refuser({ code: 'preuve_inconnue' })
  if (!estChezLEditeur(chapitre)) return refuser({ code: 'chapitre_fige', statut: chapitre.statut })
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', contexte.now) ?? refusDAbandon(chapitre, contexte)
  if (tropTard) return refuser(tropTard)
  if (!condition.cas.some(({ numero }) => numero === commande.cas)) return refuser({ code: 'cas_inconnu' })
  const declare = condition.cas.find(({ numero }) => numero === condition.choix?.cas)
  if (declare?.preuves.every(numero => preuveDe(chapitre, numero)?.statut === 'conforme'))
    return refuser({ code: 'cas_non_modifiable' })
  return accepter({
    type: 'CasChoisi',
    chapitre: commande.chapitre,
    condition: condition.preuve,
    cas: commande.cas,
    justification: commande.justification.trim(),
    ...signature(contexte),
  })
}
