import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { lireCourriel } from './connexion.ts'
import { capture, deposerLeReste, empreinteCourte, type Fichier, pdf, surDisque, video } from './depots.ts'
import { constaterAccuse } from './etapes-candidature.ts'
import { preuvesParChapitre } from './exigences.ts'
import { type Monde, PERSONNES } from './monde.ts'
import { constaterRefus, constaterTexte, envoyer, lire, suivre, titreDe } from './pages.ts'

const chapitre = (numero: string, code: string): string => `/candidatures/${numero}/chapitres/${code}`

const sansBlanc = (texte: string): string => texte.replaceAll(/\s+/g, ' ')

/** One line a chapter of the dashboard: its title and « deposited/asked ». */
const chapitresDuTableau = async (page: Page): Promise<ReadonlyMap<string, string>> => {
  const lignes = await page.locator('#chapitres tbody tr').allInnerTexts()
  return new Map(
    lignes.map((ligne): [string, string] => {
      const [titre = '', compte = ''] = ligne.split('\t')
      return [sansBlanc(titre), compte]
    }),
  )
}

export const ouvrirEtape3 = async ({ constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  await pierre.goto(`/candidatures/${numero}`)
  const attendus = preuvesParChapitre(['Général', 'CIBA'])
  assert.deepEqual(
    await chapitresDuTableau(pierre),
    new Map([...attendus].map(([titre, preuves]) => [sansBlanc(titre), `0/${preuves}`])),
  )
  await constater(pierre, '09-candidature')
  await suivre(pierre, 'Utilisation de PSC')
  await suivre(pierre, /^PSC\.20/)
  await constaterTexte(pierre, /PSC\.20 .* · CIBA · Vague 2/)
  await constater(pierre, '09-chapitre')
}

const preuveOuverte = (page: Page): Locator => page.locator('section.cv-preuve').first()

const boutonDeposer = (cadre: Locator): Locator => cadre.getByRole('button', { name: 'Déposer le fichier' })

/** Deposits a file by its form and finds its hash on the page that comes back. */
const deposer = async (page: Page, fichier: Fichier): Promise<void> => {
  const cadre = preuveOuverte(page)
  await cadre.getByLabel('Fichier à déposer').setInputFiles(fichier)
  assert.equal(await envoyer(page, boutonDeposer(cadre)), 303)
  await page.getByText(empreinteCourte(fichier)).first().waitFor()
  await constaterTexte(page, /Le dépôt est reçu/)
}

/** The line between the browser and the server, for as long as the answer is held: `null` cuts it. In bytes a second. */
const tenirLaLigne = async (page: Page) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  return (debit: number | null): Promise<unknown> =>
    cdp.send('Network.emulateNetworkConditions', {
      offline: debit === null,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: debit ?? -1,
    })
}

/** A heavy file: sent in parts, its line cut on the way, then deposited without anything being sent twice. */
const deposerMalgreUneCoupure = async ({ constater }: Monde, page: Page, fichier: Fichier): Promise<void> => {
  const cadre = preuveOuverte(page)
  await cadre.getByLabel('Fichier à déposer').setInputFiles(await surDisque(fichier))
  const regler = await tenirLaLigne(page)
  await regler(60_000_000)
  await boutonDeposer(cadre).click()
  const suivi = page.locator('.cv-envoi')
  await suivi.getByText(/ [1-9]\d? % \([\d,]+\sMo sur/).waitFor({ timeout: LONGTEMPS_MS })
  await constater(page, '10-envoi')
  await regler(null)
  await suivi.getByText(/connexion perdue/).waitFor({ timeout: LONGTEMPS_MS })
  await regler(-1)
  await page.getByText(empreinteCourte(fichier)).first().waitFor({ timeout: LONGTEMPS_MS })
  await constaterTexte(page, /Le dépôt est reçu/)
}

/** In milliseconds: half a gigabyte, on a machine that does other things. */
const LONGTEMPS_MS = 90_000

/** A file refused, with the page again; what it accepts was said before. */
const essayer = async (page: Page, fichier: Fichier, attendu: { statut: number; phrase: RegExp }): Promise<void> => {
  const cadre = preuveOuverte(page)
  await cadre.getByLabel('Fichier à déposer').setInputFiles(fichier)
  await constaterRefus(page, boutonDeposer(cadre), { statut: attendu.statut, phrases: [attendu.phrase] })
}

/** A key, and the page that it leads to when it sends the opinion. */
const frapper = async (page: Page, touche: string, statut?: number): Promise<void> => {
  if (touche !== 'e') return page.keyboard.press(touche)
  const bouton = page.getByRole('button', { name: 'Enregistrer et suivante' })
  assert.equal(await envoyer(page, bouton, () => page.keyboard.press(touche)), statut ?? 303)
}

/** A deposit sent by a form that the page no longer shows. */
const redeposer = async (page: Page, chemin: string, preuve: string) => {
  const { request } = page.context()
  const jeton = await page.locator('input[name=_jeton]').first().inputValue()
  const champs = { _jeton: jeton, cle: randomUUID(), preuve, mode: 'remplace', piece: pdf('apres-coup.pdf') }
  const recu = await request.post(`${chemin}/preuves/fichier`, { multipart: champs, maxRedirects: 0 })
  return { statut: recu.status(), texte: await recu.text() }
}

/** To one requirement of the chapter, by the list of them. */
const ouvrirExigence = (page: Page, id: string): Promise<void> => suivre(page, new RegExp(`^${id}`))

const deposerFichiers = async (monde: Monde, pierre: Page, numero: string): Promise<void> => {
  const { constater } = monde
  await pierre.goto(chapitre(numero, 'annuaire-sante-fr'))
  await constaterTexte(pierre, /Accepte un document, .* au plus/)
  await constaterRefus(pierre, boutonDeposer(preuveOuverte(pierre)), {
    statut: 422,
    phrases: [/Choisissez un fichier/],
  })
  await essayer(pierre, pdf('logiciel.exe'), { statut: 415, phrase: /Choisissez un fichier d’un format accepté/ })
  await essayer(pierre, capture('faux.pdf'), { statut: 415, phrase: /n’est pas celui d’un fichier « \.pdf »/ })
  await constater(pierre, '10-chapitre-refus')
  await deposer(pierre, pdf('annuaire.pdf'))
  await ouvrirExigence(pierre, 'ANN/va1.03')
  await deposer(pierre, capture('recherche.png'))
  await ouvrirExigence(pierre, 'ANN/va1.04')
  await deposer(pierre, capture('fiche.png'))
  await ouvrirExigence(pierre, 'ANN/va1.05')
  await deposerMalgreUneCoupure(monde, pierre, video('demonstration.mp4', 500_000_000))
  await constaterTexte(pierre, /demonstration\.mp4/, /500 Mo/, /par Pierre Durand/, /4 sur 4 preuves/)
  await constater(pierre, '10-depot')
}

const deposerLien = async ({ constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  await pierre.goto(chapitre(numero, 'echanges-via-ms-sante'))
  await ouvrirExigence(pierre, 'MSS/va1.09')
  const cadre = preuveOuverte(pierre)
  const bouton = cadre.getByRole('button', { name: 'Déposer le lien' })
  await cadre.getByLabel('Lien à déposer').fill('http://exemple.fr/rapport')
  await constaterRefus(pierre, bouton, { statut: 422, phrases: [/commence par « https:\/\/ »/] })
  assert.equal(await cadre.getByLabel('Lien à déposer').inputValue(), 'http://exemple.fr/rapport')
  await constater(pierre, '10-lien-refus')
  await cadre.getByLabel('Lien à déposer').fill('https://exemple.fr/rapport')
  await envoyer(pierre, bouton)
  await constaterTexte(pierre, /https:\/\/exemple\.fr\/rapport/, /par Pierre Durand/)
}

const importerDeGazelle = async ({ constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  await pierre.goto(chapitre(numero, 'production-du-document'))
  await ouvrirExigence(pierre, 'DOC/va1.04')
  await suivre(pierre, 'Importer directement de Gazelle')
  await constaterTexte(pierre, /CR-imagerie-scanner-thorax\.xml/, /Réussi/)
  assert.doesNotMatch(await lire(pierre), /radio-poignet/, 'les rapports d’un autre éditeur ne sont pas montrés')
  await constater(pierre, '10-gazelle')
  const ligne = pierre.getByRole('row', { name: /scanner-thorax/ })
  await envoyer(pierre, ligne.getByRole('button', { name: 'Importer' }))
  await constaterTexte(pierre, /réussi, Gazelle CDA Validation/, /Copie conservée/)
  await constater(pierre, '10-gazelle-importe')
}

export const deposerPreuves = async (monde: Monde, pierre: Page, numero: string): Promise<void> => {
  await deposerFichiers(monde, pierre, numero)
  await deposerLien(monde, pierre, numero)
  await importerDeGazelle(monde, pierre, numero)
}

/** One chapter by itself, then all the others at once. */
export const soumettreChapitres = async ({ constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  await pierre.goto(chapitre(numero, 'dmp'))
  assert.equal(await pierre.getByRole('button', { name: 'Soumettre le chapitre' }).isDisabled(), true)
  await constaterTexte(pierre, /Il manque 10 preuves/)
  const annuaire = chapitre(numero, 'annuaire-sante-fr')
  await pierre.goto(annuaire)
  await suivre(pierre, 'Soumettre le chapitre')
  await constaterTexte(pierre, /Vous remettez à l’agence 4 preuves/)
  await constater(pierre, '11-soumission')
  await envoyer(pierre, 'Soumettre le chapitre')
  await constaterAccuse(pierre)
  await constaterTexte(pierre, /Rang dans la file d’attente n° 1/, /demonstration\.mp4/)
  await constater(pierre, '11-accuse')

  // Frozen: no form is left, and one kept open is refused.
  await pierre.goto(annuaire)
  await constaterTexte(pierre, /Ce chapitre est figé/)
  assert.equal(await pierre.getByRole('button', { name: 'Déposer' }).count(), 0)
  await constater(pierre, '11-chapitre-fige')
  const garde = await redeposer(pierre, annuaire, 'ANN/va1.01.01.01')
  assert.equal(garde.statut, 422)
  assert.match(garde.texte, /ses preuves sont figées/)

  await pierre.goto(`/candidatures/${numero}`)
  for (const lien of await pierre.locator('#chapitres').getByRole('rowheader').getByRole('link').all()) {
    const adresse = (await lien.getAttribute('href')) ?? ''
    if (adresse !== annuaire) await deposerLeReste(pierre, adresse)
  }
  await pierre.reload()
  await constaterTexte(pierre, /230 sur 230 preuves déposées \(100 %\)/)
  await suivre(pierre, /Soumettre les 23 chapitres complets/)
  await constater(pierre, '11-soumissions')
  await envoyer(pierre, 'Soumettre les chapitres cochés')
  await constaterTexte(pierre, /23 chapitres soumis/, /Gestion de l'Identité Nationale de Santé/)
  await constater(pierre, '11-accuses')
}

/** The queue: the oldest chapter first; then every proof judged by the keys alone. */
export const instruire = async ({ constater }: Monde, hugo: Page): Promise<void> => {
  await constater(hugo, '12-journee')
  await suivre(hugo, /à prendre/)
  await constaterTexte(hugo, /24 chapitres en attente/, /1ᵉʳ .* Annuaire Santé\.fr/)
  await constater(hugo, '12-file')
  await envoyer(hugo, 'Prendre le premier')
  assert.equal(await titreDe(hugo), 'Annuaire Santé.fr')
  await constaterTexte(hugo, /Preuve 1 sur 4/)
  await constater(hugo, '12-instruction')
  await frapper(hugo, 'e', 422)
  await constaterTexte(hugo, /Choisissez un avis/)
  await frapper(hugo, 'm')
  await frapper(hugo, 'e', 422)
  await constaterTexte(hugo, /Indiquez le motif/)
  await constater(hugo, '12-instruction-refus')
  await hugo.keyboard.press('c')
  await frapper(hugo, 'e')
  await constaterTexte(hugo, /Preuve 2 sur 4/, /1 conforme/)
  await hugo.keyboard.press('m')
  await hugo.getByLabel('Motif').fill('La recherche par numéro RPPS n’est pas montrée.')
  await hugo.getByLabel('Motif').press('Tab')
  await frapper(hugo, 'e')
  for (const rang of [3, 4]) {
    await constaterTexte(hugo, new RegExp(`Preuve ${rang} sur 4`))
    await hugo.keyboard.press('c')
    await frapper(hugo, 'e')
  }
  await constaterTexte(hugo, /3 conformes · 1 à modifier · 0 à juger/)
  await constater(hugo, '12-instruction-jugee')
  await suivre(hugo, 'Envoyer la demande de modification (1)')
  await constaterTexte(hugo, /ANN\/va1\.03/, /garde sa place s’il répond avant le .* \(heure de Paris\)/)
  await constater(hugo, '12-demande')
  await envoyer(hugo, 'Envoyer la demande de modification')
}

export const modifier = async (monde: Monde, pierre: Page, hugo: Page, numero: string): Promise<void> => {
  const { constater } = monde
  await lireCourriel(pierre, { destinataire: PERSONNES.pierre, sujet: /un message vous attend/ })
  await pierre.goto(`/candidatures/${numero}`)
  await constaterTexte(
    pierre,
    /Modifier 1 preuve du chapitre « Annuaire Santé\.fr »/,
    /\(heure de Paris\), dans 23 h/,
    /3\/4 1\/4/,
  )
  await constater(pierre, '13-candidature')
  await suivre(pierre, 'Modifier')
  await constaterTexte(
    pierre,
    /L’agence demande des modifications/,
    /garder votre place/,
    /La recherche par numéro RPPS/,
  )
  await constater(pierre, '13-chapitre')
  assert.equal(await pierre.getByRole('button', { name: 'Resoumettre' }).isDisabled(), true)
  const refusee = await redeposer(pierre, chapitre(numero, 'annuaire-sante-fr'), 'ANN/va1.01.01.01')
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Seules les preuves pour lesquelles/)
  await deposer(pierre, capture('recherche-rpps.png'))
  await constaterTexte(pierre, /recherche-rpps\.png/, /1 version antérieure/)
  await pierre.getByText('1 version antérieure').click()
  await constaterTexte(pierre, /recherche\.png/)
  await constater(pierre, '13-depot')
  await suivre(pierre, 'Resoumettre le chapitre')
  await envoyer(pierre, 'Resoumettre le chapitre')
  await constaterTexte(pierre, /Nouvelle soumission du chapitre/, /n° 1, place gardée/)
  await hugo.goto('/agence/file')
  await constaterTexte(hugo, /1ᵉʳ .* Annuaire Santé\.fr/)
  await hugo.goto(`/agence/candidatures/${numero}/chapitres/annuaire-sante-fr?preuve=ANN/va1.03.01.01`)
  await constaterTexte(hugo, /recherche-rpps\.png/, /1 version antérieure/)
}
