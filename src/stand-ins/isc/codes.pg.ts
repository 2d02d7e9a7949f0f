import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import { type Db, enTransaction } from '../../platform/db/index.ts'
import { deposerCourriel } from '../../platform/mail/index.ts'
import { courrielDuCode } from './courriel.ts'
import { PERIODE_SECONDES, totp } from './totp.ts'

/** How long a code is good for: an e-mail takes longer than the 30 s of an application on a phone. */
export const DUREE_MINUTES = 5
export const ESSAIS_MAX = 5
const ENVOIS_MAX = 5

export type Emission = { readonly ok: true; readonly expireLe: Instant } | { readonly ok: false }

/**
 * IDN-2 — makes the code of the next time step and sends it by e-mail; an earlier one of the same sign-in is worth
 * nothing any more. A step never serves twice for an account, so that no code does. Refused after five sendings.
 */
export const emettreCode = (
  db: Db,
  {
    interaction,
    compteId,
    service,
  }: { readonly interaction: string; readonly compteId: string; readonly service: string },
): Promise<Emission> =>
  enTransaction(db, async tx => {
    const { rows: comptes } = await sql<{ pas: number; secret: Buffer; courriel: string; prenom: string }>`
      update isc_comptes set dernier_pas =
        greatest(dernier_pas + 1, floor(extract(epoch from clock_timestamp()) / ${PERIODE_SECONDES})::bigint)
      where id = ${compteId} returning dernier_pas as pas, secret_totp as secret, courriel, prenom`.execute(tx)
    const compte = comptes[0]
    if (compte === undefined) return { ok: false }
    const { rows } = await sql<{ envois: number; expireLe: Instant }>`
      insert into isc_codes as c (interaction, compte_id, pas, expire_le)
      values (${interaction}, ${compteId}, ${compte.pas}, clock_timestamp() + make_interval(mins => ${DUREE_MINUTES}))
      on conflict (interaction) do update set compte_id = excluded.compte_id, pas = excluded.pas,
        expire_le = excluded.expire_le, envois = c.envois + 1, essais = 0, utilise_le = null
      where c.envois < ${ENVOIS_MAX}
      returning envois, expire_le as "expireLe"`.execute(tx)
    const code = rows[0]
    if (code === undefined) return { ok: false }
    const { secret, pas, courriel, prenom } = compte
    await deposerCourriel(tx, {
      cle: `isc-code:${interaction}:${code.envois}`,
      destinataire: courriel,
      ...courrielDuCode({
        prenom,
        code: totp({ secret, pas }),
        expireLe: code.expireLe,
        minutes: DUREE_MINUTES,
        service,
      }),
    })
    return { ok: true, expireLe: code.expireLe }
  })

export type CodeEnCours = {
  readonly compteId: string
  readonly courriel: string
  readonly expireLe: Instant
}

/** The code that a sign-in waits for; null when the password was not given yet. */
export const lireCodeEnCours = async (db: Db, interaction: string): Promise<CodeEnCours | null> => {
  const { rows } = await sql<CodeEnCours>`select compte_id as "compteId", courriel, expire_le as "expireLe"
    from isc_codes join isc_comptes on isc_comptes.id = compte_id where interaction = ${interaction}`.execute(db)
  return rows[0] ?? null
}

export type Verification = 'bon' | 'faux' | 'expire' | 'epuise' | 'deja_utilise'

type LigneCode = {
  readonly pas: number
  readonly secret: Buffer
  readonly essais: number
  readonly utilise: boolean
  readonly expire: boolean
}

/** IDN-2 — judges a code: one use, five tries, five minutes. The row stays locked, so that two tries at once are two. */
export const verifierCode = (
  db: Db,
  { interaction, code }: { readonly interaction: string; readonly code: string },
): Promise<Verification> =>
  enTransaction(db, async tx => {
    const { rows } = await sql<LigneCode>`
      select pas, secret_totp as secret, essais, utilise_le is not null as utilise,
        expire_le <= clock_timestamp() as expire
      from isc_codes join isc_comptes on isc_comptes.id = compte_id
      where interaction = ${interaction} for update of isc_codes`.execute(tx)
    const attendu = rows[0]
    if (attendu === undefined) return 'faux'
    if (attendu.essais >= ESSAIS_MAX) return 'epuise'
    if (attendu.expire) return 'expire'
    const bon = memes(code, totp(attendu))
    if (bon && attendu.utilise) return 'deja_utilise'
    await (bon
      ? sql`update isc_codes set utilise_le = clock_timestamp() where interaction = ${interaction}`
      : sql`update isc_codes set essais = essais + 1 where interaction = ${interaction}`
    ).execute(tx)
    return bon ? 'bon' : 'faux'
  })

const memes = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
