import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { Agent, get } from 'node:http'
import { creerJetons } from '../../src/platform/http/jeton.ts'
import { type Deposant, deposants, envoyer, envoyerParTus, MIO, parties } from './client.ts'
import { type Banc, type CasDEnvoi, quantile } from './figures.ts'

/** The pièces that the page of the proof shows. */
const piecesDe = async ({ origine, cookie, numero, chapitre, preuve }: Deposant): Promise<readonly string[]> => {
  const adresse = `${origine}/candidatures/${numero}/chapitres/${chapitre}?preuve=${encodeURIComponent(preuve)}`
  const { texte } = await envoyer(adresse, { methode: 'GET', entetes: { cookie } })
  return texte.match(new RegExp(`/candidatures/${numero}/preuves/[0-9a-f-]{36}`, 'g')) ?? []
}

/** A whole file becomes a deposit. @returns where it is read */
const deposer = async ({ scene }: Banc, deposant: Deposant, corps: readonly Buffer[]): Promise<string> => {
  const { origine, cookie, sessionId, numero, chapitre } = deposant
  const avant = await piecesDe(deposant)
  const location = await envoyerParTus(deposant, { corps })
  const champs = new URLSearchParams({
    _jeton: creerJetons(scene.secret).de(sessionId),
    cle: randomUUID(),
    envoi: location.split('/').at(-1) ?? '',
    mode: 'complete',
  })
  const { statut } = await envoyer(`${origine}/candidatures/${numero}/chapitres/${chapitre}/preuves/envoi`, {
    methode: 'POST',
    entetes: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    corps: { octets: Buffer.from(champs.toString()) },
  })
  if (statut !== 303) throw new Error(`dépôt refusé : ${statut}`)
  const chemin = (await piecesDe(deposant)).find(une => !avant.includes(une))
  if (!chemin) throw new Error('la pièce déposée n’est pas sur sa page')
  return origine + chemin
}

/** From the request to its first byte, in ms. @throws Error when it is not the part asked for. */
const premierOctet = (
  adresse: string,
  { debut, cookie, agent }: { readonly debut: number; readonly cookie: string; readonly agent: Agent },
): Promise<number> =>
  new Promise((rendre, echouer) => {
    const depart = performance.now()
    const headers = { cookie, range: `bytes=${debut}-${debut + MIO - 1}` }
    get(adresse, { agent, headers }, reponse => {
      if (reponse.statusCode !== 206) return echouer(new Error(`portion refusée : ${reponse.statusCode}`))
      let attendu = Number.NaN
      reponse.once('data', () => (attendu = performance.now() - depart))
      reponse.on('data', () => undefined)
      reponse.on('end', () => rendre(attendu))
    }).on('error', echouer)
  })

/** A verifier seeks in a recording of hours: one after the other, at random places. */
export const portions: CasDEnvoi = {
  nom: 'premier octet d’une portion',
  mesurer: async banc => {
    const taille = banc.court ? 64 * MIO : 1_024 * MIO
    const [deposant] = deposants(banc.scene, banc.origine, 1)
    if (!deposant) throw new Error('rien à déposer')
    const adresse = await deposer(banc, deposant, parties(randomBytes(16 * MIO), taille))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const cookie = `session=${banc.scene.graine.monde.agent.jeton}`
    const attentes: number[] = []
    for (let lecture = 0; lecture < (banc.court ? 20 : 300); lecture++)
      attentes.push(await premierOctet(adresse, { debut: randomInt(taille - MIO), cookie, agent }))
    agent.destroy()
    return [
      { nom: 'premier octet d’une portion d’une pièce de 1 Gio, p50', valeur: quantile(attentes, 0.5), unite: 'ms' },
      {
        nom: 'premier octet d’une portion d’une pièce de 1 Gio, p95',
        valeur: quantile(attentes, 0.95),
        unite: 'ms',
        objectif: { sens: '≤', valeur: 50 },
      },
    ]
  },
}
