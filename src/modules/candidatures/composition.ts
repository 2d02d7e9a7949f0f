import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '../../platform/db/index.ts'
import { estLeSien } from './domain/droits.ts'
import { etapeOuverte } from './domain/etapes.ts'
import type { NumeroCandidature } from './domain/candidature.ts'
import { identifiantDepuis } from './domain/numero.ts'
import { makeEcrireBrouillon, makeLireBrouillon } from './infra/brouillons.pg.ts'
import { type Branchements, makeUneFois } from './infra/candidatures.pg.ts'
import { type BranchementsHorloge, makeReclamer } from './infra/reclamer.pg.ts'
import { voirCandidature } from './queries/voir-candidature.ts'
import { makeAccepterCandidatureAdministrative } from './use-cases/accepter-candidature-administrative.ts'
import { makeAccepterEligibilite } from './use-cases/accepter-eligibilite.ts'
import { makeAjouterProfils } from './use-cases/ajouter-profils.ts'
import { makeAdmettrePreuvesTransverses } from './use-cases/admettre-preuves-transverses.ts'
import { makeEnregistrerBrouillon } from './use-cases/brouillons.ts'
import { makeChoisirCas } from './use-cases/choisir-cas.ts'
import { makeChangerDeVersion } from './use-cases/changer-de-version.ts'
import { makeConclureMediation } from './use-cases/conclure-mediation.ts'
import { makeConfirmerJournee } from './use-cases/confirmer-journee.ts'
import { makeConsignerAttribution } from './use-cases/consigner-attribution.ts'
import { makeConsignerJournee } from './use-cases/consigner-journee.ts'
import { makeConsignerReserves } from './use-cases/consigner-reserves.ts'
import { makeConsignerTentative } from './use-cases/consigner-tentative.ts'
import { makeConstaterEcheance } from './use-cases/constater-echeance.ts'
import { makeDemanderAutreDate } from './use-cases/demander-autre-date.ts'
import { makeDemanderComplement } from './use-cases/demander-complement.ts'
import { makeDemanderMediation } from './use-cases/demander-mediation.ts'
import { makeDemanderModifications } from './use-cases/demander-modifications.ts'
import { makeDeposerEnregistrement } from './use-cases/deposer-enregistrement.ts'
import { makeDeposerHomologation } from './use-cases/deposer-homologation.ts'
import { makeDeposerPreuve } from './use-cases/deposer-preuve.ts'
import { makeDispenserDeJournee } from './use-cases/dispenser-de-journee.ts'
import { makeExecuter } from './use-cases/executer.ts'
import type { UneFois } from './use-cases/ports.ts'
import { makeInscrireAuCollege } from './use-cases/inscrire-au-college.ts'
import { makeOuvrirCandidature } from './use-cases/ouvrir-candidature.ts'
import { makePrendreChapitre } from './use-cases/prendre-chapitre.ts'
import { makePreparerConvention } from './use-cases/preparer-convention.ts'
import { makePrononcerReferencement, type ProduireDocuments } from './use-cases/prononcer-referencement.ts'
import { makeProposerJournee } from './use-cases/proposer-journee.ts'
import { makeRefuserCandidature } from './use-cases/refuser-candidature.ts'
import { makeRefuserHomologation } from './use-cases/refuser-homologation.ts'
import { makeRendreAvis } from './use-cases/rendre-avis.ts'
import { makeRendreChapitre } from './use-cases/rendre-chapitre.ts'
import { makeRenseignerMaturite } from './use-cases/renseigner-maturite.ts'
import { makeRetirerDuCollege } from './use-cases/retirer-du-college.ts'
import { makeReveiller } from './use-cases/reveiller.ts'
import { makeSignerConvention } from './use-cases/signer-convention.ts'
import { makeSoumettreChapitres } from './use-cases/soumettre-chapitres.ts'
import { makeSoumettreEtape } from './use-cases/soumettre-etape.ts'
import { makeValiderChapitre, type ProduireAutorisation } from './use-cases/valider-chapitre.ts'
import { makeValiderHomologation } from './use-cases/valider-homologation.ts'
import { motifPropose } from './web/motif-propose.ts'

type Besoins = Branchements & {
  readonly db: Db
  readonly tirerNumero: () => NumeroCandidature
  readonly produireDocuments: ProduireDocuments
  readonly produireAutorisation: ProduireAutorisation
}

export type Candidatures = ReturnType<typeof composerCandidatures>

/** Every verb of the procedure, wired to PostgreSQL: the table of contents of what can happen to a candidature. */
export const composerCandidatures = (besoins: Besoins) =>
  assemblerCandidatures({ ...besoins, uneFois: makeUneFois(besoins) })

/** The same verbs, on transactions that the caller may have wrapped: another clock, for the simulation. */
export const assemblerCandidatures = ({
  uneFois,
  db,
  tirerNumero,
  produireDocuments,
  produireAutorisation,
  tirerIdentifiant = tirerAuSort,
}: Pick<Besoins, 'db' | 'tirerNumero' | 'produireDocuments' | 'produireAutorisation'> & {
  readonly uneFois: UneFois
  /** That many digits: at random, unless told otherwise. */
  readonly tirerIdentifiant?: (chiffres: number) => string
}) => {
  const executer = makeExecuter({ uneFois })
  const lireBrouillon = makeLireBrouillon(db)
  return {
    ouvrirCandidature: makeOuvrirCandidature({ uneFois, tirerNumero, tirerIdentifiant }),

    lireBrouillon,
    enregistrerBrouillon: makeEnregistrerBrouillon({
      lireBrouillon,
      ecrireBrouillon: makeEcrireBrouillon(db),
      etapeModifiable: async ({ numero, etape, acteur }) => {
        const { etat } = await voirCandidature(db, { numero, acteur })
        const ouverte = etapeOuverte(etat, etape)
        return estLeSien(etat, acteur) && ouverte !== null && ouverte.statut !== 'soumise'
      },
    }),
    soumettreEtape: makeSoumettreEtape(executer),
    demanderComplement: makeDemanderComplement(executer),
    accepterCandidatureAdministrative: makeAccepterCandidatureAdministrative(executer),
    accepterEligibilite: makeAccepterEligibilite(executer),
    refuserCandidature: makeRefuserCandidature(executer),

    deposerPreuve: makeDeposerPreuve(executer),
    choisirCas: makeChoisirCas(executer),
    soumettreChapitres: makeSoumettreChapitres(executer),

    prendreChapitre: makePrendreChapitre(executer),
    rendreChapitre: makeRendreChapitre(executer),
    rendreAvis: makeRendreAvis(executer),
    demanderModifications: makeDemanderModifications(executer),
    validerChapitre: makeValiderChapitre({ executer, produireAutorisation }),

    deposerHomologation: makeDeposerHomologation(executer),
    validerHomologation: makeValiderHomologation(executer),
    refuserHomologation: makeRefuserHomologation(executer),

    proposerJournee: makeProposerJournee(executer),
    dispenserDeJournee: makeDispenserDeJournee(executer),
    confirmerJournee: makeConfirmerJournee(executer),
    demanderAutreDate: makeDemanderAutreDate(executer),
    consignerJournee: makeConsignerJournee(executer),
    deposerEnregistrement: makeDeposerEnregistrement(executer),

    renseignerMaturite: makeRenseignerMaturite(executer),
    ajouterProfils: makeAjouterProfils(executer),
    changerDeVersion: makeChangerDeVersion(executer),
    demanderMediation: makeDemanderMediation(executer),
    conclureMediation: makeConclureMediation(executer),

    preparerConvention: makePreparerConvention(executer),
    signerConvention: makeSignerConvention(executer),
    inscrireAuCollege: makeInscrireAuCollege(executer),
    retirerDuCollege: makeRetirerDuCollege(executer),
    consignerAttribution: makeConsignerAttribution(executer),
    consignerReserves: makeConsignerReserves(executer),
    prononcerReferencement: makePrononcerReferencement({ executer, produireDocuments }),
    constaterEcheance: makeConstaterEcheance(executer),
    admettrePreuvesTransverses: makeAdmettrePreuvesTransverses({
      executer,
      voir: demande => voirCandidature(db, demande),
      nouvelId: randomUUID,
    }),
    consignerTentative: makeConsignerTentative({ uneFois, laisserPasser: unParCandidature() }),
  }
}

/** Twice the digits in bytes are nearly always enough; another draw when too many are skipped. */
const tirerAuSort = (chiffres: number): string =>
  identifiantDepuis(randomBytes(2 * chiffres), chiffres) ?? tirerAuSort(chiffres)

/** The clock, wired to PostgreSQL and to what the other modules do for it: wakes what is due. */
export const composerHorloge = (besoins: Branchements & BranchementsHorloge & { readonly db: Db }) =>
  makeReveiller({ reclamer: makeReclamer(besoins), motifPropose })

/** In milliseconds, between two attempts kept of one candidature by this process. */
const ENTRE_TENTATIVES = 5_000

/** P9 — one attempt every few seconds for a candidature: what a client repeats meanwhile says nothing more. */
const unParCandidature = (): ((numero: NumeroCandidature) => boolean) => {
  const derniers = new Map<string, number>()
  return numero => {
    const maintenant = performance.now()
    for (const [autre, quand] of derniers) {
      if (maintenant - quand < ENTRE_TENTATIVES) break
      derniers.delete(autre)
    }
    if (derniers.has(numero)) return false
    derniers.set(numero, maintenant)
    return true
  }
}
