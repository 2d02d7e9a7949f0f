import { appendFileSync, existsSync, fstatSync, readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * Loaded before the product, in its own process: a disk that fails as the file named by `PANNE` says, as long as it is there. What
 * became of each sync is written in `PANNE.suivi`, a line each: `ok` or `ko`, then the inode; `oubli` for what was not written.
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
  return panne.mode === mode && Math.random() * 100 < panne.part
}

const suivre = (issue: 'ok' | 'ko' | 'oubli', { fd }: FileHandle): void =>
  appendFileSync(`${fichier}.suivi`, `${issue} ${fstatSync(fd).ino}\n`)

const poignee = await open(import.meta.filename)
const modele = Object.getPrototypeOf(poignee) as Pick<FileHandle, 'sync' | 'datasync' | 'writev'>
await poignee.close()

const quiPeutFaillir = (reel: (this: FileHandle) => Promise<void>) =>
  async function (this: FileHandle): Promise<void> {
    if (enPanne('sync')) {
      suivre('ko', this)
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' })
    }
    await reel.call(this)
    suivre('ok', this)
  }

const { sync, datasync, writev } = modele
modele.sync = quiPeutFaillir(sync)
modele.datasync = quiPeutFaillir(datasync)
modele.writev = function <T extends readonly NodeJS.ArrayBufferView[]>(
  this: FileHandle,
  morceaux: T,
  position?: number,
) {
  const oubli = enPanne('oubli')
  if (oubli) suivre('oubli', this)
  const ecrits = oubli ? morceaux.map(({ byteLength }) => new Uint8Array(byteLength)) : morceaux
  return writev.call(this, ecrits, position) as Promise<{ bytesWritten: number; buffers: T }>
}
