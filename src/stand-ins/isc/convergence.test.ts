import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creerOidc } from '../../platform/oidc/index.ts'
import { base, convergence, isc, navigateur, PIERRE, propre, seConnecter } from './monde-de-test.ts'

test('[IDN-1] [IDN-5] Convergence’s own adapter signs a person in at iSC, is told of a refusal, and signs out of it', async t => {
  const n = await propre(t)
  const oidc = creerOidc({
    emetteur: isc.emetteur,
    clientId: convergence.clientId,
    clientSecret: convergence.clientSecret,
    cheminRetour: '/convergence/retour',
    secret: 'secret-des-essais-secret-des-essais',
    log: { warn: () => undefined },
  })
  const commencer = async (): Promise<{ readonly url: string; readonly lire: (nom: string) => string | undefined }> => {
    const { url, cookie } = await oidc.commencer({ retour: '/produits', origine: base })
    return { url, lire: nom => (nom === cookie.nom ? cookie.valeur : undefined) }
  }
  const premier = await commencer()
  await n.aller(premier.url)
  await seConnecter(n, PIERRE)
  const refus = await n.envoyer('/accord', { decision: 'refuser' })
  const refusee = await oidc.terminer({ url: refus.url.pathname + refus.url.search, biscuit: premier.lire })
  assert.equal(refusee.ok ? '' : refusee.motif, 'refusee')

  const second = await commencer()
  await n.aller(second.url)
  const accord = await n.envoyer('/accord', { decision: 'accepter' })
  const issue = await oidc.terminer({ url: accord.url.pathname + accord.url.search, biscuit: second.lire })
  assert.ok(issue.ok)
  assert.equal(issue.retour, '/produits')
  assert.equal(issue.identite.revendications['role_entreprise'], 'salarie')

  const fin = oidc.fin({ idToken: issue.identite.idToken, origine: `${base}/convergence` })
  assert.equal((await n.aller(fin ?? '')).url.href, `${base}/convergence/`)
  const autre = navigateur()
  assert.match((await autre.aller((await commencer()).url)).html, /Première étape sur deux/)
})
