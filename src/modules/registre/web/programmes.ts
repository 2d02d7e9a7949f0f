import type { Dispositif, Issue } from '../../dispositifs/index.ts'
import type { Inscrit, SolutionReferencee } from '../domain/inscription.ts'
import type { DepsRegistre } from './deps.ts'

/** The programmes of some rows, by the id of their version: each candidature is read under its own (GUI-3). */
export type Programmes = ReadonlyMap<string, Dispositif>

export const programmesDe = async (
  { lireDispositif }: Pick<DepsRegistre, 'lireDispositif'>,
  inscrits: readonly Inscrit[],
): Promise<Programmes> => {
  const ids = [...new Set(inscrits.map(({ dispositifId }) => dispositifId))]
  return new Map(await Promise.all(ids.map(async id => [id, await lireDispositif(id)] as const)))
}

export const intituleDe = ({ dispositifId, guichet }: Inscrit, programmes: Programmes): string =>
  programmes.get(dispositifId)?.intitule ?? guichet

/** What the acceptance gave, in the words of the programme. */
export const issueDe = ({ dispositifId }: Pick<Inscrit, 'dispositifId'>, programmes: Programmes): Issue | undefined =>
  programmes.get(dispositifId)?.issue

/** The labels of the profiles that were granted, in the programme's order. */
export const profilsDe = (
  { dispositifId, profils }: SolutionReferencee,
  programmes: Programmes,
): readonly { readonly code: string; readonly libelle: string }[] =>
  (programmes.get(dispositifId)?.profils ?? profils.map(code => ({ code, libelle: code })))
    .filter(({ code }) => profils.includes(code))
    .map(({ code, libelle }) => ({ code, libelle }))
