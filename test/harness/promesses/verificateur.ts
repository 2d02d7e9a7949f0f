import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Echange, Essai } from './registre.ts'

/**
 * What the ledger says was acknowledged, held against what the base, the disk, the messages and the journal say. It shares no code with
 * the product: SQL as a stranger would write it, SHA-256 of node, and the journal's chain computed again from its own description.
 */
export type Constat = {
  /** Acts that were answered by their receipt, once each. */
  readonly accuses: number
  /** One line for each fault; none is what is promised. */
  readonly perdus: readonly string[]
  readonly doubles: readonly string[]
  readonly alteres: readonly string[]
  readonly sansMessage: readonly string[]
  readonly journalRompu: readonly string[]
}

type Accuse = { readonly essai: Essai; readonly vers: string }

type Sources = {
  readonly url: string
  /** The folder of the store. */
  readonly pieces: string
  readonly echanges: readonly Echange[]
}

const sha256DuFichier = async (chemin: string): Promise<string> => {
  const hachage = createHash('sha256')
  for await (const octets of createReadStream(chemin)) hachage.update(octets as Buffer)
  return hachage.digest('hex')
}

/** Of each key: an act that is asked again is one act. */
const accusesDe = (echanges: readonly Echange[]): readonly Accuse[] => {
  const parCle = new Map<string, Accuse>()
  for (const { essai, reponse } of echanges)
    if (essai && essai.kind !== 'partie' && reponse?.statut === 303 && !parCle.has(essai.cle))
      parCle.set(essai.cle, { essai, vers: reponse.vers ?? '' })
  return [...parCle.values()]
}

type Depose = {
  readonly numero: string
  readonly preuve: string
  readonly empreinte: string
  readonly id: string
  readonly tenu: boolean
}
type Soumis = {
  readonly numero: string
  readonly position: number
  readonly chapitre: string
  readonly rang: string
  readonly tenu: boolean
}

/** The facts of the journal, and whether the state that the pages read holds them too. */
const DEPOSES = `select j.flux_id as numero, j.donnees->>'preuve' as preuve, j.donnees->'depot'->>'empreinte' as empreinte,
    j.donnees->'depot'->>'id' as id, position(j.donnees->'depot'->>'id' in c.etat::text) > 0 as tenu
  from journal j join candidatures_chapitres c on c.numero = j.flux_id and c.code = j.donnees->>'chapitre'
  where j.flux = 'candidature' and j.type = 'PreuveDeposee'`
const SOUMIS = `select j.flux_id as numero, j.position, j.donnees->>'chapitre' as chapitre, j.donnees->>'rang' as rang,
    c.rang::text = j.donnees->>'rang' and c.recu_le = j.le as tenu
  from journal j join candidatures_chapitres c on c.numero = j.flux_id and c.code = j.donnees->>'chapitre'
  where j.flux = 'candidature' and j.type = 'ChapitreSoumis'`

const cleDuFichier = (numero: string, preuve: string, empreinte: string): string => `${numero} ${preuve} ${empreinte}`

const controlerDepots = async (
  client: pg.Client,
  accuses: readonly Accuse[],
  pieces: string,
): Promise<Pick<Constat, 'perdus' | 'doubles' | 'alteres'>> => {
  const { rows } = await client.query<Depose>(DEPOSES)
  const faits = Map.groupBy(rows, ({ numero, preuve, empreinte }) => cleDuFichier(numero, preuve, empreinte))
  const connues = new Set(
    (await client.query<{ e: string }>('select empreinte as e from pieces')).rows.map(({ e }) => e),
  )
  const perdus: string[] = []
  const alteres: string[] = []
  for (const { essai } of accuses) {
    const { numero, preuve = '', sha256 = '' } = essai
    const quoi = cleDuFichier(numero, preuve, sha256)
    const [fait] = faits.get(quoi) ?? []
    if (!fait) perdus.push(`${quoi} : accusé, absent du journal`)
    else if (!fait.tenu) perdus.push(`${quoi} : au journal, absent de l’état`)
    if (!connues.has(sha256)) perdus.push(`${quoi} : aucune ligne de pièce`)
    const chemin = join(pieces, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    if (!existsSync(chemin)) perdus.push(`${quoi} : aucun fichier`)
    else if ((await sha256DuFichier(chemin)) !== sha256) alteres.push(quoi)
  }
  for (const empreinte of connues)
    if (!existsSync(join(pieces, empreinte.slice(0, 2), empreinte.slice(2, 4), empreinte)))
      perdus.push(`${empreinte} : nommée par la base, absente du disque`)
  const doubles = [...faits].flatMap(([quoi, trouves]) =>
    trouves.length > 1 ? [`${quoi} : ${trouves.length} dépôts`] : [],
  )
  return { perdus, doubles, alteres }
}

const controlerSoumissions = async (
  client: pg.Client,
  accuses: readonly Accuse[],
): Promise<Pick<Constat, 'perdus' | 'doubles' | 'sansMessage'>> => {
  const { rows } = await client.query<Soumis>(SOUMIS)
  const faits = Map.groupBy(rows, ({ numero, chapitre }) => `${numero} ${chapitre}`)
  const { rows: messages } = await client.query<{ ou: string; n: string }>(
    `select numero || ' ' || fait_position as ou, count(*) as n from messages where fait_position is not null group by 1`,
  )
  const ecrits = new Map(messages.map(message => [message.ou, message]))
  const perdus: string[] = []
  const doubles: string[] = []
  const sansMessage: string[] = []
  for (const { essai, vers } of accuses) {
    const quoi = `${essai.numero} ${essai.chapitre}`
    const [fait, ...autres] = faits.get(quoi) ?? []
    if (!fait) perdus.push(`${quoi} : soumission accusée, absente du journal`)
    else if (!fait.tenu) perdus.push(`${quoi} : au journal, la file ne l’a pas`)
    else if (!vers.endsWith(`/accuses/${fait.position}`))
      perdus.push(`${quoi} : l’accusé ${vers} n’est pas celui du fait`)
    if (autres.length > 0) doubles.push(`${quoi} : soumis ${autres.length + 1} fois`)
  }
  for (const { numero, position } of rows) {
    const message = ecrits.get(`${numero} ${position}`)
    if (message?.n !== '1') sansMessage.push(`${numero} ${position} : ${message?.n ?? 0} message`)
  }
  const rangs = Map.groupBy(rows, ({ rang }) => rang)
  for (const [rang, places] of rangs) if (places.length > 1) doubles.push(`rang ${rang} donné ${places.length} fois`)
  return { perdus, doubles, sansMessage }
}

const LIGNES = `select flux, flux_id, position, type, par::text as par, donnees::text as donnees, encode(empreinte, 'hex') as empreinte,
    to_char(date_trunc('milliseconds', le) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as le
  from journal order by flux, flux_id, position`

/** Each line names itself and the one before it: what was changed, removed or put elsewhere breaks the chain. */
const controlerJournal = async (client: pg.Client): Promise<readonly string[]> => {
  const { rows } = await client.query<
    Record<'flux' | 'flux_id' | 'type' | 'par' | 'donnees' | 'empreinte' | 'le', string> & { position: number }
  >(LIGNES)
  const rompus: string[] = []
  let [precedente, flux] = ['', '']
  for (const ligne of rows) {
    const ou = `${ligne.flux}/${ligne.flux_id}`
    if (ou !== flux) precedente = '0'.repeat(64)
    const texte = [
      precedente,
      ligne.flux,
      ligne.flux_id,
      ligne.position,
      ligne.type,
      ligne.le,
      ligne.par,
      ligne.donnees,
    ]
    if (createHash('sha256').update(texte.join('\n')).digest('hex') !== ligne.empreinte)
      rompus.push(`${ou} ${ligne.position}`)
    precedente = ligne.empreinte
    flux = ou
  }
  return rompus
}

/** Compares all of it. To be asked once nothing is under way and the jobs are done. */
export const verifier = async ({ url, pieces, echanges }: Sources): Promise<Constat> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const accuses = accusesDe(echanges)
    const de = (kind: Essai['kind']): readonly Accuse[] => accuses.filter(({ essai }) => essai.kind === kind)
    const depots = await controlerDepots(client, de('depot'), pieces)
    const soumissions = await controlerSoumissions(client, de('soumission'))
    return {
      accuses: accuses.length,
      perdus: [...depots.perdus, ...soumissions.perdus],
      doubles: [...depots.doubles, ...soumissions.doubles],
      alteres: depots.alteres,
      sansMessage: soumissions.sansMessage,
      journalRompu: await controlerJournal(client),
    }
  } finally {
    await client.end()
  }
}

/** P7 — of each upload, what was said to be durable stays so: no later answer says less. */
export const reculs = (echanges: readonly Echange[]): readonly string[] => {
  const parEnvoi = Map.groupBy(
    echanges.filter(({ chemin, reponse }) => chemin.startsWith('/envois/') && reponse?.recus !== null),
    ({ chemin }) => chemin,
  )
  return [...parEnvoi].flatMap(([chemin, suite]) =>
    suite.flatMap(({ reponse }, rang) => {
      const avant = suite[rang - 1]?.reponse?.recus ?? 0
      const recus = reponse?.recus ?? avant
      return recus < avant ? [`${chemin} : ${recus} après ${avant}`] : []
    }),
  )
}
