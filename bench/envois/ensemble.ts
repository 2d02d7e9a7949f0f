import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'
import { casDePages } from '../cas.ts'
import { abandonner, type Deposant, deposants, envoyerParTus, MIO, parties } from './client.ts'
import { type Banc, type CasDEnvoi, quantile } from './figures.ts'

const ENSEMBLE = 50
const PARTIE = 8 * MIO

/** The highest of what was seen every 50 ms until `fini`. */
const picDeMemoire = async ({ produit }: Banc, fini: Promise<unknown>): Promise<number> => {
  let [pic, enCours] = [0, true]
  const fin = fini.finally(() => (enCours = false))
  fin.catch(() => undefined)
  while (enCours) {
    pic = Math.max(pic, produit.memoireMo())
    await attendre(50)
  }
  await fin
  return pic
}

type Envois = { readonly bloc: Buffer; readonly taille: number; readonly parSeconde?: number | undefined }

const envoyerUn = async (deposant: Deposant, { bloc, taille, parSeconde }: Envois, agent: Agent): Promise<void> => {
  const location = await envoyerParTus(deposant, { corps: parties(bloc, taille), agent, parSeconde })
  await abandonner(deposant, location)
}

/** Fifty files at once, each whole and read back. */
export const memoire: CasDEnvoi = {
  nom: '50 envois ensemble, mémoire',
  mesurer: async banc => {
    const repos = banc.produit.memoireMo()
    const envois = { bloc: randomBytes(PARTIE), taille: banc.court ? PARTIE : 64 * MIO }
    const agent = new Agent({ keepAlive: true, maxSockets: ENSEMBLE })
    const tous = Promise.all(
      deposants(banc.scene, banc.origine, ENSEMBLE).map(deposant => envoyerUn(deposant, envois, agent)),
    )
    const pic = await picDeMemoire(banc, tous)
    agent.destroy()
    return [
      { nom: 'mémoire avant les envois', valeur: repos, unite: 'Mo' },
      {
        nom: `mémoire au plus haut, ${ENSEMBLE} envois ensemble`,
        valeur: pic,
        unite: 'Mo',
        objectif: { sens: '≤', valeur: 250 },
      },
    ]
  },
}

/** What a line of 1 Gbit/s carries, shared by all: bytes a second of each. */
const PART_DE_LIGNE = 125_000_000 / ENSEMBLE

/** Uploads one after the other on each of the lines, until told to stop. */
const envoyerSansCesse = (banc: Banc, envois: Envois): { readonly arreter: () => Promise<void> } => {
  const agent = new Agent({ keepAlive: true, maxSockets: ENSEMBLE })
  let enMarche = true
  const tous = Promise.all(
    deposants(banc.scene, banc.origine, ENSEMBLE).map(async deposant => {
      while (enMarche) await envoyerUn(deposant, envois, agent)
    }),
  )
  tous.catch(() => undefined)
  return {
    arreter: async () => {
      enMarche = false
      await tous
      agent.destroy()
    },
  }
}

/** Twenty people, each of whom asks for a file every second or so. */
const LECTEURS = { connexions: 20, pauseMs: 1_000 }

/** P29, P37 — the pages of files while fifty people send, beside the same pages while nobody does. */
export const pagesPendant: CasDEnvoi = {
  nom: '50 envois ensemble, pages',
  mesurer: async banc => {
    const page = casDePages(banc.scene.graine).find(({ nom }) => nom.startsWith('dossier'))
    if (!page) throw new Error('aucune page de dossier')
    const dureeMs = banc.court ? 2_000 : 15_000
    const tirer = () =>
      banc.scene.tireur.tirer({ origine: banc.origine, requetes: page.requetes, uneFois: false, dureeMs, ...LECTEURS })
    const bloc = randomBytes(banc.court ? MIO : PARTIE)
    const envois = { bloc, taille: bloc.length * 4 }
    const [seules, surLigne, aFond]: number[][] = [[], [], []]
    for (let tour = 0; tour <= (banc.court ? 1 : 3); tour++) {
      const seule = await tirer()
      const ligne = envoyerSansCesse(banc, { ...envois, parSeconde: PART_DE_LIGNE })
      const pendant = await tirer()
      await ligne.arreter()
      const fond = envoyerSansCesse(banc, envois)
      const sature = await tirer()
      await fond.arreter()
      if (tour === 0) continue
      seules?.push(seule.p95)
      surLigne?.push(pendant.p95)
      aFond?.push(sature.p95)
    }
    const [seul, ligne, fond] = [seules, surLigne, aFond].map(p95 => quantile(p95 ?? [], 0.5)) as [
      number,
      number,
      number,
    ]
    return [
      { nom: 'page d’un dossier, p95, sans envoi', valeur: seul, unite: 'ms' },
      { nom: `la même, ${ENSEMBLE} envois sur une ligne de 1 Gbit/s`, valeur: ligne, unite: 'ms' },
      { nom: 'de plus', valeur: (ligne / seul - 1) * 100, unite: '%', objectif: { sens: '≤', valeur: 20 } },
      { nom: `la même, ${ENSEMBLE} envois aussi vite que la machine les prend`, valeur: fond, unite: 'ms' },
      { nom: 'de plus', valeur: (fond / seul - 1) * 100, unite: '%' },
    ]
  },
}
