import assert from 'node:assert/strict'
import { isAbsolute } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ConfigurationRefusee, lireConfig } from './index.ts'

const reelle = {
  OIDC_ISSUER: 'https://connexion.agence.example',
  OIDC_CLIENT_ID: 'convergence',
  OIDC_CLIENT_SECRET: 'secret-du-client',
  DATABASE_URL: 'postgresql://convergence@base.agence.example/convergence',
  BASE_URL: 'https://convergence.agence.example',
  SESSION_SECRET: 'x'.repeat(48),
  SMTP_URL: 'smtps://compte:passe@courriel.agence.example',
  MAIL_FROM: 'Convergence <ne-pas-repondre@agence.example>',
  NOM_OPERATEUR: 'Agence témoin',
  OPERATEUR_ADRESSE: '2 rue du Témoin, 75998 Paris',
  OPERATEUR_COURRIEL: 'contact@agence.example',
  OPERATEUR_TELEPHONE: '01 99 00 56 78',
  OPERATEUR_DIRECTEUR: 'Camille Témoin, directrice générale',
  OPERATEUR_HEBERGEUR: 'Hébergeur témoin, 3 rue du Témoin, 75998 Paris, 01 99 00 56 79',
  OPERATEUR_DPO: 'dpo@agence.example',
  // Any file that exists: what it holds is read later.
  SEAL_P12: fileURLToPath(import.meta.url),
}

const fautes = (env: Record<string, string>): readonly string[] => {
  try {
    lireConfig(env)
  } catch (erreur) {
    assert.ok(erreur instanceof ConfigurationRefusee)
    return erreur.fautes
  }
  return []
}

test('with nothing set, it is a demonstration on this machine, on port 3000', () => {
  const config = lireConfig({})
  assert.equal(config.demonstration, true)
  assert.equal(config.port, 3000)
  assert.equal(config.hote, '127.0.0.1')
  assert.equal(config.adressePublique, 'http://localhost:3000')
  assert.equal(config.base.url, undefined)
  assert.equal(config.base.connexions, 10)
  assert.ok(isAbsolute(config.dossier))
})

test('the settings are frozen, down to the last level', () => {
  const config = lireConfig(reelle)
  assert.ok(Object.isFrozen(config))
  assert.ok(Object.isFrozen(config.base))
  assert.ok(Object.isFrozen(config.oidc))
})

test('a variable left empty is one that is not set', () => {
  assert.equal(lireConfig({ PORT: '', DATABASE_URL: ' ' }).demonstration, true)
})

test('a real configuration is no demonstration', () => {
  const config = lireConfig(reelle)
  assert.equal(config.demonstration, false)
  assert.equal(config.oidc?.emetteur, 'https://connexion.agence.example')
  assert.equal(config.adressePublique, 'https://convergence.agence.example')
})

test('a demonstration with a real identity provider is refused', () => {
  assert.match(fautes({ ...reelle, DEMONSTRATION: '1' }).join(), /DEMONSTRATION=1 est refusé avec OIDC_ISSUER/)
})

test('a database without an identity provider is no silent demonstration, but one may be asked for', () => {
  const { DATABASE_URL } = reelle
  assert.match(fautes({ DATABASE_URL }).join(), /OIDC_ISSUER est obligatoire/)
  assert.equal(lireConfig({ DATABASE_URL, DEMONSTRATION: '1' }).demonstration, true)
})

test('every fault is told at once, each by its variable', () => {
  const dites = fautes({
    PORT: '70000',
    POOL_MAX: 'beaucoup',
    LOG_LEVEL: 'bavard',
    MARQUE_ETAT: 'oui',
    DATABASE_URL: 'mysql://x',
    DEMONSTRATION: '1',
    BASE_URL: 'https://convergence.example/chemin',
    GAZELLE_API_KEY: 'cle',
    SEAL_P12: '/nulle/part.p12',
    SESSION_SECRET: 'court',
    OIDC_CLIENT_ID: 'seul',
  })
  const attendues = ['PORT', 'POOL_MAX', 'LOG_LEVEL', 'MARQUE_ETAT', 'DATABASE_URL', 'BASE_URL', 'GAZELLE_API_KEY']
  for (const nom of [...attendues, 'SEAL_P12', 'SESSION_SECRET', 'OIDC_ISSUER'])
    assert.equal(dites.filter(faute => faute.startsWith(nom)).length, 1, nom)
  assert.equal(dites.length, 10)
})

test('what has no safe default must be given outside a demonstration', () => {
  const legales = ['ADRESSE', 'COURRIEL', 'TELEPHONE', 'DIRECTEUR', 'HEBERGEUR', 'DPO'].map(nom => `OPERATEUR_${nom}`)
  for (const nom of ['BASE_URL', 'SESSION_SECRET', 'SMTP_URL', 'MAIL_FROM', 'NOM_OPERATEUR', ...legales]) {
    const dites = fautes({ ...reelle, [nom]: '' })
    assert.equal(dites.length, 1)
    assert.ok(dites[0]?.startsWith(nom))
  }
})

test('[PUB-3] what the operator says of itself is read outside a demonstration, its addresses checked', () => {
  assert.equal(lireConfig(reelle).operateur?.delegueDonnees, 'dpo@agence.example')
  assert.equal(lireConfig(reelle).operateur?.directeurPublication, 'Camille Témoin, directrice générale')
  assert.equal(lireConfig({}).operateur, undefined)
  for (const nom of ['OPERATEUR_COURRIEL', 'OPERATEUR_DPO'])
    assert.match(fautes({ ...reelle, [nom]: 'Le délégué <dpo@agence.example>' }).join(), new RegExp(`^${nom} vaut`))
})

test('[P34] no sentence repeats a password', () => {
  const dites = fautes({ ...reelle, DATABASE_URL: 'mysql://compte:tres-secret@x', SMTP_URL: 'http://a:tres-secret@x' })
  assert.equal(dites.length, 2)
  assert.ok(!dites.join().includes('tres-secret'))
})

test('[P28] test platforms: several with their keys in the same order; in the clear only where they are said to be local', () => {
  const deux = {
    ...reelle,
    GAZELLE_BASE_URL: 'https://interop.agence.example/ https://essais.agence.example/base',
    GAZELLE_API_KEY: 'une deux',
  }
  assert.deepEqual(lireConfig(deux).gazelle, {
    plateformes: [
      { adresse: 'https://interop.agence.example', cle: 'une' },
      { adresse: 'https://essais.agence.example/base', cle: 'deux' },
    ],
    local: false,
  })
  const enClair = { ...reelle, GAZELLE_BASE_URL: 'http://10.0.0.7:8080' }
  assert.match(fautes(enClair).join(), /GAZELLE_LOCAL=1/)
  assert.equal(lireConfig({ ...enClair, GAZELLE_LOCAL: '1' }).gazelle?.local, true)
  for (const adresse of ['https://nom:secret@gazelle.example', 'gazelle.example', 'ftp://gazelle.example'])
    assert.match(fautes({ ...reelle, GAZELLE_BASE_URL: adresse, GAZELLE_LOCAL: '1' }).join(), /^GAZELLE_BASE_URL/)
})

test('[P30] the file of keys of pièces is named, and has to be there', () => {
  assert.equal(
    lireConfig({ PIECES_KEYS: fileURLToPath(import.meta.url) }).clesDesPieces,
    fileURLToPath(import.meta.url),
  )
  assert.deepEqual(fautes({ PIECES_KEYS: '/nulle/part' }), ['PIECES_KEYS : le fichier « /nulle/part » n’existe pas.'])
})

test('an object store is whole or is not there', () => {
  const s3 = {
    S3_URL: 'https://s3.agence.example',
    S3_BUCKET: 'pieces',
    S3_ACCESS_KEY: 'convergence',
    S3_SECRET_KEY: 'secret',
  }
  assert.deepEqual(lireConfig(s3).s3, {
    adresse: 'https://s3.agence.example',
    region: 'us-east-1',
    seau: 'pieces',
    cle: 'convergence',
    secret: 'secret',
  })
  assert.equal(lireConfig({}).s3, undefined)
  assert.deepEqual(fautes({ ...s3, S3_BUCKET: '', S3_SECRET_KEY: '' }), [
    'S3_BUCKET, S3_SECRET_KEY : à donner aussi ; les réglages du magasin S3 vont ensemble.',
  ])
})
