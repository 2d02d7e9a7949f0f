import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { type Acces, attendus } from './harness/acces-attendus.ts'
import { peupler } from './harness/droits.ts'
import { enParties } from './harness/navigateur.ts'
import type { Prenom } from './harness/personnes.ts'
import { ouvrirProcedure } from './harness/procedure.ts'
import { ouvrirRouteur, type RouteDuRouteur } from './harness/routeur.ts'

const procedure = await ouvrirProcedure()
const { routes, demander, jeton } = await ouvrirRouteur(procedure)
const monde = await peupler(procedure)
const { personnes } = procedure

const PRENOMS = Object.keys(personnes) as readonly Prenom[]
/** Those of the company who see the product and its candidatures: its collaborateur, and the legal representative. */
const SIENS: readonly Prenom[] = ['pierre', 'claire']

const nom = ({ methode, chemin }: RouteDuRouteur): string => `${methode} ${chemin}`
const accesDe = (route: RouteDuRouteur): Acces =>
  attendus[nom(route)] ?? assert.fail(`${nom(route)} n’est pas attendue`)

/** What nobody has yet in this world: the minutes of a séance that is not held. */
const PAS_ENCORE = 'GET /agence/college/:seance/pv'

type Verdict = 'admis' | 'interdit' | 'introuvable'
const verdict = (acces: Acces, qui: Prenom): Verdict => {
  const acteur = personnes[qui]
  if (acces === 'public') return 'admis'
  if (acteur.kind === 'agent') {
    if (acces === 'siens_et_agence') return 'admis'
    return typeof acces !== 'string' && acces.some(role => acteur.roles.includes(role)) ? 'admis' : 'interdit'
  }
  if (typeof acces !== 'string') return 'interdit'
  return acces === 'editeurs' || SIENS.includes(qui) ? 'admis' : 'introuvable'
}

/** The bodies that a browser sends: most routes read a form, some a form with files. */
const envoi = async (qui: Prenom | null, url: string, champs: Readonly<Record<string, string>>) => {
  const enFormulaire: InjectOptions = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(champs).toString(),
  }
  const reponse = await demander(qui, enFormulaire)
  if (reponse.statusCode !== 415) return reponse
  const { type, corps } = enParties(Object.entries(champs))
  return demander(qui, { method: 'POST', url, headers: { 'content-type': type }, payload: corps })
}
/** What a client of the tus protocol says, of a part that holds nothing. */
const deTus = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
const appeler = async (qui: Prenom | null, route: RouteDuRouteur, inconnu = false): Promise<LightMyRequestResponse> => {
  const url = monde.adresse(route.chemin, inconnu)
  if (route.methode === 'GET') return demander(qui, { url })
  if (route.methode === 'HEAD' || route.methode === 'PATCH' || route.methode === 'DELETE')
    return demander(qui, { method: route.methode, url, headers: deTus })
  const champs = { _jeton: qui ? await jeton(qui) : '', cle: randomUUID(), ...monde.champs(route.chemin, inconnu) }
  return envoi(qui, url, champs)
}
/** What an answer says, whatever the number asked for and the reference of the request. */
const propos = ({ statusCode, body }: LightMyRequestResponse): string =>
  `${statusCode} ${monde.sansNumeros(body).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')}`

test('[P23] every route of the running router has its place in the expectations, and the expectations name no other', () => {
  assert.ok(routes.length > 90, `${routes.length} routes`)
  assert.deepEqual(routes.map(nom).toSorted(), Object.keys(attendus).toSorted())
})

test('[P23] without a session: pages lead to the sign-in, acts are refused, and nothing is shown', async () => {
  for (const route of routes.filter(route => accesDe(route) !== 'public')) {
    const reponse = await appeler(null, route)
    const enPage = ['GET', 'HEAD'].includes(route.methode) && !monde.adresse(route.chemin, false).endsWith('.json')
    const attendu = enPage ? 303 : 401
    assert.equal(reponse.statusCode, attendu, nom(route))
    if (attendu === 303) assert.match(String(reponse.headers.location), /^\/connexion\?retour=/, nom(route))
    assert.ok(
      monde.secrets.every(secret => !reponse.body.includes(secret)),
      nom(route),
    )
  }
  for (const route of routes.filter(candidate => accesDe(candidate) === 'public')) {
    const { statusCode, headers } = await appeler(null, route)
    assert.ok(statusCode < 500 && statusCode !== 401 && statusCode !== 403, nom(route))
    if (nom(route) !== 'POST /cgu') assert.doesNotMatch(String(headers.location), /^\/connexion\?/, nom(route))
  }
})

for (const qui of PRENOMS)
  test(`[P23] ${personnes[qui].nom}: admitted, refused or not found, as declared, on each of the ${routes.length} routes`, async () => {
    const fautes: string[] = []
    for (const route of routes) {
      const attendu = verdict(accesDe(route), qui)
      // An act of theirs would be done.
      if (attendu === 'admis' && (route.methode === 'POST' || route.methode === 'DELETE')) continue
      const reponse = await appeler(qui, route)
      const { statusCode } = reponse
      const vu =
        statusCode === 403 && !route.chemin.endsWith('/sans-acces')
          ? 'interdit'
          : statusCode === 404
            ? 'introuvable'
            : statusCode < 500
              ? 'admis'
              : String(statusCode)
      const pasEncore = nom(route) === PAS_ENCORE && attendu === 'admis' && vu === 'introuvable'
      if (vu !== attendu && !pasEncore) fautes.push(`${nom(route)} : ${vu}, au lieu de ${attendu}`)
      if (attendu !== 'admis' && monde.secrets.some(secret => reponse.body.includes(secret)))
        fautes.push(`${nom(route)} : dit ce qu’elle ne doit pas`)
    }
    assert.deepEqual(fautes, [], `\n${fautes.join('\n')}\n`)
  })

for (const qui of ['lucas', 'paul'] as const)
  test(`[P23] to ${personnes[qui].nom}, what is another’s answers as what is not: same status, same words`, async () => {
    const fautes: string[] = []
    for (const route of routes.filter(({ chemin }) => chemin.includes(':'))) {
      if (verdict(accesDe(route), qui) !== 'introuvable') continue
      const [autre, aucune] = [propos(await appeler(qui, route)), propos(await appeler(qui, route, true))]
      if (autre !== aucune) fautes.push(`${nom(route)} :\n${autre.slice(0, 300)}\n${aucune.slice(0, 300)}`)
    }
    assert.deepEqual(fautes, [], `\n${fautes.join('\n')}\n`)
  })

test('[P27] an act without its token is refused, to whoever could do it', async () => {
  for (const route of routes.filter(({ methode }) => methode === 'POST'))
    for (const qui of PRENOMS.filter(prenom => verdict(accesDe(route), prenom) === 'admis').slice(0, 2))
      for (const _jeton of ['', 'faux', await jeton(qui === 'claire' ? 'pierre' : 'claire')]) {
        const champs = { _jeton, cle: randomUUID(), ...monde.champs(route.chemin, false) }
        const reponse = await envoi(qui, monde.adresse(route.chemin, false), champs)
        assert.equal(reponse.statusCode, 403, `${nom(route)} ${qui} « ${_jeton.slice(0, 6)} »`)
      }
})

test('[P23] whatever a query or an address holds, no page breaks', async () => {
  const bizarres = [
    '',
    '0',
    '-1',
    '1e99',
    '99999999999999999999999',
    'constructor',
    '__proto__',
    "'",
    '%00',
    '%',
    '\u202e',
    '../..',
    'a'.repeat(190),
  ]
  const parametres = [
    'page',
    'q',
    'statut',
    'guichet',
    'preuve',
    'exigence',
    'filtre',
    'produit',
    'avant',
    'depuis',
    'tri',
    'retour',
    'reference',
    'numero',
    'destinataire',
    'fait',
    'dispositif',
    'profil',
  ]
  const fautes: string[] = []
  for (const route of routes.filter(({ methode }) => methode === 'GET')) {
    const qui = PRENOMS.find(prenom => verdict(accesDe(route), prenom) === 'admis') ?? 'pierre'
    const adresse = monde.adresse(route.chemin, false).split('?')[0] ?? ''
    for (const bizarre of bizarres) {
      const requete = parametres.map(parametre => `${parametre}=${encodeURIComponent(bizarre)}`).join('&')
      const chemin = route.chemin.replaceAll(/:\w+/g, encodeURIComponent(bizarre || 'x'))
      for (const url of [`${adresse}?${requete}`, ...(route.chemin.includes(':') ? [chemin] : [])]) {
        const { statusCode } = await demander(qui, { url })
        if (statusCode >= 500) fautes.push(`${statusCode} ${url.slice(0, 120)}`)
      }
    }
  }
  assert.deepEqual(fautes, [], `\n${fautes.join('\n')}\n`)
})
