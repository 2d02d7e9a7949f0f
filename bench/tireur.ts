import { Agent, request } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'

/** What one connection sends, one after the other. */
export type Requete = {
  readonly methode: 'GET' | 'POST'
  readonly chemin: string
  readonly cookie?: string
  readonly corps?: string
}

/** Sent until the time is over, or until each was sent once (`uneFois`). */
export type Plan = {
  readonly origine: string
  readonly connexions: number
  readonly requetes: readonly Requete[]
  readonly dureeMs: number
  readonly uneFois: boolean
  /** What each connection waits for between two requests, in ms, more or less: as people do. */
  readonly pauseMs?: number
}

export type Tir = {
  readonly requetes: number
  readonly secondes: number
  readonly parSeconde: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers by status; `erreur` for those that never came. */
  readonly statuts: Readonly<Record<string, number>>
  /** Of one answer, compressed as a browser asks for it. */
  readonly octets: number
}

const quantile = (tries: Float64Array, part: number): number =>
  tries[Math.min(tries.length - 1, Math.floor(tries.length * part))] ?? 0

type Reponse = { readonly statut: string; readonly octets: number }

const envoyer = (origine: string, agent: Agent, { methode, chemin, cookie, corps }: Requete): Promise<Reponse> =>
  new Promise(donner => {
    const headers: Record<string, string> = { 'accept-encoding': 'br, gzip', accept: 'text/html' }
    if (cookie !== undefined) headers['cookie'] = cookie
    if (corps !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = String(Buffer.byteLength(corps))
    }
    const envoi = request(`${origine}${chemin}`, { method: methode, agent, headers }, reponse => {
      let octets = 0
      reponse.on('data', (morceau: Buffer) => {
        octets += morceau.length
      })
      reponse.on('end', () => donner({ statut: String(reponse.statusCode), octets }))
      reponse.on('error', () => donner({ statut: 'erreur', octets }))
    })
    envoi.on('error', () => donner({ statut: 'erreur', octets: 0 }))
    envoi.end(corps)
  })

const tirer = async ({ origine, connexions, requetes, dureeMs, uneFois, pauseMs = 0 }: Plan): Promise<Tir> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connexions })
  const latences: number[] = []
  const statuts: Record<string, number> = {}
  let octets = 0
  let prochaine = 0
  const depart = performance.now()
  const ligne = async (): Promise<void> => {
    while (performance.now() - depart < dureeMs) {
      const requete = requetes[uneFois ? prochaine : prochaine % requetes.length]
      prochaine++
      if (!requete) return
      if (pauseMs > 0) await attendre(pauseMs * (0.5 + Math.random()))
      const debut = performance.now()
      const recue = await envoyer(origine, agent, requete)
      latences.push(performance.now() - debut)
      statuts[recue.statut] = (statuts[recue.statut] ?? 0) + 1
      octets += recue.octets
    }
  }
  await Promise.all(Array.from({ length: connexions }, ligne))
  const secondes = (performance.now() - depart) / 1000
  agent.destroy()
  const triees = Float64Array.from(latences).sort()
  return {
    requetes: triees.length,
    secondes,
    parSeconde: triees.length / secondes,
    p50: quantile(triees, 0.5),
    p95: quantile(triees, 0.95),
    p99: quantile(triees, 0.99),
    statuts,
    octets: Math.round(octets / Math.max(1, triees.length)),
  }
}

process.on('message', (plan: Plan) => {
  tirer(plan).then(
    tir => process.send?.(tir),
    (erreur: unknown) => {
      process.stderr.write(`${String(erreur)}\n`)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))
