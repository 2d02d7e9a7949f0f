import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../../../../platform/config/index.ts'
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
const MEMOIRE_MO = 256
/** What it may take besides its objects: a stream that inflates without end takes buffers, which the limit of a thread does not count. */
const TAMPONS_MAX = 384 * 1024 * 1024
const REGARD_MS = 50

type Ouvrir = (empreinte: string, portion?: { readonly debut?: number; readonly fin?: number }) => Promise<Readable>

/**
 * P29 — what the stored bytes of a pièce say of themselves. Pictures, films and archives by bounded reads; documents in a thread of
 * their own, stopped for time and for memory. @throws Error when the store does not give the bytes
 */
export const makeLireFaits =
  (ouvrir: Ouvrir, bornes: { readonly delaiMs: number } = { delaiMs: DELAI_MS }) =>
  async ({ empreinte, taille }: { readonly empreinte: string; readonly taille: number }): Promise<FaitsLus> => {
    const portion = async (debut: number, fin: number): Promise<Buffer> =>
      buffer(await ouvrir(empreinte, { debut, fin }))
    const source = bornee(taille, portion)
    const famille = familleDe(await source.lire(0, TETE))
    const entier = async (): Promise<Buffer> => buffer(await ouvrir(empreinte))
    if (famille === 'pdf')
      return taille > DOCUMENT_MAX ? { kind: 'non_lu' } : aPart({ famille, octets: await entier(), ...bornes })
    if (famille === null)
      return taille > TEXTE_MAX ? { kind: 'non_lu' } : aPart({ famille, octets: await entier(), ...bornes })
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

type Demande = { readonly famille: 'pdf' | null; readonly octets: Buffer; readonly delaiMs: number }

/** What a thread could not do within its bounds is « beyond limits »: trying again would do the same. */
const aPart = ({ famille, octets, delaiMs }: Demande): Promise<FaitsLus> =>
  new Promise((tenir, rompre) => {
    const copie = new Uint8Array(octets)
    const fil = new Worker(join(RACINE, 'src/modules/preuves/infra/faits/ouvrier.ts'), {
      execArgv: [],
      env: {},
      name: 'precontrole',
      workerData: { famille, octets: copie },
      transferList: [copie.buffer],
      resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MO },
      stdout: true,
      stderr: true,
    })
    let lus: FaitsLus = famille === 'pdf' ? { kind: 'illisible', de: 'pdf', raison: 'limites' } : { kind: 'non_lu' }
    const minuterie = setTimeout(() => void fil.terminate(), delaiMs)
    const avant = process.memoryUsage.rss()
    const veille = setInterval(() => {
      if (process.memoryUsage.rss() - avant > TAMPONS_MAX) void fil.terminate()
    }, REGARD_MS)
    fil.on('message', (faits: FaitsLus) => {
      lus = faits
      // A document may leave work behind that would keep its thread.
      void fil.terminate()
    })
    fil.on('error', (erreur: unknown) => {
      if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ERR_WORKER_OUT_OF_MEMORY')) rompre(erreur)
    })
    fil.on('exit', () => {
      clearTimeout(minuterie)
      clearInterval(veille)
      tenir(lus)
    })
  })
