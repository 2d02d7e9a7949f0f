import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { appendFile, open, readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import { Upload } from 'tus-js-client'
import { actesDe } from '../../../../test/harness/actes.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { ouvrirRouteur } from '../../../../test/harness/routeur.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, jetons, faits, etat, dossier } = procedure
const { pierre } = personnes
const actes = actesDe(procedure)
const { app } = await ouvrirRouteur(procedure)
const { port } = app.server.address() as AddressInfo
const base = `http://127.0.0.1:${port}`
const programme = await procedure.publier(petitProgramme({ taillesMax: { defaut: 64 << 20 } }))

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
const pdf = (taille: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(taille - 9)])

type Reglages = Partial<ConstructorParameters<typeof Upload>[1]>
const metadonnees = (numero: string, filename = 'rapport.pdf') => ({
  numero,
  chapitre: 'annuaire',
  preuve: 'ANN.01.01.01',
  filename,
})

/** A standard client, which knows of us nothing but the address, the cookie and the metadata. */
const envoyer = (contenu: Buffer, metadata: Record<string, string>, reglages: Reglages = {}) =>
  new Promise<string>((fini, echec) => {
    const envoi = new Upload(contenu, {
      endpoint: `${base}/envois`,
      headers: { cookie: `session=${jetons.pierre}` },
      metadata,
      chunkSize: 8 << 20,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onSuccess: () => fini(envoi.url ?? ''),
      onError: echec,
      ...reglages,
    })
    envoi.start()
  })

const idDe = (url: string): string => url.split('/').at(-1) ?? ''
const tus = (methode: string, chemin: string, entetes: Record<string, string>, corps?: Buffer, qui = jetons.pierre) =>
  new Promise<{ statut: number; entetes: Record<string, string | string[] | undefined>; texte: string }>(
    (fini, echec) => {
      const demande = request(`${base}${chemin}`, {
        method: methode,
        headers: { host: `127.0.0.1:${port}`, cookie: `session=${qui}`, 'tus-resumable': '1.0.0', ...entetes },
      })
      demande.on('error', echec)
      demande.on('response', reponse => {
        let texte = ''
        reponse.on('data', morceau => (texte += String(morceau)))
        reponse.on('end', () => fini({ statut: reponse.statusCode ?? 0, entetes: reponse.headers, texte }))
      })
      demande.end(corps)
    },
  )
const creer = async (numero: string, taille: number, nom?: string): Promise<string> => {
  const metadata = Object.entries(metadonnees(numero, nom))
    .map(([cle, valeur]) => `${cle} ${Buffer.from(valeur).toString('base64')}`)
    .join(',')
  const { statut, entetes, texte } = await tus('POST', '/envois', {
    'upload-length': String(taille),
    'upload-metadata': metadata,
  })
  assert.equal(statut, 201, texte)
  return String(entetes['location'])
}
const offset = async (chemin: string): Promise<number> =>
  Number((await tus('HEAD', chemin, {})).entetes['upload-offset'])
const ajouter = (chemin: string, depuis: number, corps: Buffer) =>
  tus('PATCH', chemin, { 'upload-offset': String(depuis), 'content-type': 'application/offset+octet-stream' }, corps)

/** Sends the beginning of a part, and hangs up. */
const couper = (chemin: string, depuis: number, corps: Buffer, annonces: number) =>
  new Promise<void>(fini => {
    const demande = request(`${base}${chemin}`, {
      method: 'PATCH',
      headers: {
        host: `127.0.0.1:${port}`,
        cookie: `session=${jetons.pierre}`,
        'tus-resumable': '1.0.0',
        'upload-offset': String(depuis),
        'content-type': 'application/offset+octet-stream',
        'content-length': String(annonces),
      },
    })
    demande.on('error', () => undefined)
    demande.on('close', () => fini())
    demande.write(corps, () => setTimeout(() => demande.destroy(), 20))
  })

const deposer = async (numero: string, url: string) => {
  const qui = navigation.en(pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  return qui.soumettre(page, `/candidatures/${numero}/chapitres/annuaire/preuves/envoi`, { envoi: idDe(url) })
}
const depots = async (numero: string) =>
  (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))

test('[P7] [PRE-1] un client tus ordinaire envoie par parties ; le fichier est relu, nommé par son SHA-256, puis déposé à l’heure de son dernier octet', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(20_000_000)
  const url = await envoyer(contenu, metadonnees(numero))
  const { rows } = await sql<{ empreinte: string; recu: string }>`
    select empreinte, recu_le as recu from envois where id = ${idDe(url)}`.execute(db)
  assert.equal(rows[0]?.empreinte, sha256(contenu))
  assert.equal((await deposer(numero, url)).statut, 200)
  const [depot] = await depots(numero)
  assert.ok(depot?.nature === 'fichier')
  assert.deepEqual([depot.empreinte, depot.taille, depot.nom], [sha256(contenu), contenu.length, 'rapport.pdf'])
  const telecharge = await navigation.en(pierre).demander({ url: `/candidatures/${numero}/preuves/${depot.id}` })
  assert.equal(sha256(telecharge.rawPayload), sha256(contenu))
})

test('[P7] cent coupures : chaque reprise repart du dernier octet durable, et le fichier est intact', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(6_000_000)
  const chemin = await creer(numero, contenu.length)
  for (let coupure = 0; coupure < 100; coupure++) {
    const depuis = await offset(chemin)
    if (depuis > contenu.length - 200_000) break
    const fin = Math.min(contenu.length, depuis + 20_000 + coupure * 300)
    await couper(chemin, depuis, contenu.subarray(depuis, fin), contenu.length - depuis)
  }
  const depuis = await offset(chemin)
  assert.ok(depuis > 1_000_000, `${depuis} octets gardés malgré les coupures`)
  assert.equal((await ajouter(chemin, depuis, contenu.subarray(depuis))).statut, 204)
  const { rows } = await sql<{ empreinte: string }>`select empreinte from envois where id = ${idDe(chemin)}`.execute(db)
  assert.equal(rows[0]?.empreinte, sha256(contenu))
})

test('[P7] deux pages écrivent le même envoi : aucune corruption, la seconde est renvoyée à ce qui est durable', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(4_000_000)
  const chemin = await creer(numero, contenu.length)
  const statuts = await Promise.all([
    ajouter(chemin, 0, contenu.subarray(0, 2_000_000)),
    ajouter(chemin, 0, contenu.subarray(0, 2_000_000)),
  ])
  assert.ok(statuts.some(({ statut }) => statut === 204))
  const depuis = await offset(chemin)
  assert.equal((await ajouter(chemin, depuis, contenu.subarray(depuis))).statut, 204)
  const { rows } = await sql<{ empreinte: string }>`select empreinte from envois where id = ${idDe(chemin)}`.execute(db)
  assert.equal(rows[0]?.empreinte, sha256(contenu))
})

test('[P6] [P5] un octet changé sur le disque avant la relecture : rien n’est accusé, la partie est redemandée', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(3_000_000)
  const chemin = await creer(numero, contenu.length)
  assert.equal((await ajouter(chemin, 0, contenu.subarray(0, 1_000_000))).statut, 204)
  const fichier = await open(join(dossier, 'pieces', '.envois', idDe(chemin)), 'r+')
  await fichier.write(Buffer.from([0]), 0, 1, 500_000)
  await fichier.close()
  const fin = await ajouter(chemin, 1_000_000, contenu.subarray(1_000_000))
  assert.equal(fin.statut, 409)
  assert.match(fin.texte, /n’a pas été relue comme elle avait été reçue/)
  assert.equal(await offset(chemin), 0)
  assert.equal((await ajouter(chemin, 0, contenu)).statut, 204)
})

test('[P7] ce qu’un arrêt brutal a laissé après le dernier octet durable est écrasé par la reprise', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(2_000_000)
  const chemin = await creer(numero, contenu.length)
  await ajouter(chemin, 0, contenu.subarray(0, 700_000))
  await appendFile(join(dossier, 'pieces', '.envois', idDe(chemin)), randomBytes(300_000))
  assert.equal(await offset(chemin), 700_000)
  assert.equal((await ajouter(chemin, 700_000, contenu.subarray(700_000))).statut, 204)
  const { rows } = await sql<{ empreinte: string }>`select empreinte from envois where id = ${idDe(chemin)}`.execute(db)
  assert.equal(rows[0]?.empreinte, sha256(contenu))
})

test('[P2] le dépôt d’un envoi, redemandé parce que sa réponse s’est perdue : un seul dépôt, la même réponse', async () => {
  const numero = await actes.menerAuDepot(programme)
  const url = await envoyer(pdf(2_000), metadonnees(numero))
  const qui = navigation.en(pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  const vers = `/candidatures/${numero}/chapitres/annuaire/preuves/envoi`
  const [une, deux] = [
    await qui.soumettre(page, vers, { envoi: idDe(url) }),
    await qui.soumettre(page, vers, { envoi: idDe(url) }),
  ]
  assert.deepEqual([une.statut, deux.statut, deux.url], [200, 200, une.url])
  assert.equal((await depots(numero)).length, 1)
})

test('[P7] tué entre le magasin et la base, l’envoi entier est relu à la reprise ou au dépôt, et rien n’est renvoyé', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(700_000)
  const chemin = await creer(numero, contenu.length)
  assert.equal((await ajouter(chemin, 0, contenu)).statut, 204)
  const oublier = () => sql`update envois set empreinte = null where id = ${idDe(chemin)}`.execute(db)
  await oublier()
  assert.equal(await offset(chemin), contenu.length)
  const { rows } = await sql<{ empreinte: string }>`select empreinte from envois where id = ${idDe(chemin)}`.execute(db)
  assert.equal(rows[0]?.empreinte, sha256(contenu))
  assert.equal((await ajouter(chemin, contenu.length, Buffer.alloc(0))).statut, 204)
  const qui = navigation.en(pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  await oublier()
  const vers = `/candidatures/${numero}/chapitres/annuaire/preuves/envoi`
  assert.equal((await qui.soumettre(page, vers, { envoi: idDe(chemin) })).statut, 200)
  assert.equal((await depots(numero)).length, 1)
})

test('[P34] une panne de notre fait, pendant un envoi, ne dit rien du code', async () => {
  const numero = await actes.menerAuDepot(programme)
  const chemin = await creer(numero, 1_000)
  await sql`alter table envois_segments rename to envois_segments_ailleurs`.execute(db)
  const { statut, texte } = await ajouter(chemin, 0, pdf(1_000))
  await sql`alter table envois_segments_ailleurs rename to envois_segments`.execute(db)
  assert.equal(statut, 500)
  assert.match(texte, /L’erreur est de notre fait/)
  assert.doesNotMatch(texte, /envois_segments|relation/)
})

test('[P23] l’envoi d’un autre n’existe pas ; sans session, rien ne s’envoie', async () => {
  const numero = await actes.menerAuDepot(programme)
  const chemin = await creer(numero, 1_000)
  assert.equal((await tus('HEAD', chemin, {}, undefined, jetons.lucas)).statut, 404)
  const intrus = await tus(
    'PATCH',
    chemin,
    { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    pdf(1_000),
    jetons.lucas,
  )
  assert.equal(intrus.statut, 404)
  const sansSession = await tus('PATCH', chemin, { 'upload-offset': '0' }, pdf(1_000), 'inconnu')
  assert.equal(sansSession.statut, 401)
  const metadata = Object.entries(metadonnees(numero)).map(([cle, v]) => `${cle} ${Buffer.from(v).toString('base64')}`)
  const chezLAutre = await tus(
    'POST',
    '/envois',
    { 'upload-length': '10', 'upload-metadata': metadata.join(',') },
    undefined,
    jetons.lucas,
  )
  assert.equal(chezLAutre.statut, 404)
})

test('[PRE-3] [P9] un format ou un contenu qui ne convient pas est refusé avec la phrase du formulaire, et la tentative est gardée', async () => {
  const numero = await actes.menerAuDepot(programme)
  const metadata = (nom: string) =>
    Object.entries(metadonnees(numero, nom))
      .map(([c, v]) => `${c} ${Buffer.from(v).toString('base64')}`)
      .join(',')
  const exe = await tus('POST', '/envois', { 'upload-length': '10', 'upload-metadata': metadata('outil.exe') })
  assert.equal(exe.statut, 415)
  assert.match(exe.texte, /Choisissez un fichier d’un format accepté/)
  const gros = await tus('POST', '/envois', {
    'upload-length': String(65 << 20),
    'upload-metadata': metadata('gros.pdf'),
  })
  assert.equal(gros.statut, 413)
  assert.match(gros.texte, /dépasse la taille maximale/)
  const faux = await creer(numero, 500)
  const refus = await ajouter(faux, 0, Buffer.alloc(500, 'MZ'))
  assert.equal(refus.statut, 415)
  assert.equal((await tus('HEAD', faux, {})).statut, 404)
  const tentatives = (await faits(numero)).filter(({ type }) => type === 'TentativeRejetee')
  assert.equal(tentatives.length, 1)
  assert.equal((await readdir(join(dossier, 'pieces', '.envois'))).includes(idDe(faux)), false)
})

test('un envoi entier et non déposé est proposé sur la page, un envoi interrompu se reprend ou s’abandonne', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = pdf(1_500_000)
  await envoyer(contenu, metadonnees(numero, 'entier.pdf'))
  const partiel = await creer(numero, 1_000_000, 'coupé.pdf')
  await ajouter(partiel, 0, pdf(400_000))
  const adresse = `/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`
  const page = (await navigation.en(pierre).aller(adresse)).html.replaceAll(/\s/g, ' ')
  assert.match(
    page.slice(page.indexOf('cv-envois'), page.indexOf('cv-envois') + 3_000),
    /« entier\.pdf »[^<]*est reçu et vérifié/,
  )
  assert.match(page, /« coupé\.pdf »[^<]*400[^<]*ko[^<]*sur 1[^<]*Mo/)
  const qui = navigation.en(pierre)
  await qui.soumettre(await qui.aller(adresse), `/candidatures/${numero}/chapitres/annuaire/preuves/envoi/abandon`, {
    envoi: idDe(partiel),
    preuve: 'ANN.01.01.01',
  })
  assert.equal((await tus('HEAD', partiel, {})).statut, 404)
  assert.equal('chapitres' in (await etat(numero)), true)
})
