import type { EtapeDuFormulaire } from '../../domain/ecrire-formulaire.ts'
import { cheminsAtelier } from './chemins.ts'

/** A field of the form, or of the lines of one of its lists. */
export type PlaceDeChamp = { readonly champ: string; readonly ligne?: string | undefined }

/** The addresses of the forms' editor. */
export const cheminsFormulaire = (code: string, etape: EtapeDuFormulaire) => {
  const racine = cheminsAtelier.rubrique(code, etape)
  const champ = ({ champ: nom, ligne }: PlaceDeChamp): string =>
    `${racine}/champs/${nom}${ligne === undefined ? '' : `/lignes/${ligne}`}`
  return {
    formulaire: (): string => racine,
    deplacement: (): string => `${racine}/deplacement`,
    nouvelleSection: (): string => `${racine}/sections/nouvelle`,
    copie: (): string => `${racine}/sections/copie`,
    section: (section: string): string => `${racine}/sections/${section}`,
    retraitDeSection: (section: string): string => `${racine}/sections/${section}/retrait`,
    nouveauChamp: (section?: string): string =>
      `${racine}/champs/nouveau${section === undefined ? '' : `?section=${encodeURIComponent(section)}`}`,
    champ,
    nouvelleLigne: (liste: string): string => `${racine}/champs/${liste}/lignes/nouvelle`,
    retraitDeChamp: (place: PlaceDeChamp): string => `${champ(place)}/retrait`,
    apercu: (): string => `${cheminsAtelier.apercu(code)}/${etape}`,
  }
}
export type CheminsFormulaire = ReturnType<typeof cheminsFormulaire>

/** Codes that an address of the editor has taken. */
export const codesReserves: ReadonlySet<string> = new Set(['nouveau', 'nouvelle', 'copie'])
