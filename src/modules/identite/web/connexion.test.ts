import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { json, type Route } from '../../../platform/http/contract.ts'
import { creerServeur } from '../../../platform/http/serveur.ts'
import type { Serveur } from '../../../platform/http/options.ts'
import { creerOidc } from '../../../platform/oidc/index.ts'
import {
  CLIENT,
  demarrerFournisseur,
  type FournisseurDEssai,
  ORIGINE,
  personne,
} from '../../../platform/oidc/monde-de-test.ts'
import { miseEnPage } from '../../../ui/index.ts'
import { composerIdentite, type Identite, routesIdentite } from '../index.ts'

const { db } = await baseDeTest()
const SECRET = 'secret-des-essais-secret-des-essais'
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const pages: readonly Route[] = (
  [
    ['/tableau-de-bord', { qui: 'editeur' }],
    ['/agence', { qui: 'agent' }],
    ['/produits', { qui: 'editeur' }],
  ] as const
).map(([chemin, acces]) => ({
  methode: 'GET',
  chemin,
  acces,
  traiter: ({ acteur }) => json({ nom: acteur.nom, kind: acteur.kind }),
}))

type Reponse = { readonly statut: number; readonly vers: string; readonly texte: string }

/** A browser: keeps cookies, does not follow by itself. */
type Navigateur = {
  readonly ouvrir: (url: string) => Promise<Reponse>
  readonly envoyer: (url: string, champs?: Record<string, string>) => Promise<Reponse>
  readonly biscuits: Map<string, string>
}

let fournisseur: FournisseurDEssai
let identite: Identite
let serveur: Serveur

const monter = (emetteur: string): Promise<Serveur> => {
  identite = composerIdentite({ db, fournisseur: creerOidc({ emetteur, ...CLIENT, secret: SECRET, log }) })
  return creerServeur({
    routes: [...routesIdentite(identite), ...pages],
    baseUrl: ORIGINE,
    secret: SECRET,
    log,
    limites: 'aucune',
    delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
    resoudreSession: identite.resoudreSession,
    rendre: (page, contexte) =>
      miseEnPage(page, { ...contexte, demonstration: false, operateur: 'Opérateur', marqueEtat: false }),
  })
}

const naviguer = (ou: Serveur = serveur): Navigateur => {
  const biscuits = new Map<string, string>()
  let jeton = ''
  const demander = async (methode: 'GET' | 'POST', url: string, champs?: Record<string, string>): Promise<Reponse> => {
    const reponse = await ou.app.inject({
      method: methode,
      url,
      headers: {
        host: new URL(ORIGINE).host,
        origin: methode === 'POST' ? ORIGINE : '',
        cookie: [...biscuits].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '),
        ...(champs ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(champs ? { payload: new URLSearchParams({ _jeton: jeton, cle: randomUUID(), ...champs }).toString() } : {}),
    })
    for (const pose of [reponse.headers['set-cookie'] ?? []].flat()) {
      const [nom = '', valeur = ''] = pose.split(';', 1)[0]?.split('=') ?? []
      if (pose.includes('Max-Age=0;')) biscuits.delete(nom)
      else biscuits.set(nom, valeur)
    }
    jeton = /name="_jeton" value="([^"]+)"/.exec(reponse.body)?.[1] ?? jeton
    return { statut: reponse.statusCode, vers: String(reponse.headers.location ?? ''), texte: reponse.body }
  }
  return {
    biscuits,
    ouvrir: url => demander('GET', url),
    envoyer: (url, champs = {}) => demander('POST', url, champs),
  }
}

/** From an address to what the provider sends back, and to the page that follows. */
const seConnecter = async (nav: Navigateur, depart = '/connexion'): Promise<string> => {
  const { vers } = await nav.ouvrir(depart)
  const arrivee = await fournisseur.parcourir(vers)
  const retour = await nav.ouvrir(arrivee.slice(ORIGINE.length))
  assert.equal(retour.statut, 303)
  return retour.vers
}

const ACCORDS = { version_partage: '1.0', version_cgu: '1.0', accord_partage: 'oui', accord_cgu: 'oui' }

before(async () => {
  fournisseur = await demarrerFournisseur()
  serveur = await monter(fournisseur.emetteur)
})
after(async () => {
  await serveur.fermer()
  await fournisseur.arreter()
})

describe('signing in, from the button to the page', () => {
  test('[IDN-5] [IDN-6] a first entry: identified, then the texts, then where the person was going', async () => {
    const nav = naviguer()
    const { vers: connexion } = await nav.ouvrir('/produits?page=2')
    assert.equal(connexion, '/connexion?retour=%2Fproduits%3Fpage%3D2')
    const cgu = await seConnecter(nav, connexion)
    assert.equal(cgu, '/cgu?retour=%2Fproduits%3Fpage%3D2')
    assert.equal((await nav.ouvrir('/produits')).vers, '/cgu?retour=%2Fproduits')

    const page = await nav.ouvrir(cgu)
    assert.equal(page.statut, 200)
    for (const donnee of ['Pierre Durand', personne.email, 'Imagerie Démo SAS', 'version 1.0'])
      assert.ok(page.texte.includes(donnee), donnee)

    const refus = await nav.envoyer('/cgu', { ...ACCORDS, accord_cgu: '', retour: '/produits?page=2' })
    assert.equal(refus.statut, 422)
    assert.match(refus.texte, /Une erreur est à corriger/)
    assert.match(refus.texte, /name="accord_partage"[^>]* checked/, 'what was ticked stays ticked')
    assert.match(refus.texte, /name="retour" value="\/produits\?page=2"/)

    const accepte = await nav.envoyer('/cgu', { ...ACCORDS, retour: '/produits?page=2' })
    assert.deepEqual([accepte.statut, accepte.vers], [303, '/connexion?retour=%2Fproduits%3Fpage%3D2'])
    assert.equal((await nav.ouvrir(accepte.vers)).vers, '/produits?page=2')
    assert.equal((await nav.ouvrir('/produits?page=2')).texte, '{"nom":"Pierre Durand","kind":"editeur"}')
    assert.match((await nav.ouvrir('/cgu')).texte, /Ce que vous avez accepté/)
  })

  test('[IDN-1] a second time, the provider asks nothing and neither do we', async () => {
    assert.equal(await seConnecter(naviguer(), '/connexion?retour=%2Fproduits'), '/produits')
  })

  test('[IDN-6] from iSC’s list of services, one arrives at the home of one’s kind', async () => {
    const nav = naviguer()
    assert.equal(await seConnecter(nav), '/tableau-de-bord')
    assert.equal((await nav.ouvrir('/connexion')).vers, '/tableau-de-bord', 'signed in already')
    const par = { id: 'i', nom: 'Installation', qualite: 'installation' }
    await identite.installerHabilitation({
      compte: { iss: fournisseur.emetteur, sub: personne.sub },
      role: 'direction',
      par,
    })
    assert.equal(await seConnecter(naviguer()), '/agence')
    await db.deleteFrom('habilitations').execute()
  })

  test('[IDN-6] an address elsewhere is not gone back to', async () => {
    for (const ailleurs of [
      'https://ailleurs.example',
      '//ailleurs.example',
      '/\\ailleurs.example',
      '/.//ailleurs.example',
    ])
      assert.equal(
        await seConnecter(naviguer(), `/connexion?retour=${encodeURIComponent(ailleurs)}`),
        '/tableau-de-bord',
      )
  })

  test('the session known before is worth nothing after', async () => {
    const nav = naviguer()
    await seConnecter(nav)
    const avant = nav.biscuits.get('session') ?? ''
    nav.biscuits.set('session', avant)
    const { url, cookie } = await identite.fournisseur.commencer({ retour: '', origine: ORIGINE })
    nav.biscuits.set(cookie.nom, cookie.valeur)
    await nav.ouvrir((await fournisseur.parcourir(url)).slice(ORIGINE.length))
    assert.notEqual(nav.biscuits.get('session'), avant)
    assert.equal(await identite.resoudreSession(avant), null)
  })

  test('a return that was not asked for opens nothing', async () => {
    const nav = naviguer()
    const perdue = await nav.ouvrir('/connexion/retour?code=x&state=y')
    assert.equal(perdue.statut, 400)
    assert.match(perdue.texte, /La connexion n’a pas pu être reprise/)
    assert.equal(nav.biscuits.size, 0)
    const { vers } = await nav.ouvrir('/connexion')
    const state = new URL(vers).searchParams.get('state')
    const refusee = await nav.ouvrir(`/connexion/retour?error=access_denied&state=${state}`)
    assert.equal(refusee.statut, 403)
    assert.match(refusee.texte, /Vous avez interrompu la connexion/)
    assert.equal(nav.biscuits.has('session'), false)
  })
})

describe('signing out', () => {
  test('ends the session here at once, and goes to end the provider’s', async () => {
    const nav = naviguer()
    await seConnecter(nav)
    assert.equal((await nav.ouvrir('/produits')).statut, 200)
    const jeton = nav.biscuits.get('session') ?? ''
    assert.equal(
      (await nav.envoyer('/deconnexion', { _jeton: 'faux' })).statut,
      403,
      'another site cannot sign one out',
    )
    await nav.ouvrir('/cgu')
    const sortie = await nav.envoyer('/deconnexion')
    assert.equal(sortie.statut, 303)
    const fin = new URL(sortie.vers)
    assert.equal(fin.origin, fournisseur.emetteur)
    assert.equal(fin.searchParams.get('post_logout_redirect_uri'), `${ORIGINE}/`)
    assert.ok(fin.searchParams.get('id_token_hint'))
    assert.equal(nav.biscuits.has('session'), false)
    nav.biscuits.set('session', jeton)
    assert.equal((await nav.ouvrir('/produits')).statut, 303, 'the cookie kept aside is worth nothing')
  })

  test('of nobody leads home', async () => {
    const sortie = await naviguer().envoyer('/deconnexion')
    assert.deepEqual([sortie.statut, sortie.vers], [303, '/'])
  })
})

describe('somebody who has no business here', () => {
  test('is told why, what to do, and can leave', async () => {
    const nav = naviguer()
    const issue = await identite.ouvrirSession({
      identite: {
        iss: fournisseur.emetteur,
        sub: 'sans-entreprise',
        idToken: 'x',
        revendications: { family_name: 'Seul', email: 'seul@x.example' },
      },
      ancienJeton: undefined,
    })
    assert.ok(issue.ok)
    nav.biscuits.set('session', issue.session.jeton)
    assert.equal((await nav.ouvrir('/connexion')).vers, '/connexion/sans-acces')
    assert.match((await nav.ouvrir('/produits')).vers, /^\/connexion\/sans-acces/)
    const page = await nav.ouvrir('/connexion/sans-acces')
    assert.equal(page.statut, 403)
    for (const dit of ['Que faire', 'sans-entreprise', fournisseur.emetteur, 'Se déconnecter'])
      assert.ok(page.texte.includes(dit), dit)
    assert.equal((await nav.envoyer('/deconnexion')).statut, 303)
    assert.equal((await nav.ouvrir('/connexion/sans-acces')).vers, '/connexion')
  })
})

test('[IDN-5] the terms may be read by anyone', async () => {
  const page = await naviguer().ouvrir('/cgu')
  assert.equal(page.statut, 200)
  assert.match(page.texte, /Conditions générales d’utilisation de Convergence \(version 1\.0\)/)
  assert.doesNotMatch(page.texte, /accord_cgu/)
})

test('while the provider is away: an honest page, and who is signed in goes on', async () => {
  const nav = naviguer()
  await seConnecter(nav)
  const sansFournisseur = await monter('http://127.0.0.1:1')
  const page = await naviguer(sansFournisseur).ouvrir('/connexion')
  assert.equal(page.statut, 503)
  assert.match(page.texte, /Le service d’identification ne répond pas/)
  const connecte = naviguer(sansFournisseur)
  connecte.biscuits.set('session', nav.biscuits.get('session') ?? '')
  assert.equal((await connecte.ouvrir('/produits')).statut, 200)
  await sansFournisseur.fermer()
})
