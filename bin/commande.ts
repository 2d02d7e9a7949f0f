import { ConfigurationRefusee } from '../src/platform/config/index.ts'

/** A command that is not used as its help says: the message says what to change, in French. */
export class MauvaisEmploi extends Error {}

const BASE_MUETTE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000']

/** The sentence of what the operator can mend; `null` for the rest. */
export const phraseConnue = (erreur: unknown): string | null => {
  if (!(erreur instanceof Error)) return String(erreur)
  if (erreur instanceof ConfigurationRefusee || erreur instanceof MauvaisEmploi) return erreur.message
  const { code = '' } = erreur as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'Ce port est déjà pris : arrêtez l’autre programme, ou choisissez-en un par PORT=…'
  if (code === 'EACCES') return `Droit refusé : ${erreur.message}`
  if (BASE_MUETTE.includes(code)) return `La base de données ne répond pas (DATABASE_URL) : ${erreur.message}`
  return null
}

export const ecrire = (texte: string): void => void process.stdout.write(`${texte}\n`)

/**
 * Runs a door. Its exit code is what `principal` answers; 2 when the command is misused or the settings are refused, as
 * `emplois` may complete; 1 when anything else fails, with one sentence and no stack.
 */
export const lancer = (
  porte: string,
  principal: () => Promise<number>,
  emplois: readonly (abstract new (...args: never) => Error)[] = [],
): void => {
  principal()
    .then(code => {
      process.exitCode = code
    })
    .catch((erreur: unknown) => {
      const phrase = phraseConnue(erreur) ?? (erreur instanceof Error ? erreur.message : '')
      process.stderr.write(`${phrase}\n`)
      if (erreur instanceof MauvaisEmploi) process.stderr.write(`\nAide : npm run -s ${porte} -- --help\n`)
      const emploi = [MauvaisEmploi, ConfigurationRefusee, ...emplois].some(type => erreur instanceof type)
      process.exitCode = emploi ? 2 : 1
    })
}
