import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { certifier } from './certificats.ts'
import { PdfIllisible } from './fichier/objets.ts'
import { attestation, autorite, claire, confiance, convention, DEBUT, FIN, sceller, signerPar } from './essai.ts'
import { enFluxDeReferences } from './fichier/essai.ts'
import { verifierSignatures } from './verifier.ts'

const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

test('[CVN-2] a signed document tells who signed, why, where and when, and is whole', async () => {
  const { lisible, integre, signatures } = verifierSignatures(await signerPar(convention), confiance)
  const [signature] = signatures
  assert.ok(lisible && integre && signature)
  assert.equal(signatures.length, 1)
  assert.equal(signature.nom, 'Claire Martin')
  assert.equal(signature.raison, 'Signature de la convention')
  assert.equal(signature.lieu, 'Évry (91)')
  assert.equal(signature.le, '2026-11-24T09:12:33.000Z')
  assert.ok(signature.valide && signature.couvreTout)
  assert.equal(signature.certificat?.sujet, 'Claire Martin')
  assert.equal(signature.certificat.organisation, 'Imagerie Démo SAS')
  assert.equal(signature.certificat.qualite, 'présidente')
  assert.equal(signature.certificat.deLAgence, false)
  assert.equal(signature.certificat.reconnu, true)
})

test('[CVN-3] the agency signs after the éditeur: both signatures stay valid, the last covers all', async () => {
  const signee = await signerPar(convention)
  const deuxFois = await sceller(signee)
  assert.deepEqual(deuxFois.subarray(0, signee.length), signee)
  const { integre, signatures } = verifierSignatures(deuxFois, confiance)
  assert.ok(integre)
  assert.deepEqual(
    signatures.map(({ nom, valide, couvreTout, certificat }) => [nom, valide, couvreTout, certificat?.deLAgence]),
    [
      ['Claire Martin', true, false, false],
      ['Agence', true, true, true],
    ],
  )
})

test('ten signatures in a row all hold', async () => {
  let pdf: Uint8Array = attestation
  for (let n = 0; n < 10; n++) pdf = await signerPar(pdf)
  const { integre, signatures } = verifierSignatures(pdf, confiance)
  assert.ok(integre)
  assert.equal(signatures.length, 10)
})

test('a document whose references are in a stream is signed in kind', async () => {
  const deuxFois = await sceller(await signerPar(enFluxDeReferences()))
  assert.ok(!latin1(deuxFois).includes('\nxref\n'))
  const { integre, signatures } = verifierSignatures(deuxFois, confiance)
  assert.ok(integre)
  assert.equal(signatures.length, 2)
})

test('the document keeps its identifier, its tags and its title; the widget is off the page', async () => {
  const texte = latin1(await signerPar(attestation)).slice(attestation.length)
  const id = /\/ID \[\((.{24})\)/s.exec(latin1(attestation))?.[1] ?? 'absent'
  assert.ok(texte.includes(`/ID [(${id}) <`))
  for (const attendu of [
    '/StructTreeRoot',
    '/MarkInfo',
    '/Lang (fr-FR)',
    '/DisplayDocTitle true',
    '/Tabs /S',
    '/F 132',
  ])
    assert.ok(texte.includes(attendu), attendu)
  assert.match(texte, /\/Rect \[-2 -2 -2 -2\]/)
  assert.match(texte, /\/SubFilter \/ETSI\.CAdES\.detached/)
  assert.match(texte, /\/M \(D:20261124091233Z\)/)
})

test('an RSA key signs as well', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificat = await certifier({
    autorite,
    sujet: { nom: 'Clé RSA' },
    clePublique: publicKey,
    du: DEBUT,
    au: FIN,
  })
  const { integre, signatures } = verifierSignatures(
    await signerPar(attestation, { paire: { cle: privateKey, certificat } }),
    confiance,
  )
  assert.ok(integre)
  assert.equal(signatures[0]?.certificat?.reconnu, true)
})

test('names that need it are written and read back whole', async () => {
  const nom = 'Zoë (d’Œuvre) \\ Müller \u{1f600}'
  const { signatures } = verifierSignatures(await signerPar(attestation, { nom }), confiance)
  assert.equal(signatures[0]?.nom, nom)
})

test('what is not a PDF can’t be signed', async () => {
  await assert.rejects(signerPar(Buffer.from('%PDF-1.7\nrien')), PdfIllisible)
})

const openssl = spawnSync('openssl', ['version']).status === 0

test('[PUB-4] openssl finds the same signature valid (CAdES)', { skip: !openssl && 'openssl absent' }, async () => {
  const dossier = mkdtempSync(join(tmpdir(), 'convergence-signature-'))
  try {
    const pdf = Buffer.from(await signerPar(convention))
    const [, debut = 0, fin = 0, reste = 0] = (/\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(latin1(pdf)) ?? [])
      .slice(1)
      .map(Number)
    const fichier = (nom: string, contenu: string | Uint8Array): string => {
      writeFileSync(join(dossier, nom), contenu)
      return join(dossier, nom)
    }
    const cms = fichier('cms.der', Buffer.from(pdf.toString('latin1', debut + 1, fin - 1), 'hex'))
    const contenu = fichier('contenu', Buffer.concat([pdf.subarray(0, debut), pdf.subarray(fin, fin + reste)]))
    const racine = fichier('racine.pem', autorite.certificat.toString())
    const options = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      contenu,
      '-CAfile',
      racine,
    ]
    execFileSync('openssl', [...options, '-out', join(dossier, 'sortie')], { stdio: 'pipe' })
    execFileSync(
      'openssl',
      ['verify', '-x509_strict', '-CAfile', racine, fichier('claire.pem', claire.certificat.toString())],
      { stdio: 'pipe' },
    )
    assert.ok(new X509Certificate(claire.certificat.raw).checkIssued(autorite.certificat))
  } finally {
    rmSync(dossier, { recursive: true })
  }
})
