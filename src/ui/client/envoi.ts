import type { envoyerEnParties, ReglagesDEnvoi } from './envois.ts'

/** In bytes: what goes at once is not worth being taken up again. */
const UNE_PARTIE = 16 * 1024 * 1024

/** Shows the progress of a form that carries files, lets it be cancelled, and keeps what was typed when the line drops. */
export const suivreEnvois = (): void => {
  for (const formulaire of document.querySelectorAll<HTMLFormElement>('form[enctype="multipart/form-data"]'))
    formulaire.addEventListener('submit', evenement => {
      const fichiers = [...formulaire.querySelectorAll<HTMLInputElement>('input[type=file]')]
      if (!fichiers.some(champ => champ.files !== null && champ.files.length > 0)) return
      evenement.preventDefault()
      if (tropLourd(fichiers)) return
      const choisis = fichiers.flatMap(champ => [...(champ.files ?? [])])
      const lourd = choisis.some(({ size }) => size > UNE_PARTIE)
      if (formulaire.dataset['enParties'] === undefined || !lourd) return envoyer(formulaire, evenement.submitter)
      void envoyerParParties(formulaire, choisis)
    })
}

/** Refused before the transfer rather than after: the server checks again. */
const tropLourd = (champs: readonly HTMLInputElement[]): boolean => {
  for (const champ of champs) {
    const max = Number(champ.dataset['tailleMax'] ?? Number.POSITIVE_INFINITY)
    const lourd = [...(champ.files ?? [])].find(fichier => fichier.size > max)
    const cadre = champ.closest('.fr-upload-group')
    cadre?.querySelector('.cv-trop-lourd')?.remove()
    if (lourd === undefined) continue
    const message = document.createElement('p')
    message.className = 'fr-error-text cv-trop-lourd'
    message.setAttribute('role', 'alert')
    message.textContent = `« ${lourd.name} » pèse ${mo(lourd.size)} : la taille maximale est de ${mo(max)}. Choisissez un fichier plus léger.`
    cadre?.append(message)
    champ.focus()
    return true
  }
  return false
}

const mo = (octets: number): string =>
  `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`

/** All at once, with its progress. */
export const envoyer = (formulaire: HTMLFormElement, bouton: HTMLElement | null): void => {
  const corps = new FormData(formulaire)
  if (bouton instanceof HTMLButtonElement && bouton.name !== '') corps.append(bouton.name, bouton.value)
  const requete = new XMLHttpRequest()
  const { bloc, barre, texte, annuler } = blocDeSuivi()
  formulaire.querySelector('.cv-envoi')?.remove()
  formulaire.append(bloc)
  const liberer = (phrase: string): void => {
    texte.textContent = phrase
    barre.remove()
    annuler.remove()
    removeEventListener('beforeunload', retenir)
    for (const commande of formulaire.querySelectorAll('button')) commande.disabled = false
  }
  const retenir = (evenement: BeforeUnloadEvent): void => evenement.preventDefault()
  addEventListener('beforeunload', retenir)
  annuler.addEventListener('click', () => requete.abort())
  requete.upload.addEventListener('progress', ({ loaded, total }) => {
    barre.max = total
    barre.value = loaded
    texte.textContent =
      loaded < total
        ? `Envoi en cours : ${Math.floor((loaded / total) * 100)} % (${mo(loaded)} sur ${mo(total)})`
        : 'Vérification du fichier reçu…'
  })
  requete.addEventListener('load', () => {
    removeEventListener('beforeunload', retenir)
    montrer(requete, formulaire.dataset['surPlace'] !== undefined)
  })
  requete.addEventListener('error', () =>
    liberer('L’envoi a été interrompu : rien n’a été enregistré. Vérifiez votre connexion, puis envoyez de nouveau.'),
  )
  requete.addEventListener('abort', () => liberer('Envoi annulé : rien n’a été enregistré.'))
  // The address by its attribute: a field named « action » would hide the property.
  requete.open('POST', bouton?.getAttribute('formaction') ?? formulaire.getAttribute('action') ?? location.href)
  requete.setRequestHeader('Accept', 'text/html')
  requete.send(corps)
  for (const commande of formulaire.querySelectorAll('button')) if (commande !== annuler) commande.disabled = true
}

/** After a redirection, goes there; otherwise shows the page answered (a refusal, with its messages; an answer of its own). */
const montrer = (requete: XMLHttpRequest, surPlace: boolean): void => {
  const arrivee = requete.responseURL
  if (!surPlace && requete.status < 400 && arrivee !== '') {
    return location.assign(arrivee)
  }
  remplacer(requete.responseText)
}

const remplacer = (html: string): void => {
  const recu = new DOMParser().parseFromString(html, 'text/html')
  const contenu = recu.querySelector('main')
  if (contenu === null) return location.reload()
  document.title = recu.title
  document.querySelector('main')?.replaceWith(contenu)
  document.dispatchEvent(new Event('contenu-remplace'))
}

/** In parts, where the form says how; all at once when the script that does it can't be had. */
const envoyerParParties = async (formulaire: HTMLFormElement, fichiers: readonly File[]): Promise<void> => {
  const reglages: ReglagesDEnvoi & { readonly script: string } = JSON.parse(formulaire.dataset['enParties'] ?? '{}')
  let partie: { readonly envoyerEnParties: typeof envoyerEnParties }
  try {
    partie = await import(reglages.script)
  } catch {
    return envoyer(formulaire, null)
  }
  const commandes = [...formulaire.querySelectorAll<HTMLButtonElement>('button[type=submit], button:not([type])')]
  const retenir = (evenement: BeforeUnloadEvent): void => evenement.preventDefault()
  addEventListener('beforeunload', retenir)
  for (const commande of commandes) commande.disabled = true
  const reponse = await partie.envoyerEnParties(formulaire, reglages, fichiers)
  removeEventListener('beforeunload', retenir)
  for (const commande of commandes) commande.disabled = false
  if (reponse === null) return
  if (reponse.ok) return location.assign(reponse.url)
  remplacer(await reponse.text())
}

const blocDeSuivi = (): {
  bloc: HTMLElement
  barre: HTMLProgressElement
  texte: HTMLElement
  annuler: HTMLButtonElement
} => {
  const bloc = document.createElement('div')
  bloc.className = 'cv-envoi'
  const barre = document.createElement('progress')
  barre.setAttribute('aria-label', 'Progression de l’envoi')
  const texte = document.createElement('span')
  texte.setAttribute('role', 'status')
  texte.textContent = 'Préparation de l’envoi…'
  const annuler = document.createElement('button')
  annuler.type = 'button'
  annuler.className = 'fr-btn fr-btn--sm fr-btn--tertiary'
  annuler.textContent = 'Annuler l’envoi'
  bloc.append(barre, texte, annuler)
  return { bloc, barre, texte, annuler }
}
