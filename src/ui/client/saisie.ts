/** Warns before a page is left with typing that was not saved, on the forms that ask for it. */
export const surveillerSaisies = (): void => {
  const formulaires = [...document.querySelectorAll<HTMLFormElement>('form[data-surveille]')]
  if (formulaires.length === 0) return
  let modifie = document.querySelector('[data-resume-erreurs]') !== null
  for (const formulaire of formulaires) {
    formulaire.addEventListener('input', () => (modifie = true))
    formulaire.addEventListener('submit', () => (modifie = false))
  }
  addEventListener('beforeunload', evenement => {
    if (modifie) evenement.preventDefault()
  })
}
