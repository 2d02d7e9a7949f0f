import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** The string that every engine takes for a virus, and that is none. In two halves, so that this file is not one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type FauxClamd = {
  readonly adresse: { readonly hote: string; readonly port: number }
  /** What it got by INSTREAM, each whole. */
  readonly recus: Buffer[]
  readonly fermer: () => Promise<void>
}

/**
 * Speaks clamd’s protocol: VERSION, INSTREAM. Finds EICAR; says « encrypted » of what begins with `CHIFFRE`; hangs up beyond
 * `longueurMax`, as clamd does; never answers what holds `SILENCE`.
 */
export const ouvrirFauxClamd = async ({ longueurMax = 1 << 20 } = {}): Promise<FauxClamd> => {
  const recus: Buffer[] = []
  const prises = new Set<Socket>()
  const serveur: Server = createServer(prise => {
    prises.add(prise)
    prise.on('close', () => prises.delete(prise))
    prise.on('error', () => undefined)
    let lu = Buffer.alloc(0)
    let enFlux = false
    const morceaux: Buffer[] = []
    const conclure = (): void => {
      const contenu = Buffer.concat(morceaux)
      recus.push(contenu)
      const texte = contenu.toString('latin1')
      if (texte.includes('SILENCE')) return
      if (texte.includes(EICAR)) prise.end('stream: Eicar-Test-Signature FOUND\0')
      else if (texte.startsWith('CHIFFRE')) prise.end('stream: Heuristics.Encrypted.Zip FOUND\0')
      else prise.end('stream: OK\0')
    }
    prise.on('data', (octets: Buffer) => {
      lu = Buffer.concat([lu, octets])
      if (!enFlux) {
        const fin = lu.indexOf(0)
        if (fin < 0) return
        const commande = lu.subarray(0, fin).toString()
        lu = lu.subarray(fin + 1)
        if (commande === 'zVERSION') return void prise.end('ClamAV 1.4.3/27700/Sun Nov 22 08:00:00 2026\0')
        enFlux = commande === 'zINSTREAM'
      }
      while (enFlux && lu.length >= 4) {
        const taille = lu.readUInt32BE(0)
        if (taille === 0) return conclure()
        if (lu.length < 4 + taille) return
        morceaux.push(lu.subarray(4, 4 + taille))
        lu = lu.subarray(4 + taille)
        if (morceaux.reduce((total, un) => total + un.length, 0) > longueurMax)
          return void prise.end('INSTREAM size limit exceeded. ERROR\0')
      }
    })
  })
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  return {
    adresse: { hote: '127.0.0.1', port: (serveur.address() as AddressInfo).port },
    recus,
    fermer: () =>
      new Promise(fini => {
        for (const prise of prises) prise.destroy()
        serveur.close(() => fini())
      }),
  }
}
