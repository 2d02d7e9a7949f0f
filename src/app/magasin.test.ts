import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import test, { after } from 'node:test'
import { baseDeTest } from '../../test/harness/base.ts'
import { demarrerS3 } from '../../test/harness/s3.ts'
import { ConfigurationRefusee } from '../platform/config/index.ts'
import { AGENCE } from '../platform/storage/index.ts'
import { ouvrirMagasin } from './magasin.ts'

const { db } = await baseDeTest()
const dossier = await mkdtemp(join(tmpdir(), 'magasin-'))
after(() => rm(dossier, { recursive: true, force: true }))

const fichierDeCles = async (...lignes: readonly string[]): Promise<string> => {
  const fichier = join(dossier, `cles-${randomBytes(4).toString('hex')}`)
  await writeFile(fichier, lignes.join('\n'))
  return fichier
}
const [une, autre] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

test('[P30] once a pièce is encrypted, the start asks for its keys, and says in French what is missing', async () => {
  const ouvrir = async (clesDesPieces: string | undefined) =>
    ouvrirMagasin({ config: { dossier, clesDesPieces, s3: undefined }, db })
  await ouvrir(undefined)
  await assert.rejects(ouvrir(await fichierDeCles('pas une clé')), ConfigurationRefusee)
  const magasin = await ouvrir(await fichierDeCles(une))
  const depot = await magasin.deposer(Readable.from([Buffer.from('secret')]), { tailleMax: 100, pour: AGENCE })
  assert.ok(depot.ok)
  await assert.rejects(ouvrir(undefined), /PIECES_KEYS : des pièces sont chiffrées/)
  await assert.rejects(ouvrir(await fichierDeCles(autre)), /PIECES_KEYS : la clé [0-9a-f]{16} manque/)
  const renouvele = await ouvrir(await fichierDeCles(autre, une))
  assert.equal((await buffer(await renouvele.ouvrir(depot.empreinte))).toString(), 'secret')
})

test('[P6] the object store of the settings is the one that pièces go to', async () => {
  const { reglages, arreter } = await demarrerS3()
  try {
    const config = { dossier: join(dossier, 'avec-s3'), clesDesPieces: await fichierDeCles(autre, une), s3: reglages }
    const magasin = await ouvrirMagasin({ config, db })
    const depot = await magasin.deposer(Readable.from([Buffer.from('au loin')]), { tailleMax: 100, pour: AGENCE })
    assert.ok(depot.ok)
    await magasin.vider({ peutPartir: async empreintes => new Set(empreintes), arret: () => false })
    await rm(config.dossier, { recursive: true })
    const ailleurs = await ouvrirMagasin({ config, db })
    assert.equal((await buffer(await ailleurs.ouvrir(depot.empreinte))).toString(), 'au loin')
  } finally {
    await arreter()
  }
})
