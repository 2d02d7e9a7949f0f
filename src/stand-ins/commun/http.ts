import type { IncomingMessage, ServerResponse } from 'node:http'

export type Sortie = {
  readonly statut: number
  readonly type?: string
  readonly corps?: string
  readonly entetes?: Readonly<Record<string, string>>
  /** Origins besides ours where a form of the page may end, redirects included. */
  readonly formulairesVers?: readonly string[]
}

/** Answers, with the headers that every page of a local server bears: nothing kept, nothing run, no frame. */
export const repondre = (
  res: ServerResponse,
  { statut, type, corps = '', entetes, formulairesVers = [] }: Sortie,
): void => {
  res.writeHead(statut, {
    'content-type': type ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(corps),
    ...entetesLocaux(formulairesVers),
    ...entetes,
  })
  res.end(res.req.method === 'HEAD' ? undefined : corps)
}

export const entetesLocaux = (formulairesVers: readonly string[] = []): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    ["form-action 'self'", ...formulairesVers].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
})

export const page = (html: string, statut = 200): Sortie => ({ statut, type: 'text/html; charset=utf-8', corps: html })

/** 303: the browser then GETs. `vers` is ours, never a word of the request. */
export const versPage = (vers: string): Sortie => ({ statut: 303, entetes: { location: vers } })

const CORPS_MAX = 16 * 1024

/** The fields of a posted form; null when it is not one, or too long. A name given twice keeps its last value. */
export const lireFormulaire = async (req: IncomingMessage): Promise<ReadonlyMap<string, string> | null> => {
  if (!(req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return null
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of req) {
    taille += morceau.length
    if (taille > CORPS_MAX) return null
    morceaux.push(morceau)
  }
  return new Map(new URLSearchParams(Buffer.concat(morceaux).toString('utf8')))
}
