import type { FaitsLus } from '../../domain/precontrole.ts'
import type { Source } from './source.ts'

/** The end record and the longest comment that may follow it. */
const FIN_MAX = 22 + 65_535
/** Of the directory: enough for some thousands of names. */
const REPERTOIRE_MAX = 256 * 1024

const SIGNATURE_FIN = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const SIGNATURE_FIN64 = 0x06064b50
const SIGNATURE_LOCALISATEUR64 = 0x07064b50
const SIGNATURE_ENTREE = 0x02014b50

const MAL_FORME: FaitsLus = { kind: 'illisible', de: 'archive', raison: 'mal_forme' }

type Repertoire = { readonly entrees: number; readonly taille: number; readonly debut: number }

/** A zip opens by its end: the directory is where that says, and begins with an entry. Nothing is inflated (P29). */
export const lireZip = async (source: Source): Promise<FaitsLus> => {
  const depuis = Math.max(0, source.taille - FIN_MAX)
  const fin = await source.lire(depuis, FIN_MAX)
  const ou = fin.lastIndexOf(SIGNATURE_FIN)
  if (ou === -1 || fin.length < ou + 22) return MAL_FORME
  const repertoire = await repertoireDe(source, { fin, ou, position: depuis + ou })
  if (repertoire === null || repertoire.debut + repertoire.taille > source.taille) return MAL_FORME
  const { entrees } = repertoire
  if (entrees === 0) return { kind: 'archive', entrees: 0, chiffree: false }
  const octets = await source.lire(repertoire.debut, Math.min(repertoire.taille, REPERTOIRE_MAX))
  const drapeaux = drapeauxDes(octets)
  return drapeaux.length === 0
    ? MAL_FORME
    : { kind: 'archive', entrees, chiffree: drapeaux.some(mot => (mot & 1) === 1) }
}

const repertoireDe = async (
  source: Source,
  { fin, ou, position }: { readonly fin: Buffer; readonly ou: number; readonly position: number },
): Promise<Repertoire | null> => {
  const entrees = fin.readUInt16LE(ou + 10)
  const taille = fin.readUInt32LE(ou + 12)
  const debut = fin.readUInt32LE(ou + 16)
  if (entrees !== 0xffff && taille !== 0xffff_ffff && debut !== 0xffff_ffff) return { entrees, taille, debut }
  const localisateur = await source.lire(position - 20, 20)
  if (localisateur.length < 20 || localisateur.readUInt32LE(0) !== SIGNATURE_LOCALISATEUR64) return null
  const fin64 = await source.lire(Number(localisateur.readBigUInt64LE(8)), 56)
  if (fin64.length < 56 || fin64.readUInt32LE(0) !== SIGNATURE_FIN64) return null
  return {
    entrees: Number(fin64.readBigUInt64LE(32)),
    taille: Number(fin64.readBigUInt64LE(40)),
    debut: Number(fin64.readBigUInt64LE(48)),
  }
}

/** The flags of the entries of a directory, as far as it was read. */
const drapeauxDes = (octets: Buffer): readonly number[] => {
  const drapeaux: number[] = []
  let ici = 0
  while (ici + 46 <= octets.length && octets.readUInt32LE(ici) === SIGNATURE_ENTREE) {
    drapeaux.push(octets.readUInt16LE(ici + 8))
    ici += 46 + octets.readUInt16LE(ici + 28) + octets.readUInt16LE(ici + 30) + octets.readUInt16LE(ici + 32)
  }
  return drapeaux
}
