import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { json, redirection, type Route } from './contract.ts'
import { BASE, biscuitDe, demander, envoyerFormulaire, jetonDe, serveurDEssai } from './monde-de-test.tsx'
import type { Serveur } from './options.ts'

const routes: readonly Route[] = [
  { methode: 'POST', chemin: '/acte', acces: { qui: 'connecte' }, traiter: ({ acte, corps }) => json({ acte, corps }) },
  { methode: 'POST', chemin: '/autre', acces: { qui: 'connecte' }, traiter: ({ acte }) => json({ acte }) },
  { methode: 'POST', chemin: '/avis', acces: { qui: 'public' }, traiter: ({ corps }) => json({ corps }) },
  { methode: 'POST', chemin: '/cgu', acces: { qui: 'public' }, traiter: ({ sessionId }) => json({ sessionId }) },
  {
    methode: 'POST',
    chemin: '/rappel',
    acces: { qui: 'public' },
    corps: 'json',
    sansJeton: 'un partenaire signe son appel',
    traiter: ({ json: valeur, octets }) => json({ valeur, taille: octets.length }),
  },
  {
    methode: 'POST',
    chemin: '/entree',
    acces: { qui: 'public' },
    traiter: () => redirection('/', [{ nom: 'session', valeur: 'x'.repeat(43), dureeSecondes: 60 }]),
  },
]

describe('a form', () => {
  let serveur: Serveur
  before(async () => {
    serveur = await serveurDEssai(routes, { limites: 'aucune' })
  })
  after(() => serveur.fermer())
  const cle = randomUUID()

  test('sent from a page of the same session passes', async () => {
    const champs = { _jeton: jetonDe('pierre'), cle, nom: 'a' }
    const reponse = await envoyerFormulaire(serveur, {
      url: '/acte',
      qui: 'pierre',
      champs,
      headers: { origin: BASE, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(reponse.statusCode, 200)
    assert.equal(reponse.json().acte.cle, cle)
  })

  const refus: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
    ['without a token', { cle }, {}],
    ['with the token of another session', { cle, _jeton: jetonDe('nadia') }, {}],
    ['with a token cut short', { cle, _jeton: jetonDe('pierre').slice(0, -1) }, {}],
    ['from another site', { cle, _jeton: jetonDe('pierre') }, { origin: 'https://ailleurs.example' }],
    ['from a page without an origin', { cle, _jeton: jetonDe('pierre') }, { origin: 'null' }],
    ['from a neighbouring site', { cle, _jeton: jetonDe('pierre') }, { 'sec-fetch-site': 'same-site' }],
    [
      'from anywhere else, by what the browser says',
      { cle, _jeton: jetonDe('pierre') },
      { 'sec-fetch-site': 'cross-site' },
    ],
  ]
  for (const [comment, champs, headers] of refus) {
    test(`sent ${comment} is refused, and says to open the page again`, async () => {
      const reponse = await envoyerFormulaire(serveur, { url: '/acte', qui: 'pierre', champs, headers })
      assert.equal(reponse.statusCode, 403)
      const enJson = await envoyerFormulaire(serveur, {
        url: '/acte',
        qui: 'pierre',
        champs,
        headers: { ...headers, accept: 'application/json' },
      })
      assert.match(enJson.json().detail, /Rouvrez la page/)
    })
  }

  test('of somebody who must accept the terms first carries a token too', async () => {
    assert.equal((await envoyerFormulaire(serveur, { url: '/cgu', qui: 'nouvelle', champs: {} })).statusCode, 403)
    const reponse = await envoyerFormulaire(serveur, {
      url: '/cgu',
      qui: 'nouvelle',
      champs: { _jeton: jetonDe('nouvelle') },
    })
    assert.deepEqual(reponse.json(), { sessionId: 'nouvelle' })
  })

  test('of somebody who is not signed in needs no token, but must not come from elsewhere', async () => {
    assert.equal((await envoyerFormulaire(serveur, { url: '/avis', champs: { utile: 'oui' } })).statusCode, 200)
    const ailleurs = { origin: 'https://ailleurs.example' }
    assert.equal((await envoyerFormulaire(serveur, { url: '/avis', champs: {}, headers: ailleurs })).statusCode, 403)
  })

  test('without its idempotency key is a 400', async () => {
    for (const mauvaise of [{}, { cle: 'un' }, { cle: `${cle}0` }]) {
      const reponse = await envoyerFormulaire(serveur, {
        url: '/acte',
        qui: 'pierre',
        champs: { _jeton: jetonDe('pierre'), ...mauvaise },
      })
      assert.equal(reponse.statusCode, 400)
    }
  })

  test('has the same empreinte whatever the order of its fields, another with another content or address', async () => {
    const empreinte = async (url: string, champs: Record<string, string>): Promise<string> => {
      const reponse = await envoyerFormulaire(serveur, {
        url,
        qui: 'pierre',
        champs: { _jeton: jetonDe('pierre'), ...champs },
      })
      return reponse.json().acte.empreinte
    }
    const premiere = await empreinte('/acte', { cle, a: '1', b: '2' })
    assert.match(premiere, /^[0-9a-f]{64}$/)
    assert.equal(await empreinte('/acte', { b: '2', cle: randomUUID(), a: '1' }), premiere)
    assert.notEqual(await empreinte('/acte', { cle, a: '1', b: '3' }), premiere)
    assert.notEqual(await empreinte('/acte', { cle, a: '1', b: '2', c: '' }), premiere)
    assert.notEqual(await empreinte('/autre', { cle, a: '1', b: '2' }), premiere)
  })

  test('gives lists for names that come twice, line ends of one kind, and no prototype', async () => {
    const payload = 'a=1&a=2&texte=un%0D%0Adeux&__proto__=x&constructor=y'
    const reponse = await demander(serveur, {
      method: 'POST',
      url: '/avis',
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.match(reponse.body, /"a":\["1","2"\],"texte":"un\\ndeux","__proto__":"x","constructor":"y"/)
  })

  test('with a NUL is a 400, of more than 1 MB a 413, that is JSON a 415', async () => {
    const envoyer = (payload: string, type = 'application/x-www-form-urlencoded') =>
      demander(serveur, { method: 'POST', url: '/avis', payload, headers: { 'content-type': type } })
    assert.equal((await envoyer('a=%00')).statusCode, 400)
    assert.equal((await envoyer(`a=${'x'.repeat(1_048_576)}`)).statusCode, 413)
    assert.equal((await envoyer('{}', 'application/json')).statusCode, 415)
    assert.equal((await demander(serveur, { url: '/sante?a=%00' })).statusCode, 400)
  })

  test('a partner’s call needs no token: its bytes are given with its value', async () => {
    const appel = (payload: string, type = 'application/json') =>
      demander(serveur, {
        method: 'POST',
        url: '/rappel',
        payload,
        headers: { 'content-type': type, origin: 'https://partenaire.example' },
      })
    assert.deepEqual((await appel('{"a": 1}')).json(), { valeur: { a: 1 }, taille: 8 })
    assert.equal((await appel('{"a": ')).statusCode, 400)
    assert.equal((await appel('a=1', 'application/x-www-form-urlencoded')).statusCode, 415)
  })

  test('a cookie is HttpOnly and Lax; under https also Secure and bound to the host', async () => {
    const enClair = await envoyerFormulaire(serveur, { url: '/entree', champs: {} })
    assert.equal(enClair.headers['set-cookie'], `session=${'x'.repeat(43)}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`)
    const chiffre = await serveurDEssai(routes, { baseUrl: 'https://convergence.example:3000' })
    const reponse = await envoyerFormulaire(chiffre, { url: '/entree', champs: {} })
    assert.match(String(reponse.headers['set-cookie']), /^__Host-session=x{43}; .*; Secure$/)
    assert.match(String(reponse.headers['strict-transport-security']), /max-age=31536000/)
    const sansPrefixe = await demander(chiffre, {
      method: 'POST',
      url: '/acte',
      headers: { cookie: biscuitDe('pierre') },
    })
    assert.equal(sansPrefixe.statusCode, 401, 'a cookie without the prefix may have been written by a neighbour')
    await chiffre.fermer()
  })
})
