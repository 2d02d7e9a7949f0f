/** Sends the files of a form in parts, by tus, then the form itself for each: paused, cut or closed, an upload is taken up again. */
import { Upload } from 'tus-js-client'

export type ReglagesDEnvoi = {
  /** Where uploads are created. */
  readonly adresse: string
  /** Where the form goes once a file is whole, with its id in `envoi`. */
  readonly depot: string
  readonly metadonnees: Readonly<Record<string, string>>
}

const PARTIE = 16 * 1024 * 1024
/** Eight minutes in all: a line that comes back by then is not noticed. */
const REPRISES_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 60_000, 120_000, 300_000]

const mo = (octets: number): string =>
  `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`

const duree = (secondes: number): string => {
  if (secondes < 60) return `${Math.max(1, Math.round(secondes))}\u00a0s`
  return secondes < 3_600
    ? `${Math.round(secondes / 60)}\u00a0min`
    : `${(secondes / 3_600).toFixed(1).replace('.', ',')}\u00a0h`
}

type Suivi = {
  readonly bloc: HTMLElement
  readonly dire: (phrase: string) => void
  readonly avancer: (envoyes: number, total: number) => void
  readonly finir: (phrase: string) => void
  /** `enMarche`: the button pauses; else it resumes. */
  readonly surBasculer: (faire: (enMarche: boolean) => void) => void
}

const bouton = (texte: string): HTMLButtonElement => {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'fr-btn fr-btn--sm fr-btn--tertiary'
  element.textContent = texte
  return element
}

const suivre = (nom: string): Suivi => {
  const bloc = document.createElement('div')
  bloc.className = 'cv-envoi'
  const barre = document.createElement('progress')
  barre.setAttribute('aria-label', `Progression de l’envoi de ${nom}`)
  const texte = document.createElement('span')
  texte.setAttribute('role', 'status')
  const pause = bouton('Mettre en pause')
  bloc.append(barre, texte, pause)
  const debut = { instant: performance.now(), octets: -1 }
  return {
    bloc,
    dire: phrase => (texte.textContent = `${nom} : ${phrase}`),
    avancer: (envoyes, total) => {
      if (debut.octets < 0) Object.assign(debut, { instant: performance.now(), octets: envoyes })
      barre.max = total
      barre.value = envoyes
      const parSeconde = ((envoyes - debut.octets) / (performance.now() - debut.instant)) * 1_000
      const reste = parSeconde > 0 ? `, ${mo(parSeconde)}/s, encore ${duree((total - envoyes) / parSeconde)}` : ''
      texte.textContent =
        envoyes < total
          ? `${nom} : ${Math.floor((envoyes / total) * 100)} % (${mo(envoyes)} sur ${mo(total)}${reste})`
          : `${nom} : vérification du fichier reçu…`
    },
    finir: phrase => {
      texte.textContent = `${nom} : ${phrase}`
      barre.remove()
      pause.remove()
    },
    surBasculer: faire => {
      let enMarche = true
      pause.addEventListener('click', () => {
        enMarche = !enMarche
        pause.textContent = enMarche ? 'Mettre en pause' : 'Reprendre'
        Object.assign(debut, { octets: -1 })
        faire(enMarche)
      })
    },
  }
}

/** The id of the upload, once the server holds it whole. */
const envoyerUn = async (fichier: File, { adresse, metadonnees }: ReglagesDEnvoi, suivi: Suivi): Promise<string> => {
  const cle = [fichier.name, fichier.size, fichier.lastModified, ...Object.values(metadonnees)].join('/')
  return new Promise((fini, echec) => {
    const envoi = new Upload(fichier, {
      endpoint: adresse,
      chunkSize: PARTIE,
      retryDelays: REPRISES_MS,
      metadata: { ...metadonnees, filename: fichier.name },
      fingerprint: () => Promise.resolve(cle),
      removeFingerprintOnSuccess: true,
      onProgress: suivi.avancer,
      onShouldRetry: erreur => {
        suivi.dire('connexion perdue, l’envoi reprendra de lui-même.')
        const statut = erreur.originalResponse?.getStatus() ?? 0
        return statut === 0 || statut === 409 || statut === 423 || statut >= 500
      },
      onError: erreur => echec(new Error(('originalResponse' in erreur && erreur.originalResponse?.getBody()) || '')),
      onSuccess: () => fini(envoi.url?.split('/').at(-1) ?? ''),
    })
    suivi.surBasculer(enMarche => {
      if (enMarche) return envoi.start()
      suivi.dire('en pause. Ce qui est reçu est gardé.')
      void envoi.abort()
    })
    envoi
      .findPreviousUploads()
      .then(anciens => {
        const [ancien] = anciens
        if (ancien) envoi.resumeFromPreviousUpload(ancien)
        envoi.start()
      })
      .catch(echec)
  })
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
      const envoi = await envoyerUn(fichier, reglages, suivi)
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
