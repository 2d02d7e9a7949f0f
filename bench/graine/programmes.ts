import { join } from 'node:path'
import type { Auteur } from '../../src/kernel/acteur.ts'
import type { JourCivil } from '../../src/kernel/temps.ts'
import {
  aucunControle,
  type Dispositif,
  type DispositifAPublier,
  dossiersDeProgrammes,
  lireProgramme,
  publierVersion,
} from '../../src/modules/dispositifs/index.ts'
import { RACINE } from '../../src/platform/config/index.ts'
import type { Db } from '../../src/platform/db/index.ts'

type Rem = DispositifAPublier['rem']
type Exigence = Rem['chapitres'][number]['exigences'][number]
type Preuve = Exigence['scenarios'][number]['preuves'][number]

/** Two programmes drawn from a shipped one: its forms and its texts, with as many requirements and proofs as asked. */
export type ProgrammesDuBanc = {
  /** 150 requirements, 300 proofs. */
  readonly grand: Dispositif
  /** Six chapters, some thirty proofs. */
  readonly leger: Dispositif
}

const EXIGENCES = 150
const CHAPITRES_LEGERS = 6

/** The same requirement, due by everyone, with exactly two proofs. */
const aDeuxPreuves = (
  exigence: Exigence,
  commun: { readonly profil: string; readonly perimetre: string },
): Exigence => {
  const preuves = exigence.scenarios.flatMap(scenario => scenario.preuves)
  const [premiere, seconde = premiere && { ...premiere, numero: `${premiere.numero}.bis` as Preuve['numero'] }] =
    preuves
  if (!premiere || !seconde) throw new Error(`l’exigence ${exigence.id} n’a pas de preuve`)
  const [scenario] = exigence.scenarios
  return {
    ...exigence,
    ...commun,
    nature: 'exigence',
    scenarios: scenario ? [{ ...scenario, preuves: [premiere, seconde] }] : [],
  }
}

const grandRem = ({ chapitres }: Rem, commun: { readonly profil: string; readonly perimetre: string }): Rem => {
  let restantes = EXIGENCES
  const prouvee = ({ scenarios }: Exigence): boolean => scenarios.some(({ preuves }) => preuves.length > 0)
  return {
    chapitres: chapitres.flatMap(chapitre => {
      const retenues = chapitre.exigences.filter(prouvee).slice(0, restantes)
      const exigences = retenues.map(exigence => aDeuxPreuves(exigence, commun))
      restantes -= exigences.length
      return exigences.length > 0 ? [{ ...chapitre, exigences }] : []
    }),
  }
}

const remLeger = ({ chapitres }: Rem): Rem => ({
  chapitres: chapitres
    .filter(({ exigences }) => exigences.length >= 2)
    .slice(1, CHAPITRES_LEGERS + 1)
    .map(chapitre => ({ ...chapitre, exigences: chapitre.exigences.slice(0, 3) })),
})

const PAR: Auteur = { id: 'banc', nom: 'Banc', qualite: 'commande' }

/** The largest of the programmes shipped. @throws Error when one of them has a fault, or when there is none. */
const lePlusGrand = async (aujourdhui: JourCivil): Promise<DispositifAPublier> => {
  const lus = await Promise.all(
    (await dossiersDeProgrammes(join(RACINE, 'programmes'))).map(async dossier => {
      const lu = await lireProgramme(dossier, { aujourdhui })
      if (!lu.ok) throw new Error(`programme illisible : ${JSON.stringify(lu.fautes)}`)
      return lu.valeur
    }),
  )
  const [premier] = lus.toSorted((a, b) => nombreDExigences(b.rem) - nombreDExigences(a.rem))
  if (!premier) throw new Error('aucun programme')
  return premier
}

const nombreDExigences = ({ chapitres }: Rem): number => chapitres.reduce((n, { exigences }) => n + exigences.length, 0)

/** @throws Error when no programme is shipped, or when the largest is smaller than what the bench measures. */
export const publierProgrammes = async (
  db: Db,
  { aujourdhui }: { readonly aujourdhui: JourCivil },
): Promise<ProgrammesDuBanc> => {
  const programme = await lePlusGrand(aujourdhui)
  const { profils, applicabilite, rem } = programme
  const commun = { profil: profils[0]?.libelle ?? '', perimetre: applicabilite.sinon[0] ?? '' }
  const grand = grandRem(rem, commun)
  if (nombreDExigences(grand) < EXIGENCES)
    throw new Error(`le programme ${programme.code} a moins de ${EXIGENCES} exigences`)
  const leger = grandRem(remLeger(rem), commun)
  // A test day, a certificate or a questionnaire would be asked of each of its files before the steps that are measured.
  const sansControle = { ...programme, controles: aucunControle }
  const publier = (code: string, intitule: string, ses: Rem): Promise<Dispositif> =>
    publierVersion(db, { contenu: { ...sansControle, code, intitule, rem: ses }, par: PAR })
  return {
    grand: await publier('banc', 'Banc, grand dossier', grand),
    leger: await publier('banc-leger', 'Banc, dossier léger', leger),
  }
}
