import type { RoleAgent } from '../../../kernel/acteur.ts'
import { inatteignable } from '../../../kernel/decision.ts'
import { estAvant, type Instant, type JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, CodeEtape, EtapeOuverte } from './candidature.ts'
import { chapitresDe, compterPreuves, manquesAvantSoumission } from './chapitres.ts'
import { type Echeance, echeances, echeancesDepassees } from './echeances.ts'

/** What is to be done next, and by whom: an open candidature always has at least one. */
export type Tache = { readonly echeance: Echeance | null } & (
  | ({ readonly qui: 'editeur' } & (
      | { readonly action: 'completer_etape'; readonly etape: CodeEtape }
      | { readonly action: 'repondre_au_complement'; readonly etape: CodeEtape }
      | { readonly action: 'deposer_preuves'; readonly chapitre: CodeChapitre; readonly manquantes: number }
      | { readonly action: 'soumettre_chapitre'; readonly chapitre: CodeChapitre }
      | { readonly action: 'modifier_preuves'; readonly chapitre: CodeChapitre; readonly restantes: number }
      | { readonly action: 'resoumettre_chapitre'; readonly chapitre: CodeChapitre }
      | { readonly action: 'signer_convention' }
    ))
  | ({ readonly qui: 'agence'; readonly role: RoleAgent } & (
      | { readonly action: 'instruire_etape'; readonly etape: CodeEtape }
      | { readonly action: 'prendre_chapitre'; readonly chapitre: CodeChapitre }
      | {
          readonly action: 'instruire_chapitre'
          readonly chapitre: CodeChapitre
          readonly par: string
          readonly aJuger: number
        }
      | { readonly action: 'preparer_convention' }
      | { readonly action: 'inscrire_au_college' }
      | { readonly action: 'consigner_decision'; readonly seance: JourCivil }
      | { readonly action: 'signer_pour_l_agence' }
      /** A deadline has passed: an agent pronounces what follows (P19). */
      | { readonly action: 'constater_echeance' }
    ))
)

/** Whose turn it is at the agency, in the statuses in which a whole file waits for it. */
export const roleEnCharge = {
  candidature_administrative: 'gestionnaire',
  eligibilite: 'gestionnaire',
  prete_pour_convention: 'gestionnaire',
  convention_signee: 'secretaire_college',
  inscrite_au_college: 'secretaire_college',
  attribuee: 'direction',
} as const satisfies Partial<Record<Candidature['statut'], RoleAgent>>
export type StatutEnAttente = keyof typeof roleEnCharge

/**
 * Those that bear a date first, the nearest before the others. Empty once referenced or closed. At `now`, a place that is
 * already lost is no longer announced (INT-5), and what a passed deadline forbids gives way to its pronouncement.
 */
export const suite = (etat: Candidature, dispositif: Dispositif, now?: Instant): readonly Tache[] => {
  const passee = ({ quand }: Echeance): boolean => now !== undefined && !estAvant(now, quand)
  const vivantes = echeances(etat, dispositif).filter(
    echeance => echeance.effet !== 'place_perdue' || !passee(echeance),
  )
  const [depassee] = now === undefined ? [] : echeancesDepassees(etat, dispositif, now)
  const possibles = taches(etat, vivantes).filter(({ echeance }) => echeance === null || !passee(echeance))
  return depassee
    ? [{ qui: 'agence', role: 'gestionnaire', action: 'constater_echeance', echeance: depassee }, ...possibles]
    : possibles
}

const taches = (etat: Candidature, toutes: readonly Echeance[]): readonly Tache[] => {
  const pour = (objet: (e: Echeance) => boolean): Echeance | null => toutes.find(objet) ?? null
  const duJalon = (): Echeance | null => pour(({ objet }) => objet.kind === 'jalon')
  const duChapitre = (code: CodeChapitre): Echeance | null =>
    pour(({ objet }) => objet.kind === 'chapitre' && objet.chapitre === code) ?? duJalon()

  switch (etat.statut) {
    case 'candidature_administrative':
      return [deLEtape(etat.administrative, 'administrative', toutes)]
    case 'eligibilite':
      return [deLEtape(etat.eligibilite, 'eligibilite', toutes)]
    case 'depot_des_preuves':
      return chapitresDe(etat)
        .flatMap(([code, chapitre]) => duChapitreDepose(code, chapitre, duChapitre(code)))
        .sort(parEcheance)
    case 'prete_pour_convention':
      return [{ qui: 'agence', role: roleEnCharge[etat.statut], action: 'preparer_convention', echeance: null }]
    case 'convention_a_signer':
      return [{ qui: 'editeur', action: 'signer_convention', echeance: null }]
    case 'convention_signee':
      return [{ qui: 'agence', role: roleEnCharge[etat.statut], action: 'inscrire_au_college', echeance: null }]
    case 'inscrite_au_college':
      return [
        {
          qui: 'agence',
          role: roleEnCharge[etat.statut],
          action: 'consigner_decision',
          seance: etat.seance,
          echeance: null,
        },
      ]
    case 'attribuee':
      return [{ qui: 'agence', role: roleEnCharge[etat.statut], action: 'signer_pour_l_agence', echeance: null }]
    case 'referencee':
    case 'close':
      return []
    default:
      return inatteignable(etat)
  }
}

const deLEtape = (etape: EtapeOuverte, code: CodeEtape, toutes: readonly Echeance[]): Tache => {
  const echeance = toutes[0] ?? null
  switch (etape.statut) {
    case 'a_completer':
      return { qui: 'editeur', action: 'completer_etape', etape: code, echeance }
    case 'complement_demande':
      return { qui: 'editeur', action: 'repondre_au_complement', etape: code, echeance }
    case 'soumise':
      return { qui: 'agence', role: roleEnCharge.eligibilite, action: 'instruire_etape', etape: code, echeance: null }
  }
}

const duChapitreDepose = (
  code: CodeChapitre,
  chapitre: ChapitreDepose,
  echeance: Echeance | null,
): readonly Tache[] => {
  const manques = manquesAvantSoumission(chapitre).length
  switch (chapitre.statut) {
    case 'en_depot':
      return manques > 0
        ? [{ qui: 'editeur', action: 'deposer_preuves', chapitre: code, manquantes: manques, echeance }]
        : [{ qui: 'editeur', action: 'soumettre_chapitre', chapitre: code, echeance }]
    case 'a_modifier':
    case 'reserve':
      return manques > 0
        ? [{ qui: 'editeur', action: 'modifier_preuves', chapitre: code, restantes: manques, echeance }]
        : [{ qui: 'editeur', action: 'resoumettre_chapitre', chapitre: code, echeance }]
    case 'en_file':
      return [{ qui: 'agence', role: 'verificateur', action: 'prendre_chapitre', chapitre: code, echeance: null }]
    case 'en_instruction':
      return [
        {
          qui: 'agence',
          role: 'verificateur',
          action: 'instruire_chapitre',
          chapitre: code,
          par: chapitre.pris.par.nom,
          aJuger: compterPreuves(chapitre).aJuger,
          echeance: null,
        },
      ]
    case 'valide':
      return []
  }
}

const parEcheance = (a: Tache, b: Tache): number =>
  (a.echeance?.quand ?? '9999') < (b.echeance?.quand ?? '9999') ? -1 : a.echeance?.quand === b.echeance?.quand ? 0 : 1
