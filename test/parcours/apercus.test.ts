import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { TACHE_APERCEVOIR, tachesApercu } from '../../src/app/apercus.ts'
import { actesDe } from '../harness/actes.ts'
import { ouvrirNavigateur } from '../harness/chromium.ts'
import { examiner, noterRefus } from '../harness/examen.ts'
import { filmDe, pdfDe, pngDe } from '../harness/fichiers-a-voir.ts'
import type { Prenom } from '../harness/personnes.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../harness/programme.ts'
import { ouvrirRouteur } from '../harness/routeur.ts'
import { lire } from './pages.ts'

/** Previews in a browser, with the policy of the whole product. */
const procedure = await ouvrirProcedure()
const { modules, navigation, personnes } = procedure
const actes = actesDe(procedure)
const { app } = await ouvrirRouteur(procedure)
const base = `http://localhost:${(app.server.address() as AddressInfo).port}`
const preuve = { numero: 'ANN.01.01.01', natures: ['video', 'document', 'capture', 'log'] } as const
const programme = await procedure.publier(
  petitProgramme({
    rem: { chapitres: [chapitreDEssai('annuaire', [preuve])] },
    taillesMax: { defaut: 64 * 1024 * 1024 },
  }),
)
const navigateur = await ouvrirNavigateur()

const entrer = async (qui: Prenom): Promise<Page> => {
  const contexte = await navigateur.newContext({ baseURL: base })
  await contexte.addCookies([{ name: 'session', value: procedure.jetons[qui], url: base }])
  return contexte.newPage()
}

const preparer = async (): Promise<void> => {
  const contexte = { id: '1', tentative: 1, derniere: false, arret: undefined }
  await tachesApercu({ config: { antivirus: undefined }, modules })[TACHE_APERCEVOIR]?.(null, contexte)
}

/** Each in a candidature of its own. @returns the addresses of its preview and of the pièce itself */
const deposer = async (nom: string, contenu: Buffer) => {
  const numero = await actes.menerAuDepot(programme)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(personnes.pierre)
  const ouverte = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(ouverte, `${chapitre}/preuves/fichier`, { piece: { nom, contenu } })
  const depot = (await procedure.faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  assert.ok(depot, `${nom} est déposé`)
  return {
    numero,
    apercu: `/candidatures/${numero}/apercus/${depot.id}`,
    piece: `/candidatures/${numero}/preuves/${depot.id}`,
  }
}

test('[P24] [P25] [P39] pages, image, states: read by everyone, at any width, under the policy', async () => {
  const [pages, image, impossible] = [
    await deposer('rapport.pdf', pdfDe(['Une', 'Deux'])),
    await deposer('ecran.png', pngDe(600)),
    await deposer('abime.pdf', Buffer.from('%PDF-1.7 rien')),
  ]
  const page = await entrer('hugo')
  const refus = noterRefus(page)
  await page.goto(pages.apercu)
  assert.match(await lire(page), /Aperçu en préparation/)
  assert.deepEqual(await examiner(page, '31-apercu-en-preparation'), [])
  await preparer()
  for (const [nom, { apercu }, attendu] of [
    ['31-apercu-pages', pages, /2 pages Page 1 sur 2/],
    ['31-apercu-image', image, /Réduite, sans les métadonnées de l’original/],
    ['31-apercu-impossible', impossible, /Aperçu impossible/],
  ] as const) {
    await page.goto(apercu)
    assert.match(await lire(page), attendu)
    assert.deepEqual(await examiner(page, nom), [])
    const vues = await page.locator('main img').evaluateAll(images =>
      Promise.all(
        images.map(async element => {
          const vue = element as unknown as { loading: string; decode: () => Promise<void>; naturalWidth: number }
          vue.loading = 'eager'
          await vue.decode()
          return vue.naturalWidth
        }),
      ),
    )
    assert.ok(vues.every(largeur => largeur > 0))
  }
  await page.goto(`/agence/candidatures/${pages.numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  await page.getByRole('img', { name: 'Première page de rapport.pdf' }).waitFor()
  assert.deepEqual(await examiner(page, '31-apercu-instruction'), [])
  assert.deepEqual(refus, [])
})

test('[P24] [P31] a film of two hours: a still leads to its moment; only the parts that are watched are read, and written', async () => {
  const film = await filmDe('webm', { duree: 7_200, pas: 20, cote: 256, bruit: true })
  const { numero, apercu } = await deposer('demonstration.webm', film)
  await preparer()
  const page = await entrer('hugo')
  const refus = noterRefus(page)
  await page.goto(apercu)
  await page.getByRole('link', { name: 'Lire à partir de 1 h 37 min' }).click()
  await page.waitForURL(/a=5820#lecture/)
  const video = page.locator('video')
  const position = (): Promise<number> =>
    video.evaluate(lecteur => (lecteur as unknown as { currentTime: number }).currentTime)
  await video.evaluate(
    lecteur =>
      new Promise<void>(resoudre => {
        const lu = lecteur as unknown as { readyState: number; onloadeddata: () => void }
        if (lu.readyState >= 2) resoudre()
        lu.onloadeddata = () => resoudre()
      }),
  )
  assert.equal(Math.round(await position()), 5_820)
  await video.evaluate(
    lecteur =>
      new Promise<void>(resoudre => {
        const lu = lecteur as unknown as { currentTime: number; onseeked: () => void }
        lu.onseeked = () => resoudre()
        lu.currentTime = 7_100
      }),
  )
  assert.equal(Math.round(await position()), 7_100)
  assert.deepEqual(await examiner(page, '31-apercu-film'), [])
  assert.deepEqual(refus, [])
  const { lectures } = await modules.preuves.lireLectures({ numero, page: 1 })
  const parties = lectures.filter(({ apercu: image }) => image === null)
  assert.ok(
    parties.some(({ debut }) => debut !== null && debut > film.length / 2),
    JSON.stringify(parties),
  )
  assert.ok(lectures.some(({ apercu: image }) => image !== null))
  assert.ok(parties.every(({ par }) => par.nom === personnes.hugo.nom))
  const administrateur = await entrer('alix')
  await administrateur.goto(`/candidatures/${numero}/lectures`)
  assert.match(await lire(administrateur), /Hugo Lefèvre, vérificateur demonstration\.webm Aperçu, images? 1/)
  assert.deepEqual(await examiner(administrateur, '31-lectures'), [])
})

const CANARI = 'canari-execute'
const script = `fetch('/${CANARI}');new Image().src='/${CANARI}';location='/${CANARI}'`

test('[P24] active content, opened by its own address or by that of its preview: downloaded or drawn, never run', async () => {
  const html = `<!doctype html><script>${script}</script><body onload="${script}">`
  const fichiers: readonly (readonly [nom: string, contenu: string | Buffer])[] = [
    ['page.xml', `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`],
    ['dessin.xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`],
    ['page.txt', html],
    [
      'archive.txt',
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${html}\n--b--`,
    ],
    ['polyglotte.pdf', Buffer.concat([pdfDe(['Polyglotte']), Buffer.from(html)])],
    ['script.pdf', pdfDe(['Script'], { ouverture: `/OpenAction << /S /URI /URI (${base}/${CANARI}) >>` })],
    ['ecran.png', Buffer.concat([pngDe(10, html), Buffer.from(html)])],
  ]
  const page = await entrer('hugo')
  const executes: string[] = []
  const telecharges: string[] = []
  page.context().on('request', requete => {
    if (requete.url().includes(CANARI)) executes.push(requete.url())
  })
  page.on('download', telechargement => void telecharges.push(telechargement.suggestedFilename()))
  // What would be seen if something ran.
  await page.goto('/')
  await page.evaluate(script)
  await page.waitForURL(/canari/)
  assert.ok(executes.length > 0)
  executes.length = 0
  const deposes = []
  for (const [nom, contenu] of fichiers) deposes.push(await deposer(nom, Buffer.from(contenu)))
  await preparer()
  for (const { piece, apercu } of deposes) {
    await assert.rejects(page.goto(piece), /Download is starting/)
    await page.goto(apercu)
    for (const adresse of await page
      .locator('main img')
      .evaluateAll(images => images.map(image => image.getAttribute('src')))) {
      await page.goto(String(adresse))
      assert.equal(await page.locator('script').count(), 0)
    }
  }
  assert.equal(telecharges.length, fichiers.length)
  assert.deepEqual(executes, [])
})
