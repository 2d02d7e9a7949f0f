import type { Dispositif } from './dispositif.ts'
import type { AideSaisie, DonneeCompte, Formulaire, Reponses } from './formulaire.ts'

/** What an iSC account says of a person and of its entreprise: what it doesn't know is absent or empty. */
export type CompteConnu = Readonly<Partial<Record<DonneeCompte, string | null>>>

/**
 * ADM-3 — the answers that a helper button writes: those the account knows, and no other, so that what was typed in the
 * rest of the form stays. The caller gives the account of the person the button names (`aide.source`).
 */
export const remplir = (aide: AideSaisie, compte: CompteConnu): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(aide.remplit).flatMap(([champ, donnee]) => {
      const valeur = compte[donnee]?.trim()
      return valeur ? [[champ, valeur]] : []
    }),
  )

/** ELI-3 — what a form already holds when it is opened for the first time: the mandatory profiles. */
export const reponsesInitiales = (formulaire: Formulaire, { profils }: Pick<Dispositif, 'profils'>): Reponses => {
  const imposes = profils.filter(profil => profil.obligatoire).map(profil => profil.code)
  return Object.fromEntries(
    formulaire.sections
      .flatMap(section => section.champs)
      .filter(champ => champ.type === 'profils')
      .map(champ => [champ.code, imposes]),
  )
}
