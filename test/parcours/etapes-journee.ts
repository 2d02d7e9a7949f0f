import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { lireCourriel } from './connexion.ts'
import { empreinteCourte, video } from './depots.ts'
import { constaterAccuse } from './etapes-candidature.ts'
import { type Monde, PERSONNES } from './monde.ts'
import { cocher, constaterRefus, constaterTexte, envoyer, lire, suivre } from './pages.ts'

const adresse = (numero: string): string => `/candidatures/${numero}/journee`

type RendezVous = { readonly jour: string; readonly heure: string }

/** As a clock in Paris shows it. */
const dans = (duree: Temporal.DurationLike): RendezVous => {
  const moment = Temporal.Now.zonedDateTimeISO('Europe/Paris')
    .add(duree)
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  return { jour: moment.toPlainDate().toString(), heure: moment.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

const proposer = async (hugo: Page, { jour, heure }: RendezVous): Promise<void> => {
  await hugo.locator('input[name=jour]').fill(jour)
  await hugo.locator('input[name=heure]').fill(heure)
  await hugo.getByLabel('Jeux de données').fill('Patients 1 à 9 du jeu « INS ».')
  assert.equal(await envoyer(hugo, /Proposer cette/), 303)
  await constaterTexte(hugo, /La date est proposée/)
}

/** A date that does not suit, another one within two minutes, which is confirmed: the day comes while the rest goes on. */
export const convenir = async ({ constater }: Monde, hugo: Page, pierre: Page, numero: string): Promise<void> => {
  await hugo.goto(`/candidatures/${numero}`)
  await suivre(hugo, 'Voir la journée de test')
  await constaterTexte(hugo, /à vous Proposer une date de journée de test/, /31 scénarios à dérouler/)
  await constaterRefus(hugo, 'Proposer cette date', { statut: 422, phrases: [/Donnez le jour/, /Donnez l’heure/] })
  await constater(hugo, '11-journee-refus')
  await proposer(hugo, dans({ days: 7 }))
  await suivre(hugo, 'Dispenser l’éditeur')
  await constater(hugo, '11-journee-dispense')

  await lireCourriel(pierre, { destinataire: PERSONNES.pierre, sujet: /un message vous attend/ })
  await pierre.goto(`/candidatures/${numero}`)
  await suivre(pierre, /Répondre à la proposition|Confirmer la journée de test/)
  await constaterTexte(pierre, /à vous Confirmer la journée de test/, /Patients 1 à 9/)
  await constater(pierre, '11-journee-proposee')
  await pierre.getByLabel(/Pourquoi cette date/).fill('Notre banc d’essai est pris ce jour-là.')
  await envoyer(pierre, pierre.locator('#autre-date').getByRole('button'))
  await constaterTexte(pierre, /Une autre date est demandée/)

  await hugo.goto(adresse(numero))
  await constaterTexte(hugo, /Notre banc d’essai est pris/)
  await proposer(hugo, dans({ seconds: 30 }))
  await pierre.goto(adresse(numero))
  await envoyer(pierre, 'Confirmer cette date')
  await constaterTexte(pierre, /La date est confirmée/, /Confirmée par Pierre Durand/)
  await constater(pierre, '11-journee-confirmee')
}

const ESSAIS = 120

/** The results, scenario by scenario, once the hour has come; then the recording. */
export const tenir = async ({ constater }: Monde, hugo: Page, pierre: Page, numero: string): Promise<void> => {
  for (let essai = 0; essai < ESSAIS; essai++) {
    await hugo.goto(adresse(numero))
    if (/à vous Consigner les résultats/.test(await lire(hugo))) break
    await hugo.waitForTimeout(1_000)
  }
  await suivre(hugo, 'Consigner les résultats')
  await constaterRefus(hugo, 'Consigner les résultats', {
    statut: 422,
    phrases: [/31 erreurs/, /dites si le résultat est atteint/],
  })
  await constater(hugo, '13-resultats-refus')
  for (const atteint of await hugo.getByLabel('Atteint', { exact: true }).all()) await cocher(atteint)
  assert.equal(await envoyer(hugo, 'Consigner les résultats'), 303)
  await constaterTexte(hugo, /31 sur 31 scénarios atteints/)

  await pierre.goto(`/candidatures/${numero}`)
  await suivre(pierre, /Déposer l’enregistrement/)
  const enregistrement = video('journee-de-test.mp4', 8_000_000)
  await pierre.getByLabel('Fichier à déposer').setInputFiles(enregistrement)
  assert.equal(await envoyer(pierre, 'Déposer le fichier'), 303)
  await constaterAccuse(pierre)
  await constaterTexte(pierre, /Journée de test journee-de-test\.mp4/)
  await hugo.reload()
  await constaterTexte(hugo, /La journée de test est faite/, /journee-de-test\.mp4/)
  assert.ok((await lire(hugo)).includes(empreinteCourte(enregistrement)))
  await constater(hugo, '13-journee-tenue')
}

/** What surrounds a file: read, and left as it is. */
export const autourDuDossier = async ({ constater }: Monde, pierre: Page, numero: string): Promise<void> => {
  await pierre.goto(`/candidatures/${numero}`)
  await suivre(pierre, 'Demander une médiation')
  await constaterTexte(pierre, /La médiation ne suspend aucun délai/)
  await constater(pierre, '11-mediation')
  await pierre.goto(`/candidatures/${numero}`)
  await suivre(pierre, 'Voir les homologations')
  await constater(pierre, '11-homologations')
  await pierre.goto(`/candidatures/${numero}`)
  await suivre(pierre, 'Ajouter un profil')
  await cocher(pierre.getByLabel(/Gestion double authentification/))
  await envoyer(pierre, 'Voir ce que cela change')
  await constaterTexte(
    pierre,
    /preuves de plus à déposer/,
    /perd sa place dans la file/,
    /Un profil ajouté ne se retire pas/,
  )
  await constater(pierre, '11-profils')
  await suivre(pierre, 'Ne rien ajouter')
}
