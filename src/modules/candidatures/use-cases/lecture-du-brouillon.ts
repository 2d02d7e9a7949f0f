import {
  type Champ,
  chapitresApplicables,
  chapitresAttendus,
  comparerRem,
  controler,
  type Dispositif,
  type EcartRem,
  type Impact,
  impactDe,
  type NumeroPreuve,
  profilsChoisis,
} from '../../dispositifs/index.ts'
import type { CodeEtape, Instruite } from '../domain/candidature.ts'
import { chapitresDe } from '../domain/chapitres.ts'
import { numerosAttendus, preuvesDeCondition } from '../domain/conditions.ts'
import type { LectureDuBrouillon } from '../domain/essai.ts'
import { profilsSous } from '../domain/essai-acte.ts'

/** GUI-3, ELI-3, ELI-8 — what a version that is tried would find in answers given in another one, and what it would expect. */
export const lectureDu = (brouillon: Dispositif): LectureDuBrouillon => ({
  fautes: (reponses, etape, vecu) => {
    const formulaire = brouillon.formulaires[etape]
    const profils = new Set(champsDe(brouillon, etape).flatMap(({ code, type }) => (type === 'profils' ? code : [])))
    // Another programme asked other questions: only those that both ask can tell something.
    const poses = new Set(champsDe(vecu.code === brouillon.code ? brouillon : vecu, etape).map(({ code }) => code))
    return controler(formulaire, reponses, { complet: true, dispositif: brouillon }).filter(faute => {
      const [code = ''] = faute.champ.split('.')
      // What became of the chosen profiles is told apart; those that are mandatory are taken without being chosen.
      const deProfil = profils.has(code) && (faute.code === 'hors_liste' || faute.code === 'profil_obligatoire')
      return poses.has(code) && !deProfil
    })
  },
  profils: (reponses, vecu) => profilsChoisis(vecu, reponses),
  attendus: (profils, administrative) =>
    chapitresAttendus(chapitresApplicables(brouillon, { profils, administrative })),
})

const champsDe = ({ formulaires }: Dispositif, etape: CodeEtape): readonly Champ[] =>
  formulaires[etape].sections.flatMap(({ champs }) => champs)

/** What a version that is tried would ask again of the proofs of a file. */
export type PreuvesEssayees = Impact & {
  /** Deposited then, and not asked for any more. */
  readonly plusDemandees: readonly NumeroPreuve[]
}

/**
 * GUI-3, VIE-3 — the proofs of a file under the version that is tried: those that would be asked for beside what the file had
 * already to deposit, those to be read again, those that stay.
 */
export const makePreuvesSous = (brouillon: Dispositif): ((dossier: Instruite, vecu: Dispositif) => PreuvesEssayees) => {
  const ecarts = new Map<Dispositif['rem'], readonly EcartRem[]>()
  const ecartsDepuis = (rem: Dispositif['rem']): readonly EcartRem[] => {
    const connus = ecarts.get(rem) ?? comparerRem(rem, brouillon.rem)
    ecarts.set(rem, connus)
    return connus
  }
  return (dossier, vecu) => {
    const preuves = chapitresDe(dossier).flatMap(([, chapitre]) => entrees(chapitre.preuves))
    const applicables = chapitresApplicables(brouillon, {
      profils: profilsSous(brouillon, dossier.profils, vecu),
      administrative: dossier.administrative.soumission.reponses,
    })
    const exigences = new Set(applicables.flatMap(({ exigences: siennes }) => siennes.map(({ id }) => id)))
    const siens = ecartsDepuis(vecu.rem).filter(ecart => 'apres' in ecart && exigences.has(ecart.apres.exigence.id))
    const acquises = new Set(preuves.map(([numero]) => numero))
    const impact = impactDe(siens, acquises)
    const jamaisDeposees = new Set([
      ...preuves.flatMap(([numero, { versions }]) => (versions.length === 0 ? numero : [])),
      // PRE-1 — of the cases that do not apply to this file, and of those of which the version would ask it to choose one.
      ...chapitresDe(dossier).flatMap(([, chapitre]) => numerosAttendus(chapitre).filter(n => !acquises.has(n))),
      ...applicables
        .flatMap(({ conditions }) => conditions)
        .flatMap(condition => preuvesDeCondition(condition).filter(n => n !== condition.preuve && !acquises.has(n))),
    ])
    const demandees = new Set([
      ...impact.aRefaire,
      ...impact.aConfirmer,
      ...impact.conservees,
      ...siens.flatMap(anciensNumeros),
    ])
    return {
      aRefaire: impact.aRefaire.filter(numero => !jamaisDeposees.has(numero)),
      aConfirmer: impact.aConfirmer.filter(numero => !jamaisDeposees.has(numero)),
      conservees: impact.conservees.filter(numero => !jamaisDeposees.has(numero)),
      plusDemandees: preuves.flatMap(([numero]) => (demandees.has(numero) || jamaisDeposees.has(numero) ? [] : numero)),
    }
  }
}

/** Asked for under another number. */
const anciensNumeros = (ecart: EcartRem): readonly NumeroPreuve[] =>
  ecart.sort === 'renumerotee'
    ? ecart.avant.exigence.scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))
    : []

const entrees = <V>(table: Readonly<Record<NumeroPreuve, V>>): readonly (readonly [NumeroPreuve, V])[] =>
  Object.entries(table) as unknown as readonly (readonly [NumeroPreuve, V])[]
