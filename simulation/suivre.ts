import type { Candidature, Fait } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre } from '../src/modules/dispositifs/index.ts'
import { noterPrise } from './mesures.ts'
import { chapitreDuDossier, type Dossier, type Monde } from './monde.ts'
import { chapitresTouches } from './restreindre.ts'
import { suivreLaMain } from './verificateurs.ts'

type Changement = { readonly dossier: Dossier; readonly avant: Candidature | null; readonly faits: readonly Fait[] }

/** Keeps the queue and the verifiers' hands in line with the chapters that changed, a closing file's included. */
export const suivreLesChapitres = (monde: Monde, { dossier, avant, faits }: Changement): void => {
  if (!avant || !('chapitres' in avant)) return
  const codes = chapitresTouches(faits) ?? (Object.keys(avant.chapitres) as CodeChapitre[])
  for (const chapitre of codes) {
    const present = chapitreDuDossier(dossier, chapitre)
    const [etait, est] = [avant.chapitres[chapitre]?.statut, present?.statut]
    if (etait === est) continue
    if (etait === 'en_file') {
      const place = monde.file.sortir(dossier, chapitre)
      if (place && est === 'en_instruction') noterPrise(monde, place)
    }
    if (present?.statut === 'en_file') monde.file.entrer({ dossier, chapitre, rang: present.rang, depuis: monde.now })
    suivreLaMain(monde, { dossier, chapitre, avant })
  }
}
