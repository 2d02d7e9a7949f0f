import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { actesDe } from '../../test/harness/actes.ts'
import { filmDe, pdfDe, pngDe } from '../../test/harness/fichiers-a-voir.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../test/harness/programme.ts'
import type { Personne } from '../kernel/acteur.ts'
import type { ContexteTache } from '../platform/jobs/index.ts'
import { TACHE_APERCEVOIR, tachesApercu } from './apercus.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits, dossier } = procedure
const { pierre, claire, hugo, nadia, lucas } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme({ taillesMax: { defaut: 1024 * 1024 } }))

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
const AVEC_ANTIVIRUS = { adresse: { chemin: '/nulle/part' }, tailleMax: 1 }
const tourner = async (antivirus?: typeof AVEC_ANTIVIRUS): Promise<void> => {
  await tachesApercu({ config: { antivirus }, modules })[TACHE_APERCEVOIR]?.(null, contexte)
}
const sha256 = (contenu: Buffer): string => createHash('sha256').update(contenu).digest('hex')
const magasin = (empreinte: string): string =>
  join(dossier, 'pieces', empreinte.slice(0, 2), empreinte.slice(2, 4), empreinte)

const chapitre = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const deposer = async (nom: string, contenu: Buffer) => {
  const numero = await actes.menerAuDepot(programme)
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(`${chapitre(numero)}?preuve=ANN.01.01.01`)
  const { html } = await qui.soumettre(ouverte, `${chapitre(numero)}/preuves/fichier`, { piece: { nom, contenu } })
  const depot = (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  assert.ok(depot, 'le dépôt est fait')
  const adresse = `/candidatures/${numero}/apercus/${depot.id}`
  const piece = `/candidatures/${numero}/preuves/${depot.id}`
  return { numero, html, adresse, piece, image: (rang: number) => `${piece}/apercus/${rang}` }
}
const aller = async (url: string, qui: Personne = pierre) => navigation.en(qui).aller(url)
const demander = (url: string, qui: Personne = pierre) => navigation.en(qui).demander({ url })

test('[P24] un PDF : l’aperçu est en lien près du fichier, dit qu’il se prépare, puis montre les pages, servies isolées', async () => {
  const contenu = pdfDe(['Une', 'Deux'])
  const { html, adresse, image } = await deposer('rapport.pdf', contenu)
  assert.ok(html.includes(`href="${adresse}"`))
  assert.match((await aller(adresse)).texte, /Aperçu en préparation/)
  await tourner()
  for (const qui of [pierre, claire, hugo, nadia]) {
    const page = await aller(adresse, qui)
    assert.match(page.texte, /2 pages Page 1 sur 2 Page 2 sur 2/)
    assert.ok(page.html.includes('alt="Page 2 sur 2 de rapport.pdf"'))
  }
  const { statusCode, headers, rawPayload } = await demander(image(1))
  assert.equal(statusCode, 200)
  assert.equal(headers['content-type'], 'image/webp')
  assert.equal(headers['content-disposition'], `inline; filename="apercu-1.webp"; filename*=UTF-8''apercu-1.webp`)
  assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
  assert.equal(headers['cache-control'], 'private, no-store')
  assert.equal((await sharp(rawPayload).metadata()).width, 1_200)
  for (const rang of ['0', '3', '-1', 'x', '1.5', '__proto__'])
    assert.equal((await demander(`${image(1).slice(0, -1)}${rang}`)).statusCode, 404, rang)
  assert.deepEqual(await readFile(magasin(sha256(contenu))), contenu)
})

test('[P23] l’aperçu d’un autre et celui de rien se répondent pareil', async () => {
  const { adresse, image } = await deposer('secret.pdf', pdfDe(['Secret']))
  await tourner()
  const inconnu = (url: string): string => url.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-00000000dead')
  for (const url of [adresse, image(1)])
    for (const reponse of [await demander(url, lucas), await demander(inconnu(url))])
      assert.equal(reponse.statusCode, 404)
})

test('[P31] chaque image d’un aperçu est une lecture de la pièce ; son annonce n’en est pas une', async () => {
  const { numero, adresse, image } = await deposer('lue.pdf', pdfDe(['A', 'B', 'C']))
  await tourner()
  await aller(adresse, hugo)
  for (const rang of [1, 2, 2]) await demander(image(rang), hugo)
  await navigation.en(hugo).demander({ method: 'HEAD', url: image(3) })
  const { lectures } = await modules.preuves.lireLectures({ numero, page: 1 })
  assert.deepEqual(
    lectures.map(({ par, nom, apercu, debut }) => [par.nom, nom, apercu, debut]),
    [2, 2, 1].map(rang => [hugo.nom, 'lue.pdf', rang, null]),
  )
  const page = await aller(`/candidatures/${numero}/lectures`, personnes.alix)
  assert.match(page.texte, /Aperçu, images 1 à 2, en 3 demandes/)
})

test('une image : réduite, sans ses métadonnées, à la place de l’original sous les yeux du vérificateur', async () => {
  const { numero, adresse, piece, image } = await deposer('ecran.png', pngDe(2_000, 'Nom du patient'))
  const instruction = async (): Promise<string> =>
    (await aller(`/agence/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`, hugo)).html
  assert.ok((await instruction()).includes(`src="${piece}"`))
  await tourner()
  assert.match((await aller(adresse)).html, /alt="Aperçu de ecran.png"/)
  assert.ok(!(await demander(image(1))).rawPayload.includes('Nom du patient'))
  assert.ok((await instruction()).includes(`src="${image(1)}"`))
})

test('[P29] un fichier fait pour nuire : « aperçu impossible », et celui d’après est fait', async () => {
  const bombe = await deposer('bombe.png', pngDe(30_000))
  const abime = await deposer('abime.pdf', Buffer.from('%PDF-1.7 rien de plus'))
  const sain = await deposer('sain.pdf', pdfDe(['Sain']))
  await tourner()
  assert.match((await aller(bombe.adresse)).texte, /Aperçu impossible Le fichier demande plus de temps ou de mémoire/)
  assert.match((await aller(abime.adresse)).texte, /Aperçu impossible Le fichier semble incomplet ou abîmé/)
  assert.match((await aller(sain.adresse)).texte, /Page 1 sur 1/)
  assert.equal((await demander(bombe.piece)).statusCode, 200)
})

test('un type sans aperçu n’en propose pas, et le dit à qui en cherche un', async () => {
  const { html, adresse } = await deposer('trace.txt', Buffer.from('une trace'))
  assert.ok(!html.includes('/apercus/'))
  assert.match((await aller(adresse)).texte, /Pas d’aperçu pour ce type de fichier/)
})

test('[P35] l’antivirus parle d’abord ; en quarantaine, ni le fichier ni son aperçu ne sont montrés', async () => {
  const contenu = pdfDe(['Attend l’antivirus'.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '')])
  const { adresse, image } = await deposer('attend.pdf', contenu)
  await tourner(AVEC_ANTIVIRUS)
  assert.match((await aller(adresse)).texte, /Aperçu en préparation/)
  await sql`insert into analyses (empreinte, etat) values (${sha256(contenu)}, 'non_analyse')`.execute(db)
  await tourner(AVEC_ANTIVIRUS)
  assert.match((await aller(adresse)).texte, /Page 1 sur 1/)
  await sql`update analyses set etat = 'infecte', detail = 'Essai' where empreinte = ${sha256(contenu)}`.execute(db)
  const page = await aller(adresse)
  assert.match(page.texte, /Fichier en quarantaine L’antivirus y a reconnu « Essai »/)
  assert.ok(!page.html.includes('<img') && !page.texte.includes('Télécharger l’original'))
  assert.equal((await demander(image(1))).statusCode, 403)
})

test('[P5] une pièce que le magasin a perdue n’est plus montrée ; des images perdues sont refaites', async () => {
  const contenu = pdfDe(['Perdue'])
  const { adresse, image } = await deposer('perdue.pdf', contenu)
  await tourner()
  const { rows } = await sql<{ image: string }>`
    select images->0->>'empreinte' as image from apercus where empreinte = ${sha256(contenu)}`.execute(db)
  await rm(magasin(rows[0]?.image ?? ''), { force: true })
  assert.equal((await demander(image(1))).statusCode, 404)
  assert.match((await aller(adresse)).texte, /Aperçu en préparation/)
  await tourner()
  assert.equal((await demander(image(1))).statusCode, 200)
  await sql`insert into relectures (empreinte, etat) values (${sha256(contenu)}, 'alteree')
    on conflict (empreinte) do update set etat = excluded.etat, le = clock_timestamp()`.execute(db)
  assert.match((await aller(adresse)).texte, /Fichier altéré/)
  assert.equal((await demander(image(1))).statusCode, 503)
})

test('un dépôt d’avant les aperçus a le sien quand quelqu’un l’ouvre', async () => {
  const contenu = pdfDe(['Ancien'])
  const { adresse } = await deposer('ancien.pdf', contenu)
  await sql`delete from apercus where empreinte = ${sha256(contenu)}`.execute(db)
  assert.match((await aller(adresse)).texte, /Aperçu en préparation/)
  await tourner()
  assert.match((await aller(adresse)).texte, /Page 1 sur 1/)
})

test('un film : des vues avec leur moment, chacune un lien qui y mène, et la lecture de l’original', async () => {
  const videos = {
    ...petitProgramme({ code: 'videos' }),
    rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['video'] }])] },
  }
  const numero = await actes.menerAuDepot(await procedure.publier(videos))
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(`${chapitre(numero)}?preuve=ANN.01.01.01`)
  const contenu = await filmDe('webm', { duree: 7_200, pas: 60 })
  await qui.soumettre(ouverte, `${chapitre(numero)}/preuves/fichier`, { piece: { nom: 'demo.webm', contenu } })
  const depot = (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  const adresse = `/candidatures/${numero}/apercus/${depot?.id}`
  await tourner()
  const page = await aller(adresse, hugo)
  assert.match(page.texte, /Vues d’une vidéo de 1 h 59 min Lire à partir de 2 min Lire à partir de 7 min/)
  assert.ok(page.html.includes(`href="${adresse}?a=420#lecture"`))
  assert.match((await aller(`${adresse}?a=420`, hugo)).html, /<video[^>]* src="[^"]+#t=420"/)
  assert.match((await aller(`${adresse}?a=42"onload=x`, hugo)).html, /<video[^>]* src="[^"#]+"/)
})
