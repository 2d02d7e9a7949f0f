import { type Acteur, auteur } from '../src/kernel/acteur.ts'
import type { Candidature, Fait, Tache } from '../src/modules/candidatures/index.ts'
import { commandesPossibles } from '../src/modules/candidatures/index.ts'
import { verifierCloture } from './clotures.ts'
import { verifierPlace } from './invariants-file.ts'
import { type Demande, type Dossier, exiger, instantDe, type Issue, type Monde } from './monde.ts'
import { chapitresTouches, restreinte } from './restreindre.ts'

/** What an accepted command made of a candidature. `taches`: what is to be done of what it changed. */
export type Pas = {
  readonly dossier: Dossier
  readonly acteur: Acteur
  readonly avant: Candidature | null
  readonly etat: Candidature
  readonly faits: readonly Fait[]
  readonly taches: readonly Tache[]
}

/** What costs as much as the whole file is looked at once in so many steps, and whenever the status changes. */
const TOUS_LES = { entier: 256, possibles: 512 }

/** What was announced is accepted, what is forbidden refused: the buttons tell the truth. */
export const verifierIssue = ({ dossier, acteur, commande, attendu }: Demande, issue: Issue): void => {
  if (attendu === 'selon' || (attendu === 'accepte') === issue.ok) return
  const qui = auteur(acteur)
  const reponse = issue.ok ? 'accepté' : `refusé (${JSON.stringify(issue.refus)})`
  exiger(false, `${commande.type} de ${qui.nom} (${qui.qualite}) devait être ${attendu}, et est ${reponse}`, dossier)
}

/** What must hold after every step, whatever it was. */
export const verifierPas = (monde: Monde, pas: Pas): void => {
  monde.pas++
  const { dossier, avant, etat, faits } = pas
  exiger(avant === null || !finie(avant), 'rien ne bouge plus une fois close ou référencée', dossier)
  exiger(faits.length > 0, 'une décision sans fait', dossier)
  verifierDates(monde, pas)
  for (const fait of faits) {
    verifierJalons(monde, dossier, fait)
    verifierPlace(monde, pas, fait)
    if (fait.type === 'CandidatureClose') verifierCloture(monde, pas, fait.motif)
  }
  verifierTaches(monde, pas)
  if (avant?.statut !== etat.statut || monde.pas % TOUS_LES.entier === 0) memeEnEntier(monde, pas)
}

export const finie = ({ statut }: Candidature): boolean => statut === 'close' || statut === 'referencee'

/** Facts bear the time of reception and who asked; time never goes back in a journal. */
const verifierDates = ({ now }: Monde, { dossier, acteur, faits }: Pas): void => {
  const le = instantDe(now)
  const { id } = auteur(acteur)
  for (const fait of faits)
    exiger(fait.le === le && fait.par.id === id, `${fait.type} n’est pas daté de ${le} ou signé de ${id}`, dossier)
  const precedent = dossier.faits.at(-faits.length - 1)
  exiger(!precedent || precedent.le <= le, 'le temps recule dans le journal', dossier)
}

/** JAL-1…3, PRE-10 — read in the programme, not asked of the domain. */
const verifierJalons = ({ dispositif, now }: Monde, dossier: Dossier, fait: Fait): void => {
  const avantLe = (code: 'J1' | 'J2' | 'J3'): void => {
    const jalon = dispositif.jalons.find(un => un.code === code)
    exiger(!jalon || instantDe(now) < jalon.quand, `${fait.type} après ${code}`, dossier)
  }
  if (fait.type === 'CandidatureOuverte' || (fait.type === 'EtapeSoumise' && fait.version === 1)) avantLe('J1')
  if (fait.type === 'ChapitreSoumis') avantLe('J2')
  if (fait.type === 'ChapitreSoumis' || fait.type === 'ChapitreResoumis' || fait.type === 'PreuveDeposee') avantLe('J3')
}

/** Every open file has someone who must act and, where the rules give one, a date. */
const verifierTaches = (monde: Monde, { dossier, etat, taches }: Pas): void => {
  if (finie(etat)) return exiger(taches.length === 0, 'quelqu’un doit encore agir sur un dossier fini', dossier)
  exiger(taches.length > 0 || unAutreChapitreAttend(monde, etat), 'personne ne doit agir', dossier)
  for (const tache of taches)
    exiger(tache.echeance !== null || !doitAvoirUneDate(monde, etat, tache), `${tache.action} sans date`, dossier)
}

/** A chapter that is done leaves nothing to do on itself: then another one waits, or the file as a whole. */
const unAutreChapitreAttend = ({ regles, dispositif, now }: Monde, etat: Candidature): boolean => {
  if (etat.statut !== 'depot_des_preuves') return false
  const autre = Object.entries(etat.chapitres).find(([, { statut }]) => statut !== 'valide')
  const chapitres = autre ? (Object.fromEntries([autre]) as typeof etat.chapitres) : etat.chapitres
  return regles.suivre({ ...etat, chapitres }, dispositif, instantDe(now)).length > 0
}

const doitAvoirUneDate = ({ dispositif }: Monde, etat: Candidature, { action }: Tache): boolean => {
  const jalon = (code: 'J1' | 'J2' | 'J3'): boolean => dispositif.jalons.some(un => un.code === code)
  switch (action) {
    case 'completer_etape':
      return jalon('J1')
    case 'repondre_au_complement':
    case 'constater_echeance':
      return true
    case 'deposer_preuves':
    case 'soumettre_chapitre':
      return jalon('J2') || jalon('J3')
    case 'modifier_preuves':
    case 'resoumettre_chapitre':
      return (
        jalon('J3') || (dispositif.delais.abandon !== null && etat.statut === 'depot_des_preuves' && !reserve(etat))
      )
    default:
      return false
  }
}

const reserve = (etat: Extract<Candidature, { readonly statut: 'depot_des_preuves' }>): boolean =>
  Object.values(etat.chapitres).some(({ statut }) => statut === 'reserve')

/** What is to be done of a file is what is to be done of each of its chapters; and who did it could be seen to be able to. */
const memeEnEntier = (monde: Monde, { dossier, etat, faits, taches }: Pas): void => {
  const codes = chapitresTouches(faits)
  if (codes === null || restreinte(etat, faits, monde.dispositif) === null) return
  const entiere = monde.regles.suivre(etat, monde.dispositif, instantDe(monde.now))
  const desChapitres = entiere.filter(tache => 'chapitre' in tache && codes.includes(tache.chapitre))
  const siennes = taches.filter(tache => 'chapitre' in tache)
  exiger(
    JSON.stringify(desChapitres.map(resume).sort()) === JSON.stringify(siennes.map(resume).sort()),
    'la suite d’un chapitre n’est pas celle du dossier',
    dossier,
  )
}

const resume = (tache: Tache): string =>
  `${tache.action} ${'chapitre' in tache ? tache.chapitre : ''} ${tache.echeance?.quand ?? ''}`

/** Once in a while: what someone did was among what they could be seen to be able to do. */
export const verifierPossible = (monde: Monde, { dossier, acteur, commande, attendu }: Demande): void => {
  if (monde.pas % TOUS_LES.possibles !== 0 || attendu !== 'accepte' || !dossier.etat) return
  const contexte = { acteur, now: instantDe(monde.now), dispositif: monde.dispositif }
  const types = commandesPossibles(dossier.etat, contexte).map(({ type }) => type)
  exiger(
    types.some(type => type === commande.type),
    `${commande.type} n’était pas annoncé possible`,
    dossier,
  )
}
