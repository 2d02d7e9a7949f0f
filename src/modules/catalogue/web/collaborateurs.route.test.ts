import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { saisieDe, semer } from '../../../../test/harness/catalogue.ts'
import { ouvrirNavigation } from '../../../../test/harness/navigateur.ts'
import { composerCatalogue, routesCatalogue } from '../index.ts'

const { db } = await baseDeTest()
const { pierre, paul, claire, lucas } = await semer(db)
const catalogue = composerCatalogue({ db })
const navigation = await ouvrirNavigation(routesCatalogue({ ...catalogue, candidaturesDe: async () => [] }))
after(() => navigation.fermer())

let suivante = 0
const produit = async (responsable = pierre): Promise<string> => {
  const saisie = saisieDe(responsable, { version: `1.${++suivante}` })
  const issue = await catalogue.enregistrerProduit({ acte: acteDe(pierre), saisie })
  assert.ok(issue.ok)
  return issue.produit.id
}

test('[PRD-4] the product’s page lists its collaborateurs and leads to where one is added', async () => {
  const id = await produit(claire)
  const { html, texte } = await navigation.en(pierre).aller(`/produits/${id}`)
  assert.match(texte, /Collaborateurs ayant accès au produit Pierre Durand Claire Martin \(responsable du produit\)/)
  assert.match(html, new RegExp(`href="/produits/${id}/collaborateurs#ajouter"`))
})

test('[PRD-4] a person of the company is added, sees the product, and then it is taken back', async () => {
  const id = await produit()
  const adresse = `/produits/${id}/collaborateurs`
  const qui = navigation.en(pierre)
  assert.equal((await navigation.en(paul).aller(`/produits/${id}`)).statut, 404)
  const page = await qui.aller(adresse)
  assert.ok(page.html.includes('Paul Petit'))
  assert.ok(!page.html.includes('Lucas Bernard'))
  const ajoute = await qui.soumettre(page, adresse, { personne: paul.personneId })
  assert.match(ajoute.texte, /Le collaborateur a maintenant accès au produit/)
  assert.equal((await navigation.en(paul).aller(`/produits/${id}`)).statut, 200)

  const retrait = `${adresse}/${paul.personneId}/retrait`
  const confirmation = await qui.aller(retrait)
  assert.match(confirmation.texte, /Paul Petit n’aura plus accès au produit ni à ses candidatures/)
  assert.match((await qui.soumettre(confirmation, retrait)).texte, /Le collaborateur n’a plus accès au produit/)
  assert.equal((await navigation.en(paul).aller(`/produits/${id}`)).statut, 404)
})

test('[PRD-4] nobody of another company is added, nor nobody at all', async () => {
  const id = await produit()
  const adresse = `/produits/${id}/collaborateurs`
  const qui = navigation.en(pierre)
  for (const personne of [lucas.personneId, '']) {
    const refuse = await qui.soumettre(await qui.aller(adresse), adresse, { personne })
    assert.equal(refuse.statut, 422)
    assert.match(refuse.texte, /Une erreur est à corriger Choisissez une personne de votre entreprise/)
  }
  assert.equal((await catalogue.collaborateursDe(id)).length, 1)
})

test('[PRD-4] the responsable keeps access: there is no way to take it back, and asking for it says why', async () => {
  const id = await produit()
  const qui = navigation.en(pierre)
  const retrait = `/produits/${id}/collaborateurs/${pierre.personneId}/retrait`
  const liste = await qui.aller(`/produits/${id}/collaborateurs`)
  assert.ok(!liste.html.includes(retrait))
  const refuse = await qui.soumettre(await qui.aller(retrait), retrait)
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Cette personne est responsable du produit/)
})

test('who takes back their own access lands on their list', async () => {
  const id = await produit(claire)
  const retrait = `/produits/${id}/collaborateurs/${pierre.personneId}/retrait`
  const qui = navigation.en(pierre)
  const confirmation = await qui.aller(retrait)
  assert.match(confirmation.texte, /Retirer votre propre accès/)
  const { url, texte } = await qui.soumettre(confirmation, retrait)
  assert.equal(url, '/produits?fait=retrait')
  assert.match(texte, /Vous n’avez plus accès à ce produit/)
})

test('[PRD-4] from a candidature, one comes back to it; any other address is not followed', async () => {
  const id = await produit()
  const adresse = `/produits/${id}/collaborateurs`
  const qui = navigation.en(pierre)
  const page = await qui.aller(`${adresse}?candidature=SEKWAOLGFJ`)
  assert.match(page.texte, /Retour à la candidature SEKWAOLGFJ/)
  const ajoute = await qui.soumettre(page, adresse, { personne: paul.personneId })
  assert.match(ajoute.html, /href="\/candidatures\/SEKWAOLGFJ"/)
  const ailleurs = await qui.aller(`${adresse}?candidature=//ailleurs.example`)
  assert.match(ailleurs.texte, /Retour au produit/)
  assert.ok(!ailleurs.html.includes('ailleurs.example'))
})
