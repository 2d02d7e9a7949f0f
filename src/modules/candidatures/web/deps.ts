import type { Readable } from 'node:stream'
import type { Personne } from '../../../kernel/acteur.ts'
import type { CompteConnu, Dispositif, EcartRem } from '../../dispositifs/index.ts'
import type { Candidatures } from '../composition.ts'
import type { Fait } from '../domain/faits.ts'
import type { autresCandidatures } from '../queries/autres-candidatures.ts'
import type { candidaturesEnCours } from '../queries/en-cours.ts'
import type { fileAttente, placesDans, teteDeFile } from '../queries/file-attente.ts'
import type { listeCandidatures } from '../queries/liste-candidatures.ts'
import type { voirCandidature } from '../queries/voir-candidature.ts'
import type { AccuseImprime } from './accuse.ts'
import type { Evenement } from './echeances-en-mots.ts'

/** A query, its database given. */
type Branchee<F> = F extends (db: infer _Db, ...args: infer A) => infer R ? (...args: A) => R : never

/** What the pages of candidatures need; the composition gives it. */
export type DepsCandidatures = {
  readonly candidatures: Candidatures
  readonly voir: Branchee<typeof voirCandidature>
  readonly lister: Branchee<typeof listeCandidatures>
  readonly enCours: Branchee<typeof candidaturesEnCours>
  readonly autresCandidatures: Branchee<typeof autresCandidatures>
  readonly file: Branchee<typeof fileAttente>
  readonly tete: Branchee<typeof teteDeFile>
  readonly places: Branchee<typeof placesDans>
  /** The facts of a candidature up to a position of its journal, included. */
  readonly lireFaits: (numero: string, jusqua: number) => Promise<readonly Fait[]>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  /** GUI-3 — what sets the requirements of two versions apart, with what agents said of renumbered ones. */
  readonly lireEcarts: (avant: Dispositif, apres: Dispositif) => Promise<readonly EcartRem[]>
  /** The open version of each programme, in the order of the catalogue. */
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  /** ADM-3 — what iSC knows of the person who fills in, and of the company's legal representative. */
  readonly monCompte: (acteur: Personne) => Promise<CompteConnu>
  readonly compteDuRepresentant: (acteur: Personne) => Promise<CompteConnu>
  readonly produits: (acteur: Personne) => Promise<readonly ProduitAChoisir[]>
  readonly collaborateurs: (produitId: string) => Promise<readonly { readonly id: string; readonly nom: string }[]>
  readonly nonLus: (numero: string, acteur: Personne) => Promise<number>
  /** Stores a file whole before it answers. `tailleMax` in bytes. */
  readonly deposerPiece: (
    flux: Readable,
    options: { readonly tailleMax: number; readonly pour: string },
  ) => Promise<{ readonly ok: true; readonly empreinte: string; readonly taille: number } | { readonly ok: false }>
  readonly composerAccuse: (accuse: AccuseImprime) => Promise<Uint8Array>
  /** An iCalendar. */
  readonly ecrireCalendrier: (calendrier: { readonly nom: string; readonly evenements: readonly Evenement[] }) => string
  readonly operateur: string
}

export type ProduitAChoisir = {
  readonly id: string
  readonly nom: string
  readonly version: string
  readonly description: string
}
