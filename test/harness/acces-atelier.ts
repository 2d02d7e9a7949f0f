import type { Acces } from './acces-attendus.ts'

const ATELIER: Acces = ['administrateur', 'gestionnaire']

const P = '/atelier/:code'

/** The parts that are fields to fill in. */
const REGLAGES = [
  'identite',
  'calendrier',
  'delais',
  'profils',
  'controles',
  'charte',
  'convention',
  'mentions',
  'textes',
] as const

/** Who may call what of the workshop. */
export const attendusAtelier: Readonly<Record<string, Acces>> = {
  'GET /atelier': ATELIER,
  'GET /atelier/nouveau': ATELIER,
  'POST /atelier/nouveau': ATELIER,
  [`GET ${P}`]: ATELIER,
  [`POST ${P}/ouverture`]: ATELIER,
  [`GET ${P}/controle`]: ATELIER,
  [`GET ${P}/publication`]: ATELIER,
  [`POST ${P}/publication`]: ATELIER,
  [`GET ${P}/abandon`]: ATELIER,
  [`POST ${P}/abandon`]: ATELIER,
  ...Object.fromEntries(
    REGLAGES.flatMap(reglage => [
      [`GET ${P}/${reglage}`, ATELIER],
      [`POST ${P}/${reglage}`, ATELIER],
    ]),
  ),
  [`GET ${P}/essai`]: ATELIER,
  [`GET ${P}/essai.xlsx`]: ATELIER,
  [`GET ${P}/histoire`]: ATELIER,
  [`GET ${P}/versions`]: ATELIER,
  [`GET ${P}/versions/:avant/:apres`]: ATELIER,
  [`POST ${P}/versions/:avant/:apres/renumerotations`]: ATELIER,
}
