import { PassThrough, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Instant } from '../../kernel/temps.ts'

/** A file of an archive. `chemin`: with `/`, relative, without `..`; `taille`: in bytes, exactly what `ouvrir` gives. */
export type EntreeZip = {
  readonly chemin: string
  readonly le: Instant
  readonly taille: number
  readonly ouvrir: () => Promise<Readable>
}

/**
 * An archive written as it is read, one file open at a time, nothing compressed: films and archives wouldn't shrink. Beyond 4 GiB it
 * is a ZIP64. An error of one file ends the stream with it: a cut archive is never taken for a whole one.
 */
export const ecrireZip = (entrees: readonly EntreeZip[]): Readable => {
  const zip = new ZipFile()
  const sortie = new PassThrough()
  zip.on('error', (erreur: Error) => sortie.destroy(erreur))
  for (const { chemin, le, taille, ouvrir } of entrees)
    zip.addReadStreamLazy(chemin, { mtime: new Date(le), compress: false, size: taille }, rendre => {
      ouvrir().then(
        flux => {
          flux.once('error', erreur => sortie.destroy(erreur))
          sortie.once('close', () => flux.destroy())
          rendre(null, flux)
        },
        (erreur: unknown) => {
          sortie.destroy(erreur instanceof Error ? erreur : new Error(String(erreur)))
        },
      )
    })
  zip.end()
  zip.outputStream.pipe(sortie)
  return sortie
}
