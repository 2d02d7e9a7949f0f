import { uneFoisPour } from '../../../kernel/memoire.ts'
import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, CodeJalon, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, Cloture, CodeEtape } from './candidature.ts'
import { chapitresDe, estChezLEditeur } from './chapitres.ts'
import { limiteDAbandon, limiteDuComplement, limiteGarantieDePlace } from './delais.ts'
import { etapeOuverte } from './etapes.ts'
import { jalonDe } from './jalons.ts'

/**
 * What falls due: when (the first instant that is too late), by which rule, from which fact, and what then happens.
 * Computed from the state and the programme, never stored: the page, the reminder and the clock read the same.
 */
export type Echeance = {
  readonly regle: 'ADM-8' | 'INT-5' | 'INT-6' | 'JAL-1' | 'JAL-2' | 'JAL-3'
  readonly quand: Instant
  /** From which fact the delay runs; none for a milestone. */
  readonly depuis: Instant | null
  readonly objet:
    | { readonly kind: 'etape'; readonly etape: CodeEtape }
    | { readonly kind: 'chapitre'; readonly chapitre: CodeChapitre }
    | { readonly kind: 'jalon'; readonly jalon: CodeJalon }
  /** What happens at that instant if nothing was done: the place is lost, or the file closes for this reason. */
  readonly effet: 'place_perdue' | Cloture['motif']
  /** Who pronounces a closing (P19). */
  readonly adverse: 'propose' | 'automatique'
}

export const echeances: (etat: Candidature, dispositif: Dispositif) => readonly Echeance[] = uneFoisPour(
  (etat, dispositif) =>
    [...delaisEnCours(etat, dispositif), ...jalonsEnCours(etat, dispositif)].sort((a, b) =>
      a.quand === b.quand ? 0 : a.quand < b.quand ? -1 : 1,
    ),
)

/** Those that have passed and close the file: what an agent is asked to pronounce. The first one is the one that counts. */
export const echeancesDepassees = (etat: Candidature, dispositif: Dispositif, now: Instant): readonly Echeance[] =>
  echeances(etat, dispositif).filter(({ effet, quand }) => effet !== 'place_perdue' && !estAvant(now, quand))

const delaisEnCours = (etat: Candidature, { delais }: Dispositif): readonly Echeance[] => {
  const code: CodeEtape = etat.statut === 'candidature_administrative' ? 'administrative' : 'eligibilite'
  const etape = etapeOuverte(etat, code)
  if (etape?.statut === 'complement_demande')
    return [
      {
        regle: 'ADM-8',
        quand: limiteDuComplement(etape.demandeLe, delais),
        depuis: etape.demandeLe,
        objet: { kind: 'etape', etape: code },
        effet: 'complement_sans_reponse',
        adverse: delais.complement.adverse,
      },
    ]
  if (etat.statut !== 'depot_des_preuves') return []
  return chapitresDe(etat).flatMap(([chapitre, depose]): Echeance[] => {
    if (depose.statut !== 'a_modifier') return []
    const communs = { depuis: depose.demandesLe, objet: { kind: 'chapitre', chapitre } } as const
    const garantie = limiteGarantieDePlace(depose.demandesLe, delais)
    const abandon = limiteDAbandon(depose.demandesLe, delais)
    return [
      ...(garantie
        ? [{ ...communs, regle: 'INT-5', quand: garantie, effet: 'place_perdue', adverse: 'automatique' } as const]
        : []),
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

const jalonsEnCours = (etat: Candidature, dispositif: Dispositif): readonly Echeance[] => {
  const jalon = (regle: 'JAL-1' | 'JAL-2' | 'JAL-3', code: CodeJalon): readonly Echeance[] => {
    const quand = jalonDe(dispositif, code)
    return quand
      ? [
          {
            regle,
            quand,
            depuis: null,
            objet: { kind: 'jalon', jalon: code },
            effet: 'jalon_manque',
            adverse: 'propose',
          },
        ]
      : []
  }
  switch (etat.statut) {
    case 'candidature_administrative':
      return jalon('JAL-1', 'J1')
    case 'eligibilite':
      return etat.eligibilite.statut === 'a_completer' ? jalon('JAL-1', 'J1') : []
    case 'depot_des_preuves': {
      const deposes = chapitresDe(etat).map(([, chapitre]) => chapitre)
      return [
        ...(deposes.some(({ statut }) => statut === 'en_depot') ? jalon('JAL-2', 'J2') : []),
        ...(deposes.some(estChezLEditeur) ? jalon('JAL-3', 'J3') : []),
      ]
    }
    default:
      return []
  }
}
