import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Instant } from '../../kernel/temps.ts'
import { creerAutorite, emettreSignataire, type Paire } from './certificats.ts'

/** What the local authority keeps in its folder. */
export type Trousseau = {
  readonly autorite: Paire
  readonly sceau: Paire
  /** Former seals, put by an administrator in `anciens/`: what they sealed is still the agency's. */
  readonly anciens: readonly X509Certificate[]
}

const DEMONSTRATION = 'Convergence – démonstration'

/** Long enough for what a demonstration signs to remain readable: the keys of people are forgotten once used. */
const FIN_AUTORITE = '2056-01-01T00:00:00.000Z' as Instant
const FIN_SCEAU = '2046-01-01T00:00:00.000Z' as Instant

const FICHIERS = {
  cleAutorite: 'autorite.cle.pem',
  autorite: 'autorite.pem',
  cleSceau: 'sceau.cle.pem',
  sceau: 'sceau.pem',
} as const

/**
 * The keys of the demonstration, made the first time: a root that signs itself, and the seal that it issues. Written
 * aside, then put in place in one move: two processes that start together end with the same keys.
 */
export const ouvrirTrousseau = async ({
  dossier,
  le,
}: {
  readonly dossier: string
  readonly le: Instant
}): Promise<Trousseau> => {
  const connu = await lireTrousseau(dossier)
  if (connu) return connu
  const aCote = `${dossier}.${randomUUID()}`
  await ecrireTrousseau(aCote, le)
  try {
    await rename(aCote, dossier)
    await synchroniser(dirname(dossier))
  } catch (erreur) {
    await rm(aCote, { recursive: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes((erreur as NodeJS.ErrnoException).code ?? '')) throw erreur
  }
  const cree = await lireTrousseau(dossier)
  if (!cree) throw new Error(`le dossier ${dossier} ne contient pas de clé`)
  return cree
}

const ecrireTrousseau = async (dossier: string, le: Instant): Promise<void> => {
  await mkdir(dossier, { recursive: true, mode: 0o700 })
  const autorite = await creerAutorite({
    sujet: { nom: `${DEMONSTRATION} – autorité racine`, organisation: DEMONSTRATION },
    du: le,
    au: FIN_AUTORITE,
  })
  const sceau = await emettreSignataire({
    autorite,
    sujet: { nom: `${DEMONSTRATION} – sceau électronique`, organisation: DEMONSTRATION },
    du: le,
    au: FIN_SCEAU,
  })
  const pem = ({ cle }: Paire): string => cle.export({ type: 'pkcs8', format: 'pem' }).toString()
  const contenus = {
    [FICHIERS.cleAutorite]: pem(autorite),
    [FICHIERS.autorite]: autorite.certificat.toString(),
    [FICHIERS.cleSceau]: pem(sceau),
    [FICHIERS.sceau]: sceau.certificat.toString(),
  }
  for (const [nom, contenu] of Object.entries(contenus))
    await writeFile(join(dossier, nom), contenu, { mode: 0o600, flag: 'wx', flush: true })
  await synchroniser(dossier)
}

/** A key that a power cut takes back would leave documents that nobody can prove. */
const synchroniser = async (dossier: string): Promise<void> => {
  const poignee = await open(dossier)
  await poignee.sync()
  await poignee.close()
}

const lireTrousseau = async (dossier: string): Promise<Trousseau | null> => {
  try {
    return {
      autorite: await lirePaire(join(dossier, FICHIERS.cleAutorite), join(dossier, FICHIERS.autorite)),
      sceau: await lirePaire(join(dossier, FICHIERS.cleSceau), join(dossier, FICHIERS.sceau)),
      anciens: await lireAnciens(join(dossier, 'anciens')),
    }
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw erreur
  }
}

const lirePaire = async (cle: string, certificat: string): Promise<Paire> => ({
  cle: createPrivateKey(await readFile(cle)),
  certificat: new X509Certificate(await readFile(certificat)),
})

const lireAnciens = async (dossier: string): Promise<readonly X509Certificate[]> => {
  const noms = await readdir(dossier).catch(() => [])
  const fichiers = noms.filter(nom => nom.endsWith('.pem')).map(nom => join(dossier, nom))
  return Promise.all(fichiers.map(async fichier => new X509Certificate(await readFile(fichier))))
}
