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

/** The editor of forms: what is read and written at one address. */
const FORMULAIRES = [
  '/sections/nouvelle',
  '/sections/copie',
  '/sections/:section',
  '/sections/:section/retrait',
  '/champs/nouveau',
  '/champs/:champ',
  '/champs/:champ/retrait',
  '/champs/:champ/lignes/nouvelle',
  '/champs/:champ/lignes/:ligne',
  '/champs/:champ/lignes/:ligne/retrait',
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
  [`GET ${P}/formulaires/:etape`]: ATELIER,
  [`POST ${P}/formulaires/:etape/deplacement`]: ATELIER,
  ...Object.fromEntries(
    FORMULAIRES.flatMap(chemin => [
      [`GET ${P}/formulaires/:etape${chemin}`, ATELIER],
      [`POST ${P}/formulaires/:etape${chemin}`, ATELIER],
    ]),
  ),
  [`GET ${P}/apercu`]: ATELIER,
  [`GET ${P}/apercu/:vue`]: ATELIER,
  [`POST ${P}/apercu/:vue`]: ATELIER,
  [`GET ${P}/apercu/charte`]: ATELIER,
  [`POST ${P}/apercu/charte`]: ATELIER,
  [`GET ${P}/apercu/accuse.pdf`]: ATELIER,
  [`GET ${P}/apercu/:vue/recapitulatif`]: ATELIER,
  [`POST ${P}/apercu/:vue/recapitulatif`]: ATELIER,
  [`GET ${P}/essai`]: ATELIER,
  [`GET ${P}/essai.xlsx`]: ATELIER,
  [`GET ${P}/histoire`]: ATELIER,
  'GET /atelier/importer': ATELIER,
  'POST /atelier/importer': ATELIER,
  'GET /atelier/importer/:empreinte': ATELIER,
  'POST /atelier/importer/:empreinte': ATELIER,
  [`GET ${P}/fichiers.zip`]: ATELIER,
  [`GET ${P}/versions/:avant/fichiers`]: ATELIER,
  [`GET ${P}/versions/:avant/fichiers.zip`]: ATELIER,
  [`GET ${P}/versions/:avant/oscal/:fichier`]: ATELIER,
  [`GET ${P}/versions`]: ATELIER,
  [`GET ${P}/exigences`]: ATELIER,
  [`POST ${P}/exigences`]: ATELIER,
  [`GET ${P}/exigences/apercu`]: ATELIER,
  [`POST ${P}/exigences/adoption`]: ATELIER,
  [`GET ${P}/exigences.xlsx`]: ATELIER,
  [`GET ${P}/versions/:avant/exigences.xlsx`]: ATELIER,
  [`GET ${P}/versions/:avant/:apres`]: ATELIER,
  [`GET ${P}/versions/:avant/:apres/consequences`]: ATELIER,
  [`GET ${P}/versions/:avant/:apres/consequences.xlsx`]: ATELIER,
  [`POST ${P}/versions/:avant/:apres/renumerotations`]: ATELIER,
}
