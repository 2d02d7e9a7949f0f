import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import { estAvant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, PreuveDeposee } from './candidature.ts'
import type { Homologation } from './controles.ts'
import { chapitreDe, depotsCourants, estChezLEditeur, preuveDe } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, estInstruite, statutIncompatible } from './contexte.ts'
import { avecDossierValide, homologationObtenue } from './dossier-complet.ts'
import { refusDeJalon } from './jalons.ts'
import type { Refus } from './refus.ts'
import { suitUneHomologation } from './rem.ts'

/** PRE-8, CND-2 — a homologation that is pending serves from « Pré-examen » on, with the date on which its return is expected. */
export const refusDHomologation = (
  dispositif: Dispositif,
  preuve: NumeroPreuve,
  homologation: Homologation | undefined,
): Refus | null => {
  if (!suitUneHomologation(dispositif, preuve)) return null
  if (!homologation) return { code: 'homologation_a_preciser' }
  if (homologation.etat === 'obtenue') return null
  if (homologation.etat === 'initialisation') return { code: 'pre_examen_requis', etat: homologation.etat }
  return homologation.retourPrevuLe === null ? { code: 'homologation_a_preciser' } : null
}

/**
 * INT-7, CND-3, PRE-10 — the certificate, or the referencing letter, of a homologation that was pending, as soon as it is there: the
 * chapter may still be in the queue. In the éditeur's own hands, it is deposited like the other proofs.
 */
export const deposerHomologation = (
  etat: Candidature,
  commande: CommandeDe<'deposerHomologation'>,
  contexte: Contexte,
): Decision => {
  const trouvee = preuveEnAttente(etat, commande, contexte)
  if ('ok' in trouvee) return trouvee
  const { le, par } = signature(contexte)
  const recuLe = commande.recuLe && estAvant(commande.recuLe, le) ? commande.recuLe : le
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', recuLe)
  if (tropTard) return refuser(tropTard)
  return accepter({
    type: 'HomologationDeposee',
    chapitre: commande.chapitre,
    preuve: commande.preuve,
    depot: {
      id: commande.depotId,
      deposeLe: recuLe,
      deposePar: par,
      remplace: depotsCourants(trouvee).map(({ id }) => id),
      homologation: { etat: 'obtenue' },
      ...commande.contenu,
    },
    le,
    par,
  })
}

/** INT-7, INT-8 — with the last homologation the file is complete. */
export const validerHomologation = (
  etat: Candidature,
  { chapitre, preuve }: CommandeDe<'validerHomologation'>,
  contexte: Contexte,
): Decision => {
  const trouvee = certificatAVerifier(etat, { chapitre, preuve }, contexte)
  return 'ok' in trouvee
    ? trouvee
    : avecDossierValide(etat, [{ type: 'HomologationValidee', chapitre, preuve, ...signature(contexte) }], contexte)
}

/** INT-7 — what was deposited is not the certificate: the éditeur is told why, and is waited for again. */
export const refuserHomologation = (
  etat: Candidature,
  { chapitre, preuve, motif }: CommandeDe<'refuserHomologation'>,
  contexte: Contexte,
): Decision => {
  const trouvee = certificatAVerifier(etat, { chapitre, preuve }, contexte)
  if ('ok' in trouvee) return trouvee
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'HomologationRefusee', chapitre, preuve, motif: motif.trim(), ...signature(contexte) })
}

type Refusee = Exclude<Decision, { readonly ok: true }>
type Visee = { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }

const preuveEnAttente = (
  etat: Candidature,
  { chapitre: code, preuve: numero }: Visee,
  { dispositif }: Contexte,
): PreuveDeposee | Refusee => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const chapitre = chapitreDe(etat, code)
  if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
  const preuve = preuveDe(chapitre, numero)
  if (!preuve || !suitUneHomologation(dispositif, numero)) return refuser({ code: 'preuve_inconnue' })
  if (estChezLEditeur(chapitre)) return refuser({ code: 'certificat_avec_le_chapitre' })
  return homologationObtenue(preuve) ? refuser({ code: 'homologation_deja_obtenue' }) : preuve
}

const certificatAVerifier = (etat: Candidature, visee: Visee, contexte: Contexte): PreuveDeposee | Refusee => {
  const trouvee = preuveEnAttente(etat, visee, contexte)
  if ('ok' in trouvee) return trouvee
  const chapitre = estInstruite(etat) ? chapitreDe(etat, visee.chapitre) : undefined
  if (chapitre && chapitre.statut !== 'valide') return refuser({ code: 'chapitre_hors_file', statut: chapitre.statut })
  return trouvee.certificat?.statut === 'a_verifier' ? trouvee : refuser({ code: 'aucun_certificat_a_verifier' })
}
