import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { DataStore, type Locker, MemoryLocker, Server, Upload } from '@tus/server'
import type { Reponse, Requete } from './contract.ts'
import { ErreurDeBord } from '../../kernel/erreurs.ts'
import { liberer } from '../octets/index.ts'

/** An upload as the protocol sees it. Sizes in bytes; `recus`: what is durable, from which it resumes (P7). */
export type EnvoiTus = {
  readonly id: string
  readonly taille: number
  readonly recus: number
  readonly creeLe: string
  readonly metadonnees: Readonly<Record<string, string>>
}

/** What the protocol asks of who keeps the uploads; one is made for each request, for the person who sends it. */
export type PortTus = {
  /** @throws RefusTus when it is not to be begun. */
  readonly creer: (envoi: Omit<EnvoiTus, 'recus' | 'creeLe'>) => Promise<void>
  /** `null` when it is not there, or not this person's. */
  readonly lire: (id: string) => Promise<EnvoiTus | null>
  /** Writes what comes in from `recus` on, each piece of which is good until the next is asked for, and answers what is durable then. @throws RefusTus */
  readonly ecrire: (envoi: EnvoiTus, flux: AsyncIterable<Buffer>) => Promise<number>
  /** All of it is there: it is read back before this answers. @throws RefusTus */
  readonly achever: (envoi: EnvoiTus) => Promise<void>
  readonly supprimer: (id: string) => Promise<void>
}

/** What is answered to a client of the protocol, in one sentence. */
export class RefusTus extends Error {
  readonly statut: number
  constructor(statut: number, phrase: string) {
    super(phrase)
    this.statut = statut
  }
}

export type Tus = (requete: Requete, methode: 'POST' | 'HEAD' | 'PATCH' | 'DELETE', port: PortTus) => Promise<Reponse>

const enErreurTus = (erreur: unknown): unknown =>
  erreur instanceof RefusTus
    ? { status_code: erreur.statut, body: `${erreur.message}\n` }
    : erreur instanceof DepasseLaTaille
      ? TROP
      : erreur

const ABSENT = { status_code: 404, body: 'Cet envoi n’existe pas, ou il a expiré : recommencez-le.\n' }

/** The library speaks to a store of its own kind: this one asks the port. */
class Depot extends DataStore {
  readonly #port: PortTus
  readonly #dureeMs: number
  readonly #corps: (max: number) => AsyncIterable<Buffer>
  constructor({
    port,
    dureeMs,
    corps,
  }: { port: PortTus; dureeMs: number; corps: (max: number) => AsyncIterable<Buffer> }) {
    super()
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
    this.#port = port
    this.#dureeMs = dureeMs
    this.#corps = corps
  }

  async #lire(id: string): Promise<EnvoiTus> {
    const envoi = await this.#port.lire(id)
    if (!envoi) throw ABSENT
    return envoi
  }

  override async create(upload: Upload): Promise<Upload> {
    const metadonnees = Object.fromEntries(
      Object.entries(upload.metadata ?? {}).map(([nom, valeur]) => [nom, valeur ?? '']),
    )
    await this.#port.creer({ id: upload.id, taille: upload.size ?? 0, metadonnees }).catch(relancer)
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { taille, recus, creeLe, metadonnees } = await this.#lire(id)
    return new Upload({ id, size: taille, offset: recus, creation_date: creeLe, metadata: { ...metadonnees } })
  }

  override async write(aucun: Readable, id: string): Promise<number> {
    aucun.resume()
    const envoi = await this.#lire(id)
    return this.#port.ecrire(envoi, this.#corps(envoi.taille - envoi.recus)).catch(relancer)
  }

  override async remove(id: string): Promise<void> {
    await this.#lire(id)
    await this.#port.supprimer(id)
  }

  override getExpiration(): number {
    return this.#dureeMs
  }
}

class DepasseLaTaille extends Error {}

const relancer = (erreur: unknown): never => {
  throw enErreurTus(erreur)
}

const TROP = { status_code: 413, body: 'Cette partie dépasse la taille annoncée du fichier.\n' }

/**
 * The body of a request as whoever writes it reads it: no more than `max` bytes, ended once `arret` is told, broken by a cut. The
 * library would have it go through web streams, which cost more than writing and hashing together. What was read is given back
 * when the next is asked for.
 */
const lireCorps = async function* (
  brut: Readable,
  { arret, max }: { readonly arret: AbortSignal; readonly max: number },
): AsyncGenerator<Buffer> {
  const flux = brut.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>
  let cesser = (): void => undefined
  const suivant = (): Promise<IteratorResult<Buffer, undefined>> =>
    new Promise((rendre, echouer) => {
      cesser = () => rendre({ done: true, value: undefined })
      if (arret.aborted) cesser()
      else flux.next().then(rendre, echouer)
    })
  const finir = (): void => cesser()
  arret.addEventListener('abort', finir, { once: true })
  try {
    let lus = 0
    for (let lu = await suivant(); !lu.done; lu = await suivant()) {
      lus += lu.value.length
      if (lus > max) throw new DepasseLaTaille()
      yield lu.value
      liberer(lu.value)
    }
  } finally {
    arret.removeEventListener('abort', finir)
  }
}

/**
 * The tus protocol, 1.0.0 (tus.io), with creation, termination and expiration: any standard client resumes from the last
 * durable byte. Two that write the same upload take turns: the second asks the first to stop.
 *
 * @param chemin where uploads are created; each is then at `<chemin>/<id>`
 */
export const creerTus = ({ chemin, dureeMs }: { readonly chemin: string; readonly dureeMs: number }): Tus => {
  const verrous = new MemoryLocker()
  return async (requete, methode, port) => {
    const { origin, 'tus-resumable': version } = requete.entetes
    // P27 — no page of another site can send this header: a browser asks first, and nothing here says yes.
    if (version === undefined || (origin !== undefined && origin !== requete.origine))
      throw new ErreurDeBord(403, 'Cet envoi ne vient pas d’une page de ce service.')
    let arret = new AbortController().signal
    const locker: Locker = {
      newLock: id => {
        const verrou = verrous.newLock(id)
        return {
          lock: (signal, liberer) => {
            arret = signal
            return verrou.lock(signal, liberer)
          },
          unlock: () => verrou.unlock(),
        }
      },
    }
    const corps = (max: number): AsyncIterable<Buffer> => lireCorps(requete.brut(), { arret, max })
    let panne: unknown
    const serveur = new Server({
      path: chemin,
      datastore: new Depot({ port, dureeMs, corps }),
      locker,
      relativeLocation: true,
      namingFunction: () => randomUUID(),
      onUploadFinish: async (_demande, { id }) => {
        const envoi = await port.lire(id)
        if (!envoi) throw ABSENT
        await port.achever(envoi).catch(relancer)
        return {}
      },
      // The library would say of a failure of ours what the code says: it is answered, and logged, as any other (P34).
      onResponseError: (_demande, erreur) => {
        if (!('status_code' in erreur)) panne = erreur
        return undefined
      },
    })
    const reponse = await serveur.handleWeb(enDemande(requete, methode))
    if (panne !== undefined) throw panne
    return enReponse(reponse)
  }
}

/** The request as the library reads one, but for its body, which goes straight to whoever writes it. */
const enDemande = (requete: Requete, methode: string): Request => {
  const headers = new Headers()
  for (const [nom, valeur] of Object.entries(requete.entetes))
    if (valeur !== undefined) headers.set(nom, typeof valeur === 'string' ? valeur : valeur.join(', '))
  return new Request(requete.origine + requete.url, { method: methode, headers })
}

const enReponse = async (reponse: Response): Promise<Reponse> => {
  const texte = await reponse.text()
  const entetes = Object.fromEntries([...reponse.headers].filter(([nom]) => !nom.startsWith('access-control-')))
  return {
    kind: 'brute',
    statut: reponse.status,
    entetes: { ...entetes, ...(texte === '' ? {} : { 'content-type': 'text/plain; charset=utf-8' }) },
    corps: texte,
  }
}
