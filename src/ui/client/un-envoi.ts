/** One file, sent in parts by tus: paused, cut or closed, it is taken up again. */
import { Upload } from 'tus-js-client'
import type { Suivi } from './suivi.ts'

const PARTIE = 16 * 1024 * 1024
/** Eight minutes in all: a line that comes back by then is not noticed. */
const REPRISES_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 60_000, 120_000, 300_000]

/** No room: nothing changes by asking again at once. */
const SANS_PLACE = 507

type AEnvoyer = {
  /** Where uploads are created. */
  readonly adresse: string
  readonly metadonnees: Readonly<Record<string, string>>
}

/**
 * The id of the upload, once the server holds it whole. Taken up where another page left it, when it is the same file for the same
 * end: `cle` says which.
 * @throws Error with what the server said; without, when the line was lost.
 */
export const envoyerUn = (
  fichier: File,
  { adresse, metadonnees, cle }: AEnvoyer & { readonly cle: string },
  suivi: Suivi,
): Promise<string> => {
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
        return statut === 0 || statut === 409 || statut === 423 || (statut >= 500 && statut !== SANS_PLACE)
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
