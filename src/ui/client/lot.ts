/** Sends many files, some at a time, each on its line: one that is refused or cut does not keep the others from going on. */
import { type Suivi, suivre } from './suivi.ts'
import { envoyerUn } from './un-envoi.ts'

export type FichierDuLot = {
  readonly fichier: File
  /** Its name, after the folders that it was chosen in. */
  readonly chemin: string
}

export type ReglagesDeLot = { readonly adresse: string; readonly metadonnees: Readonly<Record<string, string>> }

export type BilanDuLot = {
  /** What manifests of the folder say, one line each. */
  readonly manifeste: string
  /** How many were cut: sent again, they go on from there. */
  readonly coupes: number
}

const ENSEMBLE = 3

const estUnManifeste = ({ fichier }: FichierDuLot): boolean => /^manifeste?\.(?:csv|tsv|txt)$/i.test(fichier.name)

type Compte = { recus: number; refuses: number; coupes: number }

const enMots = ({ recus, refuses, coupes }: Compte, total: number): string =>
  [
    `${recus} ${recus > 1 ? 'fichiers reçus' : 'fichier reçu'} sur ${total}`,
    ...(refuses > 0 ? [`${refuses} ${refuses > 1 ? 'refusés' : 'refusé'}`] : []),
    ...(coupes > 0 ? [`${coupes} ${coupes > 1 ? 'interrompus' : 'interrompu'}`] : []),
  ].join(', ')

const ligneDe = (chemin: string): { readonly element: HTMLLIElement; readonly suivi: Suivi } => {
  const element = document.createElement('li')
  const suivi = suivre(chemin)
  // One voice for all: the count above them.
  suivi.bloc.querySelector('[role=status]')?.removeAttribute('role')
  suivi.dire('en attente…')
  element.append(suivi.bloc)
  return { element, suivi }
}

const COUPE =
  'l’envoi a été interrompu. Ce qui est reçu est gardé : choisissez de nouveau ce fichier pour reprendre où il s’est arrêté.'

/** @returns once each was received, refused or cut. */
export const envoyerEnLot = async (
  cadre: HTMLElement,
  { adresse, metadonnees }: ReglagesDeLot,
  tous: readonly FichierDuLot[],
): Promise<BilanDuLot> => {
  const manifestes = tous.filter(estUnManifeste)
  const fichiers = tous.filter(un => !estUnManifeste(un))
  const compte: Compte = { recus: 0, refuses: 0, coupes: 0 }
  const total = document.createElement('p')
  total.setAttribute('role', 'status')
  const dire = (): void => void (total.textContent = enMots(compte, fichiers.length))
  const liste = document.createElement('ul')
  liste.className = 'cv-lot'
  liste.tabIndex = 0
  liste.setAttribute('aria-label', 'Fichiers envoyés')
  const lignes = fichiers.map(un => ({ ...un, ...ligneDe(un.chemin) }))
  liste.append(...lignes.map(({ element }) => element))
  cadre.replaceChildren(total, liste)
  dire()
  let rang = 0
  const suivante = async (): Promise<void> => {
    for (let ligne = lignes[rang]; ligne; ligne = lignes[rang]) {
      const propres = { ...metadonnees, chemin: ligne.chemin, rang: String(rang++) }
      const { name, size, lastModified } = ligne.fichier
      const cle = [...Object.values(metadonnees), ligne.chemin, name, size, lastModified].join('/')
      try {
        await envoyerUn(ligne.fichier, { adresse, metadonnees: propres, cle }, ligne.suivi)
        compte.recus++
        ligne.suivi.finir('reçu et vérifié.')
      } catch (erreur) {
        const phrase = erreur instanceof Error ? erreur.message.trim() : ''
        if (phrase === '') compte.coupes++
        else compte.refuses++
        ligne.suivi.finir(phrase || COUPE)
        ligne.element.className = 'cv-lot__refus'
      }
      dire()
    }
  }
  const ensemble = Array.from({ length: ENSEMBLE }, suivante)
  const textes = await Promise.all(manifestes.map(({ fichier }) => fichier.text()))
  await Promise.all(ensemble)
  return { manifeste: textes.join('\n'), coupes: compte.coupes }
}
