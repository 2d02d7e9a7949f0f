import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { type Client, creerClient, deposerFichier, poster, type Recu } from '../harness/promesses/client.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'
import { peupler } from '../harness/promesses/monde.ts'
import { monterScene, type ProduitATuer } from '../harness/promesses/scene.ts'
import { creerEnvoi, ecrirePartie, lireEnvoi } from '../harness/promesses/tus.ts'

const MIO = 2 ** 20
const ESSAIS = selon(25, 1_000)

const scene = await monterScene()
const { db, dossier } = scene
const { numeros, jetons } = await peupler(db, { nombre: 3 })
const tirage = hasard('P6')
const OU = { chapitre: 'annuaire', preuve: 'ANN.01.01.01' }
const PREMIERE = numeros[0] ?? assert.fail()

const contenu = (taille: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7 '), tirage.octets(taille)])
const deposer = (client: Client, octets: Buffer): Promise<Recu> =>
  deposerFichier(client, { numero: PREMIERE, ...OU, cle: randomUUID(), piece: { nom: 'preuve.pdf', contenu: octets } })

type Tus = { readonly cree: Recu; readonly ecrit: Recu | null; readonly depose: Recu | null }
const parTus = async (client: Client, octets: Buffer): Promise<Tus> => {
  const cree = await creerEnvoi(client, { numero: PREMIERE, ...OU, nom: 'preuve.pdf', taille: octets.length })
  if (cree.statut !== 201) return { cree, ecrit: null, depose: null }
  const chemin = String(cree.entetes.location)
  const ecrit = await ecrirePartie(client, chemin, { depuis: 0, corps: octets })
  const champs = { cle: randomUUID(), envoi: chemin.split('/').at(-1) ?? '', mode: 'remplace' }
  const vers = `/candidatures/${PREMIERE}/chapitres/${OU.chapitre}/preuves/envoi`
  return { cree, ecrit, depose: await poster(client, vers, { champs }) }
}

const texte = ({ corps }: Recu): string => String(corps).replaceAll(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>|\s+/g, ' ')
/** It says so in French, and nothing of the code. */
const ditSa = (recu: Recu, statuts: readonly number[]): void => {
  assert.ok(statuts.includes(recu.statut), `${recu.statut} ${texte(recu).slice(0, 300)}`)
  assert.match(texte(recu), /rien|n’a plus|pas perdu|n’a pas été relue|ne peut pas recevoir/)
  assert.doesNotMatch(texte(recu), /EIO|ENOSPC|fsync|node:|no space/i)
}

const vit = async (produit: ProduitATuer, client: Client): Promise<void> => {
  assert.equal((await deposer(client, contenu(5_000))).statut, 303)
  const { depose } = await parTus(client, contenu(5_000))
  assert.equal(depose?.statut, 303)
  assert.equal(produit.morts(), 0)
}

test('[P6] a disk whose fsync fails, always or now and then, and one that forgets what it was given: nothing is acknowledged, and the service lives on', async t => {
  const panne = join(dossier, 'panne')
  const imports = [join(import.meta.dirname, '..', 'harness', 'promesses', 'disque-en-panne.ts')]
  const produit = await scene.demarrer({ imports, env: { PANNE: panne } })
  const client = creerClient({ origine: produit.origine, session: jetons.claire })
  const suivi = (): readonly string[] => readFileSync(`${panne}.suivi`, 'utf8').split('\n')
  const poser = (mode: 'sync' | 'oubli', part: number): void => writeFileSync(panne, JSON.stringify({ mode, part }))
  let refuses = 0
  await vit(produit, client)

  poser('sync', 100)
  for (let essai = 0; essai < ESSAIS; essai++) {
    ditSa(await deposer(client, contenu(200 + tirage.entier(50_000))), [503])
    const { cree } = await parTus(client, contenu(200))
    assert.equal(cree.statut, 503)
    refuses += 2
  }
  rmSync(panne)
  const commence = await creerEnvoi(client, { numero: PREMIERE, ...OU, nom: 'preuve.pdf', taille: 10_000 })
  const chemin = String(commence.entetes.location)
  poser('sync', 100)
  ditSa(await ecrirePartie(client, chemin, { depuis: 0, corps: contenu(4_000) }), [503])
  assert.equal((await lireEnvoi(client, chemin)).entetes['upload-offset'], '0')
  rmSync(panne)
  await vit(produit, client)

  let accuses = 0
  for (const mode of ['sync', 'oubli'] as const) {
    poser(mode, 40)
    for (let essai = 0; essai < ESSAIS; essai++) {
      const octets = contenu(200 + tirage.entier(50_000))
      const recu = essai % 2 === 0 ? await deposer(client, octets) : (await parTus(client, octets)).depose
      if (recu?.statut !== 303) {
        refuses++
        continue
      }
      accuses++
      // What has its receipt is there, and was synced, its name too.
      const empreinte = createHash('sha256').update(octets).digest('hex')
      const dossierDeLaPiece = join(scene.pieces, empreinte.slice(0, 2), empreinte.slice(2, 4))
      assert.ok(readFileSync(join(dossierDeLaPiece, empreinte)).equals(octets))
      const lignes = suivi()
      for (const chemin of [dossierDeLaPiece, join(dossierDeLaPiece, empreinte)])
        assert.match(
          lignes.findLast(ligne => ligne.endsWith(` ${statSync(chemin).ino}`)) ?? '',
          /^ok /,
          `${mode}, ${chemin}`,
        )
    }
    rmSync(panne)
    await vit(produit, client)
  }
  assert.ok(accuses > 0 && refuses > 0)
  const pannes = suivi().filter(ligne => /^(ko|oubli) /.test(ligne)).length
  assert.ok(pannes > 0)
  chiffrer(t, {
    pannes,
    'actes refusés': refuses,
    'accusés pendant une panne': 0,
    'accusés entre deux': accuses,
  })
  await produit.arreter()
})

const TMPFS_MO = 100

test('[P6] a disk that is full, and one that fills while a file comes in: 507 in French, nothing kept; once there is room again, deposits go on', async t => {
  const plein = join(dossier, 'plein')
  mkdirSync(plein)
  // A mount of the process's own, which goes with it.
  const espace = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
  const monter = `mount -t tmpfs -o size=${TMPFS_MO}m tmpfs "$0" && exec "$@"`
  const produit = await scene.demarrer({
    dossier: plein,
    env: { RESERVE_DISQUE_MO: '64' },
    par: ['unshare', ...espace, '--mount', 'sh', '-c', monter, plein],
  })
  const client = creerClient({ origine: produit.origine, session: jetons.claire })
  const dedans = (...nom: readonly string[]): string => join(`/proc/${produit.pid()}/root`, plein, ...nom)
  const remplir = (mo: number): void => writeFileSync(dedans('bourre'), Buffer.alloc(mo * MIO))
  await vit(produit, client)

  remplir(TMPFS_MO - 10)
  ditSa(await deposer(client, contenu(2 * MIO)), [507])
  const { cree } = await parTus(client, contenu(2 * MIO))
  assert.equal(cree.statut, 507)

  let pleins = 2
  for (let essai = 0; essai < selon(3, 40); essai++) {
    rmSync(dedans('bourre'), { force: true })
    const octets = contenu(12 * MIO)
    const commence = await creerEnvoi(client, { numero: PREMIERE, ...OU, nom: 'preuve.pdf', taille: octets.length })
    assert.equal(commence.statut, 201, texte(commence))
    remplir(TMPFS_MO - 2 - tirage.entier(6))
    const ecrit = await ecrirePartie(client, String(commence.entetes.location), { depuis: 0, corps: octets })
    ditSa(ecrit, [507])
    const formulaire = await deposer(client, octets)
    ditSa(formulaire, [507])
    pleins += 2
    rmSync(dedans('bourre'), { force: true })
    await client.demander({
      methode: 'DELETE',
      chemin: String(commence.entetes.location),
      entetes: { 'tus-resumable': '1.0.0' },
    })
  }
  assert.deepEqual(readdirSync(dedans('pieces', '.depots')), [])
  await vit(produit, client)
  chiffrer(t, { 'écritures sur un disque plein': pleins, accusées: 0 })
  await produit.arreter()
})
