import type { JourCivil } from '../../../kernel/temps.ts'
import type { Homologation } from '../../candidatures/index.ts'

/** What the bytes of a pièce say of themselves, read once. Nothing here judges. */
export type FaitsLus =
  | ({ readonly kind: 'pdf'; readonly pages: number; readonly avecTexte: boolean } & Mentions)
  | ({ readonly kind: 'texte' } & Mentions)
  /** `entiere`: whether its end is there, as far as its form tells. In pixels. */
  | { readonly kind: 'image'; readonly largeur: number; readonly hauteur: number; readonly entiere: boolean }
  /** Null: what the film does not declare. */
  | {
      readonly kind: 'video'
      readonly dureeMs: number | null
      readonly largeur: number | null
      readonly hauteur: number | null
    }
  | { readonly kind: 'archive'; readonly entrees: number; readonly chiffree: boolean }
  | {
      readonly kind: 'rapport'
      readonly verdict: 'reussi' | 'echoue' | 'indetermine'
      readonly ecarts: readonly Ecart[]
    }
  | { readonly kind: 'illisible'; readonly de: 'pdf' | 'image' | 'video' | 'archive'; readonly raison: RaisonIllisible }
  /** A form that is not looked into, or too large to be. */
  | { readonly kind: 'non_lu' }

/** `chiffre`: it asks for a password. `limites`: it takes more time or memory than a pièce may. */
export type RaisonIllisible = 'mal_forme' | 'chiffre' | 'limites'

/** P35 — a password keeps its content from being looked into. */
export const estVerrouillee = (faits: FaitsLus): boolean =>
  (faits.kind === 'archive' && faits.chiffree) || (faits.kind === 'illisible' && faits.raison === 'chiffre')

/** Found in the text: what looks like version numbers, days, and where a homologation stands. */
export type Mentions = {
  readonly versions: readonly string[]
  readonly jours: readonly JourCivil[]
  readonly homologations: readonly EtatHomologation[]
}
type EtatHomologation = Homologation['etat']

/** A constraint that a test report says is not satisfied. */
export type Ecart = {
  readonly id: string
  readonly libelle: string
  readonly gravite: 'erreur' | 'avertissement' | 'information'
  readonly emplacement: string
}

export type Precontrole = { readonly etat: 'en_attente' } | { readonly etat: 'fait'; readonly faits: FaitsLus }

/** What was expected of the proof, and of which product. */
export type Attendu = {
  /** The product's version, where the proof must show it; null where it need not. */
  readonly version: string | null
  /** The proof is an audit or a penetration test, which must be recent (PEN-1). */
  readonly recent: boolean
  /** A year before the deposit, its civil day, and that of the deposit. */
  readonly unAnAvant: JourCivil
  readonly jourDuDepot: JourCivil
  /** PRE-8 — where the éditeur said, with the deposit, that the homologation stands; null where it is not asked. */
  readonly homologation: Homologation | null
  /** PRE-4 — of a report imported from a test platform: whether that one counts for the programme; null where it names none. */
  readonly plateforme: { readonly hote: string; readonly admise: boolean } | null
}

/** One thing looked at: `verifie`, found as expected; `a_regarder`, left to a person. Never a verdict on the proof. */
export type Constat = { readonly statut: 'verifie' | 'a_regarder' } & Objet

export type Objet =
  | { readonly quoi: 'lisible'; readonly faits: Exclude<FaitsLus, { readonly kind: 'illisible' | 'non_lu' }> }
  | { readonly quoi: 'illisible'; readonly de: 'pdf' | 'image' | 'video' | 'archive'; readonly raison: RaisonIllisible }
  | { readonly quoi: 'version'; readonly version: string }
  | { readonly quoi: 'date'; readonly jour: JourCivil | null }
  | { readonly quoi: 'plateforme'; readonly hote: string }
  | { readonly quoi: 'homologation'; readonly homologation: Homologation }

/** Longer or larger than what anyone films or draws: the file says something that is not so. */
const DUREE_MAX_MS = 48 * 3_600_000
const PIXELS_MAX = 32_768

/** PRE-3, PRE-4 — the pre-check: what can be said of a pièce without a person. */
export const precontroler = (faits: FaitsLus, attendu: Attendu): readonly Constat[] => {
  if (faits.kind === 'non_lu') return []
  if (faits.kind === 'illisible')
    return [{ statut: 'a_regarder', quoi: 'illisible', de: faits.de, raison: faits.raison }]
  const mentions = faits.kind === 'pdf' || faits.kind === 'texte' ? faits : null
  return [
    { statut: vraisemblable(faits) ? 'verifie' : 'a_regarder', quoi: 'lisible', faits },
    ...(mentions ? constatsDesMentions(mentions, attendu) : []),
    ...(faits.kind === 'rapport' ? constatsDeLaPlateforme(attendu) : []),
  ]
}

/** One platform may be for previews only: its reports look the same. */
const constatsDeLaPlateforme = ({ plateforme }: Attendu): readonly Constat[] =>
  plateforme === null
    ? []
    : [{ statut: plateforme.admise ? 'verifie' : 'a_regarder', quoi: 'plateforme', hote: plateforme.hote }]

const vraisemblable = (faits: Exclude<FaitsLus, { readonly kind: 'illisible' | 'non_lu' }>): boolean => {
  switch (faits.kind) {
    case 'pdf':
      return faits.pages > 0
    case 'image':
      return faits.entiere && [faits.largeur, faits.hauteur].every(cote => cote > 0 && cote <= PIXELS_MAX)
    case 'video':
      return (
        faits.dureeMs !== null &&
        faits.dureeMs > 0 &&
        faits.dureeMs <= DUREE_MAX_MS &&
        [faits.largeur, faits.hauteur].every(cote => cote !== null && cote > 0 && cote <= PIXELS_MAX)
      )
    case 'archive':
      return faits.entrees > 0 && !faits.chiffree
    case 'rapport':
      return faits.verdict === 'reussi'
    case 'texte':
      return true
  }
}

const constatsDesMentions = ({ versions, jours, homologations }: Mentions, attendu: Attendu): readonly Constat[] => {
  const { version, recent, unAnAvant, jourDuDepot, homologation } = attendu
  // A day to come is no day of a test.
  const passes = jours.filter(jour => jour <= jourDuDepot).toSorted()
  const dernier = passes.at(-1) ?? null
  return [
    ...(version === null
      ? []
      : [{ statut: contientVersion(versions, version) ? 'verifie' : 'a_regarder', quoi: 'version', version } as const]),
    ...(recent
      ? [
          {
            statut: dernier !== null && dernier > unAnAvant ? 'verifie' : 'a_regarder',
            quoi: 'date',
            jour: dernier,
          } as const,
        ]
      : []),
    ...(homologation === null
      ? []
      : [
          {
            statut: ditHomologation({ homologations, jours }, homologation) ? 'verifie' : 'a_regarder',
            quoi: 'homologation',
            homologation,
          } as const,
        ]),
  ]
}

/** PRE-8 — the state, and the day on which the return is expected where one was given. */
const ditHomologation = (
  { homologations, jours }: Pick<Mentions, 'homologations' | 'jours'>,
  homologation: Homologation,
): boolean =>
  homologations.includes(homologation.etat) &&
  (homologation.etat === 'obtenue' || homologation.retourPrevuLe === null || jours.includes(homologation.retourPrevuLe))

/** « v4.2 » is « 4.2 »; « 4.2 » is not « 4.21 », nor « 4.2.1 ». */
const contientVersion = (versions: readonly string[], version: string): boolean => {
  const cherchee = normale(version)
  return versions.some(lue => normale(lue) === cherchee)
}

const normale = (version: string): string =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')

const MOTS_MAX = 300
const JOURS_MAX = 300

const VERSION = /(?<![\w.])v?\d{1,4}(?:[._-][a-z0-9]{1,12}){1,4}(?![\w])|(?<![\w.])v\d{1,4}(?![\w.])/gi
const JOUR_ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g
const JOUR_FR = /(?<!\d)(\d{1,2})(?:er)?[ /.\u00a0-](\d{1,2}|[a-zéûôA-ZÉÛ]{3,9})\.?[ /.\u00a0-](\d{4})(?!\d)/g
/** As the CNDA and its letters word them, accents left out. */
const HOMOLOGATIONS: readonly (readonly [EtatHomologation, RegExp])[] = [
  ['initialisation', /\binitialisation\b/],
  ['pre_examen', /\bpre[- ]?examen\b/],
  ['examen_de_conformite', /\bexamen de conformite\b/],
  ['finalisation', /\bfinalisation\b/],
  ['obtenue', /\bcertificat de conformite\b|\blettre de referencement\b|\bhomologation obtenue\b/],
]
const MOIS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]

/** What a text mentions, bounded. `jour`: reads a civil day, null when it is none. */
export const mentionsDe = (texte: string, jour: (texte: string) => JourCivil | null): Mentions => {
  const versions = new Set<string>()
  for (const [mot] of texte.matchAll(VERSION)) {
    if (versions.size >= MOTS_MAX) break
    versions.add(mot.toLowerCase())
  }
  const jours = new Set<JourCivil>()
  const noter = (annee: string, mois: string, quantieme: string): void => {
    const lu = jours.size < JOURS_MAX ? jour(`${annee}-${mois.padStart(2, '0')}-${quantieme.padStart(2, '0')}`) : null
    if (lu !== null) jours.add(lu)
  }
  for (const [, annee = '', mois = '', quantieme = ''] of texte.matchAll(JOUR_ISO)) noter(annee, mois, quantieme)
  for (const [, quantieme = '', mois = '', annee = ''] of texte.matchAll(JOUR_FR)) {
    const rang = MOIS.indexOf(sansAccent(mois))
    if (rang >= 0) noter(annee, String(rang + 1), quantieme)
    else if (/^\d+$/.test(mois)) noter(annee, mois, quantieme)
  }
  const lu = sansAccent(texte).replaceAll(/\s+/g, ' ')
  const homologations = HOMOLOGATIONS.flatMap(([etat, forme]) => (forme.test(lu) ? [etat] : []))
  return { versions: [...versions], jours: [...jours], homologations }
}

const sansAccent = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The words of an expected proof by which it asks for the product's version, or for a recent audit. */
export const demandeVersion = (texte: string): boolean => /\bversions?\b/i.test(texte)
export const demandeRecence = (texte: string): boolean =>
  /\baudits?\b|\btests? d[’'](?:intrusion|intrusions)\b|\bpentests?\b/i.test(texte)

/** A worker that dies of a pièce is given it no more than that. */
export const TENTATIVES_MAX = 3
