import { createHash, type Hash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const enCours = new Map<string, Hash>()

/**
 * The least that an upload in parts takes: each part streamed to the disk, hashed on the way, synced; nothing is read back, nobody
 * is asked who sends it. `chemin`: `/envois/NAME`, with `?fin` for the last part.
 */
export const recevoirUnePartie = async (requete: IncomingMessage, chemin: string): Promise<string> => {
  const [nom = '', fin] = chemin.slice('/envois/'.length).split('?')
  const fichier = join(tmpdir(), `nu-${nom.replaceAll(/[^\w-]/g, '')}`)
  const hachage = enCours.get(nom) ?? createHash('sha256')
  enCours.set(nom, hachage)
  const poignee = await open(fichier, 'a')
  for await (const morceau of requete as AsyncIterable<Buffer>) {
    hachage.update(morceau)
    await poignee.write(morceau)
  }
  await poignee.datasync()
  await poignee.close()
  if (fin === undefined) return ''
  enCours.delete(nom)
  await rm(fichier)
  return hachage.digest('hex')
}
