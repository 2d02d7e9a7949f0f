/** Sends the files of a form in parts, by tus, then the form itself for each: paused, cut or closed, an upload is taken up again. */
import { suivre } from './suivi.ts'
import { envoyerUn } from './un-envoi.ts'

export { envoyerEnLot } from './lot.ts'

export type ReglagesDEnvoi = {
  /** Where uploads are created. */
  readonly adresse: string
  /** Where the form goes once a file is whole, with its id in `envoi`. */
  readonly depot: string
  readonly metadonnees: Readonly<Record<string, string>>
}

/** The page answered to the deposit of a file that the server holds. */
const deposer = async (
  formulaire: HTMLFormElement,
  depot: string,
  propres: Readonly<Record<string, string>>,
): Promise<Response> => {
  const corps = new URLSearchParams()
  for (const [nom, valeur] of new FormData(formulaire)) if (typeof valeur === 'string') corps.set(nom, valeur)
  for (const [nom, valeur] of Object.entries(propres)) corps.set(nom, valeur)
  return fetch(depot, { method: 'POST', body: corps, headers: { Accept: 'text/html' } })
}

/** @returns the page to show next; `null` when a file could not be sent, which its line says. */
export const envoyerEnParties = async (
  formulaire: HTMLFormElement,
  reglages: ReglagesDEnvoi,
  fichiers: readonly File[],
): Promise<Response | null> => {
  for (const ancien of formulaire.querySelectorAll('.cv-envoi')) ancien.remove()
  const suivis = fichiers.map(fichier => ({ fichier, suivi: suivre(fichier.name) }))
  formulaire.append(...suivis.map(({ suivi }) => suivi.bloc))
  for (const { suivi } of suivis) suivi.dire('en attente…')
  let reponse: Response | null = null
  for (const [rang, { fichier, suivi }] of suivis.entries()) {
    try {
      const { name, size, lastModified } = fichier
      const cle = [name, size, lastModified, ...Object.values(reglages.metadonnees)].join('/')
      const envoi = await envoyerUn(fichier, { ...reglages, cle }, suivi)
      const propres = { envoi, cle: crypto.randomUUID(), ...(rang > 0 ? { mode: 'complete' } : {}) }
      reponse = await deposer(formulaire, reglages.depot, propres)
      if (!reponse.ok) return reponse
      suivi.finir('déposé.')
    } catch (erreur) {
      const phrase = erreur instanceof Error ? erreur.message.trim() : ''
      suivi.finir(
        phrase ||
          'l’envoi a été interrompu. Ce qui est reçu est gardé : choisissez de nouveau ce fichier pour reprendre où il s’est arrêté.',
      )
      return null
    }
  }
  return reponse
}
