import type { makeAcheverEnvoiDeListe, makeCommencerEnvoiDeListe } from '../use-cases/envois-de-liste.ts'
import type { Readable } from 'node:stream'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Tus } from '../../../platform/http/tus.ts'
import type { Candidatures, CandidatureVue } from '../../candidatures/index.ts'
import type { Dispositif, FichierDepose } from '../../dispositifs/index.ts'
import type { Analyses } from '../domain/analyse.ts'
import type { Apercu } from '../domain/apercu.ts'
import type { NoterLecture } from '../domain/lecture.ts'
import type { Consultation, LectureDePiece } from '../queries/lectures.ts'
import type { makeDeposerFichier, makeDeposerLien, makeImporterRapport, PortsDepot } from '../use-cases/deposer.ts'
import type { LireBrouillonDeTest, makeEnregistrerRapport } from '../use-cases/brouillon-de-test.ts'
import type { makeDeposerRapportDeTest } from '../use-cases/deposer-rapport.ts'
import type { makePiecesReprenables } from '../use-cases/pieces-reprenables.ts'
import type {
  DepotEnvois,
  makeAbandonnerEnvoi,
  makeAcheverEnvoi,
  makeCommencerEnvoi,
  makeDeposerEnvoi,
  makeEcrireEnvoi,
  makeEnvoiADeposer,
} from '../use-cases/envois.ts'
import type { makeDeposerLaListe } from '../use-cases/deposer-liste.ts'
import type { makeRecevoirArchive, makeRecevoirDansLaListe, RegistreDesFichiers } from '../use-cases/recevoir-liste.ts'
import type { LirePieces, makeReprisesPossibles } from '../use-cases/reprises-possibles.ts'
import type { EtatRelu } from '../use-cases/relire-pieces.ts'
import type { makeReprendrePreuve } from '../use-cases/reprendre-preuve.ts'
import type { makeVerifierRapport } from '../use-cases/verifier-rapport.ts'

/** A report that the éditeur may import. */
export type RapportAChoisir = {
  readonly oid: string
  readonly intitule: string
  readonly service: string
  readonly statut: 'reussi' | 'echoue' | 'indetermine' | 'en_cours'
  readonly valideLe: string | null
  readonly lien: string
}

/** What the pages of evidence need; the composition gives it. */
export type DepsPreuves = {
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  readonly candidatures: Pick<Candidatures, 'soumettreChapitres' | 'choisirCas'>
  readonly deposerFichier: ReturnType<typeof makeDeposerFichier>
  /** An archive written as it is read; sizes in bytes. */
  readonly ecrireZip: (
    entrees: readonly {
      readonly chemin: string
      readonly le: Instant
      readonly taille: number
      readonly ouvrir: () => Promise<Readable>
    }[],
  ) => Readable
  readonly noterLecture: NoterLecture
  readonly lireLectures: (demande: {
    readonly numero: string
    readonly page: number
  }) => Promise<{ readonly lectures: readonly LectureDePiece[]; readonly nombre: number }>
  readonly lireConsultations: (demande: {
    readonly numero: string
    readonly page: number
  }) => Promise<{ readonly consultations: readonly Consultation[]; readonly nombre: number }>
  /** P5 — what the store gives back of a pièce, as far as is known; and once it was read again, now. */
  readonly etatDeLaPiece: (empreinte: string) => Promise<EtatRelu>
  readonly reverifierPiece: (empreinte: string) => Promise<EtatRelu>
  readonly apercus: {
    /** Undefined when nobody asked for it yet. */
    readonly lire: (empreinte: string) => Promise<Apercu | undefined>
    readonly demander: (piece: { readonly empreinte: string; readonly numero: string }) => Promise<void>
    /** Null when the store has the image no more: the preview is then made again. */
    readonly ouvrirImage: (
      image: string,
      piece: { readonly empreinte: string; readonly numero: string },
    ) => Promise<Uint8Array | null>
  }
  /** P35 */
  readonly analysesDe: (empreintes: readonly string[]) => Promise<Analyses>
  readonly tus: Tus
  readonly envois: Pick<DepotEnvois, 'lire' | 'deLaCandidature'> & {
    readonly commencer: ReturnType<typeof makeCommencerEnvoi>
    readonly ecrire: ReturnType<typeof makeEcrireEnvoi>
    readonly achever: ReturnType<typeof makeAcheverEnvoi>
    readonly aDeposer: ReturnType<typeof makeEnvoiADeposer>
    readonly abandonner: ReturnType<typeof makeAbandonnerEnvoi>
    readonly deposer: ReturnType<typeof makeDeposerEnvoi>
  }
  /** PRE-1 — many files at once. */
  readonly depotGroupe: Pick<
    RegistreDesFichiers,
    'deLaCandidature' | 'noterPreuveDite' | 'retirer' | 'retirerLesRefus'
  > & {
    readonly analyserUrl: PortsDepot['analyserUrl']
    readonly recevoir: ReturnType<typeof makeRecevoirDansLaListe>
    readonly recevoirArchive: ReturnType<typeof makeRecevoirArchive>
    readonly commencerEnvoi: ReturnType<typeof makeCommencerEnvoiDeListe>
    readonly acheverEnvoi: ReturnType<typeof makeAcheverEnvoiDeListe>
    readonly deposer: ReturnType<typeof makeDeposerLaListe>
  }
  /** GUI-7 — all that the company deposited, and where it could serve again. */
  readonly coffre: {
    readonly pieces: LirePieces
    readonly reprises: ReturnType<typeof makeReprisesPossibles>
  }
  readonly dispositifsOuverts: () => Promise<readonly Pick<Dispositif, 'code' | 'intitule'>[]>
  readonly deposerLien: ReturnType<typeof makeDeposerLien>
  readonly importerRapport: ReturnType<typeof makeImporterRapport>
  readonly rapports: (
    acteur: Personne,
  ) => Promise<
    | { readonly ok: true; readonly rapports: readonly RapportAChoisir[] }
    | { readonly ok: false; readonly cause: string }
  >
  /** PRE-4 — whether a link is one of a report that can be imported by it. */
  readonly estImportable: (lien: string) => boolean
  readonly verifierRapport: ReturnType<typeof makeVerifierRapport>
  /** Whether the person has another candidature of its own company, from which a pièce could be taken up again. */
  readonly aDAutresCandidatures: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<boolean>
  readonly deposerRapportDeTest: ReturnType<typeof makeDeposerRapportDeTest>
  readonly lireBrouillonDeTest: LireBrouillonDeTest
  readonly enregistrerRapport: ReturnType<typeof makeEnregistrerRapport>
  readonly piecesReprenables: ReturnType<typeof makePiecesReprenables>
  readonly reprendrePreuve: ReturnType<typeof makeReprendrePreuve>
  readonly ouvrirPiece: (
    empreinte: string,
    portion?: { readonly debut?: number; readonly fin?: number },
  ) => Promise<Readable>
  /** The files of the drafts, which are not handed over yet: for the éditeur's own eyes. */
  readonly fichiersEnBrouillon: (numero: string) => Promise<readonly FichierDepose[]>
}
