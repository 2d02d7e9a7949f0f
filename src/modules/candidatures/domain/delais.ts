import {
  type Instant,
  plusHeures,
  plusJoursCalendaires,
  plusJoursOuvres,
  plusJoursSuspendus,
} from '../../../kernel/temps.ts'
import type { Delais, Duree } from '../../dispositifs/index.ts'
import type { Attente, Candidature, Instruite } from './candidature.ts'
import { chapitresDe } from './chapitres.ts'

/** The first instant that is too late, a delay being read as its programme says. */
const fin = (depuis: Instant, { jours, decompte, proroge }: Duree): Instant =>
  decompte === 'ouvres' ? plusJoursOuvres(depuis, jours) : plusJoursCalendaires(depuis, jours, { proroge })

/** ADM-8 — an answer to a complement is due within 5 jours ouvrés of the request. */
export const limiteDuComplement = (demandeLe: Instant, delais: Delais): Instant => fin(demandeLe, delais.complement)

/** INT-5 — an answer within 24 h of the notification keeps the place in the queue. `null`: the programme gives no such guarantee. */
export const limiteGarantieDePlace = (notifieLe: Instant, { gardeRang }: Delais): Instant | null =>
  gardeRang && plusHeures(notifieLe, gardeRang.heures)

/** INT-6 — without an answer for 30 days after a request, the candidature is deemed abandoned. */
export const limiteDAbandon = (demandesLe: Instant, { abandon }: Delais): Instant | null =>
  abandon && fin(demandesLe, abandon)

/** INS-2 — the agency proposes a date within two weeks of the complete chapter, or of the éditeur's wish for another one. */
export const limiteDeLaJournee = (depuis: Instant, { journee }: Delais): Instant | null =>
  journee && fin(depuis, journee)

/**
 * INT-9 — 60 calendar days from the deposit of all evidence, pushed by the civil days spent waiting for the candidate.
 * `null`: no such delay, the evidence is not all there yet, or the candidate is waited for, and no end can be told.
 */
export const limiteDInstruction = (
  etat: Candidature & Instruite,
  { instruction }: Delais,
): { readonly depuis: Instant; readonly quand: Instant } | null => {
  const complets = chapitresDe(etat).map(([, { completLe }]) => completLe)
  if (!instruction || complets.length === 0 || !complets.every(le => le !== undefined)) return null
  const depuis = complets.reduce((a, b) => (a > b ? a : b))
  const attentes = unies(attentesDuCandidat(etat), depuis)
  const closes = attentes.flatMap(({ du, au }) => (au === undefined ? [] : [{ du, au }]))
  if (closes.length < attentes.length) return null
  return { depuis, quand: plusJoursSuspendus(depuis, instruction.jours, closes) }
}

/** When the agency waited for the candidate: a chapter to modify, a convention to sign. */
const attentesDuCandidat = (etat: Candidature & Instruite): readonly Attente[] => [
  ...chapitresDe(etat).flatMap(([, { attentes = [] }]) => attentes),
  ...('convention' in etat
    ? [{ du: etat.convention.prepareeLe, ...('signeeLe' in etat.convention ? { au: etat.convention.signeeLe } : {}) }]
    : []),
]

/** The same times as intervals that don't touch, in order, those before `depuis` cut off. */
const unies = (attentes: readonly Attente[], depuis: Instant): readonly Attente[] => {
  const utiles = attentes
    .filter(({ au }) => au === undefined || au > depuis)
    .map(({ du, ...suite }) => ({ du: du > depuis ? du : depuis, ...suite }))
    .sort((a, b) => (a.du < b.du ? -1 : 1))
  return utiles.reduce<readonly Attente[]>((faites, suivante) => {
    const derniere = faites.at(-1)
    if (!derniere || (derniere.au !== undefined && derniere.au < suivante.du)) return [...faites, suivante]
    const [a, b] = [derniere.au, suivante.au]
    const au = a === undefined || b === undefined ? undefined : a > b ? a : b
    return [...faites.slice(0, -1), { du: derniere.du, ...(au === undefined ? {} : { au }) }]
  }, [])
}
