import { join } from 'node:path'
import { jourCivil } from '../../src/kernel/temps.ts'
import { type Dispositif, lireProgramme } from '../../src/modules/dispositifs/index.ts'
import { RACINE } from '../../src/platform/config/index.ts'
import type { Procedure } from './procedure.ts'

/** The programme that is shipped, its milestones ahead. */
export const publierRis = async ({ publier }: Procedure): Promise<Dispositif> => {
  const lu = await lireProgramme(join(RACINE, 'programmes/ris-vague-2'), { aujourdhui: jourCivil('2126-01-05') })
  if (!lu.ok) throw new Error(JSON.stringify(lu.fautes))
  return publier(lu.valeur)
}

/** Step 1 of the RIS programme, with all that is mandatory. */
export const etape1: Readonly<Record<string, string>> = {
  representant_nom: 'Claire Martin',
  representant_fonction: 'Présidente',
  representant_courriel: 'claire.martin@imagerie-demo.example',
  representant_telephone: '01 99 00 00 01',
  contact_nom: 'Pierre Durand',
  contact_courriel: 'pierre.durand@imagerie-demo.example',
  contact_telephone: '01 99 00 00 02',
  denomination_sociale: 'Imagerie Démo SAS',
  siret: '732 829 320 00074',
  forme_juridique: 'SAS',
  adresse_siege: '1 rue de la Démonstration\n75000 Paris',
  denomination_commerciale: 'Imago RIS',
  reference_vague1: 'non',
  candidature_groupee: 'non',
}

/** Step 2, with all that is mandatory; the profiles and the files are given apart. */
export const etape2: Readonly<Record<string, string>> = {
  nie: 'NIE-1',
  nil: 'NIL-1',
  montage_tiers: 'non',
  denomination_commerciale: 'Imago RIS',
  version_technique: '4.2.0',
  groupement: 'non',
  distribution: 'non',
  composition: 'non',
}
