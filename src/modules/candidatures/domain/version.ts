import { signature } from '../../../kernel/acteur.ts'
import { refuser } from '../../../kernel/decision.ts'
import type { Candidature, Soumission } from './candidature.ts'
import { rienAttendu } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { avecDossierValide } from './dossier-complet.ts'
import { type EcheanceQuiFerme, echeancesDepassees } from './echeances.ts'
import { evolve } from './evolve.ts'
import type { Fait } from './faits.ts'
import { refusDeJalon } from './jalons.ts'
import type { Refus } from './refus.ts'

/**
 * VIE-3, GUI-3 — an open candidature goes to a later version of its programme, by an act of the éditeur's. Until J3, and never so
 * as to miss a milestone that has passed: after J2 nothing may be asked anew (JAL-2). A deadline that was missed stays missed.
 */
export const changerDeVersion = (
  etat: Candidature,
  { dispositifId, profils, chapitres }: CommandeDe<'changerDeVersion'>,
  contexte: Contexte,
): Decision => {
  const { dispositif, recente, now } = contexte
  if (!peutChanger(etat)) return statutIncompatible(etat)
  if (
    recente === undefined ||
    recente.id !== dispositifId ||
    recente.code !== dispositif.code ||
    recente.version <= dispositif.version
  )
    return refuser({ code: 'version_indisponible' })
  const [depassee] = echeancesDepassees(etat, dispositif, now)
  const tropTard = refusDeJalon(dispositif, 'J3', now) ?? (depassee ? refusDe(depassee) : null)
  if (tropTard) return refuser(tropTard)
  if (etat.statut === 'depot_des_preuves' && rienAttendu(chapitres))
    return refuser({ code: 'aucun_chapitre_applicable' })
  const fait: Fait = {
    type: 'VersionChangee',
    dispositifId,
    de: dispositif.version,
    vers: recente.version,
    profils,
    chapitres,
    ...signature(contexte),
  }
  const [manquee] = echeancesDepassees(evolve(etat, fait), recente, now)
  if (manquee) return refuser(refusDe(manquee))
  return avecDossierValide(etat, [fait], { ...contexte, dispositif: recente })
}

/** Until its file is validated, a candidature may go to another version; the rest is a matter of dates. */
export const peutChanger = ({ statut }: Candidature): boolean =>
  statut === 'candidature_administrative' || statut === 'eligibilite' || statut === 'depot_des_preuves'

/** VIE-3 — under which version what was handed over was asked: its questions are read there. */
export const versionDesQuestions = ({ dispositifId }: Candidature, soumission: Soumission): string =>
  soumission.dispositifId ?? dispositifId

/** Why a deadline that has passed stands in the way. */
const refusDe = ({ objet, quand, regle }: EcheanceQuiFerme): Refus =>
  objet.kind === 'jalon'
    ? { code: 'jalon_depasse', jalon: objet.jalon, quand }
    : { code: 'delai_depasse', limite: quand, regle: regle === 'ADM-8' ? 'ADM-8' : 'INT-6' }
