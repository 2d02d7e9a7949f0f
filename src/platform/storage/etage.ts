import { createHash, type Hash } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { liberer } from '../octets/index.ts'
import { cleDesignee, enteteDe, TAILLE_ENTETE } from './chiffre.ts'
import { makeEcrivain, type Segment } from './ecrivain.ts'
import { creerDossier, estCode, siPresent, synchroniserDossier } from './fichiers.ts'
import { lireRecus } from './recus.ts'
import type { Relu } from './magasin.ts'
import { relire } from './relecteur.ts'
import { lireFichier, type Portion, supportSurDisque } from './support.ts'
import type { CleDeFichier, Trousseau } from './trousseau.ts'

/** What was read back, and what the store needs to take it. */
export type ReluEnEtage =
  | (Extract<Relu, { ok: true }> & { readonly blocs: Buffer; readonly cle: CleDeFichier | undefined })
  | Extract<Relu, { ok: false }>

/**
 * `position`: where the part begins; `avant`: the `empreinte` of the run that ends there, asked for when it has to be known.
 * `pour`: whose key keeps it from being read, where pièces are encrypted (P30).
 */
export type Part = {
  readonly position: number
  readonly pour: string
  readonly avant: () => Promise<string | undefined>
  readonly surSegment: (segment: Segment) => Promise<void>
}

/**
 * Where uploads in several parts are gathered, before the store takes them (P6, P7). What was told by `surSegment` is durable
 * and stays through a kill; what came after it is sent again.
 */
export type Etage = {
  /** An empty file under that name; one that is there stays. `nom`: a UUID of ours. */
  readonly creer: (nom: string) => Promise<void>
  /**
   * Writes a part at its place, each piece copied before the next is asked for, and tells each segment once it is synced. When the
   * stream breaks, what came before is told too, then the error goes on. `false`, and nothing written, when what should come before
   * is not what came in.
   * @throws what `surSegment` throws, and writes no more.
   */
  readonly ecrire: (nom: string, flux: AsyncIterable<Buffer>, part: Part) => Promise<boolean>
  /** Reads the whole back, held against what came in. @param segments contiguous, from 0. */
  readonly relire: (nom: string, segments: readonly Segment[]) => Promise<ReluEnEtage>
  /** What is there, to be read from place to place. */
  readonly ouvrir: (nom: string) => Promise<{
    /** In bytes. */
    readonly taille: number
    readonly lire: (portion: Portion) => AsyncIterable<Buffer>
  }>
  readonly supprimer: (nom: string) => Promise<void>
  /** The bytes that the disk still has room for. */
  readonly libre: () => Promise<number>
  readonly chemin: (nom: string) => string
}

/** Hashes kept between two parts: an upload that rests loses its own, and its beginning is read again. */
const HACHAGES_MAX = 1_000

/** On a local disk, in a folder of its own, which the store shares its disk with. */
export const etageSurDisque = async (dossier: string, trousseau?: Trousseau): Promise<Etage> => {
  await creerDossier(dossier)
  const chemin = (nom: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(nom)) throw new Error('un envoi porte un UUID')
    return join(dossier, nom)
  }
  const support = supportSurDisque(chemin)
  const enCours = new Map<string, { readonly fin: number; readonly hachage: Hash }>()
  const retenir = (nom: string, fin: number, hachage: Hash): void => {
    enCours.delete(nom)
    const [ancien] = enCours.size >= HACHAGES_MAX ? enCours.keys() : []
    if (ancien !== undefined) enCours.delete(ancien)
    enCours.set(nom, { fin, hachage })
  }

  /** The key of what is there; undefined for what came in before pièces were encrypted. */
  const cleDe = async (nom: string): Promise<CleDeFichier | undefined> => {
    if (!trousseau) return undefined
    const entete: Buffer[] = []
    await siPresent(async () => {
      for await (const lu of lireFichier(chemin(nom), { debut: 0, fin: TAILLE_ENTETE })) entete.push(lu)
    })
    const id = cleDesignee(Buffer.concat(entete))
    const cle = id && (await trousseau.cle(id))
    return id && cle ? { id, cle } : undefined
  }

  /** The hash of what came before the part; null when the disk no longer has it. */
  const reprendre = async (
    nom: string,
    { position, avant }: Part,
    cle: CleDeFichier | undefined,
  ): Promise<Hash | null> => {
    const connu = enCours.get(nom)
    enCours.delete(nom)
    if (position === 0) return createHash('sha256')
    if (connu?.fin === position) return connu.hachage
    const hachage = createHash('sha256')
    await siPresent(async () => {
      for await (const lu of lireRecus({ support, nom, cle }, { debut: 0, fin: position })) {
        hachage.update(lu)
        liberer(lu)
      }
    })
    return hachage.copy().digest('hex') === (await avant()) ? hachage : null
  }

  /** What begins anew has a new key: two contents are never encrypted alike. */
  const commencer = async (nom: string, pour: string) => {
    const cle = await trousseau?.nouvelle(pour)
    const poignee = await open(chemin(nom), 'w+', 0o600)
    if (cle) await poignee.write(enteteDe(cle), 0, TAILLE_ENTETE, 0)
    return { poignee, cle }
  }

  return {
    chemin,
    creer: async nom => {
      const poignee = await open(chemin(nom), 'a', 0o600)
      await poignee.close()
      await synchroniserDossier(dossier)
    },
    ecrire: async (nom, flux, part) => {
      const connue = part.position === 0 ? undefined : await cleDe(nom)
      const hachage = await reprendre(nom, part, connue)
      if (!hachage) return false
      const { poignee, cle } =
        part.position === 0
          ? await commencer(nom, part.pour)
          : { poignee: await open(chemin(nom), 'r+', 0o600), cle: connue }
      try {
        const { ajouter, clore, fin } = makeEcrivain(poignee, { ...part, hachage, cle })
        try {
          for await (const morceau of flux) await ajouter(morceau)
        } catch (erreur) {
          await clore()
          retenir(nom, fin(), hachage)
          throw erreur
        }
        await clore()
        retenir(nom, fin(), hachage)
        return true
      } finally {
        await poignee.close()
      }
    },
    relire: async (nom, segments) => {
      enCours.delete(nom)
      const cle = await cleDe(nom)
      const lu = await relire({ chemin: chemin(nom), cle }, segments).catch((erreur: unknown) => {
        if (estCode(erreur, 'ENOENT')) return { ok: false, depuis: 0 } as const
        throw erreur
      })
      return lu.ok ? { ok: true, ...lu.sommes, debut: lu.debut, cle } : lu
    },
    ouvrir: async nom => {
      const cle = await cleDe(nom)
      const taille = ((await support.taille(nom)) ?? 0) - (cle ? TAILLE_ENTETE : 0)
      return { taille, lire: portion => lireRecus({ support, nom, cle }, portion) }
    },
    supprimer: async nom => {
      enCours.delete(nom)
      await rm(chemin(nom), { force: true })
    },
    libre: async () => {
      const { bavail, bsize } = await statfs(dossier)
      return bavail * bsize
    },
  }
}
