import { createHash } from 'node:crypto'
import { enBlocs, TAILLE_BLOC, TAILLE_SOMME } from './blocs.ts'
import { cleDesignee, TAILLE_ENTETE } from './chiffre.ts'
import { estCode } from './fichiers.ts'
import { PieceAbsente, PieceAlteree } from './magasin.ts'
import { lireRecus, type Recus } from './recus.ts'
import { sommer } from './relecteur.ts'
import type { Portion, Support } from './support.ts'
import type { CleDeFichier, Trousseau } from './trousseau.ts'

/** A pièce where it was found. `taille`: of what was received, in bytes. */
export type Trouvee = Recus & { readonly empreinte: string; readonly taille: number }

export type Demande = { readonly empreinte: string; readonly trousseau: Trousseau | undefined }

const CHIFFREE = '.chiffre'
export const BLOCS = '.blocs'

const lireTout = async (morceaux: AsyncIterable<Buffer>): Promise<Buffer> => {
  const lus: Buffer[] = []
  for await (const morceau of morceaux) lus.push(morceau)
  return Buffer.concat(lus)
}

/** The key that a file names in its first bytes. @throws PieceAbsente when nobody holds it any more */
const cleDuFichier = async (
  lire: (portion: Portion) => AsyncIterable<Buffer>,
  { empreinte, trousseau }: Demande,
): Promise<CleDeFichier> => {
  const id = cleDesignee(await lireTout(lire({ debut: 0, fin: TAILLE_ENTETE })))
  const cle = id === undefined ? undefined : await trousseau?.cle(id)
  if (id === undefined || cle === undefined) throw new PieceAbsente(empreinte)
  return { id, cle }
}

/** What a pièce is kept under. */
export const nomDe = (empreinte: string, chiffree: boolean): string =>
  chiffree ? `${empreinte}${CHIFFREE}` : empreinte

/** A pièce as that support keeps it, encrypted or not; undefined when it isn't kept so. @throws PieceAbsente when its key is gone */
export const trouverSous = async (
  support: Support,
  { empreinte, trousseau, chiffree }: Demande & { readonly chiffree: boolean },
): Promise<Trouvee | undefined> => {
  const nom = nomDe(empreinte, chiffree)
  const taille = await support.taille(nom)
  if (taille === undefined) return undefined
  if (!chiffree) return { support, empreinte, nom, taille, cle: undefined }
  const cle = await cleDuFichier(portion => support.lire(nom, portion), { empreinte, trousseau })
  return { support, empreinte, nom, taille: taille - TAILLE_ENTETE, cle }
}

/** A pièce in that support, encrypted or not; undefined when it isn't there. @throws PieceAbsente when its key is gone */
export const trouverDans = async (support: Support, demande: Demande): Promise<Trouvee | undefined> =>
  (await trouverSous(support, { ...demande, chiffree: true })) ?? trouverSous(support, { ...demande, chiffree: false })

/** P5 — the pièce, read again; undefined when it is not what its name says. */
export const siIntacte = async (trouvee: Trouvee | undefined): Promise<Trouvee | undefined> =>
  trouvee && (await sommer(trouvee)).empreinte === trouvee.empreinte ? trouvee : undefined

/** What each run from the one of rang `premier` to the one of rang `dernier`, both included, has to be. */
const sommesAttendues = async (trouvee: Trouvee, premier: number, dernier: number): Promise<Buffer> => {
  const { support, empreinte, taille } = trouvee
  if (taille <= TAILLE_BLOC) return Buffer.from(empreinte, 'hex')
  const portion = { debut: premier * TAILLE_SOMME, fin: (dernier + 1) * TAILLE_SOMME }
  // One byte beyond: where the last run is the pièce's end, there must be no more of them.
  const jusqua = { ...portion, fin: portion.fin + 1 }
  const lues = await lireTout(support.lire(`${empreinte}${BLOCS}`, jusqua)).catch((erreur: unknown) => {
    if (erreur instanceof PieceAbsente || estCode(erreur, 'ENOENT')) return undefined
    throw erreur
  })
  const voulues = portion.fin - portion.debut
  const estLaFin = (dernier + 1) * TAILLE_BLOC >= taille
  if (lues && lues.length === (estLaFin ? voulues : voulues + 1)) return lues.subarray(0, voulues)
  // Nothing says what the runs of this one are: the whole does.
  const sommes = await sommer(trouvee)
  if (sommes.empreinte !== empreinte) throw new PieceAlteree(empreinte)
  return sommes.blocs.subarray(portion.debut, portion.fin)
}

/**
 * P5 — a portion of a pièce, each run of it held against what was received before any byte of it goes on.
 * @throws PieceAlteree and what came before was sound
 */
export const lireVerifie = async function* (trouvee: Trouvee, { debut, fin }: Portion): AsyncGenerator<Buffer> {
  const { empreinte, taille } = trouvee
  if (taille === 0 && createHash('sha256').digest('hex') !== empreinte) throw new PieceAlteree(empreinte)
  if (fin <= debut) return
  const premier = Math.floor(debut / TAILLE_BLOC)
  const dernier = Math.floor((fin - 1) / TAILLE_BLOC)
  const attendues = await sommesAttendues(trouvee, premier, dernier)
  const portion = { debut: premier * TAILLE_BLOC, fin: Math.min((dernier + 1) * TAILLE_BLOC, taille) }
  let rang = premier
  for await (const bloc of enBlocs(lireRecus(trouvee, portion))) {
    const attendue = attendues.subarray((rang - premier) * TAILLE_SOMME, (rang - premier + 1) * TAILLE_SOMME)
    if (!createHash('sha256').update(bloc).digest().equals(attendue)) throw new PieceAlteree(empreinte)
    const position = rang * TAILLE_BLOC
    yield bloc.subarray(Math.max(0, debut - position), Math.min(bloc.length, fin - position))
    rang++
  }
  if (rang !== dernier + 1) throw new PieceAlteree(empreinte)
}
