import { variablesConvention, variablesDe } from './convention.ts'

/** What is wrong in a programme: where (`formulaires.eligibilite.nil`), and what to do about it, in French. */
export type FauteProgramme = { readonly chemin: string; readonly phrase: string }

export const faute = (chemin: string, phrase: string): FauteProgramme => ({ chemin, phrase })
export const siFaux = (vrai: boolean, chemin: string, phrase: string): readonly FauteProgramme[] =>
  vrai ? [] : [faute(chemin, phrase)]

/** The values that were seen before, once each time they come again. */
export const doubles = (valeurs: readonly string[]): readonly string[] =>
  valeurs.filter((valeur, rang) => valeurs.indexOf(valeur) !== rang)

/** The variables that a convention can't fill, one fault each. */
export const variablesInconnues = (chemin: string, textes: readonly string[]): readonly FauteProgramme[] =>
  [...new Set(textes.flatMap(variablesDe))]
    .filter(nom => !(nom in variablesConvention))
    .map(nom =>
      faute(
        chemin,
        `La variable {{${nom}}} est inconnue. Variables possibles : ${Object.keys(variablesConvention).join(', ')}.`,
      ),
    )
