/**
 * Loaded before a program (`--import`), makes the clock of its process wrong by `DECALAGE_MS` milliseconds, as a machine whose
 * clock is wrong would: `Date`, `Temporal.Now` and the origin of `performance`. Says by IPC what time it then is there.
 */
const decalage = Number(process.env['DECALAGE_MS'])
const origine = performance.timeOrigin
const maintenant = Date.now

class DateDecalee extends Date {
  constructor(...args: readonly [] | readonly [number | string | Date]) {
    super(args.length === 0 ? maintenant() + decalage : args[0])
  }
  static override now(): number {
    return maintenant() + decalage
  }
}
Object.defineProperty(globalThis, 'Date', { value: DateDecalee, writable: true, configurable: true })
Object.defineProperty(performance, 'timeOrigin', { value: origine + decalage })

const { Now } = Temporal
const instant = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Date.now())
const ici = (zone?: Temporal.TimeZoneLike): Temporal.ZonedDateTime =>
  instant().toZonedDateTimeISO(zone ?? Now.timeZoneId())
Object.assign(Now, {
  instant,
  zonedDateTimeISO: ici,
  plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => ici(zone).toPlainDateTime(),
  plainDateISO: (zone?: Temporal.TimeZoneLike) => ici(zone).toPlainDate(),
  plainTimeISO: (zone?: Temporal.TimeZoneLike) => ici(zone).toPlainTime(),
} satisfies Partial<typeof Now>)

process.send?.({ heure: [new Date().getTime(), Temporal.Now.instant().epochMilliseconds] })
