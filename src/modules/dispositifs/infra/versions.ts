import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import { aucunControle } from '../domain/controles.ts'
import { issuesConnues } from '../domain/issues.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import { aucunTexte } from '../domain/textes.ts'
import type { Version } from '../use-cases/ports.ts'
import { empreinteJson } from './empreinte.ts'

/** What is kept of a version in one document: all but what its own columns say. */
export type Contenu = Omit<DispositifAPublier, 'code'>

/** What versions published before these settings were known had by not saying it: a version is not rewritten (GUI-3). */
const reglagesDAvant = {
  rappels: { jalons: [], delais: [] },
  adverseJalons: 'propose',
  ajoutDeProfils: 'J2',
  controles: aucunControle,
  etapes: { administrative: 'Candidature administrative', eligibilite: 'Éligibilité' },
  uniteDInstruction: 'chapitre',
  issue: issuesConnues.referencement,
  identifiant: null,
  autorisation: null,
  textes: aucunTexte,
} as const satisfies Partial<Contenu>
const delaisDAvant = { journee: null, instruction: null } as const satisfies Partial<Contenu['delais']>

export type LigneVersion = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly contenu: Contenu
  readonly empreinte: string
  readonly publiee_le: Instant | null
}

export const COLONNES: RawBuilder<unknown> = sql`v.id, v.code, v.version, v.contenu, v.empreinte, v.publiee_le`

/** @throws Error when the content is not the one that was hashed: somebody reached the base from elsewhere. */
export const enVersion = ({ id, code, version, contenu, empreinte, publiee_le }: LigneVersion): Version => {
  if (empreinteJson(contenu) !== empreinte) throw new Error(`dispositif ${code}, version ${version} : contenu altéré`)
  const dispositif = {
    ...reglagesDAvant,
    ...contenu,
    delais: { ...delaisDAvant, ...contenu.delais },
    id,
    code,
    version,
  }
  return { dispositif, empreinte, publieeLe: publiee_le }
}
