import type { Page } from 'playwright-core'
import { MOT_DE_PASSE_DE_DEMONSTRATION } from '../../src/stand-ins/isc/index.ts'

/** First factor, on the provider's own page. */
export const sIdentifier = async (page: Page, courriel: string, motDePasse = MOT_DE_PASSE_DE_DEMONSTRATION) => {
  await page.getByLabel('Adresse électronique').fill(courriel)
  await page.getByLabel('Mot de passe').fill(motDePasse)
  await page.getByRole('button', { name: 'Continuer' }).click()
}

/** Second factor: the code of the last e-mail. */
export const saisirCode = async (page: Page, courriel: string): Promise<void> => {
  const message = await lireCourriel(page, { destinataire: courriel, sujet: /code de connexion/ })
  await page.getByLabel('Code à six chiffres').fill(/: (\d{6})/.exec(message)?.[1] ?? '')
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Both factors, the agreement and the terms of a first entry; ends where the person was going. */
export const seConnecter = async (page: Page, courriel: string, vers: string): Promise<void> => {
  await page.goto(vers)
  await sIdentifier(page, courriel)
  await saisirCode(page, courriel)
  await page.getByRole('button', { name: 'Accepter et continuer' }).click()
  await page.getByRole('button', { name: 'Accepter et entrer' }).waitFor()
  for (const case_ of await page.getByRole('checkbox').all()) await case_.check({ force: true })
  await page.getByRole('button', { name: 'Accepter et entrer' }).click()
}

const BOITE = '/demonstration/courriels'
const ESSAIS = 40
const ATTENTE_MS = 100

/** The text of the newest e-mail to someone with such a subject; waits for it, since mails are written by jobs. */
export const lireCourriel = async (
  page: Page,
  { destinataire, sujet }: { readonly destinataire: string; readonly sujet: RegExp },
): Promise<string> => {
  const boite = await page.context().newPage()
  try {
    for (let essai = 0; essai < ESSAIS; essai++) {
      await boite.goto(`${BOITE}?destinataire=${encodeURIComponent(destinataire)}`)
      const lien = boite.getByRole('main').getByRole('link', { name: sujet }).first()
      if ((await lien.count()) > 0) {
        await lien.click()
        return await boite.getByRole('main').innerText()
      }
      await boite.waitForTimeout(ATTENTE_MS)
    }
    throw new Error(`aucun courriel « ${sujet.source} » pour ${destinataire}`)
  } finally {
    await boite.close()
  }
}
