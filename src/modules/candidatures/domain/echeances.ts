import type { RoleAgent } from '../../../kernel/acteur.ts'
import { uneFoisPour } from '../../../kernel/memoire.ts'
import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { Adverse, CodeChapitre, CodeJalon, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, Cloture, CodeEtape } from './candidature.ts'
import { chapitresDe } from './chapitres.ts'
import { estInstruite } from './contexte.ts'
import type { Journee } from './controles.ts'
import {
  limiteDAbandon,
  limiteDeLaJournee,
  limiteDInstruction,
  limiteDuComplement,
  limiteGarantieDePlace,
} from './delais.ts'
import { jalonsEnCours } from './echeances-jalons.ts'
import { etapeOuverte } from './etapes.ts'
import { chapitreDeLaJournee, journeeAProposer } from './journee.ts'
import { roleEnCharge } from './role-en-charge.ts'

/**
 * What falls due: when (the first instant that is too late), by which rule, from which fact, who must act before, and what
 * then happens. Computed from the state and the programme, never stored: the page, the reminder and the clock read the same.
 */
export type Echeance = {
  readonly regle: 'ADM-8' | 'INT-5' | 'INT-6' | 'JAL-1' | 'JAL-2' | 'JAL-3' | 'INS-2' | 'INS-3' | 'INT-9'
  readonly quand: Instant
  /** From which fact the delay runs; none for a milestone. */
  readonly depuis: Instant | null
  readonly objet:
    | { readonly kind: 'etape'; readonly etape: CodeEtape }
    | { readonly kind: 'chapitre'; readonly chapitre: CodeChapitre }
    | { readonly kind: 'jalon'; readonly jalon: CodeJalon }
    | { readonly kind: 'journee'; readonly chapitre: CodeChapitre }
    | { readonly kind: 'dossier' }
  readonly qui: { readonly partie: 'editeur' } | { readonly partie: 'agence'; readonly role: RoleAgent }
} & Effet

/** What happens at that instant if nothing was done. `adverse`: who pronounces a closing (P19). */
type Effet =
  | { readonly effet: Cloture['motif']; readonly adverse: Adverse }
  /** INT-5 — the place in the queue is lost, by itself. */
  | { readonly effet: 'place_perdue' }
  /** The agency is late on what it undertook: nobody loses anything by it. */
  | { readonly effet: 'retard_de_l_agence' }
  /** An appointment: nothing falls, it takes place. */
  | { readonly effet: 'rendez_vous' }

export type EcheanceQuiFerme = Extract<Echeance, { readonly adverse: Adverse }>
/** Whether the file closes by it. */
export const ferme = (echeance: Echeance): echeance is EcheanceQuiFerme => 'adverse' in echeance

/** Names a deadline of a candidature: another request, or a milestone that was moved, makes another one. */
export const cleEcheance = ({ regle, quand, objet }: Echeance): string =>
  `${regle}:${'chapitre' in objet ? objet.chapitre : objet.kind}:${quand}`

export const echeances: (etat: Candidature, dispositif: Dispositif) => readonly Echeance[] = uneFoisPour(
  (etat, dispositif) =>
    [
      ...duComplement(etat, dispositif),
      ...desChapitres(etat, dispositif),
      ...delaisDeLAgence(etat, dispositif),
      ...jalonsEnCours(etat, dispositif),
    ].sort((a, b) => (a.quand === b.quand ? 0 : a.quand < b.quand ? -1 : 1)),
)

/** Those that have passed and close the file: what an agent is asked to pronounce. The first one is the one that counts. */
export const echeancesDepassees = (
  etat: Candidature,
  dispositif: Dispositif,
  now: Instant,
): readonly EcheanceQuiFerme[] =>
  echeances(etat, dispositif)
    .filter(ferme)
    .filter(({ quand }) => !estAvant(now, quand))

const editeur = { partie: 'editeur' } as const
const verificateur = { partie: 'agence', role: 'verificateur' } as const

/** ADM-8 */
const duComplement = (etat: Candidature, { delais }: Dispositif): readonly Echeance[] => {
  const code: CodeEtape = etat.statut === 'candidature_administrative' ? 'administrative' : 'eligibilite'
  const etape = etapeOuverte(etat, code)
  if (etape?.statut !== 'complement_demande') return []
  return [
    {
      regle: 'ADM-8',
      quand: limiteDuComplement(etape.demandeLe, delais),
      depuis: etape.demandeLe,
      objet: { kind: 'etape', etape: code },
      qui: editeur,
      effet: 'complement_sans_reponse',
      adverse: delais.complement.adverse,
    },
  ]
}

/** INT-5, INT-6 */
const desChapitres = (etat: Candidature, { delais }: Dispositif): readonly Echeance[] => {
  if (etat.statut !== 'depot_des_preuves') return []
  return chapitresDe(etat).flatMap(([chapitre, depose]): Echeance[] => {
    if (depose.statut !== 'a_modifier') return []
    const communs = { depuis: depose.demandesLe, objet: { kind: 'chapitre', chapitre }, qui: editeur } as const
    const garantie = limiteGarantieDePlace(depose.demandesLe, delais)
    const abandon = limiteDAbandon(depose.demandesLe, delais)
    return [
      ...(garantie ? [{ ...communs, regle: 'INT-5', quand: garantie, effet: 'place_perdue' } as const] : []),
      ...(abandon
        ? [
            {
              ...communs,
              regle: 'INT-6',
              quand: abandon,
              effet: 'sans_reponse_30_jours',
              adverse: delais.abandon?.adverse ?? 'propose',
            } as const,
          ]
        : []),
    ]
  })
}

/** INS-2, INS-3, INT-9 — what the agency undertook, and the appointment it has with the éditeur. */
const delaisDeLAgence = (etat: Candidature, dispositif: Dispositif): readonly Echeance[] => {
  if (!estInstruite(etat) || etat.statut === 'referencee') return []
  const fin = limiteDInstruction(etat, dispositif.delais)
  return [
    ...(etat.statut === 'depot_des_preuves' ? deLaJournee(etat, dispositif) : []),
    ...(fin
      ? [
          {
            regle: 'INT-9',
            quand: fin.quand,
            depuis: fin.depuis,
            objet: { kind: 'dossier' },
            qui: { partie: 'agence', role: roleDeLInstruction(etat) },
            effet: 'retard_de_l_agence',
          } as const,
        ]
      : []),
  ]
}

/** INT-9 — whose turn it is until the decision: the verifiers', then that of those through whose hands the whole file goes. */
const roleDeLInstruction = ({ statut }: Candidature): RoleAgent => {
  const roles: Readonly<Partial<Record<Candidature['statut'], RoleAgent>>> = roleEnCharge
  return roles[statut] ?? 'verificateur'
}

/** INS-2 — a new date is to be proposed once the éditeur asked for it, or the day has not shown what it was to show. */
const dateAttendueDepuis = (journee: Journee | undefined): Instant | null => {
  if (journee?.statut === 'autre_date_demandee') return journee.demandeeLe
  return journee?.statut === 'tenue' ? journee.consigneeLe : null
}

const deLaJournee = (
  etat: Extract<Candidature, { readonly statut: 'depot_des_preuves' }>,
  dispositif: Dispositif,
): readonly Echeance[] => {
  const trouve = chapitreDeLaJournee(etat, dispositif)
  if (!trouve) return []
  const { code, chapitre } = trouve
  const objet = { kind: 'journee', chapitre: code } as const
  const { journee } = etat
  if (journee?.statut === 'confirmee')
    return [{ regle: 'INS-3', quand: journee.quand, depuis: null, objet, qui: editeur, effet: 'rendez_vous' }]
  if (!journeeAProposer(etat, dispositif) || !('recuLe' in chapitre)) return []
  const depuis = dateAttendueDepuis(journee) ?? chapitre.completLe ?? chapitre.recuLe
  const quand = limiteDeLaJournee(depuis, dispositif.delais)
  return quand ? [{ regle: 'INS-2', quand, depuis, objet, qui: verificateur, effet: 'retard_de_l_agence' }] : []
}
