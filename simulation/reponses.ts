import type { Champ, Dispositif, Faute, Reponse, Reponses } from '../src/modules/dispositifs/index.ts'
import { controler, reponsesRetenues } from '../src/modules/dispositifs/index.ts'
import type { CodeEtape } from '../src/modules/candidatures/index.ts'

/** What decides the answers to a programme's forms; its fields are never known by their names. */
export type Situation = {
  readonly etape: CodeEtape
  /** Everything that can be declared is: members, distributors, components. */
  readonly groupe: boolean
  readonly vague1: boolean
  readonly profils: readonly string[]
  /** A mandatory field is left empty. */
  readonly fautif: boolean
}
export type Saisie = { readonly reponses: Reponses; readonly fautes: readonly Faute[] }

/** The only SIRET that is ever given. */
export const SIRET_MEMBRE = '73282932000074'

const PIECE = [{ nom: 'piece.pdf', type: 'application/pdf', taille: 184_320, empreinte: 'a'.repeat(64) }]

const simple = (champ: Champ, { rem }: Dispositif): string => {
  switch (champ.type) {
    case 'siret':
      return SIRET_MEMBRE
    case 'courriel':
      return 'contact@editeur.example'
    case 'telephone':
      return '01 99 00 00 01'
    case 'date':
      return '2027-01-15'
    case 'oui_non':
      return 'oui'
    case 'choix':
      return champ.options === 'chapitres' ? (rem.chapitres[0]?.code ?? '') : (champ.options?.[0]?.valeur ?? '')
    default:
      return 'Réponse'.slice(0, champ.longueurMax)
  }
}

const reponse = (champ: Champ, dispositif: Dispositif, situation: Situation): Reponse => {
  switch (champ.type) {
    case 'oui_non':
      if (champ.code === dispositif.applicabilite.champVague1) return situation.vague1 ? 'oui' : 'non'
      return situation.groupe ? 'oui' : 'non'
    case 'profils':
      return situation.profils
    case 'choix_multiple':
      return [simple({ ...champ, type: 'choix' }, dispositif)]
    case 'fichier':
      return PIECE.map(piece => ({ ...piece, nom: `piece.${champ.extensions?.[0] ?? 'pdf'}` }))
    case 'liste':
      return [Object.fromEntries((champ.lignes ?? []).map(colonne => [colonne.code, simple(colonne, dispositif)]))]
    default:
      return simple(champ, dispositif)
  }
}

const remplir = (dispositif: Dispositif, situation: Situation): Saisie => {
  const formulaire = dispositif.formulaires[situation.etape]
  const champs = formulaire.sections.flatMap(section => section.champs)
  const oubli = situation.fautif ? champs.find(({ obligatoire, si }) => obligatoire && !si)?.code : undefined
  const toutes = Object.fromEntries(champs.map(champ => [champ.code, reponse(champ, dispositif, situation)]))
  const donnees = Object.fromEntries(Object.entries(toutes).filter(([code]) => code !== oubli))
  const reponses = reponsesRetenues(formulaire, donnees)
  return { reponses, fautes: controler(formulaire, reponses, { complet: true, dispositif }) }
}

/** What an éditeur of that kind hands over: worked out once for all of the kind. */
export const creerSaisies = (dispositif: Dispositif): ((situation: Situation) => Saisie) => {
  const connues = new Map<string, Saisie>()
  return situation => {
    const cle = JSON.stringify(situation)
    const saisie = connues.get(cle) ?? remplir(dispositif, situation)
    connues.set(cle, saisie)
    return saisie
  }
}
