import { createHash, randomBytes } from 'node:crypto'

/** What a session cookie holds: 256 random bits. */
export const jetonNeuf = (): string => randomBytes(32).toString('base64url')

/** What the table holds: who reads it cannot sign in with it. */
export const idDeSession = (jeton: string): string => createHash('sha256').update(jeton).digest('hex')
