import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { TACHE_APERCEVOIR, tachesApercu } from '../../src/app/apercus.ts'
import { actesDe } from '../harness/actes.ts'
import { ouvrirNavigateur } from '../harness/chromium.ts'
import { pdfDe } from '../harness/fichiers-a-voir.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../harness/programme.ts'
import { chiffrer, selon } from '../harness/promesses/forme.ts'
import { ouvrirRouteur } from '../harness/routeur.ts'

const procedure = await ouvrirProcedure()
const { modules, navigation, personnes, jetons, faits } = procedure
const { pierre } = personnes
const { app } = await ouvrirRouteur(procedure)
const origine = `http://localhost:${(app.server.address() as AddressInfo).port}`
const actes = actesDe(procedure)

/** Another origin of the same site, to which cookies go too; whoever comes to `/execute` was made to by what ran. */
const executions: string[] = []
const ailleurs = createServer(({ url = '' }, reponse) => {
  if (url.startsWith('/execute')) executions.push(url)
  const page = url.startsWith('/page') ? decodeURIComponent(url.split('?')[1] ?? '') : ''
  reponse.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'access-control-allow-origin': '*' }).end(page)
})
await new Promise<void>(pret => ailleurs.listen(0, '127.0.0.1', pret))
after(() => {
  ailleurs.close()
  ailleurs.closeAllConnections()
})
const canari = `http://localhost:${(ailleurs.address() as AddressInfo).port}`

const script = (nom: string): string =>
  `try{self.document&&(document.title='EXECUTE ${nom}')}catch(e){};try{fetch('${canari}/execute?${nom}',{mode:'no-cors'})}catch(e){};try{new Image().src='${canari}/execute?${nom}'}catch(e){};try{alert('${nom}')}catch(e){}`

const html = (nom: string): string =>
  `<html><body><script>${script(nom)}</script><img src=x onerror="${script(nom)}"><svg onload="${script(nom)}"></svg><iframe srcdoc="<script>${script(nom)}</script>"></iframe><meta http-equiv="refresh" content="0;url=${canari}/execute?${nom}"></body></html>`
const svg = (nom: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${script(nom)}"><script>${script(nom)}</script></svg>`
const xhtml = (nom: string): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><script>${script(nom)}</script></body></html>`
const xsl = (nom: string): string =>
  `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html xmlns="http://www.w3.org/1999/xhtml"><script>${script(nom)}</script></html></xsl:template></xsl:stylesheet>`
const mht = (nom: string): string =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: x\r\n\r\n${html(nom)}\r\n--b--\r\n`

/** What runs where it is opened as what it is, by its kind. */
const ACTIFS: Readonly<Record<string, (nom: string) => string | Buffer>> = {
  html,
  svg,
  xhtml,
  xsl,
  mht,
  js: script,
  json: nom => `[1];${script(nom)}`,
  css: nom => `@import url("${canari}/execute?${nom}");body{background:url("${canari}/execute?${nom}")}`,
  'pdf et html': nom => `%PDF-1.7\n${html(nom)}`,
  'pdf avec script': nom =>
    pdfDe(['Une page'], {
      ouverture: `/OpenAction << /S /JavaScript /JS (app.alert('${nom}');app.launchURL('${canari}/execute?${nom}')) >>`,
    }),
  'gif et js': nom => `GIF89a/*${'\0'.repeat(8)}*/=1;${script(nom)}`,
  'bmp et html': nom => Buffer.concat([Buffer.from('BM    \0\0\0\0'), Buffer.from(html(nom))]),
}

/** Where a person could hide it: names that are accepted, and whose content is not known by its first bytes; or a kind that it is. */
const TEXTES = ['txt', 'xml', 'json', 'eml', 'md', 'csv', 'log', 'cda', 'http', 'har', 'yml', 'mbox']
const NOMS: Readonly<Record<string, readonly string[]>> = {
  'pdf et html': ['pdf'],
  'pdf avec script': ['pdf'],
  'gif et js': ['gif'],
  'bmp et html': ['bmp'],
}
const COURTS: Readonly<Record<string, readonly string[]>> = {
  html: ['txt', 'xml'],
  svg: ['xml'],
  xhtml: ['xml', 'cda'],
  xsl: ['xml'],
  mht: ['eml', 'mbox'],
  js: ['txt', 'json'],
  json: ['json'],
  css: ['txt'],
}

const programme = await procedure.publier(
  petitProgramme({
    taillesMax: { defaut: 2 ** 20 },
    rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['fichier'] }])] },
  }),
)

type Piege = { readonly nom: string; readonly adresses: readonly string[] }

const deposer = async (numero: string, genre: string, extension: string): Promise<Piege | null> => {
  const nom = `${genre}-${extension}`.replaceAll(' ', '-')
  const contenu = ACTIFS[genre]?.(nom) ?? ''
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(pierre)
  const avant = (await faits(numero)).length
  const page = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${chapitre}/preuves/fichier`, {
    mode: 'complete',
    piece: { nom: `${nom}.${extension}`, contenu },
  })
  const depot = (await faits(numero))
    .slice(avant)
    .flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  if (!depot) return null
  const { id } = depot
  const fichier = `/candidatures/${numero}/preuves/${id}`
  return { nom, adresses: [fichier, `${fichier}/apercus/1`, `/candidatures/${numero}/apercus/${id}`] }
}

/** Every way in which a page can open an address. */
const pageDe = (adresses: readonly string[]): string =>
  `<!doctype html><title>page</title>${adresses
    .map(
      adresse =>
        `<iframe src="${adresse}"></iframe><object data="${adresse}"></object><embed src="${adresse}"><img src="${adresse}"><script src="${adresse}"></script><script type="module" src="${adresse}"></script><link rel="stylesheet" href="${adresse}">`,
    )
    .join(
      '',
    )}<script>for (const a of ${JSON.stringify(adresses)}) { try { new Worker(a) } catch {} try { navigator.serviceWorker?.register(a).catch(() => 0) } catch {} }</script>`

const surveiller = async (contexte: BrowserContext): Promise<void> => {
  contexte.on('page', page => {
    page.on('dialog', dialogue => {
      executions.push(`dialogue ${dialogue.message()}`)
      void dialogue.dismiss()
    })
  })
}

const navigateur = await ouvrirNavigateur()

const contexteDe = async (): Promise<BrowserContext> => {
  const contexte = await navigateur.newContext({ acceptDownloads: false })
  await contexte.addCookies([{ name: 'session', value: jetons.pierre, url: origine }])
  await surveiller(contexte)
  return contexte
}

/** Opens what is there, waits until it is quiet, and looks at what it has become. */
const ouvrir = async (contexte: BrowserContext, adresse: string): Promise<void> => {
  const page = await contexte.newPage()
  // A download begins instead of a page: there is nothing to wait for.
  await page.goto(adresse, { waitUntil: 'load' }).catch(() => undefined)
  await page.waitForTimeout(selon(60, 400))
  for (const cadre of page.frames()) {
    const titre = await cadre.title().catch(() => '')
    if (titre.startsWith('EXECUTE')) executions.push(titre)
  }
  await page.close()
}

test('[P24] what is deposited to run runs nowhere: at its address, in a frame, as a script, from a page of ours or of another', async t => {
  const numero = await actes.menerAuDepot(programme)
  const pieges: Piege[] = []
  let refuses = 0
  for (const genre of Object.keys(ACTIFS))
    for (const extension of NOMS[genre] ?? selon(COURTS[genre] ?? [], TEXTES)) {
      const piege = await deposer(numero, genre, extension)
      if (piege) pieges.push(piege)
      else refuses++
    }
  assert.ok(pieges.length >= 10, `${pieges.length} déposés, ${refuses} refusés`)
  const contexteDeTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
  await tachesApercu({ config: { antivirus: undefined }, modules })[TACHE_APERCEVOIR]?.(null, contexteDeTache)

  const contexte = await contexteDe()
  const entieres = pieges.flatMap(({ adresses }) => adresses.map(adresse => origine + adresse))
  for (const adresse of entieres) await ouvrir(contexte, adresse)
  await contexte.route(`${origine}/page-d-essai`, route =>
    route.fulfill({ contentType: 'text/html', body: pageDe(entieres) }),
  )
  await ouvrir(contexte, `${origine}/page-d-essai`)
  for (let n = 0; n < entieres.length; n += 24)
    await ouvrir(contexte, `${canari}/page?${encodeURIComponent(pageDe(entieres.slice(n, n + 24)))}`)
  assert.deepEqual(executions, [])
  chiffrer(t, {
    'contenus actifs déposés': pieges.length,
    adresses: entieres.length,
    ouvertures: entieres.length + entieres.length * 7 * 2,
    exécutions: executions.length,
  })

  // The same bytes run where they are shown as pages: what is watched for would have been seen.
  await contexte.route(`${origine}/temoin`, route => route.fulfill({ contentType: 'text/html', body: html('temoin') }))
  await ouvrir(contexte, `${origine}/temoin`)
  assert.ok(executions.length > 0)
  await contexte.close()
})
