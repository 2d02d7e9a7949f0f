import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { lireCourriel, listerCourriels } from '../mail/index.ts'
import { attestation, autorite, confiance, convention } from './essai.ts'
import { makeSignataireLocal } from './local.ts'
import type { DemandeDeSignature, RefusDeCode } from './signataire.ts'
import { verifierSignatures } from './verifier.ts'

const { db } = await baseDeTest()
const secretDesCodes = Buffer.alloc(32, 7)
const signataire = makeSignataireLocal({ db, sceau: { autorite, secretDesCodes } })
const { demanderSignature, lireDemande, annuler } = signataire
assert.ok(signataire.parCode)
const { envoyerCode, confirmer } = signataire.parCode

const demande = (reference: string): DemandeDeSignature => ({
  reference,
  document: convention,
  titre: 'Convention CONV-SEKWAOLGFJ',
  signataire: {
    nom: 'Claire Martin',
    courriel: `claire.${reference}@imagerie-demo.example`,
    qualite: 'présidente',
    organisation: 'Imagerie Démo SAS',
  },
  raison: 'Signature de la convention',
})

const dernierCode = async (reference: string): Promise<string> => {
  const [courriel] = await listerCourriels(db, { destinataire: demande(reference).signataire.courriel })
  const lu = await lireCourriel(db, courriel?.id ?? 0)
  return /^\d{6}$/m.exec(lu?.texte ?? '')?.[0] ?? 'aucun'
}

/** A request whose code was sent, and the code. */
const avecCode = async (): Promise<{ readonly id: string; readonly code: string; readonly reference: string }> => {
  const reference = randomUUID()
  const { id } = await demanderSignature(demande(reference))
  assert.ok((await envoyerCode({ id })).ok)
  return { id, reference, code: await dernierCode(reference) }
}

const autreQue = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const reculer = (id: string, duree: string): Promise<unknown> =>
  sql`update demandes_signature set code_envoye_le = code_envoye_le - ${duree}::interval, code_expire_le = code_expire_le - ${duree}::interval where id = ${id}`.execute(
    db,
  )
const refusDe = async (essai: { readonly id: string; readonly code: string }): Promise<RefusDeCode | null> => {
  const reponse = await confirmer(essai)
  return reponse.ok ? null : reponse.refus
}

test('[CVN-1] [CVN-2] the representative signs by the code received by e-mail', async () => {
  const { id, code } = await avecCode()
  assert.equal((await lireDemande(id))?.statut, 'en_attente')
  const reponse = await confirmer({ id, code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
  assert.ok(reponse.ok)
  const { integre, signatures } = verifierSignatures(reponse.document, confiance)
  assert.ok(integre)
  assert.equal(signatures[0]?.nom, 'Claire Martin')
  assert.equal(signatures[0].raison, 'Signature de la convention')
  assert.equal(signatures[0].le?.slice(0, 19), reponse.signeeLe.slice(0, 19))
  assert.deepEqual([signatures[0].certificat?.qualite, signatures[0].certificat?.reconnu], ['présidente', true])
  const relue = await lireDemande(id)
  assert.equal(relue?.statut, 'signee')
  assert.deepEqual(Buffer.from(relue.document ?? []), Buffer.from(reponse.document))
  assert.equal(relue.trace.signeeLe, reponse.signeeLe)
})

test('a code works once', async () => {
  const essai = await avecCode()
  assert.ok((await confirmer(essai)).ok)
  assert.deepEqual(await refusDe(essai), { code: 'deja_signee' })
  assert.deepEqual(await envoyerCode(essai), { ok: false, refus: { code: 'deja_signee' } })
})

test('a code sent twenty times at once signs once', async () => {
  const essai = await avecCode()
  const reponses = await Promise.all(Array.from({ length: 20 }, () => confirmer(essai)))
  assert.equal(reponses.filter(({ ok }) => ok).length, 1)
})

test('five wrong codes and the right one no longer works, even all at once', async () => {
  const { id, code } = await avecCode()
  const faux = autreQue(code)
  const refus = await Promise.all(Array.from({ length: 30 }, () => refusDe({ id, code: faux })))
  assert.equal(refus.filter(r => r?.code === 'code_faux').length, 5)
  assert.equal(refus.filter(r => r?.code === 'essais_epuises').length, 25)
  assert.deepEqual(await refusDe({ id, code }), { code: 'essais_epuises' })
})

test('a wrong code says how many tries are left; what can’t be a code costs none', async () => {
  const { id, code } = await avecCode()
  assert.deepEqual(await refusDe({ id, code: autreQue(code) }), { code: 'code_faux', essaisRestants: 4 })
  for (const saisi of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    assert.deepEqual(await refusDe({ id, code: saisi }), { code: 'code_faux', essaisRestants: 4 })
  assert.equal(await refusDe({ id, code }), null)
})

test('after ten minutes a code is dead; another can be sent, and replaces it', async () => {
  const { id, code, reference } = await avecCode()
  await reculer(id, '10 minutes')
  assert.deepEqual(await refusDe({ id, code }), { code: 'code_expire' })
  assert.ok((await envoyerCode({ id })).ok)
  const nouveau = await dernierCode(reference)
  if (nouveau !== code) assert.deepEqual(await refusDe({ id, code }), { code: 'code_faux', essaisRestants: 4 })
  assert.equal(await refusDe({ id, code: nouveau }), null)
})

test('a code is not sent again before thirty seconds, nor without end', async () => {
  const { id } = await avecCode()
  const refus = await envoyerCode({ id })
  assert.ok(!refus.ok && refus.refus.code === 'trop_tot')
  assert.ok(refus.refus.dansSecondes > 0 && refus.refus.dansSecondes <= 30)
  await sql`update demandes_signature set codes_envoyes = 30 where id = ${id}`.execute(db)
  await reculer(id, '1 minute')
  assert.deepEqual(await envoyerCode({ id }), { ok: false, refus: { code: 'trop_de_codes' } })
})

test('before any code was sent, no code is right', async () => {
  const { id } = await demanderSignature(demande(randomUUID()))
  assert.deepEqual(await refusDe({ id, code: '000000' }), { code: 'code_expire' })
})

test('one reference is one request, until it is cancelled', async () => {
  const reference = randomUUID()
  const ids = await Promise.all(Array.from({ length: 5 }, async () => (await demanderSignature(demande(reference))).id))
  const [id = ''] = ids
  assert.equal(new Set(ids).size, 1)
  await annuler(id)
  assert.equal((await lireDemande(id))?.statut, 'annulee')
  assert.deepEqual(await refusDe({ id, code: '000000' }), { code: 'annulee' })
  assert.notEqual((await demanderSignature(demande(reference))).id, id)
})

test('a reference can’t pass from one document to another', async () => {
  const reference = randomUUID()
  await demanderSignature(demande(reference))
  await assert.rejects(demanderSignature({ ...demande(reference), document: attestation }), /autre document/)
})

test('cancelling what is signed changes nothing', async () => {
  const essai = await avecCode()
  await confirmer(essai)
  await annuler(essai.id)
  assert.equal((await lireDemande(essai.id))?.statut, 'signee')
})

test('the database holds no code, and what it holds does not give one back without the key', async () => {
  const { id, code } = await avecCode()
  const { rows } = await sql<{
    texte: string
  }>`select row_to_json(d)::text as texte from (select * from demandes_signature where id = ${id}) d`.execute(db)
  const sansDates = JSON.parse(rows[0]?.texte ?? '{}') as Record<string, unknown>
  assert.ok(!String(sansDates['code_empreinte']).includes(Buffer.from(code).toString('hex')))
  const voisin = makeSignataireLocal({ db, sceau: { autorite, secretDesCodes: Buffer.alloc(32, 8) } })
  assert.equal((await voisin.parCode?.confirmer({ id, code }))?.ok, false)
})

test('an unknown request, or what is no identifier, is not there', async () => {
  for (const id of [randomUUID(), '', 'x', "' or true --"]) {
    assert.equal(await lireDemande(id), null)
    assert.deepEqual(await refusDe({ id, code: '000000' }), { code: 'demande_inconnue' })
    assert.deepEqual(await envoyerCode({ id }), { ok: false, refus: { code: 'demande_inconnue' } })
  }
})
