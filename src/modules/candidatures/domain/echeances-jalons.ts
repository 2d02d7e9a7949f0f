import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeJalon, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, EtapeOuverte } from './candidature.ts'
import { chapitresDe, estChezLEditeur, jamaisSoumis } from './chapitres.ts'
import { homologationsEnAttente, maturiteManque } from './dossier-complet.ts'
import type { Echeance } from './echeances.ts'
import { jalonDe } from './jalons.ts'
import { enregistrementAttendu } from './journee.ts'

type EnDepot = Extract<Candidature, { readonly statut: 'depot_des_preuves' }>

/** JAL-1…3 — the milestones that a file has still to meet. */
export const jalonsEnCours = (etat: Candidature, dispositif: Dispositif): readonly Echeance[] => {
  const jalon = jalonDu(dispositif)
  switch (etat.statut) {
    case 'candidature_administrative':
      return jalon('JAL-1', 'J1', chezLEditeurDepuis(etat.administrative, etat.ouverteLe))
    case 'eligibilite':
      return etat.eligibilite.statut === 'a_completer' ? jalon('JAL-1', 'J1', [etat.administrative.accepteeLe]) : []
    case 'depot_des_preuves': {
      const jamais = jamaisRemis(etat, dispositif)
      const attendus = [...jamais, ...complementsAttendus(etat, dispositif)]
      return [
        ...(jamais.length > 0 ? jalon('JAL-2', 'J2', jamais) : []),
        ...(attendus.length > 0 ? jalon('JAL-3', 'J3', attendus) : []),
      ]
    }
    default:
      return []
  }
}

/**
 * `depuis`: since when each thing that is missing has been in the éditeur’s hands. When none was before the milestone, the
 * éditeur could do nothing: it is the agency’s to act, and no clock closes the file alone, whatever the programme says (P19).
 */
const jalonDu =
  (dispositif: Dispositif) =>
  (regle: 'JAL-1' | 'JAL-2' | 'JAL-3', code: CodeJalon, depuis: readonly Instant[]): readonly Echeance[] => {
    const quand = jalonDe(dispositif, code)
    if (!quand) return []
    const parLEditeur = depuis.some(le => estAvant(le, quand))
    return [
      {
        regle,
        quand,
        depuis: null,
        objet: { kind: 'jalon', jalon: code },
        qui: parLEditeur ? { partie: 'editeur' } : { partie: 'agence', role: 'gestionnaire' },
        effet: 'jalon_manque',
        adverse: parLEditeur ? dispositif.adverseJalons : 'propose',
      },
    ]
  }

const chezLEditeurDepuis = (etape: EtapeOuverte, ouverteLe: Instant): readonly Instant[] => {
  switch (etape.statut) {
    case 'a_completer':
      return [ouverteLe]
    case 'complement_demande':
      return [etape.demandeLe]
    case 'soumise':
      return []
  }
}

/** JAL-2, ELI-9 — what a complete file holds and was not handed over once. */
const jamaisRemis = (etat: EnDepot, dispositif: Dispositif): readonly Instant[] => [
  ...(maturiteManque(etat, dispositif) ? [etat.administrative.accepteeLe] : []),
  ...chapitresDe(etat).flatMap(([, chapitre]) => (jamaisSoumis(chapitre) ? [etat.eligibilite.accepteeLe] : [])),
]

/** JAL-3, COL-3, INT-7, INS-4 — what the agency asked for, and waits for. */
const complementsAttendus = (etat: EnDepot, dispositif: Dispositif): readonly Instant[] => [
  ...chapitresDe(etat).flatMap(([, chapitre]) => (estChezLEditeur(chapitre) ? revenuLe(chapitre) : [])),
  ...homologationsEnAttente(etat, dispositif).flatMap(({ aVerifier, depuis }) => (aVerifier ? [] : [depuis])),
  ...(enregistrementAttendu(etat.journee) ? [etat.journee.consigneeLe] : []),
]

const revenuLe = (chapitre: ChapitreDepose): readonly Instant[] => {
  if (chapitre.statut === 'a_modifier') return [chapitre.demandesLe]
  return chapitre.statut === 'reserve' ? [chapitre.reservesLe] : []
}
