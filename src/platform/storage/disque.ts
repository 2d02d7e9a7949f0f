import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, type FileHandle, link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { etageSurDisque } from './etage.ts'
import { creerDossier, estCode, synchroniserDossier } from './fichiers.ts'
import {
  type EtatPiece,
  type Magasin,
  PieceAbsente,
  type PieceDeposee,
  type RefusDepot,
  TAILLE_DEBUT,
} from './magasin.ts'

const LOT = 1 << 20
const PERIME_MS = 24 * 3600 * 1000

const relire = async (chemin: string): Promise<string> => {
  const hachage = createHash('sha256')
  for await (const morceau of createReadStream(chemin, { highWaterMark: LOT })) hachage.update(morceau as Buffer)
  return hachage.digest('hex')
}

type Ecrit = { readonly empreinte: string; readonly taille: number; readonly debut: Uint8Array }

/** Writes in lots of a megabyte, hashing one while the previous goes to disk. @returns undefined when too large */
const ecrire = async (poignee: FileHandle, flux: Readable, tailleMax: number): Promise<Ecrit | undefined> => {
  const hachage = createHash('sha256')
  const debuts: Buffer[] = []
  let lot: Buffer[] = []
  let taille = 0
  let enLot = 0
  let ecriture: Promise<unknown> = Promise.resolve()
  const vider = async (): Promise<void> => {
    await ecriture
    ecriture = poignee.writev(lot)
    ecriture.catch(() => undefined)
    lot = []
    enLot = 0
  }
  for await (const morceau of flux.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (taille < TAILLE_DEBUT) debuts.push(morceau)
    taille += morceau.length
    if (taille > tailleMax) return ecriture.then(() => undefined)
    hachage.update(morceau)
    lot.push(morceau)
    enLot += morceau.length
    if (enLot >= LOT) await vider()
  }
  if (enLot > 0) await vider()
  await ecriture
  return { empreinte: hachage.digest('hex'), taille, debut: Buffer.concat(debuts).subarray(0, TAILLE_DEBUT) }
}

/**
 * A store on a local disk: `<dossier>/ab/cd/<sha256>`. Deposits cut by a kill are swept after a day.
 * @param surAlteration told when a pièce on disk is not what its name says; it is set aside in `.alterees`, and the sound
 *   copy just received takes its place.
 */
export const magasinSurDisque = async ({
  dossier,
  surAlteration = () => undefined,
}: {
  readonly dossier: string
  readonly surAlteration?: (empreinte: string) => void
}): Promise<Magasin> => {
  const depots = join(dossier, '.depots')
  const alterees = join(dossier, '.alterees')
  await Promise.all([creerDossier(depots), creerDossier(alterees)])
  await balayer(depots)

  const etage = await etageSurDisque(join(dossier, '.envois'))

  const cheminDe = (empreinte: string): string => {
    if (!/^[0-9a-f]{64}$/.test(empreinte)) throw new PieceAbsente(empreinte)
    return join(dossier, empreinte.slice(0, 2), empreinte.slice(2, 4), empreinte)
  }

  /** A hard link, not a rename: it fails rather than replace what is there. */
  const ranger = async (depot: string, empreinte: string): Promise<void> => {
    const chemin = cheminDe(empreinte)
    await creerDossier(dirname(chemin))
    const poser = (): Promise<boolean> =>
      link(depot, chemin).then(
        () => true,
        (erreur: unknown) => {
          if (!estCode(erreur, 'EEXIST')) throw erreur
          return false
        },
      )
    if (!(await poser()) && (await relire(chemin)) !== empreinte) {
      surAlteration(empreinte)
      await rename(chemin, join(alterees, `${empreinte}.${randomUUID()}`))
      await poser()
    }
    await synchroniserDossier(dirname(chemin))
  }

  const deposer = async (
    flux: Readable,
    { tailleMax }: { readonly tailleMax: number },
  ): Promise<PieceDeposee | RefusDepot> => {
    const depot = join(depots, randomUUID())
    try {
      const poignee = await open(depot, 'wx', 0o400)
      let ecrit: Ecrit | undefined
      try {
        ecrit = await ecrire(poignee, flux, tailleMax)
        if (!ecrit) return { ok: false, refus: { code: 'piece_trop_grosse', limite: tailleMax } }
        await poignee.sync()
      } finally {
        await poignee.close()
      }
      if ((await relire(depot)) !== ecrit.empreinte) throw new Error('le disque ne rend pas ce qui y est écrit')
      await ranger(depot, ecrit.empreinte)
      return { ok: true, ...ecrit }
    } finally {
      await rm(depot, { force: true })
    }
  }

  const taille = async (empreinte: string): Promise<number | undefined> => {
    try {
      return (await stat(cheminDe(empreinte))).size
    } catch (erreur) {
      if (erreur instanceof PieceAbsente || estCode(erreur, 'ENOENT')) return undefined
      throw erreur
    }
  }

  const ouvrir: Magasin['ouvrir'] = async (empreinte, { debut, fin } = {}) => {
    try {
      const poignee = await open(cheminDe(empreinte), 'r')
      return poignee.createReadStream({
        ...(debut === undefined ? {} : { start: debut }),
        ...(fin === undefined ? {} : { end: fin }),
      })
    } catch (erreur) {
      throw estCode(erreur, 'ENOENT') ? new PieceAbsente(empreinte) : erreur
    }
  }

  const verifier = async (empreinte: string): Promise<EtatPiece> => {
    if ((await taille(empreinte)) === undefined) return 'absente'
    return (await relire(cheminDe(empreinte))) === empreinte ? 'intacte' : 'alteree'
  }

  const adopter: Magasin['adopter'] = async (nom, segments) => {
    const relu = await etage.relire(nom, segments)
    if (!relu.ok) return relu
    await chmod(etage.chemin(nom), 0o400)
    await ranger(etage.chemin(nom), relu.empreinte)
    await etage.supprimer(nom)
    return relu
  }

  return { deposer, adopter, etage, ouvrir, taille, verifier }
}

const balayer = async (depots: string): Promise<void> => {
  for (const nom of await readdir(depots)) {
    const chemin = join(depots, nom)
    const { mtimeMs } = await stat(chemin)
    if (Date.now() - mtimeMs > PERIME_MS) await rm(chemin, { force: true })
  }
}
