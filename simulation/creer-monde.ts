import type { JourCivil } from '../src/kernel/temps.ts'
import { decide, evolve, ouvrirCandidature, suite } from '../src/modules/candidatures/index.ts'
import type { Dispositif } from '../src/modules/dispositifs/index.ts'
import { ouvrirCalendrier } from './calendrier.ts'
import { creerFile } from './file.ts'
import { creerHasard } from './hasard.ts'
import { creerMesures } from './mesures.ts'
import type { Monde, Reglages, Regles } from './monde.ts'
import { recruter } from './population.ts'
import { creerSaisies } from './reponses.ts'
import { creerTas } from './tas.ts'
import { ouvrirBureau } from './verificateurs.ts'

/** The procedure's own rules. */
export const REGLES: Regles = { ouvrir: ouvrirCandidature, decider: decide, evoluer: evolve, suivre: suite }

export type Ouverture = {
  readonly graine: string
  readonly debut: JourCivil
  readonly dispositif: Dispositif
  readonly reglages: Reglages
  readonly regles?: Regles
}

/** A counter on the day it opens, with its people, and nobody at the door yet. */
export const creerMonde = ({ graine, debut, dispositif, reglages, regles = REGLES }: Ouverture): Monde => {
  const calendrier = ouvrirCalendrier(debut, reglages.mois)
  const semence = `${graine} ${dispositif.code}`
  const population = recruter({ graine: semence, calendrier, ...reglages })
  const dernierJour = Temporal.PlainDate.from(debut).add({ months: reglages.mois })
  const minuit = calendrier.minuit(0)
  const dans = (mois: number): number => calendrier.minuit(Math.round(mois * 30.44))
  return {
    graine: semence,
    dispositif,
    calendrier,
    tas: creerTas(),
    hasard: creerHasard(semence),
    regles,
    population,
    dossiers: [],
    file: creerFile(),
    bureau: ouvrirBureau(population.verificateurs),
    seances: { capacite: Math.max(15, Math.ceil(reglages.candidatures / 40)), inscrits: new Map(), jours: new Map() },
    saisies: creerSaisies(dispositif),
    mesures: creerMesures(),
    reglages,
    debut: minuit,
    fin: calendrier.minuit(Temporal.PlainDate.from(debut).until(dernierJour, { largestUnit: 'days' }).days),
    absence: reglages.absenceApres === undefined ? Number.POSITIVE_INFINITY : dans(reglages.absenceApres),
    now: minuit,
    pas: 0,
  }
}
