import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import test from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { acteDe, avecBase } from '../../../../test/harness/base.ts'
import { annuaire, ciba, dmp, permanent } from '../../../../test/harness/cas.ts'
import { lireFile, poserFiles } from '../../../../test/harness/files.ts'
import type { Db } from '../../../platform/db/index.ts'
import { depotDeTache } from '../../../platform/jobs/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import { lireJournal } from '../../journal/index.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { makeExecuter, type Resultat, type SurCandidature } from '../use-cases/executer.ts'
import { FLUX, makeUneFois } from './candidatures.pg.ts'

const GUICHET = 'essai'
const REDACTEURS = 50

/** Numbers that follow from a seed, told when a case fails: the same seed draws the same waits. */
const tirage = (graine: number): (() => number) => {
  let etat = graine
  return () => {
    etat = (etat * 1_664_525 + 1_013_904_223) % 2 ** 32
    return etat / 2 ** 32
  }
}

/**
 * Submits as the use-case does, in a transaction that is slow: before it takes its place, and while it holds it. At times it
 * breaks down then.
 */
const soumettreLentement = (db: Db, hasard: () => number) => {
  const executer = makeExecuter({
    uneFois: makeUneFois({
      db,
      reagir: charge => depotDeTache({ nom: 'reagir', charge }),
      lireDispositif: async () => {
        await attendre(hasard() * 40)
        return permanent
      },
      noterPiece: () => async () => {},
    }),
  })
  return (sur: SurCandidature, chapitres: readonly CodeChapitre[], panne: boolean): Promise<Resultat> =>
    executer({
      ...sur,
      rangs: chapitres.length,
      chapitres,
      commande: async ({ rang }) => {
        if (hasard() < 0.5) await attendre(hasard() * 12)
        if (panne) throw new Error('panne')
        return { type: 'soumettreChapitres', chapitres, rang }
      },
    })
}

/** What the base itself sees at each commit, whatever the code says: a trigger put off until then counts the chapters that enter. */
const compterLesCommits = async (db: Db): Promise<void> => {
  await sql`create sequence commits`.execute(db)
  await sql`create table temoin (ordre bigint not null, rang bigint not null, transaction text not null)`.execute(db)
  await sql`create function temoigner() returns trigger language plpgsql as $$ begin
      insert into temoin select nextval('commits'), new.rang, pg_current_xact_id()::text; return null; end $$`.execute(
    db,
  )
  await sql`create constraint trigger temoin after update on candidatures_chapitres deferrable initially deferred
      for each row when (new.rang is not null) execute function temoigner()`.execute(db)
}

/** The three chapters, in one to three submissions. */
const partager = (hasard: () => number): readonly (readonly CodeChapitre[])[] =>
  [[[annuaire], [dmp], [ciba]], [[dmp, annuaire], [ciba]], [[ciba, dmp, annuaire]]][Math.floor(hasard() * 3)] ?? []

test('[P4] [INT-2] fifty writers at once, slow by chance, some of which break down: order of rangs, of commits and of printed times are one, without a gap', async t => {
  const graine = randomInt(2 ** 31)
  t.diagnostic(`graine ${graine}`)
  const hasard = tirage(graine)
  const { db, autre } = await avecBase(t)
  const { editeur, numeros } = await poserFiles(db, { nombre: REDACTEURS, guichet: GUICHET })
  await compterLesCommits(db)
  // Two processes, as far as PostgreSQL can tell, with a connection for each writer.
  const processus = [autre(REDACTEURS / 2), autre(REDACTEURS / 2)].map(base => soumettreLentement(base, hasard))
  let pannes = 0
  const recus: { readonly numero: string; readonly code: string; readonly rang: number; readonly le: string }[] = []
  const ecrire = async (numero: NumeroCandidature, n: number): Promise<void> => {
    const soumettre = processus[n % 2]
    assert.ok(soumettre)
    for (const chapitres of partager(hasard)) {
      const acte = acteDe(editeur)
      await attendre(hasard() * 60)
      while (hasard() < 0.2) {
        pannes++
        await assert.rejects(soumettre({ numero, acte }, chapitres, true), /panne/)
      }
      const resultat = await soumettre({ numero, acte }, chapitres, false)
      assert.ok(resultat.ok)
      for (const fait of resultat.faits)
        if (fait.type === 'ChapitreSoumis') recus.push({ numero, code: fait.chapitre, rang: fait.rang, le: fait.le })
    }
  }

  // Meanwhile someone looks: what is seen is at any moment the beginning of the queue.
  const vues: (readonly number[])[] = []
  let fini = false
  const regarder = async (): Promise<void> => {
    const temoin = autre(1)
    while (!fini) vues.push((await lireFile(temoin, GUICHET)).map(({ rang }) => rang))
  }
  const regard = regarder()
  await Promise.all(numeros.map(ecrire)).finally(() => {
    fini = true
  })
  await regard

  const total = 3 * REDACTEURS
  const suite = Array.from({ length: total }, (_, n) => n + 1)
  const file = await lireFile(db, GUICHET)
  assert.deepEqual(
    file.map(({ rang }) => rang),
    suite,
    'sans trou ni doublon, malgré les pannes',
  )
  assert.ok(pannes >= 5, `${pannes} pannes`)

  // What one transaction hands over enters at once: only the order of transactions is that of commits.
  const { rows: commits } = await sql<{ rangs: readonly number[] }>`
    select array_agg(rang::int order by rang) as rangs from temoin group by transaction order by min(ordre)`.execute(db)
  assert.deepEqual(
    commits.flatMap(({ rangs }) => rangs),
    suite,
    'l’ordre des rangs est celui des commits',
  )
  assert.ok(commits.length > REDACTEURS)

  const heures = file.map(({ recuLe }) => recuLe)
  assert.deepEqual(heures, heures.toSorted(), 'l’ordre des rangs est celui des heures')
  assert.deepEqual(
    recus.toSorted((a, b) => a.rang - b.rang),
    file.map(({ numero, code, rang, recuLe }) => ({ numero, code, rang, le: recuLe })),
    'ce que disent les reçus est ce que dit la file',
  )
  for (const numero of numeros) {
    const lignes = await lireJournal(db, { flux: FLUX, fluxId: numero })
    const imprimees = lignes.map(({ le }) => le)
    assert.deepEqual(imprimees, imprimees.toSorted())
  }
  assert.ok(new Set(vues.map(vue => vue.length)).size > 10, 'quelqu’un a regardé')
  for (const vue of vues) assert.deepEqual(vue, suite.slice(0, vue.length), 'nul ne passe avant un rang plus petit')
})
