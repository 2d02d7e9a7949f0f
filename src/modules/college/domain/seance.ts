import { type Acte, type Auteur, estAgent, type Personne, signature } from '../../../kernel/acteur.ts'
import { accepter, type Decision as DecisionDe, inatteignable, refuser } from '../../../kernel/decision.ts'
import { type Instant, type JourCivil, jourAParis } from '../../../kernel/temps.ts'
import type { Dossier } from './ordre-du-jour.ts'

/** Someone who sat: of the agency, or of a partner (COL-1). */
export type Membre = { readonly nom: string; readonly qualite: string }

export type Convocation = {
  readonly jour: JourCivil
  /** `HH:MM`, in Paris. */
  readonly heure: string
  readonly instance: string
  readonly lieu: string
}

/** One dated meeting of the college. */
export type Seance = Convocation & {
  readonly convoqueeLe: Instant
  readonly convoqueePar: Auteur
  readonly membres: readonly Membre[]
  /** By number of candidature: who stood back from it, and why. */
  readonly deports: Readonly<Record<string, string>>
} & (
    | { readonly statut: 'convoquee' }
    | ({ readonly statut: 'close'; readonly closeLe: Instant; readonly closePar: Auteur } & Cloture)
  )

/** SHA-256 of the sealed minutes, and of the extract that concerns each candidature. */
export type Cloture = { readonly pv: string; readonly extraits: Readonly<Record<string, string>> }

export type FaitCollege = { readonly le: Instant; readonly par: Auteur } & (
  | ({ readonly type: 'SeanceConvoquee' } & Convocation)
  | { readonly type: 'MembresNotes'; readonly membres: readonly Membre[] }
  | { readonly type: 'DeportNote'; readonly candidature: string; readonly motif: string }
  | ({ readonly type: 'SeanceClose' } & Cloture)
)

export type RefusCollege =
  | { readonly code: 'secretaire_seulement' }
  | { readonly code: 'seance_deja_convoquee'; readonly jour: JourCivil }
  | { readonly code: 'seance_dans_le_passe' }
  | { readonly code: 'heure_illisible' }
  | { readonly code: 'instance_obligatoire' }
  | { readonly code: 'seance_close' }
  | { readonly code: 'seance_pas_encore_tenue'; readonly jour: JourCivil }
  | { readonly code: 'membres_a_preciser' }
  | { readonly code: 'aucun_dossier' }
  | { readonly code: 'dossiers_sans_decision'; readonly candidatures: readonly string[] }
  | { readonly code: 'dossier_hors_seance' }

export type Contexte = { readonly acteur: Acte['acteur']; readonly now: Instant }
export type Decision = DecisionDe<FaitCollege, RefusCollege>

/** Who convenes, records and closes. */
export const estSecretaire = (acteur: Personne): boolean => estAgent(acteur, 'secretaire_college')

const refusDuSecretariat = ({ acteur }: Contexte): Decision | null =>
  estSecretaire(acteur) ? null : refuser({ code: 'secretaire_seulement' })

/** COL-1 — today or later; one séance a day. */
export const convoquer = (existante: Seance | null, convocation: Convocation, contexte: Contexte): Decision => {
  const interdit = refusDuSecretariat(contexte)
  if (interdit) return interdit
  const { jour, heure } = convocation
  if (existante) return refuser({ code: 'seance_deja_convoquee', jour })
  if (jour < jourAParis(contexte.now)) return refuser({ code: 'seance_dans_le_passe' })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(heure)) return refuser({ code: 'heure_illisible' })
  const instance = convocation.instance.trim()
  if (instance === '') return refuser({ code: 'instance_obligatoire' })
  return accepter({
    type: 'SeanceConvoquee',
    jour,
    heure,
    instance,
    lieu: convocation.lieu.trim(),
    ...signature(contexte),
  })
}

/** COL-1 — who sat: people of the agency and, where useful, partners. */
export const noterMembres = (seance: Seance, membres: readonly Membre[], contexte: Contexte): Decision => {
  const interdit = refusDuSecretariat(contexte)
  if (interdit) return interdit
  if (seance.statut === 'close') return refuser({ code: 'seance_close' })
  if (membres.length === 0) return refuser({ code: 'membres_a_preciser' })
  return accepter({ type: 'MembresNotes', membres, ...signature(contexte) })
}

/** Who took no part in the examination of one file, and why; an empty reason takes the note away. */
export const noterDeport = (
  seance: Seance,
  { candidature, motif }: { readonly candidature: string; readonly motif: string },
  contexte: Contexte,
): Decision => {
  const interdit = refusDuSecretariat(contexte)
  if (interdit) return interdit
  if (seance.statut === 'close') return refuser({ code: 'seance_close' })
  return accepter({ type: 'DeportNote', candidature, motif: motif.trim(), ...signature(contexte) })
}

/** COL-4 — minutes are drawn up once the séance was held and every file of its agenda has its decision. */
export const clore = (
  seance: Seance,
  { dossiers, ...cloture }: Cloture & { readonly dossiers: readonly Dossier[] },
  contexte: Contexte,
): Decision => {
  const interdit = refusDuSecretariat(contexte)
  if (interdit) return interdit
  if (seance.statut === 'close') return refuser({ code: 'seance_close' })
  if (jourAParis(contexte.now) < seance.jour) return refuser({ code: 'seance_pas_encore_tenue', jour: seance.jour })
  if (dossiers.length === 0) return refuser({ code: 'aucun_dossier' })
  const sans = dossiers.filter(({ issue }) => issue.kind === 'a_examiner').map(({ candidature }) => candidature)
  if (sans.length > 0) return refuser({ code: 'dossiers_sans_decision', candidatures: sans })
  if (seance.membres.length === 0) return refuser({ code: 'membres_a_preciser' })
  return accepter({ type: 'SeanceClose', ...cloture, ...signature(contexte) })
}

/** Applies a fact; `null` is the séance before its convocation. */
export const evolve = (seance: Seance | null, fait: FaitCollege): Seance => {
  if (fait.type === 'SeanceConvoquee') {
    const { jour, heure, instance, lieu } = fait
    const convocation = { jour, heure, instance, lieu, convoqueeLe: fait.le, convoqueePar: fait.par }
    return { statut: 'convoquee', ...convocation, membres: [], deports: {} }
  }
  if (!seance) throw new Error(`${fait.type} sur une séance qui n’est pas convoquée`)
  switch (fait.type) {
    case 'MembresNotes':
      return { ...seance, membres: fait.membres }
    case 'DeportNote': {
      const { [fait.candidature]: _ancien, ...autres } = seance.deports
      return { ...seance, deports: fait.motif === '' ? autres : { ...autres, [fait.candidature]: fait.motif } }
    }
    case 'SeanceClose':
      return { ...seance, statut: 'close', closeLe: fait.le, closePar: fait.par, pv: fait.pv, extraits: fait.extraits }
    default:
      return inatteignable(fait)
  }
}
