import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Agent, Candidature, NumeroCandidature } from '../domain/candidature.ts'
import type { CommandeCandidature } from '../domain/commandes.ts'
import { decide } from '../domain/decide.ts'
import { cleEcheance, type EcheanceQuiFerme } from '../domain/echeances.ts'
import { evolve } from '../domain/evolve.ts'
import { aFaireAuReveil, type Effet, type Rappel } from '../domain/reveil.ts'
import type { Chargee, Registre, Reveil } from './ports.ts'
import { reveilDe } from './reveil.ts'

const horloge = { kind: 'horloge' } as const

/** A candidature that is due, kept for the time of a transaction from every other worker. */
export type Reclamation = {
  readonly numero: NumeroCandidature
  /** Since when: what fell due before was dealt with. */
  readonly depuis: Instant
  readonly registre: Registre
  /** Does the clock's act once for its name, in this transaction; false when it was done already. */
  readonly uneFois: (nom: string, faire: () => Promise<void>) => Promise<boolean>
  /** Writes when to look at it again, and nothing else. */
  readonly endormir: (reveil: Reveil) => Promise<void>
  /** JAL-6 — writes messages and e-mails, in this transaction; those of a name that is known already are not written again. */
  readonly rappeler: (envoi: EnvoiDeRappels) => Promise<void>
  /** To whom a closing is proposed; null when nobody can be asked. */
  readonly agentPour: () => Promise<Agent | null>
}
export type EnvoiDeRappels = {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly rappels: readonly Rappel[]
}

/**
 * Takes the candidature that has been due for longest and that nobody holds, and gives it; everything that is then done is
 * committed at once, or undone and tried again later. `null` when none is due. Never throws for what was done of it.
 */
export type Reclamer = (
  faire: (due: Reclamation) => Promise<void>,
) => Promise<{ readonly numero: NumeroCandidature; readonly erreur: Error | null } | null>

export type Tour = {
  readonly traitees: number
  readonly echecs: readonly { readonly numero: NumeroCandidature; readonly erreur: Error }[]
}

type Deps = {
  readonly reclamer: Reclamer
  /** The reason of a closing that the clock pronounces, as the éditeur will read it. */
  readonly motifPropose: (echeance: EcheanceQuiFerme) => string
}

/**
 * P19, JAL-6 — the clock: every candidature that is due, one at a time, each in its own transaction. Any number of workers may
 * run it; twice, late or after hours of stop, it does what is due once.
 * @param max how many before it lets others breathe
 */
export const makeReveiller =
  ({ reclamer, motifPropose }: Deps) =>
  async (max = 100): Promise<Tour> => {
    const echecs: { readonly numero: NumeroCandidature; readonly erreur: Error }[] = []
    for (let traitees = 0; traitees < max; traitees++) {
      const issue = await reclamer(due => reveiller(due, motifPropose))
      if (!issue) return { traitees, echecs }
      if (issue.erreur) echecs.push({ numero: issue.numero, erreur: issue.erreur })
    }
    return { traitees: max, echecs }
  }

/** With nobody to propose to, the clock comes back. */
const HEURES_SANS_AGENT = 1

const reveiller = async (due: Reclamation, motifPropose: Deps['motifPropose']): Promise<void> => {
  const { numero, depuis, registre } = due
  const avant = await registre.charger({ numero, acteur: horloge })
  const { etat, le: now } = avant
  const dispositif = await registre.lireDispositif(etat.dispositifId, avant.revision)
  const { rappels, effet } = aFaireAuReveil(etat, dispositif, { depuis, now })
  if (rappels.length > 0) await due.rappeler({ etat, dispositif, rappels })
  const reveil = reveilDe({ etat, dispositif, now }, 'horloge')
  if (!effet) return due.endormir(reveil)
  const commande = await commandeDe(effet, due, motifPropose)
  if (!commande) return due.endormir({ ...reveil, quand: plusHeures(now, HEURES_SANS_AGENT) })
  const neuf = await due.uneFois(`${numero}:${commande.type}:${cleEcheance(effet.echeance)}`, () =>
    prononcer({ avant, dispositif, numero, registre, commande }),
  )
  if (!neuf) throw new Error(`acte de l’horloge déjà fait : ${commande.type}`)
}

const commandeDe = async (
  { type, echeance }: Effet,
  due: Reclamation,
  motifPropose: Deps['motifPropose'],
): Promise<CommandeCandidature | null> => {
  if (type === 'constater')
    return { type: 'constaterEcheance', explication: motifPropose(echeance), echeance: cleEcheance(echeance) }
  const agent = await due.agentPour()
  return agent && { type: 'proposerEffet', agent }
}

const prononcer = async (args: {
  readonly avant: Chargee
  readonly dispositif: Dispositif
  readonly numero: NumeroCandidature
  readonly registre: Registre
  readonly commande: CommandeCandidature
}): Promise<void> => {
  const { avant, dispositif, numero, registre, commande } = args
  const now = avant.le
  const decision = decide(avant.etat, commande, { acteur: horloge, now, dispositif })
  if (!decision.ok) throw new Error(`commande de l’horloge refusée : ${commande.type}, ${decision.refus.code}`)
  const { faits } = decision
  const etat = faits.reduce<Candidature>(evolve, avant.etat)
  const reveil = reveilDe({ etat, dispositif, now }, 'horloge')
  await registre.enregistrer({ numero, guichet: avant.guichet, avant, etat, faits, reveil })
}
