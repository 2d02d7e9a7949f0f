import type { Corps } from '../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../platform/http/lecture.ts'
import type { Erreur } from '../../../../ui/index.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { codePropose, type EtapeDuFormulaire } from '../../domain/ecrire-formulaire.ts'
import type { Champ, Formulaire, TypeChamp } from '../../domain/formulaire.ts'
import {
  champsDe,
  raisonDeGarder,
  type RaisonDeGarder,
  reponsesPossibles,
  suivantesDe,
} from '../../domain/liens-formulaire.ts'
import { codesReserves } from './formulaires-chemins.ts'
import { naturesPossibles } from './formulaires-mots.ts'
import { optionsEnTexte } from './formulaires-options.ts'
import { lirePropres, siFaux } from './formulaires-propres.ts'

/** Where a field stands while it is written. */
export type SituationDeChamp = {
  readonly chantier: Chantier
  readonly etape: EtapeDuFormulaire
  /** The fields beside it: the form, or the lines of its list as one. */
  readonly formulaire: Formulaire
  readonly liste: Champ | null
  /** `null`: it is new. */
  readonly ancien: Champ | null
  /** It was published: answers are kept under its code. */
  readonly publie: boolean
}

/** What the page of a field holds, as typed. */
export type ChampSaisi = {
  readonly section: string
  readonly libelle: string
  readonly code: string
  readonly type: string
  readonly obligatoire: boolean
  readonly aide: string
  readonly autocomplete: string
  readonly longueurMax: string
  /** `champ=valeur` */
  readonly condition: string
  readonly options: string
  readonly chapitres: boolean
  readonly extensions: string
  readonly plusieurs: boolean
  readonly apres: string
}

/** An existing field, to be changed; a new one, to be written. */
export const saisieDuChamp = ({ ancien, publie }: SituationDeChamp, section: string): ChampSaisi => ({
  section,
  libelle: ancien?.libelle ?? '',
  code: ancien?.code ?? '',
  type: ancien?.type ?? 'texte',
  obligatoire: ancien?.obligatoire ?? true,
  aide: ancien?.aide ?? '',
  autocomplete: ancien?.autocomplete ?? '',
  longueurMax: ancien?.longueurMax === undefined ? '' : String(ancien.longueurMax),
  condition: ancien?.si ? `${ancien.si.champ}=${ancien.si.vaut}` : '',
  options: typeof ancien?.options === 'object' ? optionsEnTexte(ancien.options, { avecCodes: publie }) : '',
  chapitres: ancien?.options === 'chapitres',
  extensions: ancien?.extensions?.join(', ') ?? (ancien ? '' : 'pdf, png, jpg, jpeg'),
  plusieurs: ancien?.plusieurs === true,
  apres: ancien?.apres ?? '',
})

export const saisieDuCorps = (corps: Corps): ChampSaisi => ({
  section: texteSaisi(corps['section']),
  libelle: texteSaisi(corps['libelle']),
  code: texteSaisi(corps['code']),
  type: texteSaisi(corps['type']),
  obligatoire: texteSaisi(corps['obligatoire']) === 'oui',
  aide: texteSaisi(corps['aide']),
  autocomplete: texteSaisi(corps['autocomplete']),
  longueurMax: texteSaisi(corps['longueurMax']),
  condition: texteSaisi(corps['condition']),
  options: texteSaisi(corps['options']),
  chapitres: texteSaisi(corps['chapitres']) === 'oui',
  extensions: texteSaisi(corps['extensions']),
  plusieurs: texteSaisi(corps['plusieurs']) === 'oui',
  apres: texteSaisi(corps['apres']),
})

export const gardeDe = ({ formulaire, etape, liste, ancien }: SituationDeChamp): RaisonDeGarder | null =>
  ancien && !liste ? raisonDeGarder(formulaire, { etape, champ: ancien }) : null

/** The answers on which this field's condition can rest: those of the others that don't themselves wait for it. */
export const conditionsPossibles = ({
  chantier,
  formulaire,
  ancien,
}: SituationDeChamp): readonly { readonly valeur: string; readonly champ: Champ; readonly reponse: string }[] => {
  const exclus = new Set(ancien ? [ancien, ...suivantesDe(formulaire, ancien.code)].map(({ code }) => code) : [])
  return champsDe(formulaire)
    .filter(({ code }) => !exclus.has(code))
    .flatMap(champ =>
      reponsesPossibles(champ, chantier).map(({ valeur, libelle }) => ({
        valeur: `${champ.code}=${valeur}`,
        champ,
        reponse: libelle,
      })),
    )
}

/** The other dates beside it: the earliest that this one can be. */
export const datesPossibles = ({ formulaire, ancien }: SituationDeChamp): readonly Champ[] =>
  champsDe(formulaire).filter(({ type, code }) => type === 'date' && code !== ancien?.code)

const LIBELLE_MAX = 300

type Lu = { readonly ok: true; readonly champ: Champ } | { readonly ok: false; readonly erreurs: readonly Erreur[] }

/** GUI-1 — the field that was typed, or every fault of it, each at its place. */
export const lireChamp = (saisie: ChampSaisi, situation: SituationDeChamp): Lu => {
  const { ancien, liste, etape } = situation
  const garde = gardeDe(situation)
  const type =
    garde && ancien ? ancien.type : lireNature(saisie.type, naturesPossibles(etape, { dansUneListe: liste !== null }))
  const code = lireCode(saisie, situation)
  const propres = type ? lirePropres(type, saisie, { ancien, dates: datesPossibles(situation) }) : { erreurs: [] }
  const condition = garde ? {} : lireCondition(saisie, situation)
  const erreurs: readonly Erreur[] = [
    ...siFaux(saisie.libelle !== '', 'libelle', 'Écrivez la question telle que le candidat la lira.'),
    ...siFaux(
      saisie.libelle.length <= LIBELLE_MAX,
      'libelle',
      `Raccourcissez la question : ${LIBELLE_MAX} caractères au plus.`,
    ),
    ...('erreur' in code ? [{ champ: 'code', message: code.erreur }] : []),
    ...siFaux(
      liste !== null || situation.formulaire.sections.some(({ code: autre }) => autre === saisie.section),
      'section',
      'Choisissez la section de la question.',
    ),
    ...siFaux(type !== null, 'type', 'Choisissez la nature de la réponse.'),
    ...('erreur' in condition ? [{ champ: 'condition', message: condition.erreur }] : []),
    ...propres.erreurs,
  ]
  if (erreurs.length > 0 || !type || 'erreur' in code || 'erreur' in condition) return { ok: false, erreurs }
  return {
    ok: true,
    champ: {
      code: code.code,
      libelle: saisie.libelle,
      type,
      obligatoire: garde ? true : saisie.obligatoire,
      ...(saisie.aide === '' ? {} : { aide: saisie.aide }),
      ...condition,
      ...propres.reglages,
    },
  }
}

const lireNature = (texte: string, possibles: readonly TypeChamp[]): TypeChamp | null =>
  possibles.find(nature => nature === texte) ?? null

/** A code that was published, or that the platform reads, stays; without one, the label gives it. */
const lireCode = (
  { code, libelle }: ChampSaisi,
  situation: SituationDeChamp,
): { readonly code: string } | { readonly erreur: string } => {
  const { ancien, publie, formulaire } = situation
  if (ancien && (publie || gardeDe(situation))) return { code: ancien.code }
  const pris = new Set([
    ...champsDe(formulaire)
      .map(champ => champ.code)
      .filter(autre => autre !== ancien?.code),
    ...codesReserves,
  ])
  if (code === '') return { code: codePropose(libelle, pris) }
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/u.test(code))
    return { erreur: 'Écrivez le code en minuscules sans accents, avec des chiffres et des « _ » entre les mots.' }
  return pris.has(code) ? { erreur: `Le code « ${code} » est déjà employé : donnez-en un autre.` } : { code }
}

const lireCondition = (
  { condition }: ChampSaisi,
  situation: SituationDeChamp,
): Pick<Champ, 'si'> | { readonly erreur: string } => {
  if (condition === '') return {}
  if (!conditionsPossibles(situation).some(({ valeur }) => valeur === condition))
    return { erreur: 'Cette condition ne peut plus se vérifier : choisissez-en une autre, ou « Toujours ».' }
  const separateur = condition.indexOf('=')
  return { si: { champ: condition.slice(0, separateur), vaut: condition.slice(separateur + 1) } }
}
