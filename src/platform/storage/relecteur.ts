import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../config/index.ts'
import { liberer } from '../octets/index.ts'
import { makeSommes, type Sommes } from './blocs.ts'
import type { DemandeDeRelecture } from './relecteur-ouvrier.ts'
import { lireRecus, type Recus } from './recus.ts'
import { type Fichier, type Passage, type Relecture, relireFichier } from './relire.ts'

/** In bytes: what is read and hashed in a few milliseconds is not worth a thread. */
const A_PART = 4 << 20
/** From the root: the source itself, as for the thread that composes PDFs. */
const OUVRIER = 'src/platform/storage/relecteur-ouvrier.ts'

type Reponse = { readonly id: number } & (
  | { readonly lu: Relecture }
  | { readonly erreur: object; readonly code: unknown }
)
type Attente = { readonly rendre: (lu: Relecture) => void; readonly echouer: (erreur: unknown) => void }

/** One thread for the process, begun when it is first needed; what it was doing fails with it, and the next reading has another. */
const makeFil = () => {
  const attentes = new Map<number, Attente>()
  let fil: Worker | undefined
  let dernier = 0
  const perdre = (perdu: Worker, erreur: unknown): void => {
    // One that failed ends too: by then another may be at work.
    if (fil !== perdu) return
    fil = undefined
    for (const { echouer } of attentes.values()) echouer(erreur)
    attentes.clear()
  }
  const ouvrir = (): Worker => {
    const neuf = new Worker(join(RACINE, OUVRIER), { execArgv: [], env: {}, name: OUVRIER })
    neuf.on('message', (reponse: Reponse) => {
      const attente = attentes.get(reponse.id)
      attentes.delete(reponse.id)
      if (attentes.size === 0) neuf.unref()
      if ('lu' in reponse) attente?.rendre(reponse.lu)
      else attente?.echouer(Object.assign(reponse.erreur, { code: reponse.code }))
    })
    neuf.on('error', erreur => perdre(neuf, erreur))
    neuf.on('exit', code => perdre(neuf, new Error(`la relecture s’est arrêtée (${code})`)))
    return neuf
  }
  return (fichier: Fichier, passages: readonly Passage[]): Promise<Relecture> =>
    new Promise((rendre, echouer) => {
      fil ??= ouvrir()
      fil.ref()
      const id = ++dernier
      attentes.set(id, { rendre, echouer })
      fil.postMessage({ id, fichier, passages } satisfies DemandeDeRelecture)
    })
}

const auFil = makeFil()

/**
 * P5, P6 — reads a file again: whoever asks for a page meanwhile does not wait for its hashing.
 * @param passages follow one another, from 0.
 * @throws Error when it is not there (ENOENT), when the disk fails, or the thread does
 */
export const relire = async (fichier: Fichier, passages: readonly Passage[]): Promise<Relecture> => {
  if ((passages.at(-1)?.fin ?? 0) <= A_PART) return relireFichier(fichier, passages)
  const lu = await auFil(fichier, passages)
  if (!lu.ok) return lu
  // What goes through a thread is plain bytes again.
  return { ...lu, sommes: { ...lu.sommes, blocs: Buffer.from(lu.sommes.blocs) } }
}

/** P5 — reads the whole again, wherever it is. `taille`: of what was received, in bytes. */
export const sommer = async ({ taille, ...recus }: Recus & { readonly taille: number }): Promise<Sommes> => {
  const passage = { debut: 0, fin: taille }
  const { support, nom, cle } = recus
  const lu = support.chemin && (await relire({ chemin: support.chemin(nom), cle }, [passage]))
  if (lu?.ok) return lu.sommes
  const sommes = makeSommes()
  for await (const morceau of lireRecus(recus, passage)) {
    sommes.ajouter(morceau)
    liberer(morceau)
  }
  return sommes.clore()
}
