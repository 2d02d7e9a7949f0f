import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RACINE } from '../../src/platform/config/index.ts'

const lire = (chemin: string): string => readFileSync(join(RACINE, chemin), 'utf8')

/** A rule as `docs/rules.md` words it. `sources`: the documents that it comes from, as written there. */
export type Regle = { readonly id: string; readonly texte: string; readonly sources: string }

/** Every rule of the procedure, in the order of the list. */
export const lireRegles = (): readonly Regle[] =>
  [...lire('docs/rules.md').matchAll(/^- \*\*([A-Z]{3}-\d+)\*\* · (.*) · \*(.*)\*$/gm)].map(
    ([, id = '', texte = '', sources = '']) => ({ id, texte, sources }),
  )

/** Where a rule is held: by what decides, by what carries it out, or by what shows it. */
export type Zone = 'decide' | 'execute' | 'montre'
/** Something whose docstring cites a rule. `type`: a type rather than a function. */
export type Tenant = { readonly chemin: string; readonly nom: string; readonly zone: Zone; readonly type: boolean }
/** A test whose title bears a rule; the title is without its rules. */
export type Cas = { readonly chemin: string; readonly titre: string }

/** « INS-1…4 » names the four of them. */
const citees = (texte: string): readonly string[] =>
  [...texte.matchAll(/\b([A-Z]{3})-(\d+)(?:…(\d+))?/g)].flatMap(([, groupe = '', de = '', a = de]) =>
    Array.from({ length: Number(a) - Number(de) + 1 }, (_, n) => `${groupe}-${Number(de) + n}`),
  )

const zoneDe = (chemin: string): Zone => {
  if (chemin.includes('/domain/') || chemin.startsWith('src/kernel/')) return 'decide'
  return chemin.endsWith('.tsx') || chemin.includes('/web/') ? 'montre' : 'execute'
}

const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export )?(?:async )?(const|function|type) (\w+)/g

const parRegle = <T>(trouves: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> =>
  new Map([...Map.groupBy(trouves, ([id]) => id)].map(([id, siens]) => [id, siens.map(([, trouve]) => trouve)]))

/** What holds each rule, the files in the order of their names. */
export const lireTenants = (): ReadonlyMap<string, readonly Tenant[]> =>
  parRegle(
    globSync('src/**/*.{ts,tsx}', { cwd: RACINE })
      .map(chemin => chemin.replaceAll('\\', '/'))
      .filter(chemin => !/\.test\./.test(chemin))
      .toSorted()
      .flatMap(chemin =>
        [...lire(chemin).matchAll(DOCSTRING)].flatMap(([, mots = '', genre = '', nom = '']) =>
          [...new Set(citees(mots))].map(
            id => [id, { chemin, nom, zone: zoneDe(chemin), type: genre === 'type' }] as const,
          ),
        ),
      ),
  )

const TITRE = /\b(?:test|it|describe)(?:\.\w+)*\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g
const REGLES = /\s*\[([A-Z]{3}-\d+(?:[,\s]+[A-Z]{3}-\d+)*|P\d+)\]\s*/g

/** The title as it reads, without its rules; what a table of cases puts in it is left out. */
const titreLisible = (brut: string): string =>
  brut
    .replace(/\$\{[^}]*\}/g, '…')
    .replace(/\\(.)/g, '$1')
    .replace(REGLES, ' ')
    .trim()

/** The tests that bear each rule in their title, file by file, in the order of the file. */
export const lireCas = (): ReadonlyMap<string, readonly Cas[]> =>
  parRegle(
    globSync('{src,bin,test,simulation}/**/*.test.{ts,tsx}', { cwd: RACINE })
      .map(chemin => chemin.replaceAll('\\', '/'))
      .toSorted()
      .flatMap(chemin =>
        [...lire(chemin).matchAll(TITRE)].flatMap(([, , titre = '']) => {
          const ids = [...titre.matchAll(REGLES)].flatMap(([, cites = '']) => cites.split(/[,\s]+/))
          return [...new Set(ids)].map(id => [id, { chemin, titre: titreLisible(titre) }] as const)
        }),
      ),
  )
