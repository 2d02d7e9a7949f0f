export { type Acceptation, accepte } from './domain/acceptation.ts'
export { type CompteConnu, remplir, reponsesInitiales } from './domain/aide-saisie.ts'
export {
  type ChapitreApplicable,
  chapitresApplicables,
  chapitresAttendus,
  perimetresApplicables,
  profilsChoisis,
} from './domain/applicabilite.ts'
export {
  type CasEcrit,
  type Condition,
  type ConditionEcrite,
  conditionsDe,
  conditionsEcrites,
  preuveSelonCas,
} from './domain/cas.ts'
export {
  aucunControle,
  type Controles,
  type FormulaireTest,
  type Gravite,
  gravites,
  type PointDeControle,
  type QuestionnaireMaturite,
} from './domain/controles.ts'
export { comparerRem, type EcartRem } from './domain/comparer-rem.ts'
export { controler, type DefautSaisie, type Faute, type References } from './domain/controle-formulaire.ts'
export { mentionsManquantes } from './domain/controle-programme.ts'
export {
  type LacunesConvention,
  lacunesConvention,
  redigerConvention,
  type RepresentantNomme,
  representantNomme,
  type ValeursConvention,
  type VariableConvention,
  valeursConvention,
  variablesConvention,
} from './domain/convention.ts'
export {
  type Deplacement,
  type JalonDeplace,
  LONGUEUR_MOTIF,
  type RefusDeDeplacer,
  sensDuDeplacement,
} from './domain/deplacement.ts'
export type * from './domain/dispositif.ts'
export type { FauteProgramme } from './domain/fautes-programme.ts'
export type * from './domain/formulaire.ts'
export { type Impact, impactDe, type SuiteDePreuve, suitesDePreuves } from './domain/impact-rem.ts'
export { type Membre, membresDuGroupement } from './domain/groupement.ts'
export {
  type Avancement as AvancementFormulaire,
  avancement,
  avancementParSection,
  champsDeLigneVisibles,
  champsVisibles,
  estRempli,
  estVide,
  fichiersDe,
  type Ligne,
  lignesDe,
  reponsesRetenues,
  texteDe,
  valeursDe,
} from './domain/formulaires.ts'
export type { DispositifAPublier, Programme } from './domain/programme.ts'
export type * from './domain/rem.ts'
export { normaliserSiret, siretValide } from './domain/siret.ts'
export { FLUX_DISPOSITIF, publierVersion } from './infra/dispositifs.pg.ts'
export { type ApresDeplacement, makeUneFoisJalons } from './infra/jalons.pg.ts'
export { type Dispositifs, makeDispositifs } from './infra/lecture.pg.ts'
export { ClasseurRefuse } from './infra/classeur.ts'
export {
  type BilanImport,
  controlerParDossier,
  controlerSansProgramme,
  dossierDe as dossierDuProgramme,
  importerDansLaBase,
  ProgrammeRefuse,
} from './infra/importer-classeur.ts'
export { type CelluleAEcrire, ecrireClasseur, type FeuilleAEcrire } from './infra/ecrire-classeur.ts'
export { exporterRem } from './infra/exporter-rem.ts'
export { type BilanDossier, ecrireDossier } from './infra/ecrire-dossier.ts'
export { dossiersDeProgrammes, installerProgrammes } from './infra/installer.ts'
export { lireDossier as lireDossierDeProgramme, lireProgramme } from './infra/programme.ts'
export { type BilanPublication, publierDossier } from './infra/publier-dossier.ts'
export { type ChantierEnCours, listerChantiers } from './queries/chantiers.ts'
export { type LigneDeVersion, lireVersions } from './queries/versions.ts'
export { type DeplacementDe, lireDeplacements } from './queries/deplacements.ts'
export { type DeplacerJalon, makeDeplacerJalon } from './use-cases/deplacer-jalon.ts'
export { DeplacementsDuJalon } from './web/deplacements.tsx'
export { phraseFaute, phrasesFautes } from './web/phrases-formulaire.ts'
export { parParcours, situationDe } from './web/situation.ts'
export { phraseAvertissementImport, phraseFauteImport, phraseRefusClasseur } from './domain/phrases-import.ts'
export { type Atelier, composerAtelier } from './composition.ts'
export { type Chantier, chantierDe, type Geste, type Rubrique, rubriques, versionDe } from './domain/chantier.ts'
export { controlerChantier, type FauteChantier } from './domain/controle-chantier.ts'
export { paragraphesDe } from './domain/textes.ts'
export { issuesConnues } from './domain/issues.ts'
export { empreinteTexte } from './infra/empreinte.ts'
export type { ChantierLu, LigneDeChantier } from './use-cases/ports-chantiers.ts'
export { ATELIER, type DepsAtelier } from './web/atelier/deps.ts'
export { cheminsAtelier, filAtelier } from './web/atelier/chemins.ts'
export { FautesParRubrique } from './web/atelier/controle.page.tsx'
export { lienDe, lieuDe } from './web/atelier/lieux.ts'
export { naturesEnMots } from './web/versions/mots.ts'
export { routesAtelier } from './web/atelier/atelier.route.ts'
export { composerVersions, type Versions } from './composition-versions.ts'
export { type LireEcarts, makeLireEcarts } from './infra/ecarts.pg.ts'
export { cheminsVersions } from './web/versions/chemins.ts'
export { charger as chargerComparaison, type Comparaison } from './web/versions/charger.ts'
export { aLaVersion, nomDeVersion, titreDeComparaison } from './web/versions/mots.ts'
export { routesVersions } from './web/versions/versions.route.ts'
export { composerExigences, type Exigences } from './composition-exigences.ts'
export { routesExigences } from './web/atelier/exigences.route.ts'
export { composerFichiers, type Fichiers } from './composition-fichiers.ts'
export { routesFichiers } from './web/atelier/fichiers.route.ts'
