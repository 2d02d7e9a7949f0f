import { jourAParis, type Instant } from '../../../../kernel/temps.ts'
import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { comparer, type Differences } from '../../domain/differences.ts'
import { type Chantier, versionDe } from '../../domain/chantier.ts'
import type { DispositifAPublier } from '../../domain/programme.ts'
import type { PaireDeVersions } from '../../domain/apparier-rem.ts'
import type { DecisionConsignee } from '../../queries/renumerotations.ts'
import type { LigneDeVersion } from '../../queries/versions.ts'
import type { Versions } from '../../composition-versions.ts'
import { BROUILLON, type NomDeVersion } from './chemins.ts'

export type Publiee = LigneDeVersion

/** The versions of a programme that were published, the last one first. @throws NonTrouve when none was. */
export const versionsPubliees = async (
  { lireVersions }: Pick<Versions, 'lireVersions'>,
  code: string,
): Promise<readonly Publiee[]> => {
  const publiees = await lireVersions(code)
  if (publiees.length === 0) throw new NonTrouve()
  return publiees
}

/** One side of a comparison. `id`: of a published version; null for the draft. */
type Cote = { readonly nom: NomDeVersion; readonly id: string | null; readonly contenu: DispositifAPublier }

export type Comparaison = {
  readonly code: string
  readonly avant: Cote
  readonly apres: Cote
  readonly differences: Differences
  readonly decisions: readonly DecisionConsignee[]
  /** The two published versions that a decision is about; null when one of them is still written. */
  readonly versions: PaireDeVersions | null
}

/**
 * GUI-3 — the two versions that an address names, and what sets them apart, as they were published. @throws NonTrouve for anything
 * else, and for a version compared to itself.
 */
export const charger = async (
  deps: Versions,
  { code = '', avant = '', apres = '' }: Readonly<Record<string, string | undefined>>,
): Promise<Comparaison> => {
  if (avant === apres) throw new NonTrouve()
  const publiees = await versionsPubliees(deps, code)
  const [ancienne, nouvelle] = await Promise.all([
    lireCote(deps, { code, nom: avant, publiees }),
    lireCote(deps, { code, nom: apres, publiees }),
  ])
  const versions = ancienne.id !== null && nouvelle.id !== null ? { avant: ancienne.id, apres: nouvelle.id } : null
  const decisions = versions ? await deps.lireRenumerotations(versions) : []
  const differences = comparer(ancienne.contenu, nouvelle.contenu, decisions)
  return { code, avant: ancienne, apres: nouvelle, differences, decisions, versions }
}

const lireCote = async (
  deps: Versions,
  { code, nom, publiees }: { readonly code: string; readonly nom: string; readonly publiees: readonly Publiee[] },
): Promise<Cote> => {
  if (nom === BROUILLON) {
    const lu = await deps.lireChantier(code)
    if (!lu) throw new NonTrouve()
    return { nom, id: null, contenu: comparable(lu.chantier, await deps.horloge()) }
  }
  const publiee = publiees.find(({ version }) => String(version) === nom)
  if (!publiee) throw new NonTrouve()
  return { nom: publiee.version, id: publiee.id, contenu: await deps.lirePubliee(publiee.id) }
}

/** What is written so far, as if it were published: no requirement when there is no workbook yet. */
export const comparable = (chantier: Chantier, now: Instant): DispositifAPublier => {
  const entier = { ...chantier, rem: chantier.rem ?? { chapitres: [] }, decret: chantier.decret ?? jourAParis(now) }
  const version = versionDe(entier, { now, empreinte: () => '' })
  if (!version) throw new Error('un chantier sans exigences')
  return version
}
