import type { Exigence, NumeroPreuve } from './rem.ts'
import type { Situee } from './comparer-rem.ts'

/** Two published versions of a programme, by their ids. */
export type PaireDeVersions = { readonly avant: string; readonly apres: string }

/** What an agent said of a pair that was proposed: the same requirement under another id, or two of them. */
export type DecisionDePaire = { readonly avant: string; readonly apres: string; readonly confirmee: boolean }

/** `identique`: nothing but numbers changed; else it was found by its likeness. */
export type Paire = {
  readonly avant: Situee
  readonly apres: Situee
  readonly identique: boolean
  readonly confirmee: boolean
}

/** Above it, two requirements are taken for one that was renumbered and reworded: nine words out of ten are the same. */
const RESSEMBLANCE = 0.9

/**
 * GUI-3 — those that came and those that went, two by two, by the new id: what an agent confirmed, then the same content, then the
 * likest. A pair that an agent refused is none.
 */
export const apparier = (args: {
  readonly parties: readonly Situee[]
  readonly venues: readonly Situee[]
  readonly decisions: readonly DecisionDePaire[]
}): ReadonlyMap<string, Paire> => {
  const decidees = new Map(args.decisions.map(({ avant, apres, confirmee }) => [cleDe(avant, apres), confirmee]))
  const anciennes = args.parties.map(decrire)
  const paires = args.venues.map(decrire).flatMap(apres =>
    anciennes.flatMap(avant => {
      const confirmee = decidees.get(cleDe(avant.situee.exigence.id, apres.situee.exigence.id))
      if (confirmee === false) return []
      const identique = avant.contenu === apres.contenu
      const force = confirmee ? 2 : identique ? 1 : ressemblance(avant.mots, apres.mots)
      return force >= RESSEMBLANCE
        ? [{ avant: avant.situee, apres: apres.situee, identique, confirmee: confirmee ?? false, force }]
        : []
    }),
  )
  const trouvees = new Map<string, Paire>()
  const prises = new Set<string>()
  for (const { force: _, ...paire } of paires.toSorted((a, b) => b.force - a.force)) {
    const [ancienne, nouvelle] = [paire.avant.exigence.id, paire.apres.exigence.id]
    if (trouvees.has(nouvelle) || prises.has(ancienne)) continue
    trouvees.set(nouvelle, paire)
    prises.add(ancienne)
  }
  return trouvees
}

const cleDe = (avant: string, apres: string): string => JSON.stringify([avant, apres])

type Decrite = { readonly situee: Situee; readonly contenu: string; readonly mots: ReadonlySet<string> }

const decrire = (situee: Situee): Decrite => ({ situee, contenu: contenu(situee), mots: motsDe(situee) })

/** All that a requirement says, without its numbers. */
const contenu = ({ chapitre, exigence }: Situee): string => {
  const { texte, commentaire, fonction, nature, criticite, profil, profilHistorique, perimetre, scenarios } = exigence
  return JSON.stringify([
    chapitre.titre,
    [texte, commentaire, fonction, nature, criticite, profil, profilHistorique, perimetre],
    scenarios.map(scenario => [scenario.texte, scenario.preuves.map(preuve => [preuve.texte, preuve.natures])]),
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

/** Dice's coefficient, from 0 to 1; 0 at once when one has too few words to reach what is looked for. */
const ressemblance = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const total = a.size + b.size
  if (total === 0 || (2 * Math.min(a.size, b.size)) / total < RESSEMBLANCE) return 0
  return (2 * a.intersection(b).size) / total
}

/** The proofs of a requirement and, for each, the one that it was under another id: the same words first, then the rank. */
export const preuvesAppariees = (
  avant: Exigence,
  apres: Exigence,
): readonly { readonly numero: NumeroPreuve; readonly ancien: NumeroPreuve | null }[] => {
  const restantes = preuvesDe(avant).map(({ numero, texte, natures }) => ({
    numero,
    dit: JSON.stringify([texte, natures]),
  }))
  const prendre = (rang: number): NumeroPreuve | null => restantes.splice(rang, 1)[0]?.numero ?? null
  return preuvesDe(apres)
    .map(({ numero, texte, natures }) => {
      const rang = restantes.findIndex(({ dit }) => dit === JSON.stringify([texte, natures]))
      return { numero, ancien: rang < 0 ? null : prendre(rang) }
    })
    .map(({ numero, ancien }) => ({ numero, ancien: ancien ?? prendre(0) }))
}

const preuvesDe = ({ scenarios }: Exigence) => scenarios.flatMap(({ preuves }) => preuves)
