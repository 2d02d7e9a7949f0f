import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { avecBase } from '../../../test/harness/base.ts'
import { type Db, enTransaction } from '../db/index.ts'
import type { ContexteTache } from '../jobs/index.ts'
import {
  deposerCourriel,
  expediteurLocal,
  expediteurSmtp,
  lireCourriel,
  listerCourriels,
  type NouveauCourriel,
  TACHE_ENVOI,
  tachesCourriel,
} from './index.ts'

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }

const courriel: NouveauCourriel = {
  cle: 'ChapitreSoumis:C-1:7:durand',
  destinataire: 'pierre.durand@imagerie-demo.example',
  sujet: 'Votre chapitre « Général » a été reçu',
  texte: 'Bonjour,\n\nVotre dépôt a été reçu le 13 mai 2026 à 12 h 00.\n',
}

const deposer = (db: Db, nouveau = courriel): Promise<boolean> => enTransaction(db, tx => deposerCourriel(tx, nouveau))

/** A real SMTP server; `accepteEtOublie` takes the message then answers an error, as a server cut at the wrong moment. */
const serveurSmtp = async (
  t: TestContext,
  { accepteEtOublie = 0 } = {},
): Promise<{ url: string; recus: ParsedMail[]; enveloppes: string[] }> => {
  const recus: ParsedMail[] = []
  const enveloppes: string[] = []
  let echecs = accepteEtOublie
  const serveur = new SMTPServer({
    authOptional: true,
    closeTimeout: 10,
    disabledCommands: ['STARTTLS'],
    onData: (flux, session, fini) => {
      simpleParser(flux).then(recu => {
        recus.push(recu)
        enveloppes.push(...session.envelope.rcptTo.map(({ address }) => address))
        fini(echecs-- > 0 ? new Error('réessayez') : undefined)
      }, fini)
    },
  })
  await new Promise<void>(ecoute => serveur.listen(0, '127.0.0.1', ecoute))
  t.after(() => new Promise<void>(ferme => serveur.close(() => ferme())))
  const { port } = serveur.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, recus, enveloppes }
}

test('[P20] one fact, one e-mail: a second deposit under the same key writes and enqueues nothing', async t => {
  const { db } = await avecBase(t)
  assert.equal(await deposer(db), true)
  assert.equal(await deposer(db, { ...courriel, sujet: 'Autre' }), false)
  assert.deepEqual(
    (await listerCourriels(db)).map(({ sujet }) => sujet),
    [courriel.sujet],
  )
})

test('an e-mail leaves through the SMTP server, accents and all, and is marked as sent', async t => {
  const { db } = await avecBase(t)
  const { url, recus, enveloppes } = await serveurSmtp(t)
  const { envoyer, fermer } = expediteurSmtp({ url, de: 'Convergence <ne-pas-repondre@agence.example>' })
  t.after(fermer)
  await deposer(db)
  const [enBoite] = await listerCourriels(db)
  assert.equal(enBoite?.envoyeLe, null)
  await tachesCourriel({ db, envoyer })[TACHE_ENVOI]({ id: enBoite?.id }, contexte)
  assert.deepEqual(enveloppes, [courriel.destinataire])
  assert.equal(recus[0]?.subject, courriel.sujet)
  assert.equal(recus[0]?.text, courriel.texte)
  assert.match(recus[0]?.from?.text ?? '', /ne-pas-repondre@agence\.example/)
  assert.ok((await lireCourriel(db, enBoite?.id ?? 0))?.envoyeLe)
})

test('[P20] a server that takes the message then fails gets it again with the same Message-ID', async t => {
  const { db } = await avecBase(t)
  const { url, recus } = await serveurSmtp(t, { accepteEtOublie: 1 })
  const { envoyer, fermer } = expediteurSmtp({ url, de: 'Convergence <ne-pas-repondre@agence.example>' })
  t.after(fermer)
  await deposer(db)
  const [enBoite] = await listerCourriels(db)
  const tache = tachesCourriel({ db, envoyer })[TACHE_ENVOI]
  await assert.rejects(tache({ id: enBoite?.id }, contexte))
  await tache({ id: enBoite?.id }, contexte)
  await tache({ id: enBoite?.id }, contexte)
  assert.equal(recus.length, 2)
  assert.match(recus[0]?.messageId ?? '', /^<[0-9a-f]{40}@agence\.example>$/)
  assert.equal(recus[0]?.messageId, recus[1]?.messageId)
  assert.equal((await listerCourriels(db))[0]?.tentatives, 2)
})

test('a subject with line breaks cannot add headers', async t => {
  const { db } = await avecBase(t)
  const { url, recus, enveloppes } = await serveurSmtp(t)
  const { envoyer, fermer } = expediteurSmtp({ url, de: 'ne-pas-repondre@agence.example' })
  t.after(fermer)
  await deposer(db, { ...courriel, sujet: 'Reçu\r\nBcc: tiers@exemple.example' })
  const [enBoite] = await listerCourriels(db)
  await tachesCourriel({ db, envoyer })[TACHE_ENVOI]({ id: enBoite?.id }, contexte)
  assert.equal(recus[0]?.subject, 'Reçu Bcc: tiers@exemple.example')
  assert.deepEqual(enveloppes, [courriel.destinataire])
  await assert.rejects(deposer(db, { ...courriel, cle: 'x', destinataire: 'a@b.example\r\nBcc: c@d.example' }))
})

test('without a server, the local box shows each person what is theirs, newest first', async t => {
  const { db } = await avecBase(t)
  await deposer(db)
  await deposer(db, { ...courriel, cle: '2', sujet: 'Deuxième' })
  await deposer(db, { ...courriel, cle: '3', destinataire: 'lucas.bernard@radio-temoin.example' })
  const deDurand = await listerCourriels(db, { destinataire: 'Pierre.Durand@imagerie-demo.example' })
  assert.deepEqual(
    deDurand.map(({ sujet }) => sujet),
    ['Deuxième', courriel.sujet],
  )
  const id = deDurand[0]?.id ?? 0
  await tachesCourriel({ db, envoyer: expediteurLocal.envoyer })[TACHE_ENVOI]({ id }, contexte)
  const lu = await lireCourriel(db, id)
  assert.ok(lu?.envoyeLe)
  assert.equal(lu.texte, courriel.texte)
  assert.equal(await lireCourriel(db, 999), undefined)
})
