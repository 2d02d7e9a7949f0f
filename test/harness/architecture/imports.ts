import { posix } from 'node:path'
import { codeDe } from './source.ts'

export type Fichier = { readonly chemin: string; readonly texte: string }

export type Import = {
  readonly de: string
  /** A path from the root for a file of ours, else the package's or node's name. */
  readonly vers: string
  /** Gone once compiled: `import type`, or nothing but `type` names. */
  readonly type: boolean
}

const DECLARATION = /^\s*(import|export)\s+(type\s+)?([^'";]*?)\s*\bfrom\s*['"]([^'"]+)['"]/gm
const EFFET = /^\s*import\s*['"]([^'"]+)['"]/gm
const DYNAMIQUE = /\bimport\s*\(\s*['"]([^'"]+)['"]/g

const seulementDesTypes = (noms: string): boolean => {
  const accolades = /^\{([^}]*)\}$/.exec(noms.trim())
  if (!accolades) return false
  const cites = (accolades[1] ?? '')
    .split(',')
    .map(nom => nom.trim())
    .filter(Boolean)
  return cites.length > 0 && cites.every(nom => nom.startsWith('type '))
}

/** What a file imports, types included, without running anything. */
export const importsDe = ({ chemin, texte }: Fichier): readonly Import[] => {
  const code = codeDe(texte, { chaines: true })
  const resoudre = (cible: string): string => (cible.startsWith('.') ? posix.join(posix.dirname(chemin), cible) : cible)
  const trouver = (vers: string, type: boolean): Import => ({ de: chemin, vers: resoudre(vers), type })
  return [
    ...[...code.matchAll(DECLARATION)].map(([, , type, noms = '', vers = '']) =>
      trouver(vers, type !== undefined || seulementDesTypes(noms)),
    ),
    ...[...code.matchAll(EFFET)].map(([, vers = '']) => trouver(vers, false)),
    ...[...code.matchAll(DYNAMIQUE)].map(([, vers = '']) => trouver(vers, false)),
  ]
}
