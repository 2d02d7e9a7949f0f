import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, Depot, PreuveDeposee } from './candidature.ts'
import { chapitresDe, depotsCourants, estChezLEditeur, preuveDe } from './chapitres.ts'
import { refusDeCas } from './conditions.ts'
import { avantCloture, estInstruite } from './contexte.ts'
import { estUnTestIntrusion, suitUneHomologation } from './rem.ts'

export type PreuveCommune = {
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  /** What counts for it in the other candidature, and what became of it there. */
  readonly depots: readonly Depot[]
  readonly statut: PreuveDeposee['statut']
}

/**
 * GRP-3 — the proofs still expected here for which something counts there, by their number. A homologation and a penetration
 * test are of one solution, and never come from another.
 */
export const preuvesCommunes = (
  etat: Candidature,
  source: Candidature,
  dispositif: Dispositif,
): readonly PreuveCommune[] => {
  const la = avantCloture(source)
  if (!estInstruite(etat) || !estInstruite(la)) return []
  const deposees = new Map(chapitresDe(la).flatMap(([, { preuves }]) => Object.entries<PreuveDeposee>(preuves)))
  return chapitresDe(etat)
    .filter(([, chapitre]) => estChezLEditeur(chapitre))
    .flatMap(([chapitre, depose]) =>
      (Object.keys(depose.preuves) as NumeroPreuve[]).flatMap((preuve): readonly PreuveCommune[] => {
        const trouvee = deposees.get(preuve)
        const depots = trouvee ? depotsCourants(trouvee) : []
        const propre = suitUneHomologation(dispositif, preuve) || estUnTestIntrusion(dispositif, preuve)
        if (!trouvee || depots.length === 0 || propre || preuveDe(depose, preuve)?.statut !== 'attendue') return []
        if (refusDeCas(depose, preuve)) return []
        return [{ chapitre, preuve, depots, statut: trouvee.statut }]
      }),
    )
}
