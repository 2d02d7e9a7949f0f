import type { Fichier } from './imports.ts'
import { codeDe } from './source.ts'
import { type Zone, zoneDe } from './zones.ts'

/** Who may write: a module, the platform as a whole, or a stand-in. */
const maison = (zone: Zone): string | undefined => {
  switch (zone.kind) {
    case 'module':
      return zone.nom
    case 'platform':
      return 'platform'
    case 'stand-in':
      return `stand-in ${zone.nom}`
    default:
      return undefined
  }
}

const DECLARATION = /\binterface\s+Tables\s*\{/g

/** The tables that a `tables.ts` declares: the keys at the first level of its `interface Tables`. */
const declarees = (texte: string): readonly string[] => {
  const code = codeDe(texte)
  return [...code.matchAll(DECLARATION)].flatMap(({ index, 0: entete }) => {
    const cles: string[] = []
    let profondeur = 0
    for (const ligne of code.slice(index + entete.length).split('\n')) {
      const cle = profondeur === 0 ? /^\s*(?:readonly\s+)?(\w+)\s*:/.exec(ligne)?.[1] : undefined
      if (cle) cles.push(cle)
      profondeur += (ligne.match(/[{(<[]/g)?.length ?? 0) - (ligne.match(/[})>\]]/g)?.length ?? 0)
      if (profondeur < 0) break
    }
    return cles
  })
}

const CREATION = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?"?([a-z_]\w*)/gi

const creees = (texte: string): readonly string[] =>
  [...texte.matchAll(CREATION)].map(([, table = '']) => table.toLowerCase())

/** `0007-preuves.sql` is the module's, `0020-stand-in-isc.sql` the stand-in's, `0001-socle.sql` the platform's. */
const deMigration = (chemin: string): string => {
  const nom = /^migrations\/\d+-(.*)\.sql$/.exec(chemin)?.[1] ?? ''
  return nom === 'socle' ? 'platform' : nom.replace(/^stand-in-/, 'stand-in ')
}

export type Proprietaires = ReadonlyMap<string, string>

/** Each table and its owner: the house whose `tables.ts` declares it, else that of the migration that creates it. */
export const proprietaires = (fichiers: readonly Fichier[]): Proprietaires =>
  new Map([
    ...fichiers
      .filter(({ chemin }) => chemin.startsWith('migrations/'))
      .flatMap(({ chemin, texte }) => creees(texte).map((table): [string, string] => [table, deMigration(chemin)])),
    ...fichiers
      .filter(({ chemin }) => chemin.startsWith('src/platform/'))
      .flatMap(({ texte }) =>
        creees(codeDe(texte, { chaines: true })).map((table): [string, string] => [table, 'platform']),
      ),
    ...fichiers
      .filter(({ chemin }) => chemin.endsWith('/tables.ts'))
      .flatMap(({ chemin, texte }) =>
        declarees(texte).map((table): [string, string] => [table, maison(zoneDe(chemin)) ?? chemin]),
      ),
  ])

const ECRITURES = [
  /\binsert\s+into\s+"?([a-z_]\w*)"?(?!\.)/gi,
  /(?<!\bfor\s+|\bdo\s+|\bno\s+key\s+)\bupdate\s+(?:only\s+)?"?([a-z_]\w*)"?(?!\.)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi,
  /\bdelete\s+from\s+(?:only\s+)?"?([a-z_]\w*)"?(?!\.)/gi,
  /\bmerge\s+into\s+"?([a-z_]\w*)"?(?!\.)/gi,
  /\btruncate\s+(?:table\s+)?"?([a-z_]\w*)"?(?!\.)/gi,
  /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`](\w+)/g,
]

/** The tables that a source writes, by builder or by SQL. */
export const ecrites = (texte: string): readonly string[] => {
  const code = codeDe(texte, { chaines: true })
  const noms = ECRITURES.flatMap(forme => [...code.matchAll(forme)].map(([, table = '']) => table.toLowerCase()))
  return [...new Set(noms)]
}

/** A table is written by its owner alone, so that one place keeps its rules. */
export const ecrituresInterdites = (fichiers: readonly Fichier[]): readonly string[] => {
  const connus = proprietaires(fichiers)
  return fichiers.flatMap(({ chemin, texte }) => {
    const zone = zoneDe(chemin)
    if (!chemin.startsWith('src/') || zone.kind === 'test') return []
    return ecrites(texte).flatMap(table => {
      const proprietaire = connus.get(table)
      if (proprietaire === undefined) return [`${chemin} : écrit ${table}, que personne ne déclare`]
      return proprietaire === maison(zone) ? [] : [`${chemin} : écrit ${table}, qui est à ${proprietaire}`]
    })
  })
}
