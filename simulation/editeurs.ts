import type { Tache } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre } from '../src/modules/dispositifs/index.ts'
import { acteDe, completsEnDepot } from './actes-editeur.ts'
import { enMs, HEURE, JOUR } from './calendrier.ts'
import { chapitreDuDossier, type Demande, type Dossier, type Monde } from './monde.ts'
import type { Prevision } from './planifier.ts'

type TacheDEditeur = Extract<Tache, { readonly qui: 'editeur' }>
/** What is done by asking for something. */
export type ActeDEditeur = Exclude<TacheDEditeur, { readonly action: 'tenir_journee' }>

/** How likely an éditeur who is late for good tries all the same. */
const TENTER_QUAND_MEME = 0.2

/** What an éditeur does of what the procedure says is theirs to do, and when; `null`: never. */
export const planDEditeur = (monde: Monde, dossier: Dossier, tache: TacheDEditeur): Prevision => {
  const { temperament, hasard } = dossier
  // INS-3 — nothing is asked for: the day comes, and `confier` looks again then.
  if (tache.action === 'tenir_journee') return 'plus_tard'
  if (dossier.muet) return null
  const enCours =
    (tache.action === 'deposer_preuves' || tache.action === 'modifier_preuves') && entame(dossier, tache.chapitre)
  if (!enCours && hasard.chance(temperament.silence)) {
    dossier.muet = true
    return null
  }
  return { t: moment(monde, dossier, { tache, enCours }), faire: () => agir(monde, dossier, tache) }
}

/** Past a deadline that closes the file some still try, and what comes of it is the procedure's to say. */
const agir = (monde: Monde, dossier: Dossier, tache: ActeDEditeur): Demande | null => {
  const { tardif } = dossier
  if (tardif && !dossier.hasard.chance(TENTER_QUAND_MEME)) return null
  const acte = acteDe(monde, dossier, tache)
  return acte && { dossier, acteur: dossier.salarie, attendu: tardif ? 'selon' : 'accepte', ...acte }
}

type Attente = {
  readonly tache: ActeDEditeur
  /** The first proof of a chapter is what takes time to get to; the others follow. */
  readonly enCours: boolean
}

const moment = (monde: Monde, dossier: Dossier, { tache, enCours }: Attente): number => {
  const { calendrier, now } = monde
  const { hasard, temperament } = dossier
  const enJours = (mediane: number): number => calendrier.apresJoursOuvres(now, hasard.autour(mediane))
  const enMinutes = (mediane: number): number => calendrier.apresTravail(now, hasard.autour(mediane))
  const enHeures = (mediane: number): number => {
    const t = Math.round(now + hasard.autour(mediane, 1) * HEURE)
    return hasard.chance(0.3) ? t : calendrier.auTravail(t)
  }
  switch (tache.action) {
    case 'completer_etape':
    case 'renseigner_maturite':
    case 'signer_convention':
      return enJours(temperament.joursParEtape)
    case 'repondre_au_complement':
    case 'confirmer_journee':
      return enHeures(Math.min(temperament.heuresPourRepondre, 60))
    case 'deposer_preuves':
      return enCours ? enMinutes(temperament.minutesParPreuve) : ouvrirChantier(monde, dossier)
    case 'modifier_preuves':
      return enCours ? enMinutes(temperament.minutesParPreuve) : enHeures(temperament.heuresPourRepondre)
    case 'soumettre_chapitre':
      return dossier.enBloc ? momentDuBloc(monde, dossier, tache) : enMinutes(30)
    case 'soumettre_dossier':
    case 'resoumettre_chapitre':
      return enMinutes(20)
    case 'deposer_homologation':
      return calendrier.auTravail(Math.max(now + JOUR, dossier.homologueeLe) + hasard.entier(3 * JOUR))
    case 'deposer_enregistrement':
      return enJours(1)
  }
}

/** Whether the éditeur has begun what the chapter asks for. */
const entame = (dossier: Dossier, code: CodeChapitre): boolean =>
  Object.values(chapitreDuDossier(dossier, code)?.preuves ?? {}).some(({ statut }) => statut === 'deposee')

/** Chapters are worked on one after the other. */
const ouvrirChantier = ({ calendrier, now }: Monde, dossier: Dossier): number => {
  const jours = dossier.hasard.autour(dossier.temperament.joursParChapitre)
  dossier.chantier = calendrier.apresJoursOuvres(Math.max(now, dossier.chantier), jours)
  return dossier.chantier
}

/** All at once, as soon as the last one is complete; those that are, in the last hours before the milestone. */
const momentDuBloc = (monde: Monde, dossier: Dossier, { echeance }: ActeDEditeur): number => {
  const { now, calendrier } = monde
  if (completsEnDepot(dossier).incomplets === 0) return calendrier.apresTravail(now, dossier.hasard.autour(60))
  if (!echeance) return calendrier.apresJoursOuvres(now, dossier.hasard.autour(40))
  return Math.max(now, Math.round(enMs(echeance.quand) - dossier.hasard.autour(6, 2) * HEURE))
}
