import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { chapitreDe, estChezLEditeur, preuveDe } from './chapitres.ts'
import { refusDeCas } from './conditions.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import type { Fait } from './faits.ts'
import { refusDHomologation } from './homologations.ts'
import { refusDeJalon } from './jalons.ts'
import type { Refus } from './refus.ts'
import { refusDeRapport } from './test-intrusion.ts'

/**
 * GRP-3 — for an éditeur of several solutions, the agency lets cross-cutting evidence that was deposited once count for
 * another candidature: each becomes a deposit of its own there, with what is asked of it (PRE-8, PEN-1), and is submitted
 * and judged like the others.
 */
export const admettrePreuvesTransverses = (
  etat: Candidature,
  { source, motif, preuves }: CommandeDe<'admettrePreuvesTransverses'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', contexte.now)
  if (tropTard) return refuser(tropTard)
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  if (preuves.length === 0 || source === etat.numero) return refuser({ code: 'preuves_a_preciser' })
  const { le, par } = signature(contexte)
  const deposees: Fait[] = []
  for (const { chapitre: code, preuve: numero, depots } of preuves) {
    const chapitre = chapitreDe(etat, code)
    const preuve = chapitre && preuveDe(chapitre, numero)
    if (!chapitre || !preuve || depots.length === 0) return refuser({ code: 'preuve_inconnue' })
    if (!estChezLEditeur(chapitre)) return refuser({ code: 'chapitre_fige', statut: chapitre.statut })
    const horsCas = refusDeCas(chapitre, numero)
    if (horsCas) return refuser(horsCas)
    if (preuve.statut !== 'attendue') return refuser({ code: 'preuve_non_modifiable' })
    const incomplet = depots.map(depot => refusDeDepot(numero, depot, contexte)).find(refus => refus !== null)
    if (incomplet) return refuser(incomplet)
    deposees.push(
      ...depots.map(
        ({ depotId, repriseDe, contenu, homologation, rapportTest }): Fait => ({
          type: 'PreuveDeposee',
          chapitre: code,
          preuve: numero,
          depot: {
            id: depotId,
            deposeLe: le,
            deposePar: par,
            remplace: [],
            ...(homologation ? { homologation } : {}),
            ...(rapportTest ? { rapportTest } : {}),
            reprise: { numero: source, depotId: repriseDe },
            ...contenu,
          },
          le,
          par,
        }),
      ),
    )
  }
  return accepter<Fait>(
    {
      type: 'PreuvesTransversesAdmises',
      source,
      motif: motif.trim(),
      preuves: preuves.map(({ preuve }) => preuve),
      le,
      par,
    },
    ...deposees,
  )
}

type DepotRepris = CommandeDe<'admettrePreuvesTransverses'>['preuves'][number]['depots'][number]

const refusDeDepot = (
  preuve: NumeroPreuve,
  { homologation, rapportTest }: DepotRepris,
  { dispositif, now }: Contexte,
): Refus | null =>
  refusDHomologation(dispositif, preuve, homologation) ??
  refusDeRapport({ dispositif, preuve, rapport: rapportTest, recuLe: now })
