import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../../../platform/config/index.ts'

/** `delaiMs`: how long one task may last before it is stopped. `memoireMo`: what its objects may take. */
export type Bornes = { readonly delaiMs: number; readonly memoireMo: number }

type Fil<R> = Bornes & {
  /** The name of the thread's file, beside this one: the source itself, as for the thread that composes PDFs. */
  readonly ouvrier: string
  /** What is answered when it was stopped, for time or for memory. */
  readonly arrete: R
}

const faire = <R>(demande: unknown, octets: Uint8Array, { ouvrier, arrete, delaiMs, memoireMo }: Fil<R>): Promise<R> =>
  new Promise((resoudre, rejeter) => {
    // A copy, which the thread takes: what the caller holds may be a view of something larger.
    const copie = new Uint8Array(octets)
    const fil = new Worker(join(RACINE, 'src/modules/dispositifs/infra', ouvrier), {
      execArgv: [],
      env: {},
      name: ouvrier,
      workerData: { demande, octets: copie },
      transferList: [copie.buffer],
      resourceLimits: { maxOldGenerationSizeMb: memoireMo },
    })
    let reponse = arrete
    const minuterie = setTimeout(() => void fil.terminate(), delaiMs)
    fil.on('message', (lue: R) => {
      reponse = lue
    })
    fil.on('error', (erreur: unknown) => {
      if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ERR_WORKER_OUT_OF_MEMORY')) rejeter(erreur)
    })
    fil.on('exit', () => {
      clearTimeout(minuterie)
      resoudre(reponse)
    })
  })

/**
 * P29 — work on what people send is done apart, one after the other, each in a thread that ends with it: whatever a file holds,
 * the others are served meanwhile.
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
    const fait = tour.then(() => faire(demande, octets, fil)).finally(() => enCours--)
    tour = fait.catch(() => undefined)
    return fait
  }
}
