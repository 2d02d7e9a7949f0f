import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Personne } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import { acteConnu, type Db, lireHorloge } from '../../platform/db/index.ts'
import { acteAvec, acteDerive } from '../../platform/http/corps.ts'
import type { Importation } from '../../platform/gazelle/index.ts'
import { ecrireZip } from '../../platform/archive/index.ts'
import { creerTus } from '../../platform/http/tus.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import {
  aDAutresCandidatures,
  autresCandidatures,
  type Candidatures,
  type CandidatureVue,
  preuvesDe,
} from '../candidatures/index.ts'
import type { Dispositif } from '../dispositifs/index.ts'
import { avecApercu, composerApercus } from './composition-apercus.ts'
import { composerCoffre } from './composition-coffre.ts'
import { composerDepotGroupe } from './composition-groupe.ts'
import { JOURS_POUR_ACHEVER, type Quotas } from './domain/envoi.ts'
import { makeAnalysesPg, makeLireAnalyses, makePiecesALEnvoi } from './infra/analyses.pg.ts'
import { makeDejaRangee } from './infra/deja-rangee.ts'
import { makeDepotEnvois } from './infra/envois.pg.ts'
import { makeNoterLecture } from './infra/lectures.pg.ts'
import { makeLireFaits } from './infra/faits/lire.ts'
import { noterPiece } from './infra/pieces.pg.ts'
import { makePrecontrolesPg } from './infra/precontroles.pg.ts'
import { makeVerificationsPg } from './infra/verifications.pg.ts'
import { makeEcrireBrouillonDeTest, makeLireBrouillonDeTest } from './infra/rapports-en-brouillon.pg.ts'
import { makeEnregistrerRapport } from './use-cases/brouillon-de-test.ts'
import { makeDeposerRapportDeTest } from './use-cases/deposer-rapport.ts'
import { lirePieces, makeDerniereRelecture, makeRelecturesPg } from './infra/relectures.pg.ts'
import { lireConsultations, lireLectures } from './queries/lectures.ts'
import {
  makeDeposerCertificat,
  makeDeposerEnregistrement,
  type PortsHorsChapitre,
} from './use-cases/deposer-hors-chapitre.ts'
import {
  makeDeposerFichier,
  makeDeposerLien,
  makeImporterRapport,
  type PortsDepot,
  type Recevoir,
} from './use-cases/deposer.ts'
import { makeAnalyserPieces, type PortsAnalyse } from './use-cases/analyser.ts'
import {
  makeAbandonnerEnvoi,
  makeAcheverEnvoi,
  makeBalayerEnvois,
  makeCommencerEnvoi,
  makeDeposerEnvoi,
  makeEcrireEnvoi,
  makeEnvoiADeposer,
  type PortsEnvois,
} from './use-cases/envois.ts'
import { makeEtatDeLaPiece } from './use-cases/etat-de-la-piece.ts'
import { makeRecevoirDansLaPlace } from './use-cases/recevoir-dans-la-place.ts'
import { makePrecontrolerPieces } from './use-cases/precontroler.ts'
import { makePiecesReprenables } from './use-cases/pieces-reprenables.ts'
import {
  type BilanDeVerification,
  makeRelirePieces,
  type PortsRelecture,
  verifierToutesLesPieces,
} from './use-cases/relire-pieces.ts'
import { makeReprendrePreuve } from './use-cases/reprendre-preuve.ts'
import { makeVerifierRapport, type PortsVerification } from './use-cases/verifier-rapport.ts'

type Besoins = {
  readonly db: Db
  readonly deposerPreuve: Candidatures['deposerPreuve']
  readonly deposerEnregistrement: Candidatures['deposerEnregistrement']
  readonly deposerHomologation: Candidatures['deposerHomologation']
  readonly consignerTentative: Candidatures['consignerTentative']
  readonly magasin: Pick<Magasin, 'deposer' | 'confier' | 'etage' | 'adopter' | 'ouvrir' | 'verifier'>
  readonly quotas: Quotas
  /** PRE-4 — what can be imported from the test platforms. */
  readonly importation: Pick<Importation, 'lister' | 'lire' | 'estImportable'>
  readonly courrielDe: PortsVerification['courrielDe']
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}

/** In bytes: a report is a document of a few hundred kilobytes. */
const TAILLE_MAX_RAPPORT = 20 * 1024 * 1024

/** Every way in which a pièce is received for a proof. */
export const composerPreuves = ({
  db,
  deposerPreuve,
  consignerTentative,
  magasin,
  quotas,
  importation,
  courrielDe,
  voir,
  lireDispositif,
  ...depots
}: Besoins) => {
  // Its own key: what was tried may still succeed under the first one.
  const consigner: PortsHorsChapitre['consignerTentative'] = essai =>
    consignerTentative({ ...essai, acte: acteDerive(essai.acte, 'tentative') }).catch(() => undefined)
  // The moment that counts is that of the last byte; what follows (writing, reading back) is our own time (JAL-4).
  const recevoirDate: Recevoir = async (flux, options) => {
    let fin: Promise<Instant> | undefined
    flux.once('end', () => {
      fin = lireHorloge(db)
      fin.catch(() => undefined)
    })
    const piece = await magasin.deposer(flux, options)
    return piece.ok ? { ...piece, recueLe: await (fin ?? lireHorloge(db)) } : piece
  }
  const depot = makeDepotEnvois(db)
  const apercus = composerApercus({ db, magasin })
  const ports: PortsDepot = {
    deposer: avecApercu(deposerPreuve, apercus.demander),
    nouvelId: randomUUID,
    acteAvec,
    recevoir: makeRecevoirDansLaPlace({
      recevoir: recevoirDate,
      volume: numero => depot.volume(numero),
      libre: magasin.etage.libre,
      quotas,
    }),
    dejaFait: acte => acteConnu(db, acte),
    recevoirOctets: (octets, pour) => recevoirDate(Readable.from([octets]), { tailleMax: TAILLE_MAX_RAPPORT, pour }),
    noter: noterPiece(db),
    consigner: ({ acte, cible: { numero, chapitre, preuve }, refus }) =>
      consigner({ numero, acte, commande: 'deposerPreuve', chapitres: [chapitre], preuve, refus }),
    analyserUrl: texte => {
      const url = URL.parse(texte)
      return (
        url && { protocole: url.protocol, hote: url.host, identifiants: url.username !== '' || url.password !== '' }
      )
    },
    lireRapport: importation.lire,
  }
  const envois: PortsEnvois = {
    ...ports,
    envois: depot,
    etage: magasin.etage,
    adopter: magasin.adopter,
    dejaRangee: makeDejaRangee(magasin),
    quotas,
  }
  const depotGroupe = composerDepotGroupe({ db, ports: { ...ports, ...envois }, magasin })
  const horsChapitre: PortsHorsChapitre = {
    ...ports,
    deposerEnregistrement: avecApercu(depots.deposerEnregistrement, apercus.demander),
    deposerHomologation: avecApercu(depots.deposerHomologation, apercus.demander),
    consignerTentative: consigner,
  }
  const etats = makeEtatDeLaPiece({
    derniere: makeDerniereRelecture(db),
    verifier: magasin.verifier,
    noter: makeRelecturesPg(db).noter,
  })
  const deposerFichier = makeDeposerFichier(ports)
  const lireBrouillonDeTest = makeLireBrouillonDeTest(db)
  return {
    tus: creerTus({ chemin: '/envois', dureeMs: JOURS_POUR_ACHEVER * 24 * 3_600_000 }),
    envois: {
      lire: depot.lire,
      deLaCandidature: depot.deLaCandidature,
      commencer: makeCommencerEnvoi(envois),
      ecrire: makeEcrireEnvoi(envois),
      achever: makeAcheverEnvoi(envois),
      aDeposer: makeEnvoiADeposer(envois),
      abandonner: makeAbandonnerEnvoi(envois),
      deposer: makeDeposerEnvoi(envois),
    },
    ecrireZip,
    noterLecture: makeNoterLecture(db),
    lireLectures: (demande: Parameters<typeof lireLectures>[1]) => lireLectures(db, demande),
    lireConsultations: (demande: Parameters<typeof lireConsultations>[1]) => lireConsultations(db, demande),
    apercus,
    etatDeLaPiece: etats.connu,
    reverifierPiece: etats.maintenant,
    relirePieces: (alarmer: PortsRelecture['alarmer']) =>
      makeRelirePieces({ ...makeRelecturesPg(db), verifier: magasin.verifier, alarmer }),
    analysesDe: makeLireAnalyses(db),
    piecesALEnvoi: makePiecesALEnvoi(db),
    analyserPieces: (demande: Pick<PortsAnalyse, 'antivirus' | 'prevenir'>) =>
      makeAnalyserPieces({
        ...makeAnalysesPg(db),
        ouvrir: empreinte => magasin.ouvrir(empreinte),
        lireFaits: makeLireFaits(magasin.ouvrir),
        ...demande,
      }),
    precontrolerPieces: makePrecontrolerPieces({
      ...makePrecontrolesPg(db),
      lireFaits: makeLireFaits(magasin.ouvrir),
    }),
    depotGroupe,
    coffre: composerCoffre({ db, lireDispositif }),
    balayerEnvois: async () => (await makeBalayerEnvois(envois)(JOURS_POUR_ACHEVER)) + (await depotGroupe.balayer()),
    deposerFichier,
    deposerRapportDeTest: makeDeposerRapportDeTest({ ...ports, deposerFichier, acteDerive }),
    lireBrouillonDeTest,
    enregistrerRapport: makeEnregistrerRapport({ lire: lireBrouillonDeTest, ecrire: makeEcrireBrouillonDeTest(db) }),
    deposerLien: makeDeposerLien(ports),
    importerRapport: makeImporterRapport(ports),
    rapports: ({ courriel }: Personne) => importation.lister(courriel),
    estImportable: importation.estImportable,
    verifierRapport: makeVerifierRapport({ ...makeVerificationsPg(db), relire: importation.lire, courrielDe }),
    deposerCertificat: makeDeposerCertificat(horsChapitre),
    deposerEnregistrement: makeDeposerEnregistrement(horsChapitre),
    noterPiece: ports.noter,
    aDAutresCandidatures: (demande: Parameters<typeof aDAutresCandidatures>[1]) => aDAutresCandidatures(db, demande),
    piecesReprenables: makePiecesReprenables({
      ...ports,
      autresCandidatures: demande => autresCandidatures(db, demande),
      preuvesDe: demande => preuvesDe(db, demande),
      lireDispositif,
    }),
    reprendrePreuve: makeReprendrePreuve({ ...ports, voir, confier: magasin.confier }),
  }
}

/** P5, P36 — the whole store read again: what a command and a drill of restoration ask for. */
export const verifierPieces = (db: Db, verifier: Magasin['verifier']): Promise<BilanDeVerification> =>
  verifierToutesLesPieces({
    lire: (apres, nombre) => lirePieces(db, apres, nombre),
    verifier,
    noter: makeRelecturesPg(db).noter,
  })
