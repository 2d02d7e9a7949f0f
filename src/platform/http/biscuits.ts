import type { Biscuit } from './contract.ts'

/**
 * Ours hold base64url only: no quoting, no escapes to be read in two ways. (The library's hook reads and decodes every
 * cookie of every request; here one is looked up.)
 */
const sur = /^[\w.~-]*$/

/** The name of the session's cookie, as routes read and write it. */
export const BISCUIT_SESSION = 'session'

/** Under https, `__Host-` keeps a neighbouring site of the same domain from writing our cookies. */
export const prefixeBiscuits = (https: boolean): string => (https ? '__Host-' : '')

/** The value of one cookie; the first when a name comes twice. */
export const lireBiscuit = (entete: string | undefined, nom: string): string | undefined => {
  if (!entete?.includes(nom)) return undefined
  for (const paire of entete.split(';')) {
    const egal = paire.indexOf('=')
    if (egal > 0 && paire.slice(0, egal).trim() === nom) return paire.slice(egal + 1).trim()
  }
  return undefined
}

/** @throws Error on a value that is not base64url: a bug of ours. */
export const ecrireBiscuit = ({ nom, valeur, dureeSecondes }: Biscuit, https: boolean): string => {
  if (!sur.test(nom) || !sur.test(valeur)) throw new Error(`biscuit « ${nom} » : seul base64url est admis`)
  const fin = https ? '; Secure' : ''
  return `${prefixeBiscuits(https)}${nom}=${valeur}; Max-Age=${dureeSecondes}; Path=/; HttpOnly; SameSite=Lax${fin}`
}
