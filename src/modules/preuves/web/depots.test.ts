import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { J1, J2 } from '../../../../test/harness/cas.ts'
import { enParties, type FichierChoisi, type Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'

let disquePlein = false
const procedure = await ouvrirProcedure({
  magasin: reel => ({
    ...reel,
    deposer: (flux, options) =>
      reel.deposer(disquePlein ? Readable.from(quiSArrete(flux.iterator({ destroyOnReturn: false }))) : flux, options),
  }),
})

/** A disk that takes the beginning, and then no more. */
async function* quiSArrete(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const bloc of source) {
    yield bloc.subarray(0, bloc.length / 2)
    throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
  }
}

const { db, dossier, navigation, personnes, faits } = procedure
const { pierre, lucas } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const PDF = Buffer.from('%PDF-1.7\nUne preuve.')
const page = (numero: string, chapitre: string, preuve: string): string =>
  `/candidatures/${numero}/chapitres/${chapitre}?preuve=${preuve}`
const action = (numero: string, chapitre: string, forme: 'fichier' | 'lien'): string =>
  `/candidatures/${numero}/chapitres/${chapitre}/preuves/${forme}`

const deposerFichier = async (
  numero: string,
  piece: FichierChoisi,
  champs: Readonly<Record<string, string>> = {},
): Promise<Visite> => {
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  return qui.soumettre(ouverte, action(numero, 'annuaire', 'fichier'), { ...champs, piece })
}
const deposerLien = async (numero: string, url: string, [chapitre, preuve] = ['annuaire', 'ANN.02.01.01']) => {
  const qui = navigation.en(pierre)
  return qui.soumettre(
    await qui.aller(page(numero, chapitre ?? '', preuve ?? '')),
    action(numero, chapitre ?? '', 'lien'),
    {
      url,
    },
  )
}

const nombreDePieces = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from pieces`.execute(db)).rows[0]?.n ?? 0
const depotsDe = async (numero: string) => (await faits(numero)).filter(({ type }) => type === 'PreuveDeposee')

test('[PRE-3] what a proof accepts is said before the deposit: kinds of files, size, link, platforms', async () => {
  const numero = await actes.menerAuDepot(programme)
  const lire = async (chapitre: string, preuve: string): Promise<string> =>
    (await navigation.en(pierre).aller(page(numero, chapitre, preuve))).texte
  assert.match(await lire('annuaire', 'ANN.01.01.01'), /Accepte un document, .* ou une archive \(65,5 ko au plus\)\./)
  assert.match(await lire('annuaire', 'ANN.01.01.01'), /Formats acceptés : pdf, docx, .* Taille maximale : 65,5 ko\./)
  assert.match(await lire('annuaire', 'ANN.02.01.01'), /Accepte un lien\./)
  assert.match(
    await lire('dmp', 'DMP.01.01.01'),
    /Accepte une image, un PDF ou une archive \(65,5 ko au plus\) ou un lien\./,
  )
  assert.match(await lire('interop', 'INT.01.01.01'), /Accepte un lien vers gazelle\.example ou un rapport importé/)
})

test('[PRE-1] [PRE-2] a file is deposited for its own proof, and the page says its size, its SHA-256, when and by whom', async () => {
  const numero = await actes.menerAuDepot(programme)
  const depose = await deposerFichier(numero, { nom: 'Écran « final ».pdf', contenu: PDF })
  assert.equal(depose.statut, 200)
  assert.equal(depose.url, `${page(numero, 'annuaire', 'ANN.01.01.01')}&recu=oui#preuve-ANN-01-01-01`)
  assert.match(
    depose.texte,
    /Preuve attendue ANN\.01\.01\.01 .* Déposée Fichier Écran « final »\.pdf Aperçu de Écran « final »\.pdf Taille 20 octets/,
  )
  assert.match(depose.texte, /par Pierre Durand .* 1 sur 2 preuves/)
  const empreinte = createHash('sha256').update(PDF).digest('hex')
  assert.ok(depose.html.includes(empreinte))
  const [fait] = await depotsDe(numero)
  assert.ok(fait?.type === 'PreuveDeposee')
  assert.equal(fait.preuve, 'ANN.01.01.01')
  const { rows } = await sql`select empreinte, taille, type from pieces where empreinte = ${empreinte}`.execute(db)
  assert.deepEqual(rows, [{ empreinte, taille: PDF.length, type: 'application/pdf' }])
  assert.match(
    (await navigation.en(pierre).aller(page(numero, 'annuaire', 'ANN.02.01.01'))).texte,
    /ANN\.02\.01\.01\. À déposer/,
  )
})

test('[PRE-1] a link is deposited as typed, and shown as one that leaves the service', async () => {
  const numero = await actes.menerAuDepot(programme)
  const depose = await deposerLien(numero, ' https://preuves.example/r?a=1&b=2 ')
  assert.equal(depose.statut, 200)
  assert.match(depose.texte, /Déposée Lien https:\/\/preuves\.example\/r\?a=1&b=2/)
  assert.match(depose.html, /href="https:\/\/preuves\.example\/r\?a=1&amp;b=2"[^>]*rel="[^"]*noopener/)
})

type Refus = readonly [cas: string, piece: FichierChoisi, statut: number, phrase: RegExp]
const refuses: readonly Refus[] = [
  ['another extension', { nom: 'preuve.exe', contenu: PDF }, 415, /Choisissez un fichier d’un format accepté : pdf/],
  ['another content', { nom: 'preuve.pdf', contenu: '<html>' }, 415, /n’est pas celui d’un fichier « \.pdf »/],
  ['an empty file', { nom: 'preuve.pdf', contenu: '' }, 422, /Ce fichier est vide/],
  ['too large', { nom: 'preuve.pdf', contenu: Buffer.alloc(70_000, PDF) }, 413, /taille maximale de 65,5 ko/],
  ['no file', { nom: '', contenu: '' }, 422, /Choisissez un fichier à déposer/],
]
for (const [cas, piece, statut, phrase] of refuses)
  test(`[PRE-3] refused with ${statut}, on top and at its field, nothing kept: ${cas}`, async () => {
    const numero = await actes.menerAuDepot(programme)
    const avant = await nombreDePieces()
    const refuse = await deposerFichier(numero, piece)
    assert.equal(refuse.statut, statut)
    assert.match(refuse.texte, /Une erreur est à corriger/)
    assert.match(refuse.texte, phrase)
    assert.match(refuse.html, /<a href="#champ-piece-ANN-01-01-01">/)
    assert.match(refuse.html, /id="champ-piece-ANN-01-01-01-erreur"/)
    assert.match(refuse.texte, /ANN\.01\.01\.01\. À déposer/)
    assert.deepEqual([await nombreDePieces(), await depotsDe(numero)], [avant, []])
    assert.equal((await deposerFichier(numero, { nom: 'preuve.pdf', contenu: PDF })).statut, 200)
  })

test('[PRE-3] a link refused is told on top and at its field, and what was typed is still there', async () => {
  const numero = await actes.menerAuDepot(programme)
  const cas: readonly (readonly [string, string, string, RegExp])[] = [
    ['annuaire', 'ANN.02.01.01', 'http://preuves.example/"r"', /Donnez une adresse complète qui commence par « https:/],
    ['annuaire', 'ANN.02.01.01', '', /Donnez une adresse complète/],
    ['interop', 'INT.01.01.01', 'https://ailleurs.example/r', /l’une des plateformes admises : gazelle\.example/],
  ]
  for (const [chapitre, preuve, url, phrase] of cas) {
    const refuse = await deposerLien(numero, url, [chapitre, preuve])
    assert.equal(refuse.statut, 422)
    assert.match(refuse.texte, phrase)
    const id = `champ-url-${preuve.replaceAll('.', '-')}`
    assert.ok(refuse.html.includes(`<a href="#${id}">`) && refuse.html.includes(`id="${id}"`))
    assert.ok(refuse.html.includes(`value="${url.replaceAll('"', '&quot;')}"`) || url === '', url)
  }
  assert.deepEqual(await depotsDe(numero), [])
})

test('[P2] the same form sent twice is one deposit; with another file under the same key, it is refused', async () => {
  const numero = await actes.menerAuDepot(programme)
  const ouverte = await navigation.en(pierre).aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  const envoyer = (contenu: Buffer): Promise<Visite> =>
    navigation.en(pierre).soumettre(ouverte, action(numero, 'annuaire', 'fichier'), {
      piece: { nom: 'preuve.pdf', contenu },
    })
  assert.deepEqual([(await envoyer(PDF)).statut, (await envoyer(PDF)).statut], [200, 200])
  assert.equal((await depotsDe(numero)).length, 1)
  const autre = await envoyer(Buffer.concat([PDF, PDF]))
  assert.equal(autre.statut, 422)
  assert.match(autre.texte, /déjà été envoyé avec un autre contenu/)
  assert.equal((await depotsDe(numero)).length, 1)
})

test('[P23] someone of another company deposits nothing, and gets the answer of a candidature that is not', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { html } = await navigation.en(lucas).aller('/produits/nouveau')
  const sien = /name="_jeton" value="[^"]*"/.exec(html)?.[0] ?? ''
  const ouverte = await navigation.en(pierre).aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  const tenter = async (vise: string): Promise<Visite> => {
    const copie = ouverte.html.replaceAll(numero, vise).replaceAll(/name="_jeton" value="[^"]*"/g, sien)
    const piece = { nom: 'a.pdf', contenu: PDF }
    return navigation.en(lucas).soumettre({ ...ouverte, html: copie }, action(vise, 'annuaire', 'fichier'), { piece })
  }
  const [autre, aucune] = [await tenter(numero), await tenter('AAAAAAAAAA')]
  assert.deepEqual([autre.statut, aucune.statut], [404, 404])
  assert.equal(autre.texte.replace(/[0-9a-f-]{36}/, ''), aucune.texte.replace(/[0-9a-f-]{36}/, ''))
  assert.deepEqual(await depotsDe(numero), [])
})

test('[JAL-4] [PRE-10] an upload that begins before the milestone and ends after it is refused', async () => {
  const maintenant = Temporal.Instant.from(await lireHorloge(db))
  const quand = maintenant.add({ milliseconds: 1500 }).toString({ smallestUnit: 'millisecond' }) as Instant
  const borne = await procedure.publier(
    petitProgramme({
      code: 'borne',
      guichet: 'borne',
      jalons: [
        { code: 'J1', libelle: 'Un', quand: J1.replace('2026', '2126') as Instant },
        { code: 'J2', libelle: 'Deux', quand: J2.replace('2026', '2126') as Instant },
        { code: 'J3', libelle: 'Fin des échanges', quand },
      ],
    }),
  )
  const numero = await actes.menerAuDepot(borne)
  const qui = navigation.en(pierre)
  const { html } = await qui.aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  const champ = (nom: string): [string, string] => [
    nom,
    new RegExp(`name="${nom}" value="([^"]*)"`).exec(html)?.[1] ?? '',
  ]
  const { type, corps } = enParties([
    ...['_jeton', 'cle', 'preuve', 'mode'].map(champ),
    ['piece', { nom: 'preuve.pdf', contenu: PDF }],
  ])
  let commenceAvant = false
  const lent = async function* (): AsyncGenerator<Buffer> {
    yield corps.subarray(0, -60)
    commenceAvant = (await lireHorloge(db)) < quand
    while ((await lireHorloge(db)) < quand) await new Promise(suite => setTimeout(suite, 20))
    yield corps.subarray(-60)
  }
  const reponse = await qui.demander({
    method: 'POST',
    url: action(numero, 'annuaire', 'fichier'),
    headers: { 'content-type': type },
    payload: Readable.from(lent()),
  })
  assert.ok(commenceAvant)
  assert.equal(reponse.statusCode, 422)
  assert.match(reponse.body, /Le jalon J3 est passé/)
  assert.deepEqual(await depotsDe(numero), [])
  const { texte, html: apres } = await qui.aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  assert.match(texte, /Ce chapitre ne peut plus être soumis Le jalon J3 est passé : il était fixé au/)
  assert.doesNotMatch(apres, /type="file"/)
})

test('[P6] a disk that fails in the middle of an upload leaves nothing, and says nothing of itself', async () => {
  const large = await procedure.publier(petitProgramme({ code: 'large', taillesMax: { defaut: 2 ** 20 } }))
  const numero = await actes.menerAuDepot(large)
  const avant = await nombreDePieces()
  const contenu = Buffer.alloc(500_000, PDF)
  disquePlein = true
  const rate = await deposerFichier(numero, { nom: 'preuve.pdf', contenu })
  disquePlein = false
  assert.equal(rate.statut, 507)
  assert.match(rate.texte, /n’a plus la place d’enregistrer ce que vous avez envoyé/)
  assert.doesNotMatch(rate.html, /ENOSPC|no space/)
  assert.deepEqual([await nombreDePieces(), await depotsDe(numero)], [avant, []])
  assert.deepEqual(await readdir(join(dossier, 'pieces', '.depots')), [])
  assert.equal((await deposerFichier(numero, { nom: 'preuve.pdf', contenu })).statut, 200)
})
