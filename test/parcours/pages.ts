import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** What a person reads of the main part of the page, blanks made one. */
export const lire = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')

export const titreDe = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).innerText()).replaceAll(/\s+/g, ' ')

/** The sentences are on the page, in that order. */
export const constaterTexte = async (page: Page, ...attendus: readonly RegExp[]): Promise<void> => {
  const texte = await lire(page)
  let reste = texte
  for (const attendu of attendus) {
    const trouve = attendu.exec(reste)
    assert.ok(trouve, `« ${attendu.source} » n’est pas, ou pas à sa place, dans : ${texte}`)
    reste = reste.slice(trouve.index + trouve[0].length)
  }
}

/** Follows a link, by its words. */
export const suivre = async (page: Page, nom: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: nom }).first().click()])
}

/**
 * Presses a button that sends a form (or does what `geste` says to send it) and waits for the page that answers.
 *
 * @returns the status of the answer to the form
 */
export const envoyer = async (
  page: Page,
  bouton: string | RegExp | Locator,
  geste?: () => Promise<void>,
): Promise<number> => {
  const cible =
    typeof bouton === 'string' || bouton instanceof RegExp ? page.getByRole('button', { name: bouton }).first() : bouton
  const reponse = page.waitForResponse(recue => recue.request().method() === 'POST')
  const charge = page.waitForEvent('load').catch(() => undefined)
  await (geste ? geste() : cible.click())
  const recue = await reponse
  // A form with files is sent by our script: an answer that leads nowhere takes the place of the page.
  const surPlace = recue.request().resourceType() === 'xhr' && recue.status() !== 303
  if (surPlace) await page.locator('.cv-envoi').waitFor({ state: 'detached' })
  else await charge
  return recue.status()
}

/** The form comes back with that status, what was wrong on top with a link to its field, and the focus on it. */
export const constaterRefus = async (
  page: Page,
  bouton: string | RegExp | Locator,
  { statut, phrases }: { readonly statut: number; readonly phrases: readonly RegExp[] },
): Promise<void> => {
  assert.equal(await envoyer(page, bouton), statut)
  const resume = page.locator('[data-resume-erreurs]')
  const texte = (await resume.innerText()).replaceAll(/\s+/g, ' ')
  for (const phrase of phrases) assert.match(texte, phrase)
  const focus = await page.evaluate(`document.activeElement.hasAttribute('data-resume-erreurs')`)
  assert.equal(focus, true, 'le résumé prend le focus')
  for (const lien of await resume.getByRole('link').all()) {
    const ancre = (await lien.getAttribute('href')) ?? ''
    assert.equal(await page.locator(ancre).count(), 1, `${ancre} mène à un champ`)
  }
}

/** Ticks a box or a button by its label, as people do: what is drawn covers the real one. */
export const cocher = async (champ: Locator): Promise<void> => {
  if (!(await champ.isChecked())) await champ.locator('xpath=following-sibling::label').click()
}

/** Answers « Oui » or « Non » to a question. */
export const repondre = (page: Page, question: RegExp, reponse: 'Oui' | 'Non'): Promise<void> =>
  cocher(page.getByRole('group', { name: question }).getByLabel(reponse))
