export {
  assemblerCandidatures,
  type Candidatures,
  composerCandidatures,
  composerHorloge,
} from './composition.ts'
export { dureeDuReferencement } from './domain/attribution.ts'
export type * from './domain/candidature.ts'
export {
  type ComptePreuves,
  chapitreDe,
  chapitresDe,
  chapitresJamaisRemis,
  compterDossier,
  compterPreuves,
  depotsCourants,
  estChezLEditeur,
  manquesAvantSoumission,
  preuveDe,
  preuvesEn,
  remisAvec,
} from './domain/chapitres.ts'
export {
  casAChoisir,
  casDeclare,
  conditionDe,
  depotsDuChapitre,
  depotsEcartesDuCas,
  numerosAttendus,
  preuvesSansChoix,
  toutesLesPreuves,
} from './domain/conditions.ts'
export type { Commande, CommandeCandidature } from './domain/commandes.ts'
export { avantCloture, type Contexte, type Decision, estInstruite } from './domain/contexte.ts'
export { decide, peut } from './domain/decide.ts'
export { limiteDAbandon, limiteDeLaJournee, limiteDuComplement, limiteGarantieDePlace } from './domain/delais.ts'
export {
  cleEcheance,
  type Echeance,
  type EcheanceQuiFerme,
  echeances,
  echeancesDepassees,
  ferme,
} from './domain/echeances.ts'
export { etapeOuverte, type EtapeRemise, etapeRemise, ouvrirCandidature } from './domain/etapes.ts'
export { evolve, replier } from './domain/evolve.ts'
export { JournalIncoherent } from './domain/journal-incoherent.ts'
export type { Fait, TypeFait } from './domain/faits.ts'
export { makeQuiDoitAgir, type QuiDoitAgir } from './queries/qui-doit-agir.ts'
export { estLeSien } from './domain/droits.ts'
export { evenementsDe, objetEnMots, quiDoitAgir } from './web/echeances-en-mots.ts'
export { motifPropose } from './web/motif-propose.ts'
export { propositionEnCours } from './domain/horloge.ts'
export { aFaireAuReveil, cleRappel, estDeLaJournee, prochainReveil, type Rappel } from './domain/reveil.ts'
export { prochainReveilDans, reveillerTout } from './infra/reclamer.pg.ts'
export type { EnvoiDeRappels, Tour } from './use-cases/reveiller.ts'
export { etatsHomologation, reponsesAuTest } from './domain/controles.ts'
export type * from './domain/controles.ts'
export {
  type HomologationEnAttente,
  homologationObtenue,
  homologationsEnAttente,
  maturiteManque,
} from './domain/dossier-complet.ts'
export { chapitreDeLaJournee, journeeFaite } from './domain/journee.ts'
export { jalonPasse } from './domain/jalons.ts'
export { lireNumero, numeroDepuis } from './domain/numero.ts'
export { commandesPossibles } from './domain/possibles.ts'
export type { Refus } from './domain/refus.ts'
export { ecarts, rejouer } from './domain/rejeu.ts'
export { estUnTestIntrusion, preuvesOu, scenariosDe, suitUneHomologation } from './domain/rem.ts'
export { roleEnCharge, type StatutEnAttente, suite, type Tache } from './domain/suite.ts'
export { estAConsigner, tentativeDe } from './domain/tentatives.ts'
export { graviteDe, pointsPresentes, resultatDuTest } from './domain/test-intrusion.ts'
export { FLUX as FLUX_CANDIDATURE, type Branchements, makeUneFois, type Reagir } from './infra/candidatures.pg.ts'
export { visiblePar } from './infra/visibilite.ts'
export { type ChapitreEnFile, fileAttente, placesDans, teteDeFile } from './queries/file-attente.ts'
export {
  type CandidatureListee,
  type FiltreCandidatures,
  type ListeLue,
  listeCandidatures,
  PLAFOND,
  TAILLE_PAGE,
} from './queries/liste-candidatures.ts'
export { type SujetDeMessage, sujetDeMessage } from './queries/sujet.ts'
export { creerMemoireDesEtats } from './queries/memoire.ts'
export { type CandidatureVue, voirCandidature } from './queries/voir-candidature.ts'
export { versionDesQuestions } from './domain/version.ts'
export { dossiersDeVersion } from './queries/dossiers-de-version.ts'
export { calculDesConsequences } from './use-cases/consequences-de-version.ts'
export { routesConsequences } from './web/consequences.route.ts'
export { commandeDAjout } from './use-cases/ajouter-profils.ts'
export { commandeDAcceptation } from './use-cases/accepter-eligibilite.ts'
export type { Brouillon } from './use-cases/brouillons.ts'
export type { DocumentsSignes, ProduireDocuments } from './use-cases/prononcer-referencement.ts'
export type { ProduireAutorisation } from './use-cases/valider-chapitre.ts'
export { makeExecuter, type Resultat } from './use-cases/executer.ts'
export type { NoterPiece, UneFois } from './use-cases/ports.ts'
export { filDeCandidature } from './web/candidature.page.tsx'
export { routesCandidatures } from './web/candidatures.route.ts'
export { type DepsJournal, routesJournal } from './web/journal.route.ts'
export { accusesDe } from './web/accuse.ts'
export { RappelJournee } from './web/rappel-journee.tsx'
export { chemins, lireEtape } from './web/chemins.ts'
export type { DepsCandidatures, ProduitAChoisir } from './web/deps.ts'
export * from './web/phrases.ts'
export { ReponsesAffichees } from './web/reponses-affichees.tsx'
export {
  acteurDe,
  effetEnMots,
  estPour,
  pourquoiEnMots,
  type TacheEnMots,
  tacheEnMots,
  titreChapitre,
} from './web/taches.tsx'
export {
  type DossierDuJour,
  dossiersAClore,
  type DossiersDuJour,
  dossiersQuiAttendent,
  dossiersQuiEchoient,
} from './queries/journee-agence.ts'
export { pageListe } from './web/liste.page.tsx'
export { candidaturesDeLaPiece } from './queries/piece-deposee.ts'
export { candidaturesEnCours } from './queries/en-cours.ts'
export { type MaCandidature, mesCandidatures } from './queries/mes-candidatures.ts'
export { contenuDe } from './domain/contenu.ts'
export {
  aDAutresCandidatures,
  type AutreCandidature,
  autresCandidatures,
  preuvesDe,
  type PreuveTrouvee,
} from './queries/autres-candidatures.ts'
export {
  dispositifsEnDepot,
  type FiltrePieces,
  PIECES_PAR_PAGE,
  type PieceDeLEntreprise,
  piecesDeLEntreprise,
  type PreuveAttendueAilleurs,
  preuvesAttendues,
  type UsageDePiece,
} from './queries/pieces-de-l-entreprise.ts'
export { preuvesReprisesEnMots } from './web/faits-en-mots.ts'
export { Tentatives } from './web/tentatives.tsx'
export { type EntreeDHistorique, Historique } from './web/historique.tsx'
export { composerEssai } from './composition-essai.ts'
export { type DepsEssai, routesEssai } from './web/essai.route.ts'
export { routesApercu } from './web/apercu.route.ts'
