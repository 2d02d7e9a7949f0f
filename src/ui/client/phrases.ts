/** A ready-made sentence goes into the text where the person is writing, and stays there to be completed. */
export const insererPhrases = (): void => {
  for (const bloc of document.querySelectorAll<HTMLElement>('[data-phrases]')) {
    const choix = bloc.querySelector('select')
    const texte = document.getElementById(bloc.dataset['phrases'] ?? '')
    if (choix === null || !(texte instanceof HTMLTextAreaElement)) continue
    choix.addEventListener('change', () => {
      if (choix.value === '') return
      inserer(texte, choix.value)
      choix.value = ''
    })
  }
}

/** On a line of its own. */
const inserer = (texte: HTMLTextAreaElement, phrase: string): void => {
  const { selectionEnd: place, value } = texte
  const avant = value.slice(0, place)
  const apres = value.slice(place)
  const debut = avant === '' || avant.endsWith('\n') ? '' : '\n'
  const fin = apres === '' || apres.startsWith('\n') ? '' : '\n'
  texte.setRangeText(debut + phrase + fin, place, place, 'end')
  texte.focus()
  texte.dispatchEvent(new Event('input', { bubbles: true }))
}
