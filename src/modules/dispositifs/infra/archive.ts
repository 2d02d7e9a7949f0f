import { inflateRawSync } from 'node:zlib'

/** One entry of a ZIP archive, still packed. */
type Entree = { readonly methode: number; readonly debut: number; readonly comprimee: number; readonly taille: number }

/** A ZIP archive held in memory: an entry is unpacked when asked for, and never beyond what is left of `max` bytes. */
export type Archive = {
  /** The sum of the sizes that the archive declares, in bytes. */
  readonly taille: number
  /** As the archive lists them, folders included (`nom/`); one that is there twice is listed twice. */
  readonly noms: readonly string[]
  /** `null` when the archive has no such entry. Throws `ArchiveRefusee`. */
  readonly lire: (nom: string) => Buffer | null
}

export class ArchiveRefusee extends Error {
  readonly code: 'illisible' | 'trop_grande' | 'chiffree'
  constructor(code: ArchiveRefusee['code']) {
    super(code)
    this.code = code
  }
}

const FIN = 0x06054b50
const CENTRALE = 0x02014b50
const LOCALE = 0x04034b50

const fin = (octets: Buffer): number => {
  const plancher = Math.max(0, octets.length - 65_557)
  for (let position = octets.length - 22; position >= plancher; position--)
    if (octets.readUInt32LE(position) === FIN) return position
  throw new ArchiveRefusee('illisible')
}

const entrees = (octets: Buffer): readonly (readonly [string, Entree])[] => {
  const pied = fin(octets)
  const nombre = octets.readUInt16LE(pied + 10)
  const trouvees: (readonly [string, Entree])[] = []
  let position = octets.readUInt32LE(pied + 16)
  for (let rang = 0; rang < nombre; rang++) {
    if (octets.readUInt32LE(position) !== CENTRALE) throw new ArchiveRefusee('illisible')
    const chiffree = (octets.readUInt16LE(position + 8) & 1) === 1
    const longueurNom = octets.readUInt16LE(position + 28)
    const nom = octets.toString('utf8', position + 46, position + 46 + longueurNom)
    if (chiffree) throw new ArchiveRefusee('chiffree')
    const entree = {
      methode: octets.readUInt16LE(position + 10),
      comprimee: octets.readUInt32LE(position + 20),
      taille: octets.readUInt32LE(position + 24),
      debut: octets.readUInt32LE(position + 42),
    }
    trouvees.push([nom, entree])
    position += 46 + longueurNom + octets.readUInt16LE(position + 30) + octets.readUInt16LE(position + 32)
  }
  return trouvees
}

const deplier = (octets: Buffer, entree: Entree, reste: number): Buffer => {
  if (octets.readUInt32LE(entree.debut) !== LOCALE) throw new ArchiveRefusee('illisible')
  const debut = entree.debut + 30 + octets.readUInt16LE(entree.debut + 26) + octets.readUInt16LE(entree.debut + 28)
  const donnees = octets.subarray(debut, debut + entree.comprimee)
  if (entree.methode === 0) return donnees
  if (entree.methode !== 8) throw new ArchiveRefusee('illisible')
  try {
    return inflateRawSync(donnees, { maxOutputLength: Math.max(1, reste) })
  } catch (erreur) {
    const tropGrande = erreur instanceof RangeError
    throw new ArchiveRefusee(tropGrande ? 'trop_grande' : 'illisible')
  }
}

/** A length that points outside the file: the archive is cut or forged. */
const sansDeborder = <R>(lire: () => R): R => {
  try {
    return lire()
  } catch (erreur) {
    if (erreur instanceof RangeError) throw new ArchiveRefusee('illisible')
    throw erreur
  }
}

/**
 * Opens a ZIP archive by its central directory. What it declares is not believed: unpacking stops as soon as `max` bytes
 * have come out, all entries together. Encrypted archives and ZIP64 ones are refused.
 *
 * @throws ArchiveRefusee
 */
export const ouvrirArchive = (octets: Buffer, { max }: { readonly max: number }): Archive => {
  const listees = sansDeborder(() => entrees(octets))
  const table = new Map(listees)
  const taille = [...table.values()].reduce((total, entree) => total + entree.taille, 0)
  if (taille > max) throw new ArchiveRefusee('trop_grande')
  let reste = max
  return {
    taille,
    noms: listees.map(([nom]) => nom),
    lire: nom => {
      const entree = table.get(nom)
      if (!entree) return null
      const contenu = sansDeborder(() => deplier(octets, entree, reste))
      reste -= contenu.length
      return contenu
    },
  }
}
