import type { Readable } from 'node:stream'
import { type Acte, estAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import type { OuvrirChantier, RefusDOuvrir } from './ouvrir-chantier.ts'
import type { Archives, LectureDArchive, LireArchiveAPart } from './ports-archives.ts'

/** In bytes. */
export const TAILLE_MAX_ARCHIVE = 20_000_000

type Parts = { readonly archives: Archives; readonly lireAPart: LireArchiveAPart }

export type DeposerArchive = (depot: { readonly acte: Acte; readonly nom: string; readonly flux: Readable }) => Promise<
  | { readonly ok: true; readonly empreinte: string }
  | {
      readonly ok: false
      readonly refus:
        | { readonly code: 'role_requis' }
        | { readonly code: 'archive_trop_grosse' }
        | { readonly code: 'fautes'; readonly fautes: readonly FauteProgramme[] }
    }
>

/** GUI-1 — receives the files of a programme: every fault at once, or the content to confirm. Nothing of it is in force. */
export const makeDeposerArchive =
  ({ archives, lireAPart }: Parts): DeposerArchive =>
  async ({ acte, nom, flux }) => {
    if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) return { ok: false, refus: { code: 'role_requis' } }
    const empreinte = await archives.ranger(flux, { tailleMax: TAILLE_MAX_ARCHIVE })
    if (empreinte === null) return { ok: false, refus: { code: 'archive_trop_grosse' } }
    const octets = await archives.lire(empreinte)
    if (!octets) throw new Error('archive rangée et absente')
    const lecture = await lireAPart(octets, nom)
    return lecture.ok ? { ok: true, empreinte } : { ok: false, refus: { code: 'fautes', fautes: lecture.fautes } }
  }

export type ApercevoirArchive = (empreinte: string) => Promise<LectureDArchive | null>

/** What an archive that was received says; `null` when there is none of that content. */
export const makeApercevoirArchive =
  ({ archives, lireAPart }: Parts): ApercevoirArchive =>
  async empreinte => {
    const octets = await archives.lire(empreinte)
    return octets && lireAPart(octets, 'L’archive')
  }

export type ImporterArchive = (demande: {
  readonly acte: Acte
  readonly empreinte: string
  /** The chantier that the page said it would replace, by its version; `null` when it said that there was none. */
  readonly remplacer: number | null
}) => Promise<
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly refus: RefusDOuvrir | { readonly code: 'fautes' } }
>

/** GUI-1 — the files become a chantier, in place of the one under way if that is what was confirmed. @throws NonTrouve */
export const makeImporterArchive =
  ({
    apercevoir,
    ouvrirChantier,
  }: {
    readonly apercevoir: ApercevoirArchive
    readonly ouvrirChantier: OuvrirChantier
  }): ImporterArchive =>
  async ({ acte, empreinte, remplacer }) => {
    const lecture = await apercevoir(empreinte)
    if (!lecture) throw new NonTrouve()
    if (!lecture.ok) return { ok: false, refus: { code: 'fautes' } }
    const { chantier } = lecture
    return ouvrirChantier({ acte, ouverture: { kind: 'import', chantier, remplacer, note: `SHA-256 ${empreinte}` } })
  }
