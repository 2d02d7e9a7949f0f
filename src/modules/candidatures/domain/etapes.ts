import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import { estAvant } from '../../../kernel/temps.ts'
import type { Candidature, CodeEtape, EtapeAcceptee, EtapeOuverte } from './candidature.ts'
import type { CommandeOuverture } from './commandes.ts'
import { rienAttendu } from './chapitres.ts'
import { avantCloture, type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { limiteDuComplement } from './delais.ts'
import { refusDeJalon } from './jalons.ts'

/** GUI-4, GUI-5 — the candidature exists once the charter is accepted; who, when and which text are kept. */
export const ouvrirCandidature = (commande: CommandeOuverture, contexte: Contexte): Decision => {
  const { acteur, dispositif, now } = contexte
  if (acteur.kind !== 'editeur' || acteur.entrepriseId !== commande.entrepriseId)
    return refuser({ code: 'acteur_non_autorise' })
  if (!commande.charteAcceptee) return refuser({ code: 'charte_non_acceptee' })
  const tropTard = refusDeJalon(dispositif, 'J1', now)
  if (tropTard) return refuser(tropTard)
  return accepter({
    type: 'CandidatureOuverte',
    numero: commande.numero,
    dispositifId: dispositif.id,
    entrepriseId: commande.entrepriseId,
    produitId: commande.produitId,
    charte: { empreinte: dispositif.charte.empreinte, version: dispositif.charte.version },
    ...(commande.identifiant ? { identifiant: commande.identifiant } : {}),
    ...signature(contexte),
  })
}

/** ADM-6, ELI-6, JAL-1, ADM-8 */
export const soumettreEtape = (
  etat: Candidature,
  commande: CommandeDe<'soumettreEtape'>,
  contexte: Contexte,
): Decision => {
  const etape = etapeOuverte(etat, commande.etape)
  if (!etape) return statutIncompatible(etat)
  if (etape.statut === 'soumise') return refuser({ code: 'etape_deja_soumise', etape: commande.etape })
  if (etape.statut === 'a_completer') {
    const tropTard = refusDeJalon(contexte.dispositif, 'J1', contexte.now)
    if (tropTard) return refuser(tropTard)
  } else {
    const limite = limiteDuComplement(etape.demandeLe, contexte.dispositif.delais)
    if (!estAvant(contexte.now, limite)) return refuser({ code: 'delai_depasse', limite, regle: 'ADM-8' })
  }
  if (commande.fautes.length > 0) return refuser({ code: 'formulaire_incomplet', fautes: commande.fautes })
  return accepter({
    type: 'EtapeSoumise',
    etape: commande.etape,
    version: etape.statut === 'a_completer' ? 1 : etape.soumission.version + 1,
    reponses: commande.reponses,
    ...signature(contexte),
  })
}

/** ADM-7, ELI-6 */
export const demanderComplement = (
  etat: Candidature,
  { etape, motif }: CommandeDe<'demanderComplement'>,
  contexte: Contexte,
): Decision => {
  const refus = refusSiNonSoumise(etat, etape)
  if (refus) return refus
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'ComplementDemande', etape, motif: motif.trim(), ...signature(contexte) })
}

/** ADM-7, ADM-9 — once step 1 is accepted, step 2 opens. */
export const accepterCandidatureAdministrative = (
  etat: Candidature,
  _commande: CommandeDe<'accepterCandidatureAdministrative'>,
  contexte: Contexte,
): Decision =>
  refusSiNonSoumise(etat, 'administrative') ??
  accepter({ type: 'CandidatureAdministrativeAcceptee', ...signature(contexte) })

/** ELI-6, ELI-8 — the proofs expected from then on are those of the chosen profiles and of the vague 1 status. */
export const accepterEligibilite = (
  etat: Candidature,
  { profils, chapitres }: CommandeDe<'accepterEligibilite'>,
  contexte: Contexte,
): Decision => {
  const refus = refusSiNonSoumise(etat, 'eligibilite')
  if (refus) return refus
  if (rienAttendu(chapitres)) return refuser({ code: 'aucun_chapitre_applicable' })
  return accepter({ type: 'EligibiliteAcceptee', profils, chapitres, ...signature(contexte) })
}

/** ADM-7 — a refusal states its reasons. */
export const refuserCandidature = (
  etat: Candidature,
  { motif }: CommandeDe<'refuserCandidature'>,
  contexte: Contexte,
): Decision => {
  const etape = etat.statut === 'candidature_administrative' ? 'administrative' : 'eligibilite'
  const refus = refusSiNonSoumise(etat, etape)
  if (refus) return refus
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({
    type: 'CandidatureClose',
    motif: 'refus_motive',
    explication: motif.trim(),
    ...signature(contexte),
  })
}

/** The step's form as it stands, `null` when the candidature is not at that step. */
export const etapeOuverte = (etat: Candidature, etape: CodeEtape): EtapeOuverte | null => {
  if (etape === 'administrative') return etat.statut === 'candidature_administrative' ? etat.administrative : null
  return etat.statut === 'eligibilite' ? etat.eligibilite : null
}

/** A step that was handed over. */
export type EtapeRemise = Exclude<EtapeOuverte, { readonly statut: 'a_completer' }> | EtapeAcceptee

/** What was last handed over for a step, whatever has become of the candidature since; `null` before anything was. */
export const etapeRemise = (etat: Candidature, etape: CodeEtape): EtapeRemise | null => {
  const dossier = avantCloture(etat)
  if (etape === 'administrative') return dossier.administrative.statut === 'a_completer' ? null : dossier.administrative
  return 'eligibilite' in dossier && dossier.eligibilite.statut !== 'a_completer' ? dossier.eligibilite : null
}

const refusSiNonSoumise = (etat: Candidature, code: CodeEtape): Decision | null => {
  const etape = etapeOuverte(etat, code)
  if (!etape) return statutIncompatible(etat)
  return etape.statut === 'soumise' ? null : refuser({ code: 'etape_non_soumise', etape: code })
}
