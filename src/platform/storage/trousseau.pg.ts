import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import type { Trousseau } from './trousseau.ts'

/** The operator's keys: the first one wraps, the others still open what they wrapped. */
export type ClesMaitresses = readonly [Maitresse, ...Maitresse[]]

type Maitresse = { readonly id: string; readonly cle: Buffer }

const TAILLE_CLE = 32
const TAILLE_NONCE = 12
const TAILLE_SCEAU = 16

/**
 * The keys of a file: one a line, 32 bytes in base64; empty lines and those that begin with # are left out.
 * @returns undefined when a line is no key, or there is none
 */
export const lireClesMaitresses = (texte: string): ClesMaitresses | undefined => {
  const lignes = texte.split('\n').map(ligne => ligne.trim())
  const cles = lignes.filter(ligne => ligne !== '' && !ligne.startsWith('#')).map(ligne => Buffer.from(ligne, 'base64'))
  if (cles.some(cle => cle.length !== TAILLE_CLE)) return undefined
  const [premiere, ...autres] = cles.map(cle => ({
    id: createHash('sha256').update(cle).digest('hex').slice(0, 16),
    cle,
  }))
  return premiere && [premiere, ...autres]
}

/** AES-256-GCM (NIST SP 800-38D): nonce, then the key encrypted, then its tag; `de` is what it belongs to. */
const envelopper = (cle: Buffer, { par, de }: { readonly par: Buffer; readonly de: string }): Buffer => {
  const nonce = randomBytes(TAILLE_NONCE)
  const chiffre = createCipheriv('aes-256-gcm', par, nonce).setAAD(Buffer.from(de))
  return Buffer.concat([nonce, chiffre.update(cle), chiffre.final(), chiffre.getAuthTag()])
}

/** @throws Error when it was wrapped by another key, or for something else */
const ouvrir = (enveloppe: Buffer, { par, de }: { readonly par: Buffer; readonly de: string }): Buffer => {
  const fin = enveloppe.length - TAILLE_SCEAU
  const chiffre = createDecipheriv('aes-256-gcm', par, enveloppe.subarray(0, TAILLE_NONCE))
  chiffre.setAAD(Buffer.from(de)).setAuthTag(enveloppe.subarray(fin))
  return Buffer.concat([chiffre.update(enveloppe.subarray(TAILLE_NONCE, fin)), chiffre.final()])
}

/** A key of the operator's is missing: what it wraps can't be read. */
export class MaitresseAbsente extends Error {
  constructor(id: string) {
    super(`la clé ${id} manque parmi les clés des pièces : des pièces sont chiffrées avec elle`)
  }
}

type Porteur = { readonly porteur: string; readonly maitresse: string; readonly enveloppe: Buffer }

/**
 * P30 — the keys as the database keeps them, all wrapped. At its opening the keys of holders are wrapped again by the first of the
 * operator's keys, so that the older ones can be withdrawn.
 * @throws MaitresseAbsente
 */
export const makeTrousseauPg = async (db: Db, maitresses: ClesMaitresses): Promise<Trousseau> => {
  const [courante] = maitresses
  const cleDe = ({ porteur, maitresse, enveloppe }: Porteur): Buffer => {
    const par = maitresses.find(({ id }) => id === maitresse)
    if (!par) throw new MaitresseAbsente(maitresse)
    return ouvrir(enveloppe, { par: par.cle, de: porteur })
  }
  await renouveler(db, { courante, cleDe })

  const porteur = async (nom: string): Promise<Buffer> => {
    const neuve = { cle: randomBytes(TAILLE_CLE) }
    const enveloppe = envelopper(neuve.cle, { par: courante.cle, de: nom })
    await sql`insert into cles_de_porteurs (porteur, maitresse, enveloppe) values (${nom}, ${courante.id}, ${enveloppe})
      on conflict do nothing`.execute(db)
    const { rows } = await sql<Porteur>`
      select porteur, maitresse, enveloppe from cles_de_porteurs where porteur = ${nom}`.execute(db)
    const [ligne] = rows
    if (!ligne) throw new Error(`la clé de « ${nom} » vient d’être effacée`)
    return cleDe(ligne)
  }

  const remettre = async (id: string, cle: Buffer, pour: string): Promise<void> => {
    const enveloppe = envelopper(cle, { par: await porteur(pour), de: `${id} ${pour}` })
    await sql`insert into cles_de_fichiers (id, porteur, enveloppe) values (${id}, ${pour}, ${enveloppe})
      on conflict do nothing`.execute(db)
  }

  const cle: Trousseau['cle'] = async id => {
    const { rows } = await sql<Porteur & { readonly de_fichier: Buffer }>`
      select p.porteur, p.maitresse, p.enveloppe, f.enveloppe as de_fichier
      from cles_de_fichiers f join cles_de_porteurs p using (porteur) where f.id = ${id} limit 1`.execute(db)
    const [ligne] = rows
    return ligne && ouvrir(ligne.de_fichier, { par: cleDe(ligne), de: `${id} ${ligne.porteur}` })
  }

  const confier: Trousseau['confier'] = async (id, pour) => {
    const connue = await cle(id)
    if (connue) await remettre(id, connue, pour)
  }

  return {
    cle,
    confier,
    nouvelle: async pour => {
      const neuve = { id: randomUUID(), cle: randomBytes(TAILLE_CLE) }
      await remettre(neuve.id, neuve.cle, pour)
      return neuve
    },
    reunir: async ({ de, vers }) => {
      const { rows } = await sql<{ porteur: string }>`
        select porteur from cles_de_fichiers where id = ${de}`.execute(db)
      for (const { porteur: pour } of rows) await confier(vers, pour)
    },
  }
}

/** P30 — whether a pièce was ever received encrypted: without its keys it could not be read. */
export const aDesCles = async (db: Db): Promise<boolean> => {
  const { rows } = await sql`select from cles_de_porteurs limit 1`.execute(db)
  return rows.length > 0
}

const renouveler = async (
  db: Db,
  { courante, cleDe }: { readonly courante: Maitresse; readonly cleDe: (porteur: Porteur) => Buffer },
): Promise<void> => {
  const { rows } = await sql<Porteur>`
    select porteur, maitresse, enveloppe from cles_de_porteurs where maitresse <> ${courante.id}`.execute(db)
  for (const ligne of rows) {
    const enveloppe = envelopper(cleDe(ligne), { par: courante.cle, de: ligne.porteur })
    await sql`update cles_de_porteurs set maitresse = ${courante.id}, enveloppe = ${enveloppe}
      where porteur = ${ligne.porteur} and maitresse = ${ligne.maitresse}`.execute(db)
  }
}
