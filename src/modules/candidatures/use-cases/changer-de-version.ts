import { chapitresApplicables, type Dispositif, type EcartRem, suitesDePreuves } from '../../dispositifs/index.ts'
import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreRepris, Instruite, PreuveReprise } from '../domain/candidature.ts'
import { chapitresDe } from '../domain/chapitres.ts'
import { numerosAttendus } from '../domain/conditions.ts'
import { consequencesDeVersion, type ConsequencesDeVersion } from '../domain/consequences-version.ts'
import { type CommandeDe, estInstruite } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

type Changement = SurCandidature & {
  /** The id of the version that it goes to. */
  readonly vers: string
  /** What the éditeur was told that it costs (`coutDeVersion`), when it was told. */
  readonly coutVu?: string
}

/**
 * VIE-3, GUI-3 — a candidature goes to a later version of its programme. @throws ConflitDeVersion when it no longer costs what the
 * éditeur was told: a chapter was handed over since, an agent said something else of a renumbered requirement.
 */
export const makeChangerDeVersion =
  (executer: Executer) =>
  ({ numero, acte, vers, coutVu }: Changement): Promise<Resultat> =>
    executer({
      numero,
      acte,
      vers,
      commande: async ({ etat, dispositif, recente, now, registre }) => {
        if (!recente) throw new Error('version visée non lue')
        const commande = commandeDeChangement({
          etat,
          recente,
          ecarts: await registre.lireEcarts(dispositif, recente),
        })
        const cout = consequencesDeVersion(etat, commande, { acteur: acte.acteur, now, dispositif, recente })
        if (coutVu !== undefined && cout.ok && coutDeVersion(cout) !== coutVu) throw new ConflitDeVersion()
        return commande
      },
    })

/** What it costs, in a text that two same costs have in common. */
export const coutDeVersion = ({ impact, chapitres }: Extract<ConsequencesDeVersion, { readonly ok: true }>): string =>
  [
    `${impact.aRefaire.length} ${impact.aConfirmer.length} ${impact.conservees.length} ${impact.aDeposer.length}`,
    ...chapitres.map(
      ({ code, sort, aRefaire, aConfirmer }) => `${code} ${sort} ${aRefaire.length} ${aConfirmer.length}`,
    ),
  ].join(', ')

/** What going to that version would do: told to the éditeur before the act, and then done. */
export const commandeDeChangement = ({
  etat,
  recente,
  ecarts,
}: {
  readonly etat: Candidature
  readonly recente: Dispositif
  readonly ecarts: readonly EcartRem[]
}): CommandeDe<'changerDeVersion'> => {
  const vers = { type: 'changerDeVersion', dispositifId: recente.id } as const
  if (!estInstruite(etat)) return { ...vers, profils: [], chapitres: [] }
  const profils = profilsSous(recente, etat.profils)
  return { ...vers, profils, chapitres: chapitresRepris({ etat, recente, profils, ecarts }) }
}

/** PRE-9, ELI-3 — those that the version still has, and those that it makes mandatory. */
export const profilsSous = ({ profils }: Pick<Dispositif, 'profils'>, choisis: readonly string[]): readonly string[] =>
  profils.filter(({ code, obligatoire }) => obligatoire || choisis.includes(code)).map(({ code }) => code)

/** What becomes of each proof, by its number in the newer version: worked out once for all the candidatures. */
export type Suites = ReadonlyMap<NumeroPreuve, PreuveReprise>
export const suitesDe = (ecarts: readonly EcartRem[]): Suites =>
  new Map(ecarts.flatMap(suitesDePreuves).map(suite => [suite.numero, suite]))

const chapitresRepris = (args: {
  readonly etat: Instruite
  readonly recente: Dispositif
  readonly profils: readonly string[]
  readonly ecarts: readonly EcartRem[]
}): readonly ChapitreRepris[] => {
  const { etat, recente, profils, ecarts } = args
  const administrative = etat.administrative.soumission.reponses
  return reprendre({
    etat,
    applicables: chapitresApplicables(recente, { profils, administrative }),
    suites: suitesDe(ecarts),
  })
}

/** VIE-3 — the chapters that apply, each proof with what it was in this file: one that this file was not asked for is new. */
export const reprendre = (args: {
  readonly etat: Instruite
  readonly applicables: ReturnType<typeof chapitresApplicables>
  readonly suites: Suites
}): readonly ChapitreRepris[] => {
  const { etat, applicables, suites } = args
  const origines = new Map(
    chapitresDe(etat).flatMap(([code, chapitre]) => numerosAttendus(chapitre).map(numero => [numero, code] as const)),
  )
  const codes = new Set(applicables.map(({ code }) => code))
  return applicables
    .filter(({ preuvesAttendues }) => preuvesAttendues.length > 0)
    .map(({ code, preuvesAttendues, conditions }) => {
      const preuves = preuvesAttendues.map((numero): PreuveReprise => {
        const { ancien, sort } = suites.get(numero) ?? { ancien: null, sort: 'a_refaire' }
        return ancien !== null && origines.has(ancien)
          ? { numero, ancien, sort }
          : { numero, ancien: null, sort: 'a_refaire' }
      })
      const depuis = depuisDe({ etat, code, preuves, origines, codes })
      return { code, depuis, preuves, ...(conditions.length > 0 ? { conditions } : {}) }
    })
}

/** The chapter that this one was: the one of the same code, else the one that most of its proofs come from. */
const depuisDe = (args: {
  readonly etat: Instruite
  readonly code: CodeChapitre
  readonly preuves: readonly PreuveReprise[]
  readonly origines: ReadonlyMap<NumeroPreuve, CodeChapitre>
  readonly codes: ReadonlySet<CodeChapitre>
}): CodeChapitre | null => {
  const { etat, code, preuves, origines, codes } = args
  if (Object.hasOwn(etat.chapitres, code)) return code
  const venues = preuves.flatMap(({ ancien }) => (ancien === null ? [] : (origines.get(ancien) ?? [])))
  const libres = Object.entries(Object.groupBy(venues, venue => venue)).filter(
    ([venue]) => !codes.has(venue as CodeChapitre),
  )
  const [plus] = libres.toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))
  return plus ? (plus[0] as CodeChapitre) : null
}
