/** Moves the focus to the error summary, so that it is read first and its links come next. */
export const focaliserErreurs = (): void => {
  const resume = document.querySelector<HTMLElement>('[data-resume-erreurs]')
  if (resume === null) return
  resume.focus({ preventScroll: true })
  resume.scrollIntoView({ block: 'start' })
}
