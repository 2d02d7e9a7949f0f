import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import type { APIResponse, Page } from 'playwright-core'

export type Fichier = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const bloc = (type: string, contenu: Buffer): Buffer => {
  const corps = Buffer.concat([Buffer.from(type, 'latin1'), contenu])
  const cadre = Buffer.alloc(8)
  cadre.writeUInt32BE(contenu.length, 0)
  cadre.writeUInt32BE(crc32(corps), 4)
  return Buffer.concat([cadre.subarray(0, 4), corps, cadre.subarray(4)])
}

const entete = (cote: number): Buffer => {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(cote, 0)
  ihdr.writeUInt32BE(cote, 4)
  ihdr[8] = 8
  return ihdr
}

/** A screenshot, as small as one can be; its name makes its bytes its own. */
export const capture = (name: string): Fichier => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    bloc('IHDR', entete(1)),
    bloc('IDAT', deflateSync(Buffer.from([0, 255]))),
    bloc('tEXt', Buffer.from(`Title\0${name}`, 'latin1')),
    bloc('IEND', Buffer.alloc(0)),
  ]),
})

/** A document of one empty page. */
export const pdf = (name: string, marque = name): Fichier => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    `%PDF-1.4\n% ${marque}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  ),
})

/** A recording with the head of one, of that many bytes. */
export const video = (name: string, octets: number): Fichier => {
  const buffer = Buffer.alloc(octets, name)
  buffer.writeUInt32BE(24, 0)
  buffer.write('ftypisom\x00\x00\x02\x00isommp41', 4, 'latin1')
  buffer.writeUInt32BE(octets - 24, 24)
  buffer.write('mdat', 28, 'latin1')
  return { name, mimeType: 'video/mp4', buffer }
}

export const trace = (name: string): Fichier => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('2026-11-22T10:00:00Z INFO requête reçue\n'),
})

/** The file on the disk: what is heavy reaches the browser by its path. Removed when the test file is done. */
export const surDisque = async ({ name, buffer }: Fichier): Promise<string> => {
  const dossier = await mkdtemp(join(tmpdir(), 'parcours-'))
  after(() => rm(dossier, { recursive: true, force: true }))
  await writeFile(join(dossier, name), buffer)
  return join(dossier, name)
}

/** The SHA-256 as pages shorten it. */
export const empreinteCourte = ({ buffer }: Fichier): string => {
  const sha256 = createHash('sha256').update(buffer).digest('hex')
  return `${sha256.slice(0, 8)}…${sha256.slice(-4)}`
}

const decoder = (texte: string): string => texte.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

export const valeurDe = (html: string, nom: string): string =>
  decoder(new RegExp(`name="${nom}" value="([^"]*)"`).exec(html)?.[1] ?? '')

/** The first deposit form of each proof on a chapter's page: where it goes, for which proof, and what it accepts. */
const formulaires = (html: string) =>
  [...html.matchAll(/<form[^>]*action="([^"]*\/preuves\/(fichier|lien))"[\s\S]*?<\/form>/g)]
    .map(([forme, action = '', nature]) => ({
      action: decoder(action),
      nature,
      preuve: valeurDe(forme, 'preuve'),
      extensions: (/accept="([^"]*)"/.exec(forme)?.[1] ?? '').split(','),
      neuf: forme.includes('name="mode" value="complete"'),
      suitUneHomologation: forme.includes('name="homologation"'),
    }))
    .filter(({ preuve }, rang, toutes) => toutes.findIndex(autre => autre.preuve === preuve) === rang)

const LEGERE = 4_096

const pieceDe = (extensions: readonly string[], preuve: string): Fichier => {
  const nom = preuve.replaceAll(/[^\w.-]/g, '-')
  if (extensions.includes('.mp4')) return video(`${nom}.mp4`, LEGERE)
  if (extensions.includes('.pdf')) return pdf(`${nom}.pdf`)
  return trace(`${nom}.log`)
}

/**
 * By the same forms, without pressing them one by one: a light pièce for every proof of the chapter that has none.
 * @returns how many were deposited
 */
export const deposerLeReste = async (page: Page, chapitre: string): Promise<number> => {
  const { request } = page.context()
  const lire = async (chemin: string): Promise<string> => (await request.get(chemin)).text()
  const premiere = await lire(chapitre)
  const exigences = [...premiere.matchAll(/href="([^"]*\?exigence=[^"]*)"/g)].map(([, href = '']) => decoder(href))
  let deposees = 0
  for (const exigence of new Set(exigences)) {
    const html = await dire(page, await lire(exigence), () => lire(exigence))
    const jeton = valeurDe(html, '_jeton')
    for (const forme of formulaires(html).filter(({ neuf }) => neuf)) {
      const { action, nature, preuve, extensions } = forme
      const homologation = forme.suitUneHomologation ? { homologation: 'obtenue' } : {}
      const champs = { _jeton: jeton, cle: randomUUID(), preuve, mode: 'complete', ...homologation }
      const recu =
        nature === 'fichier'
          ? await request.post(action, {
              multipart: { ...champs, piece: pieceDe(extensions, preuve) },
              maxRedirects: 0,
            })
          : await request.post(action, { form: { ...champs, url: LIEN }, maxRedirects: 0 })
      await exigerDepot(recu, preuve)
      deposees++
    }
  }
  return deposees
}

/** PRE-1 — the first case, wherever the page asks for one; the page, which then says what is due. */
const dire = async (page: Page, html: string, relire: () => Promise<string>): Promise<string> => {
  const choix = [...html.matchAll(/<form[^>]*action="([^"]*\/cas)"[\s\S]*?<\/form>/g)]
    .map(([forme, action = '']) => ({ forme, action: decoder(action) }))
    .filter(({ forme }) => !forme.includes('checked'))
  for (const { forme, action } of choix) {
    const condition = valeurDe(forme, 'condition')
    const cas = /name="cas" value="(\d+)"/.exec(forme)?.[1] ?? ''
    const champs = { _jeton: valeurDe(html, '_jeton'), cle: randomUUID(), condition, cas, justification: '' }
    await exigerDepot(await page.context().request.post(action, { form: champs, maxRedirects: 0 }), condition)
  }
  return choix.length > 0 ? relire() : html
}

const LIEN =
  'https://interop.referencement.esante.gouv.fr/evs/report.seam?oid=1.3.6.1.4.1.12559.11.36.8.3.1&privacyKey=a'

const exigerDepot = async (recu: APIResponse, preuve: string): Promise<void> => {
  if (recu.status() !== 303) throw new Error(`${preuve} : ${recu.status()} ${(await recu.text()).slice(0, 2_000)}`)
}
