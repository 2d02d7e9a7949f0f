import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ouvrirNavigateur } from '../../../test/harness/chromium.ts'
import { examiner, noterRefus } from '../../../test/harness/examen.ts'
import { inscrireTous } from '../../../test/harness/personnes.ts'
import { demarrerProduit } from '../../../test/harness/produit.ts'
import { auteur } from '../../kernel/acteur.ts'
import { jourAParis, plusHeures } from '../../kernel/temps.ts'
import { makeDispositifs, publierVersion } from '../../modules/dispositifs/index.ts'
import { enTransaction } from '../../platform/db/index.ts'
import { ajouterTache } from '../../platform/jobs/index.ts'
import { deposerCourriel } from '../../platform/mail/index.ts'

const produit = await demarrerProduit({ role: 'web' })
const { personnes, jetons } = await inscrireTous(produit.db)

const semerTaches = async (): Promise<void> => {
  await enTransaction(produit.db, async tx => {
    await ajouterTache(tx, { nom: 'produire-documents', charge: {} })
    await ajouterTache(tx, { nom: 'saluer', charge: {} })
    await deposerCourriel(tx, {
      cle: '1',
      destinataire: 'claire.martin@imagerie-demo.example',
      sujet: 'Accusé de réception',
      texte: 'x',
    })
  })
  await sql`update graphile_worker._private_jobs set attempts = 25, last_error = 'connect ECONNREFUSED 192.0.2.1:25 : le serveur ne répond pas'
    where id = (select min(id) from graphile_worker._private_jobs)`.execute(produit.db)
  await sql`update graphile_worker._private_jobs set attempts = 2, last_error = 'délai dépassé', run_at = clock_timestamp() + interval '10 minutes'
    where id = (select max(id) - 1 from graphile_worker._private_jobs)`.execute(produit.db)
}

/** The programme shipped, a milestone named and a requirement said otherwise. */
const publierUneSuite = async (): Promise<void> => {
  const dispositifs = makeDispositifs(produit.db)
  const { id: _, version: __, ...contenu } = await dispositifs.versionOuverte('ris-vague-2')
  const [premier, ...autres] = contenu.rem.chapitres
  const [exigence, ...suivantes] = premier?.exigences ?? []
  if (!premier || !exigence) throw new Error('programme vide')
  const dite = { ...exigence, texte: '<p>La solution DOIT faire autrement.</p>', criticite: 'Critique' as const }
  const suite = {
    ...contenu,
    vague: 'Vague 2, seconde période',
    jalons: contenu.jalons.map(jalon => (jalon.code === 'J1' ? { ...jalon, libelle: 'Premier dépôt' } : jalon)),
    mentions: { ...contenu.mentions, telephone: '01 99 00 00 99' },
    rem: { chapitres: [{ ...premier, exigences: [dite, ...suivantes.slice(1)] }, ...autres] },
  }
  await publierVersion(produit.db, { contenu: suite, par: auteur(personnes.alix) })
}

/** A day later than it is: what a date field takes. */
const lendemainDuJalon = async (code: string): Promise<string> => {
  const { jalons } = await makeDispositifs(produit.db).versionOuverte('ris-vague-2')
  const quand = jalons.find(jalon => jalon.code === code)?.quand ?? assert.fail()
  return jourAParis(plusHeures(quand, 24))
}

test('[P39] the administrator’s pages: nothing for axe, nothing against the policy, at 1,280, 390 and 320 px', async t => {
  const navigateur = await ouvrirNavigateur()
  const contexte = await navigateur.newContext({
    baseURL: produit.adresse,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  t.after(() => contexte.close())
  await contexte.addCookies([{ name: 'session', value: jetons.alix, url: produit.adresse }])
  const page = await contexte.newPage()
  const refus = noterRefus(page)
  const fautes: string[] = []
  const voir = async (chemin: string, nom: string): Promise<void> => {
    await page.goto(chemin)
    fautes.push(...(await examiner(page, `administration-${nom}`)))
  }

  await voir('/administration/taches', 'taches-vides')
  await semerTaches()
  await voir('/administration', 'accueil')
  await voir('/administration/journal?numero=ABCDEFGHIJ', 'journal-introuvable')
  await voir('/administration/dispositifs', 'dispositifs')
  await publierUneSuite()
  await voir('/atelier/ris-vague-2/versions', 'versions')
  await voir('/atelier/ris-vague-2/versions/1/2', 'differences')
  await voir('/administration/dispositifs', 'dispositifs-versions')
  await page.getByRole('link', { name: /Déplacer le jalon J2 du dispositif RIS vague 2/ }).click()
  fautes.push(...(await examiner(page, 'administration-jalon')))
  await page.getByLabel('Nouveau jour').fill('2026-01-13')
  await page
    .getByLabel('Motif')
    .fill('Incident de la plateforme pendant les derniers jours : le jalon est reporté d’un mois.')
  await page.getByRole('button', { name: 'Déplacer le jalon' }).click()
  fautes.push(...(await examiner(page, 'administration-jalon-refus')))
  await page.getByLabel('Nouveau jour').fill(await lendemainDuJalon('J2'))
  await page.getByRole('button', { name: 'Déplacer le jalon' }).click()
  assert.match(await page.getByRole('main').innerText(), /Le jalon est déplacé/)
  fautes.push(...(await examiner(page, 'administration-jalon-deplace')))
  await voir('/dispositifs/ris-vague-2', 'jalon-deplace-public')
  await voir('/administration/personnes', 'personnes')
  await voir('/administration/personnes?q=zzz', 'personnes-aucune')
  await voir(`/administration/personnes/${personnes.paul.personneId}`, 'personne-editeur')
  await page.getByRole('button', { name: 'Accorder ce droit' }).click()
  fautes.push(...(await examiner(page, 'administration-personne-refus')))
  await page.getByLabel('Vérificateur').check({ force: true })
  await page.getByLabel(/J’ai vérifié/).check({ force: true })
  await page.getByRole('button', { name: 'Accorder ce droit' }).click()
  fautes.push(...(await examiner(page, 'administration-personne-accorde')))
  await page.getByRole('link', { name: /Retirer le droit/ }).click()
  fautes.push(...(await examiner(page, 'administration-retrait')))
  await page.getByRole('button', { name: 'Retirer ce droit' }).click()
  assert.match(await page.getByRole('main').innerText(), /Le droit est retiré/)
  await voir('/administration/taches', 'taches')
  await page.getByRole('button', { name: /Rejouer la tâche produire-documents/ }).click()
  fautes.push(...(await examiner(page, 'administration-taches-rejouee')))
  assert.deepEqual([fautes, refus], [[], []])
})
