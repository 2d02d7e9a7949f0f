import { format } from '../../../ui/index.ts'
import {
  type Champ,
  champsDeLigneVisibles,
  type Dispositif,
  estVide,
  fichiersDe,
  type Ligne,
  lignesDe,
  type Reponse,
  texteDe,
  valeursDe,
} from '../../dispositifs/index.ts'

/** An answer as a reader reads it, in text; empty when nothing was given. */
export const reponseEnTexte = (champ: Champ, reponse: Reponse | undefined, dispositif: Dispositif): string => {
  switch (champ.type) {
    case 'oui_non':
      return texteDe(reponse) === 'oui' ? 'Oui' : texteDe(reponse) === 'non' ? 'Non' : ''
    case 'choix':
      return libelleDe(champ, texteDe(reponse), dispositif)
    case 'choix_multiple':
    case 'profils':
      return format.enumeration(valeursDe(reponse).map(valeur => libelleDe(champ, valeur, dispositif)))
    case 'date':
      return jourOuTexte(texteDe(reponse))
    case 'siret':
      return format.siret(texteDe(reponse).replace(/\s/g, ''))
    case 'fichier':
      return format.enumeration(fichiersDe(reponse).map(({ nom }) => nom))
    case 'liste':
      return lignesEnTexte(champ, reponse, dispositif)
        .map((ligne, rang) => `${rang + 1}. ${ligne}`)
        .join('\n')
    default:
      return texteDe(reponse)
  }
}

/** The lines of a list, one text each: « Version : 4.1.9 ; nom commercial : Imago RIS ». */
export const lignesEnTexte = (champ: Champ, reponse: Reponse | undefined, dispositif: Dispositif): readonly string[] =>
  lignesDe(reponse)
    .filter(ligne => !estVide(ligne))
    .map((ligne: Ligne) =>
      champsDeLigneVisibles(champ, ligne)
        .filter(({ code }) => texteDe(ligne[code]) !== '')
        .map(colonne => `${colonne.libelle} : ${reponseEnTexte(colonne, ligne[colonne.code], dispositif)}`)
        .join(' ; '),
    )

const jourOuTexte = (texte: string): string => {
  const [, annee, mois, jour] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(texte) ?? []
  return annee ? `${jour}/${mois}/${annee}` : texte
}

const libelleDe = (champ: Champ, valeur: string, dispositif: Dispositif): string => {
  if (champ.type === 'profils') return dispositif.profils.find(({ code }) => code === valeur)?.libelle ?? valeur
  if (champ.options === 'chapitres')
    return dispositif.rem.chapitres.find(({ code }) => code === valeur)?.titre ?? valeur
  return champ.options?.find(option => option.valeur === valeur)?.libelle ?? valeur
}
