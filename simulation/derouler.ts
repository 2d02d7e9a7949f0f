import { signature } from '../src/kernel/acteur.ts'
import {
  type Candidature,
  estAConsigner,
  type Fait,
  type Refus,
  tentativeDe,
} from '../src/modules/candidatures/index.ts'
import { veiller } from './horloge.ts'
import { prendreInitiative } from './initiatives.ts'
import { intrusDe } from './intrus.ts'
import { finie, verifierIssue, verifierPas, verifierPossible } from './invariants.ts'
import { verifierJournal } from './journal.ts'
import { noter, noterRefus } from './mesures.ts'
import { type Demande, instantDe, type Issue, type Monde } from './monde.ts'
import { attendreLesEditeurs } from './ouvrir.ts'
import { confier } from './planifier.ts'
import { restreinte } from './restreindre.ts'
import { suivreLesChapitres } from './suivre.ts'

/**
 * Lives the whole time of a counter: each event asks for something, whoever runs this executes it — in memory or through the
 * use-cases on PostgreSQL — and answers what came of it. Everything is checked at each step.
 * @throws InvariantRompu
 */
export function* derouler(monde: Monde): Generator<Demande, void, Issue> {
  attendreLesEditeurs(monde)
  for (let suivant = monde.tas.retirer(); suivant && suivant.t < monde.fin; suivant = monde.tas.retirer()) {
    monde.now = suivant.t
    const demande = suivant.quoi()
    if (!demande) continue
    const intrusion = intrusDe(demande)
    if (intrusion) conclure(monde, intrusion, yield intrusion)
    verifierPossible(monde, demande)
    conclure(monde, demande, yield demande)
  }
  for (const dossier of monde.dossiers) if (dossier.etat) verifierJournal(dossier)
}

const conclure = (monde: Monde, demande: Demande, issue: Issue): void => {
  verifierIssue(demande, issue)
  if (issue.ok) appliquer(monde, demande, issue.faits)
  else refuser(monde, demande, issue.refus)
  demande.ensuite?.(issue)
}

/** P9 — what came too late is a fact, and changes nothing. */
const refuser = (monde: Monde, { dossier, acteur, commande }: Demande, refus: Refus): void => {
  noterRefus(monde, refus)
  const { etat } = dossier
  if (!etat || commande.type === 'ouvrirCandidature') return
  if (!estAConsigner(etat, { acteur, commande: commande.type, refus })) return
  const tentative = tentativeDe(etat, commande, refus)
  const fait: Fait = { type: 'TentativeRejetee', ...tentative, ...signature({ acteur, now: instantDe(monde.now) }) }
  dossier.faits.push(fait)
  noter(monde, dossier, [fait])
}

const appliquer = (monde: Monde, { dossier, acteur }: Demande, faits: readonly Fait[]): void => {
  const avant = dossier.etat
  const etat = faits.reduce<Candidature | null>(monde.regles.evoluer, avant)
  if (!etat) throw new Error('des faits sans candidature')
  dossier.etat = etat
  for (const fait of faits) dossier.faits.push(fait)
  const change = restreinte(etat, faits, monde.dispositif) ?? etat
  const taches = monde.regles.suivre(change, monde.dispositif, instantDe(monde.now))
  verifierPas(monde, { dossier, acteur, avant, etat, faits, taches })
  suivreLesChapitres(monde, { dossier, avant, faits })
  noter(monde, dossier, faits)
  if (finie(etat)) return
  prendreInitiative(monde, dossier, faits)
  if (changeLesEcheances(faits)) veiller(monde, dossier, change)
  confier(monde, dossier, taches)
}

const SANS_ECHEANCE: ReadonlySet<Fait['type']> = new Set([
  'PreuveDeposee',
  'AvisRendu',
  'ChapitrePris',
  'ChapitreRendu',
])

const changeLesEcheances = (faits: readonly Fait[]): boolean => !faits.every(({ type }) => SANS_ECHEANCE.has(type))
