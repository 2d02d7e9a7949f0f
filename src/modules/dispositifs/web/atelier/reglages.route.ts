import type { Route } from '../../../../platform/http/contract.ts'
import type { DepsAtelier } from './deps.ts'
import { reglageCalendrier } from './reglages/calendrier.tsx'
import { reglageCharte } from './reglages/charte.tsx'
import { reglageControles } from './reglages/controles.tsx'
import { reglageConvention } from './reglages/convention.tsx'
import { reglageDelais } from './reglages/delais.tsx'
import { reglageIdentite } from './reglages/identite.tsx'
import { reglageMentions } from './reglages/mentions.tsx'
import { reglageProfils } from './reglages/profils.tsx'
import { routesDuReglage } from './reglages/reglage.tsx'
import { reglageTextes } from './reglages/textes.tsx'

const reglages = [
  reglageIdentite,
  reglageCalendrier,
  reglageDelais,
  reglageProfils,
  reglageControles,
  reglageCharte,
  reglageConvention,
  reglageMentions,
  reglageTextes,
]

/** GUI-1 — the parts of a programme that are fields to fill in and texts to write. */
export const routesReglages = (deps: DepsAtelier): readonly Route[] =>
  reglages.flatMap(reglage => routesDuReglage(deps, reglage))
