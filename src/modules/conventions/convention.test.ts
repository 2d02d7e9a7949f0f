import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { acteDe } from '../../../test/harness/base.ts'
import { dominique, ines, nadia } from '../../../test/harness/cas.ts'
import { ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import { jourAParis } from '../../kernel/temps.ts'
import { verifierSignatures } from '../../platform/signature/index.ts'
import type { NumeroCandidature } from '../candidatures/index.ts'
import { composerConventions, routesConventions } from './index.ts'
import { administrative, candidaturePrete, codeRecu, emetteur, ouvrirMonde, vieillirLesCodes } from './monde-de-test.ts'

const monde = await ouvrirMonde()
const { db, candidatures, coffre, composeur, sceau, signataire, voir, lireDispositif, lireFaits } = monde
const { claire, pierre, paul, lucas } = monde
const conventions = composerConventions({
  db,
  coffre,
  composeur,
  signataire,
  candidatures,
  voir,
  lireDispositif,
  lireFaits,
  extraitsDuCollege: async () => [],
  ...emetteur,
})
const navigation = await ouvrirNavigation(routesConventions(conventions))
after(() => navigation.fermer())

const COURRIEL = 'claire.martin@imagerie-demo.example'
const adresse = (numero: string): string => `/candidatures/${numero}/convention`
const autreQue = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const preparee = async (): Promise<NumeroCandidature> => {
  const numero = await candidaturePrete(monde)
  assert.deepEqual(await conventions.preparer({ numero, acte: acteDe(nadia) }), { ok: true })
  return numero
}

const signee = async (): Promise<NumeroCandidature> => {
  const numero = await preparee()
  assert.ok((await conventions.envoyerCode({ numero, acteur: claire })).ok)
  const code = await codeRecu(db, COURRIEL)
  assert.deepEqual(await conventions.signer({ numero, acte: acteDe(claire), code }), { ok: true })
  return numero
}

const attribuee = async (): Promise<NumeroCandidature> => {
  const numero = await signee()
  const { le } = await voir({ numero, acteur: ines })
  const seance = jourAParis(le)
  assert.ok((await candidatures.inscrireAuCollege({ numero, acte: acteDe(ines), seance })).ok)
  assert.ok((await candidatures.consignerAttribution({ numero, acte: acteDe(ines) })).ok)
  return numero
}

test('[CVN-1] the manager reads the convention filled in from the model, and sends it to the legal representative', async () => {
  const numero = await candidaturePrete(monde)
  const page = await navigation.en(nadia).aller(adresse(numero))
  assert.match(page.texte, /Convention de référencement – Démonstration vague 2/)
  assert.match(
    page.texte,
    /Agence de test, représentée par Dominique Roux, et Imagerie Démo SAS, 12 rue des Rayons, 69000/,
  )
  assert.match(page.texte, /Imago RIS, version 4\.2\.0-b7, profils Général, CIBA\./)
  assert.match(page.texte, /La convention vaut 5 ans\./)
  const envoyee = await navigation.en(nadia).soumettre(page, `${adresse(numero)}/preparation`)
  assert.match(envoyee.texte, /attend la signature du représentant légal de l’éditeur/)
  assert.match(envoyee.texte, /Claire Martin, présidente/)
  const { etat } = await voir({ numero, acteur: nadia })
  assert.equal(etat.statut, 'convention_a_signer')
  assert.ok('convention' in etat)
  assert.equal((await coffre.lire(etat.convention.document)).subarray(0, 5).toString(), '%PDF-')
})

test('[CVN-1] a convention in which something is missing is shown with its faults, and not sent', async () => {
  const dispositif = {
    ...monde.dispositif,
    convention: { titre: 'Convention', dureeAnnees: 5, articles: [{ titre: 'Objet', paragraphes: ['{{inconnue}}'] }] },
  }
  const autre = composerConventions({
    db,
    coffre,
    composeur,
    signataire,
    candidatures,
    voir,
    lireFaits,
    lireDispositif: async () => dispositif,
    extraitsDuCollege: async () => [],
    ...emetteur,
  })
  const ici = await ouvrirNavigation(routesConventions(autre))
  const numero = await candidaturePrete(monde)
  const page = await ici.en(nadia).aller(adresse(numero))
  assert.match(page.texte, /ne peut pas être envoyée à la signature .* nomme \{\{inconnue\}\}/)
  assert.match(page.html, /<mark>\{\{inconnue\}\}<\/mark>/)
  const refusee = await ici.en(nadia).soumettre(page, `${adresse(numero)}/preparation`)
  assert.equal(refusee.statut, 422)
  assert.equal((await voir({ numero, acteur: nadia })).etat.statut, 'prete_pour_convention')
  await ici.fermer()
})

test('[CVN-1] only the legal representative of the company signs, by the code received by e-mail', async () => {
  const numero = await preparee()
  const qui = navigation.en(claire)
  const page = await qui.aller(adresse(numero))
  assert.match(page.texte, /À vous|à vous/)
  assert.match(page.texte, /Article 3 – Durée/)
  const avecCode = await qui.soumettre(page, `${adresse(numero)}/code`)
  assert.match(avecCode.texte, /Un code a été envoyé à l’instant/)
  const code = await codeRecu(db, COURRIEL)

  const sansAccord = await qui.soumettre(avecCode, `${adresse(numero)}/signature`, { code })
  assert.equal(sansAccord.statut, 422)
  assert.match(sansAccord.texte, /Cochez la case/)

  const faux = await qui.soumettre(avecCode, `${adresse(numero)}/signature`, { accord: 'oui', code: autreQue(code) })
  assert.equal(faux.statut, 422)
  assert.match(faux.texte, /Ce code n’est pas celui que vous avez reçu\. Il vous reste 4 essais/)

  const tot = await qui.soumettre(faux, `${adresse(numero)}/code`)
  assert.equal(tot.statut, 422)
  assert.match(tot.texte, /Vous pourrez en demander un autre dans \d+ secondes?/)
  await vieillirLesCodes(db)
  const renvoye = await qui.soumettre(tot, `${adresse(numero)}/code`)
  assert.equal(renvoye.statut, 200)
  const second = await codeRecu(db, COURRIEL)

  const faite = await qui.soumettre(renvoye, `${adresse(numero)}/signature`, { accord: 'oui', code: second })
  assert.equal(faite.statut, 200)
  assert.match(faite.texte, /La convention est signée par l’éditeur/)
  const { etat } = await voir({ numero, acteur: claire })
  assert.ok(etat.statut === 'convention_signee')
  const { integre, signatures } = verifierSignatures(await coffre.lire(etat.convention.documentSigne), sceau.confiance)
  assert.ok(integre)
  assert.deepEqual(
    signatures.map(({ nom, certificat }) => [nom, certificat?.qualite, certificat?.organisation]),
    [['Claire Martin', 'présidente', 'Imagerie Démo SAS']],
  )
})

test('[CVN-1] a colleague reads who must sign and cannot sign; another company finds nothing', async () => {
  const numero = await preparee()
  await conventions.envoyerCode({ numero, acteur: claire })
  const code = await codeRecu(db, COURRIEL)
  const page = await navigation.en(pierre).aller(adresse(numero))
  assert.match(page.texte, /Qui agit : Claire Martin, présidente/)
  assert.ok(!page.html.includes(`action="${adresse(numero)}`))
  const essai = await conventions.signer({ numero, acte: acteDe(pierre), code })
  assert.deepEqual(essai, { ok: false, refus: { code: 'signature_reservee_au_representant' } })
  assert.deepEqual(await conventions.envoyerCode({ numero, acteur: pierre }), essai)
  for (const url of [adresse(numero), `/candidatures/${numero}/documents`])
    assert.equal((await navigation.en(lucas).aller(url)).statut, 404)
})

test('[CVN-1] a convention composed anew withdraws the request on the text that it replaces', async () => {
  const numero = await preparee()
  await conventions.envoyerCode({ numero, acteur: claire })
  const ancien = await codeRecu(db, COURRIEL)
  // The date that the PDF bears is to the second: in the same one, the same text is the same document.
  await sql`select pg_sleep(1.1)`.execute(db)
  assert.ok((await conventions.preparer({ numero, acte: acteDe(nadia) })).ok)
  const essai = await conventions.signer({ numero, acte: acteDe(claire), code: ancien })
  assert.deepEqual(essai, { ok: false, refus: { code: 'code_expire' } })
  await conventions.envoyerCode({ numero, acteur: claire })
  assert.ok((await conventions.signer({ numero, acte: acteDe(claire), code: await codeRecu(db, COURRIEL) })).ok)
  const faits = await lireFaits(numero, 1000)
  assert.equal(faits.filter(({ type }) => type === 'ConventionPreparee').length, 2)
})

test('[CVN-2] a form sent twice signs once; a signature whose answer was lost is taken in', async () => {
  const numero = await preparee()
  await conventions.envoyerCode({ numero, acteur: claire })
  const code = await codeRecu(db, COURRIEL)
  const acte = acteDe(claire)
  assert.deepEqual(
    await Promise.all([conventions.signer({ numero, acte, code }), conventions.signer({ numero, acte, code })]),
    [{ ok: true }, { ok: true }],
  )
  assert.deepEqual(await conventions.signer({ numero, acte: acteDe(claire), code }), { ok: true })
  const faits = await lireFaits(numero, 1000)
  assert.equal(faits.filter(({ type }) => type === 'ConventionSigneeParEditeur').length, 1)

  const perdue = await preparee()
  await conventions.envoyerCode({ numero: perdue, acteur: claire })
  const panne = composerConventions({
    db,
    coffre,
    composeur,
    signataire,
    voir,
    lireDispositif,
    lireFaits,
    candidatures: { ...candidatures, signerConvention: () => Promise.reject(new Error('coupure')) },
    extraitsDuCollege: async () => [],
    ...emetteur,
  })
  const bonCode = await codeRecu(db, COURRIEL)
  await assert.rejects(panne.signer({ numero: perdue, acte: acteDe(claire), code: bonCode }), /coupure/)
  const page = await navigation.en(claire).aller(adresse(perdue))
  assert.match(page.texte, /Votre signature est faite : il reste à l’enregistrer/)
  const reprise = await navigation.en(claire).soumettre(page, `${adresse(perdue)}/signature`)
  assert.match(reprise.texte, /La convention est signée par l’éditeur/)
})

test('[CVN-2] without the éditeur’s signature, no college', async () => {
  const numero = await preparee()
  const { le } = await voir({ numero, acteur: ines })
  const refus = await candidatures.inscrireAuCollege({ numero, acte: acteDe(ines), seance: jourAParis(le) })
  assert.deepEqual(refus, { ok: false, refus: { code: 'statut_incompatible', statut: 'convention_a_signer' } })
})

test('[CVN-3] [REF-1] [REF-2] the direction signs after the college, and the référencement takes effect with its documents', async () => {
  const numero = await attribuee()
  const qui = navigation.en(dominique)
  const liste = await qui.aller('/agence/signatures')
  assert.match(liste.html, new RegExp(`href="/agence/signatures/${numero}"`))
  const page = await qui.aller(`/agence/signatures/${numero}`)
  assert.match(page.texte, /4 preuves conformes dans 3 chapitres/)
  const sansAccord = await qui.soumettre(page, `/agence/signatures/${numero}`)
  assert.equal(sansAccord.statut, 422)
  const documents = await qui.soumettre(sansAccord, `/agence/signatures/${numero}`, { accord: 'oui' })
  assert.equal(documents.url, `/candidatures/${numero}/documents`)
  const { etat } = await voir({ numero, acteur: claire })
  assert.ok(etat.statut === 'referencee')
  const { convention, attestation, rapport, reference } = etat.referencement
  assert.ok(convention && etat.convention)
  assert.match(reference, /^REF-DEMO-\d{6}$/)

  const signees = verifierSignatures(await coffre.lire(convention), sceau.confiance)
  assert.ok(signees.integre && signees.authentique)
  assert.deepEqual(
    signees.signatures.map(({ raison, certificat }) => [raison, certificat?.deLAgence]),
    [
      [`Signature de la convention par l’éditeur, candidature ${numero}`, false],
      ['Signature de la convention pour l’agence par Dominique Roux, direction générale', true],
    ],
  )
  for (const empreinte of [attestation, rapport]) {
    const verification = verifierSignatures(await coffre.lire(empreinte), sceau.confiance)
    assert.ok(verification.authentique)
    assert.equal(verification.signatures.length, 1)
  }
  // The éditeur's own bytes are the beginning of what the agency signed.
  const deLEditeur = await coffre.lire(etat.convention.documentSigne)
  assert.deepEqual((await coffre.lire(convention)).subarray(0, deLEditeur.length), deLEditeur)
})

test('[CVN-3] before the college has granted it, there is nothing to sign for the agency', async () => {
  const numero = await signee()
  assert.equal((await navigation.en(dominique).aller(`/agence/signatures/${numero}`)).statut, 404)
  const refus = await candidatures.prononcerReferencement({ numero, acte: acteDe(dominique) })
  assert.deepEqual(refus, { ok: false, refus: { code: 'statut_incompatible', statut: 'convention_signee' } })
})

test('[REF-3] the logo is there once both have signed, and not before', async () => {
  const numero = await attribuee()
  const qui = navigation.en(claire)
  assert.equal((await qui.aller(`/candidatures/${numero}/documents/logo.svg`)).statut, 404)
  assert.ok((await candidatures.prononcerReferencement({ numero, acte: acteDe(dominique) })).ok)
  const logo = await qui.aller(`/candidatures/${numero}/documents/logo.svg`)
  assert.equal(logo.statut, 200)
  assert.match(logo.html, /^<svg /)
  assert.equal((await navigation.en(lucas).aller(`/candidatures/${numero}/documents/logo.svg`)).statut, 404)
})

test('[REF-4] the referenced candidature keeps its charter, its receipts and every document, with their hashes', async () => {
  const numero = await attribuee()
  assert.ok((await candidatures.prononcerReferencement({ numero, acte: acteDe(dominique) })).ok)
  assert.equal((await navigation.en(paul).aller(`/candidatures/${numero}/documents`)).statut, 404)
  const { texte, html } = await navigation.en(claire).aller(`/candidatures/${numero}/documents`)
  for (const attendu of [
    'Convention soumise à la signature',
    'Convention signée par l’éditeur',
    'Convention signée par les deux parties',
    'Attestation de référencement',
    'Rapport de conformité',
    'Ouverture de la candidature et acceptation de la charte',
    'Soumission de l’étape « Éligibilité »',
    'Je m’engage.',
    monde.dispositif.charte.empreinte,
  ])
    assert.ok(texte.includes(attendu), attendu)
  const liens = [...html.matchAll(new RegExp(`href="(/candidatures/${numero}/documents/[0-9a-f]{64})"`, 'g'))]
  assert.equal(liens.length, 5)
  for (const [, lien = ''] of liens) assert.equal((await navigation.en(claire).aller(lien)).statut, 200)
  const inconnu = `/candidatures/${numero}/documents/${'0'.repeat(64)}`
  assert.equal((await navigation.en(claire).aller(inconnu)).statut, 404)
})

test('the agency’s list shows what is to prepare, what waits for a signature, and what is signed', async () => {
  const numero = await candidaturePrete(monde, { ...administrative, denomination_commerciale: 'Autre RIS' })
  const qui = navigation.en(nadia)
  assert.ok((await qui.aller('/agence/conventions')).html.includes(`href="/candidatures/${numero}/convention"`))
  const attente = await qui.aller('/agence/conventions?etat=a_signer')
  assert.ok(!attente.html.includes(numero))
  assert.equal((await qui.aller('/agence/conventions?etat=signees')).statut, 200)
})
