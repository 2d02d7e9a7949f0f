import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { RACINE } from '../config/racine.ts'
import { composer } from './composer.ts'
import { type Composeur, makeComposeur } from './composeur.ts'
import type { DonneesParModele } from './donnees.ts'
import { ErreurDeComposition } from './erreur.ts'
import { exempleAccuse, exempleAttestation, exempleRapport } from './exemples.ts'

test('the thread makes what the direct call makes, and the event loop keeps turning meanwhile', async () => {
  const composeur = makeComposeur()
  try {
    let tours = 0
    const battement = setInterval(() => tours++, 1)
    const rapport = await composeur.composer('rapport-de-conformite', exempleRapport())
    clearInterval(battement)
    assert.ok(tours > 3)
    assert.deepEqual(rapport, composer('rapport-de-conformite', exempleRapport()))
  } finally {
    await composeur.fermer()
  }
})

test('documents asked at once all come, each its own', async () => {
  const composeur = makeComposeur()
  try {
    const tailles = [1, 10, 30]
    const documents = await Promise.all(tailles.map(n => composeur.composer('accuse', exempleAccuse(n))))
    assert.deepEqual(
      documents,
      tailles.map(n => composer('accuse', exempleAccuse(n))),
    )
  } finally {
    await composeur.fermer()
  }
})

test('a document that fails says so and does not stop the next', async () => {
  const composeur = makeComposeur()
  try {
    const incomplet = { ...exempleAttestation(), profils: undefined } as unknown as DonneesParModele['attestation']
    await assert.rejects(composeur.composer('attestation', incomplet), ErreurDeComposition)
    assert.ok((await composeur.composer('attestation', exempleAttestation())).length > 10_000)
  } finally {
    await composeur.fermer()
  }
})

test('closing fails what is under way and refuses what comes after', async () => {
  const composeur = makeComposeur()
  const enCours = composeur.composer('rapport-de-conformite', exempleRapport())
  const refusee = assert.rejects(enCours, ErreurDeComposition)
  await composeur.fermer()
  await refusee
  await assert.rejects(composeur.composer('attestation', exempleAttestation()), ErreurDeComposition)
})

test('it works from an esbuild bundle', async () => {
  await mkdir(join(RACINE, 'build'), { recursive: true })
  const dossier = await mkdtemp(join(RACINE, 'build/essai-'))
  try {
    const fichier = join(dossier, 'essai.js')
    await build({
      entryPoints: [join(RACINE, 'src/platform/pdf/index.ts')],
      outfile: fichier,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    const paquet: { readonly makeComposeur: () => Composeur } = await import(pathToFileURL(fichier).href)
    const composeur = paquet.makeComposeur()
    assert.ok((await composeur.composer('attestation', exempleAttestation())).length > 10_000)
    await composeur.fermer()
  } finally {
    await rm(dossier, { recursive: true })
  }
})
