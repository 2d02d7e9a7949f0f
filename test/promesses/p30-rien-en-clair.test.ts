import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import test, { after } from 'node:test'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import { type Client, creerClient, deposerFichier } from '../harness/promesses/client.ts'
import { chiffrer, selon } from '../harness/promesses/forme.ts'
import { CHAPITRES, peupler } from '../harness/promesses/monde.ts'
import { monterScene } from '../harness/promesses/scene.ts'
import { creerEnvoi, ecrirePartie, lireEnvoi } from '../harness/promesses/tus.ts'
import { enParties } from '../harness/navigateur.ts'
import { demarrerS3 } from '../harness/s3.ts'

const scene = await monterScene()
const { db, dossier } = scene
const s3 = await demarrerS3()
after(s3.arreter)
const { numeros, jetons } = await peupler(db, { nombre: 3 })

/** In bytes: several runs, and parts that end anywhere. */
const TAILLE = selon(1_000_003, 40_000_003)
/** What looks at a pièce after its deposit, then takes it away. */
const TACHES = ['precontroler-pieces', 'preparer-apercus', 'envoyer-pieces-au-magasin']

const [un, deux] = [CHAPITRES[0]?.preuves[0] ?? assert.fail(), CHAPITRES[0]?.preuves[1] ?? assert.fail()]
const chapitre = CHAPITRES[0]?.code ?? assert.fail()

/** What must be read nowhere, as it is or as a program would write it: each run has its own. */
const nouveauCanari = (): string => `canari${randomBytes(12).toString('hex')}`
const formesDe = (canari: string): readonly Buffer[] => [
  Buffer.from(canari),
  Buffer.from(canari, 'utf16le'),
  Buffer.from(Buffer.from(canari).toString('hex')),
  ...[0, 1, 2].map(n =>
    Buffer.from(
      Buffer.from('x'.repeat(n) + canari)
        .toString('base64')
        .slice(4, -4),
    ),
  ),
]
const remplir = (canari: string, debut: string, taille: number): Buffer => {
  const fin = Buffer.from(`${canari} `.repeat(Math.ceil(taille / (canari.length + 1))))
  return Buffer.concat([Buffer.from(debut), fin.subarray(0, taille)])
}

/** The files below that hold it, whatever their size. */
const fichiersEnClair = async (
  canari: string,
  racines: readonly string[],
): Promise<{ readonly lus: number; readonly trouves: readonly string[] }> => {
  const entrees = (
    await Promise.all(racines.map(racine => readdir(racine, { recursive: true, withFileTypes: true })))
  ).flat()
  const formes = formesDe(canari)
  const trouves: string[] = []
  let lus = 0
  for (const entree of entrees.filter(e => e.isFile())) {
    const chemin = join(entree.parentPath, entree.name)
    const trouve = await contient(chemin, formes).catch((erreur: unknown) => {
      // What PostgreSQL removed meanwhile.
      if (erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT') return undefined
      throw erreur
    })
    if (trouve !== undefined) lus++
    if (trouve) trouves.push(chemin)
  }
  return { lus, trouves }
}

const contient = async (chemin: string, formes: readonly Buffer[]): Promise<boolean> => {
  let reste = Buffer.alloc(0)
  for await (const morceau of createReadStream(chemin, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const lu = Buffer.concat([reste, morceau])
    if (formes.some(forme => lu.includes(forme))) return true
    reste = Buffer.from(lu.subarray(-200))
  }
  return false
}

/** The tasks of every minute, now; their queue empty, they are done. */
const travailler = async (...taches: readonly string[]): Promise<void> => {
  for (const tache of taches) {
    await sql`select graphile_worker.add_job(${tache})`.execute(db)
    for (let restent = 1; restent > 0; await attendre(100)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs
        where task_identifier = ${tache} and attempts < max_attempts and last_error is null`.execute(db)
      restent = rows[0]?.n ?? 0
    }
  }
}

/** Every way in which bytes come in: a form, parts of an upload (one left unfinished), an archive of several. */
const toutDeposer = async (
  client: Client,
  { numero, canari }: { readonly numero: string; readonly canari: string },
) => {
  const pdf = remplir(canari, '%PDF-1.4\n', TAILLE)
  const piece = { nom: 'rapport.pdf', contenu: pdf }
  const recu = await deposerFichier(client, { numero, chapitre, preuve: un, cle: randomUUID(), piece })
  assert.equal(recu.statut, 303, String(recu.corps).slice(0, 500))
  for (const entier of [true, false]) {
    const octets = remplir(canari, '%PDF-1.5\n', TAILLE)
    const envoi = await creerEnvoi(client, { numero, chapitre, preuve: deux, nom: 'long.pdf', taille: octets.length })
    assert.equal(envoi.statut, 201)
    const chemin = new URL(envoi.entetes.location ?? '', 'http://x').pathname
    for (let depuis = 0; depuis < (entier ? octets.length : TAILLE / 2); ) {
      const corps = octets.subarray(depuis, depuis + Math.ceil(TAILLE / 3) + 1)
      assert.equal((await ecrirePartie(client, chemin, { depuis, corps })).statut, 204)
      depuis = Number((await lireEnvoi(client, chemin)).entetes['upload-offset'])
    }
  }
  const archive = Buffer.from(
    zipSync({
      [`${un}.pdf`]: remplir(canari, '%PDF-1.6\n', 50_000),
      [`${deux}.pdf`]: remplir(canari, '%PDF-1.7\n', 50_000),
    }),
  )
  const { type, corps } = enParties([
    ['_jeton', await client.jeton()],
    ['cle', randomUUID()],
    ['archive', { nom: 'tout.zip', contenu: archive }],
  ])
  const groupe = await client.demander({
    methode: 'POST',
    chemin: `/candidatures/${numero}/depot-groupe/fichiers`,
    entetes: { 'content-type': type },
    corps,
  })
  assert.equal(groupe.statut, 303, String(groupe.corps).slice(0, 500))
  return pdf
}

/** What was deposited, as its page gives it back. */
const relire = async (client: Client, numero: string): Promise<Buffer> => {
  const page = await client.demander({ chemin: `/candidatures/${numero}/chapitres/${chapitre}?preuve=${un}` })
  const lien = new RegExp(`href="(/candidatures/${numero}/preuves/[0-9a-f-]{36})"`).exec(String(page.corps))?.[1]
  const recu = await client.demander({ chemin: lien ?? assert.fail('aucun lien vers la pièce') })
  assert.equal(recu.statut, 200)
  return recu.corps
}

/** Deposits everything in a product of its own; says where the canary is to be read once all its tasks are done. */
const vivre = async (nom: string, numero: string, env: Readonly<Record<string, string>>) => {
  const donnees = join(dossier, nom)
  const tmp = join(donnees, 'tmp')
  await mkdir(tmp, { recursive: true })
  const canari = nouveauCanari()
  const produit = await scene.demarrer({ dossier: donnees, env: { TMPDIR: tmp, LOG_LEVEL: 'trace', ...env } })
  const client = creerClient({ origine: produit.origine, session: jetons.claire })
  const pdf = await toutDeposer(client, { numero, canari })
  const racines = [dossier, s3.dossier]
  const pendant = await fichiersEnClair(canari, racines)
  await travailler(...TACHES)
  assert.deepEqual(await relire(client, numero), pdf)
  await produit.arreter()
  await writeFile(join(donnees, 'journal.log'), produit.journal())
  const apres = await fichiersEnClair(canari, racines)
  return { trouves: [...pendant.trouves, ...apres.trouves], lus: apres.lus, canari, pdf, donnees }
}

test('[P30] without keys the canary is in the store, where this search finds it, and nowhere else', async () => {
  const { trouves, donnees } = await vivre('en-clair', numeros[0] ?? assert.fail(), {})
  assert.ok(trouves.length >= 4, trouves.join('\n'))
  for (const chemin of trouves) assert.ok(chemin.startsWith(join(donnees, 'pieces')), chemin)
})

test('[P30] with keys it is read nowhere: store, object store, uploads under way, base and its log, temporary files, logs', async t => {
  const cles = join(dossier, 'cles')
  await writeFile(cles, randomBytes(32).toString('base64'))
  const env = {
    PIECES_KEYS: cles,
    S3_URL: s3.reglages.adresse,
    S3_BUCKET: s3.reglages.seau,
    S3_ACCESS_KEY: s3.reglages.cle,
    S3_SECRET_KEY: s3.reglages.secret,
  }
  const { trouves, lus } = await vivre('chiffre', numeros[1] ?? assert.fail(), env)
  assert.deepEqual(trouves, [])
  const objets = await readdir(s3.dossier, { recursive: true })
  assert.ok(objets.filter(nom => nom.includes('.chiffre')).length >= 2, 'the object store has what was deposited')
  chiffrer(t, { 'fichiers lus': lus, 'où le canari se lit': trouves.length })
})
