import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { json, redirection, type Route, type SessionResolue } from './contract.ts'
import { biscuitDe, demander, envoyerFormulaire, type Ligne, serveurDEssai } from './monde-de-test.tsx'
import { cleAdresse, creerLimiteur } from './limites.ts'
import type { Mesure, Serveur } from './options.ts'

const publique = (chemin: string, reste: Partial<Route> = {}): Route => ({
  methode: 'GET',
  chemin,
  acces: { qui: 'public' },
  traiter: () => json({}),
  ...reste,
})

describe('the name of the host', () => {
  let serveur: Serveur
  before(async () => {
    serveur = await serveurDEssai([publique('/')])
  })
  after(() => serveur.fermer())

  for (const host of [
    'ailleurs.example',
    'convergence.example',
    'convergence.example:80',
    'convergence.example:3000.evil.example',
  ])
    test(`${host} is not ours: 421, and nothing of it in the answer`, async () => {
      const reponse = await demander(serveur, { url: '/', headers: { host } })
      assert.equal(reponse.statusCode, 421)
      assert.ok(!reponse.body.includes('evil') && !reponse.body.includes('ailleurs'))
    })

  test('has three forms on a machine of one’s own, and forms work under each', async () => {
    const local = await serveurDEssai(
      [publique('/', { traiter: ({ origine }) => json({ origine }) }), publique('/envoi', { methode: 'POST' })],
      {
        baseUrl: 'http://localhost:3000',
      },
    )
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      const origin = `http://${host}`
      assert.equal((await demander(local, { url: '/', headers: { host } })).json().origine, origin)
      assert.equal(
        (await envoyerFormulaire(local, { url: '/envoi', champs: {}, headers: { host, origin } })).statusCode,
        200,
      )
      const autre = { host, origin: 'http://localhost:4000' }
      assert.equal((await envoyerFormulaire(local, { url: '/envoi', champs: {}, headers: autre })).statusCode, 403)
    }
    await local.fermer()
  })

  test('of a proxy is not believed unless it is ours', async () => {
    const headers = { 'x-forwarded-host': 'ailleurs.example', 'x-correlation': 'choisie-dehors' }
    const directe = await demander(serveur, { url: '/', headers })
    assert.equal(directe.statusCode, 200)
    assert.notEqual(directe.headers['x-correlation'], 'choisie-dehors')
    const derriere = await serveurDEssai([publique('/')], { trustProxy: true })
    const suivie = await demander(derriere, { url: '/', headers: { 'x-correlation': 'choisie-dehors' } })
    assert.equal(suivie.headers['x-correlation'], 'choisie-dehors')
    const forgee = await demander(derriere, { url: '/', headers: { 'x-correlation': 'x'.repeat(80) } })
    assert.match(String(forgee.headers['x-correlation']), /^[0-9a-f-]{36}$/)
    await derriere.fermer()
  })

  test('behind a proxy, the address is the one that it adds, not what its caller wrote before (P27)', async () => {
    const derriere = await serveurDEssai([publique('/', { limite: 2 })], { trustProxy: true })
    const depuis = async (adresses: string): Promise<number> =>
      (await demander(derriere, { url: '/', headers: { 'x-forwarded-for': adresses } })).statusCode
    assert.deepEqual(
      [await depuis('1.1.1.1, 9.9.9.9'), await depuis('2.2.2.2, 9.9.9.9'), await depuis('3.3.3.3, 9.9.9.9')],
      [200, 200, 429],
    )
    assert.equal(await depuis('9.9.9.9, 8.8.8.8'), 200)
    await derriere.fermer()
  })

  test('does not matter to probes', async () => {
    assert.equal((await demander(serveur, { url: '/sante', headers: { host: '10.0.0.7' } })).statusCode, 200)
    const sansBase = await serveurDEssai([], { pret: async () => Promise.reject(new Error('base absente')) })
    assert.equal((await demander(sansBase, { url: '/sante' })).statusCode, 200)
    assert.equal((await demander(sansBase, { url: '/sante/pret' })).statusCode, 503)
    await sansBase.fermer()
  })
})

describe('the limits', () => {
  test('turn away an address that asks too much, and say when to come back', async () => {
    const serveur = await serveurDEssai([publique('/')], { limites: { parMinute: 3 } })
    for (let i = 0; i < 3; i++) assert.equal((await demander(serveur, { url: '/' })).statusCode, 200)
    const reponse = await demander(serveur, { url: '/' })
    assert.equal(reponse.statusCode, 429)
    assert.match(String(reponse.headers['retry-after']), /^\d+$/)
    await serveur.fermer()
  })

  test('count a session apart once it is known: many people share an address', async () => {
    const serveur = await serveurDEssai([publique('/')], { limites: { parMinute: 3 } })
    for (const qui of ['pierre', 'nadia', 'hugo'] as const)
      assert.equal((await demander(serveur, { url: '/', qui })).statusCode, 200)
    assert.equal((await demander(serveur, { url: '/' })).statusCode, 429)
    assert.equal((await demander(serveur, { url: '/', qui: 'pierre' })).statusCode, 200)
    await serveur.fermer()
  })

  test('of one route are stricter, and its own', async () => {
    const serveur = await serveurDEssai([publique('/connexion', { limite: 2 }), publique('/')])
    for (let i = 0; i < 2; i++) assert.equal((await demander(serveur, { url: '/connexion' })).statusCode, 200)
    assert.equal((await demander(serveur, { url: '/connexion' })).statusCode, 429)
    assert.equal((await demander(serveur, { url: '/' })).statusCode, 200)
    await serveur.fermer()
  })

  test('take a whole IPv6 subscriber for one, and an IPv4 address for itself', () => {
    assert.equal(cleAdresse('2001:db8:1:2:3:4:5:6'), cleAdresse('2001:db8:1:2:ffff::1'))
    assert.equal(cleAdresse('2001:db8::1'), cleAdresse('2001:db8:0:0:ffff::1'))
    assert.notEqual(cleAdresse('2001:db8::1'), cleAdresse('2001:db8:0:1::1'))
    assert.notEqual(cleAdresse('192.0.2.1'), cleAdresse('192.0.2.2'))
    assert.notEqual(cleAdresse('::ffff:192.0.2.1'), cleAdresse('::ffff:192.0.2.2'))
  })

  test('do not fill the memory', () => {
    const compter = creerLimiteur(1)
    for (let i = 0; i <= 100_001; i++) compter(String(i))
    assert.equal(compter('0'), 0, 'the table started again')
  })
})

test('under load, reads are turned away and writes go on', async () => {
  const portes: (() => void)[] = []
  const lente = publique('/lente', { traiter: () => new Promise(resolve => portes.push(() => resolve(json({})))) })
  const serveur = await serveurDEssai([lente, publique('/vite'), publique('/depot', { methode: 'POST' })], {
    delestage: { lecturesMax: 2, retardMaxMs: Number.POSITIVE_INFINITY },
  })
  const enCours = [demander(serveur, { url: '/lente' }), demander(serveur, { url: '/lente' })]
  while (portes.length < 2) await attendre(1)
  const refusee = await demander(serveur, { url: '/vite' })
  assert.equal(refusee.statusCode, 503)
  assert.ok(refusee.headers['retry-after'])
  assert.equal((await envoyerFormulaire(serveur, { url: '/depot', champs: {} })).statusCode, 200)
  assert.equal((await demander(serveur, { url: '/sante' })).statusCode, 200)
  for (const ouvrir of portes) ouvrir()
  for (const reponse of await Promise.all(enCours)) assert.equal(reponse.statusCode, 200)
  assert.equal((await demander(serveur, { url: '/vite' })).statusCode, 200)
  await serveur.fermer()
})

describe('a session', () => {
  const connecte: SessionResolue = {
    kind: 'connecte',
    connecte: { sessionId: 's', acteur: { kind: 'agent', personneId: 'p', nom: 'Nadia', courriel: 'n', roles: [] } },
  }

  test('is asked of the database once for requests that come together, and not for a while after', async () => {
    let demandes = 0
    const serveur = await serveurDEssai([publique('/', { acces: { qui: 'connecte' } })], {
      resoudreSession: async () => {
        demandes++
        await attendre(5)
        return connecte
      },
    })
    const reponses = await Promise.all([1, 2, 3].map(() => demander(serveur, { url: '/', qui: 'nadia' })))
    assert.deepEqual(
      reponses.map(({ statusCode }) => statusCode),
      [200, 200, 200],
    )
    await demander(serveur, { url: '/', qui: 'nadia' })
    assert.equal(demandes, 1)
    await serveur.fermer()
  })

  test('that ended elsewhere is worth nothing within a second (P32)', async () => {
    let ouverte = true
    const serveur = await serveurDEssai([publique('/', { acces: { qui: 'connecte' } })], {
      resoudreSession: async () => (ouverte ? connecte : null),
    })
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).statusCode, 200)
    ouverte = false
    await attendre(1_000)
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).statusCode, 303)
    await serveur.fermer()
  })

  test('that ends here is worth nothing at once', async () => {
    let ouverte = true
    const serveur = await serveurDEssai(
      [
        publique('/', { acces: { qui: 'connecte' } }),
        publique('/deconnexion', {
          methode: 'POST',
          sansJeton: 'essai',
          traiter: () => {
            ouverte = false
            return redirection('/', [{ nom: 'session', valeur: '', dureeSecondes: 0 }])
          },
        }),
      ],
      { resoudreSession: async () => (ouverte ? connecte : null) },
    )
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).statusCode, 200)
    const sortie = await demander(serveur, { method: 'POST', url: '/deconnexion', qui: 'nadia' })
    assert.match(String(sortie.headers['set-cookie']), /^session=; Max-Age=0; /)
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).statusCode, 303)
    await serveur.fermer()
  })

  test('that is retained is asked again each time: it must be let go as soon as it may', async () => {
    let retenue = true
    const serveur = await serveurDEssai([publique('/', { acces: { qui: 'connecte' } })], {
      resoudreSession: async () => (retenue ? { kind: 'retenue', sessionId: 's', vers: '/cgu' } : connecte),
    })
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).headers.location, '/cgu?retour=%2F')
    retenue = false
    assert.equal((await demander(serveur, { url: '/', qui: 'nadia' })).statusCode, 200)
    await serveur.fermer()
  })
})

test('a line of log per request names the declared route, never what was typed (P34)', async () => {
  const lignes: Ligne[] = []
  const mesures: Mesure[] = []
  const noter = (niveau: string) => (objet: object, texte?: string) =>
    void lignes.push({ niveau, objet, texte: texte ?? '' })
  const serveur = await serveurDEssai([publique('/candidatures/:numero')], {
    log: { info: noter('info'), warn: noter('warn'), error: noter('error') },
    surMesure: mesure => void mesures.push(mesure),
  })
  await demander(serveur, {
    url: '/candidatures/CANARI?code=CANARI',
    headers: { cookie: `${biscuitDe('pierre')}; autre=CANARI` },
  })
  await demander(serveur, { url: '/CANARI%0aligne' })
  await serveur.fermer()
  assert.deepEqual(
    mesures.map(({ route, statut }) => [route, statut]),
    [
      ['/candidatures/:numero', 200],
      ['inconnue', 404],
    ],
  )
  assert.doesNotMatch(JSON.stringify(lignes), /CANARI|pierre_/)
})

test('a server mounted under a prefix gets the bare request, with our headers and our name', async () => {
  const serveur = await serveurDEssai([], {
    montages: [
      {
        prefixe: '/isc',
        raison: 'fournisseur local',
        limite: 3,
        traiter: (requete, reponse) => {
          reponse.setHeader('content-type', 'text/plain')
          reponse.end(`${requete.method} ${requete.url}`)
        },
      },
    ],
  })
  const reponse = await demander(serveur, {
    method: 'POST',
    url: '/isc/code?a=1',
    payload: 'x=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(reponse.body, 'POST /isc/code?a=1')
  assert.match(String(reponse.headers['content-security-policy']), /default-src 'none'/)
  assert.equal((await demander(serveur, { url: '/isc' })).body, 'GET /isc')
  assert.equal((await demander(serveur, { url: '/isc', headers: { host: 'ailleurs' } })).statusCode, 421)
  await demander(serveur, { url: '/isc/x' })
  assert.equal((await demander(serveur, { url: '/isc/y' })).statusCode, 429)
  await serveur.fermer()
})
