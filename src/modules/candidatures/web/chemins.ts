import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { CodeEtape } from '../domain/candidature.ts'

const avecProduit = (chemin: string, produitId: string | undefined): string =>
  produitId === undefined ? chemin : `${chemin}?produit=${encodeURIComponent(produitId)}`

/** The addresses of a candidature: typed, and written nowhere else. */
export const chemins = {
  accueil: (kind: 'editeur' | 'agent'): string => (kind === 'agent' ? '/agence' : '/tableau-de-bord'),
  /** `produitId`: the product that the person came with, and need not choose again. */
  demarches: (produitId?: string): string => avecProduit('/demarches', produitId),
  demarche: (code: string, produitId?: string): string => avecProduit(`/demarches/${code}`, produitId),
  choixProduit: (code: string): string => `/demarches/${code}/produit`,
  charte: (code: string, produitId: string): string =>
    `/demarches/${code}/charte?produit=${encodeURIComponent(produitId)}`,
  acceptation: (code: string): string => `/demarches/${code}/charte`,
  candidatures: (): string => '/candidatures',
  candidature: (numero: string): string => `/candidatures/${numero}`,
  etape: (numero: string, etape: CodeEtape): string => `/candidatures/${numero}/etapes/${etape}`,
  recapitulatif: (numero: string, etape: CodeEtape): string => `/candidatures/${numero}/etapes/${etape}/recapitulatif`,
  /** `depuis`: the position of the first of those that were just given. */
  accuses: (numero: string, depuis?: number): string =>
    `/candidatures/${numero}/accuses${depuis === undefined ? '' : `?depuis=${depuis}`}`,
  accuse: (numero: string, position: number): string => `/candidatures/${numero}/accuses/${position}`,
  accusePdf: (numero: string, position: number): string => `/candidatures/${numero}/accuses/${position}.pdf`,
  chapitre: (numero: string, code: string): string => `/candidatures/${numero}/chapitres/${code}`,
  soumission: (numero: string): string => `/candidatures/${numero}/soumission`,
  soumissionChapitre: (numero: string, code: string): string => `/candidatures/${numero}/chapitres/${code}/soumission`,
  preuve: (numero: string, chapitre: string, preuve: string): string =>
    `/candidatures/${numero}/chapitres/${chapitre}?preuve=${encodeURIComponent(preuve)}`,
  testIntrusion: (numero: string, chapitre: string, preuve: string): string =>
    `/candidatures/${numero}/chapitres/${chapitre}/test-intrusion?preuve=${encodeURIComponent(preuve)}`,
  reprise: (numero: string, chapitre: string, preuve: string): string =>
    `/candidatures/${numero}/chapitres/${chapitre}/reprise?preuve=${encodeURIComponent(preuve)}`,
  piece: (numero: string, depotId: string): string => `/candidatures/${numero}/preuves/${depotId}`,
  /** `a`: from that second of a film. */
  apercu: (numero: string, depotId: string, a?: number): string =>
    `/candidatures/${numero}/apercus/${depotId}${a === undefined ? '' : `?a=${a}#lecture`}`,
  imageDApercu: (numero: string, depotId: string, rang: number): string =>
    `/candidatures/${numero}/preuves/${depotId}/apercus/${rang}`,
  fichier: (numero: string, empreinte: string): string => `/candidatures/${numero}/fichiers/${empreinte}`,
  dossier: (numero: string): string => `/candidatures/${numero}/dossier`,
  messages: (numero: string): string => `/candidatures/${numero}/messages`,
  maturite: (numero: string): string => `/candidatures/${numero}/maturite`,
  profils: (numero: string): string => `/candidatures/${numero}/profils`,
  journee: (numero: string): string => `/candidatures/${numero}/journee`,
  homologations: (numero: string): string => `/candidatures/${numero}/homologations`,
  mediation: (numero: string): string => `/candidatures/${numero}/mediation`,
  version: (numero: string): string => `/candidatures/${numero}/version`,
  echeances: (numero: string): string => `/candidatures/${numero}/echeances`,
  echeancesIcs: (numero: string): string => `/candidatures/${numero}/echeances.ics`,
  convention: (numero: string): string => `/candidatures/${numero}/convention`,
  documents: (numero: string): string => `/candidatures/${numero}/documents`,
  journal: (numero: string): string => `/candidatures/${numero}/journal`,
  pieces: (): string => '/pieces',
  depotGroupe: (numero: string): string => `/candidatures/${numero}/depot-groupe`,
  archivePreuves: (numero: string): string => `/candidatures/${numero}/preuves.zip`,
  lectures: (numero: string): string => `/candidatures/${numero}/lectures`,
  maJournee: (): string => '/agence',
  listeAgence: (): string => '/agence/candidatures',
  file: (): string => '/agence/file',
  instructionEtape: (numero: string, etape: CodeEtape): string => `/agence/candidatures/${numero}/etapes/${etape}`,
  refus: (numero: string, etape: CodeEtape): string => `/agence/candidatures/${numero}/etapes/${etape}/refus`,
  instructionChapitre: (numero: string, code: string): string => `/agence/candidatures/${numero}/chapitres/${code}`,
  preuvesTransverses: (numero: string): string => `/agence/candidatures/${numero}/preuves-transverses`,
  constat: (numero: string): string => `/agence/candidatures/${numero}/echeance`,
  constats: (): string => '/agence/constats',
  /** `numeros`: the candidatures that were ticked; none where the form goes. */
  confirmationConstats: (numeros: readonly string[] = []): string =>
    `/agence/constats/confirmation${numeros.length > 0 ? `?n=${numeros.join(',')}` : ''}`,
  issueConstats: (numeros: readonly string[]): string => `/agence/constats/issue?n=${numeros.join(',')}`,
  college: (): string => '/agence/college',
  seance: (jour: string): string => `/agence/college/${jour}`,
  conventions: (): string => '/agence/conventions',
  signatures: (): string => '/agence/signatures',
} as const

/** Where the pages that a candidate goes through lead: elsewhere than `chemins` where a programme is only previewed. */
export type CheminsDuCandidat = Pick<
  typeof chemins,
  'accusePdf' | 'acceptation' | 'candidature' | 'charte' | 'choixProduit' | 'etape' | 'fichier' | 'recapitulatif'
>

/** The step that an address names. @throws NonTrouve for anything else */
export const lireEtape = (texte: string | undefined): CodeEtape => {
  if (texte === 'administrative' || texte === 'eligibilite') return texte
  throw new NonTrouve()
}
