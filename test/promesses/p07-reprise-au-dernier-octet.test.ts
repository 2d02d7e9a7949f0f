import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import { Upload } from 'tus-js-client'
import { creerClient } from '../harness/promesses/client.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'
import { peupler } from '../harness/promesses/monde.ts'
import { monterScene } from '../harness/promesses/scene.ts'
import { creerEnvoi, ecrirePartie, lireEnvoi } from '../harness/promesses/tus.ts'
import { avantLaBase } from '../harness/base.ts'

const MIO = 2 ** 20
const TAILLE = selon(32 * MIO, 1024 * MIO)
const COUPURES = selon(15, 100)
const PARTIE = selon(2 * MIO, 8 * MIO)

const scene = await monterScene({ durable: false })
const { db, dossier } = scene
const { numeros, jetons } = await peupler(db, { nombre: 2 })
const produit = await scene.demarrer()
const hote = new URL(produit.origine)
const tirage = hasard('P7')
const OU = { chapitre: 'annuaire', preuve: 'ANN.01.01.01' }

/** A file of that size, and its SHA-256. */
const ecrireFichier = async (): Promise<{ readonly chemin: string; readonly sha256: string }> => {
  const chemin = join(dossier, 'envoi.pdf')
  const [fichier, hachage] = [await open(chemin, 'w'), createHash('sha256')]
  for (let ecrits = 0; ecrits < TAILLE; ecrits += MIO) {
    const octets = tirage.octets(MIO)
    if (ecrits === 0) octets.write('%PDF-1.7 ')
    hachage.update(octets)
    await fichier.write(octets)
  }
  await fichier.close()
  return { chemin, sha256: hachage.digest('hex') }
}

const lienCoupe = { coupures: 0, montes: 0 }
/** A network that breaks each time that so many bytes went up; the last ones get through. */
const ouvrirReseau = async (): Promise<number> => {
  const moyenne = TAILLE / (COUPURES * 1.3)
  let reste = moyenne
  const serveur = createServer(client => {
    const service = connect(Number(hote.port), '127.0.0.1')
    for (const [une, autre] of [
      [client, service],
      [service, client],
    ] as const) {
      une.on('error', () => autre.destroy())
      une.on('close', () => autre.destroy())
    }
    service.pipe(client)
    client.on('data', (octets: Buffer) => {
      lienCoupe.montes += octets.length
      reste -= octets.length
      if (reste > 0 || lienCoupe.coupures >= COUPURES) {
        if (!service.write(octets)) client.pause()
        return
      }
      reste = moyenne * (0.5 + tirage.entier(1_000) / 1_000)
      lienCoupe.coupures++
      // What was on its way gets there or not.
      service.write(octets.subarray(0, tirage.entier(octets.length)))
      client.destroy()
    })
    service.on('drain', () => client.resume())
  })
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  avantLaBase(async () => void serveur.close())
  return (serveur.address() as AddressInfo).port
}

const empreinteDe = async (url: string): Promise<string | undefined> => {
  const id = url.split('/').at(-1) ?? ''
  return (await sql<{ e: string }>`select empreinte as e from envois where id = ${id}`.execute(db)).rows[0]?.e
}

test(`[P7] a standard tus client, ${COUPURES} cuts on ${TAILLE / MIO} MiB: it resumes from the last durable byte, at most a part is sent again each time, and the whole is intact`, async t => {
  const [{ chemin, sha256 }, port] = [await ecrireFichier(), await ouvrirReseau()]
  const numero = numeros[0] ?? assert.fail()
  const url = await new Promise<string>((fini, echec) => {
    const envoi = new Upload(createReadStream(chemin), {
      endpoint: `http://127.0.0.1:${port}/envois`,
      headers: { cookie: `session=${jetons.claire}`, host: hote.host },
      metadata: { numero, ...OU, filename: 'envoi.pdf' },
      chunkSize: PARTIE,
      retryDelays: Array<number>(COUPURES * 4).fill(20),
      storeFingerprintForResuming: false,
      onSuccess: () => fini(envoi.url ?? ''),
      onError: echec,
    })
    envoi.start()
  })
  assert.equal(await empreinteDe(url), sha256)
  assert.equal(lienCoupe.coupures, COUPURES)
  const renvoyes = lienCoupe.montes - TAILLE
  chiffrer(t, {
    coupures: lienCoupe.coupures,
    'octets envoyés': lienCoupe.montes,
    'envoyés de nouveau, en parties par coupure': (renvoyes / PARTIE / lienCoupe.coupures).toFixed(3),
  })
  assert.ok(renvoyes <= lienCoupe.coupures * PARTIE, `${renvoyes} octets envoyés de nouveau`)
})

test('[P7] two writers on one upload, each going on from what is durable: no corruption', async t => {
  const octets = Buffer.concat([Buffer.from('%PDF-1.7 '), tirage.octets(selon(8, 128) * MIO)])
  const client = creerClient({ origine: produit.origine, session: jetons.claire })
  const numero = numeros[1] ?? assert.fail()
  const cree = await creerEnvoi(client, { numero, ...OU, nom: 'deux.pdf', taille: octets.length })
  const chemin = String(cree.entetes.location)
  let heurts = 0
  const ecrivain = async (): Promise<void> => {
    const sien = creerClient({ origine: produit.origine, session: jetons.claire })
    for (;;) {
      const lu = await lireEnvoi(sien, chemin).catch(() => null)
      const depuis = Number(lu?.entetes['upload-offset'] ?? Number.NaN)
      if (depuis === octets.length) return
      if (Number.isNaN(depuis)) continue
      const fin = Math.min(octets.length, depuis + MIO / 2 + tirage.entier(MIO))
      const ecrit = await ecrirePartie(sien, chemin, { depuis, corps: octets.subarray(depuis, fin) }).catch(() => null)
      if (ecrit?.statut !== 204) heurts++
      assert.ok(
        ecrit === null || [204, 400, 409, 423].includes(ecrit.statut),
        `${ecrit?.statut} ${String(ecrit?.corps).slice(0, 200)}`,
      )
    }
  }
  await Promise.all([ecrivain(), ecrivain()])
  assert.equal(await empreinteDe(chemin), createHash('sha256').update(octets).digest('hex'))
  chiffrer(t, { 'octets envoyés à deux': octets.length, heurts })
})
