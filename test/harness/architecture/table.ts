import type { Import } from './imports.ts'
import { type Salle, type Zone, zoneDe } from './zones.ts'

type ZoneModule = Extract<Zone, { kind: 'module' }>

/** Rooms of one's own module that a room may use. */
const CHEZ_SOI: Readonly<Record<Salle, readonly Salle[]>> = {
  domain: ['domain'],
  'use-cases': ['use-cases', 'domain'],
  queries: ['queries', 'domain', 'infra'],
  infra: ['infra', 'domain', 'use-cases', 'queries'],
  web: ['web', 'use-cases', 'queries', 'domain'],
  module: ['module', 'domain', 'use-cases', 'queries', 'infra', 'web'],
}

/** Parts of the platform that a room may use. */
const PLATEFORME: Readonly<Record<Salle, (nom: string) => boolean>> = {
  domain: () => false,
  'use-cases': () => false,
  queries: nom => nom === 'db',
  infra: nom => nom !== 'http',
  web: nom => nom === 'http',
  module: () => true,
}

const PAQUETS: Readonly<Record<Salle, (nom: string) => boolean>> = {
  domain: () => false,
  'use-cases': () => false,
  queries: nom => nom === 'kysely',
  infra: () => true,
  web: nom => nom === 'preact' || nom.startsWith('preact/'),
  module: () => true,
}

const NODE: readonly Salle[] = ['queries', 'infra', 'web', 'module']

/** A page may name the type of its own module once wired: what it is given. */
const cablage = (de: ZoneModule, vers: ZoneModule): boolean => de.salle === 'web' && vers.salle === 'module'

const depuisModule = (de: ZoneModule, vers: Zone, type: boolean): boolean => {
  switch (vers.kind) {
    case 'kernel':
      return true
    case 'module':
      if (vers.nom === de.nom) return CHEZ_SOI[de.salle].includes(vers.salle) || (type && cablage(de, vers))
      return vers.porte && (de.salle !== 'domain' || type)
    case 'platform':
      return PLATEFORME[de.salle](vers.nom)
    case 'ui':
      return de.salle === 'web' || de.salle === 'module'
    case 'npm':
      return PAQUETS[de.salle](vers.nom)
    case 'node':
      return NODE.includes(de.salle) || (type && de.salle === 'use-cases')
    default:
      return false
  }
}

const technique = (vers: Zone, permis: readonly Zone['kind'][]): boolean =>
  vers.kind === 'kernel' || vers.kind === 'npm' || vers.kind === 'node' || permis.includes(vers.kind)

const permis = (de: Zone, vers: Zone, type: boolean): boolean => {
  switch (de.kind) {
    case 'kernel':
      return vers.kind === 'kernel'
    case 'module':
      return depuisModule(de, vers, type)
    case 'platform':
      return technique(vers, ['platform'])
    case 'ui':
      return technique(vers, ['ui']) || (type && vers.kind === 'platform' && vers.nom === 'http')
    case 'stand-in':
      return technique(vers, ['platform', 'ui']) || (vers.kind === 'stand-in' && [de.nom, 'commun'].includes(vers.nom))
    case 'app':
    case 'bin':
    case 'bench':
    case 'simulation':
      return vers.kind !== 'test' && vers.kind !== 'inconnue' && (vers.kind !== 'module' || vers.porte)
    case 'test':
      return true
    default:
      return false
  }
}

const nom = (zone: Zone): string => {
  if (zone.kind === 'module') return zone.salle === 'module' ? zone.nom : `${zone.nom}/${zone.salle}`
  return 'nom' in zone ? `${zone.kind} ${zone.nom}` : zone.kind
}

/** The table « from | may import | never » of architecture.md. */
export const importsInterdits = (imports: readonly Import[]): readonly string[] =>
  imports.flatMap(({ de, vers, type }) => {
    const [origine, cible] = [zoneDe(de), zoneDe(vers)]
    return permis(origine, cible, type) ? [] : [`${de} : ${nom(origine)} n’importe pas ${nom(cible)} (${vers})`]
  })

/** Files that need one another to be loaded: types excepted, which are gone by then. */
export const cycles = (imports: readonly Import[]): readonly string[] => {
  const suivants = Map.groupBy(
    imports.filter(({ type, vers }) => !type && /^(src|bin|test|bench|simulation)\//.test(vers)),
    ({ de }) => de,
  )
  const vus = new Set<string>()
  const trouves: string[] = []
  const visiter = (fichier: string, chemin: readonly string[]): void => {
    const debut = chemin.indexOf(fichier)
    if (debut >= 0) trouves.push([...chemin.slice(debut), fichier].join(' → '))
    if (debut >= 0 || vus.has(fichier)) return
    for (const { vers } of suivants.get(fichier) ?? []) visiter(vers, [...chemin, fichier])
    vus.add(fichier)
  }
  for (const fichier of suivants.keys()) visiter(fichier, [])
  return trouves
}
