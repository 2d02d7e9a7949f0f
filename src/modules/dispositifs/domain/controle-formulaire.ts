import type { Dispositif } from './dispositif.ts'
import type { Champ, FichierDepose, Formulaire, Reponse, Reponses } from './formulaire.ts'
import {
  champsDeLigneVisibles,
  champsVisibles,
  estRempli,
  estVide,
  fichiersDe,
  lignesDe,
  texteDe,
  valeursDe,
} from './formulaires.ts'
import { siretValide } from './siret.ts'

/** What is wrong with a field; `champ` is its code, or `liste.0.code` for a field of a line. Sentences live with the view. */
export type Faute = { readonly champ: string } & DefautSaisie
export type DefautSaisie =
  | { readonly code: 'obligatoire' }
  | { readonly code: 'siret_invalide' }
  | { readonly code: 'courriel_invalide' }
  | { readonly code: 'telephone_invalide' }
  | { readonly code: 'date_invalide' }
  /** `apres`: the code of the field that must come first. */
  | { readonly code: 'date_anterieure'; readonly apres: string }
  | { readonly code: 'trop_long'; readonly max: number }
  | { readonly code: 'hors_liste' }
  | { readonly code: 'profil_obligatoire'; readonly profil: string }
  | { readonly code: 'extension_refusee'; readonly fichier: string; readonly extensions: readonly string[] }
  | { readonly code: 'un_seul_fichier' }

/** What a form draws its lists from: the programme's profiles and chapters. */
export type References = {
  readonly profils: Dispositif['profils']
  readonly rem: { readonly chapitres: readonly { readonly code: string }[] }
}

/** Characters, when the form says nothing else. */
const LONGUEURS = { texte: 200, texte_long: 4000, courriel: 254 }

const courrielValide = (texte: string): boolean =>
  /^[^\s@<>"]+@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/u.test(texte) && !/\p{Cc}/u.test(texte)

/** French numbers of ten digits, and any international number; the usual separators are accepted. */
const telephoneValide = (texte: string): boolean =>
  /^(0[1-9]\d{8}|(\+|00)[1-9]\d{6,14})$/.test(texte.replace(/\(0\)/u, '').replace(/[\s.\-/()]/gu, ''))

const dateValide = (texte: string): boolean => {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(texte)) return false
  const [annee, mois, jour] = texte.split('-').map(Number)
  try {
    return (
      Temporal.PlainDate.from({ year: annee ?? 0, month: mois ?? 0, day: jour ?? 0 }, { overflow: 'reject' }) !== null
    )
  } catch {
    return false
  }
}

const longueur = (texte: string, max: number): readonly DefautSaisie[] =>
  [...texte].length > max ? [{ code: 'trop_long', max }] : []

const si = (faux: boolean, defaut: DefautSaisie): readonly DefautSaisie[] => (faux ? [defaut] : [])

const admises = (champ: Champ, { profils, rem }: References): readonly string[] => {
  if (champ.type === 'oui_non') return ['oui', 'non']
  if (champ.type === 'profils') return profils.map(profil => profil.code)
  return champ.options === 'chapitres'
    ? rem.chapitres.map(chapitre => chapitre.code)
    : (champ.options ?? []).map(option => option.valeur)
}

const extensionDe = (nom: string): string => nom.slice(nom.lastIndexOf('.') + 1).toLowerCase()

const controlerFichiers = (champ: Champ, fichiers: readonly FichierDepose[]): readonly DefautSaisie[] => {
  const { extensions } = champ
  const refuses = extensions ? fichiers.filter(fichier => !extensions.includes(extensionDe(fichier.nom))) : []
  return [
    ...si(fichiers.length > 1 && champ.plusieurs !== true, { code: 'un_seul_fichier' }),
    ...refuses.map(
      ({ nom }): DefautSaisie => ({ code: 'extension_refusee', fichier: nom, extensions: extensions ?? [] }),
    ),
  ]
}

const controlerDate = (champ: Champ, texte: string, voisins: Reponses): readonly DefautSaisie[] => {
  if (!dateValide(texte)) return [{ code: 'date_invalide' }]
  const borne = champ.apres === undefined ? '' : texteDe(voisins[champ.apres])
  return si(dateValide(borne) && texte < borne, { code: 'date_anterieure', apres: champ.apres ?? '' })
}

/** What is wrong with what was typed; nothing typed is never wrong here. `voisins`: the fields beside it. */
const controlerValeur = (
  champ: Champ,
  reponse: Reponse | undefined,
  voisins: Reponses,
  references: References,
): readonly DefautSaisie[] => {
  if (!estRempli(champ, reponse)) return []
  const texte = texteDe(reponse)
  switch (champ.type) {
    case 'texte':
      return longueur(texte, champ.longueurMax ?? LONGUEURS.texte)
    case 'texte_long':
      return longueur(texte, champ.longueurMax ?? LONGUEURS.texte_long)
    case 'siret':
      return si(!siretValide(texte), { code: 'siret_invalide' })
    case 'courriel':
      return si(!courrielValide(texte) || texte.length > LONGUEURS.courriel, { code: 'courriel_invalide' })
    case 'telephone':
      return si(!telephoneValide(texte), { code: 'telephone_invalide' })
    case 'date':
      return controlerDate(champ, texte, voisins)
    case 'oui_non':
    case 'choix':
      return si(!admises(champ, references).includes(texte), { code: 'hors_liste' })
    case 'choix_multiple':
    case 'profils':
      return si(!valeursDe(reponse).every(valeur => admises(champ, references).includes(valeur)), {
        code: 'hors_liste',
      })
    case 'fichier':
      return controlerFichiers(champ, fichiersDe(reponse))
    case 'liste':
      return []
  }
}

const manques = (champ: Champ, reponse: Reponse | undefined, { profils }: References): readonly DefautSaisie[] => {
  if (champ.obligatoire && !estRempli(champ, reponse)) return [{ code: 'obligatoire' }]
  if (champ.type !== 'profils') return []
  return profils
    .filter(profil => profil.obligatoire && !valeursDe(reponse).includes(profil.code))
    .map((profil): DefautSaisie => ({ code: 'profil_obligatoire', profil: profil.libelle }))
}

/**
 * Every fault of a form, in its order (ADM-1…5, ELI-1…5). With `complet: false`, for a draft, only what was typed
 * wrongly: it is told, and prevents no one from saving. With `complet: true`, what is missing too: one fault is enough
 * to refuse the submission. Fields that are not asked are not checked.
 */
export const controler = (
  formulaire: Formulaire,
  reponses: Reponses,
  { complet, dispositif }: { readonly complet: boolean; readonly dispositif: References },
): readonly Faute[] => {
  const fautes = (chemin: string, champ: Champ, reponse: Reponse | undefined, voisins: Reponses): readonly Faute[] =>
    [
      ...(complet ? manques(champ, reponse, dispositif) : []),
      ...controlerValeur(champ, reponse, voisins, dispositif),
    ].map(defaut => ({ champ: chemin, ...defaut }))
  const fautesDesLignes = (champ: Champ, reponse: Reponse | undefined): readonly Faute[] =>
    lignesDe(reponse).flatMap((ligne, rang) =>
      estVide(ligne)
        ? []
        : champsDeLigneVisibles(champ, ligne).flatMap(colonne =>
            fautes(`${champ.code}.${rang}.${colonne.code}`, colonne, ligne[colonne.code], ligne),
          ),
    )
  return champsVisibles(formulaire, reponses).flatMap(champ => [
    ...fautes(champ.code, champ, reponses[champ.code], reponses),
    ...(champ.type === 'liste' ? fautesDesLignes(champ, reponses[champ.code]) : []),
  ])
}
