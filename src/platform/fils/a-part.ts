import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../config/index.ts'

/**
 * What one task may take before its thread is stopped: `delaiMs` of time, `memoireMo` of objects, `tamponsMo` of buffers, which
 * the limit of a thread does not count (what inflates without end takes them, and its own bytes are among them).
 */
export type Bornes = { readonly delaiMs: number; readonly memoireMo: number; readonly tamponsMo: number }

type Fil<R> = Bornes & {
  /** The thread's file, from the root: the source itself, as for the thread that composes PDFs. */
  readonly ouvrier: string
  /** What is answered when it was stopped, for time or for memory. */
  readonly arrete: R
}

const REGARD_MS = 50
const MIO = 1024 * 1024

/**
 * P29 — one task on bytes that someone sent, in a thread that ends with it. The thread finds `demande` and `octets` in its
 * `workerData`, and posts its answer.
 * @throws Error what the thread threw
 */
export const executerAPart = <R>(
  demande: unknown,
  octets: Uint8Array,
  { ouvrier, arrete, delaiMs, memoireMo, tamponsMo }: Fil<R>,
): Promise<R> =>
  new Promise((resoudre, rejeter) => {
    // A copy, which the thread takes: what the caller holds may be a view of something larger.
    const copie = new Uint8Array(octets)
    const fil = new Worker(join(RACINE, ouvrier), {
      execArgv: [],
      env: {},
      name: ouvrier,
      workerData: { demande, octets: copie },
      transferList: [copie.buffer],
      resourceLimits: { maxOldGenerationSizeMb: memoireMo },
      // What a library says of a file is for nobody.
      stdout: true,
      stderr: true,
    })
    let reponse = arrete
    const minuterie = setTimeout(() => void fil.terminate(), delaiMs)
    const veille = setInterval(() => {
      fil.getHeapStatistics().then(
        ({ external_memory: tampons }) => {
          if (tampons > tamponsMo * MIO) void fil.terminate()
        },
        // Not there yet, or no more.
        () => undefined,
      )
    }, REGARD_MS)
    fil.on('message', (lue: R) => {
      reponse = lue
      // A task may leave work behind that would keep its thread.
      void fil.terminate()
    })
    fil.on('error', (erreur: unknown) => {
      if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ERR_WORKER_OUT_OF_MEMORY')) rejeter(erreur)
    })
    fil.on('exit', () => {
      clearTimeout(minuterie)
      clearInterval(veille)
      resoudre(reponse)
    })
  })

/**
 * P29 — such tasks one after the other: whatever a file holds, the others are served meanwhile.
 * @param attente how many may wait for their turn; the next ones are answered `encombre` at once.
 */
export const makeAPart = <R>({
  attente,
  encombre,
  ...fil
}: Fil<R> & { readonly attente: number; readonly encombre: R }): ((
  demande: unknown,
  octets: Uint8Array,
) => Promise<R>) => {
  let enCours = 0
  let tour: Promise<unknown> = Promise.resolve()
  return (demande, octets) => {
    if (enCours > attente) return Promise.resolve(encombre)
    enCours++
    const fait = tour.then(() => executerAPart(demande, octets, fil)).finally(() => enCours--)
    tour = fait.catch(() => undefined)
    return fait
  }
}
