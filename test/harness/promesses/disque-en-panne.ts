import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * Loaded before the product, in its own process: a disk that fails as the file named by `PANNE` says, as long as it is there. Each
 * failure is written in `PANNE.faites`, a byte each.
 */
type Panne = {
  /** `sync`: what is synced answers EIO. `oubli`: what is written is said to be, and is not. */
  readonly mode: 'sync' | 'oubli'
  /** How often, in a hundred. */
  readonly part: number
}

const fichier = process.env['PANNE'] ?? ''

const enPanne = (mode: Panne['mode']): boolean => {
  if (!existsSync(fichier)) return false
  const panne = JSON.parse(readFileSync(fichier, 'utf8')) as Panne
  if (panne.mode !== mode || Math.random() * 100 >= panne.part) return false
  appendFileSync(`${fichier}.faites`, '.')
  return true
}

const poignee = await open(import.meta.filename)
const modele = Object.getPrototypeOf(poignee) as Pick<FileHandle, 'sync' | 'datasync' | 'writev'>
await poignee.close()

const { sync, datasync, writev } = modele
const panneDeSync = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' }))
modele.sync = function () {
  return enPanne('sync') ? panneDeSync() : sync.call(this)
}
modele.datasync = function () {
  return enPanne('sync') ? panneDeSync() : datasync.call(this)
}
modele.writev = function <T extends readonly NodeJS.ArrayBufferView[]>(
  this: FileHandle,
  morceaux: T,
  position?: number,
) {
  if (!enPanne('oubli')) return writev.call(this, morceaux, position) as Promise<{ bytesWritten: number; buffers: T }>
  const vides = morceaux.map(morceau => new Uint8Array(morceau.byteLength))
  return writev.call(this, vides, position) as Promise<{ bytesWritten: number; buffers: T }>
}
