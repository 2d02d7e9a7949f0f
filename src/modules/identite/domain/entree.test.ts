import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rolesAgent, rolesEntreprise } from '../../../kernel/acteur.ts'
import { aAccepter, entreeDe, type PersonneConnue } from './entree.ts'

const versions = { cgu: '1.0', partage: '1.0' }
const acceptes = ['cgu 1.0', 'partage 1.0']
const personne: PersonneConnue = {
  personneId: 'p',
  prenom: 'Pierre',
  nom: 'Durand',
  courriel: 'p@x.example',
  entrepriseId: null,
  role: null,
  roles: [],
  acceptes,
}

test('somebody of a company comes in as its éditeur, with the role that iSC says', () => {
  for (const role of rolesEntreprise) {
    const entree = entreeDe({ ...personne, entrepriseId: 'e', role }, versions)
    assert.ok(entree.kind === 'admise' && entree.acteur.kind === 'editeur')
    assert.deepEqual([entree.acteur.role, entree.acteur.nom], [role, 'Pierre Durand'])
  }
})

test('somebody with a right comes in as an agent, even with a company', () => {
  for (const role of rolesAgent) {
    const entree = entreeDe({ ...personne, entrepriseId: 'e', role: 'mandataire', roles: [role] }, versions)
    assert.ok(entree.kind === 'admise' && entree.acteur.kind === 'agent')
    assert.deepEqual(entree.acteur.roles, [role])
  }
})

test('somebody with neither has no access, and is asked for nothing', () => {
  assert.deepEqual(entreeDe({ ...personne, acceptes: [] }, versions), { kind: 'sans_acces' })
})

test('[IDN-5] without the consent to share and the terms of use, both in force, there is no access', () => {
  const deLEntreprise: PersonneConnue = { ...personne, entrepriseId: 'e', role: 'salarie' }
  const cas: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[], ['partage', 'cgu']],
    [['cgu 1.0'], ['partage']],
    [['partage 1.0'], ['cgu']],
    [['partage 1.0', 'cgu 0.9'], ['cgu']],
    [['partage 1.1', 'cgu 1.0'], ['partage']],
  ]
  for (const [deja, textes] of cas) {
    assert.deepEqual(entreeDe({ ...deLEntreprise, acceptes: deja }, versions), { kind: 'a_accepter', textes })
    assert.deepEqual(entreeDe({ ...personne, roles: ['direction'], acceptes: deja }, versions).kind, 'a_accepter')
  }
  assert.equal(entreeDe(deLEntreprise, versions).kind, 'admise')
})

test('[IDN-5] a new version of a text is asked for again, once', () => {
  assert.deepEqual(aAccepter(acceptes, { ...versions, cgu: '2.0' }), ['cgu'])
  assert.deepEqual(aAccepter([...acceptes, 'cgu 2.0'], { ...versions, cgu: '2.0' }), [])
})
