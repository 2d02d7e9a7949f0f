import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { instant, plusJoursOuvres } from '../../src/kernel/temps.ts'
import { format } from '../../src/ui/index.ts'
import { lireCourriel, saisirCode, seConnecter, sIdentifier } from './connexion.ts'
import { capture, pdf } from './depots.ts'
import { type Monde, PERSONNES } from './monde.ts'
import { cocher, constaterRefus, constaterTexte, envoyer, lire, repondre, suivre, titreDe } from './pages.ts'

export const ouvrirAccueil = async ({ ouvrir, constater }: Monde): Promise<void> => {
  const quelquun = await ouvrir()
  await quelquun.goto('/')
  await constaterTexte(quelquun, /RIS vague 2/)
  assert.equal(await quelquun.getByRole('banner').getByRole('link', { name: 'Connexion' }).count(), 1)
  await constater(quelquun, '01-accueil')
  await quelquun.goto('/dispositifs')
  await constater(quelquun, '01-dispositifs')
  await quelquun.goto('/dispositifs/ris-vague-2')
  await constaterTexte(quelquun, /Dépôt du dossier administratif/, /\(heure de Paris\)/)
  await constater(quelquun, '01-dispositif')
  await quelquun.goto('/registre')
  await constater(quelquun, '01-registre')
  await quelquun.context().close()
}

/** IDN — where he was going: the products, asked for before he is known. */
export const entrer = async ({ constater }: Monde, pierre: Page): Promise<void> => {
  await pierre.goto('/produits')
  assert.match(pierre.url(), /\/isc\//)
  await constater(pierre, '02-isc')
  await sIdentifier(pierre, PERSONNES.pierre, 'mauvais mot de passe')
  await constaterTexte(pierre, /une erreur/i)
  assert.equal(await pierre.getByLabel('Adresse électronique').inputValue(), PERSONNES.pierre)
  await constater(pierre, '02-isc-refus')
  await sIdentifier(pierre, PERSONNES.pierre)
  await constater(pierre, '02-isc-code')
  await saisirCode(pierre, PERSONNES.pierre)
  await constaterTexte(pierre, /Imagerie Démo SAS/)
  await constater(pierre, '02-isc-accord')
  await envoyer(pierre, 'Accepter et continuer')
  await constater(pierre, '02-entree')
  await constaterRefus(pierre, 'Accepter et entrer', { statut: 422, phrases: [/Cochez cette case/] })
  for (const accord of await pierre.getByRole('checkbox').all()) await cocher(accord)
  await envoyer(pierre, 'Accepter et entrer')
  assert.equal(await titreDe(pierre), 'Vos produits')
  await constater(pierre, '02-produits')
}

export const enregistrerProduit = async ({ constater }: Monde, pierre: Page): Promise<void> => {
  await suivre(pierre, 'Ajouter un nouveau produit')
  await pierre.getByLabel('Nom du produit').fill('Imago RIS')
  await pierre.getByLabel('Version').fill('4.2')
  await constaterRefus(pierre, 'Suivant', { statut: 422, phrases: [/Décrivez le produit/, /Cochez au moins un/] })
  assert.equal(await pierre.getByLabel('Nom du produit').inputValue(), 'Imago RIS')
  await constater(pierre, '03-produit-refus')
  await pierre
    .getByLabel('Description du produit')
    .fill('Système d’information radiologique des cabinets et des hôpitaux.')
  await cocher(pierre.getByLabel('Ségur du numérique'))
  await envoyer(pierre, 'Suivant')
  await constaterTexte(pierre, /pas encore enregistré/, /Imago RIS/, /4\.2/, /Ségur du numérique/)
  await constater(pierre, '03-produit-verification')
  await envoyer(pierre, 'Valider')
  await constaterTexte(pierre, /Le produit est enregistré/, /Imago RIS 4\.2/)
  await constater(pierre, '03-produit')
}

/** @returns the number of the candidature */
export const candidater = async ({ constater }: Monde, pierre: Page): Promise<string> => {
  await suivre(pierre, 'Engager une démarche')
  await constaterTexte(pierre, /Ségur vague 2/, /RIS vague 2/)
  await constater(pierre, '04-demarches')
  await suivre(pierre, 'RIS vague 2')
  await constater(pierre, '04-demarche')
  await suivre(pierre, 'Choisir un autre produit')
  await constater(pierre, '04-produit')
  await suivre(pierre, /Sélectionner ce produit/)
  await constaterRefus(pierre, /Accepter la charte/, { statut: 422, phrases: [/a lu et approuvé la charte/] })
  await constater(pierre, '04-charte-refus')
  await cocher(pierre.getByLabel(/Je confirme que le représentant/))
  await envoyer(pierre, /Accepter la charte/)
  assert.equal(await titreDe(pierre), 'Imago RIS 4.2 : RIS vague 2')
  await constaterTexte(
    pierre,
    /Candidature n° [A-Z0-9]{10}/,
    /Candidature administrative À compléter .*Éligibilité à venir .*Dépôt des preuves à venir .*Convention à venir/,
    /Compléter et soumettre l’étape/,
    /avant le .* à 12 h 00 \(heure de Paris\), dans \d+ jours/,
  )
  await constater(pierre, '04-candidature')
  return /[A-Z0-9]{10}$/.exec(new URL(pierre.url()).pathname)?.[0] ?? ''
}

export const remplirEtape1 = async ({ constater }: Monde, pierre: Page): Promise<void> => {
  await suivre(pierre, 'Compléter l’étape')
  await constater(pierre, '05-etape')
  await constaterRefus(pierre, 'Suivant', { statut: 422, phrases: [/14 erreurs/, /SIRET/] })
  await constater(pierre, '05-etape-refus')
  await envoyer(pierre, 'Compléter avec les données du responsable légal')
  assert.equal(await pierre.getByLabel('Prénom et nom du représentant légal').inputValue(), 'Claire Martin')
  await envoyer(
    pierre,
    pierre.getByRole('group', { name: /contact/ }).getByRole('button', { name: 'avec mes données' }),
  )
  assert.equal(await pierre.getByLabel('Prénom et nom du contact').inputValue(), 'Pierre Durand')
  await envoyer(
    pierre,
    pierre.getByRole('group', { name: /entreprise/ }).getByRole('button', { name: 'avec mes données' }),
  )
  await constaterTexte(
    pierre,
    /11 sur 14 réponses obligatoires \(78 %\)/,
    /Brouillon enregistré le .*\(heure de Paris\)/,
  )

  // Leaves, and comes back to the draft.
  await pierre.goto('/candidatures')
  await constater(pierre, '05-candidatures')
  await suivre(pierre, 'Imago RIS 4.2')
  await suivre(pierre, 'Compléter l’étape')
  assert.equal(await pierre.getByLabel('SIRET').inputValue(), '73282932000074')

  await repondre(pierre, /référencée en vague 1/, 'Oui')
  await pierre.getByLabel('Identifiant de référencement de vague 1').waitFor({ state: 'visible' })
  await constater(pierre, '05-etape-condition')
  await repondre(pierre, /référencée en vague 1/, 'Non')
  await pierre.getByLabel('Identifiant de référencement de vague 1').waitFor({ state: 'hidden' })
  await repondre(pierre, /portée par un groupement/, 'Non')
  await pierre.getByLabel('Dénomination commerciale de la solution').fill('Imago RIS')
  await pierre.getByLabel('SIRET').fill('123 456 789 12345')
  await constaterRefus(pierre, 'Suivant', { statut: 422, phrases: [/un SIRET compte 14 chiffres/] })
  assert.equal(await pierre.getByLabel('SIRET').inputValue(), '123 456 789 12345')
  await pierre.getByLabel('SIRET').fill('732 829 320 00074')
  await envoyer(pierre, 'Suivant')
  await constaterTexte(pierre, /Récapitulatif/, /Claire Martin/, /732 829 320 00074/)
  await constater(pierre, '05-recapitulatif')
  await envoyer(pierre, 'Soumettre')
  await constaterAccuse(pierre)
  await constater(pierre, '05-accuse')
}

/** Someone else's candidature answers as one that does not exist; the agency's pages are closed to a publisher. */
export const fermerAuxAutres = async ({ ouvrir, constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  const lucas = await ouvrir()
  await seConnecter(lucas, PERSONNES.lucas, '/candidatures')
  await constaterTexte(lucas, /Aucune candidature pour le moment/)
  await constater(lucas, '05-candidatures-vides')
  for (const chemin of [
    `/candidatures/${numero}`,
    `/candidatures/${numero}/etapes/administrative`,
    '/candidatures/AAAAAAAAAA',
  ])
    assert.equal((await lucas.goto(chemin))?.status(), 404, chemin)
  await constater(lucas, '05-introuvable')
  assert.equal((await pierre.goto('/agence'))?.status(), 403)
  await constater(pierre, '05-interdit')
  await lucas.context().close()
}

/** PUB-4 — the receipt: its number, the moment to the millisecond, what silence means; and the same as a PDF. */
export const constaterAccuse = async (page: Page): Promise<void> => {
  await constaterTexte(
    page,
    /Accusé de réception : [A-Z0-9]{10}-\d+/,
    /h \d\d min \d+,\d{3} s \(heure de Paris\)/,
    /En l’absence de réponse/,
    /Voies de recours/,
    /Et maintenant/,
  )
  const lien = await page.getByRole('link', { name: 'Télécharger en PDF' }).getAttribute('href')
  const recu = await page.request.get(lien ?? '')
  assert.equal(recu.headers()['content-type'], 'application/pdf')
  assert.equal((await recu.body()).subarray(0, 5).toString(), '%PDF-')
}

export const demanderComplement = async (monde: Monde, nadia: Page, pierre: Page): Promise<void> => {
  const { constater } = monde
  await constater(nadia, '06-journee')
  await suivre(nadia, 'Instruire l’étape « Candidature administrative »')
  await constater(nadia, '06-examen')
  await constaterRefus(nadia, 'Envoyer la demande de complément', { statut: 422, phrases: [/Indiquez le motif/] })
  await suivre(nadia, 'Refuser la candidature')
  await constaterRefus(nadia, 'Refuser la candidature', { statut: 422, phrases: [/Indiquez le motif/] })
  await constater(nadia, '06-refus')
  await suivre(nadia, 'Revenir à l’examen')
  await nadia.getByLabel('Phrase type').selectOption({ index: 1 })
  assert.match(await nadia.getByLabel('Ce qui manque').inputValue(), /^La pièce fournie n’est pas lisible/)
  await nadia.getByLabel('Ce qui manque').fill('Précisez la date prévisionnelle de dépôt du dossier complet.')
  const echeance = format.limite(plusJoursOuvres(instant(new Date().toISOString()), 5)).replaceAll(/\s+/g, ' ')
  await constaterTexte(nadia, new RegExp(echappe(echeance)))
  await envoyer(nadia, 'Envoyer la demande de complément')
  await constater(nadia, '06-candidature')

  const courriel = await lireCourriel(pierre, { destinataire: PERSONNES.pierre, sujet: /un message vous attend/ })
  assert.doesNotMatch(courriel, /prévisionnelle|Imago/, 'le courriel ne dit rien du message')
  await pierre.goto(/\/candidatures\/\w+\/messages/.exec(courriel)?.[0] ?? '')
  await constaterTexte(pierre, /Complément demandé/, /Précisez la date/, new RegExp(echappe(echeance)))
  await constater(pierre, '06-messages')
  await pierre.goto('/tableau-de-bord')
  await constaterTexte(pierre, /Répondre à la demande de complément/)
  await constater(pierre, '06-tableau-de-bord')
}

const echappe = (texte: string): string => texte.replaceAll(/[()]/g, '\\$&')

export const completerEtape1 = async (monde: Monde, pierre: Page, nadia: Page, numero: string): Promise<void> => {
  const { constater } = monde
  await pierre.goto(`/candidatures/${numero}`)
  await constaterTexte(pierre, /Complément demandé/, /Répondre à la demande de complément/, /\(heure de Paris\), dans/)
  await suivre(pierre, 'Compléter et soumettre à nouveau')
  await constater(pierre, '07-complement')
  await pierre.getByLabel('Date prévisionnelle').fill('2027-03-15')
  await envoyer(pierre, 'Suivant')
  await constaterTexte(pierre, /15\/03\/2027/)
  await envoyer(pierre, 'Soumettre')
  await constaterTexte(pierre, /Candidature administrative », version 2/)
  await nadia.goto('/agence')
  await suivre(nadia, 'Instruire l’étape « Candidature administrative »')
  await envoyer(nadia, 'Accepter l’étape')
  await nadia.goto('/agence/candidatures?q=imago')
  await constaterTexte(nadia, /Imago RIS 4\.2 Imagerie Démo SAS RIS vague 2/)
  await constater(nadia, '07-candidatures')
  await pierre.goto(`/candidatures/${numero}`)
  await constaterTexte(pierre, /Compléter et soumettre l’étape « Éligibilité »/)
  await constater(pierre, '07-candidature')
}

export const remplirEtape2 = async (monde: Monde, pierre: Page, nadia: Page): Promise<void> => {
  const { constater } = monde
  await suivre(pierre, 'Compléter l’étape')
  await constater(pierre, '08-etape')
  await pierre.getByLabel(/NRU.*utilisateur/).fill('NRU-2026-00417')
  await pierre.getByLabel(/\(NIE\)/).fill('NIE-004512')
  await pierre.getByLabel(/logiciel \(NIL\)/).fill('NIL-019823')
  await repondre(pierre, /montage/, 'Non')
  await pierre.getByLabel('Preuve de dépôt').setInputFiles(capture('espace-cnda.png'))
  await pierre.getByLabel('Numéro de version technique présentée').fill('4.2.0')
  assert.equal(await pierre.getByLabel('Dénomination commerciale de la solution').inputValue(), 'Imago RIS')
  await cocher(pierre.getByLabel('CIBA'))
  await pierre.getByLabel('Documentation').setInputFiles({ ...capture('perimetre.png') })
  for (const question of [/par un groupement/, /par des distributeurs/]) await repondre(pierre, question, 'Non')
  await repondre(pierre, /composants additionnels/, 'Oui')
  await constaterRefus(pierre, 'Suivant', {
    statut: 422,
    phrases: [/perimetre\.png.*formats acceptés sont pdf/, /Ajoutez au moins une ligne/],
  })
  await constaterTexte(pierre, /espace-cnda\.png/)
  await constater(pierre, '08-etape-refus')
  await repondre(pierre, /composants additionnels/, 'Non')
  await cocher(pierre.getByLabel('Retirer « perimetre.png »'))
  await pierre.getByLabel('Documentation').setInputFiles(pdf('perimetre-fonctionnel.pdf'))
  await pierre.getByRole('textbox', { name: 'Numéro de version technique', exact: true }).fill('4.1.9')
  await pierre.getByRole('textbox', { name: 'Nom commercial' }).fill('Imago RIS 2025')
  await envoyer(pierre, 'Ajouter une ligne')
  await constaterTexte(pierre, /Ligne 2/)
  await envoyer(pierre, 'Suivant')
  await constaterTexte(pierre, /NIE-004512/, /espace-cnda\.png/, /4\.1\.9/, /Général et CIBA/)
  await constater(pierre, '08-recapitulatif')
  await envoyer(pierre, 'Soumettre votre candidature')
  await constaterAccuse(pierre)
  await constater(pierre, '08-accuse')

  await nadia.goto('/agence')
  await suivre(nadia, 'Instruire l’étape « Éligibilité »')
  await constaterTexte(
    nadia,
    /L’étape 3 s’ouvre avec \d+ chapitres et \d+ preuves attendues, pour les profils « Général » et « CIBA »/,
  )
  await constater(nadia, '08-examen')
  await envoyer(nadia, 'Accepter l’étape')
  assert.match(await lire(nadia), /Dépôt et instruction des preuves/)
}
