import { Readable } from 'node:stream'
import type { PortsListe } from '../use-cases/recevoir-liste.ts'

/** No more than `max` bytes of it; what comes after is read and thrown away. */
export const borner: PortsListe['borner'] = (flux, max) => {
  let lus = 0
  const premiers = async function* (): AsyncGenerator<Buffer> {
    for await (const morceau of flux.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      lus += morceau.length
      if (lus > max) break
      yield morceau
    }
    if (lus > max) flux.resume()
  }
  return { flux: Readable.from(premiers()), depassee: () => lus > max }
}
