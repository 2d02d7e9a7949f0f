import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { TestContext } from 'node:test'
import { magasinSurDisque, type Magasin, type OptionsMagasin, type Trousseau } from './index.ts'

export const sha256 = (contenu: Uint8Array): string => createHash('sha256').update(contenu).digest('hex')

export const flux = (contenu: Buffer, taille = 65_536): Readable =>
  Readable.from(
    (function* () {
      for (let i = 0; i < contenu.length; i += taille) yield contenu.subarray(i, i + taille)
    })(),
    { objectMode: false },
  )

/** Keys in memory, by holder: what `effacer` removes, nobody has any more. */
export const trousseauDeTest = (): Trousseau & { readonly effacer: (porteur: string) => void } => {
  const cles = new Map<string, Buffer>()
  const porteurs = new Map<string, Set<string>>()
  const confier = async (id: string, pour: string): Promise<void> => void porteurs.get(id)?.add(pour)
  return {
    nouvelle: async pour => {
      const cle = { id: randomUUID(), cle: randomBytes(32) }
      cles.set(cle.id, cle.cle)
      porteurs.set(cle.id, new Set([pour]))
      return cle
    },
    cle: async id => ((porteurs.get(id)?.size ?? 0) > 0 ? cles.get(id) : undefined),
    confier,
    reunir: async ({ de, vers }) => {
      for (const pour of porteurs.get(de) ?? []) await confier(vers, pour)
    },
    effacer: porteur => {
      for (const ceux of porteurs.values()) ceux.delete(porteur)
    },
  }
}

export type MondeDeMagasin = {
  readonly magasin: Magasin
  readonly dossier: string
  /** What was found altered, in the order of its alarms. */
  readonly alertes: readonly string[]
  readonly chemin: (nom: string) => string
}

/** A store of its own, removed with the test. */
export const ouvrirMagasin = async (
  t: TestContext,
  options: Omit<OptionsMagasin, 'dossier' | 'surAlteration'> = {},
): Promise<MondeDeMagasin> => {
  const dossier = await mkdtemp(join(tmpdir(), 'magasin-'))
  t.after(() => rm(dossier, { recursive: true, force: true }))
  const alertes: string[] = []
  const magasin = await magasinSurDisque({ dossier, surAlteration: empreinte => alertes.push(empreinte), ...options })
  return { magasin, dossier, alertes, chemin: nom => join(dossier, nom.slice(0, 2), nom.slice(2, 4), nom) }
}

export const deposer = async (magasin: Magasin, contenu: Buffer, pour = 'CAND-1'): Promise<string> => {
  const depot = await magasin.deposer(flux(contenu), { tailleMax: 1e9, pour })
  if (!depot.ok) throw new Error('refusée')
  return depot.empreinte
}

/** Every file below, its name and its bytes. */
export const fichiersDe = async (dossier: string): Promise<ReadonlyMap<string, Buffer>> => {
  const entrees = (await readdir(dossier, { recursive: true, withFileTypes: true })).filter(e => e.isFile())
  return new Map(
    await Promise.all(entrees.map(async e => [e.name, await readFile(join(e.parentPath, e.name))] as const)),
  )
}

export const renverserUnBit = async (chemin: string, position: number): Promise<void> => {
  const contenu = await readFile(chemin)
  contenu[position] = (contenu[position] ?? 0) ^ 1
  await chmod(chemin, 0o600)
  await writeFile(chemin, contenu)
}
