import { type Calendrier, JOUR } from './calendrier.ts'
import type { Parcours } from './mesures.ts'
import { type Agent, recruter } from './population.ts'
import { quantile } from './statistiques.ts'
import { creerTas } from './tas.ts'

/** What a team of that many would make of what came: waits in days. */
export type Essai = {
  readonly verificateurs: number
  readonly mediane: number
  readonly p90: number
  readonly stockMax: number
  /** What they work, of what they could. */
  readonly occupation: number
}

type Passage = { readonly parcours: Parcours; readonly sejour: number; readonly depuis: number; readonly rang: number }

type Demande = {
  readonly graine: string
  readonly calendrier: Calendrier
  readonly parcours: readonly Parcours[]
  readonly fin: number
  /** Verifiers do other things too: how much longer a chapter keeps them. */
  readonly surcharge: number
}

/**
 * Lives the queue alone again, with another team: the same chapters come at the same moments and ask for the same work, each
 * éditeur takes as long to answer and keeps or loses the place as then. Milestones and closings are those of the first time.
 */
export const essayer = ({ graine, calendrier, parcours, fin, surcharge }: Demande, verificateurs: number): Essai => {
  const equipe = recruter({ graine, calendrier, verificateurs, gestionnaires: 1 }).verificateurs
  const oisifs = [...equipe]
  const evenements = creerTas<Passage | Agent>()
  const file = creerTas<Passage>()
  const attentes: number[] = []
  let [dernierRang, stockMax, minutes] = [0, 0, 0]
  for (const un of parcours.filter(({ sejours }) => sejours.length > 0))
    evenements.ajouter(un.arrivee, { parcours: un, sejour: 0, depuis: un.arrivee, rang: 0 })
  const servir = (qui: Agent, t: number): void => {
    const passage = file.retirer()?.quoi
    if (!passage) return void oisifs.push(qui)
    const debut = calendrier.apresTravail(t, 3, qui.absences)
    attentes.push((debut - passage.depuis) / JOUR)
    const sejour = passage.parcours.sejours[passage.sejour]
    const duree = (sejour?.minutes ?? 0) * surcharge * qui.allure
    minutes += duree
    const sortie = calendrier.apresTravail(debut, duree, qui.absences)
    evenements.ajouter(sortie, qui)
    if (!sejour || sejour.reponse === null || passage.sejour + 1 >= passage.parcours.sejours.length) return
    const retour = sortie + sejour.reponse
    const rang = sejour.placeGardee ? passage.rang : 0
    evenements.ajouter(retour, { parcours: passage.parcours, sejour: passage.sejour + 1, depuis: retour, rang })
  }
  for (let suivant = evenements.retirer(); suivant && suivant.t < fin; suivant = evenements.retirer()) {
    const { t, quoi } = suivant
    if ('acteur' in quoi) {
      servir(quoi, t)
      continue
    }
    const rang = quoi.rang === 0 ? ++dernierRang : quoi.rang
    file.ajouter(rang, { ...quoi, rang })
    stockMax = Math.max(stockMax, file.taille())
    const libre = oisifs.findIndex(({ absences }) => !absences(calendrier.jourDe(t)))
    const [qui] = oisifs.splice(Math.max(libre, 0), 1)
    if (qui) servir(qui, t)
  }
  const disponibles = equipe.reduce((total, qui) => total + minutesDisponibles(calendrier, qui, fin), 0)
  return {
    verificateurs,
    mediane: quantile(attentes, 0.5),
    p90: quantile(attentes, 0.9),
    stockMax,
    occupation: disponibles > 0 ? minutes / disponibles : 0,
  }
}

/** Minutes at work from the first day to the last. */
export const minutesDisponibles = (
  calendrier: Calendrier,
  { absences }: Pick<Agent, 'absences'>,
  fin: number,
): number => {
  let jours = 0
  for (let jour = 0; calendrier.minuit(jour) < fin; jour++) if (calendrier.estOuvre(jour) && !absences(jour)) jours++
  return jours * calendrier.minutesParJour
}
