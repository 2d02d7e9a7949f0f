import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { executerAPart } from '../../../../platform/fils/index.ts'
import type { FaitsLus } from '../../domain/precontrole.ts'
import { familleDe } from '../../domain/type-fichier.ts'
import { lireImage } from './image.ts'
import { lireMatroska } from './matroska.ts'
import { lireMp4 } from './mp4.ts'
import { bornee, BudgetEpuise, type Source } from './source.ts'
import { lireZip } from './zip.ts'

/** Larger, a document is left to a person: it would be read whole. */
const DOCUMENT_MAX = 32 * 1024 * 1024
/** Of a text, the platform's reports being the longest that matter. */
const TEXTE_MAX = 20 * 1024 * 1024
const TETE = 4_100
const DELAI_MS = 20_000

type Ouvrir = (empreinte: string, portion?: { readonly debut?: number; readonly fin?: number }) => Promise<Readable>

/**
 * P29 — what the stored bytes of a pièce say of themselves. Pictures, films and archives by bounded reads; documents in a thread of
 * their own, stopped for time and for memory. @throws Error when the store does not give the bytes
 */
export const makeLireFaits =
  (ouvrir: Ouvrir, { delaiMs }: { readonly delaiMs: number } = { delaiMs: DELAI_MS }) =>
  async ({ empreinte, taille }: { readonly empreinte: string; readonly taille: number }): Promise<FaitsLus> => {
    const portion = async (debut: number, fin: number): Promise<Buffer> =>
      buffer(await ouvrir(empreinte, { debut, fin }))
    const source = bornee(taille, portion)
    const famille = familleDe(await source.lire(0, TETE))
    const entier = async (): Promise<Buffer> => buffer(await ouvrir(empreinte))
    if (famille === 'pdf')
      return taille > DOCUMENT_MAX ? { kind: 'non_lu' } : lireDocument(famille, await entier(), delaiMs)
    if (famille === null)
      return taille > TEXTE_MAX ? { kind: 'non_lu' } : lireDocument(famille, await entier(), delaiMs)
    return lireForme(source, famille)
  }

const lireForme = async (source: Source, famille: string): Promise<FaitsLus> => {
  const de = famille === 'mp4' || famille === 'matroska' ? 'video' : famille === 'zip' ? 'archive' : 'image'
  try {
    switch (famille) {
      case 'png':
      case 'jpg':
      case 'gif':
      case 'webp':
        return await lireImage(source, famille)
      case 'mp4':
        return await lireMp4(source)
      case 'matroska':
        return await lireMatroska(source)
      case 'zip':
        return await lireZip(source)
      default:
        return { kind: 'non_lu' }
    }
  } catch (erreur) {
    if (erreur instanceof BudgetEpuise) return { kind: 'illisible', de, raison: 'limites' }
    throw erreur
  }
}

/** What a thread could not do within its bounds is « beyond limits »: trying again would do the same. */
const lireDocument = (famille: 'pdf' | null, octets: Uint8Array, delaiMs: number): Promise<FaitsLus> =>
  executerAPart<FaitsLus>({ famille }, octets, {
    ouvrier: 'src/modules/preuves/infra/faits/ouvrier.ts',
    arrete: famille === 'pdf' ? { kind: 'illisible', de: 'pdf', raison: 'limites' } : { kind: 'non_lu' },
    memoireMo: 256,
    tamponsMo: 384,
    delaiMs,
  })
