import assert from 'node:assert/strict'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import { auteur } from '../kernel/acteur.ts'
import { verifierPieces } from '../modules/preuves/index.ts'
import type { ContexteTache } from '../platform/jobs/index.ts'
import { creerLog } from '../platform/log/index.ts'
import { magasinSurDisque } from '../platform/storage/index.ts'
import { TACHE_RELIRE, tachesRelecture } from './relectures.ts'

const procedure = await ouvrirProcedure()
const { db, modules, identite, navigation, personnes, faits, dossier } = procedure
const { pierre, hugo, lucas, alix } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())
const magasin = await magasinSurDisque({ dossier: join(dossier, 'pieces') })

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
const relire = async (): Promise<void> => {
  const taches = tachesRelecture({ db, log: creerLog({ niveau: 'silent' }), identite, modules })
  await taches[TACHE_RELIRE]?.(null, contexte)
}
const vieillir = () => sql`update relectures set le = now() - interval '40 days'`.execute(db)

const deposer = async (contenu: string) => {
  const numero = await actes.menerAuDepot(programme)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(pierre)
  const page = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${chapitre}/preuves/fichier`, { piece: { nom: 'preuve.pdf', contenu } })
  const depot = (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  assert.ok(depot && depot.nature === 'fichier')
  const { empreinte } = depot
  await sql`insert into relectures (empreinte, etat, le) values (${empreinte}, 'intacte', now() - interval '40 days')
    on conflict (empreinte) do update set le = excluded.le`.execute(db)
  const chemin = join(dossier, 'pieces', empreinte.slice(0, 2), empreinte.slice(2, 4), empreinte)
  return { numero, url: `/candidatures/${numero}/preuves/${depot.id}`, empreinte, chemin }
}
const etatDe = async (empreinte: string) => {
  const { rows } = await sql<{ etat: string }>`select etat from relectures where empreinte = ${empreinte}`.execute(db)
  return rows[0]?.etat
}
const courriels = async (empreinte: string): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from courriels where texte like ${`%${empreinte}%`}`.execute(db)
  return rows[0]?.n ?? 0
}

test('[P5] un bit renversé sur le disque : la relecture le trouve, la pièce n’est plus remise, les administrateurs sont prévenus une fois', async () => {
  const saine = await deposer('%PDF-1.7 saine')
  const alteree = await deposer('%PDF-1.7 altérée')
  const octets = await readFile(alteree.chemin)
  octets[12] = (octets[12] ?? 0) ^ 1
  await chmod(alteree.chemin, 0o600)
  await writeFile(alteree.chemin, octets)
  await relire()
  assert.deepEqual([await etatDe(saine.empreinte), await etatDe(alteree.empreinte)], ['intacte', 'alteree'])
  assert.equal((await navigation.en(pierre).demander({ url: saine.url })).statusCode, 200)
  const refus = await navigation.en(hugo).demander({ url: alteree.url })
  assert.equal(refus.statusCode, 503)
  assert.match(refus.body, /Les administrateurs sont prévenus/)
  await vieillir()
  await relire()
  const administrateurs = await identite.agents('administrateur')
  assert.equal(await courriels(alteree.empreinte), administrateurs.length)
})

test('[P5] [P36] toutes les pièces relues d’un coup : une absente et une altérée sont nommées, et redeviennent intactes une fois restaurées', async () => {
  const absente = await deposer('%PDF-1.7 absente')
  const octets = await readFile(absente.chemin)
  await rm(absente.chemin, { force: true })
  const bilan = await verifierPieces(db, magasin.verifier)
  assert.deepEqual(bilan.absentes, [absente.empreinte])
  assert.equal(bilan.alterees.length, 1)
  const { rows } = await sql<{ n: number }>`select count(*) as n from pieces`.execute(db)
  assert.equal(bilan.relues, rows[0]?.n)
  await writeFile(absente.chemin, octets)
  assert.deepEqual((await verifierPieces(db, magasin.verifier)).absentes, [])
  assert.equal((await navigation.en(pierre).demander({ url: absente.url })).statusCode, 200)
})

test('[P5] une pièce altérée puis restaurée est de nouveau remise : relue à la demande, une fois la minute, et toutes les heures', async () => {
  const [demandee, laissee] = [await deposer('%PDF-1.7 demandée'), await deposer('%PDF-1.7 laissée')]
  const bons = await Promise.all([demandee, laissee].map(({ chemin }) => readFile(chemin)))
  for (const { chemin } of [demandee, laissee]) await rm(chemin, { force: true })
  await relire()
  const demander = async (): Promise<number> => (await navigation.en(pierre).demander({ url: demandee.url })).statusCode
  assert.equal(await demander(), 503)
  await Promise.all([demandee, laissee].map(({ chemin }, rang) => writeFile(chemin, bons[rang] ?? '')))
  const passer = (duree: string) => sql`update relectures set le = le - ${duree}::interval`.execute(db)
  assert.equal(await demander(), 503)
  await passer('2 minutes')
  assert.equal(await demander(), 200)
  assert.equal(await etatDe(laissee.empreinte), 'absente')
  await passer('1 hour')
  await relire()
  assert.deepEqual([await etatDe(demandee.empreinte), await etatDe(laissee.empreinte)], ['intacte', 'intacte'])
})

test('[P5] une pièce altérée depuis la dernière relecture n’est pas remise davantage : c’est dit, et noté', async () => {
  const { url, chemin, empreinte } = await deposer('%PDF-1.7 altérée entre deux relectures')
  await rm(chemin, { force: true })
  assert.equal((await navigation.en(hugo).demander({ url })).statusCode, 503)
  assert.equal(await etatDe(empreinte), 'absente')
})

test('[P31] un film lu par parties est une consultation : qui, de quand à quand, quelle part ; chaque demande reste', async () => {
  const { numero, url } = await deposer(`%PDF-1.7 ${'f'.repeat(991)}`)
  const lire = (range: string) => navigation.en(hugo).demander({ url, headers: { range } })
  for (const plage of ['bytes=0-99', 'bytes=50-149', 'bytes=500-599']) await lire(plage)
  await navigation.en(pierre).demander({ url })
  const { consultations, nombre } = await modules.preuves.lireConsultations({ numero, page: 1 })
  assert.equal(nombre, 2)
  assert.deepEqual(
    consultations.map(({ par, demandes, octets, taille, apercus }) => ({
      nom: par.nom,
      demandes,
      octets,
      taille,
      apercus,
    })),
    [
      { nom: pierre.nom, demandes: 1, octets: 1_000, taille: 1_000, apercus: [] },
      { nom: hugo.nom, demandes: 3, octets: 250, taille: 1_000, apercus: [] },
    ],
  )
  const page = await navigation.en(alix).aller(`/candidatures/${numero}/lectures`)
  assert.match(page.texte, /250 octets sur 1\s000 octets, en 3 demandes|250 octets sur 1 ko, en 3 demandes/)
  const detail = await navigation.en(alix).aller(`/candidatures/${numero}/lectures?detail=1`)
  assert.match(detail.texte, /100 octets, à partir de l’octet 50\b/)
  assert.match(detail.texte, /4 demandes/)
})

test('[P31] après dix minutes sans rien lire, c’est une autre consultation', async () => {
  const { numero, url, empreinte } = await deposer('%PDF-1.7 relue plus tard')
  await sql`insert into lectures_de_pieces (numero, empreinte, nom, par, le)
    values (${numero}, ${empreinte}, 'preuve.pdf', ${JSON.stringify(auteur(pierre))}::jsonb, now() - interval '11 minutes')`.execute(
    db,
  )
  await navigation.en(pierre).demander({ url })
  assert.equal((await modules.preuves.lireConsultations({ numero, page: 1 })).nombre, 2)
})

test('[P31] chaque lecture d’une pièce est notée, avec qui et quelle partie ; un refus n’en est pas une, et rien ne s’efface', async () => {
  const { numero, url } = await deposer('%PDF-1.7 lue par plusieurs')
  await navigation.en(pierre).demander({ url })
  await navigation.en(hugo).demander({ url, headers: { range: 'bytes=0-4' } })
  assert.equal((await navigation.en(lucas).demander({ url })).statusCode, 404)
  const { rows } = await sql<{ nom: string; par: string; debut: number | null; fin: number | null }>`
    select nom, par->>'nom' as par, debut, fin from lectures_de_pieces where numero = ${numero} order by id`.execute(db)
  assert.deepEqual(rows, [
    { nom: 'preuve.pdf', par: pierre.nom, debut: null, fin: null },
    { nom: 'preuve.pdf', par: hugo.nom, debut: 0, fin: 4 },
  ])
  await assert.rejects(sql`delete from lectures_de_pieces`.execute(db), /une lecture ne se modifie pas/)
})
