import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, CodeJalon, Faute, NumeroPreuve } from '../../dispositifs/index.ts'
import type { ChapitreDepose, CodeEtape, Statut } from './candidature.ts'
import type { EtatHomologation, Journee } from './controles.ts'

/** Why nothing happened. The sentence that a person reads is written once, beside the views. */
export type Refus =
  | { readonly code: 'acteur_non_autorise' }
  | { readonly code: 'signature_reservee_au_representant' }
  | { readonly code: 'statut_incompatible'; readonly statut: Statut }
  | { readonly code: 'charte_non_acceptee' }
  | { readonly code: 'etape_deja_soumise'; readonly etape: CodeEtape }
  | { readonly code: 'etape_non_soumise'; readonly etape: CodeEtape }
  | { readonly code: 'formulaire_incomplet'; readonly fautes: readonly Faute[] }
  | { readonly code: 'aucun_chapitre_applicable' }
  | { readonly code: 'motif_obligatoire' }
  | { readonly code: 'delai_depasse'; readonly limite: Instant; readonly regle: 'ADM-8' | 'INT-6' }
  | { readonly code: 'delai_en_cours'; readonly limite: Instant }
  | { readonly code: 'aucune_echeance_depassee' }
  | { readonly code: 'jalon_depasse'; readonly jalon: CodeJalon; readonly quand: Instant }
  | { readonly code: 'chapitre_inconnu' }
  | { readonly code: 'preuve_inconnue' }
  | { readonly code: 'depot_remplace_inconnu' }
  | { readonly code: 'chapitre_fige'; readonly statut: ChapitreDepose['statut'] }
  | { readonly code: 'preuve_non_modifiable' }
  /** PRE-1 — of a condition: no case was chosen yet; the proof is of another case; no such case; its case was found conforming. */
  | { readonly code: 'cas_a_choisir'; readonly condition: NumeroPreuve }
  | { readonly code: 'preuve_d_un_autre_cas'; readonly condition: NumeroPreuve; readonly cas: number }
  | { readonly code: 'cas_inconnu' }
  | { readonly code: 'cas_non_modifiable' }
  | { readonly code: 'chapitre_incomplet'; readonly manquantes: readonly NumeroPreuve[] }
  | { readonly code: 'modifications_incompletes'; readonly restantes: readonly NumeroPreuve[] }
  | { readonly code: 'aucun_chapitre_complet' }
  /** `chapitres`: those that are to be handed over with those that were named. */
  | { readonly code: 'dossier_a_soumettre_entier'; readonly chapitres: readonly CodeChapitre[] }
  | { readonly code: 'chapitre_hors_file'; readonly statut: ChapitreDepose['statut'] }
  | { readonly code: 'pas_le_premier_de_la_file' }
  | { readonly code: 'chapitre_pris_par_un_autre'; readonly nom: string }
  | { readonly code: 'avis_manquants'; readonly preuves: readonly NumeroPreuve[] }
  | { readonly code: 'rien_a_modifier' }
  | { readonly code: 'preuves_non_conformes'; readonly preuves: readonly NumeroPreuve[] }
  | { readonly code: 'convention_remplacee' }
  | { readonly code: 'seance_a_venir'; readonly seance: JourCivil }
  | { readonly code: 'seance_passee'; readonly seance: JourCivil }
  | { readonly code: 'preuves_a_preciser' }
  | { readonly code: 'controle_sans_objet' }
  | { readonly code: 'maturite_incomplete'; readonly questions: readonly string[] }
  | { readonly code: 'profils_a_preciser' }
  /** VIE-3 — none was published since, or another one was. */
  | { readonly code: 'version_indisponible' }
  | { readonly code: 'homologation_a_preciser' }
  | { readonly code: 'pre_examen_requis'; readonly etat: EtatHomologation }
  | { readonly code: 'homologation_deja_obtenue' }
  | { readonly code: 'aucun_certificat_a_verifier' }
  | { readonly code: 'certificat_avec_le_chapitre' }
  | {
      readonly code: 'rapport_de_test_a_completer'
      readonly champs: readonly string[]
      readonly points: readonly string[]
    }
  | { readonly code: 'test_trop_ancien'; readonly limite: JourCivil }
  | { readonly code: 'test_defavorable'; readonly hautes: number; readonly moyennes: number; readonly max: number }
  | { readonly code: 'journee_sans_objet' }
  | { readonly code: 'journee_incompatible'; readonly statut: Journee['statut'] | null }
  | { readonly code: 'chapitre_non_soumis' }
  | { readonly code: 'journee_passee'; readonly quand: Instant }
  | { readonly code: 'journee_a_venir'; readonly quand: Instant }
  | { readonly code: 'resultats_incomplets'; readonly scenarios: readonly string[] }
  | { readonly code: 'journee_a_tenir' }
  | { readonly code: 'mediation_en_cours' }
  | { readonly code: 'aucune_mediation' }
  | { readonly code: 'effet_deja_propose' }
  | { readonly code: 'autre_echeance'; readonly limite: Instant }
  /** P9 — the sender left before the end: how many bytes had come in. */
  | { readonly code: 'envoi_interrompu'; readonly recus: number }
  | { readonly code: 'envoi_refuse'; readonly motif: MotifDEnvoiRefuse }

/** P9 — why what was sent for a deposit could not be taken. */
export type MotifDEnvoiRefuse = 'fichier_trop_gros' | 'extension_refusee' | 'contenu_different' | 'service_indisponible'
