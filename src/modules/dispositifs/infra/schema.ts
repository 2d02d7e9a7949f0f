import { type Static, type TSchema, Type } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import type { FauteProgramme } from '../domain/fautes-programme.ts'
import type { Lu } from './lire-json.ts'

export const objet = <P extends Parameters<typeof Type.Object>[0]>(proprietes: P): ReturnType<typeof Type.Object<P>> =>
  Type.Object(proprietes, { additionalProperties: false })

const phrasesDesFormes = new Map<string, string>()

/** A text of one form only. `phrase`: what to write, in French. */
export const forme = (motif: string, phrase: string): ReturnType<typeof Type.String> => {
  phrasesDesFormes.set(motif, phrase)
  return Type.String({ pattern: motif })
}

export const Texte = forme('\\S', 'Texte obligatoire : écrivez-le.')
export const Code = forme(
  '^[a-z0-9]+([_-][a-z0-9]+)*$',
  'Écrivez un code en minuscules sans accents, chiffres et tirets : « imagerie-vague-3 ».',
)
export const Entier = Type.Integer({ minimum: 1 })

type Erreur = ReturnType<typeof Value.Errors>[number]

const surProprietes = ({ keyword }: Erreur): boolean => keyword === 'required' || keyword === 'additionalProperties'

const cheminDe = (erreur: Erreur): string => erreur.instancePath.slice(1).replaceAll('/', '.')

const sous = (chemin: string, nom: string): string => (chemin === '' ? nom : `${chemin}.${nom}`)

/** What a member of a list is called by: its place says little in a file of thousands of lines. */
const nomDe = (membre: unknown): string | undefined =>
  typeof membre === 'object' && membre !== null
    ? ['id', 'numero', 'code'].flatMap(cle => {
        const nom: unknown = Reflect.get(membre, cle)
        return typeof nom === 'string' && nom !== '' ? [nom] : []
      })[0]
    : undefined

/** `jalons.0.heure` as `jalons.J1.heure`, as the faults that no schema tells are named. */
const nommer = (chemin: string, valeur: unknown): string => {
  let ici = valeur
  return chemin
    .split('.')
    .map(partie => {
      const liste = Array.isArray(ici)
      ici = typeof ici === 'object' && ici !== null ? Reflect.get(ici, partie) : undefined
      return (liste ? nomDe(ici) : undefined) ?? partie
    })
    .join('.')
}

/** What to do about each kind of fault, in French; one sentence for each place. */
const traduire = (erreur: Erreur): readonly FauteProgramme[] => {
  const chemin = cheminDe(erreur)
  switch (erreur.keyword) {
    case 'required':
      return erreur.params.requiredProperties.map(nom => ({
        chemin: sous(chemin, nom),
        phrase: 'Réglage obligatoire absent : ajoutez-le.',
      }))
    case 'additionalProperties':
      return erreur.params.additionalProperties.map(nom => ({
        chemin: sous(chemin, nom),
        phrase: 'Réglage inconnu : corrigez son nom, ou retirez-le.',
      }))
    case 'type':
      return [{ chemin, phrase: `Valeur d’un autre type attendue : ${String(erreur.params.type)}.` }]
    case 'enum':
      return [{ chemin, phrase: `Écrivez l’une de ces valeurs : ${erreur.params.allowedValues.join(', ')}.` }]
    case 'pattern':
      return [
        {
          chemin,
          phrase: phrasesDesFormes.get(String(erreur.params.pattern)) ?? 'Cette valeur n’a pas la forme attendue.',
        },
      ]
    case 'minimum':
    case 'maximum':
      return [{ chemin, phrase: `Nombre attendu ${erreur.params.comparison} ${String(erreur.params.limit)}.` }]
    case 'minItems':
      return [{ chemin, phrase: 'Cette liste ne peut pas être vide.' }]
    case 'anyOf':
      return [{ chemin, phrase: 'Cette valeur n’a aucune des formes admises.' }]
    case 'boolean':
      return []
    default:
      return [{ chemin, phrase: `Valeur refusée (${erreur.keyword}).` }]
  }
}

/** Reads a value by its schema: every fault of form at once, or the value. */
export const makeLireSelon =
  <S extends TSchema>(schema: S): ((valeur: unknown) => Lu<Static<S>>) =>
  valeur => {
    if (Value.Check(schema, valeur)) return { ok: true, valeur }
    // By default eight faults are told, and the rest at the next try.
    Settings.Set({ maxErrors: 500 })
    const erreurs = Value.Errors(schema, valeur)
    const unions = erreurs.filter(({ keyword }) => keyword === 'anyOf').map(cheminDe)
    // What is wrong inside one of the forms says more than « none of the forms ».
    const dedans = (erreur: Erreur, chemin: string): boolean =>
      cheminDe(erreur).startsWith(`${chemin}.`) || (cheminDe(erreur) === chemin && surProprietes(erreur))
    const retenues = erreurs.filter(erreur => {
      const chemin = cheminDe(erreur)
      if (erreur.keyword === 'anyOf') return !erreurs.some(autre => dedans(autre, chemin))
      return !unions.includes(chemin) || surProprietes(erreur)
    })
    return {
      ok: false,
      fautes: retenues.flatMap(traduire).map(vue => ({ ...vue, chemin: nommer(vue.chemin, valeur) })),
    }
  }
