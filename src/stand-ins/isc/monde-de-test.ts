import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, type TestContext } from 'node:test'
import { sql } from 'kysely'
import * as client from 'openid-client'
import { baseDeTest } from '../../../test/harness/base.ts'
import { creerIsc, installerComptes, MOT_DE_PASSE_DE_DEMONSTRATION, type Service } from './index.ts'
import { type Navigateur, ouvrirNavigateur, type Vue } from './navigateur-de-test.ts'

/** A world for one test file: iSC on a real server and a real database, two services, browsers. */
export const { db } = await baseDeTest()
await installerComptes(db)

/** What iSC reported as its own fault; a file fails when there is any. */
export const erreurs: Error[] = []

/** Listens on a free port until the file is done. */
export const ecouter = async (traiter: RequestListener): Promise<number> => {
  const serveur = createServer(traiter)
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  after(
    () =>
      new Promise<void>(fini => {
        serveur.close(() => fini())
        serveur.closeAllConnections()
      }),
  )
  return (serveur.address() as AddressInfo).port
}

after(() => assert.deepEqual(erreurs, []))

export const port = await ecouter((req, res) => isc.traiter(req, res))
export const base = `http://127.0.0.1:${port}`
const service = (clientId: string, nom: string, chemin: string): Service => ({
  clientId,
  clientSecret: `secret-de-${clientId}`,
  nom,
  description: `Le service « ${nom} ».`,
  responsable: 'Agence de démonstration',
  adresse: `${chemin}/connexion`,
  retours: [`${base}${chemin}/retour`],
  retoursDeconnexion: [`${base}${chemin}/`],
})
export const convergence = service('convergence', 'Plateforme Convergence', '/convergence')
export const espace = service('espace-authentifie', 'Espace Authentifié', '/espace')
export const isc = creerIsc({
  db,
  baseUrl: base,
  services: [convergence, espace],
  demonstration: true,
  surErreur: erreur => erreurs.push(erreur),
})

export const configurationDe = ({ clientId, clientSecret }: Service): Promise<client.Configuration> =>
  client.discovery(
    new URL(isc.emetteur),
    clientId,
    { client_secret: clientSecret },
    client.ClientSecretBasic(clientSecret),
    {
      execute: [client.allowInsecureRequests],
    },
  )

type Connexion = { readonly id: client.IDToken; readonly idToken: string; readonly infos: client.UserInfoResponse }

type Demande = {
  readonly url: URL
  /** Exchanges the callback for the person's claims, as a service does. */
  readonly finir: (retour: URL) => Promise<Connexion>
}

export const demander = async (
  chez: Service,
  en: { readonly origine?: string; readonly prompt?: string } = {},
): Promise<Demande> => {
  const config = await configurationDe(chez)
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
  const [retour = ''] = chez.retours
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: retour.replace(base, en.origine ?? base),
    scope: 'openid profile email phone entreprise',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...(en.prompt === undefined ? {} : { prompt: en.prompt }),
  })
  const finir: Demande['finir'] = async callback => {
    const jetons = await client.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier,
      expectedState,
      expectedNonce,
    })
    const id = jetons.claims()
    assert.ok(id)
    return {
      id,
      idToken: jetons.id_token ?? '',
      infos: await client.fetchUserInfo(config, jetons.access_token, id.sub),
    }
  }
  return { url: en.origine === undefined ? url : new URL(url.href.replace(base, en.origine)), finir }
}

export const navigateur = (): Navigateur => ouvrirNavigateur(({ pathname }) => !pathname.startsWith('/isc'))

export const PIERRE = 'pierre.durand@imagerie-demo.example'
export const HUGO = 'hugo.lefevre@agence.example'

export const codeRecu = async (courriel: string): Promise<string> => {
  const { rows } = await sql<{ texte: string }>`select texte from courriels where destinataire = ${courriel}
    order by id desc limit 1`.execute(db)
  return /: (\d{6})$/m.exec(rows[0]?.texte ?? '')?.[1] ?? 'aucun'
}

export const motDePasse = (
  n: Navigateur,
  courriel: string,
  mot_de_passe = MOT_DE_PASSE_DE_DEMONSTRATION,
): Promise<Vue> => n.envoyer('/identification', { courriel, mot_de_passe })

/** Password, then code: up to the agreement, or to the service when it was already given. */
export const seConnecter = async (n: Navigateur, courriel: string): Promise<Vue> => {
  await motDePasse(n, courriel)
  return n.envoyer('/code', { code: await codeRecu(courriel) })
}

/** Accounts are shared by the tests of this file: each begins with no agreement and no failure. */
export const propre = async (t: TestContext): Promise<Navigateur> => {
  await sql`delete from isc_consentements`.execute(db)
  await sql`delete from isc_essais`.execute(db)
  t.after(() => sql`delete from isc_essais`.execute(db))
  return navigateur()
}
