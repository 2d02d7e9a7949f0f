import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correspondanceParDefaut, lireProfil } from './profil.ts'

const pierre = {
  given_name: 'Pierre',
  family_name: 'Durand',
  email: 'pierre.durand@imagerie-demo.example',
  phone_number: '04 72 00 00 02',
  fonction: 'Chef de produit',
  role_entreprise: 'salarie',
  entreprise: {
    siret: '732 829 320 00074',
    nom: 'Imagerie Démo SAS',
    forme_juridique: 'SAS',
    adresse: '12 rue de la Radiologie, 69003 Lyon',
    representant: {
      nom: 'Claire Martin',
      courriel: 'claire.martin@imagerie-demo.example',
      telephone: '1',
      fonction: 'Présidente',
    },
  },
}

const lire = (revendications: Record<string, unknown>) => {
  const lu = lireProfil(revendications)
  assert.ok(lu.ok)
  return lu.profil
}

test('a person, their role and their company are read from what the provider says', () => {
  const { entreprise, ...personne } = lire(pierre)
  assert.deepEqual(personne, {
    prenom: 'Pierre',
    nom: 'Durand',
    courriel: 'pierre.durand@imagerie-demo.example',
    telephone: '04 72 00 00 02',
    fonction: 'Chef de produit',
  })
  assert.equal(entreprise?.siret, '73282932000074')
  assert.equal(entreprise?.siren, '732829320')
  assert.equal(entreprise?.role, 'salarie')
  assert.equal(entreprise?.representant.nom, 'Claire Martin')
})

test('the names of the claims are a setting', () => {
  const lu = lireProfil(
    { usual_name: 'Benali', email: 'nadia@agence.example', org: { 'n-siret': '35600000049837' } },
    { ...correspondanceParDefaut, nom: 'usual_name', siret: 'org.n-siret' },
  )
  assert.ok(lu.ok)
  assert.deepEqual([lu.profil.nom, lu.profil.entreprise?.siren], ['Benali', '356000000'])
})

test('a role that is not known is the least one', () => {
  for (const role of ['admin', 'MANDATAIRE', 7, undefined])
    assert.equal(lire({ ...pierre, role_entreprise: role }).entreprise?.role, 'salarie')
  assert.equal(lire({ ...pierre, role_entreprise: 'mandataire' }).entreprise?.role, 'mandataire')
})

test('a company is known by its SIREN at least', () => {
  const parSiren = lire({ ...pierre, entreprise: { siren: '732829320' } }).entreprise
  assert.deepEqual([parSiren?.siren, parSiren?.siret, parSiren?.nom], ['732829320', null, '732829320'])
  for (const entreprise of [undefined, null, 'Imagerie', {}, { siret: '123' }, { nom: 'Sans numéro' }])
    assert.equal(lire({ ...pierre, entreprise }).entreprise, null)
})

test('nobody comes in without an address or a name', () => {
  for (const email of [undefined, '', 'pierre', 'a@b c@d', 42])
    assert.deepEqual(lireProfil({ ...pierre, email }), { ok: false, refus: { code: 'courriel_absent' } })
  assert.deepEqual(lireProfil({ ...pierre, family_name: ' ' }), { ok: false, refus: { code: 'nom_absent' } })
})

test('what could forge another line is made one line, and what is too long is cut', () => {
  assert.equal(lire({ ...pierre, fonction: 'Chef\r\nBcc: x@y.example\0' }).fonction, 'Chef Bcc: x@y.example')
  assert.equal(lire({ ...pierre, given_name: 'x'.repeat(5_000) }).prenom.length, 300)
  assert.equal(lire({ ...pierre, given_name: { toString: () => 'x' } }).prenom, '')
  assert.equal(lire({ ...pierre, __proto__: { fonction: 'héritée' }, fonction: undefined }).fonction, '')
})
