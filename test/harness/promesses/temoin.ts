import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The ledger: a process apart, between those who ask and the product. Each request is written to its own file, and synced, before
 * it goes on; each response before it is given back. It knows of the product only where it listens.
 *
 * `node temoin.ts PORT FICHIER`; says by IPC where it listens itself.
 */
export type Ligne =
  | {
      readonly n: number
      readonly quoi: 'demande'
      readonly methode: string
      readonly chemin: string
      /** What the sender says that it means, in its header `x-essai`, which goes no further. */
      readonly essai: unknown
    }
  | {
      readonly n: number
      readonly quoi: 'reponse'
      readonly statut: number
      readonly vers: string | null
      /** Of tus: how far it is durable. */
      readonly recus: number | null
      /** SHA-256 of what was sent, and of what was answered. */
      readonly envoye: string
      readonly rendu: string
    }
  /** No answer came: the product died, or who asked hung up. */
  | { readonly n: number; readonly quoi: 'rompu'; readonly cause: string }

const RETIRES = new Set(['x-essai', 'host', 'connection'])

const ouvrirRegistre = async (fichier: string): Promise<(ligne: Ligne) => Promise<void>> => {
  const poignee = await open(fichier, 'a')
  let attente: { readonly texte: string; readonly suite: () => void }[] = []
  let enCours = false
  const ecrire = async (): Promise<void> => {
    enCours = true
    while (attente.length > 0) {
      const lot = attente
      attente = []
      await poignee.appendFile(lot.map(({ texte }) => texte).join(''))
      await poignee.datasync()
      for (const { suite } of lot) suite()
    }
    enCours = false
  }
  return ligne =>
    new Promise(suite => {
      attente.push({ texte: `${JSON.stringify(ligne)}\n`, suite })
      if (!enCours) void ecrire()
    })
}

const lireEssai = ({ headers }: IncomingMessage): unknown => {
  const texte = headers['x-essai']
  return typeof texte === 'string' ? (JSON.parse(texte) as unknown) : null
}

const principal = async ([port = '', fichier = '']: readonly string[]): Promise<void> => {
  const noter = await ouvrirRegistre(fichier)
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  let compte = 0
  const traiter = async (demande: IncomingMessage, reponse: ServerResponse): Promise<void> => {
    const n = ++compte
    const { method: methode = '', url: chemin = '' } = demande
    await noter({ n, quoi: 'demande', methode, chemin, essai: lireEssai(demande) })
    const headers = Object.fromEntries(Object.entries(demande.headers).filter(([nom]) => !RETIRES.has(nom)))
    const envoye = createHash('sha256')
    const rompre = (cause: string): void => {
      void noter({ n, quoi: 'rompu', cause }).then(() => reponse.destroy())
    }
    const vers = request({
      host: '127.0.0.1',
      port,
      method: methode,
      path: chemin,
      agent,
      headers: { ...headers, host: `localhost:${port}` },
    })
    let fini = false
    const unefois = (cause: string): void => {
      if (!fini) rompre(cause)
      fini = true
    }
    vers.on('error', erreur => unefois(erreur.message))
    demande.on('error', () => vers.destroy(new Error('coupé par qui demande')))
    demande.on('data', octets => envoye.update(octets as Buffer))
    demande.pipe(vers)
    vers.on('response', rendue => {
      const morceaux: Buffer[] = []
      rendue.on('data', morceau => morceaux.push(morceau as Buffer))
      rendue.on('error', erreur => unefois(erreur.message))
      rendue.on('end', () => {
        if (fini || !rendue.complete) return unefois('réponse tronquée')
        fini = true
        const corps = Buffer.concat(morceaux)
        const recus = rendue.headers['upload-offset']
        void noter({
          n,
          quoi: 'reponse',
          statut: rendue.statusCode ?? 0,
          vers: rendue.headers.location ?? null,
          recus: recus === undefined ? null : Number(recus),
          envoye: envoye.copy().digest('hex'),
          rendu: createHash('sha256').update(corps).digest('hex'),
        }).then(() => {
          const { connection: _, 'transfer-encoding': __, ...entetes } = rendue.headers
          reponse.writeHead(rendue.statusCode ?? 502, entetes).end(methode === 'HEAD' ? undefined : corps)
        })
      })
    })
  }
  const serveur = createServer((demande, reponse) => {
    traiter(demande, reponse).catch(() => reponse.destroy())
  })
  serveur.listen(0, '127.0.0.1', () => process.send?.((serveur.address() as AddressInfo).port))
  process.on('disconnect', () => process.exit(0))
}

void principal(process.argv.slice(2))
