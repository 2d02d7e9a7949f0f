import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { creerAutorite } from './certificats.ts'
import {
  attestation,
  autorite,
  claire,
  confiance,
  convention,
  DEBUT,
  emettre,
  FIN,
  hasard,
  LE,
  sceller,
  signerPar,
} from './essai.ts'
import { enFluxDeReferences, enTable } from './fichier/essai.ts'
import { signer } from './signer.ts'
import { type Verification, verifierSignatures } from './verifier.ts'

const signee = await signerPar(convention)
const deuxFois = await sceller(signee)
const verifier = (pdf: Uint8Array): Verification => verifierSignatures(pdf, confiance)

const plagesDe = (pdf: Uint8Array): readonly (readonly [number, number])[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/ByteRange \[0 (\d+) (\d+)/g),
  ].map(([, debut, fin]) => [Number(debut), Number(fin)])

const premierePlage = (pdf: Uint8Array): { readonly debut: number; readonly fin: number } => {
  const [plage] = plagesDe(pdf)
  assert.ok(plage)
  const [debut, fin] = plage
  return { debut, fin }
}

const alteree = (pdf: Uint8Array, position: number, masque: number): Uint8Array => {
  const copie = Uint8Array.from(pdf)
  copie[position] = (copie[position] ?? 0) ^ masque
  return copie
}

test('[PUB-4] of 200 bytes changed in what was signed, every one is caught', () => {
  const graine = randomBytes(4).readUInt32BE()
  for (const pdf of [signee, deuxFois]) {
    const tirer = hasard(graine)
    const plages = plagesDe(pdf)
    const horsSignatures = (position: number): boolean =>
      plages.every(([debut, fin]) => position < debut || position >= fin)
    let vues = 0
    while (vues < 200) {
      const position = tirer(pdf.length)
      const masque = 1 + tirer(255)
      if (!horsSignatures(position)) continue
      vues++
      const { integre } = verifier(alteree(pdf, position, masque))
      assert.equal(integre, false, `graine ${graine}, octet ${position}, masque ${masque}`)
    }
  }
})

test('a byte added, removed or moved at the end or at the beginning is caught', () => {
  assert.equal(verifier(Buffer.concat([signee, Buffer.from('\n')])).integre, false)
  assert.equal(verifier(signee.subarray(0, -1)).integre, false)
  assert.equal(verifier(Buffer.concat([Buffer.from('\n'), signee])).integre, false)
  assert.equal(verifier(Buffer.concat([signee, convention])).integre, false)
})

test('a signature cut out of its document and put in another is not valid', async () => {
  const { debut, fin } = premierePlage(signee)
  const autre = Buffer.from(await signerPar(convention, { nom: 'Claire Marten' }))
  const { debut: debutAutre } = premierePlage(autre)
  Buffer.from(signee).copy(autre, debutAutre, debut, fin)
  const { signatures, integre } = verifier(autre)
  assert.equal(integre, false)
  assert.equal(signatures[0]?.anomalie, 'empreinte')
})

test('what is appended after a signature shows: it no longer covers the whole', async () => {
  const { signatures, integre, authentique } = verifier(deuxFois)
  assert.ok(integre && authentique)
  assert.equal(signatures[0]?.couvreTout, false)
  // A stranger signs after the agency: the file holds together, but its last signature is not the agency's.
  const etrangere = await creerAutorite({ sujet: { nom: 'Autre racine' }, du: DEBUT, au: FIN })
  const faux = await emettre({ nom: 'Sceau d’essai', organisation: 'Agence de démonstration' }, etrangere)
  const contrefait = verifier(
    await signer(deuxFois, { ...faux, chaine: [etrangere.certificat], nom: 'Agence', raison: 'x', le: LE }),
  )
  const derniere = contrefait.signatures.at(-1)
  assert.ok(contrefait.integre && derniere?.valide)
  assert.equal(contrefait.authentique, false)
  assert.equal(derniere.certificat?.sujet, 'Sceau d’essai')
  assert.equal(derniere.certificat?.deLAgence, false)
  assert.equal(derniere.certificat?.reconnu, false)
})

test('a certificate issued by a person’s certificate is not trusted', async () => {
  const usurpe = await emettre({ nom: 'Sceau d’essai' }, claire)
  const chaine = [claire.certificat, autorite.certificat]
  const { signatures } = verifier(await signer(attestation, { ...usurpe, chaine, nom: 'x', raison: 'x', le: LE }))
  assert.equal(signatures[0]?.valide, true)
  assert.equal(signatures[0].certificat?.reconnu, false)
})

test('a signature made by another key than its certificate’s is not valid', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { signatures, integre } = verifier(
    await signerPar(attestation, { paire: { cle: privateKey, certificat: claire.certificat } }),
  )
  assert.equal(integre, false)
  assert.equal(signatures[0]?.anomalie, 'signature')
})

test('a document without a signature is readable and proves nothing', () => {
  assert.deepEqual(verifier(convention), { lisible: true, signatures: [], integre: false, authentique: false })
})

const illisible: Verification = { lisible: false, signatures: [], integre: false, authentique: false }

test('what is not a PDF is answered, never thrown', () => {
  const riens = [
    '',
    '%PDF-',
    'GIF89a',
    '%PDF-1.7\nstartxref\n0\n%%EOF',
    '%PDF-1.7\nstartxref\n99999999\n%%EOF',
    '%PDF-1.7\nxref\n0 1\ntrailer\nstartxref\n9\n%%EOF',
  ]
  for (const rien of riens) assert.deepEqual(verifier(Buffer.from(rien)), illisible, rien)
  for (let n = 0; n < 50; n++) assert.deepEqual(verifier(randomBytes(2000)), illisible)
})

test('traps don’t hold the reader', () => {
  const catalogue = (suite: string): string => `<</Type /Catalog ${suite}>>`
  const bombe = deflateSync(Buffer.alloc(200 * 1024 * 1024))
  const pieges: Readonly<Record<string, Buffer>> = {
    'nested arrays': enTable([catalogue(`/A ${'['.repeat(100_000)}`)]),
    'nested dictionaries': enTable([catalogue(`/A ${'<</A '.repeat(100_000)}`)]),
    'a reference to itself': enTable([catalogue('/AcroForm 2 0 R'), '2 0 R']),
    'fields that hold each other': enTable([
      catalogue('/AcroForm <</Fields 2 0 R>>'),
      '[3 0 R 3 0 R 3 0 R]',
      '<</Kids 2 0 R>>',
    ]),
    'a revision before itself': enTable([catalogue('')], '/Prev 200'),
    'a million entries announced': Buffer.from('%PDF-1.7\nxref\n0 999999\n0 0 n\ntrailer\n<<>>\nstartxref\n9\n%%EOF'),
    'an endless text': enTable([catalogue(`/A (${'('.repeat(1_000_000)}`)]),
    'a stream that inflates': Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<</Type /XRef /Size 9 /W [1 2 1] /Filter /FlateDecode /Length ${bombe.length}>>\nstream\n`,
      ),
      bombe,
      Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n'),
    ]),
    'a thousand signatures': enTable([
      catalogue(`/AcroForm <</Fields [${'2 0 R '.repeat(400)}]>>`),
      '<</FT /Sig /V 3 0 R>>',
      '<</ByteRange [0 9 20 9] /Contents <00>>>',
    ]),
  }
  for (const [nom, piege] of Object.entries(pieges)) assert.equal(verifier(piege).integre, false, nom)
})

test('a signed file damaged at random is answered, never thrown', () => {
  const graine = randomBytes(4).readUInt32BE()
  const tirer = hasard(graine)
  for (let n = 0; n < 400; n++) {
    const copie = Buffer.from(n % 2 ? deuxFois : enFluxDeReferences())
    for (let f = 0; f < 1 + tirer(30); f++) {
      // Most of what can go wrong is in the last bytes: references, signature, form.
      const position = Math.max(0, copie.length - 1 - tirer(tirer(2) ? 40_000 : 2000))
      copie[position] = tirer(256)
    }
    const coupee = tirer(4) ? copie : copie.subarray(0, tirer(copie.length))
    assert.doesNotThrow(() => verifier(coupee), `graine ${graine}, essai ${n}`)
  }
})

test('a CMS damaged at random is answered, never thrown', () => {
  const graine = randomBytes(4).readUInt32BE()
  const tirer = hasard(graine)
  const { debut, fin } = premierePlage(signee)
  for (let n = 0; n < 400; n++) {
    const copie = Buffer.from(signee)
    for (let f = 0; f < 1 + tirer(6); f++)
      copie[debut + 1 + tirer(Math.min(2600, fin - debut - 2))] = '0123456789abcdef'.charCodeAt(tirer(16))
    assert.doesNotThrow(() => verifier(copie), `graine ${graine}, essai ${n}`)
  }
})
