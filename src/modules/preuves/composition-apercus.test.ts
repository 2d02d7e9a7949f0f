import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import test from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { pdfDe } from '../../../test/harness/fichiers-a-voir.ts'
import { lireClesMaitresses, magasinSurDisque, makeTrousseauPg } from '../../platform/storage/index.ts'
import { composerApercus } from './composition-apercus.ts'
import { noterPiece } from './infra/pieces.pg.ts'

const { db } = await baseDeTest()

/** Every byte under a folder, as one text. */
const toutLire = async (dossier: string): Promise<string> => {
  const fichiers = (await readdir(dossier, { recursive: true, withFileTypes: true })).filter(entree => entree.isFile())
  const lus = await Promise.all(fichiers.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))
  return lus.join('\n')
}

test('[P30] images are encrypted for the candidature that asked; when its key is gone, they are made again for another that holds the pièce', async t => {
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-apercus-'))
  t.after(() => rm(dossier, { recursive: true, force: true }))
  const maitresses = lireClesMaitresses(randomBytes(32).toString('base64'))
  assert.ok(maitresses)
  const magasin = await magasinSurDisque({ dossier, trousseau: await makeTrousseauPg(db, maitresses) })
  const apercus = composerApercus({ db, magasin })
  const tourner = (): Promise<number> => apercus.preparer({ apresAnalyse: false })(() => false)

  const deposee = await magasin.deposer(Readable.from([pdfDe(['Canari'])]), { tailleMax: 10_000, pour: 'A' })
  assert.ok(deposee.ok)
  const { empreinte, taille } = deposee
  await noterPiece(db)({ empreinte, taille, type: 'application/pdf' })
  await magasin.confier(empreinte, 'B')
  await apercus.demander({ empreinte, numero: 'A' })
  assert.equal(await tourner(), 1)
  const apercu = await apercus.lire(empreinte)
  assert.ok(apercu?.etat === 'fait')
  const image = apercu.images[0]?.empreinte ?? ''
  assert.equal((await apercus.ouvrirImage(image, { empreinte, numero: 'A' }))?.toString('latin1', 8, 12), 'WEBP')
  const surLeDisque = await toutLire(dossier)
  assert.ok(surLeDisque.length > taille)
  for (const clair of ['WEBP', '%PDF', 'Canari']) assert.ok(!surLeDisque.includes(clair), clair)

  await sql`delete from cles_de_porteurs where porteur = 'A'`.execute(db)
  assert.equal(await apercus.ouvrirImage(image, { empreinte, numero: 'B' }), null)
  assert.equal((await apercus.lire(empreinte))?.etat, 'en_preparation')
  assert.equal(await tourner(), 1)
  const refait = await apercus.lire(empreinte)
  assert.ok(refait?.etat === 'fait')
  assert.ok(await apercus.ouvrirImage(refait.images[0]?.empreinte ?? '', { empreinte, numero: 'B' }))
})
