import { codePropose } from '../../domain/ecrire-formulaire.ts'

type Option = { readonly valeur: string; readonly libelle: string }

/** A code, then what is read, with « = » between. */
const AVEC_CODE = /^([^\s=]+)\s*=\s*(\S.*)$/u

/**
 * The answers of a choice as an agent types them, one a line. `avecCodes`: answers that were published are kept under their
 * codes, which are then written.
 */
export const optionsEnTexte = (options: readonly Option[], { avecCodes }: { readonly avecCodes: boolean }): string =>
  options
    .map(({ valeur, libelle }) =>
      avecCodes || AVEC_CODE.test(libelle) || codePropose(libelle, new Set()) !== valeur
        ? `${valeur} = ${libelle}`
        : libelle,
    )
    .join('\n')

/** The same, read; blank lines count for nothing, and a line without a code gets the one that its words give. */
export const optionsDuTexte = (texte: string): readonly Option[] =>
  texte
    .split(/\r?\n/u)
    .map(ligne => ligne.trim())
    .filter(ligne => ligne !== '')
    .reduce<readonly Option[]>((lues, ligne) => {
      const [, valeur, libelle] = AVEC_CODE.exec(ligne) ?? []
      const pris = new Set(lues.map(option => option.valeur))
      return [
        ...lues,
        valeur !== undefined && libelle !== undefined
          ? { valeur, libelle }
          : { valeur: codePropose(ligne, pris), libelle: ligne },
      ]
    }, [])
