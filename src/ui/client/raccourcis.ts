/**
 * Keys of the instruction page: pressing one follows, presses or ticks the element that announces it by
 * `aria-keyshortcuts`. Off while typing (WCAG 2.1.4), and « ? » shows the list.
 */
export const installerRaccourcis = (): void => {
  const aide = document.querySelector<HTMLDetailsElement>('[data-raccourcis]')
  if (aide === null) return
  const boite = dialogue(aide)
  document.addEventListener('keydown', evenement => {
    if (
      evenement.ctrlKey ||
      evenement.metaKey ||
      evenement.altKey ||
      evenement.defaultPrevented ||
      enSaisie(evenement.target)
    )
      return
    if (evenement.key === '?') {
      evenement.preventDefault()
      if (boite.open) boite.close()
      else boite.showModal()
      return
    }
    if (boite.open) return
    const cible = porteur(evenement.key)
    if (cible === null) return
    evenement.preventDefault()
    cible.focus()
    cible.click()
  })
}

const porteur = (touche: string): HTMLElement | null => {
  if (touche.length !== 1) return null
  for (const element of document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]'))
    if (
      element.getAttribute('aria-keyshortcuts')?.toLowerCase() === touche.toLowerCase() &&
      !element.matches(':disabled')
    )
      return element
  return null
}

const enSaisie = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement &&
  (cible.isContentEditable ||
    cible.matches('textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=button])'))

/** The same list as the folded one, in a dialog that Escape closes. */
const dialogue = (aide: HTMLDetailsElement): HTMLDialogElement => {
  const boite = document.createElement('dialog')
  boite.className = 'cv-dialogue'
  boite.setAttribute('aria-labelledby', 'titre-raccourcis')
  const titre = document.createElement('h2')
  titre.id = 'titre-raccourcis'
  titre.textContent = 'Raccourcis clavier'
  const fermer = document.createElement('button')
  fermer.type = 'button'
  fermer.className = 'fr-btn fr-btn--secondary'
  fermer.textContent = 'Fermer'
  fermer.addEventListener('click', () => boite.close())
  const liste = aide.querySelector('dl')?.cloneNode(true)
  boite.append(titre, ...(liste ? [liste] : []), fermer)
  document.body.append(boite)
  return boite
}
