import assert from 'node:assert/strict'
import test from 'node:test'
import type { RoleAgent } from '../kernel/acteur.ts'
import type { Connecte } from '../platform/http/contract.ts'
import type { Contexte } from './contexte.ts'
import { Formulaire, miseEnPage } from './index.ts'
import { entreeCourante, menuDe } from './navigation.ts'

const anonyme: Contexte = {
  connecte: null,
  jeton: 'le-jeton',
  chemin: '/registre',
  demonstration: false,
  operateur: 'Agence <de> démonstration',
  marqueEtat: false,
  correlation: 'abc-123',
}
const editeur: Connecte = {
  sessionId: 's',
  acteur: {
    kind: 'editeur',
    personneId: 'p',
    nom: 'Pierre Durand',
    courriel: 'p@x.example',
    entrepriseId: 'e',
    role: 'salarie',
  },
}
const agent = (...roles: RoleAgent[]): Connecte => ({
  sessionId: 's',
  acteur: { kind: 'agent', personneId: 'a', nom: 'Hugo Lefèvre', courriel: 'h@x.example', roles },
})
const page = { titre: 'Registre', contenu: <h1>Registre</h1> }
const menu = (connecte: Connecte | null): readonly string[] => menuDe(connecte).map(({ libelle }) => libelle)

test('the document says its language, its title and where to jump', () => {
  const html = miseEnPage(page, anonyme)
  assert.ok(html.startsWith('<!doctype html><html lang="fr"'))
  assert.match(html, /<title>Registre – Convergence<\/title>/)
  for (const [, cible] of html.matchAll(/class="fr-link" href="#(\w+)"/g))
    assert.ok(html.includes(`id="${cible}"`), `#${cible}`)
  assert.match(html, /Agence &lt;de> démonstration/)
  assert.match(html, /abc-123/)
})

test('[P25] nothing inline: no style, no script, no handler', () => {
  const html = miseEnPage(page, { ...anonyme, connecte: editeur, demonstration: true })
  assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)
})

test('the mark of the State is only for an operator entitled to it', () => {
  assert.doesNotMatch(miseEnPage(page, anonyme), /fr-logo/)
  assert.match(miseEnPage(page, { ...anonyme, marqueEtat: true }), /fr-logo/)
})

test('each person has the menu of what it may do', () => {
  assert.deepEqual(menu(null), ['Accueil', 'Dispositifs', 'Registre', 'Vérifier une attestation'])
  assert.deepEqual(menu(editeur), ['Tableau de bord', 'Candidatures', 'Produits', 'Démarches', 'Registre'])
  assert.deepEqual(menu(agent('verificateur')), ['Ma journée', 'Candidatures', 'File d’attente'])
  assert.deepEqual(menu(agent('direction')), ['Ma journée', 'Candidatures', 'Conventions', 'Collège', 'Signatures'])
  assert.ok(menu(agent('administrateur')).includes('Administration'))
})

test('the entry under which a page stands is marked, and it alone', () => {
  const agence = menuDe(agent('verificateur'))
  assert.equal(entreeCourante(agence, '/agence/file?page=2'), '/agence/file')
  assert.equal(entreeCourante(agence, '/agence'), '/agence')
  assert.equal(entreeCourante(menuDe(null), '/registre/REF-1'), '/registre')
  assert.equal(entreeCourante(menuDe(editeur), '/pieces?page=2'), '/candidatures')
  assert.equal(entreeCourante(menuDe(null), '/inconnue'), null)
  assert.equal(miseEnPage(page, anonyme).match(/fr-nav__link" href="[^"]*" aria-current="page"/g)?.length, 1)
})

test('who is signed in is greeted by name, and leaves by a POST with the token', () => {
  const html = miseEnPage(page, { ...anonyme, connecte: { ...editeur, entreprise: 'Imagerie Démo SAS' } })
  assert.match(html, /Pierre Durand/)
  assert.match(html, /Imagerie Démo SAS · salarié/)
  assert.match(html, /<form method="post" action="\/deconnexion"><input type="hidden" name="_jeton" value="le-jeton"/)
  assert.match(html, /noindex/)
  assert.match(miseEnPage(page, anonyme), /href="\/connexion"/)
})

test('the demonstration says that it is one, with the way to its mails', () => {
  assert.match(miseEnPage(page, { ...anonyme, demonstration: true }), /Mode démonstration.*\/demonstration\/courriels/)
  assert.doesNotMatch(miseEnPage(page, anonyme), /Mode démonstration/)
})

test('the breadcrumb ends with the page itself, which is not a link', () => {
  const html = miseEnPage({ ...page, filAriane: [{ libelle: 'Accueil', href: '/' }] }, anonyme)
  assert.match(html, /<a href="\/">Accueil<\/a><\/li><li><span aria-current="page">Registre<\/span>/)
})

test('a page that fails to render does not leave its token to the next one', () => {
  const casse = {
    titre: 'x',
    get contenu(): never {
      throw new Error('panne')
    },
  }
  assert.throws(() => miseEnPage(casse, { ...anonyme, jeton: 'autre' }))
  assert.match(miseEnPage({ titre: 'f', contenu: <Formulaire action="/x">.</Formulaire> }, anonyme), /value="le-jeton"/)
})
