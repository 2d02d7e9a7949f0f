/** In a long list beside the work, brings the current entry in sight without moving the page. */
export const montrerEntreeCourante = (): void => {
  for (const liste of document.querySelectorAll<HTMLElement>('.cv-volets__liste')) {
    const courante = liste.querySelector<HTMLElement>('[aria-current]')
    if (courante)
      liste.scrollTop +=
        courante.getBoundingClientRect().top - liste.getBoundingClientRect().top - liste.clientHeight / 3
  }
}
