import { envoyer } from './envoi.ts'
import type { BilanDuLot, envoyerEnLot, FichierDuLot, ReglagesDeLot } from './lot.ts'

type Reglages = ReglagesDeLot & { readonly script: string; readonly suite: string }

/** On forms that take many files: folders, as many files as there are, and each on its line. */
export const suivreLots = (): void => {
  for (const formulaire of document.querySelectorAll<HTMLFormElement>('form[data-en-lot]')) {
    const pieces = formulaire.querySelector<HTMLInputElement>('input[type=file][multiple]')
    if (pieces === null) continue
    const cadre = document.createElement('div')
    const zone = zoneDeDepot(fichiers => void envoyerTous(formulaire, { pieces, cadre, fichiers }))
    pieces.closest('.fr-upload-group')?.before(zone)
    zone.after(cadre)
    // Before those that send a form at once.
    formulaire.addEventListener(
      'submit',
      evenement => {
        const fichiers = [...(pieces.files ?? [])].map(fichier => ({ fichier, chemin: fichier.name }))
        if (fichiers.length === 0) return
        evenement.preventDefault()
        evenement.stopImmediatePropagation()
        void envoyerTous(formulaire, { pieces, cadre, fichiers })
      },
      { capture: true },
    )
  }
}

type Lot = {
  readonly pieces: HTMLInputElement
  readonly cadre: HTMLElement
  readonly fichiers: readonly FichierDuLot[]
}

/** What systems put in folders by themselves. */
const estDuSysteme = (chemin: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)/i.test(chemin)

const envoyerTous = async (formulaire: HTMLFormElement, { pieces, cadre, fichiers }: Lot): Promise<void> => {
  const choisis = fichiers.filter(({ chemin }) => !estDuSysteme(chemin))
  const reglages: Reglages = JSON.parse(formulaire.dataset['enLot'] ?? '{}')
  if (choisis.length === 0) return void (cadre.textContent = 'Ce dossier ne contient aucun fichier.')
  let lot: { readonly envoyerEnLot: typeof envoyerEnLot }
  try {
    lot = await import(reglages.script)
  } catch {
    return void (cadre.textContent = 'L’envoi n’a pas pu commencer. Vérifiez votre connexion, puis recommencez.')
  }
  const retenir = (evenement: BeforeUnloadEvent): void => evenement.preventDefault()
  addEventListener('beforeunload', retenir)
  const champs = [...formulaire.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button, input[type=file]')]
  for (const champ of champs) champ.disabled = true
  cadre.scrollIntoView({ block: 'nearest' })
  const bilan = await lot.envoyerEnLot(cadre, reglages, choisis)
  for (const champ of champs) champ.disabled = false
  removeEventListener('beforeunload', retenir)
  pieces.value = ''
  suivre(formulaire, { bilan, cadre, suite: reglages.suite })
}

/** Once all came: what the form holds besides, then the match to read and confirm. What was cut is left in sight. */
const suivre = (
  formulaire: HTMLFormElement,
  { bilan, cadre, suite }: { readonly bilan: BilanDuLot; readonly cadre: HTMLElement; readonly suite: string },
): void => {
  const manifeste = formulaire.querySelector<HTMLTextAreaElement>('textarea[name=manifeste]')
  if (manifeste !== null && bilan.manifeste !== '')
    manifeste.value = [manifeste.value, bilan.manifeste].filter(Boolean).join('\n')
  const archive = formulaire.querySelector<HTMLInputElement>('input[name=archive]')
  if (manifeste?.value || (archive?.files?.length ?? 0) > 0) return envoyer(formulaire, null)
  if (bilan.coupes === 0) return location.assign(suite)
  const lien = document.createElement('a')
  lien.href = suite
  lien.className = 'fr-link'
  lien.textContent = 'Voir les fichiers reçus'
  cadre.append(lien)
}

const zoneDeDepot = (recevoir: (fichiers: readonly FichierDuLot[]) => void): HTMLElement => {
  const zone = document.createElement('div')
  zone.className = 'cv-glisser'
  const phrase = document.createElement('p')
  phrase.textContent = 'Glissez ici un dossier ou des fichiers, ou'
  const dossier = document.createElement('input')
  dossier.type = 'file'
  dossier.webkitdirectory = true
  dossier.hidden = true
  const choisir = document.createElement('button')
  choisir.type = 'button'
  choisir.className = 'fr-btn fr-btn--sm fr-btn--secondary'
  choisir.textContent = 'Choisir un dossier'
  choisir.addEventListener('click', () => dossier.click())
  dossier.addEventListener('change', () => {
    const fichiers = [...(dossier.files ?? [])]
    recevoir(fichiers.map(fichier => ({ fichier, chemin: fichier.webkitRelativePath || fichier.name })))
  })
  zone.append(phrase, choisir, dossier)
  const survoler = (oui: boolean) => (evenement: DragEvent) => {
    evenement.preventDefault()
    zone.classList.toggle('cv-glisser--survolee', oui)
  }
  zone.addEventListener('dragover', survoler(true))
  zone.addEventListener('dragleave', survoler(false))
  zone.addEventListener('drop', evenement => {
    survoler(false)(evenement)
    if (choisir.disabled) return
    // Asked for now: what was dropped is gone once this handler ends.
    const entrees = [...(evenement.dataTransfer?.items ?? [])].flatMap(item => item.webkitGetAsEntry() ?? [])
    void Promise.all(entrees.map(lireEntree)).then(lues => recevoir(lues.flat()))
  })
  return zone
}

const lireEntree = async (entree: FileSystemEntry): Promise<readonly FichierDuLot[]> => {
  const chemin = entree.fullPath.replace(/^\//, '')
  if (estUnFichier(entree)) {
    const fichier = await new Promise<File>((rendre, echouer) => entree.file(rendre, echouer))
    return [{ fichier, chemin }]
  }
  if (!estUnDossier(entree)) return []
  const lecteur = entree.createReader()
  const lues: FichierDuLot[] = []
  // A browser gives a hundred at a time, then none.
  for (;;) {
    const suite = await new Promise<FileSystemEntry[]>((rendre, echouer) => lecteur.readEntries(rendre, echouer))
    if (suite.length === 0) return lues
    for (const une of suite) lues.push(...(await lireEntree(une)))
  }
}

const estUnFichier = (entree: FileSystemEntry): entree is FileSystemFileEntry => entree.isFile
const estUnDossier = (entree: FileSystemEntry): entree is FileSystemDirectoryEntry => entree.isDirectory
