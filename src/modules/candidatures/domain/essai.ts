import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif, Faute, NumeroPreuve, Reponses } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreAttendu, Cloture, CodeEtape } from './candidature.ts'
import type { Commande } from './commandes.ts'
import { echeances, echeancesDepassees, type Echeance } from './echeances.ts'
import { divergencesDeLActe } from './essai-acte.ts'
import { evolve } from './evolve.ts'
import type { Fait } from './faits.ts'
import { JournalIncoherent } from './journal-incoherent.ts'
import type { Refus } from './refus.ts'
import { actesDe } from './rejouer-commandes.ts'

/** What a version that is tried would have said of a candidature that was lived with another one. */
export type Divergence =
  /** `quand`: of the first of the acts that came too late, `actes` their number; `null`: none came, and it is overdue today. */
  | {
      readonly kind: 'retard'
      readonly regle: 'ADM-8' | 'INT-6' | 'JAL-1' | 'JAL-2' | 'JAL-3'
      readonly limite: Instant
      readonly quand: Instant | null
      readonly actes: number
      readonly objet: Echeance['objet']
    }
  | {
      readonly kind: 'blocage'
      readonly commande: Commande['type']
      readonly refus: Refus
      readonly quand: Instant
      readonly etape?: CodeEtape
      readonly chapitre?: CodeChapitre
    }
  /** `profils`: by the names that they had. */
  | { readonly kind: 'profil_supprime'; readonly profils: readonly string[]; readonly quand: Instant }
  /** INT-8 — the file was complete then, and would have lacked this. */
  | {
      readonly kind: 'dossier_incomplet'
      readonly maturite: boolean
      readonly homologations: readonly NumeroPreuve[]
      readonly quand: Instant
    }
  /** DMN-3 — the file went from there to its decision, and would have had a convention to sign first. */
  | { readonly kind: 'convention_requise'; readonly quand: Instant }
  /** INT-5 — `limite` is `null` where no place is kept. */
  | {
      readonly kind: 'place_perdue'
      readonly chapitre: CodeChapitre
      readonly limite: Instant | null
      readonly quand: Instant
    }
  /** The file was closed then, and would not have been: not before `limite`, where there is one. */
  | {
      readonly kind: 'cloture_evitee'
      readonly motif: Cloture['motif']
      readonly limite: Instant | null
      readonly quand: Instant
    }
  /** What was done then is not asked for any more. */
  | { readonly kind: 'sans_objet'; readonly commande: Commande['type']; readonly quand: Instant }
  /** INS-2, INT-9 — what the agency undertakes would be overdue today. */
  | { readonly kind: 'agence_en_retard'; readonly regle: Echeance['regle']; readonly limite: Instant }

/** What the domain asks of the version that is tried: its forms and its requirements are read by those who know programmes. */
export type LectureDuBrouillon = {
  /** What its form would find wrong in these answers, given in that version of the programme. */
  readonly fautes: (reponses: Reponses, etape: CodeEtape, vecu: Dispositif) => readonly Faute[]
  /** The profiles that these answers chose in that version of the programme: their codes. */
  readonly profils: (reponses: Reponses, vecu: Dispositif) => readonly string[]
  /** What it would expect of a candidature with these profiles. */
  readonly attendus: (profils: readonly string[], administrative: Reponses) => readonly ChapitreAttendu[]
}

export type AEssayer = {
  readonly faits: readonly Fait[]
  /** The version that a candidature was lived with, by its id. */
  readonly vecu: (dispositifId: string) => Dispositif
  readonly brouillon: Dispositif
  readonly lecture: LectureDuBrouillon
  readonly now: Instant
}

export type Essai = { readonly etat: Candidature; readonly divergences: readonly Divergence[] }

/**
 * GUI-3 — a candidature lived again, act by act, at the moment of each: what that version would have refused, that its own did
 * not. After a refusal the history goes on as it really happened, and each is told once.
 * @throws JournalIncoherent when the facts do not follow from each other
 */
export const essayer = (demande: AEssayer): Essai => {
  const notees = new Map<string, Divergence>()
  let etat: Candidature | null = null
  for (const acte of actesDe(demande.faits)) {
    for (const divergence of divergencesDeLActe(acte, etat, demande)) noter(notees, divergence)
    etat = acte.reduce<Candidature | null>(evolve, etat)
  }
  if (!etat) throw new JournalIncoherent(null, null)
  for (const divergence of divergencesDAujourdhui(etat, demande)) noter(notees, divergence)
  return { etat, divergences: [...notees.values()] }
}

const noter = (notees: Map<string, Divergence>, divergence: Divergence): void => {
  const cle = cleDe(divergence)
  const connue = notees.get(cle)
  if (!connue) notees.set(cle, divergence)
  else if (connue.kind === 'retard' && divergence.kind === 'retard')
    notees.set(cle, { ...connue, actes: connue.actes + divergence.actes })
}

/** What makes two of them the same one: a milestone is missed once, a delay as often as it ran. */
const cleDe = (divergence: Divergence): string => {
  switch (divergence.kind) {
    case 'retard':
      return ['retard', divergence.regle, divergence.limite, objetDe(divergence.objet)].join()
    case 'blocage':
      return [
        'blocage',
        divergence.commande,
        divergence.refus.code,
        divergence.etape,
        chapitreEnCause(divergence),
      ].join()
    case 'profil_supprime':
      return ['profil_supprime', ...divergence.profils].join()
    case 'place_perdue':
      return ['place_perdue', divergence.chapitre, divergence.quand].join()
    case 'sans_objet':
      return ['sans_objet', divergence.commande].join()
    case 'agence_en_retard':
      return ['agence_en_retard', divergence.regle, divergence.limite].join()
    case 'dossier_incomplet':
    case 'convention_requise':
    case 'cloture_evitee':
      return divergence.kind
  }
}

/** A file that is handed over whole is so once, whatever the chapter that came alone (PRE-5). */
const chapitreEnCause = ({ refus, chapitre }: Extract<Divergence, { readonly kind: 'blocage' }>) =>
  refus.code === 'dossier_a_soumettre_entier' ? undefined : chapitre

const objetDe = (objet: Echeance['objet']): string =>
  'chapitre' in objet ? objet.chapitre : 'etape' in objet ? objet.etape : objet.kind

/** Of an open file: what would be overdue today, and is not with the version that it has. */
const divergencesDAujourdhui = (etat: Candidature, { vecu, brouillon, now }: AEssayer): readonly Divergence[] => {
  const sienne = vecu(etat.dispositifId)
  const nouvelles = <E extends Echeance>(depassees: (dispositif: Dispositif) => readonly E[]): readonly E[] => {
    const deja = new Set(depassees(sienne).map(({ regle, objet }) => `${regle} ${objetDe(objet)}`))
    return depassees(brouillon).filter(({ regle, objet }) => !deja.has(`${regle} ${objetDe(objet)}`))
  }
  const deLAgence = (dispositif: Dispositif): readonly Echeance[] =>
    echeances(etat, dispositif).filter(({ effet, quand }) => effet === 'retard_de_l_agence' && quand <= now)
  return [
    ...nouvelles(dispositif => echeancesDepassees(etat, dispositif, now)).flatMap(
      ({ regle, quand, objet }): Divergence[] =>
        fermeLeDossier(regle) ? [{ kind: 'retard', regle, limite: quand, quand: null, actes: 0, objet }] : [],
    ),
    ...nouvelles(deLAgence).map(({ regle, quand }): Divergence => ({ kind: 'agence_en_retard', regle, limite: quand })),
  ]
}

type Retard = Extract<Divergence, { readonly kind: 'retard' }>
const fermeLeDossier = (regle: Echeance['regle']): regle is Retard['regle'] =>
  regle !== 'INT-5' && regle !== 'INS-2' && regle !== 'INS-3' && regle !== 'INT-9'
