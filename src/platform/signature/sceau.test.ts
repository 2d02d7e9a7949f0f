import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Instant } from '../../kernel/temps.ts'
import type { Sceau as Reglage } from '../config/index.ts'
import { attestation, autorite, emettre, LE } from './essai.ts'
import { ouvrirSceau, type Sceau } from './sceau.ts'
import { type Verification, verifierSignatures } from './verifier.ts'

const racine = await mkdtemp(join(tmpdir(), 'convergence-sceau-'))
after(() => rm(racine, { recursive: true }))

const dossierNeuf = (): Promise<string> => mkdtemp(join(racine, 'd-'))
const ouvrir = (
  dossier: string,
  { reglage, le = LE }: { readonly reglage?: Reglage; readonly le?: Instant } = {},
): Promise<Sceau> => ouvrirSceau({ dossier, reglage, nom: 'Agence de démonstration', le })
const sceller = (sceau: Sceau): Promise<Uint8Array> =>
  sceau.sceller(attestation, { raison: 'Attestation de référencement', le: LE })
const verifier = async (pdf: Uint8Array | Promise<Uint8Array>, sceau: Sceau): Promise<Verification> =>
  verifierSignatures(await pdf, sceau.confiance)

test('[REF-1] the first start makes a seal, the next ones find it again', async () => {
  const dossier = await dossierNeuf()
  const premier = await ouvrir(dossier)
  assert.ok(premier.demonstration)
  const scellee = await sceller(premier)
  const { authentique, signatures } = await verifier(scellee, await ouvrir(dossier))
  assert.ok(authentique)
  assert.equal(signatures[0]?.nom, 'Agence de démonstration')
  assert.match(signatures[0].certificat?.sujet ?? '', /^Convergence – démonstration/)
  assert.ok(signatures[0].certificat?.reconnu)
})

test('keys are readable by their owner only', async () => {
  const dossier = await dossierNeuf()
  await ouvrir(dossier)
  const sceau = join(dossier, 'sceau')
  assert.equal((await stat(sceau)).mode & 0o777, 0o700)
  for (const nom of await readdir(sceau)) assert.equal((await stat(join(sceau, nom))).mode & 0o777, 0o600, nom)
  assert.deepEqual(await readdir(dossier), ['sceau'])
})

test('processes that start together share one seal', async () => {
  const dossier = await dossierNeuf()
  const ouverts = await Promise.all(Array.from({ length: 6 }, () => ouvrir(dossier)))
  const [premier] = ouverts
  assert.ok(premier)
  for (const autre of ouverts) assert.ok((await verifier(sceller(autre), premier)).authentique)
  assert.deepEqual(await readdir(dossier), ['sceau'])
})

test('another installation’s seal is not ours', async () => {
  const [notre, autre] = await Promise.all([ouvrir(await dossierNeuf()), ouvrir(await dossierNeuf())])
  const { integre, authentique, signatures } = await verifier(sceller(autre), notre)
  assert.ok(integre)
  assert.equal(authentique, false)
  assert.equal(signatures[0]?.certificat?.reconnu, false)
})

const propre = await emettre({ nom: 'Cachet de l’opérateur', organisation: 'Opérateur d’essai' })
const reglagePem = async (ordre: 'feuille' | 'racine' = 'feuille'): Promise<Reglage> => {
  const dossier = await dossierNeuf()
  const certificats = [propre.certificat, autorite.certificat].map(String)
  await writeFile(join(dossier, 'cle.pem'), propre.cle.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(join(dossier, 'certs.pem'), (ordre === 'feuille' ? certificats : certificats.toReversed()).join(''))
  return { kind: 'pem', cle: join(dossier, 'cle.pem'), certificats: join(dossier, 'certs.pem') }
}

test('the operator’s own seal is used when it is set, whatever the order of its certificates', async () => {
  for (const ordre of ['feuille', 'racine'] as const) {
    const sceau = await ouvrir(await dossierNeuf(), { reglage: await reglagePem(ordre) })
    assert.equal(sceau.demonstration, false)
    const { authentique, signatures } = await verifier(sceller(sceau), sceau)
    assert.ok(authentique)
    assert.equal(signatures[0]?.certificat?.sujet, 'Cachet de l’opérateur')
    assert.ok(signatures[0].certificat.reconnu)
  }
})

test('what a former seal sealed is still the agency’s, once its certificate is kept', async () => {
  const dossier = await dossierNeuf()
  const ancien = await ouvrir(dossier, { reglage: await reglagePem() })
  const scellee = await sceller(ancien)
  assert.equal((await verifier(scellee, await ouvrir(dossier))).authentique, false)
  await mkdir(join(dossier, 'sceau', 'anciens'))
  await writeFile(join(dossier, 'sceau', 'anciens', '2026.pem'), propre.certificat.toString())
  assert.ok((await verifier(scellee, await ouvrir(dossier))).authentique)
})

test('a seal out of date, or whose key is another’s, stops the start', async () => {
  await assert.rejects(
    ouvrir(await dossierNeuf(), { reglage: await reglagePem(), le: '2050-01-01T00:00:00.000Z' as Instant }),
    /vaut du/,
  )
  const autre = await emettre({ nom: 'Autre' })
  const reglage = await reglagePem()
  assert.ok(reglage.kind === 'pem')
  await writeFile(reglage.cle, autre.cle.export({ type: 'pkcs8', format: 'pem' }))
  await assert.rejects(ouvrir(await dossierNeuf(), { reglage }), /aucun certificat/)
})

const openssl = spawnSync('openssl', ['version']).status === 0

test('a PKCS #12 file is a seal too, and a wrong password is said', {
  skip: !openssl && 'openssl absent',
}, async () => {
  const reglage = await reglagePem()
  assert.ok(reglage.kind === 'pem')
  const fichier = join(await dossierNeuf(), 'sceau.p12')
  const { cle, certificats } = reglage
  execFileSync(
    'openssl',
    ['pkcs12', '-export', '-inkey', cle, '-in', certificats, '-out', fichier, '-passout', 'pass:secret'],
    { stdio: 'pipe' },
  )
  const sceau = await ouvrir(await dossierNeuf(), { reglage: { kind: 'p12', fichier, motDePasse: 'secret' } })
  assert.ok((await verifier(sceller(sceau), sceau)).authentique)
  await assert.rejects(
    ouvrir(await dossierNeuf(), { reglage: { kind: 'p12', fichier, motDePasse: 'autre' } }),
    /SEAL_P12/,
  )
})
