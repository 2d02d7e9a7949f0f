const periode = 20_000

/** Refreshes the figures of a page from the address it gives, while the page is in sight. */
export const rafraichirCompteurs = (): void => {
  for (const groupe of document.querySelectorAll<HTMLElement>('[data-compteurs]')) {
    const source = groupe.dataset['compteurs']
    if (source) suivre(groupe, source)
  }
}

const suivre = (groupe: HTMLElement, source: string): void => {
  const passer = async (): Promise<void> => {
    if (document.visibilityState === 'visible') await rafraichir(groupe, source)
    setTimeout(() => void passer(), periode)
  }
  setTimeout(() => void passer(), periode)
}

const rafraichir = async (groupe: HTMLElement, source: string): Promise<void> => {
  try {
    const reponse = await fetch(source, { headers: { accept: 'application/json' }, credentials: 'same-origin' })
    if (!reponse.ok) return
    const valeurs: Record<string, unknown> = await reponse.json()
    for (const figure of groupe.querySelectorAll<HTMLElement>('[data-compteur]')) {
      const valeur = valeurs[figure.dataset['compteur'] ?? '']
      if (typeof valeur === 'number') figure.textContent = valeur.toLocaleString('fr-FR')
    }
  } catch {
    // Out of reach for now: the figures shown stay, and the next turn tries again.
  }
}
