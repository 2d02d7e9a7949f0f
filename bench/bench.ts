import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { importAvecApercu } from './calcul-import.ts'
import { consequencesDeVersion, diffDeVersions } from './calcul-versions.ts'
import { type MesureDeCalcul, mesurerCalcul, type PreparerCalcul } from './calculs.ts'
import { casDePages, reserveDe } from './cas.ts'
import { mesurerEnvois } from './envois/envois.ts'
import { nombreDe, PETIT_VOLUME, VOLUME } from './graine/graine.ts'
import {
  affluence,
  dernierRang,
  type Duree,
  type Mesure,
  mesurerPage,
  mesurerSoumissions,
  verifierOrdre,
} from './mesures.ts'
import { enTexte, machine, type Rapport } from './rapport.ts'
import { apprendreAuNu, monterScene, type Scene } from './scene.ts'

const AIDE = `npm run bench -- [--json FICHIER] [--court] [--cas MOT]

Démarre le produit sur une base neuve de 10 000 candidatures et, dans la même passe, un serveur nu qui écrit les mêmes pages.
  --json FICHIER  écrit aussi les mesures dans ce fichier
  --court         une petite base et des mesures brèves : que tout marche, pas combien
  --cas MOT       seulement les cas dont le nom contient ce mot
`

const ecrire = (texte: string): void => void process.stdout.write(`${texte}\n`)

const ENSEMBLE = 200

/** What a person waits for while it is computed. */
const CALCULS: readonly PreparerCalcul[] = [importAvecApercu, diffDeVersions, consequencesDeVersion]

type Options = { readonly court: boolean; readonly cas: string; readonly json: string | undefined }

const chapitresDe = ({ rem }: Scene['graine']['grand']): readonly string[] => rem.chapitres.map(({ code }) => code)

const mesurer = async (scene: Scene, { court, cas }: Options): Promise<Omit<Rapport, 'pagesDifferentes'>> => {
  const { graine, secret } = scene
  const { monde, leger, grand } = graine
  const duree: Duree = court
    ? { chauffeMs: 300, mesureMs: 700, tours: 1 }
    : { chauffeMs: 2_000, mesureMs: 3_000, tours: 3 }
  const retenu = (nom: string): boolean => nom.includes(cas)
  const mesures: Mesure[] = []
  for (const page of casDePages(graine).filter(({ nom }) => retenu(nom))) {
    ecrire(`  ${page.nom}`)
    mesures.push(await mesurerPage(scene, page, duree))
  }
  const debut = await dernierRang(scene, leger.code)
  const legers = reserveDe(graine.soumissibles, { monde, chapitres: chapitresDe(leger), secret })
  const grands = reserveDe(graine.grandsSoumissibles, { monde, chapitres: chapitresDe(grand), secret })
  const [nombre, tours] = court ? [150, 1] : [2_000, 2]
  const soumissions = [
    { nom: 'soumission d’un chapitre', reserve: legers, connexions: 10, nombre, objectif: 1_000 },
    { nom: 'soumission, 50 connexions', reserve: legers, connexions: 50, nombre, objectif: 1_000 },
    { nom: 'soumission, dossier de 300 preuves', reserve: grands, connexions: 10, nombre: nombre / 4, objectif: 1_000 },
  ]
  for (const soumission of soumissions.filter(({ nom }) => retenu(nom))) {
    ecrire(`  ${soumission.nom}`)
    mesures.push(await mesurerSoumissions(scene, soumission, tours))
  }
  const calculs: MesureDeCalcul[] = []
  for (const preparer of CALCULS) {
    const calcul = await preparer(scene)
    if (!retenu(calcul.nom)) continue
    ecrire(`  ${calcul.nom}`)
    calculs.push(await mesurerCalcul(calcul, court ? 1 : 9))
  }
  const envois = await mesurerEnvois(scene, { court, retenu, dire: etape => ecrire(`  ${etape}`) })
  ecrire(`  ${ENSEMBLE} soumissions ensemble`)
  const tir = await affluence(scene, legers, ENSEMBLE)
  const { rows } = await sql<{ version: string; preuves: number }>`select current_setting('server_version') as version,
    (select sum(total) from candidatures_chapitres)::bigint as preuves`.execute(scene.db)
  return {
    le: new Date().toISOString().slice(0, 16),
    machine: machine(),
    node: process.version,
    postgresql: rows[0]?.version ?? '',
    candidatures: nombreDe(court ? PETIT_VOLUME : VOLUME),
    preuves: rows[0]?.preuves ?? 0,
    mesures,
    calculs,
    envois,
    affluence: { ensemble: ENSEMBLE, connexionsALaBase: 10, repondues: tir.statuts['303'] ?? 0, p99: tir.p99 },
    ordre: await verifierOrdre(scene, leger.code, debut),
  }
}

const principal = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      court: { type: 'boolean', default: false },
      cas: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(AIDE)
    return 0
  }
  const options: Options = { court: values.court, cas: values.cas, json: values.json }
  ecrire('Base de données')
  const scene = await monterScene(options.court ? PETIT_VOLUME : VOLUME, etape => ecrire(`  ${etape}`))
  try {
    const pagesDifferentes = await apprendreAuNu(scene)
    ecrire('Mesures')
    const rapport: Rapport = { ...(await mesurer(scene, options)), pagesDifferentes }
    ecrire(`\n${enTexte(rapport)}`)
    if (options.json) writeFileSync(options.json, `${JSON.stringify(rapport, null, 2)}\n`)
    const { affluence: foule, ordre } = rapport
    return foule.repondues === foule.ensemble && ordre.inversions === 0 && ordre.trous === 0 ? 0 : 1
  } finally {
    await scene.fermer()
  }
}

principal().then(
  code => {
    process.exitCode = code
  },
  (erreur: unknown) => {
    process.stderr.write(`${erreur instanceof Error ? erreur.stack : String(erreur)}\n`)
    process.exitCode = 1
  },
)
