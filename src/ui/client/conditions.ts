/** Shows the fields asked in some cases only when it is their case. Without JavaScript they stay in sight and say their case. */
export const suivreConditions = (): void => {
  for (const formulaire of document.querySelectorAll<HTMLFormElement>('form')) {
    const blocs = [...formulaire.querySelectorAll<HTMLElement>('.cv-condition[data-si]')]
    if (blocs.length === 0) continue
    const accorder = (): void => {
      for (const bloc of blocs) bloc.hidden = !estLeCas(formulaire, bloc)
    }
    formulaire.addEventListener('change', accorder)
    accorder()
    for (const bloc of blocs) bloc.classList.add('cv-condition--suivie')
  }
}

/** In the order of the page: a field whose case rests on a hidden one is hidden too. */
const estLeCas = (formulaire: HTMLFormElement, { dataset: { si, vaut, vautAussi } }: HTMLElement): boolean =>
  [...formulaire.elements].some(
    champ =>
      (champ instanceof HTMLInputElement || champ instanceof HTMLSelectElement) &&
      champ.name === si &&
      (champ.value === vaut || (vautAussi?.split(' ') ?? []).includes(champ.value)) &&
      (!(champ instanceof HTMLInputElement) || !['radio', 'checkbox'].includes(champ.type) || champ.checked) &&
      champ.closest('.cv-condition[hidden]') === null,
  )
