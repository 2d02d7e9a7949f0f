import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import type { ActeurAgent, ActeurEditeur } from '../../../kernel/acteur.ts'
import { auteur } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { listerCourriels } from '../../../platform/mail/index.ts'
import { composerMessagerie } from '../composition.ts'
import type { MessageSysteme } from '../use-cases/deposer-systeme.ts'

const { db, autre } = await baseDeTest()

const pierre: ActeurEditeur = {
  kind: 'editeur',
  personneId: 'pierre',
  nom: 'Pierre Durand',
  courriel: 'pierre@imagerie-demo.example',
  entrepriseId: 'imagerie',
  role: 'salarie',
}
const hugo: ActeurAgent = {
  kind: 'agent',
  personneId: 'hugo',
  nom: 'Hugo Lefèvre',
  courriel: 'hugo@agence.example',
  roles: ['verificateur'],
}
const lucas: ActeurEditeur = { ...pierre, personneId: 'lucas', entrepriseId: 'radio' }

const composer = (base = db) =>
  composerMessagerie({
    db: base,
    adresse: 'https://convergence.example',
    peutVoir: async (numero, acteur) =>
      acteur.personneId === 'lucas'
        ? null
        : { numero, produitId: 'p', produitNom: 'Imago', entrepriseId: 'imagerie', dispositifIntitule: 'RIS vague 2' },
    destinatairesDe: async ({ cote }) => [cote === 'editeur' ? pierre : hugo],
  })
const messagerie = composer()

let suivant = 0
const numeroNeuf = (): string => `CAND${String(++suivant).padStart(6, '0')}`

const demande = (numero: string, autres: Partial<MessageSysteme> = {}): MessageSysteme =>
  ({
    numero,
    cle: 'ComplementDemande:3',
    kind: 'sollicitation',
    cote: 'agence',
    auteur: auteur(hugo),
    objet: 'Complément demandé',
    corps: 'Merci de préciser le secret de fabrication.',
    faitPosition: 3,
    ...autres,
  }) as MessageSysteme

const courrielsPour = async (numero: string) =>
  (await listerCourriels(db)).filter(({ sujet }) => sujet.includes(numero))

test('[MSG-1] both sides read one conversation, in the order in which it was written', async () => {
  const numero = numeroNeuf()
  await messagerie.envoyerMessage({ acte: acteDe(pierre), numero, texte: 'Bonjour' })
  await messagerie.envoyerMessage({ acte: acteDe(hugo), numero, texte: 'Bonjour à vous' })
  for (const acteur of [pierre, hugo]) {
    const { messages } = await messagerie.lireFil({ numero, acteur })
    assert.deepEqual(
      messages.map(({ position, cote, corps }) => [position, cote, corps]),
      [
        [1, 'editeur', 'Bonjour'],
        [2, 'agence', 'Bonjour à vous'],
      ],
    )
  }
})

test('[MSG-1] nobody else writes in it: the candidature is not there for them', async () => {
  const numero = numeroNeuf()
  await assert.rejects(messagerie.envoyerMessage({ acte: acteDe(lucas), numero, texte: 'Bonjour' }), NonTrouve)
  assert.equal((await messagerie.lireFil({ numero, acteur: pierre })).messages.length, 0)
})

test('[MSG-2] a message sent announces one e-mail to the other side, however often it is sent again', async () => {
  const numero = numeroNeuf()
  const acte = acteDe(pierre)
  const issues = await Promise.all(
    Array.from({ length: 20 }, () => messagerie.envoyerMessage({ acte, numero, texte: 'Le mot de passe est secret.' })),
  )
  assert.deepEqual(new Set(issues.map(issue => issue.ok && issue.position)), new Set([1]))
  const courriels = await courrielsPour(numero)
  assert.deepEqual(
    courriels.map(({ destinataire }) => destinataire),
    [hugo.courriel],
  )
})

test('[MSG-2] a solicitation is in the messaging once and announced once, though its reaction runs many times', async () => {
  const numero = numeroNeuf()
  const seconde = composer(autre())
  const ecrits = await Promise.all(
    Array.from({ length: 20 }, (_, rang) => (rang % 2 ? messagerie : seconde).deposerSysteme(demande(numero))),
  )
  assert.equal(ecrits.filter(Boolean).length, 1)
  const { messages } = await messagerie.lireFil({ numero, acteur: pierre })
  assert.deepEqual(
    messages.map(({ kind, objet, faitPosition }) => [kind, objet, faitPosition]),
    [['sollicitation', 'Complément demandé', 3]],
  )
  assert.equal((await courrielsPour(numero)).length, 1)
})

test('[MSG-2] no e-mail carries anything of what was written', async () => {
  const numero = numeroNeuf()
  await messagerie.deposerSysteme(demande(numero))
  const { rows } = await sql<{ tout: string }>`select row_to_json(c)::text as tout from courriels c
    where sujet like ${`%${numero}%`}`.execute(db)
  assert.equal(rows.length, 1)
  for (const mot of ['secret', 'Complément', 'Imago', 'Hugo']) assert.ok(!rows[0]?.tout.includes(mot), mot)
})

test('[MSG-3] a decision is notified both ways: in the messaging and by e-mail', async () => {
  const numero = numeroNeuf()
  await messagerie.deposerSysteme(demande(numero, { cle: 'ReferencementAttribue:41', kind: 'decision' }))
  const { messages } = await messagerie.lireFil({ numero, acteur: pierre })
  assert.equal(messages[0]?.kind, 'decision')
  const [courriel] = await courrielsPour(numero)
  assert.equal(courriel?.sujet, `Candidature ${numero} : une décision vous est notifiée`)
  assert.equal(courriel?.destinataire, pierre.courriel)
})

test('a notification stays in the messaging unless it is to be announced', async () => {
  const numero = numeroNeuf()
  const notification = { kind: 'notification', cote: 'agence' } as const
  await messagerie.deposerSysteme(demande(numero, { ...notification, annoncee: false, cle: 'a:1' }))
  assert.equal((await courrielsPour(numero)).length, 0)
  await messagerie.deposerSysteme(demande(numero, { ...notification, annoncee: true, cle: 'a:2' }))
  assert.equal((await courrielsPour(numero)).length, 1)
})

test('what is read stays read; what one’s own side writes never waits', async () => {
  const numero = numeroNeuf()
  for (const texte of ['un', 'deux', 'trois']) await messagerie.envoyerMessage({ acte: acteDe(hugo), numero, texte })
  await messagerie.envoyerMessage({ acte: acteDe(pierre), numero, texte: 'quatre' })
  const compte = async (acteur: ActeurEditeur | ActeurAgent) =>
    (await messagerie.nonLus({ acteur, numeros: [numero, 'CANDAUTRE0'] })).get(numero) ?? 0
  assert.deepEqual([await compte(pierre), await compte(hugo)], [3, 1])
  await messagerie.marquerLu({ personneId: 'pierre', numero, jusqua: 2 })
  await messagerie.marquerLu({ personneId: 'pierre', numero, jusqua: 1 })
  assert.equal(await compte(pierre), 1)
  const { messages } = await messagerie.lireFil({ numero, acteur: pierre })
  assert.deepEqual(
    messages.map(({ nouveau }) => nouveau),
    [false, false, true, false],
  )
})

test('[PUB-4] a message can be neither changed nor removed', async () => {
  const numero = numeroNeuf()
  await messagerie.envoyerMessage({ acte: acteDe(pierre), numero, texte: 'Bonjour' })
  await assert.rejects(sql`update messages set corps = 'autre'`.execute(db), /ne se modifie pas/)
  await assert.rejects(sql`delete from messages`.execute(db), /ne se modifie pas/)
  await assert.rejects(sql`truncate messages`.execute(db), /ne se modifie pas/)
})

test('a long conversation is read from its end, page by page', async () => {
  const numero = numeroNeuf()
  await sql`insert into messages (numero, position, cle, kind, cote, auteur, corps)
    select ${numero}, n, 'essai:' || n, 'message', 'agence', ${JSON.stringify(auteur(hugo))}::jsonb, 'n° ' || n
    from generate_series(1, 130) as n`.execute(db)
  const fin = await messagerie.lireFil({ numero, acteur: pierre })
  assert.deepEqual([fin.messages.at(0)?.position, fin.messages.at(-1)?.position, fin.plusAnciens], [31, 130, true])
  const debut = await messagerie.lireFil({ numero, acteur: pierre, avant: 31 })
  assert.deepEqual([debut.messages.at(0)?.position, debut.messages.at(-1)?.position, debut.plusAnciens], [1, 30, false])
})
