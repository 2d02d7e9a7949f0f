import type { Route } from '../../../../platform/http/contract.ts'
import type { DepsAtelier } from './deps.ts'

/** GUI-1 — the workshop, where programmes are written before they are published. */
export const routesAtelier = (_deps: DepsAtelier): readonly Route[] => []
