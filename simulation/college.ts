import type { CommandeCandidature, Tache } from '../src/modules/candidatures/index.ts'
import { chapitresDe, estInstruite } from '../src/modules/candidatures/index.ts'
import type { NumeroPreuve } from '../src/modules/dispositifs/index.ts'
import { HEURE, MINUTE } from './calendrier.ts'
import type { Demande, Dossier, Monde } from './monde.ts'
import type { Plan } from './planifier.ts'

/** How often the college has reservations, or a file is taken off its agenda. */
const CHANCES = { reserves: 0.07, retrait: 0.01 }

type TacheDuCollege = Extract<Tache, { readonly action: 'inscrire_au_college' | 'consigner_decision' }>

/** The weekly college (COL-1): as many files as it can hear, the others at the next one; none on a public holiday. */
export const planDuCollege = (monde: Monde, dossier: Dossier, tache: TacheDuCollege): Plan => {
  const { calendrier, now, population } = monde
  const { secretaire } = population
  const demander = (commande: CommandeCandidature): Demande => ({
    dossier,
    acteur: secretaire.acteur,
    commande,
    attendu: 'accepte',
  })
  if (tache.action === 'inscrire_au_college') {
    const t = calendrier.apresTravail(now, secretaire.hasard.autour(90))
    return { t, faire: () => demander({ type: 'inscrireAuCollege', seance: calendrier.jourCivilDe(reserver(monde)) }) }
  }
  const jour = monde.seances.jours.get(tache.seance) ?? calendrier.jourDe(now)
  const debut = calendrier.minuit(jour) + heureDe(monde)
  if (dossier.hasard.chance(CHANCES.retrait))
    return { t: Math.max(now + MINUTE, debut - 3 * HEURE), faire: () => demander({ type: 'retirerDuCollege' }) }
  const t = Math.max(now, debut + secretaire.hasard.entier(150) * MINUTE)
  return { t, faire: () => demander(decision(dossier)) }
}

const heureDe = ({ dispositif }: Monde): number => {
  const [heures = 0, minutes = 0] = dispositif.instances.heure.split(':').map(Number)
  return heures * HEURE + minutes * MINUTE
}

/** The next séance, from tomorrow on, that still has room. */
const reserver = ({ calendrier, dispositif, now, seances }: Monde): number => {
  for (let jour = calendrier.jourDe(now) + 1; ; jour++) {
    if (calendrier.jourDeSemaine(jour) !== dispositif.instances.jourDeSeance || !calendrier.estOuvre(jour)) continue
    const inscrits = seances.inscrits.get(jour) ?? 0
    if (inscrits >= seances.capacite && jour < calendrier.jours - 7) continue
    seances.inscrits.set(jour, inscrits + 1)
    seances.jours.set(calendrier.jourCivilDe(jour), jour)
    return jour
  }
}

/** COL-2 — granted, or blocking reservations on one to three proofs. */
const decision = ({ etat, hasard }: Dossier): CommandeCandidature => {
  if (!etat || !estInstruite(etat) || !hasard.chance(CHANCES.reserves)) return { type: 'consignerAttribution' }
  const chapitres = chapitresDe(etat)
  const preuves = Array.from({ length: 1 + hasard.entier(3) }, () => {
    const [chapitre, { preuves: siennes }] = hasard.parmi(chapitres)
    return { chapitre, preuve: hasard.parmi(Object.keys(siennes)) as NumeroPreuve }
  })
  return { type: 'consignerReserves', motif: 'Ces preuves n’emportent pas la conviction du collège.', preuves }
}
