import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { type Client, creerClient, deposerFichier, poster } from '../harness/promesses/client.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'
import { peupler } from '../harness/promesses/monde.ts'
import { monterScene } from '../harness/promesses/scene.ts'
import { creerEnvoi, ecrirePartie, lireEnvoi } from '../harness/promesses/tus.ts'

const MIO = 2 ** 20
/** From one byte on, around what is read and written at once. A file begins as its kind says, hence eight bytes at least of a PDF. */
const TAILLES = selon(
  [9, 100, 4_095, 4_101, 262_144, MIO - 1, MIO, MIO + 1, 5 * MIO + 3],
  [9, 100, 4_101, 262_144, MIO, MIO + 1, 33 * MIO - 1, 64 * MIO, 300 * MIO, 1024 * MIO, 4096 * MIO],
)
const PARTIE = selon(2 * MIO, 64 * MIO)
/** So many times a service is killed in the middle of a file of several parts. */
const ARRETS = selon(3, 20)

const scene = await monterScene()
const { db, pieces } = scene
const { numeros, jetons } = await peupler(db, { nombre: TAILLES.length })
const produit = await scene.demarrer()
const client = creerClient({ origine: produit.origine, session: jetons.claire })
const tirage = hasard('P5')
const OU = { chapitre: 'annuaire', preuve: 'ANN.01.01.01' }
const attendre = (ms: number): Promise<void> => new Promise(suite => setTimeout(suite, ms))

/** A content of that size, made again as often as it is asked for: four gibibytes are not held in memory. */
const contenuDe = (
  taille: number,
): { readonly morceau: (debut: number, fin: number) => Buffer; readonly sha256: string } => {
  const bloc = tirage.octets(Math.min(taille, MIO))
  const morceau = (debut: number, fin: number): Buffer => {
    const morceaux: Buffer[] = []
    for (let position = debut; position < fin; ) {
      const dans = position % bloc.length
      const pris = bloc.subarray(dans, Math.min(bloc.length, dans + fin - position))
      morceaux.push(pris)
      position += pris.length
    }
    const rendu = Buffer.concat(morceaux)
    const entete = Buffer.from('%PDF-1.7 ')
    if (debut < entete.length) entete.copy(rendu, 0, debut)
    return rendu
  }
  const hachage = createHash('sha256')
  for (let debut = 0; debut < taille; debut += 16 * MIO)
    hachage.update(morceau(debut, Math.min(taille, debut + 16 * MIO)))
  return { morceau, sha256: hachage.digest('hex') }
}

const insister = async <R extends { readonly statut: number }>(faire: () => Promise<R>): Promise<R> => {
  for (;;) {
    const fait = await faire().catch(() => null)
    if (fait && fait.statut < 500) return fait
    await attendre(100)
  }
}

let arrets = 0
/** Sent in parts, the service being killed now and then in the middle of one. */
const envoyer = async (
  numero: string,
  taille: number,
  morceau: (debut: number, fin: number) => Buffer,
): Promise<void> => {
  const cree = await insister(() => creerEnvoi(client, { numero, ...OU, nom: 'preuve.pdf', taille }))
  assert.equal(cree.statut, 201, String(cree.corps))
  const chemin = String(cree.entetes.location)
  for (;;) {
    const depuis = Number((await insister(() => lireEnvoi(client, chemin))).entetes['upload-offset'])
    if (depuis === taille) break
    const fin = Math.min(taille, depuis + PARTIE)
    if (arrets < ARRETS && taille > PARTIE && tirage.entier(2) === 0) {
      setTimeout(produit.tuer, tirage.entier(60))
      arrets++
    }
    await ecrirePartie(client, chemin, { depuis, corps: morceau(depuis, fin) }).catch(() => attendre(100))
  }
  const vers = `/candidatures/${numero}/chapitres/${OU.chapitre}/preuves/envoi`
  const champs = { cle: randomUUID(), envoi: chemin.split('/').at(-1) ?? '', mode: 'remplace' }
  assert.equal((await insister(() => poster(client, vers, { champs }))).statut, 303)
}

/** The address of the last file deposited for the proof. */
const adresseDe = async (qui: Client, numero: string): Promise<string> => {
  const chemin = `/candidatures/${numero}/chapitres/${OU.chapitre}?preuve=${OU.preuve}`
  const html = String((await insister(() => qui.demander({ chemin }))).corps)
  const adresses = [...html.matchAll(/href="(\/candidatures\/\w+\/preuves\/[0-9a-f-]{36})"/g)].map(([, vers]) => vers)
  return adresses[0] ?? assert.fail('aucune pièce sur la page')
}

/** Streamed: what came, and whether all of it did. */
const lire = async (
  chemin: string,
  plage?: string,
): Promise<{
  readonly octets: number
  readonly sha256: string
  readonly entier: boolean
  readonly morceaux: readonly Buffer[]
}> => {
  const hachage = createHash('sha256')
  const morceaux: Buffer[] = []
  let octets = 0
  try {
    const reponse = await fetch(produit.origine + chemin, {
      headers: { cookie: `session=${jetons.claire}`, ...(plage === undefined ? {} : { range: plage }) },
    })
    if (!reponse.ok || !reponse.body) return { octets: 0, sha256: '', entier: false, morceaux: [] }
    for await (const recu of reponse.body as AsyncIterable<Uint8Array>) {
      hachage.update(recu)
      octets += recu.length
      if (octets <= 16 * MIO) morceaux.push(Buffer.from(recu))
    }
    return { octets, sha256: hachage.digest('hex'), entier: true, morceaux }
  } catch {
    return { octets, sha256: '', entier: false, morceaux }
  }
}

const cheminDe = (sha256: string): string => join(pieces, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

const retourner = async (sha256: string, position: number): Promise<void> => {
  const fichier = await open(cheminDe(sha256), 'r+')
  const { buffer } = await fichier.read(Buffer.alloc(1), 0, 1, position)
  await fichier.write(Buffer.from([(buffer[0] ?? 0) ^ (1 << tirage.entier(8))]), 0, 1, position)
  await fichier.sync()
  await fichier.close()
}

test('[P5] from a few bytes to gibibytes, through cuts and kills: every pièce is given back as it was sent; then one bit of each is flipped on the disk, and no altered byte reaches anyone', async t => {
  const envoyes: {
    readonly adresse: string
    readonly sha256: string
    readonly taille: number
    readonly morceau: (debut: number, fin: number) => Buffer
  }[] = []
  for (const [rang, taille] of TAILLES.entries()) {
    const numero = numeros[rang] ?? assert.fail()
    const { morceau, sha256 } = contenuDe(taille)
    if (taille <= 5 * MIO && rang % 2 === 0) {
      const piece = { nom: 'preuve.pdf', contenu: morceau(0, taille) }
      const cle = randomUUID()
      assert.equal((await insister(() => deposerFichier(client, { numero, ...OU, cle, piece }))).statut, 303)
    } else await envoyer(numero, taille, morceau)
    envoyes.push({ adresse: await adresseDe(client, numero), sha256, taille, morceau })
  }
  await produit.pret()
  for (const { adresse, sha256, taille } of envoyes) {
    const { octets, entier, ...rendu } = await lire(adresse)
    assert.deepEqual([octets, entier, rendu.sha256], [taille, true, sha256])
  }

  let [entiers, coupes] = [0, 0]
  for (const { adresse, sha256, taille, morceau } of envoyes) {
    const position = tirage.entier(taille)
    await retourner(sha256, position)
    const autour = `bytes=${Math.max(0, position - 1_000)}-${Math.min(taille - 1, position + 1_000)}`
    for (const plage of [undefined, autour, `bytes=${position}-${position}`]) {
      const recu = await lire(adresse, plage)
      const debut = plage === undefined ? 0 : Number(/=(\d+)/.exec(plage)?.[1])
      const lus = Buffer.concat(recu.morceaux)
      assert.ok(
        lus.equals(morceau(debut, debut + lus.length)),
        `${taille} octets, ${plage ?? 'entier'} : un octet altéré est sorti`,
      )
      if (recu.entier) entiers++
      else coupes++
    }
  }
  assert.equal(entiers, 0)
  assert.match(produit.journal(), /pièce que le magasin ne rend pas/)
  chiffrer(t, {
    pièces: envoyes.length,
    octets: TAILLES.reduce((total, taille) => total + taille, 0),
    'arrêts brutaux': arrets,
    'rendues telles quelles': envoyes.length,
    'lectures d’une pièce altérée, refusées ou coupées': coupes,
    'octets altérés sortis': 0,
  })
})
