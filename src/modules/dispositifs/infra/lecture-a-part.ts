import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../../../platform/config/index.ts'
import type { DemandeDeLecture, Lecture, LireClasseurAPart } from '../use-cases/ports-classeurs.ts'

/** The source itself, as for the thread that composes PDFs. */
const OUVRIER = join(RACINE, 'src/modules/dispositifs/infra/ouvrier-classeur.ts')

type Bornes = { readonly delaiMs: number; readonly memoireMo: number }

const lire = ({ octets, admis, avant }: DemandeDeLecture, { delaiMs, memoireMo }: Bornes): Promise<Lecture> =>
  new Promise((resoudre, rejeter) => {
    // A copy, which the thread takes: what the caller holds may be a view of something larger.
    const copie = new Uint8Array(octets)
    const demande: DemandeDeLecture = { octets: copie, admis, avant }
    const fil = new Worker(OUVRIER, {
      execArgv: [],
      env: {},
      name: 'classeur',
      workerData: demande,
      transferList: [copie.buffer],
      resourceLimits: { maxOldGenerationSizeMb: memoireMo },
    })
    let lecture: Lecture = { ok: false, refus: 'trop_lourd' }
    const minuterie = setTimeout(() => void fil.terminate(), delaiMs)
    fil.on('message', (lue: Lecture) => {
      lecture = lue
    })
    fil.on('error', (erreur: unknown) => {
      if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ERR_WORKER_OUT_OF_MEMORY')) rejeter(erreur)
    })
    fil.on('exit', () => {
      clearTimeout(minuterie)
      resoudre(lecture)
    })
  })

/**
 * P29 — a thread for each workbook, which ends with it.
 * @param delaiMs how long one reading may last before it is stopped.
 * @param memoireMo what its objects may take: several times what the largest workbook that is accepted needs.
 * @param attente how many may wait for their turn; the next ones are refused at once.
 */
export const makeLireClasseurAPart = ({
  delaiMs = 20_000,
  memoireMo = 768,
  attente = 4,
}: Partial<Bornes> & { readonly attente?: number } = {}): LireClasseurAPart => {
  let enCours = 0
  let tour: Promise<unknown> = Promise.resolve()
  return demande => {
    if (enCours > attente) return Promise.resolve({ ok: false, refus: 'lecture_encombree' })
    enCours++
    const lecture = tour.then(() => lire(demande, { delaiMs, memoireMo })).finally(() => enCours--)
    tour = lecture.catch(() => undefined)
    return lecture
  }
}
