import { type Acteur, type Auteur, estAgent, signature } from '../../../kernel/acteur.ts'
import { accepter, type Decision, refuser } from '../../../kernel/decision.ts'
import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeJalon, Dispositif, Jalon } from './dispositif.ts'

/** P10 — a milestone was moved, for every version of its programme and for all candidatures alike: who, when and why. */
export type Deplacement = {
  /** 1, 2, 3…: how many times the programme's calendar was changed. */
  readonly revision: number
  readonly jalon: CodeJalon
  readonly avant: Instant
  readonly quand: Instant
  readonly motif: string
  readonly le: Instant
  readonly par: Auteur
}

/** The fact of it, in the journal of its programme. */
export type JalonDeplace = Deplacement & { readonly type: 'JalonDeplace' }

/** A programme's milestones as they stand, and how many times they were moved. */
export type Calendrier = { readonly jalons: readonly Jalon[]; readonly revision: number }

export type DemandeDeDeplacement = {
  readonly jalon: string
  /** The moment that the page showed: moved by someone else meanwhile, the milestone is looked at again. */
  readonly avant: Instant
  readonly quand: Instant
  readonly motif: string
}

export type RefusDeDeplacer =
  | { readonly code: 'role_requis' }
  | { readonly code: 'jalon_inconnu' }
  | { readonly code: 'motif_manquant' }
  | { readonly code: 'motif_trop_long'; readonly max: number; readonly de: number }
  | { readonly code: 'deplace_entre_temps'; readonly quand: Instant }
  | { readonly code: 'meme_moment'; readonly quand: Instant }
  | { readonly code: 'moment_passe'; readonly now: Instant }
  /** J1, J2, J3… come one after the other: `voisin` must stay `avant` (before it) or `apres` (after it). */
  | { readonly code: 'ordre_des_jalons'; readonly voisin: Jalon; readonly cote: 'avant' | 'apres' }

/** Characters: the motive is read on the programme's page and in each candidature's conversation. */
export const LONGUEUR_MOTIF = 1_000

/**
 * P10 — a milestone goes to a minute that is still ahead, and keeps its place among the others. One that has passed may be
 * postponed, since a guichet does reopen: what it closed is open again, but for the files that were closed.
 */
export const deplacerJalon = (
  { jalons, revision }: Calendrier,
  { jalon: code, avant, quand, motif: saisi }: DemandeDeDeplacement,
  { acteur, now }: { readonly acteur: Acteur; readonly now: Instant },
): Decision<JalonDeplace, RefusDeDeplacer> => {
  if (!estAgent(acteur, 'administrateur')) return refuser({ code: 'role_requis' })
  const jalon = jalons.find(connu => connu.code === code)
  if (!jalon) return refuser({ code: 'jalon_inconnu' })
  if (jalon.quand !== avant) return refuser({ code: 'deplace_entre_temps', quand: jalon.quand })
  const motif = saisi.normalize('NFC').trim()
  const longueur = [...motif].length
  if (longueur === 0) return refuser({ code: 'motif_manquant' })
  if (longueur > LONGUEUR_MOTIF)
    return refuser({ code: 'motif_trop_long', max: LONGUEUR_MOTIF, de: longueur - LONGUEUR_MOTIF })
  if (quand === avant) return refuser({ code: 'meme_moment', quand })
  if (!estAvant(now, quand)) return refuser({ code: 'moment_passe', now })
  const voisin = jalons.find(autre =>
    autre.code < jalon.code ? !estAvant(autre.quand, quand) : autre.code > jalon.code && !estAvant(quand, autre.quand),
  )
  if (voisin) return refuser({ code: 'ordre_des_jalons', voisin, cote: voisin.code < jalon.code ? 'avant' : 'apres' })
  return accepter({
    type: 'JalonDeplace',
    ...signature({ acteur, now }),
    revision: revision + 1,
    jalon: jalon.code,
    avant,
    quand,
    motif,
  })
}

/** Whether the candidates were given more time, or less. */
export const sensDuDeplacement = ({ avant, quand }: Pick<Deplacement, 'avant' | 'quand'>): 'reporte' | 'avance' =>
  estAvant(avant, quand) ? 'reporte' : 'avance'

/** The version as it stands after these moves, the first one first; the version itself when none is of a milestone of its own. */
export const appliquerDeplacements = (dispositif: Dispositif, deplacements: readonly Deplacement[]): Dispositif => {
  const parJalon = Map.groupBy(deplacements, ({ jalon }) => jalon)
  if (!dispositif.jalons.some(({ code }) => parJalon.has(code))) return dispositif
  const jalons = dispositif.jalons.map(jalon => {
    const siens = parJalon.get(jalon.code)
    const dernier = siens?.at(-1)
    return siens && dernier ? { ...jalon, quand: dernier.quand, deplacements: siens } : jalon
  })
  return { ...dispositif, jalons }
}

/**
 * P10 — the milestones of the version before that a new one would move, or drop: candidatures under way would keep another
 * date than those to come. The new one may say the moment of the version before, or the one that is in force since.
 */
export const jalonsChanges = ({
  publiee,
  nouvelle,
  deplacements,
}: {
  readonly publiee: readonly Jalon[]
  readonly nouvelle: readonly Jalon[]
  readonly deplacements: readonly Deplacement[]
}): readonly Jalon[] =>
  publiee.filter(({ code, quand }) => {
    const dit = nouvelle.find(jalon => jalon.code === code)?.quand
    const enVigueur = deplacements.findLast(({ jalon }) => jalon === code)?.quand
    return dit === undefined || (dit !== quand && dit !== enVigueur)
  })
