import { createHash, randomUUID } from 'node:crypto'
import { chmod, type FileHandle, link, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Sommes } from './blocs.ts'
import { enteteDe, TAILLE_ENTETE } from './chiffre.ts'
import { makeEcrivain } from './ecrivain.ts'
import { etageSurDisque } from './etage.ts'
import { creerDossier, estCode, synchroniserDossier } from './fichiers.ts'
import { BLOCS, lireVerifie, nomDe, siIntacte, type Trouvee, trouverDans, trouverSous } from './lecture.ts'
import {
  type EtatPiece,
  type Magasin,
  PieceAbsente,
  PieceAlteree,
  type PieceDeposee,
  type RefusDepot,
  siAbsente,
  TAILLE_DEBUT,
} from './magasin.ts'
import { sommer } from './relecteur.ts'
import { type Portion, type SupportDistant, supportSurDisque } from './support.ts'
import type { CleDeFichier, Trousseau } from './trousseau.ts'
import { makeVider } from './vider.ts'

const PERIME_MS = 24 * 3600 * 1000

type Ecrit = Omit<Sommes, 'blocs'> & { readonly debut: Uint8Array }

/** Writes as it comes, hashed on the way. @returns undefined when too large */
const ecrire = async (
  poignee: FileHandle,
  flux: Readable,
  { tailleMax, cle }: { readonly tailleMax: number; readonly cle: CleDeFichier | undefined },
): Promise<Ecrit | undefined> => {
  const hachage = createHash('sha256')
  if (cle) await poignee.write(enteteDe(cle), 0, TAILLE_ENTETE, 0)
  const { ajouter, clore } = makeEcrivain(poignee, { position: 0, hachage, cle, surSegment: async () => undefined })
  const debuts: Buffer[] = []
  let taille = 0
  for await (const morceau of flux.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (taille < TAILLE_DEBUT) debuts.push(morceau)
    taille += morceau.length
    if (taille > tailleMax) return undefined
    await ajouter(morceau)
  }
  await clore()
  return { empreinte: hachage.digest('hex'), taille, debut: Buffer.concat(debuts).subarray(0, TAILLE_DEBUT) }
}

/** What was written, and where it is until it has its name. */
type ARanger = Pick<Sommes, 'empreinte' | 'blocs'> & { readonly depot: string; readonly cle: CleDeFichier | undefined }

export type OptionsMagasin = {
  readonly dossier: string
  /** Told when a pièce is found not to be what its name says. Found so by a deposit, it is set aside in `.alterees`, and the sound copy just received takes its place. */
  readonly surAlteration?: (empreinte: string) => void
  /** Pièces are encrypted at rest (P30). */
  readonly trousseau?: Trousseau | undefined
  /** Where pièces go in the end; the disk holds them until they are there. */
  readonly distant?: SupportDistant | undefined
}

/** A store on a local disk: `<dossier>/ab/cd/<sha256>`. Deposits cut by a kill are swept after a day. */
export const magasinSurDisque = async ({
  dossier,
  surAlteration = () => undefined,
  trousseau,
  distant,
}: OptionsMagasin): Promise<Magasin> => {
  const depots = join(dossier, '.depots')
  const alterees = join(dossier, '.alterees')
  await Promise.all([creerDossier(depots), creerDossier(alterees)])
  await balayer(depots)

  const etage = await etageSurDisque(join(dossier, '.envois'), trousseau)

  const cheminDe = (nom: string): string => {
    if (!/^[0-9a-f]{64}(\.[a-z]+)?$/.test(nom)) throw new PieceAbsente(nom)
    return join(dossier, nom.slice(0, 2), nom.slice(2, 4), nom)
  }
  const local = supportSurDisque(cheminDe)

  const trouver = async (empreinte: string): Promise<Trouvee | undefined> => {
    if (!/^[0-9a-f]{64}$/.test(empreinte)) return undefined
    const demande = { empreinte, trousseau }
    return (await trouverDans(local, demande)) ?? (distant && (await trouverDans(distant, demande)))
  }

  /** A hard link, not a rename: it fails rather than replace what is there. @returns whether nothing was there */
  const poser = async (depot: string, chemin: string): Promise<boolean> => {
    try {
      await link(depot, chemin)
      return true
    } catch (erreur) {
      if (!estCode(erreur, 'EEXIST')) throw erreur
      return false
    }
  }

  /** What is said of the runs of a pièce is worked out from it, and may be written again. */
  const rangerBlocs = async (empreinte: string, blocs: Buffer): Promise<void> => {
    const chemin = cheminDe(`${empreinte}${BLOCS}`)
    if (blocs.length === 0 || (await estCeQuOnLit(chemin, blocs))) return
    const depot = join(depots, randomUUID())
    try {
      await writeFile(depot, blocs, { mode: 0o400, flush: true })
      await rename(depot, chemin)
    } catch (erreur) {
      await rm(depot, { force: true })
      throw erreur
    }
  }

  const ranger = async ({ depot, empreinte, blocs, cle }: ARanger): Promise<void> => {
    const chemin = cheminDe(nomDe(empreinte, cle !== undefined))
    await creerDossier(dirname(chemin))
    await rangerBlocs(empreinte, blocs)
    if (!(await poser(depot, chemin))) {
      const demande = { empreinte, trousseau, chiffree: cle !== undefined }
      const dejaLa = await siIntacte(await trouverSous(local, demande).catch(siAbsente))
      if (dejaLa === undefined) {
        surAlteration(empreinte)
        await rename(chemin, join(alterees, `${empreinte}.${randomUUID()}`))
        await poser(depot, chemin)
      } else if (cle && dejaLa.cle) await trousseau?.reunir({ de: cle.id, vers: dejaLa.cle.id })
    }
    await synchroniserDossier(dirname(chemin))
  }

  const deposer: Magasin['deposer'] = async (flux, { tailleMax, pour }): Promise<PieceDeposee | RefusDepot> => {
    const depot = join(depots, randomUUID())
    const cle = await trousseau?.nouvelle(pour)
    try {
      const poignee = await open(depot, 'wx', 0o400)
      let ecrit: Ecrit | undefined
      try {
        ecrit = await ecrire(poignee, flux, { tailleMax, cle })
        if (!ecrit) return { ok: false, refus: { code: 'piece_trop_grosse', limite: tailleMax } }
        await poignee.sync()
      } finally {
        await poignee.close()
      }
      const enDepot = supportSurDisque(() => depot)
      const relu = await sommer({ support: enDepot, nom: depot, taille: ecrit.taille, cle })
      if (relu.empreinte !== ecrit.empreinte) throw new Error('le disque ne rend pas ce qui y est écrit')
      await ranger({ ...relu, depot, cle })
      return { ok: true, ...ecrit }
    } finally {
      await rm(depot, { force: true })
    }
  }

  const commencer = async (empreinte: string, { debut = 0, fin }: Partial<Portion>) => {
    const trouvee = await trouver(empreinte)
    if (!trouvee) throw new PieceAbsente(empreinte)
    const finExclue = Math.min(trouvee.taille, fin === undefined ? trouvee.taille : fin + 1)
    const blocs = lireVerifie(trouvee, { debut, fin: finExclue })
    return { premier: await blocs.next(), blocs }
  }

  const ouvrir: Magasin['ouvrir'] = async (empreinte, portion = {}) => {
    const alarmer = (erreur: unknown): never => {
      if (erreur instanceof PieceAlteree) surAlteration(empreinte)
      throw erreur
    }
    const { premier, blocs } = await commencer(empreinte, portion)
      // It left the disk for the object store meanwhile: it is there.
      .catch((erreur: unknown) => (estCode(erreur, 'ENOENT') ? commencer(empreinte, portion) : Promise.reject(erreur)))
      .catch(alarmer)
    const suite = async function* () {
      if (premier.done) return
      yield premier.value
      try {
        yield* blocs
      } catch (erreur) {
        alarmer(erreur)
      }
    }
    return Readable.from(suite(), { objectMode: false })
  }

  const verifier = async (empreinte: string): Promise<EtatPiece> => {
    const trouvee = await trouver(empreinte).catch(siAbsente)
    if (!trouvee) return 'absente'
    const sommes = await sommer(trouvee)
    if (sommes.empreinte !== empreinte) return 'alteree'
    if (trouvee.support === local) await rangerBlocs(empreinte, sommes.blocs)
    return 'intacte'
  }

  const adopter: Magasin['adopter'] = async (nom, segments) => {
    const relu = await etage.relire(nom, segments)
    if (!relu.ok) return relu
    const { blocs, cle, ...piece } = relu
    try {
      await chmod(etage.chemin(nom), 0o400)
      await ranger({ depot: etage.chemin(nom), empreinte: piece.empreinte, blocs, cle })
    } catch (erreur) {
      // Someone else took it in the meantime, or gave it up: nothing is left there.
      if (estCode(erreur, 'ENOENT')) return { ok: false, depuis: 0 }
      throw erreur
    }
    await etage.supprimer(nom)
    return piece
  }

  const confier: Magasin['confier'] = async (empreinte, pour) => {
    const trouvee = await trouver(empreinte)
    if (!trouvee) throw new PieceAbsente(empreinte)
    if (trouvee.cle) await trousseau?.confier(trouvee.cle.id, pour)
  }

  return {
    deposer,
    adopter,
    confier,
    etage,
    ouvrir,
    verifier,
    taille: async empreinte => (await trouver(empreinte))?.taille,
    vider: makeVider({ dossier, local, distant, trousseau, cheminDe }),
  }
}

const estCeQuOnLit = async (chemin: string, octets: Buffer): Promise<boolean> => {
  try {
    return octets.equals(await readFile(chemin))
  } catch (erreur) {
    if (estCode(erreur, 'ENOENT')) return false
    throw erreur
  }
}

const balayer = async (depots: string): Promise<void> => {
  for (const nom of await readdir(depots)) {
    const chemin = join(depots, nom)
    const { mtimeMs } = await stat(chemin)
    if (Date.now() - mtimeMs > PERIME_MS) await rm(chemin, { force: true })
  }
}
