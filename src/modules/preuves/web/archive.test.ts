import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { Personne } from '../../../kernel/acteur.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const { pierre, nadia, lucas } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const adresse = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const deposer = async (numero: string, nom: string, contenu: string, mode = 'complete'): Promise<void> => {
  const qui = navigation.en(pierre)
  const page = await qui.aller(`${adresse(numero)}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${adresse(numero)}/preuves/fichier`, { mode, piece: { nom, contenu } })
}
const telecharger = async (numero: string, qui: Personne = pierre) => {
  const reponse = await navigation.en(qui).demander({ url: `/candidatures/${numero}/preuves.zip` })
  return { statut: reponse.statusCode, octets: reponse.rawPayload }
}
const enTexte = (octets: Uint8Array | undefined): string => Buffer.from(octets ?? []).toString('utf8')

test('[PRE-7] [P5] toutes les pièces d’une candidature en une archive : chaque version, chaque empreinte, que sha256sum vérifie', async t => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'premier.pdf', '%PDF-1.7 premier')
  await deposer(numero, 'note/é:1.txt', 'même nom')
  await deposer(numero, 'second.pdf', '%PDF-1.7 second', 'remplace')
  await actes.deposer(numero, 'annuaire', 'ANN.02.01.01')
  const { statut, octets } = await telecharger(numero)
  assert.equal(statut, 200)
  const contenu = unzipSync(octets)
  const manifeste = JSON.parse(enTexte(contenu['manifeste.json']))
  assert.deepEqual(
    manifeste.pieces.map(({ chemin, courant }: { chemin: string; courant: boolean }) => [chemin, courant]),
    [
      ['annuaire/ANN.01.01.01/anterieures/premier.pdf', false],
      ['annuaire/ANN.01.01.01/anterieures/é-1.txt', false],
      ['annuaire/ANN.01.01.01/second.pdf', true],
    ],
  )
  assert.equal(manifeste.liens.length, 1)
  for (const { chemin, sha256 } of manifeste.pieces)
    assert.equal(
      createHash('sha256')
        .update(contenu[chemin] ?? new Uint8Array())
        .digest('hex'),
      sha256,
    )
  const dossier = await mkdtemp(join(tmpdir(), 'archive-'))
  t.after(() => rm(dossier, { recursive: true, force: true }))
  for (const [chemin, un] of Object.entries(contenu)) {
    await mkdir(dirname(join(dossier, chemin)), { recursive: true })
    await writeFile(join(dossier, chemin), un)
  }
  await promisify(execFile)('sha256sum', ['-c', 'SHA256SUMS'], { cwd: dossier })
})

test('[P31] [P23] chaque pièce de l’archive est notée lue ; pour un autre, l’archive n’existe pas', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'preuve.pdf', '%PDF-1.7 preuve')
  assert.equal((await telecharger(numero, nadia)).statut, 200)
  assert.equal((await telecharger(numero, lucas)).statut, 404)
  const { rows } = await sql<{ nom: string; par: string }>`
    select nom, par->>'nom' as par from lectures_de_pieces where numero = ${numero}`.execute(db)
  assert.deepEqual(rows, [{ nom: 'annuaire/ANN.01.01.01/preuve.pdf', par: nadia.nom }])
})

test('[P35] une pièce en quarantaine n’est pas dans l’archive, et le manifeste le dit', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'virus.txt', 'infecté')
  const empreinte = createHash('sha256').update('infecté').digest('hex')
  await sql`insert into analyses (empreinte, etat, detail) values (${empreinte}, 'infecte', 'Eicar')`.execute(db)
  const contenu = unzipSync((await telecharger(numero)).octets)
  assert.deepEqual(Object.keys(contenu).toSorted(), ['SHA256SUMS', 'manifeste.json'])
  const [piece] = JSON.parse(enTexte(contenu['manifeste.json'])).pieces
  assert.deepEqual([piece.sha256, piece.nonJointe], [empreinte, 'en quarantaine'])
})
