import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { jourAParis } from '../../src/kernel/temps.ts'
import { lireHorloge } from '../../src/platform/db/index.ts'
import { lireCourriel, seConnecter } from './connexion.ts'
import { valeurDe } from './depots.ts'
import { type Monde, PERSONNES } from './monde.ts'
import { cocher, constaterRefus, constaterTexte, envoyer, lire, suivre, titreDe } from './pages.ts'

/** By the forms of the instruction page, without the keys: takes what is first, judges it conforming, validates it. */
const validerLePremier = async (page: Page): Promise<void> => {
  const { request } = page.context()
  const envoi = async (chemin: string, html: string, champs: Readonly<Record<string, string>> = {}) => {
    const form = { _jeton: valeurDe(html, '_jeton'), cle: randomUUID(), ...champs }
    const recu = await request.post(chemin, { form, maxRedirects: 0 })
    assert.equal(recu.status(), 303, `${chemin} : ${(await recu.text()).slice(0, 2_000)}`)
    return recu.headers()['location'] ?? ''
  }
  const file = await (await request.get('/agence/file')).text()
  const chapitre = await envoi('/agence/file/prendre', file, { guichet: valeurDe(file, 'guichet') })
  const html = await (await request.get(chapitre)).text()
  const preuves = new Set([...html.matchAll(/href="[^"]*\?preuve=([^"&]*)"/g)].map(([, preuve = '']) => preuve))
  for (const preuve of preuves)
    await envoi(`${chapitre}/avis`, html, { preuve: decodeURIComponent(preuve), verdict: 'conforme', motif: '' })
  await envoi(`${chapitre}/validation`, html)
}

export const valider = async ({ constater }: Monde, hugo: Page, numero: string): Promise<void> => {
  await hugo.goto('/agence/file')
  await envoyer(hugo, 'Prendre le premier')
  await constaterTexte(hugo, /Preuve 2 sur 4/, /La recherche par numéro RPPS/)
  assert.equal(await hugo.getByRole('img', { name: 'Aperçu de recherche-rpps.png' }).count(), 1)
  await constater(hugo, '14-instruction')
  await hugo.keyboard.press('c')
  await envoyer(hugo, 'Enregistrer et suivante', () => hugo.keyboard.press('e'))
  await constaterTexte(hugo, /4 conformes · 0 à modifier · 0 à juger/)
  await envoyer(hugo, 'Valider le chapitre')
  for (let restants = 23; restants > 0; restants--) await validerLePremier(hugo)
  await hugo.goto('/agence/file')
  await constaterTexte(hugo, /La file est vide/)
  await hugo.goto(`/candidatures/${numero}`)
  await constaterTexte(hugo, /Convention à préparer/, /Préparer la convention/, /230 sur 230 preuves conformes/)
  await constater(hugo, '14-candidature')
  await suivre(hugo, 'Dossier complet')
  await constaterTexte(hugo, /ANN\/va1\.03\.01\.01 Conforme recherche-rpps\.png/)
  await constater(hugo, '14-dossier')
}

export const signerConvention = async (monde: Monde, nadia: Page, claire: Page, numero: string): Promise<void> => {
  const { constater } = monde
  await nadia.goto('/agence')
  await suivre(nadia, 'Préparer la convention')
  await constaterTexte(nadia, /Claire Martin/, /4\.2\.0/, /Général, CIBA/)
  await constater(nadia, '15-convention')
  await envoyer(nadia, 'Préparer et envoyer à la signature')

  const invitation = await lireCourriel(nadia, { destinataire: PERSONNES.claire, sujet: /attend votre signature/ })
  assert.match(invitation, new RegExp(`/candidatures/${numero}/convention`))
  await seConnecter(claire, PERSONNES.claire, `/candidatures/${numero}/convention`)
  assert.equal(await titreDe(claire), 'Convention')
  await constater(claire, '15-convention-a-signer')
  await envoyer(claire, 'Recevoir un code par courriel')
  await constaterRefus(claire, 'Signer la convention', { statut: 422, phrases: [/./] })
  await constater(claire, '15-signature-refus')
  const code = await lireCourriel(claire, { destinataire: PERSONNES.claire, sujet: /signature/i })
  await cocher(claire.getByLabel(/J’ai lu la convention/))
  await claire.getByLabel('Code reçu par courriel').fill(/\b(\d{6})\b/.exec(code)?.[1] ?? '')
  await envoyer(claire, 'Signer la convention')
  await constaterTexte(claire, /La convention est signée par l’éditeur/, /Claire Martin/, /\(heure de Paris\)/)
  await constater(claire, '15-convention-signee')
}

export const tenirCollege = async (monde: Monde, ines: Page, pierre: Page, numero: string): Promise<void> => {
  const { constater, produit } = monde
  const aujourdhui = jourAParis(await lireHorloge(produit.db))
  await constater(ines, '16-journee')
  await ines.goto('/agence/college')
  await constater(ines, '16-college')
  await ines.getByLabel('Jour').fill('2020-01-01')
  await constaterRefus(ines, 'Convoquer la séance', { statut: 422, phrases: [/./] })
  await ines.getByLabel('Jour').fill(aujourdhui)
  await envoyer(ines, 'Convoquer la séance')
  await envoyer(ines, `Inscrire ${numero}`)
  await constater(ines, '16-seance')
  await envoyer(ines, 'Enregistrer les présences')
  await suivre(ines, 'Imago RIS 4.2')
  await constaterTexte(ines, /1 modification demandée : Annuaire Santé\.fr/)
  await constater(ines, '16-dossier')
  await constaterRefus(ines, 'Relire la décision', { statut: 422, phrases: [/./] })
  await cocher(ines.getByLabel('Référencement attribué'))
  await envoyer(ines, 'Relire la décision')
  await constater(ines, '16-confirmation')
  await envoyer(ines, 'Consigner la décision')
  await suivre(ines, 'Clore la séance')
  await constater(ines, '16-cloture')
  await envoyer(ines, 'Clore la séance')
  await constaterTexte(ines, /Le procès-verbal est établi/)
  await constater(ines, '16-seance-close')
  await constaterPdf(ines, 'Télécharger le procès-verbal (PDF)')

  await lireCourriel(pierre, { destinataire: PERSONNES.pierre, sujet: /une décision vous est notifiée/ })
  await pierre.goto(`/candidatures/${numero}/messages`)
  await constaterTexte(pierre, /référencement attribué/i)
  await constater(pierre, '16-messages')
}

const constaterPdf = async (page: Page, lien: string): Promise<Uint8Array> => {
  const adresse = await page.getByRole('link', { name: lien }).first().getAttribute('href')
  const recu = await page.request.get(adresse ?? '')
  assert.equal(recu.headers()['content-type'], 'application/pdf', lien)
  return recu.body()
}

/** @returns the attestation, as the éditeur downloads it */
export const referencer = async (monde: Monde, dominique: Page, pierre: Page, numero: string): Promise<Uint8Array> => {
  const { constater } = monde
  await pierre.goto(`/candidatures/${numero}/documents`)
  assert.equal(await pierre.getByRole('link', { name: 'Télécharger le logo' }).count(), 0)
  await dominique.goto('/agence/signatures')
  await constater(dominique, '17-signatures')
  await suivre(dominique, 'Imago RIS 4.2')
  await constaterTexte(dominique, /Claire Martin/, /référencement attribué, séance du/)
  await constater(dominique, '17-signature')
  await constaterRefus(dominique, 'Signer pour l’agence', { statut: 422, phrases: [/./] })
  await cocher(dominique.getByLabel(/Je signe pour l’agence/))
  await envoyer(dominique, 'Signer pour l’agence')
  await pierre.goto(`/candidatures/${numero}`)
  await constaterTexte(pierre, /Référencée/, /La solution est référencée sous le numéro REF-RIS2/)
  await constater(pierre, '17-candidature')
  await suivre(pierre, 'Voir les documents')
  await constaterTexte(pierre, /Référencement/, /Prise d’effet/)
  await constater(pierre, '17-documents')
  for (const document of ['Convention signée par les deux parties', 'Rapport de conformité'])
    await constaterPdf(pierre, document)
  const logo = await pierre.getByRole('link', { name: 'Télécharger le logo' }).getAttribute('href')
  assert.match((await pierre.request.get(logo ?? '')).headers()['content-type'] ?? '', /image\/svg\+xml/)
  return constaterPdf(pierre, 'Attestation de référencement')
}

export const verifier = async (monde: Monde, attestation: Uint8Array): Promise<void> => {
  const quelquun = await monde.ouvrir()
  await quelquun.goto('/registre')
  await quelquun.getByRole('searchbox').fill('imago')
  await quelquun.keyboard.press('Enter')
  await suivre(quelquun, /Imago RIS/)
  await constaterTexte(quelquun, /Imagerie Démo SAS/, /4\.2\.0/)
  assert.match(await lire(quelquun), /CIBA/)
  await monde.constater(quelquun, '18-solution')
  const deposer = async (name: string, octets: Uint8Array): Promise<void> => {
    const fichier = { name, mimeType: 'application/pdf', buffer: Buffer.from(octets) }
    await quelquun.goto('/verifier')
    await quelquun.getByLabel(/Attestation, certificat/).setInputFiles(fichier)
    await envoyer(quelquun, 'Vérifier le fichier')
  }
  await deposer('attestation.pdf', attestation)
  await quelquun.getByText('Document authentique').waitFor()
  await monde.constater(quelquun, '18-verification')
  const alteree = Buffer.from(attestation)
  const milieu = alteree.length >> 1
  alteree[milieu] = (alteree[milieu] ?? 0) ^ 1
  await deposer('attestation-alteree.pdf', alteree)
  await quelquun.getByText(/Document (modifié|inconnu)/).waitFor()
  await quelquun.context().close()
}

export const lireJournal = async (monde: Monde, alix: Page, numero: string): Promise<void> => {
  await constaterTexte(alix, /La chaîne des \d+ lignes est intacte/, /Le journal, rejoué, redonne l’état affiché/)
  await monde.constater(alix, '19-journal')
  const json = await alix.request.get(`/candidatures/${numero}/journal.json`)
  assert.equal(json.status(), 200)
  const texte = JSON.stringify(await json.json())
  for (const acte of ['CandidatureOuverte', 'ComplementDemande', 'PreuveDeposee', 'ReferencementPrononce'])
    assert.ok(texte.includes(acte), acte)
}
