import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, type Logger, pino } from 'pino'
import { assainirLigne, caviarder } from './caviarder.ts'

/** The technical log. The procedure's own memory is the journal, elsewhere. */
export type Log = Logger

const correlations = new AsyncLocalStorage<string>()

/** Everything logged by `faire`, and by what it starts, bears this correlation id: a request's, a job's. */
export const avecCorrelation = <R>(id: string, faire: () => R): R => correlations.run(id, faire)

const enClair = (ligne: string): string => {
  const { level, time, msg, pid: _pid, hostname: _hostname, ...reste } = JSON.parse(ligne) as Record<string, unknown>
  const heure = String(time).slice(11, 19)
  const details = Object.entries(reste).map(([nom, valeur]) => `${nom}=${JSON.stringify(valeur)}`)
  const message = JSON.stringify(msg ?? '').slice(1, -1)
  return assainirLigne([heure, String(level).toUpperCase().padEnd(5), message, ...details].join(' '))
}

/**
 * One JSON object a line, on stdout.
 * @param lisible a line for a person's eyes instead, in a demonstration
 */
export const creerLog = (
  { niveau, lisible = false }: { readonly niveau: string; readonly lisible?: boolean },
  sortie?: DestinationStream,
): Log =>
  pino(
    {
      level: niveau,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const correlation = correlations.getStore()
        return correlation === undefined ? {} : { correlation }
      },
      formatters: {
        level: label => ({ level: label }),
        log: objet => caviarder(objet) as Record<string, unknown>,
      },
      serializers: { err: (valeur: unknown) => valeur },
      hooks: { streamWrite: ligne => (lisible ? `${enClair(assainirLigne(ligne))}\n` : assainirLigne(ligne)) },
    },
    sortie ?? pino.destination({ dest: 1, sync: true }),
  )
