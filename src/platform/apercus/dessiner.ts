import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { RACINE } from '../config/index.ts'
import { estWebp, LIGNE_MAX, lireParole, type Parole } from './protocole.ts'
import { type Dessin, type GenreApercu, type ImageDessinee, PAGES_MAX, type RaisonDArret, VUES_MAX } from './types.ts'

/** What is drawn, and how its bytes are had: `debut` and `fin` from 0, both included. */
export type ADessiner = {
  readonly genre: GenreApercu
  /** In bytes. */
  readonly taille: number
  readonly lire: (debut: number, fin: number) => Promise<Readable>
}

/** Of one file: seconds of the clock, seconds of processor, MiB of memory, bytes that its decoder may ask for. */
export type BornesDeDessin = {
  readonly secondes: number
  readonly memoireMo: number
  readonly octets: Readonly<Record<GenreApercu, number>>
}

const MIO = 1024 * 1024
export const BORNES: BornesDeDessin = {
  secondes: 45,
  memoireMo: 1_024,
  octets: { pages: 64 * MIO, image: 64 * MIO, video: 512 * MIO },
}

const OUVRIER = 'src/platform/apercus/ouvrier.ts'

/**
 * The kernel's own limits, taken before the decoders are there: memory (on Linux; elsewhere time alone stops it), processor, not a byte in a
 * file, not even of a core: no clear copy of a pièce can stay on a disk (P30). It gives way to whoever is served.
 */
const LIMITER = (secondes: number, memoireMo: number): string =>
  `ulimit -c 0; ulimit -f 0; ulimit -t ${secondes}; ulimit -d ${memoireMo * 1024}; exec nice -n 10 "$0" "$@"`

const lancer = (arguments_: readonly string[], { secondes, memoireMo }: BornesDeDessin): ChildProcess =>
  spawn(
    '/bin/sh',
    [
      '-c',
      LIMITER(secondes, memoireMo),
      process.execPath,
      // It reads our own code, and nothing else: no file, no network, no other program.
      '--permission',
      '--allow-addons',
      ...['package.json', 'node_modules/*', 'src/platform/*'].map(chemin => `--allow-fs-read=${join(RACINE, chemin)}`),
      '--max-old-space-size=256',
      join(RACINE, OUVRIER),
      ...arguments_,
    ],
    { stdio: ['pipe', 'ignore', 'ignore', 'pipe'], env: {}, cwd: RACINE },
  )

/**
 * P29, P30 — draws a file in a process of its own, which ends with it: bytes come by a pipe, images leave by another. Whatever the file does to
 * its decoder, this answers within `secondes`, with what was drawn until then.
 * @throws Error when `lire` fails
 */
export const dessiner = async (piece: ADessiner, bornes: BornesDeDessin = BORNES): Promise<Dessin> => {
  if (piece.genre !== 'video' && piece.taille > bornes.octets[piece.genre])
    return { images: [], etendue: null, arret: 'limites' }
  const enfant = lancer([piece.genre, String(piece.taille)], bornes)
  const minuterie = setTimeout(() => enfant.kill('SIGKILL'), bornes.secondes * 1_000)
  const termine = new Promise<void>((resoudre, rejeter) => {
    enfant.once('close', () => resoudre())
    enfant.once('error', rejeter)
  })
  termine.catch(() => undefined)
  // A process that is no more has no use for what was being written to it.
  enfant.stdin?.on('error', () => undefined)
  try {
    return await converser(enfant, piece, bornes)
  } finally {
    clearTimeout(minuterie)
    enfant.kill('SIGKILL')
    await termine
  }
}

/** Until it says that it is done, or says nothing more. */
const converser = async (
  enfant: ChildProcess,
  { genre, taille, lire }: ADessiner,
  { octets: lisibles }: BornesDeDessin,
): Promise<Dessin> => {
  const images: ImageDessinee[] = []
  let etendue: number | null = null
  let reste = lisibles[genre]
  const finir = (arret: RaisonDArret | null): Dessin => ({ images, etendue, arret })
  for await (const parole of paroles(enfant.stdio[3] as Readable)) {
    if (parole === null) return finir('limites')
    if ('fin' in parole) return finir(parole.fin)
    if ('etendue' in parole) etendue = parole.etendue
    else if ('image' in parole) {
      const octets = Buffer.from(parole.image.octets, 'base64')
      if (!estWebp(octets) || images.length >= Math.max(PAGES_MAX, VUES_MAX)) return finir('limites')
      images.push({ ...parole.image, octets })
    } else {
      const [debut, longueur] = parole.lire
      reste -= longueur
      if (reste < 0 || longueur === 0 || debut + longueur > taille) return finir('limites')
      await verser(await lire(debut, debut + longueur - 1), enfant.stdin as Writable)
    }
  }
  return finir('limites')
}

/** What it says, line after line; null, and no more, for what can't be read. */
async function* paroles(flux: Readable): AsyncGenerator<Parole | null> {
  let morceaux: Buffer[] = []
  let enAttente = 0
  for await (const recu of flux as AsyncIterable<Buffer>) {
    let reste = recu
    for (let fin = reste.indexOf(10); fin >= 0; fin = reste.indexOf(10)) {
      const parole = lireParole(Buffer.concat([...morceaux, reste.subarray(0, fin)]).toString('utf8'))
      yield parole
      if (parole === null) return
      morceaux = []
      enAttente = 0
      reste = reste.subarray(fin + 1)
    }
    morceaux.push(reste)
    enAttente += reste.length
    if (enAttente > LIGNE_MAX) {
      yield null
      return
    }
  }
}

const verser = async (flux: Readable, vers: Writable): Promise<void> => {
  for await (const morceau of flux as AsyncIterable<Buffer>) {
    if (vers.destroyed) break
    const ecrit = Promise.withResolvers<void>()
    vers.write(morceau, () => ecrit.resolve())
    await ecrit.promise
  }
}
