import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { alix, annuaire, borne, claire, dmp, J1, J3 } from '../../../../test/harness/cas.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import {
  type CodeChapitre,
  type Dispositif,
  type DispositifAPublier,
  makeDeplacerJalon,
  makeDispositifs,
  makeUneFoisJalons,
  publierVersion,
} from '../../dispositifs/index.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { type Executer, makeExecuter, type Resultat } from '../use-cases/executer.ts'
import { makeSoumettreChapitres } from '../use-cases/soumettre-chapitres.ts'
import { makeUneFois } from './candidatures.pg.ts'

const { db, autre } = await baseDeTest()

const PASSE = '2026-01-13T11:00:00.000Z' as Instant
const REPORTE = '2126-06-01T10:00:00.000Z' as Instant
const dansUnSiecle = (moment: Instant): Instant => moment.replace('20', '21') as Instant

/** J2 has passed; J3 comes in a century. */
const jalons = borne.jalons.map(jalon => ({
  ...jalon,
  quand: { J1: J1.replace('2026', '2025') as Instant, J2: PASSE, J3: dansUnSiecle(J3) }[
    jalon.code as 'J1' | 'J2' | 'J3'
  ],
}))

const publier = (contenu: DispositifAPublier): Promise<Dispositif> => publierVersion(db, { contenu, par: auteur(alix) })

type Monde = {
  readonly versions: readonly Dispositif[]
  readonly numeros: readonly NumeroCandidature[]
  readonly acteur: typeof claire
}

let produits = 0

/** A programme in two versions, and a candidature on each, every proof deposited. */
const monde = async (code: string): Promise<Monde> => {
  const contenu = petitProgramme({ code, guichet: 'borne', jalons, rem: borne.rem, delais: borne.delais })
  const versions = [await publier(contenu), await publier({ ...contenu, presentation: 'Deuxième version.' })]
  const numeros: NumeroCandidature[] = []
  let acteur = claire
  for (const [n, { id: dispositifId }] of versions.entries()) {
    const siret = String(73_282_932_000_000 + ++produits)
    const produit = await semerProduit(db, { siret, editeur: code, solution: `Imago ${n}` })
    const entrepriseId = n === 0 ? produit.entrepriseId : acteur.entrepriseId
    acteur = { ...claire, entrepriseId }
    const numero = `${code.toUpperCase().padEnd(9, '0')}${n}` as NumeroCandidature
    await poser(db, toutDepose, { numero, dispositifId, guichet: code, entrepriseId, produitId: produit.produitId })
    numeros.push(numero)
  }
  return { versions, numeros, acteur }
}

const executerSur = (base: Db): Executer =>
  makeExecuter({
    uneFois: makeUneFois({
      db: base,
      reagir: () => null,
      lireDispositif: makeDispositifs(base).lireEnVigueur,
      noterPiece: () => async () => {},
    }),
  })

const deplacerAvec = (apresDeplacement: () => Promise<void> = async () => {}) =>
  makeDeplacerJalon(makeUneFoisJalons({ db: autre(), apresDeplacement }))
const reporter = (code: string, deplacer = deplacerAvec()) =>
  deplacer({ acte: acteDe(alix), code, jalon: 'J2', avant: PASSE, quand: REPORTE, motif: 'Incident.' })

const refusee = { ok: false, refus: { code: 'jalon_depasse', jalon: 'J2', quand: PASSE } }

/** Waits until someone waits for a programme's calendar. */
const quelquUnAttend = async (): Promise<void> => {
  const temoin = autre(1)
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(temoin)
    if (rows.length > 0) return
    await attendre(10)
  }
}

const soumettre = (
  executer: Executer,
  { acteur }: Monde,
  numero: NumeroCandidature,
  chapitre: CodeChapitre = annuaire,
) => makeSoumettreChapitres(executer)({ numero, acte: acteDe(acteur), chapitres: [chapitre] })

test('[P10] [JAL-2] une soumission est jugée par le jalon déplacé, quelle que soit la version de la candidature', async () => {
  const essai = await monde('deplace')
  const executer = executerSur(db)
  for (const numero of essai.numeros) assert.deepEqual(await soumettre(executer, essai, numero), refusee)
  assert.equal((await reporter('deplace')).ok, true)
  for (const numero of essai.numeros) assert.equal((await soumettre(executer, essai, numero)).ok, true)
})

test('[P10] [P3] ce qui se présente pendant un déplacement attend, et est jugé par la nouvelle date', async () => {
  const essai = await monde('pendant')
  const [numero] = essai.numeros
  assert.ok(numero)
  const { promise: porte, resolve: ouvrir } = Promise.withResolvers<void>()
  const { promise: pris, resolve: estPris } = Promise.withResolvers<void>()
  const deplacement = reporter(
    'pendant',
    deplacerAvec(async () => {
      estPris()
      await porte
    }),
  )
  await pris
  const soumission = soumettre(executerSur(db), essai, numero)
  await quelquUnAttend()
  ouvrir()
  const [deplace, soumise] = await Promise.all([deplacement, soumission])
  assert.ok(deplace.ok && soumise.ok)
  assert.ok((soumise.faits[0]?.le ?? '') >= deplace.fait.le, 'reçue après le déplacement')
})

test('[P10] [P3] un déplacement attend ce qui est déjà en train d’être jugé par l’ancienne date', async () => {
  const essai = await monde('avant')
  const [numero] = essai.numeros
  assert.ok(numero)
  const { promise: porte, resolve: ouvrir } = Promise.withResolvers<void>()
  const { promise: charge, resolve: estCharge } = Promise.withResolvers<void>()
  const soumission: Promise<Resultat> = executerSur(db)({
    numero,
    acte: acteDe(essai.acteur),
    rangs: 1,
    commande: async ({ rang }) => {
      estCharge()
      await porte
      return { type: 'soumettreChapitres', chapitres: [annuaire], rang }
    },
  })
  await charge
  const deplacement = reporter('avant')
  await quelquUnAttend()
  ouvrir()
  assert.deepEqual(await soumission, refusee)
  assert.equal((await deplacement).ok, true)
})

test('[P10] des actes et des déplacements mêlés, sur deux processus : aucun n’est jugé par une autre date que celle de son moment', async () => {
  const essai = await monde('mele')
  const processus = [executerSur(db), executerSur(autre())] as const
  const soumissions = essai.numeros.flatMap((numero, n) =>
    [annuaire, dmp].map(async chapitre => {
      await attendre(n * 5)
      return soumettre(processus[n % 2 === 0 ? 0 : 1], essai, numero, chapitre)
    }),
  )
  const deplacement = reporter('mele')
  const [deplace, ...soumises] = await Promise.all([deplacement, ...soumissions])
  assert.ok(deplace.ok)
  for (const soumise of soumises) {
    if (!soumise.ok) assert.deepEqual(soumise, refusee)
    else for (const { le } of soumise.faits) assert.ok(le >= deplace.fait.le)
  }
})
