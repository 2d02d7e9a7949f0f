export const NIVEAUX = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type Niveau = (typeof NIVEAUX)[number]

/** What the operator decided, read once at the start; nothing else reads the environment. */
export type Config = {
  /** Stand-ins of outside systems, known accounts, an address in the clear: never with real people. */
  readonly demonstration: boolean
  readonly hote: string
  readonly port: number
  /** The origin people use, `https://convergence.example`, without a trailing slash. */
  readonly adressePublique: string
  /** Behind a reverse proxy that sets X-Forwarded-*: they are then believed. */
  readonly derriereMandataire: boolean
  /** Absolute. The embedded database, the pièces and the secrets of a demonstration live there. */
  readonly dossier: string
  /** `url` is undefined when the database is the embedded one. */
  readonly base: { readonly url: string | undefined; readonly connexions: number }
  /** In bytes: how much a candidature, and a company, may send in all; what the disk keeps free. */
  readonly quotas: { readonly candidature: number; readonly entreprise: number; readonly reserve: number }
  /** Where clamd listens, and how large a file it is set to look into, in bytes; undefined without an antivirus (P35). */
  readonly antivirus:
    | {
        readonly adresse: { readonly chemin: string } | { readonly hote: string; readonly port: number }
        readonly tailleMax: number
      }
    | undefined
  /** The file of the keys that wrap those of pièces encrypted at rest (P30); undefined where they are kept in the clear. */
  readonly clesDesPieces: string | undefined
  /** The object store that pièces go to, any that speaks S3; undefined where the disk keeps them. */
  readonly s3:
    | {
        readonly adresse: string
        readonly region: string
        readonly seau: string
        readonly cle: string
        readonly secret: string
      }
    | undefined
  readonly oidc: { readonly emetteur: string; readonly clientId: string; readonly clientSecret: string } | undefined
  /** `smtp` is undefined when e-mails are read in the local box only. */
  readonly courriel: { readonly smtp: string | undefined; readonly de: string }
  /** At least 32 characters; signs the tokens of forms. */
  readonly secretSession: string
  /** The State's mark (Marianne): an entitled operator sets it. */
  readonly marqueEtat: boolean
  readonly nomOperateur: string
  /** What the law asks an operator to say of itself (PUB-3); undefined in a demonstration, which has a fictional one. */
  readonly operateur: CoordonneesOperateur | undefined
  /** `local`: those platforms may be in the clear and on a private network (P28). */
  readonly gazelle:
    | {
        readonly plateformes: readonly { readonly adresse: string; readonly cle: string | undefined }[]
        readonly local: boolean
      }
    | undefined
  /** The agency's seal on its documents: a PKCS #12 file, or a PEM key with its certificates. */
  readonly sceau: Sceau | undefined
  readonly niveauLog: Niveau
}

export type CoordonneesOperateur = {
  readonly adresse: string
  readonly courriel: string
  readonly telephone: string
  readonly directeurPublication: string
  readonly hebergeur: string
  /** The e-mail address of the data protection officer. */
  readonly delegueDonnees: string
}

export type Sceau =
  | { readonly kind: 'p12'; readonly fichier: string; readonly motDePasse: string }
  | { readonly kind: 'pem'; readonly cle: string; readonly certificats: string }

/** Every fault at once, in the operator's words. */
export class ConfigurationRefusee extends Error {
  readonly fautes: readonly string[]
  constructor(fautes: readonly string[]) {
    super(`Configuration refusée :\n${fautes.map(faute => ` – ${faute}`).join('\n')}`)
    this.fautes = fautes
  }
}
