import type { Readable } from 'node:stream'
import type { Db } from '../../platform/db/index.ts'
import type { Composeur } from '../../platform/pdf/index.ts'
import type { Sceau, SignataireElectronique } from '../../platform/signature/index.ts'
import type { Candidatures, Fait, ProduireAutorisation, ProduireDocuments } from '../candidatures/index.ts'
import { attestationImprimee, autorisationImprimee, conventionImprimee, type Emetteur } from './imprimes.ts'
import type { Coffre } from './infra/coffre.ts'
import { demandesPg } from './infra/demandes.pg.ts'
import { compterParStatut, listeConventions } from './queries/liste-conventions.ts'
import { rapportImprime } from './rapport.ts'
import { makeAssurerDemande } from './use-cases/demander-signature.ts'
import { makePreparer } from './use-cases/preparer.ts'
import { makeProduireAutorisation, makeProduireDocuments } from './use-cases/produire-documents.ts'
import type { Imprimer, LireDispositif, Voir } from './use-cases/ports.ts'
import { makeEnvoyerCode, makeSigner } from './use-cases/signer.ts'
import type { DepsConventions } from './web/deps.ts'

type BesoinsDocuments = Emetteur & {
  readonly coffre: Coffre
  readonly composeur: Pick<Composeur, 'composer'>
  readonly sceau: Pick<Sceau, 'sceller'>
}

const imprimerPar = (composeur: Pick<Composeur, 'composer'>, emetteur: Emetteur): Imprimer => ({
  convention: contenu => composeur.composer('convention', conventionImprimee(contenu, emetteur)),
  attestation: contenu => composeur.composer('attestation', attestationImprimee(contenu, emetteur)),
  autorisation: contenu => composeur.composer('autorisation', autorisationImprimee(contenu, emetteur)),
  rapport: contenu => composeur.composer('rapport-de-conformite', rapportImprime(contenu, emetteur)),
})

/** What `composerCandidatures` asks for, so it comes before it: the documents that a decision rests on, or an authorisation (REF-1, EDC-3). */
export const composerDocuments = ({
  coffre,
  composeur,
  sceau,
  ...emetteur
}: BesoinsDocuments): {
  readonly produireDocuments: ProduireDocuments
  readonly produireAutorisation: ProduireAutorisation
} => {
  const moyens = {
    lireOctets: coffre.lire,
    conserver: coffre.conserver,
    sceller: sceau.sceller,
    imprimer: imprimerPar(composeur, emetteur),
  }
  return { produireDocuments: makeProduireDocuments(moyens), produireAutorisation: makeProduireAutorisation(moyens) }
}

type Besoins = Emetteur & {
  readonly db: Db
  readonly coffre: Coffre
  readonly composeur: Pick<Composeur, 'composer'>
  readonly signataire: SignataireElectronique
  readonly candidatures: Pick<Candidatures, 'preparerConvention' | 'signerConvention' | 'prononcerReferencement'>
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
  /** The facts of a candidature up to a position of its journal, included. */
  readonly lireFaits: (numero: string, jusqua: number) => Promise<readonly Fait[]>
  /** What the minutes of the college say of one candidature. */
  readonly extraitsDuCollege: DepsConventions['extraitsDuCollege']
}

/** The convention and what follows from it, wired: what `routesConventions` needs. */
export const composerConventions = (besoins: Besoins): DepsConventions => {
  const { db, coffre, composeur, signataire, candidatures, voir, lireDispositif, lireFaits } = besoins
  const demandes = demandesPg(db)
  const assurerDemande = makeAssurerDemande({ demandes, lireOctets: coffre.lire, signataire })
  const signatures = { voir, lireDispositif, assurerDemande, signataire, conserver: coffre.conserver }
  return {
    voir,
    lireDispositif,
    lireFaits,
    extraitsDuCollege: besoins.extraitsDuCollege,
    preparer: makePreparer({
      voir,
      lireDispositif,
      assurerDemande,
      imprimer: imprimerPar(composeur, besoins),
      conserver: coffre.conserver,
      preparerConvention: candidatures.preparerConvention,
    }),
    envoyerCode: makeEnvoyerCode(signatures),
    signer: makeSigner({ ...signatures, signerConvention: candidatures.signerConvention }),
    suivre: async ({ numero, convention: { document } }) => {
      const demande = await demandes.lire({ numero, document })
      const lue = demande && (await signataire.lireDemande(demande.id))
      return {
        parCode: signataire.parCode !== null,
        adresse: demande?.adresse ?? null,
        signee: lue?.statut === 'signee',
        codeEnvoyeLe: lue?.trace.codeEnvoyeLe ?? null,
      }
    },
    prononcerReferencement: candidatures.prononcerReferencement,
    lister: demande => listeConventions(db, demande),
    compter: demande => compterParStatut(db, demande),
    ouvrirDocument: (empreinte: string): Promise<Readable> => coffre.ouvrir(empreinte),
    tailleDocument: coffre.taille,
  }
}
