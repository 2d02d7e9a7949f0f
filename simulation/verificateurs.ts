import type { Candidature, CommandeCandidature, Tache } from '../src/modules/candidatures/index.ts'
import { depotsCourants, preuvesEn, resultatDuTest } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../src/modules/dispositifs/index.ts'
import { JOUR, MINUTE } from './calendrier.ts'
import { noterTravail } from './mesures.ts'
import { chapitreDuDossier, type Demande, type Dossier, instantDe, type Monde } from './monde.ts'
import type { Prevision } from './planifier.ts'
import { type Agent, confierA } from './population.ts'

/** Minutes at work: to open a chapter, for one of its proofs, for one that is seen again, to conclude. */
export const DUREES_VERIFICATION = { ouverture: 15, preuve: 7, reprise: 5, conclusion: 10 }

/** How likely a chapter in hand is given back, when its verifier leaves for a week or more; and one is asked for out of turn. */
const CHANCES = { rendre: 0.5, impatience: 0.005 }

type Instruire = Extract<Tache, { readonly action: 'instruire_chapitre' }>

export type Bureau = {
  readonly parId: ReadonlyMap<string, Agent>
  readonly parNom: ReadonlyMap<string, Agent>
  /** Verifiers who have nothing in hand and wait for a chapter. */
  readonly oisifs: Agent[]
  /** What each one has in hand, by their identifier. */
  readonly enMain: Map<string, { readonly dossier: Dossier; readonly chapitre: CodeChapitre }>
}

export const ouvrirBureau = (verificateurs: readonly Agent[]): Bureau => ({
  parId: new Map(verificateurs.map(agent => [agent.acteur.personneId, agent])),
  parNom: new Map(verificateurs.map(agent => [agent.acteur.nom, agent])),
  oisifs: [...verificateurs],
  enMain: new Map(),
})

/** Someone who is at work now, or comes back first, goes and sees the queue. */
export const reveiller = (monde: Monde): void => {
  const { bureau, calendrier, now, file, absence } = monde
  if (now >= absence || file.taille() === 0 || bureau.oisifs.length === 0) return
  let [rang, tot] = [0, Number.POSITIVE_INFINITY]
  for (const [n, { absences }] of bureau.oisifs.entries()) {
    const t = calendrier.auTravail(now, absences)
    if (t < tot) [rang, tot] = [n, t]
    if (t === now) break
  }
  const [qui] = bureau.oisifs.splice(rang, 1)
  if (qui) allerALaFile(monde, qui)
}

const allerALaFile = (monde: Monde, qui: Agent): void => {
  const { calendrier, now, tas } = monde
  const depuis = Math.max(now, qui.libreLe)
  tas.ajouter(calendrier.apresTravail(depuis, 1 + qui.hasard.entier(4), qui.absences), () => prendre(monde, qui))
}

const prendre = (monde: Monde, qui: Agent): Demande | null => {
  if (monde.now >= monde.absence) return null
  const tete = monde.file.tete()
  if (!tete) {
    monde.bureau.oisifs.push(qui)
    return null
  }
  const autre = qui.hasard.chance(CHANCES.impatience) ? monde.file.autreQue(tete) : undefined
  const { dossier, chapitre } = autre ?? tete
  return {
    dossier,
    acteur: qui.acteur,
    commande: { type: 'prendreChapitre', chapitre, rangDeTete: tete.rang },
    attendu: autre ? 'refuse' : 'accepte',
    ensuite: ({ ok }) => {
      if (!ok) allerALaFile(monde, qui)
    },
  }
}

type Passage = { readonly dossier: Dossier; readonly chapitre: CodeChapitre; readonly avant: Candidature }

/** A chapter came into someone's hands, or left them, whoever made it so: a file that closes leaves them empty too. */
export const suivreLaMain = (monde: Monde, { dossier, chapitre, avant }: Passage): void => {
  const { enMain } = monde.bureau
  const present = chapitreDuDossier(dossier, chapitre)
  if (present?.statut === 'en_instruction') {
    enMain.set(present.pris.par.id, { dossier, chapitre })
    return
  }
  const passe = 'chapitres' in avant ? avant.chapitres[chapitre] : undefined
  if (passe?.statut === 'en_instruction') liberer(monde, passe.pris.par.id, { dossier, chapitre })
}

const liberer = (
  monde: Monde,
  id: string,
  quoi: { readonly dossier: Dossier; readonly chapitre: CodeChapitre },
): void => {
  const { enMain, parId } = monde.bureau
  const qui = parId.get(id)
  const tenu = enMain.get(id)
  if (!qui || tenu?.dossier !== quoi.dossier || tenu.chapitre !== quoi.chapitre) return
  enMain.delete(id)
  allerALaFile(monde, qui)
}

/** INT-3 — proof after proof, then one conclusion. The procedure says whose chapter it is. */
export const planDuVerificateur = (monde: Monde, dossier: Dossier, tache: Instruire): Prevision => {
  const { calendrier, now, bureau } = monde
  const qui = bureau.parNom.get(tache.par)
  if (!qui) throw new Error(`${tache.par} n’est pas vérificateur`)
  const { chapitre } = tache
  const commande = gesteSuivant(monde, dossier, qui, tache)
  if (commande === 'plus_tard') {
    liberer(monde, qui.acteur.personneId, { dossier, chapitre })
    return 'plus_tard'
  }
  const minutes = duree(dossier, tache, qui)
  const demander = (quoi: CommandeCandidature): Demande => ({
    dossier,
    acteur: qui.acteur,
    commande: quoi,
    attendu: 'accepte',
  })
  if (calendrier.apresTravail(now, minutes, qui.absences) - now > 6 * JOUR && qui.hasard.chance(CHANCES.rendre))
    return { t: now + MINUTE, faire: () => demander({ type: 'rendreChapitre', chapitre }) }
  noterTravail(monde, dossier, { chapitre, minutes })
  return { t: confierA(qui, { now, minutes, calendrier }), faire: () => demander(commande) }
}

const duree = (dossier: Dossier, { chapitre: code, aJuger }: Instruire, { hasard }: Agent): number => {
  const chapitre = chapitreDuDossier(dossier, code)
  if (aJuger === 0 || !chapitre) return hasard.autour(DUREES_VERIFICATION.conclusion)
  const [suivante] = preuvesEn(chapitre, 'deposee')
  const vue = suivante && (chapitre.preuves[suivante]?.versions.length ?? 0) > 1
  const entamee = preuvesEn(chapitre, 'conforme', 'a_modifier', 'non_conforme').length > 0
  return (
    hasard.autour(vue ? DUREES_VERIFICATION.reprise : DUREES_VERIFICATION.preuve) +
    (entamee ? 0 : DUREES_VERIFICATION.ouverture)
  )
}

/** INS-1 — a chapter whose test day is still to come is set aside, and its verifier takes another one. */
const gesteSuivant = (
  monde: Monde,
  dossier: Dossier,
  qui: Agent,
  { chapitre: code }: Instruire,
): CommandeCandidature | 'plus_tard' => {
  const chapitre = chapitreDuDossier(dossier, code)
  if (!chapitre || !dossier.etat) throw new Error(`${dossier.numero} n’a pas de chapitre ${code}`)
  const [preuve] = preuvesEn(chapitre, 'deposee')
  if (preuve) return avis(monde, dossier, code, preuve)
  if (preuvesEn(chapitre, 'a_modifier', 'non_conforme').length > 0)
    return { type: 'demanderModifications', chapitre: code, message: 'Voyez chaque preuve.' }
  const valider = { type: 'validerChapitre', chapitre: code } as const
  const decision = monde.regles.decider(dossier.etat, valider, {
    acteur: qui.acteur,
    now: instantDe(monde.now),
    dispositif: monde.dispositif,
  })
  return !decision.ok && decision.refus.code === 'journee_a_tenir' ? 'plus_tard' : valider
}

/** A proof that was asked for again is more often right; a penetration test that is unfavourable never is (PEN-2). */
const avis = (
  { dispositif }: Monde,
  dossier: Dossier,
  chapitre: CodeChapitre,
  preuve: NumeroPreuve,
): CommandeCandidature => {
  const { hasard, temperament } = dossier
  const deposee = chapitreDuDossier(dossier, chapitre)?.preuves[preuve]
  const echec = (1 - temperament.conforme) * 0.4 ** ((deposee?.versions.length ?? 1) - 1)
  const formulaire = dispositif.controles.testIntrusion
  const rapport = deposee && depotsCourants(deposee).findLast(({ rapportTest }) => rapportTest)?.rapportTest
  const defavorable = formulaire && rapport ? !resultatDuTest(formulaire, rapport).favorable : false
  if (!defavorable && !hasard.chance(echec))
    return { type: 'rendreAvis', chapitre, preuve, verdict: 'conforme', motif: '' }
  const verdict = hasard.chance(0.7) ? 'a_modifier' : 'non_conforme'
  return { type: 'rendreAvis', chapitre, preuve, verdict, motif: 'La preuve ne montre pas ce qui est attendu.' }
}
