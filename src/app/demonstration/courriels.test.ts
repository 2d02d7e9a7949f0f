import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { avecBase, baseDeTest } from '../../../test/harness/base.ts'
import { type Navigateur, ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import type { Db } from '../../platform/db/index.ts'
import { enTransaction } from '../../platform/db/index.ts'
import { deposerCourriel, listerCourriels } from '../../platform/mail/index.ts'
import { routesCourriels } from './courriels.route.ts'

const BASE = 'https://convergence.example'
const CLAIRE = 'claire.martin@imagerie-demo.example'
const HUGO = 'hugo.lefevre@agence.example'

const ouvrir = async (db: Db): Promise<{ readonly qui: Navigateur; readonly fermer: () => Promise<void> }> => {
  const navigation = await ouvrirNavigation(routesCourriels({ db, baseUrl: BASE }))
  const personne = { kind: 'agent', personneId: 'hugo', nom: 'Hugo Lefèvre', courriel: HUGO, roles: [] } as const
  return { qui: navigation.en(personne), fermer: navigation.fermer }
}

const { db } = await baseDeTest()
await enTransaction(db, async tx => {
  const ecrire = (cle: string, destinataire: string, sujet: string, texte: string): Promise<boolean> =>
    deposerCourriel(tx, { cle, destinataire, sujet, texte })
  await ecrire('1', HUGO, 'Votre code', 'Bonjour,\n\nVotre code : 123456\n')
  await ecrire(
    '2',
    CLAIRE,
    'Un complément est demandé',
    `Voir (${BASE}/candidatures/SEKWAOLGFJ?x=1&y=2).\nAilleurs : https://evil.test/a et javascript:alert(1) <b>gras</b>`,
  )
})
const { qui, fermer } = await ouvrir(db)
after(fermer)

test('the mail box lists every e-mail, newest first, and those of one person', async () => {
  const tous = await qui.aller('/demonstration/courriels')
  assert.equal(tous.statut, 200)
  assert.match(tous.texte, /2 courriels.*Un complément est demandé.*À envoyer.*Votre code/)
  const siens = await qui.aller(`/demonstration/courriels?destinataire=${CLAIRE.toUpperCase()}`)
  assert.match(siens.texte, /Un complément est demandé/)
  assert.doesNotMatch(siens.texte, /Votre code/)
  assert.match(siens.html, new RegExp(`<option value="${CLAIRE}" selected`))
  const personne = await qui.aller('/demonstration/courriels?destinataire=nul%40nulle.part')
  assert.match(personne.texte, /Aucun courriel pour nul@nulle\.part/)
})

test('an e-mail is read as it was written; only links to this site can be followed', async () => {
  const [complement] = await listerCourriels(db, { destinataire: CLAIRE })
  const lu = await qui.aller(`/demonstration/courriels/${complement?.id}`)
  assert.match(lu.html, /<a class="fr-link" href="\/candidatures\/SEKWAOLGFJ\?x=1&amp;y=2">/)
  assert.match(lu.html, /<br\/?>Ailleurs\s: https:\/\/evil\.test\/a et javascript:alert\(1\) &lt;b/)
  assert.doesNotMatch(lu.html, /href="(?:https:\/\/evil|javascript)/)
})

test('an e-mail that does not exist is not found', async () => {
  for (const id of ['999', '0', '-1', '1e3', 'abc', '99999999999999999999'])
    assert.equal((await qui.aller(`/demonstration/courriels/${id}`)).statut, 404, id)
})

test('an empty mail box says what will fill it', async t => {
  const vide = await avecBase(t)
  const boite = await ouvrir(vide.db)
  t.after(boite.fermer)
  assert.match((await boite.qui.aller('/demonstration/courriels')).texte, /Aucun courriel pour l’instant/)
})
