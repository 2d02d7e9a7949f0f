import type { Acteur } from '../src/kernel/acteur.ts'
import type { Candidature } from '../src/modules/candidatures/index.ts'
import { cleEcheance, echeances, echeancesDepassees, ferme } from '../src/modules/candidatures/index.ts'
import { enMs, MINUTE } from './calendrier.ts'
import { type Demande, type Dossier, instantDe, type Monde } from './monde.ts'

const HORLOGE: Acteur = { kind: 'horloge' }

/** The clock is late at times: what it does then is the same. */
const RETARD_MAX = 180 * MINUTE

/** How often an agent presses one millisecond too early, and the clock comes twice, or tries to close alone. */
const CHANCES = { tropTot: 0.05, deuxFois: 0.2, seule: 0.1 }

/** Sets the clock for the deadlines that close the file, those of what has just changed. */
export const veiller = (monde: Monde, dossier: Dossier, change: Candidature): void => {
  if (dossier.tardif) return
  for (const { quand } of echeances(change, monde.dispositif).filter(ferme)) {
    const t = enMs(quand)
    if (t <= monde.now) return sonner(monde, dossier)
    if (dossier.reveils.has(quand)) continue
    dossier.reveils.add(quand)
    if (dossier.hasard.chance(CHANCES.tropTot)) monde.tas.ajouter(t - 1, () => tropTot(monde, dossier))
    monde.tas.ajouter(t, () => {
      if (depassees(monde, dossier).length > 0) sonner(monde, dossier)
      return null
    })
  }
}

const depassees = ({ dispositif, now }: Monde, { etat }: Dossier) =>
  etat ? echeancesDepassees(etat, dispositif, instantDe(now)) : []

/** A deadline has passed: the clock comes for it, when it can. */
const sonner = (monde: Monde, dossier: Dossier): void => {
  if (dossier.tardif) return
  dossier.tardif = true
  const visite = (): Demande | null => constater(monde, dossier)
  const quand = (): number => monde.now + 1 + dossier.hasard.entier(RETARD_MAX)
  monde.tas.ajouter(quand(), visite)
  if (dossier.hasard.chance(CHANCES.deuxFois)) monde.tas.ajouter(quand(), visite)
}

/** P19 — it closes alone only where the programme says so; otherwise it proposes, once, to an agent whom it names. */
const constater = (monde: Monde, dossier: Dossier): Demande | null => {
  const passees = depassees(monde, dossier)
  const [premiere] = passees
  if (!premiere || !dossier.etat) return null
  const [gestionnaire] = monde.population.gestionnaires
  const seule = passees.some(({ adverse }) => adverse === 'automatique')
  if (seule || !gestionnaire || dossier.hasard.chance(CHANCES.seule))
    return {
      dossier,
      acteur: HORLOGE,
      commande: { type: 'constaterEcheance', explication: 'Le délai est passé.' },
      attendu: seule ? 'accepte' : 'refuse',
      ensuite: ({ ok }) => {
        if (!ok) monde.tas.ajouter(monde.now + 1, () => proposer(monde, dossier))
      },
    }
  return proposer(monde, dossier)
}

/** To one of the gestionnaires, each in turn. What was proposed already is not proposed twice. */
const proposer = (monde: Monde, dossier: Dossier): Demande | null => {
  const { gestionnaires } = monde.population
  const [premiere] = depassees(monde, dossier)
  const qui = gestionnaires[dossier.indice % gestionnaires.length]
  if (!premiere || !dossier.etat || !qui) return null
  const dejaFait = dossier.etat.propositions?.some(({ echeance }) => echeance === cleEcheance(premiere)) ?? false
  const agent = { id: qui.acteur.personneId, nom: qui.acteur.nom }
  return {
    dossier,
    acteur: HORLOGE,
    commande: { type: 'proposerEffet', agent },
    attendu: dejaFait ? 'refuse' : 'accepte',
  }
}

/** An agent who would close a file one millisecond before its deadline is refused. */
const tropTot = (monde: Monde, dossier: Dossier): Demande | null => {
  const { etat } = dossier
  const [gestionnaire] = monde.population.gestionnaires
  if (!etat || !gestionnaire || depassees(monde, dossier).length > 0) return null
  return {
    dossier,
    acteur: gestionnaire.acteur,
    commande: { type: 'constaterEcheance', explication: 'Trop tôt.' },
    attendu: 'refuse',
  }
}
