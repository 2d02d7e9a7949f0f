import type { Erreur } from '../../../../ui/index.ts'
import type { Champ, TypeChamp } from '../../domain/formulaire.ts'
import { remplissages } from './formulaires-mots.ts'
import { optionsDuTexte } from './formulaires-options.ts'

type Saisi = {
  readonly longueurMax: string
  readonly autocomplete: string
  readonly apres: string
  readonly chapitres: boolean
  readonly options: string
  readonly extensions: string
  readonly plusieurs: boolean
}
type Situation = { readonly ancien: Champ | null; readonly dates: readonly Champ[] }

const LONGUEUR_MAX = 20_000

export const siFaux = (vrai: boolean, champ: string, message: string): readonly Erreur[] =>
  vrai ? [] : [{ champ, message }]

export type Propres = { readonly erreurs: readonly Erreur[]; readonly reglages?: Partial<Champ> }

/** What only some kinds have. What was typed for another kind is not kept. */
export const lirePropres = (type: TypeChamp, saisie: Saisi, situation: Situation): Propres => {
  switch (type) {
    case 'texte':
    case 'texte_long':
      return reunir(lireLongueur(saisie), lireRemplissage(saisie, situation))
    case 'courriel':
    case 'telephone':
      return lireRemplissage(saisie, situation)
    case 'date': {
      const connue = saisie.apres === '' || situation.dates.some(({ code }) => code === saisie.apres)
      return {
        erreurs: siFaux(connue, 'apres', 'Cette date n’existe plus : choisissez-en une autre.'),
        reglages: saisie.apres === '' ? {} : { apres: saisie.apres },
      }
    }
    case 'choix':
    case 'choix_multiple':
      return lireOptions(saisie)
    case 'fichier':
      return lireExtensions(saisie)
    case 'liste':
      return { erreurs: [], reglages: { lignes: situation.ancien?.lignes ?? [] } }
    default:
      return { erreurs: [] }
  }
}

const reunir = (a: Propres, b: Propres): Propres => ({
  erreurs: [...a.erreurs, ...b.erreurs],
  reglages: { ...a.reglages, ...b.reglages },
})

const lireLongueur = ({ longueurMax }: Saisi): Propres => {
  if (longueurMax === '') return { erreurs: [] }
  const lue = /^\d{1,6}$/u.test(longueurMax) ? Number(longueurMax) : 0
  return {
    erreurs: siFaux(
      lue >= 1 && lue <= LONGUEUR_MAX,
      'longueurMax',
      `Écrivez un nombre entier, de 1 à ${LONGUEUR_MAX}.`,
    ),
    reglages: { longueurMax: lue },
  }
}

const lireRemplissage = ({ autocomplete }: Saisi, { ancien }: Situation): Propres =>
  autocomplete !== '' && (Object.hasOwn(remplissages, autocomplete) || autocomplete === ancien?.autocomplete)
    ? { erreurs: [], reglages: { autocomplete } }
    : { erreurs: [] }

const lireOptions = ({ chapitres, options }: Saisi): Propres => {
  if (chapitres) return { erreurs: [], reglages: { options: 'chapitres' } }
  const lues = optionsDuTexte(options)
  const double = lues.find(({ valeur, libelle }, rang) =>
    lues.slice(0, rang).some(autre => autre.valeur === valeur || autre.libelle === libelle),
  )
  return {
    erreurs: [
      ...siFaux(lues.length > 0, 'options', 'Écrivez les réponses proposées, une par ligne.'),
      ...siFaux(double === undefined, 'options', `La réponse « ${double?.libelle} » est donnée deux fois.`),
    ],
    reglages: { options: lues },
  }
}

const lireExtensions = ({ extensions, plusieurs }: Saisi): Propres => {
  const lues = extensions
    .toLowerCase()
    .split(/[\s,;]+/u)
    .map(extension => extension.replace(/^\.+/u, ''))
    .filter(extension => extension !== '')
  const fausse = lues.find(extension => !/^[a-z0-9]+$/u.test(extension))
  return {
    erreurs: [
      ...siFaux(lues.length > 0, 'extensions', 'Écrivez les extensions acceptées, par exemple pdf, png.'),
      ...siFaux(
        fausse === undefined,
        'extensions',
        `« ${fausse} » n’est pas une extension : écrivez par exemple pdf, png.`,
      ),
    ],
    reglages: { extensions: [...new Set(lues)], ...(plusieurs ? { plusieurs } : {}) },
  }
}
