import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { saisieDe, semer } from '../../../../test/harness/catalogue.ts'
import { type Navigateur, ouvrirNavigation, type Visite } from '../../../../test/harness/navigateur.ts'
import { type CandidatureDuProduit, composerCatalogue, routesCatalogue } from '../index.ts'

const { db } = await baseDeTest()
const { pierre, paul, claire, lucas } = await semer(db)
const catalogue = composerCatalogue({ db })
const candidatures: CandidatureDuProduit[] = []
const navigation = await ouvrirNavigation(
  routesCatalogue({
    ...catalogue,
    candidaturesDe: async ({ produitId }) =>
      candidatures.filter(candidature => produitId === undefined || candidature.produitId === produitId),
  }),
)
after(() => navigation.fermer())

const remplies = (version: string) => ({
  nom: 'Imago RIS',
  version,
  description: 'Un RIS\nde démonstration.',
  responsable: paul.personneId,
  nil: '',
  certifications: 'ISO 13485\nISO 27001',
  interets: ['segur', 'dmn'],
})

/** From the empty form to the check page. */
const verifier = async (
  qui: Navigateur,
  champs: Readonly<Record<string, string | readonly string[]>>,
): Promise<Visite> => qui.soumettre(await qui.aller('/produits/nouveau'), '/produits/nouveau', champs)

const enregistrer = async (version: string): Promise<string> => {
  const issue = await catalogue.enregistrerProduit({ acte: acteDe(pierre), saisie: saisieDe(pierre, { version }) })
  assert.ok(issue.ok)
  return issue.produit.id
}

test('without a product, the list says what to do', async () => {
  const { statut, texte } = await navigation.en(lucas).aller('/produits')
  assert.equal(statut, 200)
  assert.match(texte, /Aucun produit pour le moment Enregistrez un produit .* Ajouter un nouveau produit$/)
})

test('[PRD-1] [PRD-2] the form says what is mandatory, and proposes the person who fills it in as responsable', async () => {
  const { html, texte } = await navigation.en(pierre).aller('/produits/nouveau')
  for (const libelle of ['Nom du produit *', 'Version *', 'Description du produit *', 'Responsable du produit *'])
    assert.ok(texte.includes(libelle), libelle)
  assert.match(texte, /NIL\) Facultatif à ce stade/)
  assert.match(html, new RegExp(`<option value="${pierre.personneId}" selected`))
  assert.match(html, /value="bouquet_de_services" disabled/)
  assert.match(texte, /bouquet de services professionnels \(à venir\)/)
  assert.ok(!html.includes('Lucas Bernard'))
})

test('[PRD-3] the entry is shown again, and nothing is registered before « Valider »', async () => {
  const qui = navigation.en(pierre)
  const verification = await verifier(qui, remplies('1.0'))
  assert.equal(verification.statut, 200)
  assert.match(verification.texte, /Le produit n’est pas encore enregistré/)
  assert.match(verification.texte, /Imago RIS .* 1\.0 .* Non renseigné .* Paul Petit .* Un RIS de démonstration/)
  assert.match(verification.texte, /ISO 13485 ISO 27001 .* dispositifs médicaux numériques Ségur du numérique en santé/)
  assert.equal((await catalogue.produitsDe(pierre.entrepriseId)).length, 0)

  const produit = await qui.soumettre(verification, '/produits')
  assert.equal(produit.statut, 200)
  assert.match(produit.url, /^\/produits\/[0-9a-f-]{36}\?fait=enregistre$/)
  assert.match(produit.texte, /Le produit est enregistré « Imago RIS » version 1\.0 .* sous la référence 1/)
  assert.match(produit.texte, /Engager une démarche/)
  assert.match((await qui.aller('/produits')).texte, /1 produit .*Imago RIS 1\.0 1 Paul Petit/)
})

test('[PRD-3] « Précédent » gives the form back with all that was typed', async () => {
  const qui = navigation.en(pierre)
  const verification = await verifier(qui, remplies('1.1'))
  const repris = await qui.soumettre(verification, '/produits/nouveau', { retour: 'oui' })
  assert.equal(repris.statut, 200)
  assert.doesNotMatch(repris.texte, /à corriger/)
  const encore = await qui.soumettre(repris, '/produits/nouveau', { version: '1.2' })
  assert.match(encore.texte, /Imago RIS .* 1\.2 .* Paul Petit .* Un RIS de démonstration.*ISO 27001.*Ségur/)
})

test('[PRD-1] every fault is said at once, on top and at its field; what was typed is kept', async () => {
  const { statut, html, texte } = await verifier(navigation.en(pierre), {
    ...remplies('1/3'),
    nom: '',
    responsable: '',
    interets: ['aucun', 'segur'],
  })
  assert.equal(statut, 422)
  assert.match(texte, /4 erreurs sont à corriger Indiquez le nom du produit/)
  for (const champ of ['nom', 'version', 'responsable', 'interets'])
    assert.match(html, new RegExp(`href="#champ-${champ}"`))
  assert.match(texte, /Choisissez entre « Aucun dispositif identifié pour le moment » et les autres dispositifs/)
  assert.match(html, /value="1\/3"/)
  assert.match(html, /Un RIS\nde démonstration/)
})

test('[PRD-3] what is validated is checked again: an entry forged or overtaken registers nothing', async () => {
  const qui = navigation.en(pierre)
  const verification = await verifier(qui, remplies('1.4'))
  const forgee = await qui.soumettre(verification, '/produits', { responsable: lucas.personneId })
  assert.equal(forgee.statut, 422)
  assert.match(forgee.texte, /Choisissez une personne de votre entreprise dans la liste/)
  await qui.soumettre(await verifier(qui, remplies('1.4')), '/produits')
  const seconde = await qui.soumettre(verification, '/produits')
  assert.equal(seconde.statut, 422)
  assert.match(seconde.texte, /déjà enregistré « Imago RIS » en version 1\.4/)
})

test('[P2] « Valider » pressed twice registers one product and shows it twice', async () => {
  const qui = navigation.en(pierre)
  const verification = await verifier(qui, remplies('1.5'))
  const [une, deux] = await Promise.all([
    qui.soumettre(verification, '/produits'),
    qui.soumettre(verification, '/produits'),
  ])
  assert.equal(une.url, deux.url)
})

test('[P23] another company’s product answers as one that is not, on every page', async () => {
  const id = await enregistrer('2.0')
  const sansReference = (texte: string): string => texte.replace(/[0-9a-f-]{36}/, '')
  for (const suite of ['', '/modifier', '/collaborateurs', `/collaborateurs/${pierre.personneId}/retrait`]) {
    const autre = await navigation.en(lucas).aller(`/produits/${id}${suite}`)
    const aucun = await navigation.en(lucas).aller(`/produits/00000000-0000-4000-8000-000000000000${suite}`)
    assert.deepEqual([autre.statut, aucun.statut], [404, 404], suite)
    assert.equal(sansReference(autre.texte), sansReference(aucun.texte))
  }
  const formulaire = await navigation.en(pierre).aller(`/produits/${id}/modifier`)
  const force = await navigation.en(paul).soumettre(formulaire, `/produits/${id}/modifier`)
  assert.notEqual(force.statut, 200)
  assert.equal((await navigation.en(paul).aller(`/produits/${id}`)).statut, 404)
})

test('a product shows its candidatures, each with its state and the way to it', async () => {
  const id = await enregistrer('2.1')
  const qui = navigation.en(pierre)
  assert.match((await qui.aller(`/produits/${id}`)).texte, /Aucune candidature pour ce produit/)
  candidatures.push({
    produitId: id,
    numero: 'SEKWAOLGFJ',
    dispositif: 'RIS vague 2',
    etat: 'Éligibilité',
    ton: 'encours',
  })
  const { html, texte } = await qui.aller(`/produits/${id}`)
  assert.match(texte, /SEKWAOLGFJ RIS vague 2 Éligibilité/)
  assert.match(html, /href="\/candidatures\/SEKWAOLGFJ"/)
})

test('a product is modified but for its name and version; a page overtaken says so and keeps what was typed', async () => {
  const id = await enregistrer('2.2')
  const adresse = `/produits/${id}/modifier`
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(adresse)
  const modifiee = await qui.soumettre(ouverte, adresse, { description: 'Une autre.', nom: 'Autre', version: '9' })
  assert.match(modifiee.texte, /Les modifications sont enregistrées.*Imago RIS 2\.2.*Une autre\./)
  const depassee = await navigation.en(claire).aller(adresse)
  await qui.soumettre(await qui.aller(adresse), adresse, { description: 'Une troisième.' })
  const refusee = await navigation.en(claire).soumettre(depassee, adresse, { description: 'La mienne.' })
  assert.equal(refusee.statut, 409)
  assert.match(refusee.texte, /Une autre personne a modifié ce produit/)
  assert.match(refusee.html, /La mienne\./)
  const reprise = await navigation.en(claire).soumettre(refusee, adresse)
  assert.match(reprise.texte, /Les modifications sont enregistrées/)
  assert.equal((await catalogue.lireProduit(id, claire))?.description, 'La mienne.')
})

test('a long list is searched, sorted and read page by page, all in its address', async () => {
  for (let rang = 1; rang <= 30; rang++) {
    const saisie = saisieDe(lucas, { nom: `Échographe ${rang}`, version: '1', nil: '' })
    assert.ok((await catalogue.enregistrerProduit({ acte: acteDe(lucas), saisie })).ok)
  }
  const qui = navigation.en(lucas)
  assert.match((await qui.aller('/produits')).texte, /30 produits .*Échographe 1 1 .*Échographe 25 1/)
  assert.match((await qui.aller('/produits?page=2')).texte, /Échographe 26 1 .*Échographe 30 1/)
  assert.match((await qui.aller('/produits?sens=desc')).texte, /Échographe 30 1 .*Échographe 29 1/)
  assert.match((await qui.aller('/produits?q=ECHOGRAPHE+30')).texte, /Échographe 30 1/)
  assert.doesNotMatch((await qui.aller('/produits?q=ECHOGRAPHE+30')).texte, /Échographe 29/)
  assert.match((await qui.aller('/produits?q=rien')).texte, /Aucun résultat Aucun produit ne correspond/)
  assert.equal((await qui.aller('/produits?page=-1&tri=x&sens=y')).statut, 200)
})
