import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { jourAParis, jourCivil } from '../../src/kernel/temps.ts'
import { lireProgramme } from '../../src/modules/dispositifs/index.ts'
import { RACINE } from '../../src/platform/config/index.ts'
import { lireHorloge } from '../../src/platform/db/index.ts'
import { actesDe } from '../harness/actes.ts'
import { ouvrirNavigateur } from '../harness/chromium.ts'
import { examiner, noterRefus } from '../harness/examen.ts'
import type { Prenom } from '../harness/personnes.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { petitProgramme } from '../harness/programme.ts'
import { ouvrirRouteur } from '../harness/routeur.ts'
import { pdf } from './depots.ts'
import { envoyer, lire, suivre } from './pages.ts'

/** What a programme asks for besides its proofs, in a browser that runs our scripts, on the programme that is shipped with all of it. */
const procedure = await ouvrirProcedure()
const actes = actesDe(procedure)
const { app } = await ouvrirRouteur(procedure)
const base = `http://localhost:${(app.server.address() as AddressInfo).port}`
const lu = await lireProgramme(join(RACINE, 'programmes/dpi-vague-2'), { aujourdhui: jourCivil('2126-01-05') })
assert.ok(lu.ok)
const point = lu.valeur.controles.testIntrusion?.points[0]
assert.equal(point?.gravite, 'haute')
const { formulaires } = petitProgramme()
const dpi = await procedure.publier({ ...lu.valeur, code: 'dpi-essai', formulaires })
const navigateur = await ouvrirNavigateur()

const entrer = async (qui: Prenom): Promise<{ readonly page: Page; readonly refus: readonly string[] }> => {
  const contexte = await navigateur.newContext({ baseURL: base })
  await contexte.addCookies([{ name: 'session', value: procedure.jetons[qui], url: base }])
  const page = await contexte.newPage()
  return { page, refus: noterRefus(page) }
}
const examen = async (page: Page, nom: string): Promise<void> => assert.deepEqual(await examiner(page, nom), [])

const socle = 'conformite-aux-autres-services-socles'
const preuve = (numero: string, chapitre: string, nom: string): string =>
  `/candidatures/${numero}/chapitres/${chapitre}?preuve=${encodeURIComponent(nom)}`

test('[PRE-8] [CND-2] by the script that follows uploads: a date that lacks is asked for, then the deposit says where the request stands', async () => {
  const numero = await actes.menerAuDepot(dpi)
  const { page, refus } = await entrer('pierre')
  await page.goto(preuve(numero, socle, 'SOCLE.01.01.01'))
  const forme = page.locator('form[action$="/preuves/fichier"]').first()
  const deposer = async (): Promise<void> => {
    await forme.getByLabel('Fichier à déposer').setInputFiles(pdf('certificat.pdf'))
    await forme.getByRole('button', { name: 'Déposer le fichier' }).click()
  }
  await forme.getByRole('radio', { name: 'Pré-examen' }).check({ force: true })
  await deposer()
  await page.getByRole('link', { name: /Donnez la date de retour prévue/ }).waitFor()
  await examen(page, '30-homologation-erreur')
  assert.ok(await forme.getByRole('radio', { name: 'Pré-examen' }).isChecked())
  await forme.getByLabel('Date de retour prévue').fill('2127-03-31')
  await deposer()
  await page.waitForURL(/recu=oui/)
  assert.match(await lire(page), /Homologation CNDA Pré-examen, retour prévu le 31 mars 2127/)
  await examen(page, '30-homologation')
  const autre = await actes.menerAuDepot(dpi)
  await page.goto(preuve(autre, socle, 'SOCLE.01.01.01'))
  await suivre(page, 'Reprendre une pièce')
  await examen(page, '30-reprise')
  assert.deepEqual(refus, [])
})

test('[PEN-1] [PEN-2] forty points, a draft, its result, then the report: kept as it was answered', async () => {
  const numero = await actes.menerAuDepot(dpi)
  const { page, refus } = await entrer('pierre')
  await page.goto(preuve(numero, 'test-d-intrusion', 'SSI/PEN.03.01.01'))
  await suivre(page, 'Remplir le rapport de test')
  await page.locator('[name=prestataire]').fill('Sécurité et Tests SARL')
  await page.locator('[name=qualification]').fill('PASSI 2026-042')
  await page.locator('[name=finLe]').fill(jourAParis(await lireHorloge(procedure.db)))
  await page.getByRole('checkbox', { name: 'Application web' }).check({ force: true })
  await page.getByRole('button', { name: 'afficher les points' }).click()
  await page.getByRole('button', { name: 'Déposer le rapport' }).waitFor()
  for (const conforme of await page.locator('input[type=radio][value=conforme]').all())
    await conforme.check({ force: true })
  await page.locator(`[name="reponse-${point.id}"][value=non_conforme]`).check({ force: true })
  await page.getByRole('button', { name: 'Déposer le rapport' }).click()
  await page.getByRole('link', { name: `Justifiez la réponse donnée au point ${point.id}.` }).waitFor()
  await examen(page, '31-test-erreurs')
  await page.locator(`[name="justification-${point.id}"]`).fill('Une page de diagnostic restait accessible.')
  await page.getByRole('button', { name: 'voir le résultat' }).click()
  await page.getByText('Le brouillon est enregistré').waitFor()
  assert.match(await lire(page), /Résultat Défavorable : 1 réponse négative de gravité haute/)
  await examen(page, '31-test')
  await page.locator('input[type=file]').setInputFiles(pdf('rapport.pdf'))
  await page.getByRole('button', { name: 'Déposer le rapport' }).click()
  await page.waitForURL(/recu=oui/)
  assert.match(
    await lire(page),
    /Résultat du test d’intrusion Défavorable .* Une page de diagnostic restait accessible/,
  )
  const hugo = await entrer('hugo')
  await hugo.page.goto(`/agence${preuve(numero, 'test-d-intrusion', 'SSI/PEN.03.01.01')}`)
  assert.match(await lire(hugo.page), new RegExp(`Défavorable .* ${point.id} · ${point.intitule}, gravité haute`))
  await examen(hugo.page, '31-test-agence')
  assert.deepEqual([...refus, ...hugo.refus], [])
})

test('[ELI-9] twenty questions, then the means: for the candidate alone', async () => {
  const numero = await actes.menerAuDepot(dpi)
  const { page, refus } = await entrer('pierre')
  await page.goto(`/candidatures/${numero}`)
  await suivre(page, 'Voir le questionnaire')
  for (const niveau of await page.locator('input[type=radio][value="2"]').all()) await niveau.check({ force: true })
  await page.getByRole('button', { name: 'Enregistrer mes réponses' }).click()
  await page.getByText('Vos réponses sont enregistrées').waitFor()
  assert.match(await lire(page), /Moyenne de vos réponses : 2 sur 4/)
  await examen(page, '32-maturite')
  const nadia = await entrer('nadia')
  await nadia.page.goto(`/candidatures/${numero}/maturite`)
  assert.doesNotMatch(await lire(nadia.page), /sur 4|SSI-01/)
  await examen(nadia.page, '32-maturite-agence')
  assert.deepEqual([...refus, ...nadia.refus], [])
})

test('[GRP-3] a gestionnaire ticks what is common, and confirms', async () => {
  const [source, numero] = [await actes.menerAuDepot(dpi), await actes.menerAuDepot(dpi)]
  await actes.deposer(source, 'annuaire-sante-fr', 'ANN/va1.01.01.01')
  const { page, refus } = await entrer('nadia')
  await page.goto(`/agence/candidatures/${numero}/preuves-transverses?source=${source}`)
  await page.getByRole('checkbox', { name: 'ANN/va1.01.01.01' }).check({ force: true })
  await page.getByLabel('Motif').fill('Commun aux deux solutions.')
  await examen(page, '33-transverses')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('button', { name: 'Admettre 1 preuve' }).waitFor()
  await examen(page, '33-transverses-confirmation')
  assert.equal(await envoyer(page, 'Admettre 1 preuve'), 303)
  assert.equal((await procedure.faits(numero)).at(-1)?.type, 'PreuveDeposee')
  assert.deepEqual(refus, [])
})
