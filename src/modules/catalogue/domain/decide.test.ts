import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { instant } from '../../../kernel/temps.ts'
import {
  ajouterCollaborateur,
  type Contexte,
  type Decision,
  enregistrerProduit,
  modifierProduit,
  retirerCollaborateur,
} from './decide.ts'
import { evolve } from './evolve.ts'
import type { FaitProduit, Produit } from './produit.ts'
import type { Saisie } from './saisie.ts'

const pierre: ActeurEditeur = {
  kind: 'editeur',
  personneId: 'pierre',
  nom: 'Pierre Durand',
  courriel: 'pierre@imagerie-demo.example',
  entrepriseId: 'imagerie',
  role: 'salarie',
}
const contexte: Contexte = {
  acteur: pierre,
  now: instant('2026-03-10T10:00Z'),
  personnes: ['pierre', 'claire', 'paul'],
}
const saisie: Saisie = {
  nom: 'Imago RIS',
  version: '4.2',
  description: 'Un RIS.',
  responsable: 'claire',
  nil: '',
  certifications: '',
  interets: ['segur'],
}

const faitsDe = (decision: Decision): readonly FaitProduit[] => {
  assert.ok(decision.ok, JSON.stringify(decision))
  return decision.faits
}

const enregistrer = (autre: Partial<Saisie> = {}): Produit => {
  const nouveau = { id: 'p1', reference: 7, produits: [] }
  const [fait] = faitsDe(enregistrerProduit({ ...saisie, ...autre }, { ...contexte, ...nouveau }))
  assert.ok(fait)
  return evolve(null, fait)
}

const apres = (produit: Produit, decision: Decision): Produit => faitsDe(decision).reduce<Produit>(evolve, produit)

test('[PRD-4] who registers a product and its responsable are its first collaborateurs', () => {
  assert.deepEqual(enregistrer().collaborateurs, ['pierre', 'claire'])
  assert.deepEqual(enregistrer({ responsable: 'pierre' }).collaborateurs, ['pierre'])
})

test('[PRD-1] a registration with faults says them all and does nothing', () => {
  const nouveau = { id: 'p1', reference: 7, produits: [] }
  const decision = enregistrerProduit({ ...saisie, nom: '', version: '' }, { ...contexte, ...nouveau })
  assert.ok(!decision.ok && decision.refus.code === 'saisie_incorrecte')
  assert.equal(decision.refus.fautes.length, 2)
})

test('[PRD-4] only a person of the company can be added, and only once', () => {
  const produit = enregistrer()
  assert.deepEqual(apres(produit, ajouterCollaborateur(produit, 'paul', contexte)).collaborateurs, [
    'pierre',
    'claire',
    'paul',
  ])
  assert.deepEqual(faitsDe(ajouterCollaborateur(produit, 'claire', contexte)), [])
  assert.deepEqual(ajouterCollaborateur(produit, 'lucas', contexte), {
    ok: false,
    refus: { code: 'personne_inconnue' },
  })
})

test('[PRD-4] anyone can be removed but the responsable', () => {
  const produit = enregistrer()
  assert.deepEqual(apres(produit, retirerCollaborateur(produit, 'pierre', contexte)).collaborateurs, ['claire'])
  assert.deepEqual(faitsDe(retirerCollaborateur(produit, 'paul', contexte)), [])
  assert.deepEqual(retirerCollaborateur(produit, 'claire', contexte), {
    ok: false,
    refus: { code: 'responsable_du_produit' },
  })
})

test('a change keeps the name and the version, and gives access to a new responsable', () => {
  const produit = enregistrer()
  const modifie = apres(
    produit,
    modifierProduit(produit, { ...saisie, nom: 'Autre', version: '5', responsable: 'paul', nil: '123' }, contexte),
  )
  assert.equal(`${modifie.nom} ${modifie.version} ${modifie.nil}`, 'Imago RIS 4.2 123')
  assert.deepEqual(modifie.collaborateurs, ['pierre', 'claire', 'paul'])
})

test('a change that changes nothing is no fact', () => {
  const produit = enregistrer()
  assert.deepEqual(faitsDe(modifierProduit(produit, saisie, contexte)), [])
})
