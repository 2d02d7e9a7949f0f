import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { avecBase } from '../../../../test/harness/base.ts'
import { automatique, borne, nadia, paris, permanent } from '../../../../test/harness/cas.ts'
import { poser } from '../../../../test/harness/candidatures.ts'
import {
  complementAdministratif,
  enDepot,
  modificationsDemandees,
  ouverte,
} from '../../../../test/harness/histoires.ts'
import { type Instant, instantDeDate } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { commeFait, lireJournal, verifierJournal } from '../../journal/index.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import type { EnvoiDeRappels, Tour } from '../use-cases/reveiller.ts'
import { makeReveiller } from '../use-cases/reveiller.ts'
import { motifPropose } from '../web/motif-propose.ts'
import { FLUX } from './candidatures.pg.ts'
import { type BranchementsHorloge, makeReclamer, prochainReveilDans, reveillerTout } from './reclamer.pg.ts'

const GUICHET = 'essai'
const agent = { id: nadia.personneId, nom: nadia.nom }

/** What a worker is made of: a pool, and what the other modules do for the clock. */
const travailleur = (
  db: Db,
  { dispositif = borne, ...autres }: Partial<BranchementsHorloge> & { readonly dispositif?: Dispositif } = {},
): ((max?: number) => Promise<Tour>) =>
  makeReveiller({
    reclamer: makeReclamer({
      db,
      reagir: () => null,
      lireDispositif: async () => dispositif,
      noterPiece: () => async () => {},
      rappeler: async () => {},
      agentPour: async () => agent,
      ...autres,
    }),
    motifPropose,
  })

let numeros = 0
const poserUne = async (db: Db, histoire: readonly Fait[]): Promise<string> => {
  const numero = `HORLOGE${String(++numeros).padStart(3, '0')}`
  const [entrepriseId, produitId, dispositifId] = [randomUUID(), randomUUID(), randomUUID()]
  await poser(db, histoire, { numero, entrepriseId, produitId, dispositifId, guichet: GUICHET })
  return numero
}

const faitsDe = async (db: Db, numero: string): Promise<readonly Fait[]> =>
  (await lireJournal(db, { flux: FLUX, fluxId: numero })).map(ligne => commeFait<Fait>(ligne))
const propositions = async (db: Db, numero: string): Promise<number> =>
  (await faitsDe(db, numero)).filter(({ type }) => type === 'EffetPropose').length
const reveilDe = async (db: Db, numero: string) => {
  const { rows } = await sql<{
    reveil: string | null
    du: boolean
    attend: readonly string[]
    propose_a: string | null
  }>`
    select reveil, coalesce(reveil <= clock_timestamp(), false) as du, attend, propose_a from candidatures
    where numero = ${numero}`.execute(db)
  return rows[0]
}

test('[P19] three workers, each with connections of its own, on sixty candidatures that are due: each is dealt with once', async t => {
  const { db, autre } = await avecBase(t)
  const poses: string[] = []
  for (let n = 0; n < 60; n++) poses.push(await poserUne(db, ouverte))
  const tours = await Promise.all([db, autre(), autre()].map(base => travailleur(base)()))
  assert.equal(
    tours.reduce((total, { traitees }) => total + traitees, 0),
    60,
  )
  assert.ok(tours.every(({ echecs }) => echecs.length === 0))
  for (const numero of poses) {
    assert.equal(await propositions(db, numero), 1)
    const { verification } = await verifierJournal(db, { flux: FLUX, fluxId: numero })
    assert.ok(verification.intact)
  }
  assert.deepEqual(await travailleur(db)(), { traitees: 0, echecs: [] })
})

test('[P19] it proposes to a named agent, whose day then says so, and pronounces nothing', async t => {
  const { db } = await avecBase(t)
  const numero = await poserUne(db, complementAdministratif)
  await travailleur(db)()
  const etat = replier(await faitsDe(db, numero))
  assert.equal(etat.statut, 'candidature_administrative')
  assert.deepEqual(
    etat.propositions?.map(proposition => [proposition.agent, proposition.echeance.slice(0, 5)]),
    [[agent, 'ADM-8']],
  )
  const { attend, propose_a, du } = (await reveilDe(db, numero)) ?? {}
  assert.deepEqual([attend, propose_a, du], [[], agent.id, false])
})

test('[P19] in a programme that says automatic the clock closes, by its own name and with the reason, and the journal tells it', async t => {
  const { db } = await avecBase(t)
  const numero = await poserUne(db, modificationsDemandees)
  await travailleur(db, { dispositif: automatique })()
  const dernier = (await faitsDe(db, numero)).at(-1)
  assert.ok(dernier?.type === 'CandidatureClose')
  assert.deepEqual([dernier.motif, dernier.par.nom], ['sans_reponse_30_jours', 'Horloge de Convergence'])
  assert.match(dernier.explication, /La demande de l’agence date du lundi 16\s+mars\s+2026.*n’a pas été reçue/)
  assert.deepEqual(await reveilDe(db, numero), { reveil: null, du: false, attend: [], propose_a: null })
  const { rows } = await sql<{
    personne_id: string
  }>`select personne_id from actes where personne_id = 'horloge'`.execute(db)
  assert.equal(rows.length, 1)
})

test('[P19] [P20] killed between the claim and the commit, nothing was done; the next worker does it', async t => {
  const { db, autre } = await avecBase(t)
  const numero = await poserUne(db, ouverte)
  const [pris, relache] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()]
  const condamne = travailleur(autre(1), {
    agentPour: async tx => {
      await sql`insert into courriels (cle, destinataire, sujet, texte, message_id)
        values ('x', 'a@b.example', 's', 't', 'x')`.execute(tx)
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      pris.resolve(rows[0]?.pid ?? 0)
      await relache.promise
      return agent
    },
  })()
  const pid = await pris.promise
  // Meanwhile nobody else can take it, nor waits for it.
  assert.deepEqual(await travailleur(db)(), { traitees: 0, echecs: [] })
  await sql`select pg_terminate_backend(${pid}::int, 10000)`.execute(db)
  relache.resolve()
  const { echecs } = await condamne
  assert.equal(echecs.length, 1)
  assert.equal(await propositions(db, numero), 0)
  const { rows } = await sql`select 1 from courriels`.execute(db)
  assert.equal(rows.length, 0)
  await sql`update reveils_en_echec set reprise_le = now()`.execute(db)
  assert.deepEqual(await travailleur(db)(), { traitees: 1, echecs: [] })
  assert.equal(await propositions(db, numero), 1)
  assert.equal((await sql`select 1 from reveils_en_echec`.execute(db)).rows.length, 0)
})

test('[P21] one that can’t be dealt with is set aside, longer each time, and the others go on', async t => {
  const { db } = await avecBase(t)
  const [empoisonnee, saine] = [await poserUne(db, ouverte), await poserUne(db, ouverte)]
  const tour = travailleur(db, {
    agentPour: async (_tx, numero) => {
      if (numero === empoisonnee) throw new Error('introuvable')
      return agent
    },
  })
  const { traitees, echecs } = await tour()
  assert.equal(traitees, 2)
  assert.deepEqual(
    echecs.map(({ numero, erreur }) => [numero, erreur.message]),
    [[empoisonnee, 'introuvable']],
  )
  assert.deepEqual([await propositions(db, empoisonnee), await propositions(db, saine)], [0, 1])
  const reprise = async (): Promise<readonly [number, number]> => {
    const { rows } = await sql<{ tentatives: number; dans: number }>`
      select tentatives, extract(epoch from reprise_le - clock_timestamp())::float8 as dans from reveils_en_echec`.execute(
      db,
    )
    return [rows[0]?.tentatives ?? 0, rows[0]?.dans ?? 0]
  }
  const [, premiere] = await reprise()
  assert.deepEqual(await tour(), { traitees: 0, echecs: [] })
  for (let n = 2; n <= 4; n++) {
    await sql`update reveils_en_echec set reprise_le = now()`.execute(db)
    await tour()
  }
  const [tentatives, suivante] = await reprise()
  assert.equal(tentatives, 4)
  assert.ok(suivante > 6 * premiere)
})

test('[P19] with nobody to propose to, nothing is proposed and the clock comes back', async t => {
  const { db } = await avecBase(t)
  const numero = await poserUne(db, ouverte)
  assert.deepEqual(await travailleur(db, { agentPour: async () => null })(), { traitees: 1, echecs: [] })
  assert.equal(await propositions(db, numero), 0)
  const dans = (await prochainReveilDans(db)) ?? 0
  assert.ok(dans > 3_500_000 && dans <= 3_600_000)
})

test('[JAL-6] a reminder that fell due while the clock was stopped goes once; one that nothing asks for leaves no trace', async t => {
  const { db } = await avecBase(t)
  const maintenant = Date.now()
  const dans = (jours: number) => instantDeDate(new Date(maintenant + jours * 86_400_000))
  const dispositif: Dispositif = {
    ...borne,
    rappels: { jalons: [30, 7, 1], delais: [24] },
    jalons: [
      { code: 'J2', libelle: 'Dossier complet de preuves', quand: dans(5) },
      { code: 'J3', libelle: 'Fin des échanges', quand: dans(90) },
    ],
  }
  const [numero, autre] = [await poserUne(db, enDepot), await poserUne(db, ouverte)]
  await sql`update candidatures set reveil = ${dans(-40)}`.execute(db)
  const envois: EnvoiDeRappels[] = []
  const tour = travailleur(db, { dispositif, rappeler: async (_tx, envoi) => void envois.push(envoi) })
  await tour()
  assert.deepEqual(
    envois.map(({ etat, rappels }) => [
      etat.numero,
      rappels.map(({ echeance, avance }) => `${echeance.regle} ${avance}`),
    ]),
    [[numero, ['JAL-2 7j']]],
  )
  const prochain = (await reveilDe(db, numero))?.reveil ?? ''
  assert.ok(prochain > dans(3) && prochain < dans(5))
  assert.equal((await reveilDe(db, autre))?.reveil, null)
  assert.deepEqual(await tour(), { traitees: 0, echecs: [] })
})

test('[P10] a milestone that moved wakes the open candidatures of its guichet, and a wake that is due already stays due', async t => {
  const { db } = await avecBase(t)
  const [une, deux] = [await poserUne(db, enDepot), await poserUne(db, enDepot)]
  await travailleur(db, { dispositif: permanent })()
  assert.equal((await reveilDe(db, une))?.reveil, null)
  await sql`update candidatures set reveil = '2026-01-01T00:00:00Z' where numero = ${deux}`.execute(db)
  await db.transaction().execute(tx => reveillerTout(tx, GUICHET))
  assert.equal((await reveilDe(db, une))?.du, true)
  assert.equal((await reveilDe(db, deux))?.reveil, '2026-01-01T00:00:00.000Z')
  await attendre(1)
  assert.deepEqual(await travailleur(db)(), { traitees: 2, echecs: [] })
})

test('[P10] [P19] what was proposed is no longer, once its milestone is put off; it is proposed again when that one passes', async t => {
  const { db } = await avecBase(t)
  const numero = await poserUne(db, ouverte)
  await travailleur(db)()
  assert.equal((await reveilDe(db, numero))?.propose_a, agent.id)
  const reporteAu = (quand: Instant): Dispositif => ({
    ...borne,
    jalons: [{ code: 'J1', libelle: 'Dépôt du dossier administratif', quand }],
  })
  const regarder = async (dispositif: Dispositif): Promise<string | null | undefined> => {
    await db.transaction().execute(tx => reveillerTout(tx, GUICHET))
    await travailleur(db, { dispositif })()
    return (await reveilDe(db, numero))?.propose_a
  }
  assert.equal(await regarder(reporteAu(instantDeDate(new Date(Date.now() + 3_600_000)))), null)
  assert.equal(await regarder(reporteAu(paris('2026-06-01 12:00'))), agent.id)
  assert.equal(await propositions(db, numero), 2)
})
