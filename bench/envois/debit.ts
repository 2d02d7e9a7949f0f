import { execFile } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { open, rm, writeFile } from 'node:fs/promises'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { abandonner, deposants, envoyer, envoyerParTus, MIO, parties } from './client.ts'
import { type Banc, type CasDEnvoi, chronometrer, quantile } from './figures.ts'

const executer = promisify(execFile)
const PARTIE = 16 * MIO

/** Written, hashed, synced by a bare server; nothing is read back. */
const auNu = async ({ scene: { origines, graine } }: Banc, corps: readonly Buffer[], agent: Agent): Promise<void> => {
  const nom = randomUUID()
  const attendu = createHash('sha256')
  let rendu = ''
  for (const [rang, octets] of corps.entries()) {
    attendu.update(octets)
    const fin = rang === corps.length - 1 ? '?fin' : ''
    const entetes = { cookie: `session=${graine.monde.agent.jeton}` }
    const adresse = `${origines.nu}/envois/${nom}${fin}`
    rendu = (await envoyer(adresse, { methode: 'PATCH', entetes, agent, corps: { octets } })).texte
  }
  if (rendu !== attendu.digest('hex')) throw new Error('le serveur nu a perdu des octets')
}

const copier = async (source: string): Promise<void> => {
  const copie = `${source}.copie`
  await executer('cp', [source, copie])
  const poignee = await open(copie, 'r+')
  await poignee.sync()
  await poignee.close()
  await rm(copie)
}

/**
 * P5, P6, P7 — one file by tus, read back and verified before the last answer; beside a bare server that streams it to the disk,
 * and beside the commands that any system has.
 */
export const debit: CasDEnvoi = {
  nom: 'envoi de 1 Gio en parties de 16 Mio',
  mesurer: async banc => {
    const taille = banc.court ? 128 * MIO : 1_024 * MIO
    const bloc = randomBytes(PARTIE)
    const fichier = join(banc.dossier, 'etalon')
    await writeFile(fichier, parties(bloc, taille))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const [deposant] = deposants(banc.scene, banc.origine, 1)
    if (!deposant) throw new Error('rien à déposer')
    const [produit, nu, haches, copies]: number[][] = [[], [], [], []]
    // By turns, so that what else the machine does weighs on all; the first turn is not counted.
    for (let tour = 0; tour <= (banc.court ? 1 : 5); tour++) {
      const corps = parties(bloc, taille)
      let location = ''
      const duree = await chronometrer(async () => (location = await envoyerParTus(deposant, { corps, agent })))
      await abandonner(deposant, location)
      const nue = await chronometrer(() => auNu(banc, parties(bloc, taille), agent))
      const hachee = await chronometrer(() => executer('sha256sum', [fichier]))
      const copiee = await chronometrer(() => copier(fichier))
      if (tour === 0) continue
      produit?.push(duree)
      nu?.push(nue)
      haches?.push(hachee)
      copies?.push(copiee)
    }
    agent.destroy()
    await rm(fichier)
    const moParS = (durees: readonly number[] = []): number => taille / 1_000 / quantile(durees, 0.5)
    const [leNotre, leNu, lHachage, laCopie] = [moParS(produit), moParS(nu), moParS(haches), moParS(copies)]
    return [
      { nom: 'fichier de 1 Gio, parties de 16 Mio, relu', valeur: leNotre, unite: 'Mo/s' },
      { nom: 'serveur nu : écrit, haché, synchronisé', valeur: leNu, unite: 'Mo/s' },
      { nom: '`sha256sum`', valeur: lHachage, unite: 'Mo/s' },
      { nom: '`cp` puis fsync', valeur: laCopie, unite: 'Mo/s' },
      { nom: 'part du serveur nu', valeur: (leNotre / leNu) * 100, unite: '%', objectif: { sens: '≥', valeur: 60 } },
      {
        nom: 'part de `sha256sum`',
        valeur: (leNotre / lHachage) * 100,
        unite: '%',
        objectif: { sens: '≥', valeur: 80 },
      },
    ]
  },
}
