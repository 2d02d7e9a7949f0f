import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { Candidature } from './candidature.ts'
import { rienAttendu } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { refusDeJalon } from './jalons.ts'

/**
 * PRE-9 — an optional profile is added until milestone J2. A chapter that asks for more proofs comes back to the éditeur:
 * what was found conforming stays, its place in the queue is taken anew when it is submitted again.
 */
export const ajouterProfils = (
  etat: Candidature,
  { profils, chapitres }: CommandeDe<'ajouterProfils'>,
  contexte: Contexte,
): Decision => {
  const { dispositif, now } = contexte
  if (etat.statut !== 'depot_des_preuves' || dispositif.ajoutDeProfils !== 'J2') return statutIncompatible(etat)
  const tropTard = refusDeJalon(dispositif, 'J2', now)
  if (tropTard) return refuser(tropTard)
  const offerts = dispositif.profils.map(({ code }) => code).filter(code => !etat.profils.includes(code))
  if (profils.length === 0 || !profils.every(code => offerts.includes(code)))
    return refuser({ code: 'profils_a_preciser' })
  if (rienAttendu(chapitres)) return refuser({ code: 'aucun_chapitre_applicable' })
  return accepter({ type: 'ProfilsAjoutes', profils, chapitres, ...signature(contexte) })
}

/** PRE-9 — the optional profiles that may still be added; none once it is too late. */
export const profilsAAjouter = (etat: Candidature, contexte: Contexte): readonly string[] =>
  contexte.dispositif.profils
    .map(({ code }) => code)
    .filter(
      code =>
        ajouterProfils(
          etat,
          { type: 'ajouterProfils', profils: [code], chapitres: [{ code: '' as never, preuves: ['' as never] }] },
          contexte,
        ).ok,
    )
