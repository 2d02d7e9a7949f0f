import type { CommandeCandidature, Tache } from '../src/modules/candidatures/index.ts'
import { scenariosDe } from '../src/modules/candidatures/index.ts'
import { HEURE } from './calendrier.ts'
import { chapitreDuDossier, type Demande, type Dossier, instantDe, type Monde } from './monde.ts'
import type { Plan } from './planifier.ts'
import { type Agent, confierA } from './population.ts'

/** What verifiers do beside the chapters of the queue: the test day (INS) and the homologations (INT-7). */
type TacheDeControle = Extract<
  Tache,
  { readonly action: 'proposer_journee' | 'consigner_journee' | 'verifier_homologation' }
>

/** Minutes at work. */
const DUREES = { proposer_journee: 20, consigner_journee: 210, verifier_homologation: 15 }
const CHANCES = { dispense: 0.1, echec: 0.12, certificatRefuse: 0.1 }

export const planDeControle = (monde: Monde, dossier: Dossier, tache: TacheDeControle): Plan => {
  const { calendrier, population, now } = monde
  const qui = dossier.hasard.parmi(population.verificateurs)
  const attente = tache.action === 'consigner_journee' ? 0 : dossier.hasard.autour(4)
  const pasAvant = calendrier.apresJoursOuvres(now, attente, qui.absences)
  const t = confierA(qui, { now, pasAvant, minutes: DUREES[tache.action], calendrier })
  return { t, faire: () => demander(dossier, qui, commandeDe(monde, dossier, tache)) }
}

const demander = (dossier: Dossier, { acteur }: Agent, commande: CommandeCandidature): Demande => ({
  dossier,
  acteur,
  commande,
  attendu: 'accepte',
})

const commandeDe = (monde: Monde, dossier: Dossier, tache: TacheDeControle): CommandeCandidature => {
  const { hasard } = dossier
  switch (tache.action) {
    case 'proposer_journee':
      return proposer(monde, dossier)
    case 'consigner_journee':
      return { type: 'consignerJournee', resultats: resultats(monde, dossier, tache.chapitre) }
    case 'verifier_homologation': {
      const { chapitre, preuve } = tache
      return hasard.chance(CHANCES.certificatRefuse)
        ? { type: 'refuserHomologation', chapitre, preuve, motif: 'Ce n’est pas le certificat.' }
        : { type: 'validerHomologation', chapitre, preuve }
    }
  }
}

/** INS-2, JAL-3 — a date before the end of the exchanges; where there is none left, or no need, the agency does without. */
const proposer = (monde: Monde, dossier: Dossier): CommandeCandidature => {
  const quand = dateProposee(monde, dossier)
  const tropTard = monde.dispositif.jalons.some(jalon => jalon.code === 'J3' && jalon.quand <= quand)
  return tropTard || dossier.hasard.chance(CHANCES.dispense)
    ? { type: 'dispenserDeJournee', motif: 'Les preuves déposées suffisent.' }
    : { type: 'proposerJournee', quand, jeux: 'Jeux d’essai n° 1' }
}

/** INS-2 — two weeks ahead or so, at ten in the morning. */
const dateProposee = ({ calendrier, now }: Monde, { hasard }: Dossier) => {
  const jour = calendrier.jourDe(calendrier.apresJoursOuvres(now, 7 + hasard.entier(6)))
  return instantDe(calendrier.minuit(jour) + 10 * HEURE)
}

/** INS-3 — all reached, or one of them not. */
const resultats = ({ dispositif }: Monde, dossier: Dossier, code: Parameters<typeof chapitreDuDossier>[1]) => {
  const chapitre = chapitreDuDossier(dossier, code)
  const scenarios = chapitre ? scenariosDe(dispositif, chapitre) : []
  const echec = dossier.hasard.chance(CHANCES.echec) ? dossier.hasard.entier(scenarios.length) : -1
  return scenarios.map((scenario, n) =>
    n === echec
      ? { scenario, atteint: false, observation: 'Le résultat n’apparaît pas.' }
      : { scenario, atteint: true, observation: '' },
  )
}
