/** Adds « Copier » beside every short SHA-256 and every reference to copy; says that it was copied. */
export const copierEmpreintes = (): void => {
  if (navigator.clipboard === undefined) return
  for (const bloc of document.querySelectorAll<HTMLElement>('[data-copier]')) {
    const bouton = document.createElement('button')
    bouton.type = 'button'
    bouton.className = 'cv-copier'
    bouton.textContent = 'Copier'
    bouton.title = bloc.dataset['copierTitre'] ?? 'Copier l’empreinte entière'
    bouton.setAttribute('aria-live', 'polite')
    bouton.addEventListener('click', () => void copier(bouton, bloc.dataset['copier'] ?? ''))
    bloc.append(bouton)
  }
}

const copier = async (bouton: HTMLButtonElement, texte: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(texte)
    bouton.textContent = 'Copiée'
  } catch {
    bouton.textContent = 'Copie refusée'
  }
  setTimeout(() => (bouton.textContent = 'Copier'), 2000)
}
