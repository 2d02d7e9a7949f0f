import { apparier, type DecisionDePaire, type Paire, preuvesAppariees } from './apparier-rem.ts'
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
  /** Under another id. `identique`: nothing else changed; else found by likeness. `confirmee`: an agent said that it is the same. */
  | {
      readonly sort: 'renumerotee'
      readonly avant: Situee
      readonly apres: Situee
      readonly identique: boolean
      readonly confirmee: boolean
      readonly parties: readonly PartieComparee[]
      /** By the number that each had, or that it has now when it is new. */
      readonly preuves: readonly EcartPreuve[]
    }

/**
 * GUI-3 — every requirement of the two versions, those of the second in its order, each id once; then what is gone. The order
 * of the sheet is no content: it is recomputed from one version to the next. `decisions`: what agents said of renumbered ones.
 */
export const comparerRem = (
  avant: Rem,
  apres: Rem,
  decisions: readonly DecisionDePaire[] = [],
): readonly EcartRem[] => {
  const [anciennes, nouvelles] = [situees(avant), situees(apres)]
  const parties = [...anciennes].flatMap(([id, ancienne]) => (nouvelles.has(id) ? [] : [ancienne]))
  const venues = [...nouvelles].flatMap(([id, nouvelle]) => (anciennes.has(id) ? [] : [nouvelle]))
  const paires = apparier({ parties, venues, decisions })
  const devenues = new Set([...paires.values()].map(paire => paire.avant))
  return [
    ...[...nouvelles].map(([id, nouvelle]): EcartRem => {
      const ancienne = anciennes.get(id)
      if (ancienne) return ecartDe(ancienne, nouvelle)
      const paire = paires.get(id)
      return paire ? renumerotee(paire) : { sort: 'nouvelle', apres: nouvelle }
    }),
    ...parties.flatMap((ancienne): EcartRem[] =>
      devenues.has(ancienne) ? [] : [{ sort: 'supprimee', avant: ancienne }],
    ),
  ]
}

const situees = ({ chapitres }: Rem): ReadonlyMap<string, Situee> =>
  new Map(
    chapitres.flatMap(({ code, titre, exigences }) =>
      exigences.map(exigence => [exigence.id, { chapitre: { code, titre }, exigence }] as const),
    ),
  )

const changements = (avant: Situee, apres: Situee) => ({
  parties: partiesComparees.filter(partie => valeur(avant, partie) !== valeur(apres, partie)),
  preuves: ecartsDePreuves(avant.exigence, apres.exigence),
})

const ecartDe = (avant: Situee, apres: Situee): EcartRem => {
  const { parties, preuves } = changements(avant, apres)
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

/** The same, of one that has another id: compared under the numbers that it had. */
const renumerotee = ({ avant, apres, ...paire }: Paire): EcartRem => {
  const anciens = new Map(
    preuvesAppariees(avant.exigence, apres.exigence).map(({ numero, ancien }) => [numero, ancien]),
  )
  const scenarios = apres.exigence.scenarios.map(({ numero, texte, preuves }, rang) => ({
    numero: avant.exigence.scenarios[rang]?.numero ?? numero,
    texte,
    preuves: preuves.map(preuve => ({ ...preuve, numero: anciens.get(preuve.numero) ?? preuve.numero })),
  }))
  const sousAnciensNumeros = { ...apres, exigence: { ...apres.exigence, scenarios } }
  return { sort: 'renumerotee', avant, apres, ...paire, ...changements(avant, sousAnciensNumeros) }
}
