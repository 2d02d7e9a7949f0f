import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { acteDe } from '../../test/harness/base.ts'
import { poser } from '../../test/harness/candidatures.ts'
import { borne, paris } from '../../test/harness/cas.ts'
import * as histoires from '../../test/harness/histoires.ts'
import { ADRESSE, fait, ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import type { Instant } from '../kernel/temps.ts'
import { TACHE_ANNONCER_DEPLACEMENT, TACHE_SUIVRE_DEPLACEMENT, tachesDeplacement } from './deplacements.ts'

const procedure = await ouvrirProcedure()
const { db, identite, modules, personnes } = procedure
const { alix, claire, nadia, pierre } = personnes

const jalons = borne.jalons.map(jalon => ({ ...jalon, quand: jalon.quand.replace('20', '21') as Instant }))
const programme = await procedure.publier(petitProgramme({ code: 'borne', guichet: 'borne', jalons, rem: borne.rem }))
const ailleurs = await procedure.publier(petitProgramme({ code: 'ailleurs' }))
const ouverte = await actesDe(procedure).ouvrir(programme)
const autre = await actesDe(procedure).ouvrir(ailleurs)
const raconter = async (histoire: Parameters<typeof poser>[1], numero: string): Promise<string> => {
  const sujet = { entrepriseId: pierre.entrepriseId, produitId: await procedure.produit(), dispositifId: programme.id }
  await poser(db, histoire, { ...sujet, numero, guichet: programme.code })
  return numero
}
const close = await raconter(histoires.refusee, 'CLOSE00000')
const referencee = await raconter(histoires.referencee, 'REFERENCEE')

const taches = tachesDeplacement({
  db,
  dispositifOuvert: modules.dispositifs.versionOuverte,
  deposerSysteme: modules.messagerie.deposerSysteme,
  gestionnaires: () => identite.agents('gestionnaire'),
  adresse: ADRESSE,
})

type EnFile = { readonly nom: string; readonly charge: { readonly numero?: string } }
/** Runs what waits, and what that adds, as the worker does; answers what it ran. */
const travailler = async (): Promise<readonly EnFile[]> => {
  const faites: EnFile[] = []
  for (;;) {
    const { rows } = await sql<EnFile>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier in (${TACHE_SUIVRE_DEPLACEMENT}, ${TACHE_ANNONCER_DEPLACEMENT})
      returning t.identifier as nom, j.payload as charge`.execute(db)
    if (rows.length === 0) return faites
    for (const { nom, charge } of rows) {
      await taches[nom]?.(charge, { id: 'essai', tentative: 1, derniere: false, arret: undefined })
      faites.push({ nom, charge })
    }
  }
}
const messages = async (numero: string) =>
  (
    await sql<{ objet: string; corps: string; auteur: { nom: string }; kind: string; cote: string }>`
      select objet, corps, auteur, kind, cote from messages where numero = ${numero} order by position`.execute(db)
  ).rows
const courriels = async () =>
  (
    await sql<{ destinataire: string; sujet: string; texte: string }>`
      select destinataire, sujet, texte from courriels order by id`.execute(db)
  ).rows
const deplacer = (jalon: string, vers: string) =>
  fait(
    modules.deplacerJalon({
      acte: acteDe(alix),
      code: programme.code,
      jalon,
      avant: jalons.find(({ code }) => code === jalon)?.quand ?? assert.fail(),
      quand: paris(vers),
      motif: 'Incident du 12 mai.',
    }),
  )

test('[P10] [MSG-2] each open candidature is told of a move, with both dates and the motive, and an e-mail says that a message waits', async () => {
  await deplacer('J1', '2126-06-10 09:30')
  const faites = await travailler()
  assert.deepEqual(
    faites.flatMap(({ charge: { numero } }) => numero ?? []),
    [ouverte],
    'neither those of another programme, nor what is over',
  )
  const [message, ...suivants] = await messages(ouverte)
  assert.ok(message)
  assert.equal(suivants.length, 0)
  assert.deepEqual([message.kind, message.cote, message.auteur.nom], ['notification', 'agence', 'Alix Fontaine'])
  assert.match(message.objet, /^Jalon 1 reporté : Dépôt du dossier administratif$/)
  assert.match(
    message.corps,
    /^Le jalon 1, «.Dépôt du dossier administratif.», du[^]*Ancienne date : lundi 13.mai 2126 à 12.h.00 \(heure de Paris\)\.\nNouvelle date : lundi 10.juin 2126 à 9.h.30 \(heure de Paris\)\.\n\nMotif : Incident du 12 mai\./,
  )
  const ecrits = await courriels()
  assert.deepEqual(
    ecrits.map(({ destinataire }) => destinataire).toSorted(),
    [claire.courriel, nadia.courriel, pierre.courriel].toSorted(),
  )
  const aPierre = ecrits.find(({ destinataire }) => destinataire === pierre.courriel)
  assert.match(aPierre?.sujet ?? '', new RegExp(`^Candidature ${ouverte} : un message vous attend$`))
  const aNadia = ecrits.find(({ destinataire }) => destinataire === nadia.courriel)
  assert.match(
    aNadia?.texte ?? '',
    /Nouvelle date : lundi 10.juin 2126.*Déplacé par Alix Fontaine\..*\/dispositifs\/borne/s,
  )
})

test('[P10] [JAL-6] the clock looks again at once at each open candidature of the programme, and at no other', async () => {
  const dans = async (): Promise<readonly (string | null)[]> => {
    const { rows } = await sql<{ numero: string; du: boolean | null }>`
      select numero, reveil <= clock_timestamp() as du from candidatures`.execute(db)
    const dus = new Map(rows.map(({ numero, du }) => [numero, du]))
    return [ouverte, autre, close, referencee].map(numero => String(dus.get(numero)))
  }
  await sql`update candidatures set reveil = '2126-01-01T00:00:00Z' where statut not in ('close', 'referencee')`.execute(
    db,
  )
  assert.deepEqual(await dans(), ['false', 'false', 'null', 'null'])
  const contexte = { id: 'essai', tentative: 1, derniere: false, arret: undefined }
  await taches[TACHE_SUIVRE_DEPLACEMENT]?.({ code: programme.code, revision: 1 }, contexte)
  assert.deepEqual(await dans(), ['true', 'false', 'null', 'null'])
})

test('[P20] run twice, the jobs of a move write once', async () => {
  const avant = [await messages(ouverte), await courriels()]
  const charge = { code: programme.code, revision: 1 }
  const contexte = { id: 'essai', tentative: 2, derniere: false, arret: undefined }
  await taches[TACHE_SUIVRE_DEPLACEMENT]?.(charge, contexte)
  await taches[TACHE_ANNONCER_DEPLACEMENT]?.({ ...charge, numero: ouverte }, contexte)
  assert.deepEqual(await travailler(), [])
  assert.deepEqual([await messages(ouverte), await courriels()], avant)
})

test('[P10] of candidatures that are over, nothing is said; of another programme’s either', async () => {
  for (const numero of [close, referencee, autre]) assert.deepEqual(await messages(numero), [])
})

test('a job whose charge says nothing fails, and is shown to the operator', async () => {
  const contexte = { id: 'essai', tentative: 1, derniere: false, arret: undefined }
  for (const charge of [null, {}, { code: programme.code }, { code: programme.code, revision: 99 }])
    await assert.rejects(async () => taches[TACHE_SUIVRE_DEPLACEMENT]?.(charge, contexte), /déplacement/)
})
