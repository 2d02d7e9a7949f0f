import { type Condition, conditionsDe } from './cas.ts'
import type { Applicabilite, Dispositif } from './dispositif.ts'
import type { Formulaire, Reponses } from './formulaire.ts'
import { texteDe, valeursDe } from './formulaires.ts'
import type { Chapitre, CodeChapitre, Exigence, NumeroPreuve, Rem } from './rem.ts'

/** A chapter as it applies to one candidature. */
export type ChapitreApplicable = Chapitre & {
  /** The proofs that are asked for, in the order of the REM: every one is mandatory (PRE-1), but as `conditions` says. */
  readonly preuvesAttendues: readonly NumeroPreuve[]
  /** Those of these proofs that are due in one case only. */
  readonly conditions: readonly Condition[]
  /** The proofs of préconisations: shown, never due. */
  readonly preuvesFacultatives: readonly NumeroPreuve[]
}

/** ELI-8 — the périmètres that apply, by what step 1 says of vague 1. No answer counts as « not referenced »: more applies. */
export const perimetresApplicables = (applicabilite: Applicabilite, administrative: Reponses): readonly string[] => {
  const { champVague1, siReference, sinon } = applicabilite
  return champVague1 !== null && texteDe(administrative[champVague1]) === 'oui' ? siReference : sinon
}

/** ELI-3 — the codes of the profiles chosen at step 2, in the programme's order: the mandatory ones are always in. */
export const profilsChoisis = (
  {
    profils,
    formulaires,
  }: { readonly profils: Dispositif['profils']; readonly formulaires: { readonly eligibilite: Formulaire } },
  eligibilite: Reponses,
): readonly string[] => {
  const champ = formulaires.eligibilite.sections
    .flatMap(section => section.champs)
    .find(({ type }) => type === 'profils')
  const coches = valeursDe(champ && eligibilite[champ.code])
  return profils.filter(({ code, obligatoire }) => obligatoire || coches.includes(code)).map(({ code }) => code)
}

const numeros = (exigences: readonly Exigence[]): readonly NumeroPreuve[] =>
  exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero)))

/**
 * ELI-8, REM-2 — what applies to a candidature: the requirements of the chosen profiles, for its vague 1 status; a chapter
 * in which nothing is left disappears. `profils` are codes; `administrative` is what was answered at step 1.
 */
export const chapitresApplicables = (
  {
    rem,
    applicabilite,
    profils,
  }: { readonly rem: Rem; readonly applicabilite: Applicabilite; readonly profils: Dispositif['profils'] },
  choix: { readonly profils: readonly string[]; readonly administrative: Reponses },
): readonly ChapitreApplicable[] => {
  const perimetres = perimetresApplicables(applicabilite, choix.administrative)
  const libelles = profils.filter(({ code }) => choix.profils.includes(code)).map(({ libelle }) => libelle)
  const applicable = ({ perimetre, profil }: Exigence): boolean =>
    perimetres.includes(perimetre) && libelles.includes(profil)
  return rem.chapitres
    .map(chapitre => ({ ...chapitre, exigences: chapitre.exigences.filter(applicable) }))
    .filter(({ exigences }) => exigences.length > 0)
    .map(chapitre => {
      const exigences = chapitre.exigences.filter(({ nature }) => nature === 'exigence')
      return {
        ...chapitre,
        preuvesAttendues: numeros(exigences),
        conditions: conditionsDe(exigences),
        preuvesFacultatives: numeros(chapitre.exigences.filter(({ nature }) => nature === 'preconisation')),
      }
    })
}

/**
 * What a candidature must deposit, chapter by chapter (REM-1, PRE-1): a chapter that only recommends asks for nothing
 * and is not in.
 */
export const chapitresAttendus = (
  chapitres: readonly ChapitreApplicable[],
): readonly {
  readonly code: CodeChapitre
  readonly preuves: readonly NumeroPreuve[]
  readonly conditions?: readonly Condition[]
}[] =>
  chapitres
    .filter(({ preuvesAttendues }) => preuvesAttendues.length > 0)
    .map(({ code, preuvesAttendues, conditions }) => ({
      code,
      preuves: preuvesAttendues,
      ...(conditions.length > 0 ? { conditions } : {}),
    }))
