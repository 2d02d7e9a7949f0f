import type { RoleAgent } from '../../../kernel/acteur.ts'
import { inatteignable } from '../../../kernel/decision.ts'
import { estAvant, type Instant, type JourCivil } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, CodeEtape, EtapeOuverte, Instruite } from './candidature.ts'
import { chapitresDe, chapitresJamaisRemis, compterPreuves, manquesAvantSoumission } from './chapitres.ts'
import { homologationsEnAttente, maturiteManque } from './dossier-complet.ts'
import { type Echeance, echeances, echeancesDepassees, ferme } from './echeances.ts'
import { chapitreDeLaJournee, enregistrementAttendu, journeeAProposer } from './journee.ts'
import { roleEnCharge } from './role-en-charge.ts'

export { roleEnCharge, type StatutEnAttente } from './role-en-charge.ts'

/** What is to be done next, and by whom: an open candidature always has at least one. */
export type Tache = { readonly echeance: Echeance | null } & (
  | ({ readonly qui: 'editeur' } & (
      | { readonly action: 'completer_etape'; readonly etape: CodeEtape }
      | { readonly action: 'repondre_au_complement'; readonly etape: CodeEtape }
      | { readonly action: 'deposer_preuves'; readonly chapitre: CodeChapitre; readonly manquantes: number }
      | { readonly action: 'soumettre_chapitre'; readonly chapitre: CodeChapitre }
      | { readonly action: 'soumettre_dossier'; readonly chapitres: readonly CodeChapitre[] }
      | { readonly action: 'modifier_preuves'; readonly chapitre: CodeChapitre; readonly restantes: number }
      | { readonly action: 'resoumettre_chapitre'; readonly chapitre: CodeChapitre }
      | { readonly action: 'renseigner_maturite' }
      | { readonly action: 'deposer_homologation'; readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }
      | { readonly action: 'confirmer_journee'; readonly quand: Instant }
      | { readonly action: 'tenir_journee'; readonly quand: Instant }
      | { readonly action: 'deposer_enregistrement'; readonly chapitre: CodeChapitre }
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
      | { readonly action: 'proposer_journee'; readonly chapitre: CodeChapitre }
      | { readonly action: 'consigner_journee'; readonly chapitre: CodeChapitre; readonly quand: Instant }
      | { readonly action: 'verifier_homologation'; readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }
      | { readonly action: 'conclure_mediation' }
      | { readonly action: 'preparer_convention' }
      | { readonly action: 'inscrire_au_college' }
      | { readonly action: 'consigner_decision'; readonly seance: JourCivil }
      | { readonly action: 'signer_pour_l_agence' }
      /** A deadline has passed: an agent pronounces what follows (P19). */
      | { readonly action: 'constater_echeance' }
    ))
)

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
  const possibles = taches({ etat, dispositif, toutes: vivantes, now }).filter(
    ({ echeance }) => echeance === null || !ferme(echeance) || !passee(echeance),
  )
  return depassee
    ? [{ qui: 'agence', role: 'gestionnaire', action: 'constater_echeance', echeance: depassee }, ...possibles]
    : possibles
}

const taches = (args: {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly toutes: readonly Echeance[]
  readonly now: Instant | undefined
}): readonly Tache[] => {
  const { etat, dispositif, toutes, now } = args
  const pour = (objet: (e: Echeance) => boolean): Echeance | null => toutes.find(objet) ?? null
  const duJalon = (): Echeance | null => pour(({ objet }) => objet.kind === 'jalon')
  const duDossier = (): Echeance | null => pour(({ objet }) => objet.kind === 'dossier')
  /** What was already handed over once has until the end of the exchanges. */
  const dernierJalon = (): Echeance | null =>
    pour(({ objet }) => objet.kind === 'jalon' && objet.jalon === 'J3') ?? duJalon()
  const duChapitre = (code: CodeChapitre, { statut }: ChapitreDepose): Echeance | null =>
    pour(({ objet }) => objet.kind === 'chapitre' && objet.chapitre === code) ??
    (statut === 'en_depot' ? duJalon() : dernierJalon())

  switch (etat.statut) {
    case 'candidature_administrative':
      return [deLEtape(etat.administrative, 'administrative', toutes)]
    case 'eligibilite':
      return [
        deLEtape(etat.eligibilite, 'eligibilite', toutes),
        ...(maturiteManque(etat, dispositif) ? [deLaMaturite(null)] : []),
      ]
    case 'depot_des_preuves':
      return [
        ...ensemble(
          etat,
          dispositif,
          chapitresDe(etat).flatMap(([code, chapitre]) => duChapitreDepose(code, chapitre, duChapitre(code, chapitre))),
        ),
        ...desHomologations(etat, dispositif, dernierJalon()),
        ...(maturiteManque(etat, dispositif) ? [deLaMaturite(duJalon())] : []),
        ...deLaJournee({
          etat,
          dispositif,
          echeance: pour(({ objet }) => objet.kind === 'journee'),
          jalon: dernierJalon(),
          now,
        }),
        ...deLaMediation(etat),
      ].sort(parEcheance)
    case 'prete_pour_convention': {
      const role = roleEnCharge[etat.statut]
      return [{ qui: 'agence', role, action: 'preparer_convention', echeance: duDossier() }, ...deLaMediation(etat)]
    }
    case 'convention_a_signer':
      return [{ qui: 'editeur', action: 'signer_convention', echeance: null }, ...deLaMediation(etat)]
    case 'convention_signee':
    case 'prete_pour_decision': {
      const role = roleEnCharge[etat.statut]
      return [{ qui: 'agence', role, action: 'inscrire_au_college', echeance: duDossier() }, ...deLaMediation(etat)]
    }
    case 'inscrite_au_college': {
      const { seance } = etat
      const role = roleEnCharge[etat.statut]
      const echeance = duDossier()
      return [{ qui: 'agence', role, action: 'consigner_decision', seance, echeance }, ...deLaMediation(etat)]
    }
    case 'attribuee': {
      const role = roleEnCharge[etat.statut]
      return [{ qui: 'agence', role, action: 'signer_pour_l_agence', echeance: duDossier() }, ...deLaMediation(etat)]
    }
    case 'referencee':
    case 'close':
      return []
    default:
      return inatteignable(etat)
  }
}

/** PRE-5 — where the file is handed over whole: once nothing is missing any more, in one act. */
const ensemble = (etat: EnDepot, { uniteDInstruction }: Dispositif, taches: readonly Tache[]): readonly Tache[] => {
  if (uniteDInstruction === 'chapitre') return taches
  const [premiere] = taches.filter(({ action }) => action === 'soumettre_chapitre')
  const chapitres = chapitresJamaisRemis(etat)
  const entier = chapitres.every(code => taches.some(t => t.action === 'soumettre_chapitre' && t.chapitre === code))
  return [
    ...(premiere && entier
      ? [{ qui: 'editeur', action: 'soumettre_dossier', chapitres, echeance: premiere.echeance } as const]
      : []),
    ...taches.filter(({ action }) => action !== 'soumettre_chapitre'),
  ]
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

/** INT-7 */
const desHomologations = (etat: EnDepot, dispositif: Dispositif, jalon: Echeance | null): readonly Tache[] =>
  homologationsEnAttente(etat, dispositif).map(
    ({ chapitre, preuve, aVerifier }): Tache =>
      aVerifier
        ? { qui: 'agence', role: 'verificateur', action: 'verifier_homologation', chapitre, preuve, echeance: null }
        : { qui: 'editeur', action: 'deposer_homologation', chapitre, preuve, echeance: jalon },
  )

/** ELI-9 */
const deLaMaturite = (echeance: Echeance | null): Tache => ({ qui: 'editeur', action: 'renseigner_maturite', echeance })

/** INS-2…4 */
const deLaJournee = (args: {
  readonly etat: EnDepot
  readonly dispositif: Dispositif
  readonly echeance: Echeance | null
  readonly jalon: Echeance | null
  readonly now: Instant | undefined
}): readonly Tache[] => {
  const { etat, dispositif, echeance, jalon, now } = args
  const trouve = chapitreDeLaJournee(etat, dispositif)
  if (!trouve || trouve.chapitre.statut === 'valide') return []
  const chapitre = trouve.code
  const verificateur = { qui: 'agence', role: 'verificateur' } as const
  const { journee } = etat
  if (journeeAProposer(etat, dispositif)) return [{ ...verificateur, action: 'proposer_journee', chapitre, echeance }]
  const passee = now !== undefined && journee !== undefined && 'quand' in journee && !estAvant(now, journee.quand)
  if (journee?.statut === 'proposee')
    return passee
      ? [{ ...verificateur, action: 'proposer_journee', chapitre, echeance }]
      : [{ qui: 'editeur', action: 'confirmer_journee', quand: journee.quand, echeance }]
  if (journee?.statut === 'confirmee')
    return passee
      ? [{ ...verificateur, action: 'consigner_journee', chapitre, quand: journee.quand, echeance: null }]
      : [{ qui: 'editeur', action: 'tenir_journee', quand: journee.quand, echeance }]
  return enregistrementAttendu(journee)
    ? [{ qui: 'editeur', action: 'deposer_enregistrement', chapitre, echeance: jalon }]
    : []
}

/** INT-10 */
const deLaMediation = ({ mediation }: Instruite): readonly Tache[] =>
  mediation?.statut === 'demandee'
    ? [{ qui: 'agence', role: 'gestionnaire', action: 'conclure_mediation', echeance: null }]
    : []

type EnDepot = Extract<Candidature, { readonly statut: 'depot_des_preuves' }>

const parEcheance = (a: Tache, b: Tache): number =>
  (a.echeance?.quand ?? '9999') < (b.echeance?.quand ?? '9999') ? -1 : a.echeance?.quand === b.echeance?.quand ? 0 : 1
