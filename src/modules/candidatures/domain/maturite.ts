import { signature } from '../../../kernel/acteur.ts'
import { refuser } from '../../../kernel/decision.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { avecDossierValide } from './dossier-complet.ts'
import { refusDeJalon } from './jalons.ts'

/**
 * ELI-9, JAL-2 — every question has an answer; the level is for information, and decides nothing. It can be answered anew; the
 * first time is before J2, since a complete file holds it.
 */
export const renseignerMaturite = (
  etat: Candidature,
  { niveaux }: CommandeDe<'renseignerMaturite'>,
  contexte: Contexte,
): Decision => {
  const questionnaire = contexte.dispositif.controles.maturite
  if (!questionnaire) return refuser({ code: 'controle_sans_objet' })
  if (etat.statut !== 'eligibilite' && etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const tropTard = etat.maturite ? null : refusDeJalon(contexte.dispositif, 'J2', contexte.now)
  if (tropTard) return refuser(tropTard)
  const sansReponse = questionnaire.questions.filter(({ id, niveaux: echelle }) => {
    const niveau = Object.hasOwn(niveaux, id) ? niveaux[id] : undefined
    return niveau === undefined || !Number.isInteger(niveau) || niveau < 0 || niveau >= echelle.length
  })
  if (sansReponse.length > 0)
    return refuser({ code: 'maturite_incomplete', questions: sansReponse.map(({ id }) => id) })
  const connus = Object.fromEntries(questionnaire.questions.map(({ id }) => [id, niveaux[id] ?? 0]))
  return avecDossierValide(
    etat,
    [{ type: 'MaturiteRenseignee', version: questionnaire.version, niveaux: connus, ...signature(contexte) }],
    contexte,
  )
}

export type ResultatMaturite = {
  /** The mean of the levels, to one decimal. */
  readonly global: number
  readonly parTheme: readonly { readonly theme: string; readonly moyenne: number }[]
}

/** ELI-9 — what is given back to the candidate alone: the means, no ranking. */
export const resultatDeMaturite = (
  { questions }: NonNullable<Dispositif['controles']['maturite']>,
  niveaux: Readonly<Record<string, number>>,
): ResultatMaturite => {
  const moyenne = (ids: readonly string[]): number =>
    Math.round((ids.reduce((somme, id) => somme + (niveaux[id] ?? 0), 0) / Math.max(1, ids.length)) * 10) / 10
  const themes = [...new Set(questions.map(({ theme }) => theme))]
  return {
    global: moyenne(questions.map(({ id }) => id)),
    parTheme: themes.map(theme => ({
      theme,
      moyenne: moyenne(questions.filter(question => question.theme === theme).map(({ id }) => id)),
    })),
  }
}
