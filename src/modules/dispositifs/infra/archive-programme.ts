import { zipSync } from 'fflate'
import { type Archive, ArchiveRefusee, ouvrirArchive } from './archive.ts'
import type { FichierDeProgramme } from './exporter-programme.ts'
import { faute, type FauteProgramme } from '../domain/fautes-programme.ts'
import { type Lu, refuse } from './lire-json.ts'
import { type DossierLu, FICHIERS, lireEnsemble } from './programme.ts'
import { modelesLivres, type Source } from './source-fichiers.ts'

/** The first day that the format knows: it keeps the hour of a clock on a wall, wherever that is. */
const SANS_DATE = new Date(1980, 0, 1, 12)

/** The files as a ZIP: the same files give the same bytes, whatever the day and the place. */
export const enArchive = (fichiers: readonly FichierDeProgramme[]): Buffer => {
  const entrees = fichiers.toSorted((a, b) => (a.nom < b.nom ? -1 : 1)).map(({ nom, octets }) => [nom, octets] as const)
  return Buffer.from(zipSync(Object.fromEntries(entrees), { mtime: SANS_DATE, level: 9 }))
}

/** Bytes, once unpacked, in all and for each file that is text; files in one archive. */
const MAX = { octets: 50 * 1024 * 1024, texte: 8 * 1024 * 1024, entrees: 100 }

const NOMS: readonly string[] = Object.values(FICHIERS)

/** What systems put in an archive by themselves, and what people put there for people. */
const estAPart = (nom: string): boolean =>
  nom.split('/').some(partie => partie.startsWith('.') || partie === '__MACOSX') ||
  /(^|\/)(README|LISEZMOI)[^/]*$/iu.test(nom)

const sortDeLArchive = (nom: string): boolean => /^[/\\]|\\|^[a-z]:|\p{Cc}/iu.test(nom) || nom.split('/').includes('..')

/** The folder in which all of the files are, when the archive is that of a folder: `''` or `nom/`. */
const racineDe = (noms: readonly string[]): string => {
  const reglages =
    noms.find(nom => nom === FICHIERS.reglages) ?? noms.find(nom => /^[^/]+\/programme\.json$/u.test(nom))
  return reglages?.slice(0, -FICHIERS.reglages.length) ?? ''
}

const controlerNoms = (noms: readonly string[], racine: string): readonly FauteProgramme[] => {
  const fichiers = noms.filter(nom => !nom.endsWith('/'))
  const dehors = noms.filter(sortDeLArchive)
  return [
    ...dehors.map(nom =>
      faute(
        JSON.stringify(nom).slice(1, -1),
        'Ce chemin sort de l’archive : refaites-la à partir du dossier du programme.',
      ),
    ),
    ...fichiers
      .filter((nom, rang) => fichiers.indexOf(nom) !== rang)
      .map(nom =>
        faute(nom, 'Ce fichier est deux fois dans l’archive : refaites-la à partir du dossier du programme.'),
      ),
    ...fichiers
      .filter(nom => !dehors.includes(nom) && !estAPart(nom))
      .filter(nom => !nom.startsWith(racine) || !NOMS.includes(nom.slice(racine.length)))
      .map(nom =>
        faute(nom, `Fichier inconnu : retirez-le, ou corrigez son nom. Noms possibles : ${NOMS.join(', ')}.`),
      ),
  ]
}

const PHRASES: Readonly<Record<ArchiveRefusee['code'], string>> = {
  illisible:
    'Ce fichier n’est pas une archive ZIP, ou il est endommagé : refaites l’archive à partir du dossier du programme.',
  trop_grande:
    'Cette archive dépasse 50 Mo une fois décompressée : elle ne doit contenir que les fichiers du programme.',
  chiffree: 'Cette archive est protégée par un mot de passe : refaites-la sans mot de passe.',
}

const ouvrir = (octets: Buffer, nom: string): Lu<Archive> => {
  try {
    return { ok: true, valeur: ouvrirArchive(octets, { max: MAX.octets }) }
  } catch (erreur) {
    if (erreur instanceof ArchiveRefusee) return refuse(faute(nom, PHRASES[erreur.code]))
    throw erreur
  }
}

/** Everything is unpacked once, within the bounds: nothing is written anywhere. */
const deplier = (archive: Archive, racine: string): Lu<ReadonlyMap<string, Buffer>> => {
  const contenus = new Map<string, Buffer>()
  const fautes: FauteProgramme[] = []
  for (const nom of NOMS.filter(connu => archive.noms.includes(racine + connu)))
    try {
      const octets = archive.lire(racine + nom)
      if (octets && nom !== FICHIERS.classeur && octets.length > MAX.texte)
        fautes.push(faute(nom, 'Ce fichier dépasse 8 Mo : raccourcissez-le.'))
      else if (octets) contenus.set(nom, octets)
    } catch (erreur) {
      if (!(erreur instanceof ArchiveRefusee)) throw erreur
      fautes.push(faute(nom, PHRASES[erreur.code]))
    }
  return fautes.length > 0 ? refuse(...fautes) : { ok: true, valeur: contenus }
}

/** What names no file is in the settings. */
const situer = ({ chemin, phrase }: FauteProgramme): FauteProgramme => {
  const nomme = [...NOMS, 'conventions/'].some(nom => chemin.startsWith(nom))
  return faute(nomme ? chemin : `${FICHIERS.reglages}, ${chemin}`, phrase)
}

/**
 * P29 — a programme from an archive of its files, or of their folder. Bounded: 100 entries, 50 MB once unpacked. Every fault
 * at once, « file, place »; what is in it but can't be of a programme is one, so that a file whose name is mistyped isn't lost. `nom`: the
 * archive's, for the faults of the whole.
 */
export const lireArchive = async (octets: Buffer, nom: string): Promise<Lu<DossierLu>> => {
  const archive = ouvrir(octets, nom)
  if (!archive.ok) return archive
  const { noms } = archive.valeur
  if (noms.length > MAX.entrees)
    return refuse(
      faute(nom, `Cette archive contient ${noms.length} fichiers : elle ne doit contenir que ceux du programme.`),
    )
  const racine = racineDe(noms)
  const fautes = controlerNoms(noms, racine)
  const contenus = deplier(archive.valeur, racine)
  if (!contenus.ok) return refuse(...fautes, ...contenus.fautes)
  const lire: Source['lire'] = async fichier => contenus.valeur.get(fichier) ?? null
  const lu = await lireEnsemble({ lire, lireModele: modelesLivres })
  if (lu.ok && fautes.length === 0) return lu
  return refuse(...fautes, ...(lu.ok ? [] : lu.fautes.map(situer)))
}
