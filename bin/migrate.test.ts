import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { rm } from 'node:fs/promises'
import { dossierDEssai } from '../test/harness/dossier.ts'
import { lireMigrations } from '../src/platform/db/index.ts'
import { porte } from '../test/harness/porte.ts'

const dossier = dossierDEssai()
after(() => rm(dossier, { recursive: true, force: true }))

test('an empty base, the embedded one, gets every migration, said one by one; a second time, none', async () => {
  const migrer = porte('migrate', { DATABASE_URL: '', DATA_DIR: dossier })
  const premiere = await migrer()
  assert.equal(premiere.code, 0, premiere.erreurs)
  assert.equal(premiere.sortie, (await lireMigrations()).map(({ nom }) => `${nom} appliquée\n`).join(''))
  assert.equal((await migrer()).sortie, 'La base est à jour.\n')
  assert.equal((await migrer('--tout')).code, 2)
})
