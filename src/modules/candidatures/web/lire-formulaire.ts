import type { Corps } from '../../../platform/http/contract.ts'
import { textesSaisis } from '../../../platform/http/lecture.ts'
import {
  type Champ,
  type FichierDepose,
  fichiersDe,
  type Formulaire,
  type Reponse,
  type Reponses,
} from '../../dispositifs/index.ts'

/** The most lines that a page sends in one list: more is not a form any more. */
const LIGNES_MAX = 100

const texte = (valeur: string | readonly string[] | undefined): string =>
  typeof valeur === 'string' ? valeur : (valeur?.at(-1) ?? '')

/**
 * What was typed in a programme's form, field by field. Names are `code`, and `code.0.colonne` in a list. `anciennes`
 * keeps the files already given, but those that `retirer` names; `nouveaux` are those that came with this request.
 */
export const lireFormulaire = (args: {
  readonly formulaire: Formulaire
  readonly corps: Corps
  readonly anciennes: Reponses
  readonly nouveaux: Readonly<Record<string, readonly FichierDepose[]>>
}): Reponses => {
  const { formulaire, corps, anciennes, nouveaux } = args
  const champs = formulaire.sections.flatMap(section => section.champs)
  return Object.fromEntries(
    champs.map((champ): [string, Reponse] => [champ.code, lireChamp(champ, { corps, anciennes, nouveaux })]),
  )
}

/** What was typed, with the files that are saved: those of a request that was not saved are no one's yet. */
export const avecLesFichiersDe = (
  formulaire: Formulaire,
  { reponses, enregistrees }: { readonly reponses: Reponses; readonly enregistrees: Reponses },
): Reponses => {
  const fichiers = formulaire.sections.flatMap(section => section.champs).filter(({ type }) => type === 'fichier')
  return { ...reponses, ...Object.fromEntries(fichiers.map(({ code }) => [code, enregistrees[code] ?? []])) }
}

const lireChamp = (
  champ: Champ,
  recu: {
    readonly corps: Corps
    readonly anciennes: Reponses
    readonly nouveaux: Readonly<Record<string, readonly FichierDepose[]>>
  },
): Reponse => {
  const { corps } = recu
  switch (champ.type) {
    case 'choix_multiple':
    case 'profils':
      return textesSaisis(corps[champ.code])
    case 'fichier': {
      const retires = new Set(textesSaisis(corps[`retirer_${champ.code}`]))
      const gardes = fichiersDe(recu.anciennes[champ.code]).filter(({ empreinte }) => !retires.has(empreinte))
      const recus = recu.nouveaux[champ.code] ?? []
      return champ.plusieurs || recus.length === 0 ? [...gardes, ...recus] : recus
    }
    case 'liste':
      return lireLignes(champ, corps)
    default:
      return texte(corps[champ.code])
  }
}

const lireLignes = (champ: Champ, corps: Corps): readonly Readonly<Record<string, string>>[] => {
  const prefixe = `${champ.code}.`
  const rangs = Object.keys(corps)
    .filter(nom => nom.startsWith(prefixe))
    .map(nom => Number.parseInt(nom.slice(prefixe.length), 10))
    .filter(rang => rang >= 0 && rang < LIGNES_MAX)
  return [...new Set(rangs)]
    .sort((a, b) => a - b)
    .map(rang =>
      Object.fromEntries((champ.lignes ?? []).map(({ code }) => [code, texte(corps[`${prefixe}${rang}.${code}`])])),
    )
}
