import { inatteignable } from '../src/kernel/decision.ts'
import type { Instant } from '../src/kernel/temps.ts'
import type { Tache } from '../src/modules/candidatures/index.ts'
import { planDeLaDirection, planDuGestionnaire } from './agence.ts'
import { enMs } from './calendrier.ts'
import { planDuCollege } from './college.ts'
import { planDeControle } from './controles.ts'
import { planDEditeur } from './editeurs.ts'
import { chapitreDuDossier, type Demande, type Dossier, instantDe, type Monde } from './monde.ts'
import { planDuVerificateur, reveiller } from './verificateurs.ts'

/** When someone acts, and what they then ask for. */
export type Plan = {
  readonly t: number
  readonly faire: () => Demande | null
}

/** `null`: nobody will; `plus_tard`: something else must come first. */
export type Prevision = Plan | 'plus_tard' | null

/**
 * Gives what is to be done to whoever the procedure names: nobody acts but on what `suite` announces. A task that is
 * planned already stays as it is, as long as what it bears on has not changed.
 */
export const confier = (monde: Monde, dossier: Dossier, taches: readonly Tache[]): void => {
  for (const tache of taches) {
    const cle = cleDe(tache)
    const objet = objetDe(dossier, tache)
    if ('quand' in tache) regarderLeJour(monde, dossier, tache.quand)
    if (dossier.plans.get(cle) === objet) continue
    const plan = planDe(monde, dossier, tache)
    if (plan === 'plus_tard') continue
    dossier.plans.set(cle, objet)
    if (plan) monde.tas.ajouter(plan.t, () => executer(monde, { dossier, tache, cle, objet, plan }))
  }
}

/** INS-3 — once that day has come, time alone has changed what is to be done: the whole file is looked at again. */
const regarderLeJour = (monde: Monde, dossier: Dossier, quand: Instant): void => {
  const cle = `journée ${quand}`
  if (dossier.reveils.has(cle) || enMs(quand) <= monde.now) return
  dossier.reveils.add(cle)
  monde.tas.ajouter(enMs(quand), () => {
    confier(monde, dossier, toutesLesTaches(monde, dossier))
    return null
  })
}

type Prevu = {
  readonly dossier: Dossier
  readonly tache: Tache
  readonly cle: string
  readonly objet: object
  readonly plan: Plan
}

/** What was planned on something that has changed since is not done: it was planned anew. */
const executer = (monde: Monde, { dossier, tache, cle, objet, plan }: Prevu): Demande | null => {
  if (dossier.plans.get(cle) !== objet) return null
  dossier.plans.delete(cle)
  if (objetDe(dossier, tache) !== objet || (tache.qui === 'agence' && monde.now >= monde.absence)) return null
  return objet === dossier && !resteAFaire(monde, dossier, cle) ? null : plan.faire()
}

const toutesLesTaches = ({ regles, dispositif, now }: Monde, { etat }: Dossier): readonly Tache[] =>
  etat ? regles.suivre(etat, dispositif, instantDe(now)) : []

const resteAFaire = (monde: Monde, dossier: Dossier, cle: string): boolean =>
  toutesLesTaches(monde, dossier).some(tache => cleDe(tache) === cle)

/** A chapter has one thing to be done of it at a time: what was planned before is forgotten with what it was planned on. */
const cleDe = (tache: Tache): string => {
  if (estSurLeChapitre(tache)) return tache.chapitre
  if ('preuve' in tache) return `${tache.action} ${tache.preuve}`
  return 'etape' in tache ? `${tache.action} ${tache.etape}` : tache.action
}

/** A chapter that changed is looked at anew; what a chapter is only the occasion of goes on whatever it becomes. */
const objetDe = (dossier: Dossier, tache: Tache): object =>
  estSurLeChapitre(tache) ? (chapitreDuDossier(dossier, tache.chapitre) ?? dossier) : dossier

const SUR_LE_CHAPITRE = [
  'deposer_preuves',
  'soumettre_chapitre',
  'modifier_preuves',
  'resoumettre_chapitre',
  'prendre_chapitre',
  'instruire_chapitre',
] as const

type TacheSurLeChapitre = Extract<Tache, { readonly action: (typeof SUR_LE_CHAPITRE)[number] }>

const surLeChapitre: ReadonlySet<Tache['action']> = new Set(SUR_LE_CHAPITRE)
const estSurLeChapitre = (tache: Tache): tache is TacheSurLeChapitre => surLeChapitre.has(tache.action)

/** A task that nobody here knows how to do does not compile, and stops the simulation. */
const planDe = (monde: Monde, dossier: Dossier, tache: Tache): Prevision => {
  if (tache.qui === 'editeur') return planDEditeur(monde, dossier, tache)
  if (monde.now >= monde.absence) return null
  switch (tache.action) {
    case 'instruire_etape':
    case 'preparer_convention':
    case 'conclure_mediation':
    case 'constater_echeance':
      return planDuGestionnaire(monde, dossier, tache)
    case 'prendre_chapitre':
      reveiller(monde)
      return null
    case 'instruire_chapitre':
      return planDuVerificateur(monde, dossier, tache)
    case 'proposer_journee':
    case 'consigner_journee':
    case 'verifier_homologation':
      return planDeControle(monde, dossier, tache)
    case 'inscrire_au_college':
    case 'consigner_decision':
      return planDuCollege(monde, dossier, tache)
    case 'signer_pour_l_agence':
      return planDeLaDirection(monde, dossier)
    default:
      return inatteignable(tache)
  }
}
