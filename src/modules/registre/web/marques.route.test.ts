import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { poser } from '../../../../test/harness/candidatures.ts'
import { jour } from '../../../../test/harness/cas.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import { contratDeLicence, declarerParLesPages } from '../../../../test/harness/marques.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { ADRESSE, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { avecReferencement } from '../monde-de-test.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const { pierre, lucas, paul, nadia, hugo } = personnes
const programme = await procedure.publier(petitProgramme({ code: 'marques' }))

/** A référencement of Lucas' company. */
const referencer = async (reference: string, autre: { readonly solution?: string; readonly finLe?: string } = {}) => {
  const { solution = 'Radiolog', finLe = '2099-01-01' } = autre
  const dates = { debutLe: jour('2020-01-01'), finLe: jour(finLe), attestation: `attestation-${reference}` }
  await poser(db, avecReferencement(histoires.referencee, { ...dates, reference }), {
    numero: `N${reference.slice(-6).padStart(9, '0')}`,
    entrepriseId: lucas.entrepriseId,
    produitId: await procedure.produit(lucas),
    dispositifId: programme.id,
    guichet: 'marques',
    administrative: { denomination_sociale: 'Radio Témoin', denomination_commerciale: solution },
    eligibilite: { version_technique: '4.2' },
  })
}
await referencer('REF-DEMO-000001')
await referencer('REF-DEMO-000002', { finLe: '2021-01-01', solution: 'Ancien' })

const enPierre = navigation.en(pierre)
const demander = async (produitId: string, champs: Champs): Promise<Visite> => {
  const demande = `/produits/${produitId}/marque-blanche`
  return enPierre.soumettre(await enPierre.aller(demande), demande, champs)
}
const complete = { reference: 'REF-DEMO-000001', modifications: 'aucune', contrat: contratDeLicence } as const
const declarees = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from marques_blanches`.execute(db)).rows[0]?.n ?? 0

test('[REF-5] from the product’s page: the form, the check that binds nothing, the receipt with its number and date', async () => {
  const produitId = await procedure.produit()
  const { html, texte } = await enPierre.aller(`/produits/${produitId}`)
  assert.match(texte, /Cette solution reprend, sous un autre nom, une solution déjà référencée/)
  assert.ok(html.includes(`href="/produits/${produitId}/marque-blanche"`))
  const verification = await demander(produitId, { ...complete, reference: ' ref–demo‑000001 ' })
  assert.match(verification.texte, /Rien n’est encore déclaré/)
  assert.match(verification.texte, /REF-DEMO-000001 Solution Radiolog Version 4\.2 Éditeur Radio Témoin .* En vigueur/)
  assert.match(verification.texte, /Solution Imago RIS .* Éditeur Imagerie Démo SAS/)
  assert.match(verification.texte, /contrat-confidentiel\.pdf/)
  assert.equal(await declarees(), 0)

  const recu = await enPierre.soumettre(verification, `/produits/${produitId}/marque-blanche/verification`)
  assert.equal(recu.statut, 200)
  assert.match(recu.texte, /Votre déclaration de marque blanche est reçue Déclaration : MB-000001/)
  assert.match(recu.texte, /Et maintenant \? L’agence lit le contrat de licence et vous dira par courriel/)
  assert.match(recu.texte, /Déclaration : MB-000001 [^.]* \d{1,2},\d{3} s \(heure de Paris\)/)
  assert.equal(await declarees(), 1)
  const suite = await enPierre.aller(recu.url.split('?')[0] ?? '')
  assert.match(suite.texte, /À examiner par l’agence .* L’agence examine la déclaration/)
  const contrat = await enPierre.demander({ url: `${recu.url.split('?')[0]}/contrat` })
  assert.equal(contrat.body, contratDeLicence.contenu)
  assert.match(String(contrat.headers['content-disposition']), /^attachment/)
  const liste = await enPierre.aller(`/produits/${produitId}/marque-blanche`)
  assert.match(liste.texte, /Déclarations de ce produit .* MB-000001 REF-DEMO-000001/)
})

test('[REF-5] with changes: refused, the way to a candidature shown, and the contract not even kept', async () => {
  const produitId = await procedure.produit()
  const pieces = async () =>
    (await sql<{ n: number }>`select count(*) as n from contrats_de_licence`.execute(db)).rows[0]?.n
  const avant = await pieces()
  const refusee = await demander(produitId, { ...complete, modifications: 'oui' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /n’hérite pas du référencement : une partie des preuves doit être vérifiée à nouveau/)
  assert.ok(refusee.html.includes(`href="/demarches?produit=${produitId}"`))
  assert.equal(await pieces(), avant)
})

test('[REF-5] what is missing is said at each field, and a contract that came is kept for the next try', async () => {
  const produitId = await procedure.produit()
  const vide = await demander(produitId, {})
  assert.equal(vide.statut, 422)
  for (const phrase of [
    /Saisissez le numéro de référencement/,
    /Dites si la solution est reprise avec ou sans modification/,
    /Joignez le contrat de licence/,
  ])
    assert.match(vide.texte, phrase)
  const inconnue = await demander(produitId, { ...complete, reference: 'REF-DEMO-999999' })
  assert.match(inconnue.texte, /« REF-DEMO-999999 » ne figure pas au registre/)
  assert.match(inconnue.texte, /Contrat reçu : contrat-confidentiel\.pdf/)
  const demande = `/produits/${produitId}/marque-blanche`
  const repris = await enPierre.soumettre(inconnue, demande, { reference: 'REF-DEMO-000001' })
  assert.match(repris.texte, /Rien n’est encore déclaré\. .* contrat-confidentiel\.pdf/)
  const expiree = await demander(produitId, { ...complete, reference: 'REF-DEMO-000002' })
  assert.match(expiree.texte, /« Ancien » 4\.2 n’est plus en vigueur depuis le 1er janvier 2021/)
  assert.match(expiree.texte, /Solution d’origine : « Ancien » 4\.2, Radio Témoin/)
})

test('[REF-5] a contract is a PDF or an archive, by its content too', async () => {
  const produitId = await procedure.produit()
  const essais = [
    [{ nom: 'contrat.exe', contenu: 'MZ' }, /doit être un fichier pdf ou zip/],
    [{ nom: 'contrat.pdf', contenu: 'PK\u0003\u0004 archive' }, /n’est pas celui d’un fichier « \.pdf »/],
    [{ nom: 'contrat.zip', contenu: '' }, /Ce fichier est vide/],
  ] as const
  for (const [contrat, phrase] of essais) {
    const refusee = await demander(produitId, { ...complete, contrat })
    assert.equal(refusee.statut, 422)
    assert.match(refusee.texte, phrase)
  }
})

test('[REF-5] the check page can’t be forged: neither a référencement that has ended, nor the contract of another product', async () => {
  const [mien, autre] = [await procedure.produit(), await procedure.produit()]
  const { url } = await demander(autre, complete)
  const contrat = new URL(url, ADRESSE).searchParams.get('contrat') ?? ''
  const ailleurs = await enPierre.aller(
    `/produits/${mien}/marque-blanche/verification?reference=REF-DEMO-000001&contrat=${contrat}`,
  )
  assert.equal(ailleurs.url, `/produits/${mien}/marque-blanche`)
  const page = await demander(mien, complete)
  const forcee = await enPierre.soumettre(page, `/produits/${mien}/marque-blanche/verification`, { contrat })
  assert.equal(forcee.statut, 422)
  assert.match(forcee.texte, /Joignez le contrat de licence/)
})

test('[P23] a product that is not one’s own has no white label, and a declaration is read under its own product', async () => {
  const [produitId, autre] = [await procedure.produit(), await procedure.produit()]
  const id = await declarerParLesPages({ navigation, acteur: pierre }, { produitId, reference: 'REF-DEMO-000001' })
  for (const qui of [lucas, paul])
    for (const chemin of [
      'marque-blanche',
      'marque-blanche/verification',
      `marques-blanches/${id}`,
      `marques-blanches/${id}/contrat`,
    ])
      assert.equal((await navigation.en(qui).aller(`/produits/${produitId}/${chemin}`)).statut, 404, chemin)
  assert.equal((await enPierre.aller(`/produits/${autre}/marques-blanches/${id}`)).statut, 404)
})

const parLAgence = async (id: string, champs: Champs): Promise<Visite> => {
  const adresse = `/agence/marques-blanches/${id}`
  const qui = navigation.en(nadia)
  return qui.soumettre(await qui.aller(adresse), adresse, champs)
}
const courriels = async (cle: string) =>
  (
    await sql<{ destinataire: string; sujet: string; texte: string }>`
    select destinataire, sujet, texte from courriels where cle like ${`${cle}:%`} order by destinataire`.execute(db)
  ).rows

test('[REF-5] retained: published on the page of its origin, found by its name, told to the company without a word of it', async () => {
  const produitId = await procedure.produit()
  const id = await declarerParLesPages({ navigation, acteur: pierre }, { produitId, reference: 'REF-DEMO-000001' })
  assert.deepEqual(
    (await courriels(`MarqueBlancheDeclaree:${id}`)).map(({ destinataire }) => destinataire),
    [nadia.courriel],
  )
  assert.doesNotMatch((await navigation.anonyme.aller('/registre/REF-DEMO-000001')).texte, /sous d’autres noms/)
  assert.match(
    (await navigation.en(nadia).aller('/agence/marques-blanches')).texte,
    /à examiner, .*Imago RIS .* À examiner/,
  )
  const sansChoix = await parLAgence(id, {})
  assert.equal(sansChoix.statut, 422)
  assert.match(sansChoix.texte, /Choisissez de retenir ou d’écarter/)
  assert.match((await navigation.en(hugo).aller(`/agence/marques-blanches/${id}`)).texte, /revient à un gestionnaire/)

  const retenue = await parLAgence(id, { choix: 'retenir' })
  assert.match(retenue.texte, /La marque blanche est retenue .* publiée au registre, .* Retenue par Nadia Benali/)
  const origine = await navigation.anonyme.aller('/registre/REF-DEMO-000001')
  assert.match(
    origine.texte,
    /Également proposée sous d’autres noms .* Imago RIS Imagerie Démo SAS 4\.\d+ [\d/]+ En vigueur/,
  )
  const trouvee = await navigation.anonyme.aller('/registre?q=imago')
  assert.match(
    trouvee.texte,
    /1 résultat .*Imago RIS Marque blanche de Radiolog, Radio Témoin Imagerie Démo SAS 4\.\d+ .* En vigueur REF-DEMO-000001/,
  )
  const lue = await enPierre.aller(`/produits/${produitId}/marques-blanches/${id}`)
  assert.match(lue.texte, /Retenue En vigueur .* Le référencement est hérité/)

  const [premier, ...autres] = await courriels(`MarqueBlancheRetenue:${id}`)
  assert.ok(premier && autres.length === 1)
  assert.ok(premier.texte.includes(`${ADRESSE}/produits/${produitId}/marques-blanches/${id}`))
  assert.doesNotMatch(`${premier.sujet} ${premier.texte}`, /Imago|Radiolog|retenue|contrat/i)
})

test('[REF-5] in JSON: with its origin in a search, and beside its origin; nobody’s name nor contract', async () => {
  const lire = async (url: string) => {
    const { body } = await navigation.anonyme.demander({ url })
    assert.doesNotMatch(body, /contrat-confidentiel|Pierre|Nadia|MB-0/)
    return JSON.parse(body)
  }
  const { elements } = await lire('/registre.json?q=imago')
  const [{ version, depuisLe, ...marque }] = elements
  assert.match(`${version} ${depuisLe}`, /^4\.\d+ \d{4}-\d\d-\d\dT.*Z$/)
  assert.deepEqual(marque, {
    etat: 'marque_blanche',
    editeur: 'Imagerie Démo SAS',
    solution: 'Imago RIS',
    dispositif: { code: 'marques', intitule: programme.intitule },
    reference: 'REF-DEMO-000001',
    finLe: '2099-01-01',
    situation: 'en_vigueur',
    origine: { editeur: 'Radio Témoin', solution: 'Radiolog', version: '4.2' },
    adresse: 'http://convergence.example:3000/registre/REF-DEMO-000001',
  })
  const attendues = [{ editeur: 'Imagerie Démo SAS', solution: 'Imago RIS', version, depuisLe }]
  assert.deepEqual((await lire('/registre/REF-DEMO-000001.json')).marquesBlanches, attendues)
  const liste = (await lire('/registre.json')).elements as readonly {
    readonly reference: string
    readonly marquesBlanches: unknown
  }[]
  assert.deepEqual(liste.find(({ reference }) => reference === 'REF-DEMO-000001')?.marquesBlanches, attendues)
})

test('[REF-5] set aside, never silently: the company reads why, and may declare again', async () => {
  const produitId = await procedure.produit()
  const id = await declarerParLesPages({ navigation, acteur: pierre }, { produitId, reference: 'REF-DEMO-000001' })
  const sansMotif = await parLAgence(id, { choix: 'ecarter' })
  assert.equal(sansMotif.statut, 422)
  assert.match(sansMotif.texte, /Dites pourquoi la déclaration est écartée/)
  assert.match(sansMotif.html, /value="ecarter" checked/)
  const motif = 'Le contrat ne désigne pas la version 4.2.'
  const ecartee = await parLAgence(id, { choix: 'ecarter', motif })
  assert.match(ecartee.texte, /La déclaration est écartée .* Le contrat ne désigne pas la version 4\.2\./)
  const lue = await enPierre.aller(`/produits/${produitId}/marques-blanches/${id}`)
  assert.match(lue.texte, /La déclaration est écartée Le contrat ne désigne pas la version 4\.2\. .* Voies de recours/)
  for (const { texte } of await courriels(`MarqueBlancheEcartee:${id}`)) assert.ok(!texte.includes(motif))
  const rejouee = await navigation.en(nadia).demander({ url: `/agence/marques-blanches/${id}` })
  assert.doesNotMatch(rejouee.body, /Enregistrer la décision/)
  await declarerParLesPages({ navigation, acteur: pierre }, { produitId, reference: 'REF-DEMO-000001' })
})

test('[REF-5] once its origin is no longer in force, a white label is not either, on every page', async () => {
  await sql`update registre set fin_le = '2021-01-01' where reference = 'REF-DEMO-000001'`.execute(db)
  const origine = await navigation.anonyme.aller('/registre/REF-DEMO-000001')
  assert.match(origine.texte, /le référencement dont elles héritaient n’est plus en vigueur\. .* Imago RIS .* Expirée/)
  assert.match(
    (await navigation.anonyme.aller('/registre?q=imago')).texte,
    /Imago RIS Marque blanche de Radiolog.* Expirée/,
  )
  const { rows } = await sql<{ produit: string; id: string }>`
    select produit_id as produit, id from marques_blanches where etat = 'retenue' limit 1`.execute(db)
  const [marque] = rows
  const lue = await enPierre.aller(`/produits/${marque?.produit}/marques-blanches/${marque?.id}`)
  assert.match(lue.texte, /Retenue Expirée .* Le référencement d’origine n’est plus en vigueur/)
})
