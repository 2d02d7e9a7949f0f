import type { Dispositif } from '../../../domain/dispositif.ts'
import type { Contexte } from './reglage.tsx'

/** As programmes number them, from 1. */
export const joursDeSeance = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** CVN-5 — the programmes whose convention can be begun from: funded as this one is, or unfunded as it is. */
export const modelesPossibles = ({ publies, chantier }: Contexte): readonly Dispositif[] =>
  publies.filter(
    ({ code, convention, financement }) =>
      convention !== null && financement === chantier.financement && code !== chantier.code,
  )
