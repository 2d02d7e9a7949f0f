import { pipeline, Readable, Transform } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'

/** A file of an archive. Sizes in bytes, as the archive declares them. */
export type EntreeLue = {
  readonly chemin: string
  readonly taille: number
  /** Its bytes, unpacked as they are read; the stream breaks where they are not what the archive declares. */
  readonly ouvrir: () => Readable
}

export type RefusDeZip = 'illisible' | 'chiffree' | 'trop_d_entrees' | 'chemin_interdit'

const FIN = 0x06054b50
const CENTRALE = 0x02014b50
const LOCALE = 0x04034b50
/** Of all that the archive says of its files: far beyond what a thousand names need. */
const REPERTOIRE_MAX = 4 * 1024 * 1024

class Refusee extends Error {
  readonly raison: RefusDeZip
  constructor(raison: RefusDeZip) {
    super(raison)
    this.raison = raison
  }
}

/** An archive that is whole somewhere: its size, and its bytes from `debut` up to `fin` excluded, fewer where there are fewer. */
export type ArchiveLisible = {
  readonly taille: number
  readonly lire: (portion: { readonly debut: number; readonly fin: number }) => AsyncIterable<Buffer>
}

const lire = async (archive: ArchiveLisible, debut: number, longueur: number): Promise<Buffer> => {
  const lus: Buffer[] = []
  for await (const lu of archive.lire({ debut, fin: debut + longueur })) lus.push(lu)
  const octets = Buffer.concat(lus)
  if (octets.length !== longueur) throw new Refusee('illisible')
  return octets
}

/** A path that would leave its folder, or that no system writes so. */
const interdit = (chemin: string): boolean =>
  /^[/\\]|^[a-z]:|[\0\\]/i.test(chemin) || chemin.split('/').some(partie => partie === '..')

/**
 * The files of a ZIP archive, by its central directory, folders left out; nothing is unpacked before it is
 * asked for. ZIP64 archives are not read: beyond 4 GiB, or 65,535 files.
 */
export const lireZip = async (
  archive: ArchiveLisible,
  { entreesMax }: { readonly entreesMax: number },
): Promise<
  { readonly ok: true; readonly entrees: readonly EntreeLue[] } | { readonly ok: false; readonly refus: RefusDeZip }
> => {
  try {
    return { ok: true, entrees: await repertoire(archive, entreesMax) }
  } catch (erreur) {
    if (erreur instanceof Refusee) return { ok: false, refus: erreur.raison }
    if (erreur instanceof RangeError) return { ok: false, refus: 'illisible' }
    throw erreur
  }
}

const repertoire = async (archive: ArchiveLisible, entreesMax: number): Promise<readonly EntreeLue[]> => {
  const { taille: total } = archive
  const queue = await lire(archive, Math.max(0, total - 65_557), Math.min(total, 65_557))
  const pied = queue.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (pied < 0 || queue.readUInt32LE(pied) !== FIN) throw new Refusee('illisible')
  const nombre = queue.readUInt16LE(pied + 10)
  const longueur = queue.readUInt32LE(pied + 12)
  if (nombre > entreesMax || longueur > REPERTOIRE_MAX) throw new Refusee('trop_d_entrees')
  const octets = await lire(archive, queue.readUInt32LE(pied + 16), longueur)
  const entrees: EntreeLue[] = []
  let position = 0
  for (let rang = 0; rang < nombre; rang++) {
    if (octets.readUInt32LE(position) !== CENTRALE) throw new Refusee('illisible')
    const longueurNom = octets.readUInt16LE(position + 28)
    const chemin = octets.toString('utf8', position + 46, position + 46 + longueurNom)
    if ((octets.readUInt16LE(position + 8) & 1) === 1) throw new Refusee('chiffree')
    if (interdit(chemin)) throw new Refusee('chemin_interdit')
    const methode = octets.readUInt16LE(position + 10)
    if (methode !== 0 && methode !== 8) throw new Refusee('illisible')
    const taille = octets.readUInt32LE(position + 24)
    const emballee = {
      archive,
      methode,
      taille,
      somme: octets.readUInt32LE(position + 16),
      comprimee: octets.readUInt32LE(position + 20),
      debut: await debutDe(archive, octets.readUInt32LE(position + 42)),
    }
    if (!chemin.endsWith('/')) entrees.push({ chemin, taille, ouvrir: () => deballer(emballee) })
    position += 46 + longueurNom + octets.readUInt16LE(position + 30) + octets.readUInt16LE(position + 32)
  }
  return entrees
}

const debutDe = async (archive: ArchiveLisible, position: number): Promise<number> => {
  const entete = await lire(archive, position, 30)
  if (entete.readUInt32LE(0) !== LOCALE) throw new Refusee('illisible')
  return position + 30 + entete.readUInt16LE(26) + entete.readUInt16LE(28)
}

type Emballee = {
  readonly archive: ArchiveLisible
  readonly methode: number
  readonly taille: number
  readonly somme: number
  readonly comprimee: number
  readonly debut: number
}

const deballer = ({ archive, methode, taille, somme, comprimee, debut }: Emballee): Readable => {
  if (comprimee === 0) return Readable.from([])
  let lus = 0
  let calculee = 0
  const compter = new Transform({
    transform: (morceau: Buffer, _encodage, suite) => {
      lus += morceau.length
      calculee = crc32(morceau, calculee)
      if (lus > taille) suite(new Error('l’archive contient plus que ce qu’elle déclare'))
      else suite(null, morceau)
    },
    flush: suite =>
      suite(lus === taille && calculee === somme ? null : new Error('l’archive ne contient pas ce qu’elle déclare')),
  })
  const source = Readable.from(archive.lire({ debut, fin: debut + comprimee }), { objectMode: false })
  const etapes = methode === 8 ? [source, createInflateRaw(), compter] : [source, compter]
  // The error is the reader's: `compter` ends with it.
  pipeline(etapes, () => undefined)
  return compter
}
