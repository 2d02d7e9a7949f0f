import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import type { Page } from 'playwright-core'
import { actesDe } from '../harness/actes.ts'
import { ouvrirNavigateur } from '../harness/chromium.ts'
import { examiner, noterRefus } from '../harness/examen.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../harness/programme.ts'
import { ouvrirRouteur } from '../harness/routeur.ts'
import { pdf } from './depots.ts'
import { lire } from './pages.ts'

/** Many files in a browser: a folder that is dropped, its files sent in parts, then the match to confirm. */
const procedure = await ouvrirProcedure()
const actes = actesDe(procedure)
const { app } = await ouvrirRouteur(procedure)
const base = `http://localhost:${(app.server.address() as AddressInfo).port}`
const PREUVES = 30
const TAILLE_MAX = 512 * 1024
const numeroDe = (rang: number): string => `ANN.${String(rang).padStart(2, '0')}.01.01`
const programme = await procedure.publier(
  petitProgramme({
    rem: {
      chapitres: [
        chapitreDEssai(
          'annuaire',
          Array.from({ length: PREUVES }, (_, rang) => ({
            numero: numeroDe(rang + 1),
            natures: ['document'] as const,
          })),
        ),
      ],
    },
    taillesMax: { defaut: TAILLE_MAX },
  }),
)
const navigateur = await ouvrirNavigateur()

const entrer = async (): Promise<Page> => {
  const contexte = await navigateur.newContext({ baseURL: base })
  await contexte.addCookies([{ name: 'session', value: procedure.jetons.pierre, url: base }])
  return contexte.newPage()
}

type Contenus = Readonly<Record<string, Buffer>>

const dossierDe = async (contenus: Contenus): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'depot-groupe-'))
  after(() => rm(parent, { recursive: true, force: true }))
  const dossier = join(parent, 'preuves')
  for (const [chemin, contenu] of Object.entries(contenus)) {
    const fichier = join(dossier, chemin)
    await mkdir(join(fichier, '..'), { recursive: true })
    await writeFile(fichier, contenu)
  }
  return dossier
}

/** As a hand does: the folder itself goes on the zone. */
const deposerSurLaZone = async (page: Page, dossier: string): Promise<void> => {
  const zone = page.locator('.cv-glisser')
  await zone.scrollIntoViewIfNeeded()
  const boite = await zone.boundingBox()
  assert.ok(boite)
  const cdp = await page.context().newCDPSession(page)
  const ici = { x: boite.x + boite.width / 2, y: boite.y + boite.height / 2 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', {
      type,
      ...ici,
      data: { items: [], files: [dossier], dragOperationsMask: 1 },
    })
}

const deposes = async (numero: string): Promise<readonly string[]> =>
  (await procedure.faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.preuve] : []))

test('[PRE-1] [P7] a dropped folder of 60 files: one is too large and says so, the others go on; the match is confirmed before anything is deposited', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenus: Record<string, Buffer> = { '.DS_Store': Buffer.from('rien') }
  for (let rang = 1; rang <= PREUVES; rang++) {
    contenus[`${numeroDe(rang)}.pdf`] = pdf('un', `${rang}`).buffer
    contenus[`suite/${numeroDe(rang)} bis.pdf`] = pdf('bis', `${rang} bis`).buffer
  }
  contenus[`${numeroDe(1)}.pdf`] = Buffer.concat([pdf('lourd').buffer, Buffer.alloc(TAILLE_MAX)])
  const page = await entrer()
  const refus = noterRefus(page)
  await page.goto(`/candidatures/${numero}/depot-groupe`)
  assert.deepEqual(await examiner(page, '32-depot-groupe'), [])
  await deposerSurLaZone(page, await dossierDe(contenus))
  await page.getByText('À confirmer : 59 fichiers reçus').waitFor()
  const texte = await lire(page)
  assert.match(texte, /Un fichier n’a pas été retenu/)
  assert.match(texte, /preuves\/ANN\.01\.01\.01\.pdf : Ce fichier dépasse la taille maximale/)
  assert.deepEqual(await deposes(numero), [])
  await page.getByRole('button', { name: 'Déposer les fichiers de cette page' }).click()
  await page.getByText('25 fichiers sont déposés').waitFor()
  assert.equal((await deposes(numero)).length, 25)
  assert.deepEqual(refus, [])
})

test('[PRE-1] a file that is refused is said at its line while the others are sent, and a manifest in the folder says for which proof', async () => {
  const numero = await actes.menerAuDepot(programme)
  const dossier = await dossierDe({
    'a.pdf': pdf('a').buffer,
    'b.exe': Buffer.from('MZ'),
    'manifeste.csv': Buffer.from('fichier;preuve\na.pdf;ANN.03.01.01\n'),
  })
  const page = await entrer()
  await page.goto(`/candidatures/${numero}/depot-groupe`)
  // The last answer waits until the line of the other was read.
  let lue = (): void => undefined
  const retenue = new Promise<void>(fini => (lue = fini))
  await page.route('**/envois/*', async route => {
    await retenue
    await route.continue()
  })
  await deposerSurLaZone(page, dossier)
  await page.getByText('b.exe : Choisissez un fichier d’un format accepté').waitFor()
  assert.match(await lire(page), /0 fichier reçu sur 2, 1 refusé/)
  lue()
  await page.getByText('Indiquée par le manifeste.').waitFor()
  assert.equal(await page.locator('select').inputValue(), 'ANN.03.01.01')
})

test('[P7] cut, then chosen again on another page: what was not received whole is told, and its sending goes on from there', async () => {
  const numero = await actes.menerAuDepot(programme)
  const dossier = await dossierDe({ 'ANN.01.01.01.pdf': pdf('coupé').buffer })
  const page = await entrer()
  await page.goto(`/candidatures/${numero}/depot-groupe`)
  const creation = page.waitForResponse(reponse => reponse.request().method() === 'POST' && reponse.status() === 201)
  await page.route('**/envois/*', route => route.abort())
  await deposerSurLaZone(page, dossier)
  await creation
  page.on('dialog', dialogue => void dialogue.accept())
  await page.goto('about:blank')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.goto(`/candidatures/${numero}/depot-groupe`)
  assert.match(await lire(page), /Un fichier n’est pas arrivé en entier.*preuves\/ANN\.01\.01\.01\.pdf/)
  const creations: string[] = []
  page.on('request', demande => {
    if (demande.url().endsWith('/envois')) creations.push(demande.method())
  })
  await deposerSurLaZone(page, dossier)
  await page.getByText('À confirmer : 1 fichier reçu').waitFor()
  assert.deepEqual(creations, [])
})
