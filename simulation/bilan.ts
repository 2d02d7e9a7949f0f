import type { Monde } from './monde.ts'
import { instantDe } from './monde.ts'
import { type Essai, essayer, minutesDisponibles } from './effectifs.ts'
import { empreinteDe } from './journal.ts'
import { quantile } from './statistiques.ts'

/** What a counter's life comes to. Waits and durations are in days, shares between 0 and 1. */
export type Bilan = {
  readonly guichet: {
    readonly code: string
    readonly intitule: string
    readonly permanent: boolean
    /** Hours within which an answer keeps the place (INT-5); none where it is never kept. */
    readonly gardeRang: number | null
  }
  readonly candidatures: number
  readonly verificateurs: number
  readonly gestionnaires: number
  readonly pas: number
  /** SHA-256 of every journal: the same seed gives the same. */
  readonly empreinte: string
  readonly issues: Readonly<Record<string, number>>
  readonly mois: readonly {
    readonly mois: string
    readonly prises: number
    readonly mediane: number
    readonly p90: number
  }[]
  readonly attente: { readonly mediane: number; readonly p90: number }
  /** Chapters that wait, at the end of each week. */
  readonly stock: readonly { readonly jour: string; readonly chapitres: number }[]
  readonly demandesDeModification: number
  readonly reponses: { readonly placeGardee: number; readonly placePerdue: number }
  readonly dureeDuReferencement: { readonly mediane: number; readonly p90: number }
  readonly tentativesRefusees: Readonly<Record<string, number>>
  readonly faits: Readonly<Record<string, number>>
  readonly charge: readonly {
    readonly nom: string
    readonly chapitres: number
    readonly preuves: number
    readonly heures: number
    readonly occupation: number
  }[]
  /** Files that a milestone closed while all that was missing had come, or been asked for, too late to be answered. */
  readonly closSansPouvoirRepondre: number
  /** Open files for which an agent is asked to pronounce a closing. */
  readonly aConstater: number
  readonly jalons: readonly { readonly code: string; readonly quand: string }[]
  readonly essais: readonly Essai[]
}

const PARTS = [0.6, 0.8, 0.9, 1, 1.2, 1.5, 2]

export const bilanDe = (monde: Monde, { avecEssais }: { readonly avecEssais: boolean }): Bilan => {
  const { dispositif, reglages, mesures, calendrier, population, fin } = monde
  const attentes = [...mesures.attentesParMois.values()].flat()
  return {
    guichet: {
      code: dispositif.code,
      intitule: dispositif.intitule,
      permanent: dispositif.guichet === 'permanent',
      gardeRang: dispositif.delais.gardeRang?.heures ?? null,
    },
    candidatures: reglages.candidatures,
    verificateurs: reglages.verificateurs,
    gestionnaires: reglages.gestionnaires,
    pas: monde.pas,
    empreinte: empreinteDe(monde),
    issues: compterIssues(monde),
    mois: moisDe(monde).map(mois => {
      const jours = mesures.attentesParMois.get(mois) ?? []
      return { mois, prises: jours.length, mediane: quantile(jours, 0.5), p90: quantile(jours, 0.9) }
    }),
    attente: { mediane: quantile(attentes, 0.5), p90: quantile(attentes, 0.9) },
    stock: stockParSemaine(monde),
    demandesDeModification: mesures.faits.get('ModificationsDemandees') ?? 0,
    reponses: { placeGardee: mesures.reponses.gardees, placePerdue: mesures.reponses.perdues },
    dureeDuReferencement: {
      mediane: quantile(mesures.dureesDeReference, 0.5),
      p90: quantile(mesures.dureesDeReference, 0.9),
    },
    tentativesRefusees: Object.fromEntries(mesures.tentativesRefusees),
    faits: Object.fromEntries(mesures.faits),
    charge: population.verificateurs.map(qui => ({
      nom: qui.acteur.nom,
      ...(mesures.verificateurs.get(qui.acteur.nom) ?? { chapitres: 0, preuves: 0 }),
      heures: qui.travail / 60,
      occupation: qui.travail / Math.max(1, minutesDisponibles(calendrier, qui, fin)),
    })),
    closSansPouvoirRepondre: mesures.closSansPouvoirRepondre,
    aConstater: monde.dossiers.filter(dossier => attendUnConstat(monde, dossier)).length,
    jalons: dispositif.jalons
      .filter(({ quand }) => Date.parse(quand) < fin)
      .map(({ code, quand }) => ({ code, quand })),
    essais: avecEssais ? essais(monde) : [],
  }
}

const moisDe = ({ calendrier, fin }: Monde): readonly string[] => {
  const mois = new Set<string>()
  for (let jour = 0; calendrier.minuit(jour) < fin; jour++) mois.add(calendrier.jourCivilDe(jour).slice(0, 7))
  return [...mois]
}

const compterIssues = ({ dossiers }: Monde): Readonly<Record<string, number>> => {
  const issues = new Map<string, number>()
  for (const { etat } of dossiers) {
    const issue = etat === null ? 'non_ouverte' : etat.statut === 'close' ? etat.cloture.motif : etat.statut
    issues.set(issue, (issues.get(issue) ?? 0) + 1)
  }
  return Object.fromEntries([...issues].sort(([, a], [, b]) => b - a))
}

const attendUnConstat = ({ regles, dispositif, fin }: Monde, { etat }: Monde['dossiers'][number]): boolean =>
  etat !== null && regles.suivre(etat, dispositif, instantDe(fin)).some(({ action }) => action === 'constater_echeance')

const stockParSemaine = ({ mesures, calendrier, fin }: Monde): Bilan['stock'] => {
  const semaines: { jour: string; chapitres: number }[] = []
  let chapitres = 0
  for (let jour = 0; calendrier.minuit(jour) < fin; jour++) {
    chapitres = mesures.stock[jour] ?? chapitres
    if (calendrier.jourDeSemaine(jour) === 5) semaines.push({ jour: calendrier.jourCivilDe(jour), chapitres })
  }
  return semaines
}

const essais = ({ graine, calendrier, mesures, fin, reglages, population }: Monde): readonly Essai[] => {
  const parcours = [...mesures.parcours.values()]
  const utile = parcours.flatMap(({ sejours }) => sejours).reduce((total, { minutes }) => total + minutes, 0)
  const total = population.verificateurs.reduce((somme, { travail, allure }) => somme + travail / allure, 0)
  const demande = { graine, calendrier, parcours, fin, surcharge: utile > 0 ? total / utile : 1 }
  const nombres = new Set(PARTS.map(part => Math.max(1, Math.round(part * reglages.verificateurs))))
  return [...nombres].map(nombre => essayer(demande, nombre))
}
