import type { Champ, FichierDepose, Formulaire, Reponse, Reponses } from './formulaire.ts'

/** One line of a `liste`, as answered. */
export type Ligne = Readonly<Record<string, string>>

/** The text answered to a field, without the spaces around it; empty when there is none. */
export const texteDe = (reponse: Reponse | undefined): string =>
  typeof reponse === 'string' ? reponse.replaceAll('\r\n', '\n').trim() : ''

/** The values ticked: a single one may come as a bare text. */
export const valeursDe = (reponse: Reponse | undefined): readonly string[] => {
  if (typeof reponse === 'string') return texteDe(reponse) === '' ? [] : [texteDe(reponse)]
  return (reponse ?? []).filter(valeur => typeof valeur === 'string')
}

const estFichier = (valeur: string | FichierDepose | Ligne): valeur is FichierDepose =>
  typeof valeur === 'object' && typeof valeur.taille === 'number'

/** The files given to a field. */
export const fichiersDe = (reponse: Reponse | undefined): readonly FichierDepose[] =>
  typeof reponse === 'string' ? [] : (reponse ?? []).filter(estFichier)

/** The lines of a list, blank ones included: their positions are those of the page. */
export const lignesDe = (reponse: Reponse | undefined): readonly Ligne[] =>
  typeof reponse === 'string'
    ? []
    : (reponse ?? [])
        .filter(valeur => typeof valeur === 'object')
        .filter((valeur): valeur is Ligne => !estFichier(valeur))

/** A line in which nothing was typed counts for nothing: the page may always show one to spare. */
export const estVide = (ligne: Ligne): boolean => Object.values(ligne).every(valeur => texteDe(valeur) === '')

const champsDe = (formulaire: Formulaire): readonly Champ[] => formulaire.sections.flatMap(section => section.champs)

/** A field whose condition rests on a hidden field is hidden too, whatever was answered before the other one hid. */
const visible = (champ: Champ, champs: readonly Champ[], reponses: Reponses): boolean => {
  const { si } = champ
  if (!si) return true
  const pilote = champs.find(autre => autre.code === si.champ)
  const autres = champs.filter(autre => autre !== champ)
  return pilote !== undefined && visible(pilote, autres, reponses) && valeursDe(reponses[si.champ]).includes(si.vaut)
}

/**
 * The fields that are asked, given what is answered so far (conditions `si`), in the form's order: in a montage the third
 * party's NIL rather than a request to the CNDA (ELI-7), the mandates of a group where there is one (ADM-5).
 */
export const champsVisibles = (formulaire: Formulaire, reponses: Reponses): readonly Champ[] => {
  const champs = champsDe(formulaire)
  return champs.filter(champ => visible(champ, champs, reponses))
}

/** The fields that are asked in one line of a list: their conditions bear on the same line. */
export const champsDeLigneVisibles = (champ: Champ, ligne: Ligne): readonly Champ[] => {
  const champs = champ.lignes ?? []
  return champs.filter(colonne => visible(colonne, champs, ligne))
}

/** Whether anything was given to the field; whether it is right is another matter (`controler`). */
export const estRempli = (champ: Champ, reponse: Reponse | undefined): boolean => {
  switch (champ.type) {
    case 'fichier':
      return fichiersDe(reponse).length > 0
    case 'liste':
      return lignesDe(reponse).some(ligne => !estVide(ligne))
    case 'choix_multiple':
    case 'profils':
      return valeursDe(reponse).length > 0
    default:
      return texteDe(reponse) !== ''
  }
}

export type Avancement = {
  readonly remplis: number
  readonly attendus: number
  /** Of 100, rounded down: 100 only when nothing is missing. */
  readonly pourcentage: number
}

/** Every mandatory field that is asked, with whether it is filled: the lines of a list count field by field. */
const exiges = (champ: Champ, reponse: Reponse | undefined): readonly boolean[] => {
  const lignes = champ.type === 'liste' ? lignesDe(reponse).filter(ligne => !estVide(ligne)) : []
  if (lignes.length === 0) return champ.obligatoire ? [estRempli(champ, reponse)] : []
  return lignes.flatMap(ligne =>
    champsDeLigneVisibles(champ, ligne)
      .filter(colonne => colonne.obligatoire)
      .map(colonne => estRempli(colonne, ligne[colonne.code])),
  )
}

const compter = (champs: readonly Champ[], reponses: Reponses): Avancement => {
  const etats = champs.flatMap(champ => exiges(champ, reponses[champ.code]))
  const remplis = etats.filter(Boolean).length
  const attendus = etats.length
  return { remplis, attendus, pourcentage: attendus === 0 ? 100 : Math.floor((100 * remplis) / attendus) }
}

/** ADM-6 — the share of the mandatory fields that are filled, among those that are asked. */
export const avancement = (formulaire: Formulaire, reponses: Reponses): Avancement =>
  compter(champsVisibles(formulaire, reponses), reponses)

/** The same for each section, by its code. */
export const avancementParSection = (formulaire: Formulaire, reponses: Reponses): ReadonlyMap<string, Avancement> => {
  const demandes = new Set(champsVisibles(formulaire, reponses))
  return new Map(
    formulaire.sections.map(({ code, champs }): [string, Avancement] => [
      code,
      compter(
        champs.filter(champ => demandes.has(champ)),
        reponses,
      ),
    ]),
  )
}

const ligneRetenue = (champ: Champ, ligne: Ligne): Ligne =>
  Object.fromEntries(champsDeLigneVisibles(champ, ligne).map(({ code }) => [code, texteDe(ligne[code])]))

const reponseRetenue = (champ: Champ, reponse: Reponse): Reponse => {
  switch (champ.type) {
    case 'fichier':
      return fichiersDe(reponse)
    case 'liste':
      return lignesDe(reponse)
        .filter(ligne => !estVide(ligne))
        .map(ligne => ligneRetenue(champ, ligne))
    case 'choix_multiple':
    case 'profils':
      return valeursDe(reponse)
    default:
      return texteDe(reponse)
  }
}

/**
 * What is handed over when the step is submitted: the answers to the fields that are asked, and nothing else — neither
 * what was typed in a field that hid since, nor blank lines, nor a name that the form doesn't know.
 */
export const reponsesRetenues = (formulaire: Formulaire, reponses: Reponses): Reponses =>
  Object.fromEntries(
    champsVisibles(formulaire, reponses).flatMap(champ => {
      const reponse = reponses[champ.code]
      return reponse !== undefined && estRempli(champ, reponse) ? [[champ.code, reponseRetenue(champ, reponse)]] : []
    }),
  )
