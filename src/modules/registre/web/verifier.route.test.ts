import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { baseDeTest } from '../../../../test/harness/base.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import { ouvrirNavigation, type Visite } from '../../../../test/harness/navigateur.ts'
import { attestation as composee, autorite, emettre, LE } from '../../../platform/signature/essai.ts'
import { ouvrirSceau, verifierSignatures } from '../../../platform/signature/index.ts'
import { signer } from '../../../platform/signature/signer.ts'
import { composerRegistre, routesRegistre } from '../index.ts'
import { avecReferencement, inscrire, programme } from '../monde-de-test.ts'

const { db } = await baseDeTest()
const dossier = await mkdtemp(join(tmpdir(), 'convergence-verifier-'))
after(() => rm(dossier, { recursive: true, force: true }))
const sceau = await ouvrirSceau({ dossier, reglage: undefined, nom: 'Agence d’essai', le: LE })

const sceller = (raison: string): Promise<Uint8Array> => sceau.sceller(composee, { raison, le: LE })
const [attestation, rapport, pv] = await Promise.all(['Attestation', 'Rapport', 'Procès-verbal'].map(sceller))
assert.ok(attestation && rapport && pv)
const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

const documents = { attestation: sha256(attestation), rapport: sha256(rapport) }
await inscrire(db, { histoire: avecReferencement(histoires.referencee, documents) })
const passe = { reference: 'REF-DEMO-000002', finLe: '2026-05-01' as never }
await inscrire(db, {
  histoire: avecReferencement(histoires.referencee, { ...passe, attestation: sha256(pv) }),
  version: '4.0',
})

const navigation = await ouvrirNavigation(
  routesRegistre({
    ...composerRegistre(db),
    lireDispositif: async () => programme,
    dispositifsOuverts: async () => [programme],
    verifier: pdf => verifierSignatures(pdf, sceau.confiance),
    operateur: 'Agence d’essai',
  }),
)
after(() => navigation.fermer())
const { anonyme } = navigation
const formulaire = await anonyme.aller('/verifier')

const deposer = (contenu: Uint8Array | string, nom = 'attestation.pdf'): Promise<Visite> =>
  anonyme.soumettre(formulaire, '/verifier', { pdf: { nom, contenu } })

test('[PUB-4] the attestation, from the file alone: authentic, of which référencement, and still in force', async () => {
  const { statut, texte } = await deposer(attestation)
  assert.equal(statut, 200)
  assert.match(
    texte,
    /Document authentique Ce fichier est, à l’octet près, le document publié \(attestation de référencement, numéro REF-DEMO-000001\)/,
  )
  assert.match(texte, /Le référencement est en vigueur/)
  assert.match(texte, /Version technique 4\.2 .* Profils Général CIBA/)
  assert.match(texte, new RegExp(sha256(attestation)))
  assert.match(texte, /intact sceau de l’agence rien n’a été ajouté/)
})

test('[PUB-4] the other documents of a référencement are known too; one that has ended says so', async () => {
  assert.match(
    (await deposer(rapport)).texte,
    /le document publié \(rapport de conformité du référencement, numéro REF-DEMO-000001\)/,
  )
  const { texte } = await deposer(pv)
  assert.match(texte, /Document authentique .* REF-DEMO-000002/)
  assert.match(texte, /Le référencement n’est plus en vigueur : le document valait jusqu’au 30 avril 2026 inclus/)
})

test('[PUB-4] any byte changed anywhere, or anything added, and the document is no longer taken for what it was', async () => {
  for (let rang = 200; rang < attestation.length; rang += Math.ceil(attestation.length / 40)) {
    const altere = Buffer.from(attestation)
    altere.writeUInt8((altere[rang] ?? 0) ^ 1, rang)
    const { texte } = await deposer(altere)
    assert.doesNotMatch(texte, /Document authentique/, `octet ${rang}`)
    // What a signature does not cover, such as the issuers' certificates beside it, the register's fingerprint does.
    assert.match(
      texte,
      /Document modifié|Fichier illisible|Document inconnu|pas un document du registre/,
      `octet ${rang}`,
    )
  }
  assert.match((await deposer(Buffer.concat([attestation, Buffer.from('\n% ajout\n')]))).texte, /Document modifié/)
})

test('[PUB-4] sealed by the agency but not published: said to be the agency’s, and no référencement', async () => {
  const { statut, texte } = await deposer(await sceller('Un autre document'))
  assert.equal(statut, 200)
  assert.match(texte, /Document de l’agence, mais pas un document du registre/)
  assert.doesNotMatch(texte, /REF-DEMO/)
})

test('[PUB-4] a copy without its signature, or one that somebody else signed, is not known', async () => {
  assert.match((await deposer(composee)).texte, /Document inconnu Ce fichier ne porte aucune signature/)
  const { cle, certificat } = await emettre({ nom: 'Un faussaire' }, autorite)
  const faux = await signer(composee, {
    cle,
    certificat,
    chaine: [],
    nom: 'Agence d’essai',
    raison: 'Attestation',
    le: LE,
  })
  const { texte } = await deposer(faux)
  assert.match(texte, /Document inconnu Ce fichier est signé, mais pas par l’agence/)
  assert.match(texte, /Un faussaire .* non reconnu/)
})

test('what is not a PDF, is damaged, empty, missing or too heavy is said, and the form is there again', async () => {
  const cas: readonly (readonly [Promise<Visite>, number, RegExp])[] = [
    [deposer('bonjour', 'note.txt'), 422, /Ce fichier n’est pas un PDF/],
    [deposer(attestation.subarray(0, 3_000)), 422, /Fichier illisible/],
    [deposer(''), 422, /Ce fichier est vide/],
    [deposer('', ''), 422, /Choisissez le fichier PDF à vérifier/],
    [anonyme.soumettre(formulaire, '/verifier'), 422, /Choisissez le fichier PDF à vérifier/],
    [deposer(new Uint8Array(20_000_001)), 413, /Ce fichier dépasse 20 Mo/],
  ]
  for (const [envoi, attendu, phrase] of cas) {
    const { statut, texte, html } = await envoi
    assert.equal(statut, attendu, String(phrase))
    assert.match(texte, phrase)
    assert.match(html, /<input[^>]*type="file"/)
  }
})

test('a hostile file name is only text', async () => {
  const { html } = await deposer(attestation, '"><script>alert(1)</script>.pdf')
  assert.doesNotMatch(html, /<script>alert/)
})

test('[PUB-1] a number is looked up as people type it, and says what it does not prove', async () => {
  const { texte } = await anonyme.aller('/verifier?numero=ref-demo-000001%20')
  assert.match(texte, /Le numéro REF-DEMO-000001 figure au registre .* en vigueur/)
  assert.match(texte, /Comparez ces données à celles du document/)
  assert.match((await anonyme.aller('/verifier?numero=REF-DEMO-000002')).texte, /n’est plus en vigueur/)
  const inconnu = await anonyme.aller('/verifier?numero=REF-DEMO-999999')
  assert.equal(inconnu.statut, 200)
  assert.match(inconnu.texte, /Ce numéro ne figure pas au registre/)
})

test('a number that can’t be one is refused at its field, as typed', async () => {
  const vide = await anonyme.aller('/verifier?numero=')
  assert.equal(vide.statut, 422)
  assert.match(vide.texte, /Saisissez le numéro\./)
  const faux = await anonyme.aller('/verifier?numero=%3Cb%3Epas%20un%20numéro')
  assert.equal(faux.statut, 422)
  assert.match(faux.texte, /Ce numéro n’a pas la forme attendue/)
  assert.match(faux.html, /value="&lt;b>pas un numéro"/)
})
