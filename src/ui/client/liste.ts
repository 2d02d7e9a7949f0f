/** In a long list beside the work, brings the current entry in sight without moving the page. */
export const montrerEntreeCourante = (): void => {
  for (const liste of document.querySelectorAll<HTMLElement>('.cv-volets__liste')) {
    const courante = liste.querySelector<HTMLElement>('[aria-current]')
    if (courante)
      liste.scrollTop +=
        courante.getBoundingClientRect().top - liste.getBoundingClientRect().top - liste.clientHeight / 3
  }
}

/** After a transfer the address has lost its fragment: what the page was asked to show is brought in sight. */
export const montrerResultat = (): void => {
  if (location.hash === '') document.querySelector('[data-montrer]')?.scrollIntoView({ block: 'start' })
}
