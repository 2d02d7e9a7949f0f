import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { MOT_CHERCHE, RECHERCHE } from './cas.ts'
import { demarrerPostgres } from '../src/platform/db/embarque.ts'
import { type Db, migrer, ouvrirBase } from '../src/platform/db/index.ts'
import { type Graine, semer, type Volume } from './graine/graine.ts'
import { sansTirages } from './nu/gabarit.ts'
import type { Modeles, PageDUneCandidature } from './nu/modeles.ts'
import { construireLeBanc, demarrerProgramme, demarrerTireur, type Programme, type Tireur } from './processus.ts'

/** One database, and before it the product and the bare server, each in its own process. */
export type Scene = {
  readonly db: Db
  readonly graine: Graine
  readonly produit: Programme
  readonly nu: Programme
  readonly tireur: Tireur
  readonly origines: { readonly produit: string; readonly nu: string }
  readonly secret: string
  /** The same product again, on the same base, with a memory and a store of its own; stopped with the rest. */
  readonly autreProduit: () => Promise<{
    readonly programme: Programme
    readonly origine: string
    readonly dossier: string
  }>
  readonly fermer: () => Promise<void>
}

const SECRET = 'un secret de banc, long de plus de trente-deux caractères'

const portLibre = (): Promise<number> =>
  new Promise((donner, refuser) => {
    const sonde = createServer()
    sonde.on('error', refuser)
    sonde.listen(0, '127.0.0.1', () => {
      const { port } = sonde.address() as AddressInfo
      sonde.close(() => donner(port))
    })
  })

/** PostgreSQL as `npm start` runs it, durable, filled; then the servers. */
export const monterScene = async (volume: Volume, dire: (etape: string) => void): Promise<Scene> => {
  const dossier = mkdtempSync(join(tmpdir(), 'convergence-banc-'))
  chmodSync(dossier, 0o755)
  const fermetures: (() => unknown)[] = [() => rmSync(dossier, { recursive: true, force: true })]
  const fermer = async (): Promise<void> => {
    for (let suivante = fermetures.pop(); suivante; suivante = fermetures.pop()) await suivante()
  }
  try {
    const postgres = await demarrerPostgres({ dossier })
    fermetures.push(postgres.arreter)
    await migrer(postgres.url)
    const base = ouvrirBase({ url: postgres.url, max: 2 })
    fermetures.push(base.fermer)
    const graine = await semer(base.db, volume, dire)
    // The bare server deposits jobs too: where no worker looks.
    await sql`create table taches_nu (like taches_a_remettre including all)`.execute(base.db)
    dire('construction et démarrage')
    await construireLeBanc()
    const [portProduit, portNu] = [await portLibre(), await portLibre()]
    const commun = { DATABASE_URL: postgres.url, SESSION_SECRET: SECRET }
    const demarrerProduit = async (port: number, donnees: string): Promise<Programme> => {
      const env = { ...commun, DEMONSTRATION: '1', PORT: String(port), DATA_DIR: donnees }
      const programme = await demarrerProgramme('serveur', env)
      fermetures.push(programme.arreter)
      return programme
    }
    const produit = await demarrerProduit(portProduit, dossier)
    const nu = await demarrerProgramme('nu', { ...commun, PORT: String(portNu) })
    fermetures.push(nu.arreter)
    const tireur = demarrerTireur()
    fermetures.push(tireur.arreter)
    const origines = { produit: `http://localhost:${portProduit}`, nu: `http://127.0.0.1:${portNu}` }
    const autreProduit: Scene['autreProduit'] = async () => {
      const [port, donnees] = [await portLibre(), mkdtempSync(join(dossier, 'autre-'))]
      const programme = await demarrerProduit(port, donnees)
      return { programme, origine: `http://localhost:${port}`, dossier: donnees }
    }
    return { db: base.db, graine, produit, nu, tireur, origines, secret: SECRET, autreProduit, fermer }
  } catch (erreur) {
    await fermer()
    throw erreur
  }
}

const lire = async (origine: string, chemin: string, jeton: string): Promise<string> => {
  const reponse = await fetch(`${origine}${chemin}`, { headers: { cookie: `session=${jeton}` }, redirect: 'manual' })
  if (reponse.status !== 200) throw new Error(`${chemin} répond ${reponse.status}`)
  return reponse.text()
}

/**
 * Teaches the bare server the pages of the product, then compares what both write.
 * @returns the paths whose pages differ: the bare server's string building is behind the product's components
 */
export const apprendreAuNu = async ({ graine, nu, origines }: Scene): Promise<readonly string[]> => {
  const { monde, dossiers, grand, leger } = graine
  const { jeton } = monde.agent
  const [premier, second] = dossiers
  if (!premier || !second) throw new Error('aucun dossier')
  const page = async (suffixe: string): Promise<PageDUneCandidature> => ({
    html: await lire(origines.produit, `/candidatures/${premier.numero}${suffixe}`, jeton),
    numero: premier.numero,
    produit: `${premier.produit.nom} 4.2`,
    entreprise: premier.produit.entreprise,
  })
  const modeles: Modeles = {
    liste: await lire(origines.produit, '/agence/candidatures', jeton),
    tableau: await page(''),
    dossier: await page('/dossier'),
    recherche: { html: await lire(origines.produit, RECHERCHE, jeton), mot: MOT_CHERCHE },
    grand,
    leger,
  }
  await nu.demander(modeles)
  const chemins = [
    RECHERCHE,
    '/agence/candidatures',
    `/candidatures/${second.numero}`,
    `/candidatures/${second.numero}/dossier`,
  ]
  const differents: string[] = []
  for (const chemin of chemins) {
    const [a, b] = [await lire(origines.produit, chemin, jeton), await lire(origines.nu, chemin, jeton)].map(
      sansTirages,
    )
    if (a !== b) differents.push(chemin)
  }
  return differents
}
