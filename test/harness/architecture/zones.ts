/** The rooms of architecture.md. A file at the root of a module (its door, its wiring) is in the room `module`. */
export type Salle = 'domain' | 'use-cases' | 'queries' | 'infra' | 'web' | 'module'

export type Zone =
  | { readonly kind: 'kernel' | 'ui' | 'app' | 'bin' | 'test' | 'bench' | 'simulation' | 'inconnue' }
  | { readonly kind: 'platform'; readonly nom: string }
  | { readonly kind: 'stand-in'; readonly nom: string }
  | { readonly kind: 'module'; readonly nom: string; readonly salle: Salle; readonly porte: boolean }
  | { readonly kind: 'npm' | 'node'; readonly nom: string }

const SALLES: readonly Salle[] = ['domain', 'use-cases', 'queries', 'infra', 'web']

const deModule = ([nom = '', ...reste]: readonly string[]): Zone => {
  const salle = reste.length > 1 ? SALLES.find(connue => connue === reste[0]) : 'module'
  if (!salle) return { kind: 'inconnue' }
  return { kind: 'module', nom, salle, porte: reste.length === 1 && reste[0] === 'index.ts' }
}

const deSrc = ([zone, ...reste]: readonly string[]): Zone => {
  switch (zone) {
    case 'kernel':
    case 'ui':
    case 'app':
      return { kind: zone }
    case 'platform':
      return { kind: 'platform', nom: reste[0] ?? '' }
    case 'stand-ins':
      return { kind: 'stand-in', nom: reste[0] ?? '' }
    case 'modules':
      return deModule(reste)
    default:
      return { kind: 'inconnue' }
  }
}

/** Tests, and the worlds that the tests of a folder share. */
const DE_TEST = /(?:\.test|\/monde-de-test)\.tsx?$/

/** Where a file or a package stands. @param chemin from the root, `src/kernel/temps.ts`, or a package's name */
export const zoneDe = (chemin: string): Zone => {
  const [premier = '', ...reste] = chemin.split('/')
  if (DE_TEST.test(chemin)) return { kind: 'test' }
  if (premier === 'src') return deSrc(reste)
  if (premier === 'bin' || premier === 'test' || premier === 'bench' || premier === 'simulation')
    return { kind: premier }
  if (chemin.startsWith('node:')) return { kind: 'node', nom: chemin }
  return { kind: 'npm', nom: chemin }
}
