import type { CommandeCandidature, Tache } from '../src/modules/candidatures/index.ts'
import { commandeDAcceptation } from '../src/modules/candidatures/index.ts'
import { type Demande, type Dossier, type Monde } from './monde.ts'
import type { Plan } from './planifier.ts'
import { type Agent, confierA, lePlusLibre } from './population.ts'

/** Minutes at work. */
export const HYPOTHESES_AGENCE = {
  instruire_etape: 30,
  preparer_convention: 20,
  conclure_mediation: 60,
  constater_echeance: 6,
}

/** Jours ouvrés before they come to it. */
const ATTENTES = { instruire_etape: 0, preparer_convention: 0, conclure_mediation: 8, constater_echeance: 2 }

const EXPLICATION = 'Le délai est passé sans que ce qui était attendu soit venu.'

type TacheDuGestionnaire = Extract<
  Tache,
  { readonly action: 'instruire_etape' | 'preparer_convention' | 'conclure_mediation' | 'constater_echeance' }
>

/** The gestionnaires share what comes, in the order in which it comes; what a deadline closes waits for their round. */
export const planDuGestionnaire = (monde: Monde, dossier: Dossier, tache: TacheDuGestionnaire): Plan => {
  const { calendrier, now } = monde
  const qui = charge(monde, dossier, tache)
  const pasAvant = calendrier.apresJoursOuvres(now, dossier.hasard.autour(ATTENTES[tache.action]))
  const t = confierA(qui, { now, pasAvant, minutes: qui.hasard.autour(HYPOTHESES_AGENCE[tache.action]), calendrier })
  return { t, faire: () => demande(dossier, qui, commandeDuGestionnaire(monde, dossier, tache)) }
}

/** P19 — the one to whom the clock proposed it; otherwise who is free first. */
const charge = ({ population }: Monde, { etat }: Dossier, { action }: TacheDuGestionnaire): Agent => {
  const propose = action === 'constater_echeance' ? etat?.propositions?.at(-1)?.agent.id : undefined
  const designe = population.gestionnaires.find(({ acteur }) => acteur.personneId === propose)
  return designe ?? lePlusLibre(population.gestionnaires)
}

const demande = (dossier: Dossier, qui: Agent, commande: CommandeCandidature): Demande => ({
  dossier,
  acteur: qui.acteur,
  commande,
  attendu: 'accepte',
})

const commandeDuGestionnaire = (monde: Monde, dossier: Dossier, tache: TacheDuGestionnaire): CommandeCandidature => {
  switch (tache.action) {
    case 'instruire_etape':
      return instruire(monde, dossier, tache.etape)
    case 'preparer_convention':
      return { type: 'preparerConvention', document: `convention-${dossier.numero}` }
    case 'conclure_mediation':
      return { type: 'conclureMediation', conclusion: 'Les parties se sont entendues.' }
    case 'constater_echeance':
      return { type: 'constaterEcheance', explication: EXPLICATION }
  }
}

/** ADM-7 — accepts, asks for a complement, or refuses with reasons. An answer to a complement is seldom asked for again. */
const instruire = (
  { dispositif }: Monde,
  { etat, hasard, temperament }: Dossier,
  etape: 'administrative' | 'eligibilite',
): CommandeCandidature => {
  const etapes = etat && etape in etat ? etat : null
  const soumise =
    etapes && 'eligibilite' in etapes
      ? etapes.eligibilite
      : etat && 'administrative' in etat
        ? etat.administrative
        : null
  const premiere = soumise?.statut === 'soumise' && soumise.soumission.version === 1
  if (hasard.chance(0.012)) return { type: 'refuserCandidature', motif: 'La solution n’entre pas dans le périmètre.' }
  if (hasard.chance(premiere ? temperament.formulaireFautif : 0.05))
    return { type: 'demanderComplement', etape, motif: 'Une pièce est illisible.' }
  if (etape === 'administrative' || !etat) return { type: 'accepterCandidatureAdministrative' }
  return commandeDAcceptation(etat, dispositif)
}

/** CVN-3 — the direction signs in batches, a few days after the college. */
export const planDeLaDirection = (monde: Monde, dossier: Dossier): Plan => {
  const { direction } = monde.population
  const t = monde.calendrier.apresJoursOuvres(monde.now, direction.hasard.autour(2), direction.absences)
  const commande = (): CommandeCandidature => ({
    type: 'prononcerReferencement',
    reference: '',
    convention: `convention-${dossier.numero}-contresignee`,
    attestation: `attestation-${dossier.numero}`,
    rapport: `rapport-${dossier.numero}`,
  })
  return { t, faire: () => demande(dossier, direction, commande()) }
}
