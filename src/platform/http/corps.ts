import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Acte, Corps } from './contract.ts'
import { ErreurDeBord } from './erreurs.ts'

export const CORPS_MAX = 1_048_576

/** A value sent to a `json` route, with its bytes: a partner signs the bytes. */
export type CorpsJson = { readonly octets: Uint8Array; readonly valeur: unknown }

/**
 * A text as typed: line ends of one kind, and no NUL, which no database column takes.
 * @throws ErreurDeBord 400 on a NUL.
 */
export const champ = (texte: string): string => {
  if (texte.includes('\0')) throw new ErreurDeBord(400, 'Un des textes envoyés contient un caractère interdit.')
  return texte.includes('\r') ? texte.replaceAll('\r\n', '\n') : texte
}

/** No field at all. */
export const CORPS_VIDE: Corps = Object.freeze(Object.create(null))

/** The fields of a form as parsed, checked; the object has no prototype, so `__proto__` is a name like another. */
export const enCorps = (analyse: unknown): Corps => {
  const corps: Record<string, string | readonly string[]> = Object.create(null)
  if (typeof analyse !== 'object' || analyse === null) return corps
  for (const [nom, valeur] of Object.entries(analyse)) {
    if (typeof valeur === 'string') corps[nom] = champ(valeur)
    else if (Array.isArray(valeur)) corps[nom] = valeur.map(un => champ(String(un)))
  }
  return corps
}

/** The first value of each name, for queries. */
export const enTextes = (analyse: unknown): Record<string, string> => {
  const textes: Record<string, string> = Object.create(null)
  for (const [nom, valeur] of Object.entries(enCorps(analyse))) {
    const texte = typeof valeur === 'string' ? valeur : valeur[0]
    if (texte !== undefined) textes[nom] = texte
  }
  return textes
}

/** Where it was sent and what was sent, whatever the order of the fields; not the token nor the key, which change (P2). */
export const empreinteDe = ({ adresse, corps }: { readonly adresse: string; readonly corps: Corps }): string => {
  const champs = Object.entries(corps)
    .filter(([nom]) => nom !== '_jeton' && nom !== 'cle')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([adresse, champs]))
    .digest('hex')
}

/** The same act, knowing also what its files hold: a retry with another file is not the same act. */
export const acteAvec = (acte: Acte, empreintes: readonly string[]): Acte => ({
  ...acte,
  empreinte: createHash('sha256')
    .update(JSON.stringify([acte.empreinte, ...empreintes]))
    .digest('hex'),
})

/** An act that follows from another, under a key of its own: a retry of the first gives the same one. */
export const acteDerive = (acte: Acte, suffixe: string): Acte => {
  const h = createHash('sha256')
    .update(JSON.stringify([acte.cle, suffixe]))
    .digest('hex')
  const cle = `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
  return acteAvec({ ...acte, cle }, [suffixe])
}

/** JSON and nothing else, kept with its bytes. */
export const accepterJson = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, octets, done) => {
    try {
      const valeur: unknown = JSON.parse(octets.toString('utf8'))
      done(null, { octets, valeur })
    } catch {
      done(new ErreurDeBord(400, 'Le corps de la requête n’est pas du JSON valide.'))
    }
  })
}

/** Any body, left unread. */
export const laisserBrut = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _flux, done) => done(null))
}
