import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHash, timingSafeEqual } from 'node:crypto'
import { creerLimiteur } from '../../platform/http/limites.ts'
import { page, repondre, type Sortie } from '../commun/http.ts'
import { rapportJson, rapportXml, resume } from './formes.ts'
import { pageRapport } from './page.tsx'
import { type Validation, validations } from './rapports.ts'

export type ReglagesGazelleLocal = {
  /** Where it is mounted, without a slash at the end: `/demonstration/gazelle`. */
  readonly prefixe: string
  /** Convergence's API key: lists by `username`, reads with the private key of each report. */
  readonly cle: string
  /** People's own keys, by the domain of their company: they list and read what is theirs. */
  readonly clesPersonnelles?: Readonly<Record<string, string>>
  /** Calls accepted per key and per minute. */
  readonly parMinute?: number
}

export type Traiter = (req: IncomingMessage, res: ServerResponse) => void

type Appelant = { readonly id: string; readonly organisation: string | null }

/**
 * A local server that speaks Gazelle's REST shapes, for the demonstration and the tests:
 * `GET {prefixe}/evs/rest/validations?username=&limit=` (assumed shape: the platform documents none),
 * `GET …/validations/{oid}`, `GET …/validations/{oid}/report`, and the page a person reads,
 * `GET {prefixe}/evs/report.seam?oid=&privacyKey=` or `GET {prefixe}/gazelle/validation-portal/reports/{oid}?readAccessKey=`. Keeps nothing but the count of calls.
 */
export const creerGazelleLocal = ({
  prefixe,
  cle,
  clesPersonnelles = {},
  parMinute = 60,
}: ReglagesGazelleLocal): Traiter => {
  const attenteDe = creerLimiteur(parMinute)
  const appelantDe = reconnaitreAppelant({ cle, clesPersonnelles })

  return (req, res) => {
    const url = new URL(req.url ?? '/', 'http://local')
    const chemin = url.pathname.startsWith(prefixe) ? url.pathname.slice(prefixe.length) : url.pathname
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return repondre(res, { statut: 405, entetes: { allow: 'GET, HEAD' } })
    const portail = /^\/gazelle\/validation-portal\/reports\/([^/]+)$/.exec(chemin)?.[1]
    if (chemin === '/evs/report.seam' || portail !== undefined)
      return repondre(res, pageDe({ oid: portail ?? url.searchParams.get('oid'), cle: cleDe(url), prefixe }))
    if (!chemin.startsWith('/evs/rest/validations')) return repondre(res, { statut: 404 })

    const anonyme = req.headers.authorization === undefined && chemin.endsWith('/report')
    const appelant = anonyme ? ANONYME : appelantDe(req.headers.authorization)
    if (appelant === null) return repondre(res, { statut: 401, entetes: { 'www-authenticate': 'GazelleAPIKey' } })
    const attente = attenteDe(appelant.id)
    if (attente > 0) return repondre(res, { statut: 429, entetes: { 'retry-after': String(attente) } })
    return repondre(res, rest({ chemin: chemin.slice('/evs/rest/validations'.length), url, appelant }))
  }
}

/** Whoever holds the link of a report may read it. */
const ANONYME: Appelant = { id: 'anonyme', organisation: null }

/** What opens a private report, in either generation of links. */
const cleDe = ({ searchParams }: URL): string | null =>
  searchParams.get('privacyKey') ?? searchParams.get('readAccessKey')

const json = (valeur: object, statut = 200): Sortie => ({
  statut,
  type: 'application/json; charset=utf-8',
  corps: JSON.stringify(valeur),
})

const rest = ({
  chemin,
  url,
  appelant,
}: {
  readonly chemin: string
  readonly url: URL
  readonly appelant: Appelant
}): Sortie => {
  if (chemin === '' || chemin === '/') return lister({ url, appelant })
  const [, oid, suite] = /^\/([^/]+)(\/report)?$/.exec(chemin) ?? []
  const validation = validations.find(v => v.oid === oid)
  if (validation === undefined) return { statut: 404 }
  if (!estOuverte({ validation, appelant, cle: cleDe(url) })) return { statut: 403 }
  if (validation.statut === 'IN_PROGRESS') return { ...json(resume(validation), 202), entetes: { 'retry-after': '30' } }
  if (suite === undefined) return json(resume(validation))
  return validation.forme === 'json'
    ? json(rapportJson(validation))
    : { statut: 200, type: 'application/xml; charset=utf-8', corps: rapportXml(validation) }
}

const lister = ({ url, appelant }: { readonly url: URL; readonly appelant: Appelant }): Sortie => {
  const nom = url.searchParams.get('username') ?? ''
  const organisation = appelant.organisation ?? (nom.includes('@') ? nom.slice(nom.lastIndexOf('@') + 1) : '')
  const limite = Number(url.searchParams.get('limit') ?? '50')
  const leurs = validations.filter(v => v.organisation === organisation.toLowerCase())
  return json({
    validations: leurs
      .toReversed()
      .slice(0, Number.isInteger(limite) && limite > 0 ? limite : 50)
      .map(resume),
  })
}

const estOuverte = ({
  validation,
  appelant,
  cle,
}: {
  readonly validation: Validation
  readonly appelant: Appelant | null
  readonly cle: string | null
}): boolean =>
  validation.clePrivee === null ||
  (cle !== null && memes(cle, validation.clePrivee)) ||
  appelant?.organisation === validation.organisation

const pageDe = ({
  oid,
  cle,
  prefixe,
}: {
  readonly oid: string | null
  readonly cle: string | null
  readonly prefixe: string
}): Sortie => {
  const validation = validations.find(v => v.oid === oid)
  // « Not yours » and « not there » answer alike.
  return validation !== undefined && estOuverte({ validation, appelant: null, cle })
    ? page(pageRapport({ validation, prefixe }))
    : page(pageRapport({ validation: null, prefixe }), 404)
}

const memes = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map(texte => createHash('sha256').update(texte).digest())
  return x !== undefined && y !== undefined && timingSafeEqual(x, y)
}

const reconnaitreAppelant =
  ({ cle, clesPersonnelles }: { readonly cle: string; readonly clesPersonnelles: Readonly<Record<string, string>> }) =>
  (entete: string | undefined): Appelant | null => {
    const donnee = /^(?:GazelleAPIKey|Bearer) (\S+)$/.exec(entete ?? '')?.[1]
    if (donnee === undefined) return null
    if (memes(donnee, cle)) return { id: 'convergence', organisation: null }
    const trouvee = Object.entries(clesPersonnelles).find(([, personnelle]) => memes(donnee, personnelle))
    return trouvee === undefined ? null : { id: trouvee[0], organisation: trouvee[0] }
  }
