import { join } from 'node:path'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import { refusDeDroit } from '../../src/modules/candidatures/domain/droits.ts'
import { replier } from '../../src/modules/candidatures/domain/evolve.ts'
import { RACINE } from '../../src/platform/config/index.ts'
import { ouverte } from '../harness/histoires.ts'
import { type Role, roles } from '../harness/possibles.ts'
import { diagramme, passages } from './diagrammes.ts'
import { type Exploration, explorer } from './exploration.ts'
import { motsDesCommandes, motsDesRoles } from './mots.ts'
import { objets } from './objets.ts'
import { tableEnMots, tables } from './tables.ts'

export const CHEMIN = join(RACINE, 'docs/procedure/commandes.md')

const TETE = `# Qui peut quoi, et quand

Écrit par \`npm run docs\` à partir du code, et tenu par un test : ne se modifie pas à la main.

Les candidatures de [histoires.ts](../../test/harness/histoires.ts) et de
[histoires-completes.ts](../../test/harness/histoires-completes.ts) passent par tous les états ; à chacun de leurs faits, et un
acte plus loin, \`commandesPossibles\` de [possibles.ts](../../src/modules/candidatures/domain/possibles.ts) dit ce que chacun peut
faire : juste après, vingt jours plus tard, et une fois tout échu. Une échéance est « passée » quand elle ferme le dossier et
n’a pas encore été constatée. *En italique* : dans une partie seulement de ces cas, selon ce que le reste du dossier ou le
calendrier permet (un chapitre complet, une date venue, la tête de la file).
`

/** Who may ask for it at all, whatever the state. */
const droits = (): string => {
  const etat = replier(ouverte)
  const types = Object.keys(motsDesCommandes) as readonly CommandeCandidature['type'][]
  const ayants = (type: CommandeCandidature['type']): string =>
    (Object.entries(roles) as readonly (readonly [Role, (typeof roles)[Role]])[])
      .filter(([role, acteur]) => role !== 'autreVerificateur' && refusDeDroit(etat, type, acteur) === null)
      .map(([role]) => (role === 'verificateur' ? 'vérificateur' : motsDesRoles[role]))
      .join(', ')
  return [
    '## Qui peut demander quoi',
    '',
    'Quel que soit l’état : le reste de ce document dit quand la procédure le permet.',
    '',
    '| acte | commande | qui |',
    '|---|---|---|',
    ...types.map(type => `| ${motsDesCommandes[type]} | \`${type}\` | ${ayants(type)} |`),
    '',
  ].join('\n')
}

/** The whole document, from the code as it stands. */
export const ecrireDocument = ({ situations, transitions }: Exploration = explorer()): string => {
  const parPlace = [...tables(situations)].map(([titre, table]) => tableEnMots(titre, table))
  const dessins = Object.values(objets).map(objet => diagramme(objet, passages(objet, transitions)))
  return [TETE, droits(), '## Ce que chacun peut, état par état\n', ...parPlace, '## Les états\n', ...dessins]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
