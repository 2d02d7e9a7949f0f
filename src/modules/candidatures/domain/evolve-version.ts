import type { Instant } from '../../../kernel/temps.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type {
  Candidature,
  ChapitreDepose,
  ChapitreRepris,
  ConditionPosee,
  EtapeAcceptee,
  EtapeOuverte,
  Instruite,
  PreuveDeposee,
  Soumission,
} from './candidature.ts'
import { chapitreDe, chapitresDe, estChezLEditeur, preuveDe } from './chapitres.ts'
import { conditionsReprises, dues, preuveReprise } from './conditions-reprises.ts'
import { poser } from './conditions.ts'
import { acquis, finDAttente } from './evolve-chapitres.ts'
import type { Fait } from './faits.ts'

/**
 * VIE-3 — the candidature under the version that it goes to; `null` where it can't go. What was answered stays as it was, under the
 * questions of then; what is still to be answered is asked by the new version.
 */
export const apresChangement = (
  etat: Candidature,
  fait: Extract<Fait, { readonly type: 'VersionChangee' }>,
): Candidature | null => {
  const { dispositifId, profils } = fait
  switch (etat.statut) {
    case 'candidature_administrative':
      return { ...etat, dispositifId, administrative: etapeOuverte(etat.administrative, etat.dispositifId) }
    case 'eligibilite':
      return {
        ...etat,
        dispositifId,
        administrative: etapeAcceptee(etat.administrative, etat.dispositifId),
        eligibilite: etapeOuverte(etat.eligibilite, etat.dispositifId),
      }
    case 'depot_des_preuves':
      return {
        ...etat,
        dispositifId,
        administrative: etapeAcceptee(etat.administrative, etat.dispositifId),
        eligibilite: etapeAcceptee(etat.eligibilite, etat.dispositifId),
        profils,
        chapitres: Object.fromEntries(fait.chapitres.map(un => [un.code, repris(etat, un, fait.le)])),
      }
    default:
      return null
  }
}

/** ADM-6 — what was handed over is read with the questions that were displayed: those of the version of then. */
const datee = (soumission: Soumission, dispositifId: string): Soumission => ({ dispositifId, ...soumission })

const etapeAcceptee = (etape: EtapeAcceptee, dispositifId: string): EtapeAcceptee => ({
  ...etape,
  soumission: datee(etape.soumission, dispositifId),
})

const etapeOuverte = (etape: EtapeOuverte, dispositifId: string): EtapeOuverte =>
  etape.statut === 'a_completer' ? etape : { ...etape, soumission: datee(etape.soumission, dispositifId) }

/** A proof of the version before, and the chapter where it stood. */
type Ancienne = { readonly preuve: PreuveDeposee; readonly chapitre: ChapitreDepose }

const repris = (etat: Instruite, chapitre: ChapitreRepris, le: Instant): ChapitreDepose => {
  const ancien = chapitre.depuis === null ? undefined : chapitreDe(etat, chapitre.depuis)
  const conditions = conditionsReprises(etat, chapitre)
  const reprises = dues(chapitre, conditions).map(reprise => {
    const ancienne = ancienneDe(etat, reprise.ancien)
    const aChoisir = conditions.some(({ preuve, choix }) => preuve === reprise.numero && !choix)
    const gardee = !aChoisir || estAttendue(ancienne) ? reprise : { ...reprise, sort: 'a_refaire' as const }
    return { numero: reprise.numero, ancienne, preuve: preuveReprise(gardee, ancienne?.preuve) }
  })
  const parNumero = Object.fromEntries(reprises.map(({ numero, preuve }) => [numero, preuve]))
  const demande = { preuves: parNumero, ...poser(conditions) }
  if (!ancien) return { statut: 'en_depot', ...demande }
  const { conditions: _anciennes, ...sansConditions } = ancien
  const avec =
    memesPreuves(ancien, parNumero) && memesConditions(ancien.conditions ?? [], conditions)
      ? ancien
      : { ...sansConditions, ...demande }
  const ajoutees = reprises.some(({ preuve, ancienne }) => preuve.statut === 'attendue' && !estAttendue(ancienne))
  if (estChezLEditeur(ancien)) return ajoutees ? sansCompletude(avec) : avec
  // Handed over: something to redo, or that comes from a chapter that was not, takes it back to the éditeur.
  if (ajoutees || reprises.some(({ ancienne }) => !ancienne || estChezLEditeur(ancienne.chapitre)))
    return { statut: 'en_depot', ...demande }
  if (avec.statut === 'valide' && Object.values<PreuveDeposee>(parNumero).some(({ statut }) => statut !== 'conforme'))
    return { statut: 'en_file', ...acquis(finDAttente(avec, le)), rang: avec.rang, recuLe: avec.recuLe }
  return avec
}

const ancienneDe = (etat: Instruite, numero: NumeroPreuve | null): Ancienne | null => {
  if (numero === null) return null
  for (const [, chapitre] of chapitresDe(etat)) {
    const preuve = preuveDe(chapitre, numero)
    if (preuve) return { preuve, chapitre }
  }
  return null
}

const estAttendue = (ancienne: Ancienne | null): boolean => ancienne?.preuve.statut === 'attendue'

/** INT-9 — it is not complete any more. */
const sansCompletude = ({ completLe: _complet, attentes: _attentes, ...chapitre }: ChapitreDepose): ChapitreDepose =>
  chapitre

const memesPreuves = ({ preuves }: ChapitreDepose, autres: ChapitreDepose['preuves']): boolean => {
  const [anciennes, nouvelles] = [Object.entries(preuves), Object.entries(autres)]
  return (
    anciennes.length === nouvelles.length &&
    anciennes.every(([numero, preuve], rang) => nouvelles[rang]?.[0] === numero && nouvelles[rang]?.[1] === preuve)
  )
}

const memesConditions = (anciennes: readonly ConditionPosee[], nouvelles: readonly ConditionPosee[]): boolean => {
  const dites = (conditions: readonly ConditionPosee[]): string =>
    JSON.stringify(conditions.map(({ preuve, cas, choix, ecartees }) => [preuve, cas, choix, ecartees]))
  return dites(anciennes) === dites(nouvelles)
}
