import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Antivirus, Verdict } from './antivirus.ts'

/** Where clamd listens: a socket of the system, or a host and a port. */
export type AdresseClamd = { readonly chemin: string } | { readonly hote: string; readonly port: number }

export type ReglagesClamd = {
  readonly adresse: AdresseClamd
  /** In bytes: what clamd itself is set to look into (StreamMaxLength, MaxFileSize, MaxScanSize); beyond it, nothing is asked. */
  readonly tailleMax: number
  /** Without a word from clamd for that long, in milliseconds, it is taken for stopped. */
  readonly silenceMs?: number
}

/** A scan of a large archive may be long. */
const SILENCE_MS = 120_000
const MORCEAU = 256 * 1024

const ouvrirPrise = (adresse: AdresseClamd, silenceMs: number): Socket => {
  const prise = 'chemin' in adresse ? connect(adresse.chemin) : connect(adresse.port, adresse.hote)
  prise.setTimeout(silenceMs, () => prise.destroy(new Error('clamd ne répond pas')))
  return prise
}

/** One command, its answer without the final NUL. `envoyer` writes what goes with it. */
const demander = async (
  { adresse, silenceMs = SILENCE_MS }: ReglagesClamd,
  commande: string,
  envoyer: (prise: Socket) => Promise<void> = async () => undefined,
): Promise<string> => {
  const prise = ouvrirPrise(adresse, silenceMs)
  const recus: Buffer[] = []
  prise.on('data', (octets: Buffer) => recus.push(octets))
  const fini = finished(prise, { writable: false })
  fini.catch(() => undefined)
  prise.write(`z${commande}\0`)
  try {
    // clamd answers and hangs up in the middle of a stream that is too long for it: its answer counts.
    await Promise.race([envoyer(prise), fini]).catch((erreur: unknown) => {
      if (recus.length === 0) throw erreur
    })
    await fini.catch((erreur: unknown) => {
      if (recus.length === 0) throw erreur
    })
  } finally {
    prise.destroy()
  }
  return Buffer.concat(recus).toString('utf8').replace(/\0.*$/s, '').trim()
}

const longueur = (taille: number): Buffer => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(taille)
  return octets
}

/** INSTREAM: each chunk after its length, then a length of zero. */
const envoyerFlux =
  (flux: Readable) =>
  async (prise: Socket): Promise<void> => {
    const ecrire = (octets: Buffer): Promise<void> =>
      new Promise((suite, echec) => prise.write(octets, erreur => (erreur ? echec(erreur) : suite())))
    for await (const recu of flux as AsyncIterable<Buffer>)
      for (let debut = 0; debut < recu.length; debut += MORCEAU) {
        const morceau = recu.subarray(debut, debut + MORCEAU)
        await ecrire(Buffer.concat([longueur(morceau.length), morceau]))
      }
    await ecrire(longueur(0))
  }

/** What clamd says it could not look into: it names it as it names a virus, when it is set to tell. */
const partielle = (signature: string): 'chiffre' | 'limites' | null => {
  if (signature.startsWith('Heuristics.Encrypted.')) return 'chiffre'
  return signature.startsWith('Heuristics.Limits.Exceeded') ? 'limites' : null
}

/** @throws Error on an answer that is no verdict */
const lireVerdict = (reponse: string, moteur: string): Verdict => {
  if (reponse === 'stream: OK') return { etat: 'sain', moteur }
  const trouve = /^stream: (.+) FOUND$/.exec(reponse)?.[1]
  if (trouve !== undefined) {
    const raison = partielle(trouve)
    return raison ? { etat: 'non_analyse', moteur, raison } : { etat: 'infecte', moteur, signature: trouve }
  }
  if (/size limit exceeded/i.test(reponse)) return { etat: 'non_analyse', moteur, raison: 'taille' }
  throw new Error(`clamd : ${reponse || 'aucune réponse'}`)
}

/** clamd, by its own protocol (clamd(8), INSTREAM): nothing but the bytes goes to it. */
export const antivirusClamd = (reglages: ReglagesClamd): Antivirus => ({
  analyser: async (ouvrir, taille) => {
    const moteur = await demander(reglages, 'VERSION')
    if (taille > reglages.tailleMax) return { etat: 'non_analyse', moteur, raison: 'taille' }
    const flux = await ouvrir()
    try {
      return lireVerdict(await demander(reglages, 'INSTREAM', envoyerFlux(flux)), moteur)
    } finally {
      flux.destroy()
    }
  },
})
