import type { CodeChapitre, Exigence, NaturePreuve, NumeroPreuve, Rem } from './rem.ts'

/** A requirement and the chapter it stands in. */
export type Situee = {
  readonly chapitre: { readonly code: CodeChapitre; readonly titre: string }
  readonly exigence: Exigence
}

/** What became of an expected proof. Texts are sanitised HTML. */
export type EcartPreuve =
  | { readonly sort: 'ajoutee'; readonly numero: NumeroPreuve; readonly apres: PreuveVue }
  | { readonly sort: 'retiree'; readonly numero: NumeroPreuve; readonly avant: PreuveVue }
  | { readonly sort: 'modifiee'; readonly numero: NumeroPreuve; readonly avant: PreuveVue; readonly apres: PreuveVue }
export type PreuveVue = { readonly texte: string; readonly natures: readonly NaturePreuve[] }

/** The parts of a requirement, its proofs apart. */
export const partiesComparees = [
  'chapitre',
  'texte',
  'commentaire',
  'fonction',
  'nature',
  'criticite',
  'profil',
  'perimetre',
  'scenarios',
] as const
export type PartieComparee = (typeof partiesComparees)[number]

/** GUI-3 — what became of a requirement from one version of a REM to another. */
export type EcartRem =
  | { readonly sort: 'inchangee'; readonly avant: Situee; readonly apres: Situee }
  | {
      readonly sort: 'modifiee'
      readonly avant: Situee
      readonly apres: Situee
      readonly parties: readonly PartieComparee[]
      readonly preuves: readonly EcartPreuve[]
    }
  | { readonly sort: 'nouvelle'; readonly apres: Situee }
  | { readonly sort: 'supprimee'; readonly avant: Situee }
  /** Under another id: `identique` when nothing else changed, else by likeness, for an agent to confirm. */
  | { readonly sort: 'renumerotee'; readonly avant: Situee; readonly apres: Situee; readonly identique: boolean }

/** Above it, two requirements are taken for one that was renumbered and reworded: nine words out of ten are the same. */
const RESSEMBLANCE = 0.9

/**
 * GUI-3 — every requirement of the two versions, those of the second in its order, each id once; then what is gone. The order
 * of the sheet is no content: it is recomputed from one version to the next.
 */
export const comparerRem = (avant: Rem, apres: Rem): readonly EcartRem[] => {
  const [anciennes, nouvelles] = [situees(avant), situees(apres)]
  const orphelines = new Map([...anciennes].filter(([id]) => !nouvelles.has(id)))
  const venues = [...nouvelles].filter(([id]) => !anciennes.has(id))
  const memes = apparier(orphelines, venues)
  const devenues = new Set([...memes.values()].map(({ avant: ancienne }) => ancienne.exigence.id))
  return [
    ...[...nouvelles].map(([id, nouvelle]): EcartRem => {
      const ancienne = anciennes.get(id)
      return ancienne ? ecartDe(ancienne, nouvelle) : (memes.get(id) ?? { sort: 'nouvelle', apres: nouvelle })
    }),
    ...[...orphelines].flatMap(([id, ancienne]): EcartRem[] =>
      devenues.has(id) ? [] : [{ sort: 'supprimee', avant: ancienne }],
    ),
  ]
}

const situees = ({ chapitres }: Rem): ReadonlyMap<string, Situee> =>
  new Map(
    chapitres.flatMap(({ code, titre, exigences }) =>
      exigences.map(exigence => [exigence.id, { chapitre: { code, titre }, exigence }] as const),
    ),
  )

const ecartDe = (avant: Situee, apres: Situee): EcartRem => {
  const parties = partiesComparees.filter(partie => valeur(avant, partie) !== valeur(apres, partie))
  const preuves = ecartsDePreuves(avant.exigence, apres.exigence)
  return parties.length === 0 && preuves.length === 0
    ? { sort: 'inchangee', avant, apres }
    : { sort: 'modifiee', avant, apres, parties, preuves }
}

const valeur = ({ chapitre, exigence }: Situee, partie: PartieComparee): string => {
  if (partie === 'chapitre') return chapitre.titre
  if (partie === 'scenarios') return JSON.stringify(exigence.scenarios.map(({ numero, texte }) => [numero, texte]))
  return exigence[partie]
}

const preuvesDe = ({ scenarios }: Exigence): ReadonlyMap<NumeroPreuve, PreuveVue> =>
  new Map(
    scenarios.flatMap(({ preuves }) =>
      preuves.map(({ numero, texte, natures }) => [numero, { texte, natures }] as const),
    ),
  )

const ecartsDePreuves = (avant: Exigence, apres: Exigence): readonly EcartPreuve[] => {
  const [anciennes, nouvelles] = [preuvesDe(avant), preuvesDe(apres)]
  return [
    ...[...nouvelles].flatMap(([numero, nouvelle]): EcartPreuve[] => {
      const ancienne = anciennes.get(numero)
      if (!ancienne) return [{ sort: 'ajoutee', numero, apres: nouvelle }]
      return JSON.stringify(ancienne) === JSON.stringify(nouvelle)
        ? []
        : [{ sort: 'modifiee', numero, avant: ancienne, apres: nouvelle }]
    }),
    ...[...anciennes].flatMap(([numero, ancienne]): EcartPreuve[] =>
      nouvelles.has(numero) ? [] : [{ sort: 'retiree', numero, avant: ancienne }],
    ),
  ]
}

type Renumerotee = Extract<EcartRem, { readonly sort: 'renumerotee' }>

/** Those that came and those that went, two by two: the same content first, then the likest. */
const apparier = (
  parties: ReadonlyMap<string, Situee>,
  venues: readonly (readonly [string, Situee])[],
): ReadonlyMap<string, Renumerotee> => {
  const paires = venues.flatMap(([id, apres]) =>
    [...parties.values()].flatMap(avant => {
      const identique = contenu(avant) === contenu(apres)
      const force = identique ? 1 : ressemblance(motsDe(avant), motsDe(apres))
      return force >= RESSEMBLANCE ? [{ id, avant, apres, identique, force }] : []
    }),
  )
  const trouvees = new Map<string, Renumerotee>()
  const prises = new Set<string>()
  for (const { id, avant, apres, identique } of paires.toSorted((a, b) => b.force - a.force)) {
    if (trouvees.has(id) || prises.has(avant.exigence.id)) continue
    trouvees.set(id, { sort: 'renumerotee', avant, apres, identique })
    prises.add(avant.exigence.id)
  }
  return trouvees
}

/** All that a requirement says, without its numbers. */
const contenu = ({ chapitre, exigence }: Situee): string => {
  const { id: _, scenarios, ...reste } = exigence
  return JSON.stringify([
    chapitre.titre,
    reste,
    scenarios.map(({ texte, preuves }) => [texte, preuves.map(preuve => [preuve.texte, preuve.natures])]),
  ])
}

/** The words of its text and of its proofs: a wording is what makes a requirement. */
const motsDe = ({ exigence }: Situee): ReadonlySet<string> =>
  new Set(
    [exigence.texte, ...exigence.scenarios.flatMap(({ preuves }) => preuves.map(({ texte }) => texte))]
      .join(' ')
      .replaceAll(/<[^>]*>/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

/** Dice's coefficient, from 0 to 1. */
const ressemblance = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size + b.size === 0) return 0
  return (2 * [...a].filter(mot => b.has(mot)).length) / (a.size + b.size)
}
