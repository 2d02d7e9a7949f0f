import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { acteDe, avecBase, type BaseDeTest } from '../../../../test/harness/base.ts'
import { ann1, ann2, annuaire, borne, ciba, dmp, dmp1, hugo, permanent } from '../../../../test/harness/cas.ts'
import { type Files, lireFile, type Place, poserFiles as poserDesFiles } from '../../../../test/harness/files.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import { CleDejaUtilisee, ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { Db } from '../../../platform/db/index.ts'
import { depotDeTache } from '../../../platform/jobs/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import { commeFait, lireJournal, verifierJournal } from '../../journal/index.ts'
import type { Candidature, NumeroCandidature } from '../domain/candidature.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import { voirCandidature } from '../queries/voir-candidature.ts'
import { makeDemanderModifications } from '../use-cases/demander-modifications.ts'
import { makeDeposerPreuve } from '../use-cases/deposer-preuve.ts'
import { makeExecuter } from '../use-cases/executer.ts'
import { makePrendreChapitre } from '../use-cases/prendre-chapitre.ts'
import { makeRendreAvis } from '../use-cases/rendre-avis.ts'
import { makeSoumettreChapitres } from '../use-cases/soumettre-chapitres.ts'
import { FLUX, makeUneFois } from './candidatures.pg.ts'

const GUICHET = 'essai'

/** A place is kept for 24 h, and no milestone depends on the day on which the test runs. */
const programme: Dispositif = { ...permanent, code: GUICHET, delais: { ...borne.delais, abandon: null } }

const uneFoisSur = (db: Db) =>
  makeUneFois({
    db,
    reagir: charge => depotDeTache({ nom: 'reagir', charge }),
    lireDispositif: async () => programme,
    noterPiece: () => async () => {},
  })
const executerSur = (db: Db) => makeExecuter({ uneFois: uneFoisSur(db) })
const soumettreSur = (db: Db) => makeSoumettreChapitres(executerSur(db))

/** By turns. */
const deuxProcessus = ({ db, autre }: BaseDeTest) => {
  const [un, autreProcessus] = [soumettreSur(db), soumettreSur(autre())]
  return (n: number) => (n % 2 ? un : autreProcessus)
}

/** Candidatures of one company, every proof deposited and no chapter handed over. */
const poserFiles = ({ db }: Pick<BaseDeTest, 'db'>, nombre: number): Promise<Files> =>
  poserDesFiles(db, { nombre, guichet: GUICHET })

const file = (db: Db): Promise<readonly Place[]> => lireFile(db, GUICHET)

const compter = async (db: Db, requete: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await sql<{ nombre: number }>`select count(*) as nombre from (${requete}) lignes`.execute(db)
  return rows[0]?.nombre ?? Number.NaN
}

const suite = (nombre: number): readonly number[] => Array.from({ length: nombre }, (_, n) => n + 1)

const lireFaits = async (db: Db, numero: string): Promise<readonly Fait[]> =>
  (await lireJournal(db, { flux: FLUX, fluxId: numero })).map(ligne => commeFait<Fait>(ligne))

/** P1 — the journal tells the very state that the rows hold, and its chain holds. */
const exigerFidele = async (db: Db, numero: NumeroCandidature): Promise<Candidature> => {
  const { etat, version } = await voirCandidature(db, { numero, acteur: hugo })
  const faits = await lireFaits(db, numero)
  assert.equal(faits.length, version)
  assert.deepEqual(replier(faits), etat)
  const { verification } = await verifierJournal(db, { flux: FLUX, fluxId: numero })
  assert.equal(verification.intact, true)
  return etat
}

test('[INT-2] fifty submissions at once, from two processes: rangs without gaps, in the order of the printed times and of the commits', async t => {
  const base = await avecBase(t)
  const { editeur, numeros } = await poserFiles(base, 50)
  const processus = deuxProcessus(base)
  // What others see at any moment is the beginning of the queue: nobody commits before a smaller rang.
  let fini = false
  const vues: number[][] = []
  const observer = async (): Promise<void> => {
    const temoin = base.autre(1)
    while (!fini) vues.push((await file(temoin)).map(({ rang }) => rang))
  }
  const observation = observer()
  const resultats = await Promise.all(
    numeros.map((numero, n) => processus(n)({ numero, acte: acteDe(editeur), chapitres: [annuaire] })),
  )
  fini = true
  await observation
  assert.ok(resultats.every(({ ok }) => ok))
  const recus = await file(base.db)
  assert.deepEqual(
    recus.map(({ rang }) => rang),
    suite(50),
  )
  const heures = recus.map(({ recuLe }) => recuLe)
  assert.deepEqual(heures, heures.toSorted())
  for (const vue of vues) assert.deepEqual(vue, suite(vue.length))
  for (const { numero, rang, recuLe } of recus) {
    const [dernier] = (await lireFaits(base.db, numero)).slice(-1)
    assert.deepEqual(
      [dernier?.type, dernier?.le, dernier && 'rang' in dernier && dernier.rang],
      ['ChapitreSoumis', recuLe, rang],
    )
    await exigerFidele(base.db, numero as NumeroCandidature)
  }
})

test('[P2] one submission sent a hundred times at once, from two processes, takes one place and gives one receipt', async t => {
  const base = await avecBase(t)
  const { editeur, numeros } = await poserFiles(base, 1)
  const [numero = '' as NumeroCandidature] = numeros
  const acte = acteDe(editeur)
  const processus = deuxProcessus(base)
  const reponses = await Promise.all(
    Array.from({ length: 100 }, (_, n) => processus(n)({ numero, acte, chapitres: [annuaire] })),
  )
  assert.ok(reponses[0]?.ok)
  for (const reponse of reponses) assert.deepEqual(reponse, reponses[0])
  assert.deepEqual(
    (await file(base.db)).map(({ rang }) => rang),
    [1],
  )
  assert.equal((await lireFaits(base.db, numero)).length, toutDepose.length + 1)
  assert.equal(await compter(base.db, sql`select from taches_a_remettre where charge ->> 'numero' = ${numero}`), 1)
  await assert.rejects(
    soumettreSur(base.db)({ numero, acte: { ...acte, empreinte: 'autre' }, chapitres: [dmp] }),
    CleDejaUtilisee,
  )
})

test('[INT-5] a place that is kept takes no other and leaves no gap', async t => {
  const base = await avecBase(t)
  const { db } = base
  const { editeur, numeros } = await poserFiles(base, 2)
  const [premiere = '' as NumeroCandidature, seconde = '' as NumeroCandidature] = numeros
  const executer = executerSur(db)
  const soumettre = (numero: NumeroCandidature, ...chapitres: readonly CodeChapitre[]) =>
    makeSoumettreChapitres(executer)({ numero, acte: acteDe(editeur), chapitres })
  const parHugo = () => ({ numero: premiere, acte: acteDe(hugo), chapitre: annuaire })
  assert.ok((await soumettre(premiere, annuaire)).ok)
  assert.ok((await makePrendreChapitre(executer)(parHugo())).ok)
  const rendreAvis = makeRendreAvis(executer)
  assert.ok((await rendreAvis({ ...parHugo(), preuve: ann1, verdict: 'conforme', motif: '' })).ok)
  assert.ok((await rendreAvis({ ...parHugo(), preuve: ann2, verdict: 'a_modifier', motif: 'Illisible.' })).ok)
  assert.ok((await makeDemanderModifications(executer)({ ...parHugo(), message: 'À refaire.' })).ok)
  const contenu = { nature: 'lien', url: 'https://preuves.example/a2b' } as const
  const depot = { chapitre: annuaire, preuve: ann2, depotId: 'a2b', remplace: ['a2'], contenu }
  assert.ok((await makeDeposerPreuve(executer)({ numero: premiere, acte: acteDe(editeur), ...depot })).ok)

  // Three chapters at once: the one that comes back keeps the place 1, the two others take the next ones.
  const resultat = await soumettre(premiere, dmp, annuaire, ciba)
  assert.ok(resultat.ok)
  assert.deepEqual(
    resultat.faits.map(fait => 'rang' in fait && fait.rang),
    [2, 1, 3],
  )
  assert.ok((await soumettre(seconde, annuaire)).ok)
  assert.deepEqual(
    (await file(db)).map(({ rang }) => rang),
    [1, 2, 3, 4],
  )
  await exigerFidele(db, premiere)
})

test('a write decided on another version than the one that is there is refused, and leaves nothing', async t => {
  const { db } = await avecBase(t)
  const { editeur, numeros } = await poserFiles({ db }, 1)
  const [numero = '' as NumeroCandidature] = numeros
  const acte = acteDe(editeur)
  const ecrire = uneFoisSur(db)(acte, async registre => {
    const avant = await registre.charger({ numero, acteur: editeur })
    const { premier: rang, le } = await registre.prendreRangs(avant.guichet, 1)
    const par = { id: editeur.personneId, nom: editeur.nom, qualite: editeur.role }
    const fait: Fait = { type: 'ChapitreSoumis', chapitre: annuaire, rang, preuves: 2, le, par }
    const perime = { ...avant, version: avant.version - 1 }
    const faits = [fait]
    const etat = replier([...toutDepose, fait])
    await registre.enregistrer({ numero, guichet: GUICHET, avant: perime, etat, faits, resultat: 'ecrit' })
    return 'ecrit'
  })
  await assert.rejects(ecrire, ConflitDeVersion)
  assert.deepEqual(await file(db), [])
  assert.equal(await compter(db, sql`select from actes where cle = ${acte.cle}`), 0)
  await exigerFidele(db, numero)
  assert.ok((await soumettreSur(db)({ numero, acte, chapitres: [annuaire] })).ok)
  assert.deepEqual(
    (await file(db)).map(({ rang }) => rang),
    [1],
  )
})

test('[PRE-5] [P2] a submission that is refused leaves nothing: no rang, no line, no job, not even its key', async t => {
  const { db } = await avecBase(t)
  const { editeur, numeros } = await poserFiles({ db }, 1)
  const [numero = '' as NumeroCandidature] = numeros
  const soumettre = soumettreSur(db)
  assert.ok((await soumettre({ numero, acte: acteDe(editeur), chapitres: [annuaire] })).ok)
  const acte = acteDe(editeur)
  // The second one is frozen: the first one is not handed over either.
  const resultat = await soumettre({ numero, acte, chapitres: [dmp, annuaire] })
  assert.deepEqual(resultat, { ok: false, refus: { code: 'chapitre_fige', statut: 'en_file' } })
  assert.deepEqual(
    (await file(db)).map(({ rang }) => rang),
    [1],
  )
  assert.equal(await compter(db, sql`select from actes where cle = ${acte.cle}`), 0)
  assert.equal(await compter(db, sql`select from taches_a_remettre where charge ->> 'numero' = ${numero}`), 1)
  const etat = await exigerFidele(db, numero)
  assert.ok('chapitres' in etat)
  assert.equal(etat.chapitres[dmp]?.statut, 'en_depot')
  assert.ok((await soumettre({ numero, acte, chapitres: [dmp] })).ok)
  assert.deepEqual(
    (await file(db)).map(({ rang }) => rang),
    [1, 2],
  )
})

test('[P37] two hundred submissions at once on a pool of ten connections are all answered', async t => {
  const base = await avecBase(t)
  const { editeur, numeros } = await poserFiles(base, 200)
  const soumettre = soumettreSur(base.autre(10))
  const resultats = await Promise.all(
    numeros.map(numero => soumettre({ numero, acte: acteDe(editeur), chapitres: [annuaire] })),
  )
  assert.equal(resultats.filter(({ ok }) => ok).length, 200)
  assert.deepEqual(
    (await file(base.db)).map(({ rang }) => rang),
    suite(200),
  )
})

test('acts that look at different chapters of one file wait for one another, and none is lost', async t => {
  const { db } = await avecBase(t)
  const { editeur, numeros } = await poserFiles({ db }, 1)
  const [numero = '' as NumeroCandidature] = numeros
  const deposer = (n: number) => {
    const contenu = { nature: 'lien', url: `https://preuves.example/${n}` } as const
    const depot = { chapitre: dmp, preuve: dmp1, depotId: `neuf-${n}`, remplace: [], contenu }
    return makeDeposerPreuve(executerSur(db))({ numero, acte: acteDe(editeur), ...depot })
  }
  const soumettre = (chapitre: CodeChapitre) =>
    soumettreSur(db)({ numero, acte: acteDe(editeur), chapitres: [chapitre] })
  await Promise.all([
    ...suite(8).map(deposer),
    soumettre(annuaire),
    soumettre(ciba),
    ...suite(8).map(n => deposer(8 + n)),
  ])
  assert.deepEqual(
    (await file(db)).map(({ rang }) => rang),
    [1, 2],
  )
  const etat = await exigerFidele(db, numero)
  assert.ok('chapitres' in etat)
  assert.equal(etat.chapitres[dmp]?.preuves[dmp1]?.versions.length, 17)
})
