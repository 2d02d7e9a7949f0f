import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import type { ContexteTache } from '../platform/jobs/index.ts'
import { TACHE_PRECONTROLER, tachesPrecontrole } from './precontroles.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits } = procedure
const { pierre, hugo } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
const tourner = async (): Promise<void> => {
  await tachesPrecontrole({ modules })[TACHE_PRECONTROLER]?.(null, contexte)
}
const adresse = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const page = async (numero: string): Promise<string> =>
  (await navigation.en(pierre).aller(`${adresse(numero)}?preuve=ANN.01.01.01`)).texte
const deposer = async (numero: string, contenu: string, nom: string): Promise<string> => {
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(`${adresse(numero)}?preuve=ANN.01.01.01`)
  return (await qui.soumettre(ouverte, `${adresse(numero)}/preuves/fichier`, { piece: { nom, contenu } })).texte
}

test('[PRE-3] a deposit waits for no check: « contrôle en attente », then what was found, for both sides, and nothing else changes', async () => {
  const numero = await actes.menerAuDepot(programme)
  assert.match(await deposer(numero, 'trace v4.2 du 3 mars 2026', 'trace.txt'), /Contrôle en attente/)
  const avant = await faits(numero)
  await tourner()
  assert.match(await page(numero), /Vérifié automatiquement Texte lisible/)
  assert.deepEqual(await faits(numero), avant)
  const lu = await navigation.en(hugo).demander({ url: `/agence/candidatures/${numero}/chapitres/annuaire` })
  assert.match(lu.body, /Texte lisible/)
})

test('[PRE-3] [P29] a file that can’t be opened is a deposit all the same, « à regarder »', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, '%PDF-1.7 rien de plus', 'preuve.pdf')
  await tourner()
  assert.match(await page(numero), /À regarder Le PDF n’a pas pu être lu/)
})

test('[P29] a pièce that kills its reader each time is left to people', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = 'mortelle'
  await deposer(numero, contenu, 'trace.txt')
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  await sql`insert into precontroles (empreinte, tentatives, reprise_le) values (${empreinte}, 3, now())`.execute(db)
  await tourner()
  assert.match(await page(numero), /Ce type de fichier n’est pas contrôlé automatiquement/)
})
