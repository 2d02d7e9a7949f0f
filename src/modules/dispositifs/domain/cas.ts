import { uneFoisPour } from '../../../kernel/memoire.ts'
import { lignesDeTexte, type LigneDeTexte } from './lignes-de-texte.ts'
import { naturesDepuisTexte } from './natures.ts'
import type { Exigence, NumeroPreuve, PreuveAttendue, Scenario } from './rem.ts'

/**
 * PRE-1 — what is asked where cases are told apart, « CAS 1 … OU CAS 2 … »: one of them is due, and the candidate says which.
 * `preuve`: what it is known by, the first of its proofs.
 */
export type Condition = {
  readonly preuve: NumeroPreuve
  readonly cas: readonly { readonly numero: number; readonly preuves: readonly NumeroPreuve[] }[]
}

/**
 * The same as it is read. `intitule`: when the case applies or, in a text of one line, what it asks for; `demande`: what it asks for
 * besides; plain texts, empty when nothing is said. Each proof as that case asks for it.
 */
export type ConditionEcrite = { readonly preuve: NumeroPreuve; readonly cas: readonly CasEcrit[] }
export type CasEcrit = {
  readonly numero: number
  readonly intitule: string
  readonly demande: string
  readonly preuves: readonly PreuveAttendue[]
}

const TITRE = /^(ou\s+)?cas\s+(\d{1,2})\b[\s:.–—-]*(.*)$/isu
const OU = /^ou[\s:.,]*$/iu

type CasLu = { readonly numero: number; readonly titre: string; readonly lignes: readonly LigneDeTexte[] }

/** The cases of one text, with what is said before the first; none unless « OU » stands between each and the next. */
const casDuTexte = (html: string): { readonly avant: readonly LigneDeTexte[]; readonly cas: readonly CasLu[] } => {
  const avant: LigneDeTexte[] = []
  const cas: { numero: number; titre: string; lignes: LigneDeTexte[]; apresOu: boolean }[] = []
  let ou = false
  for (const ligne of lignesDeTexte(html)) {
    const [, lie, numero, titre = ''] = TITRE.exec(ligne.texte) ?? []
    if (OU.test(ligne.texte)) ou = true
    else if (numero !== undefined) {
      cas.push({ numero: Number(numero), titre: titre.trim(), lignes: [], apresOu: ou || lie !== undefined })
      ou = false
    } else (cas.at(-1)?.lignes ?? avant).push(ligne)
  }
  const distincts = new Set(cas.map(({ numero }) => numero)).size === cas.length
  return distincts && cas.length > 1 && cas.slice(1).every(({ apresOu }) => apresOu)
    ? { avant, cas }
    : { avant: [], cas: [] }
}

const enClair = (lignes: readonly LigneDeTexte[]): string => lignes.map(({ texte }) => texte).join(' ')

const enParagraphes = (lignes: readonly LigneDeTexte[]): string => lignes.map(({ html }) => html).join('\n')

/** The proof as one case asks for it: its own words, and of the kinds that the whole text accepts those that are its own. */
const selonLeCas = (attendue: PreuveAttendue, avant: readonly LigneDeTexte[], lu: CasLu): PreuveAttendue => {
  const demandees = lu.lignes.length > 0 ? lu.lignes : [{ html: `<p>${echapper(lu.titre)}</p>`, texte: lu.titre }]
  const propres = naturesDepuisTexte(demandees.map(({ texte }) => texte).join('\n'))
  const natures = attendue.natures.filter(nature => propres.includes(nature))
  return {
    ...attendue,
    texte: enParagraphes([...avant, ...demandees]),
    natures: natures.length > 0 ? natures : attendue.natures,
  }
}

const echapper = (texte: string): string =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What the control of a proof rests on, whatever the case: a homologation (PRE-8), a penetration test's report (PEN-1). */
const suivie = ({ natures }: PreuveAttendue): string => `${natures.includes('cnda')} ${natures.includes('passi')}`

/** A text of several cases. One in which some cases only follow a homologation or a test stays one proof, under its controls. */
const lireDansUnTexte = (attendue: PreuveAttendue): ConditionEcrite | null => {
  if (!/\bcas\b/iu.test(attendue.texte)) return null
  const { avant, cas } = casDuTexte(attendue.texte)
  const ecrits = cas.map(lu => ({
    numero: lu.numero,
    intitule: lu.titre,
    demande: enClair(lu.lignes),
    preuves: [selonLeCas(attendue, avant, lu)],
  }))
  const suivis = new Set(ecrits.flatMap(({ preuves }) => preuves.map(suivie)))
  return suivis.size === 1 ? { preuve: attendue.numero, cas: ecrits } : null
}

const parTexte = uneFoisPour<PreuveAttendue, null, ConditionEcrite | null>(lireDansUnTexte)
const dansUnTexte = (attendue: PreuveAttendue): ConditionEcrite | null => parTexte(attendue, null)

/** « CAS 2 : … » at the head of a proof that is one case by itself, in capitals as the agency writes it. */
const casSeul = ({
  texte,
}: PreuveAttendue): { readonly numero: number; readonly titre: string; readonly demande: string } | null => {
  if (!/\bCAS\b/u.test(texte)) return null
  const lignes = lignesDeTexte(texte)
  const [premiere, ...suite] = lignes.slice(lignes[0] && OU.test(lignes[0].texte) ? 1 : 0)
  if (!premiere || !/^(OU\s+)?CAS\s/u.test(premiere.texte)) return null
  const [, , numero, titre = ''] = TITRE.exec(premiere.texte) ?? []
  return numero === undefined ? null : { numero: Number(numero), titre: titre.trim(), demande: enClair(suite) }
}

const entrePreuves = (preuves: readonly PreuveAttendue[]): ConditionEcrite | null => {
  const seules = preuves.flatMap(preuve => {
    const cas = casSeul(preuve)
    return cas ? [{ preuve, ...cas }] : []
  })
  const parCas = [...Map.groupBy(seules, ({ numero }) => numero)]
  const [premiere] = seules
  if (!premiere || parCas.length < 2) return null
  return {
    preuve: premiere.preuve.numero,
    cas: parCas.map(([numero, siennes]) => ({
      numero,
      intitule: siennes.find(({ titre }) => titre !== '')?.titre ?? '',
      demande: siennes.flatMap(({ demande }) => demande || []).join(' '),
      preuves: siennes.map(({ preuve }) => preuve),
    })),
  }
}

/**
 * PRE-1 — the conditions of a scenario, in its order: a proof whose text holds several cases, or the proofs that are one case
 * each. Read in the texts, which say it: nothing else has to be kept of them (REM-3).
 */
export const conditionsEcrites = (scenario: Pick<Scenario, 'preuves'>): readonly ConditionEcrite[] =>
  parScenario(scenario, null)

const parScenario = uneFoisPour<Pick<Scenario, 'preuves'>, null, readonly ConditionEcrite[]>(({ preuves }) => {
  const dans = new Map(
    preuves.flatMap(preuve => {
      const condition = dansUnTexte(preuve)
      return condition ? [[preuve.numero, condition] as const] : []
    }),
  )
  const entre = entrePreuves(preuves.filter(({ numero }) => !dans.has(numero)))
  return preuves.flatMap(({ numero }) => dans.get(numero) ?? (entre?.preuve === numero ? [entre] : []))
})

const enNumeros = ({ preuve, cas }: ConditionEcrite): Condition => ({
  preuve,
  cas: cas.map(({ numero, preuves }) => ({ numero, preuves: preuves.map(un => un.numero) })),
})

/** PRE-1 — those of these requirements, by the numbers of their proofs. */
export const conditionsDe = (exigences: readonly Pick<Exigence, 'scenarios'>[]): readonly Condition[] =>
  exigences.flatMap(({ scenarios }) => scenarios.flatMap(conditionsEcrites)).map(enNumeros)

/** The proof as the case asks for it; as it is written where no case is chosen, or where its text tells none apart. */
export const preuveSelonCas = (attendue: PreuveAttendue, cas: number | null): PreuveAttendue =>
  (cas === null ? undefined : dansUnTexte(attendue)?.cas.find(({ numero }) => numero === cas)?.preuves[0]) ?? attendue
