import { randomBytes } from 'node:crypto'
import type { Personne } from '../kernel/acteur.ts'
import {
  autresCandidatures,
  candidaturesEnCours,
  composerCandidatures,
  composerHorloge,
  creerMemoireDesEtats,
  type DepsCandidatures,
  dossiersAClore,
  dossiersQuiAttendent,
  dossiersQuiEchoient,
  type Fait,
  FLUX_CANDIDATURE,
  fileAttente,
  listeCandidatures,
  makeQuiDoitAgir,
  mesCandidatures,
  type NumeroCandidature,
  statutEnMots,
  numeroDepuis,
  placesDans,
  routesCandidatures,
  routesJournal,
  teteDeFile,
  tonStatut,
  voirCandidature,
} from '../modules/candidatures/index.ts'
import { composerCollege, routesCollege } from '../modules/college/index.ts'
import { composerConventions, composerDocuments, makeCoffre, routesConventions } from '../modules/conventions/index.ts'
import { composerCatalogue, type DepsCatalogue, routesCatalogue } from '../modules/catalogue/index.ts'
import {
  fichiersDe,
  makeDeplacerJalon,
  makeDispositifs,
  makeLireEcarts,
  makeUneFoisJalons,
} from '../modules/dispositifs/index.ts'
import type { Identite } from '../modules/identite/index.ts'
import { type DepsInstruction, routesInstruction } from '../modules/instruction/index.ts'
import { commeFait, lireJournal, verifierJournal } from '../modules/journal/index.ts'
import { composerMessagerie, routesMessagerie } from '../modules/messagerie/index.ts'
import {
  composerPreuves,
  type DepsHorsChapitre,
  type DepsPreuves,
  noterPiece,
  routesApercu,
  routesChapitres,
  routesHomologations,
  routesJournee,
  routesPieces,
} from '../modules/preuves/index.ts'
import { cheminsRegistre, composerRegistre, routesRegistre } from '../modules/registre/index.ts'
import { ecrireCalendrier } from '../platform/calendrier/index.ts'
import type { Config } from '../platform/config/index.ts'
import { cleDeterministe, type Db, lireHorloge } from '../platform/db/index.ts'
import type { Importation } from '../platform/gazelle/index.ts'
import type { Route } from '../platform/http/contract.ts'
import type { Composeur } from '../platform/pdf/index.ts'
import { makeSignataireLocal, type Sceau, verifierSignatures } from '../platform/signature/index.ts'
import type { Magasin } from '../platform/storage/index.ts'
import { routesAccueil } from './accueil/index.ts'
import { routesAgenda } from './agenda/index.ts'
import { routesDeLAtelier } from './atelier.ts'
import { agentPour } from './agents.ts'
import { apresDeplacement } from './deplacements.ts'
import { destinatairesDe } from './destinataires.ts'
import { makeImpactDuProduit } from './impact-produit.ts'
import { routesMarquesBlanches } from './marques-blanches.ts'
import { peutVoir } from './peut-voir.ts'
import { operateurDe, routesPubliques } from './public/index.ts'
import { makeRappeler } from './rappels.ts'
import { reagir } from './reactions.ts'

export type Besoins = {
  readonly config: Config
  readonly db: Db
  readonly magasin: Magasin
  readonly identite: Identite
  readonly importation: Importation
  readonly composeur: Composeur
  readonly sceau: Sceau
}

/** Where anyone checks what a référencement is worth: printed on the attestation (REF-2). */
const adresseDeVerification =
  ({ adressePublique }: Config) =>
  (reference: string): string =>
    adressePublique + cheminsRegistre.verifier(reference)

/** Ten bytes are nearly always enough; another draw when one of them is skipped. */
const tirerNumero = (): NumeroCandidature => numeroDepuis(randomBytes(16)) ?? tirerNumero()

/** The modules of the procedure, each given what it asks for. */
export const brancherModules = ({ config, db, magasin, identite, importation, composeur, sceau }: Besoins) => {
  const dispositifs = makeDispositifs(db)
  const lireDispositif = (id: string) => dispositifs.lire(id)
  const coffre = makeCoffre({ magasin, noterPiece: noterPiece(db) })
  const emetteur = { operateur: config.nomOperateur, adresseDeVerification: adresseDeVerification(config) }
  const documents = composerDocuments({ coffre, composeur, sceau, ...emetteur })
  const candidatures = composerCandidatures({
    db,
    reagir,
    lireDispositif: dispositifs.lireEnVigueur,
    noterPiece,
    tirerNumero,
    ...documents,
  })
  const catalogue = composerCatalogue({ db })
  const memoire = creerMemoireDesEtats()
  const voir = (demande: { readonly numero: string; readonly acteur: Personne }) =>
    voirCandidature(db, demande, memoire)
  const messagerie = composerMessagerie({
    db,
    adresse: config.adressePublique,
    destinatairesDe: destinatairesDe({ db, identite }),
    peutVoir: peutVoir({ voir, lireDispositif }),
  })
  const preuves = composerPreuves({
    db,
    deposerPreuve: candidatures.deposerPreuve,
    deposerEnregistrement: candidatures.deposerEnregistrement,
    deposerHomologation: candidatures.deposerHomologation,
    consignerTentative: candidatures.consignerTentative,
    magasin,
    quotas: config.quotas,
    importation,
    courrielDe: async personneId => (await identite.donneesCompte(personneId)).courriel,
    voir,
    lireDispositif,
  })

  const lectures = {
    voir,
    lireDispositif,
    dispositifsOuverts: dispositifs.lister,
    lister: (filtre: Parameters<typeof listeCandidatures>[1]) => listeCandidatures(db, filtre),
    quiDoitAgir: makeQuiDoitAgir({ db, lireDispositif }),
    enCours: (demande: Parameters<typeof candidaturesEnCours>[1]) => candidaturesEnCours(db, demande),
    autresCandidatures: (demande: Parameters<typeof autresCandidatures>[1]) => autresCandidatures(db, demande),
    file: (demande: Parameters<typeof fileAttente>[1] = {}) => fileAttente(db, demande),
    tete: (guichet: string) => teteDeFile(db, guichet),
    places: (demande: Parameters<typeof placesDans>[1]) => placesDans(db, demande),
    collaborateurs: async (produitId: string) =>
      (await catalogue.collaborateursDe(produitId)).map(({ id, nom }) => ({ id, nom })),
  }
  const lireEcarts = makeLireEcarts()
  const impactDuProduit = makeImpactDuProduit({ db, dispositifs, lireEcarts })
  const lireFaits = async (numero: string, jusqua: number): Promise<readonly Fait[]> =>
    (await lireJournal(db, { flux: FLUX_CANDIDATURE, fluxId: numero, a: jusqua })).map(ligne => commeFait<Fait>(ligne))
  const depsCandidatures: DepsCandidatures = {
    ...lectures,
    candidatures,
    lireFaits,
    lireEcarts: (avant, apres) => lireEcarts(db, avant, apres),
    monCompte: ({ personneId }) => identite.donneesCompte(personneId),
    compteDuRepresentant: async acteur =>
      acteur.kind === 'editeur' ? identite.donneesRepresentant(acteur.entrepriseId) : {},
    produits: async acteur => (acteur.kind === 'editeur' ? catalogue.produitsAccessibles(acteur) : []),
    nonLus: async (numero, acteur) => (await messagerie.nonLus({ acteur, numeros: [numero] })).get(numero) ?? 0,
    deposerPiece: async (flux, options) => {
      const piece = await magasin.deposer(flux, options)
      if (piece.ok)
        await preuves.noterPiece({ empreinte: piece.empreinte, taille: piece.taille, type: 'application/octet-stream' })
      return piece
    },
    composerAccuse: accuse => composeur.composer('accuse', accuse),
    ecrireCalendrier,
    operateur: config.nomOperateur,
  }
  const depsPreuves: DepsPreuves = {
    ...lectures,
    ...preuves,
    candidatures,
    ouvrirPiece: magasin.ouvrir,
    fichiersEnBrouillon: async numero => {
      const etapes = ['administrative', 'eligibilite'] as const
      const brouillons = await Promise.all(
        etapes.map(etape => candidatures.lireBrouillon({ numero: numero as NumeroCandidature, etape })),
      )
      return brouillons.flatMap(brouillon => Object.values(brouillon?.reponses ?? {}).flatMap(fichiersDe))
    },
  }
  const depsHorsChapitre: DepsHorsChapitre = { ...lectures, ...preuves, candidatures, lireFaits }
  const depsInstruction: DepsInstruction = {
    ...lectures,
    candidatures,
    dossiersQuiAttendent: roles => dossiersQuiAttendent(db, roles),
    dossiersQuiEchoient: jours => dossiersQuiEchoient(db, jours),
    dossiersAClore: ({ personneId }) => dossiersAClore(db, personneId),
    cleDe: cleDeterministe,
    analysesDe: preuves.analysesDe,
    horloge: () => lireHorloge(db),
  }
  const depsCatalogue: DepsCatalogue = {
    ...catalogue,
    candidaturesDe: async ({ acteur, produitId }) => {
      const { candidatures: trouvees } = await lectures.lister({
        acteur,
        toutes: true,
        ...(produitId ? { produitId } : {}),
      })
      const ouverts = await dispositifs.lister()
      const impacts = produitId ? await impactDuProduit(produitId, trouvees) : null
      const ouvert = (guichet: string) => ouverts.find(({ code }) => code === guichet)
      return trouvees.map(({ numero, statut, guichet, produitId: rattache }) => ({
        numero,
        produitId: rattache,
        etat: statutEnMots(statut, ouvert(guichet)),
        ton: tonStatut(statut),
        dispositif: ouvert(guichet)?.intitule ?? guichet,
        impact: impacts?.get(numero),
      }))
    },
  }
  const college = composerCollege({
    db,
    coffre,
    composeur,
    sceau,
    candidatures,
    operateur: config.nomOperateur,
    ...lectures,
    lireFaits,
    agents: identite.agents,
  })
  const conventions = composerConventions({
    db,
    coffre,
    composeur,
    ...emetteur,
    signataire: makeSignataireLocal({ db, sceau }),
    candidatures,
    voir,
    lireDispositif,
    lireFaits,
    extraitsDuCollege: college.extraitsDe,
  })
  const registre = composerRegistre(db)
  const deplacerJalon = makeDeplacerJalon(makeUneFoisJalons({ db, apresDeplacement }))
  const routes: readonly Route[] = [
    ...routesCandidatures(depsCandidatures),
    ...routesChapitres(depsPreuves),
    ...routesPieces({ ...depsPreuves, lireFaits }),
    ...routesApercu({ ...depsPreuves, lireFaits }),
    ...routesJournee(depsHorsChapitre),
    ...routesHomologations(depsHorsChapitre),
    ...routesInstruction(depsInstruction),
    ...routesCatalogue(depsCatalogue),
    ...routesJournal({
      voir,
      lireDispositif,
      verifierJournal: fluxId => verifierJournal(db, { flux: FLUX_CANDIDATURE, fluxId }),
    }),
    ...routesConventions(conventions),
    ...routesCollege(college),
    ...routesRegistre({
      ...registre,
      lireDispositif,
      dispositifsOuverts: dispositifs.lister,
      verifier: pdf => verifierSignatures(pdf, sceau.confiance),
      operateur: config.nomOperateur,
    }),
    ...routesDeLAtelier({ db, magasin, dispositifs, composeur, operateur: config.nomOperateur }),
    ...routesMarquesBlanches({ db, magasin, config, identite, catalogue, lireDispositif }),
    ...routesPubliques({
      chercher: registre.chercher,
      dispositifsOuverts: dispositifs.lister,
      dispositifOuvert: dispositifs.versionOuverte,
      horloge: () => lireHorloge(db),
      operateur: operateurDe(config),
    }),
    ...routesAccueil({
      mesCandidatures: demande => mesCandidatures(db, demande),
      produitsAccessibles: catalogue.produitsAccessibles,
      nonLus: messagerie.nonLus,
      lireDispositif,
    }),
    ...routesAgenda({
      agenda: identite.agenda,
      acteurDAgenda: identite.acteurDAgenda,
      mesCandidatures: demande => mesCandidatures(db, demande),
      lireDispositif,
      adresse: config.adressePublique,
    }),
    ...routesMessagerie({ ...messagerie, collaborateursDe: catalogue.collaborateursDe }),
  ]
  const reveiller = composerHorloge({
    db,
    reagir,
    lireDispositif: dispositifs.lireEnVigueur,
    noterPiece,
    rappeler: makeRappeler({ adresse: config.adressePublique }),
    agentPour,
  })
  return { reveiller, candidatures, catalogue, deplacerJalon, dispositifs, messagerie, preuves, lectures, routes }
}

export type Modules = ReturnType<typeof brancherModules>
