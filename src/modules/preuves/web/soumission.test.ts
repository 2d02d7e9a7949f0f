import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, faits } = procedure
const { pierre, hugo, nadia } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const chapitre = (numero: string, preuve?: string): string =>
  `/candidatures/${numero}/chapitres/annuaire${preuve ? `?preuve=${preuve}` : ''}`
const soumission = (numero: string): string => `${chapitre(numero)}/soumission`
const lire = (numero: string, preuve?: string): Promise<Visite> => navigation.en(pierre).aller(chapitre(numero, preuve))
const soumettre = async (numero: string): Promise<Visite> => {
  const qui = navigation.en(pierre)
  return qui.soumettre(await qui.aller(soumission(numero)), soumission(numero))
}
const deposerLien = async (numero: string, preuve: string, url: string): Promise<Visite> => {
  const qui = navigation.en(pierre)
  return qui.soumettre(await qui.aller(chapitre(numero, preuve)), `${chapitre(numero)}/preuves/lien`, { url })
}
const derniers = async (numero: string, nombre: number): Promise<readonly string[]> =>
  (await faits(numero)).slice(-nombre).map(({ type }) => type)

/** A queue of its own for a case that takes its head. */
let guichets = 0
const nouveauGuichet = () => procedure.publier(petitProgramme({ code: `guichet-${++guichets}` }))

/** Asked to modify the second of the two proofs. */
const enModification = async (numero: string): Promise<string> => {
  await actes.soumettreChapitre(numero, 'annuaire')
  await actes.prendre(hugo, numero, 'annuaire')
  await actes.juger(
    hugo,
    { numero, chapitre: 'annuaire' },
    { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'a_modifier' },
  )
  await actes.demander(hugo, numero, 'annuaire')
  return numero
}

test('[PRE-5] while a proof is missing, the button can’t be pressed and says which one; forced, the submission is refused', async () => {
  const numero = await actes.menerAuDepot(programme)
  await actes.deposer(numero, 'annuaire', 'ANN.01.01.01')
  const { texte, html } = await lire(numero)
  assert.match(texte, /1 sur 2 preuves Soumettre le chapitre Il manque 1 preuve : ANN\.02\.01\.01\./)
  assert.match(html, /<button[^>]*disabled[^>]*>Soumettre le chapitre/)
  assert.ok(!html.includes(`href="${soumission(numero)}"`))
  const force = await soumettre(numero)
  assert.equal(force.statut, 422)
  assert.match(force.texte, /Ce chapitre ne peut pas être soumis Il manque 1 preuve : ANN\.02\.01\.01\./)
  assert.deepEqual(await derniers(numero, 1), ['PreuveDeposee'])
})

test('[PRE-5] complete, the chapter is handed over after a last reading, and its receipt bears rang, pièces and hour', async () => {
  const numero = await actes.menerAuDepot(programme)
  await actes.deposer(numero, 'annuaire', 'ANN.01.01.01')
  await deposerLien(numero, 'ANN.02.01.01', 'https://preuves.example/final')
  const relue = await navigation.en(pierre).aller(soumission(numero))
  assert.match(relue.texte, /Vous remettez à l’agence 2 preuves\. Le chapitre est figé dès sa réception/)
  assert.deepEqual(await derniers(numero, 1), ['PreuveDeposee'])
  const accuse = await soumettre(numero)
  assert.equal(accuse.statut, 200)
  assert.match(accuse.url, new RegExp(`^/candidatures/${numero}/accuses/\\d+$`))
  assert.match(accuse.texte, /Soumission du chapitre « Chapitre annuaire »/)
  assert.match(accuse.texte, /Rang dans la file d’attente n° \d+/)
  assert.match(accuse.texte, /ANN\.01\.01\.01 .* ANN\.02\.01\.01 https:\/\/preuves\.example\/final lien/)
})

test('[PRE-5] [P2] the submission sent twice is one, with the same receipt', async () => {
  const numero = await actes.menerAuDepot(programme)
  for (const preuve of ['ANN.01.01.01', 'ANN.02.01.01']) await actes.deposer(numero, 'annuaire', preuve)
  const relue = await navigation.en(pierre).aller(soumission(numero))
  const [un, deux] = [
    await navigation.en(pierre).soumettre(relue, soumission(numero)),
    await navigation.en(pierre).soumettre(relue, soumission(numero)),
  ]
  assert.deepEqual([un.statut, un.url], [deux.statut, deux.url])
  assert.equal((await faits(numero)).filter(({ type }) => type === 'ChapitreSoumis').length, 1)
})

test('[PRE-6] submitted, the chapter is frozen: no form is left, and a form kept open is refused with 422', async () => {
  const numero = await actes.menerAuDepot(programme)
  const ouverteAvant = await lire(numero, 'ANN.02.01.01')
  const relue = await navigation.en(pierre).aller(soumission(numero))
  await actes.soumettreChapitre(numero, 'annuaire')
  const figee = await lire(numero, 'ANN.02.01.01')
  assert.match(figee.texte, /Ce chapitre est figé Il a été reçu le /)
  assert.ok(!figee.html.includes('<form method="post" action="/candidatures'))
  assert.doesNotMatch(figee.texte, /Soumettre le chapitre/)
  const refuse = await navigation
    .en(pierre)
    .soumettre(ouverteAvant, `${chapitre(numero)}/preuves/lien`, { url: 'https://preuves.example/tard' })
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /ses preuves sont figées tant que l’agence ne demande pas de modification/)
  assert.equal((await navigation.en(pierre).soumettre(relue, soumission(numero))).statut, 422)
  assert.deepEqual(await derniers(numero, 1), ['ChapitreSoumis'])
})

test('[PRE-6] after a request, the page says what is asked, by when, and only the proof concerned has a form', async () => {
  const numero = await enModification(await actes.menerAuDepot(await nouveauGuichet()))
  const { texte, html } = await lire(numero)
  assert.match(texte, /L’agence demande des modifications .*Merci de compléter\..* Hugo Lefèvre, le /)
  assert.match(texte, /Pour garder votre place dans la file : .*Pour répondre : /)
  assert.match(texte, /Preuve attendue ANN\.02\.01\.01 .* À modifier .*Motif de ANN\.02\.01\.01/)
  assert.ok(html.includes(`action="${chapitre(numero)}/preuves/lien"`))
  const autre = await lire(numero, 'ANN.01.01.01')
  assert.match(autre.texte, /Preuve attendue ANN\.01\.01\.01 .* Conforme/)
  assert.ok(!autre.html.includes(`${chapitre(numero)}/preuves/`))
})

test('[PRE-6] a proof that conforms can’t be changed, even by a form kept from before', async () => {
  const numero = await actes.menerAuDepot(await nouveauGuichet())
  const avant = await lire(numero, 'ANN.01.01.01')
  await enModification(numero)
  const piece = { nom: 'autre.pdf', contenu: '%PDF-1.7 autre' }
  const refuse = await navigation.en(pierre).soumettre(avant, `${chapitre(numero)}/preuves/fichier`, { piece })
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Seules les preuves pour lesquelles l’agence demande une modification/)
})

test('[PRE-6] the chapter is resubmitted once each proof asked for was changed, and not before', async () => {
  const numero = await enModification(await actes.menerAuDepot(await nouveauGuichet()))
  const avant = await lire(numero)
  assert.match(
    avant.texte,
    /1 preuve à modifier Resoumettre le chapitre Il reste 1 preuve à modifier : ANN\.02\.01\.01\./,
  )
  assert.equal((await soumettre(numero)).statut, 422)
  const change = await deposerLien(numero, 'ANN.02.01.01', 'https://preuves.example/v2')
  assert.match(
    change.texte,
    /Déposée Motif de ANN\.02\.01\.01 Demande à laquelle ce dépôt répond .* Lien https:\/\/preuves\.example\/v2 .* 1 version antérieure/,
  )
  assert.ok(change.html.includes(`href="${soumission(numero)}"`))
  const accuse = await soumettre(numero)
  assert.equal(accuse.statut, 200)
  assert.match(accuse.texte, /Nouvelle soumission du chapitre .* n° \d+, place gardée/)
  assert.deepEqual(await derniers(numero, 2), ['PreuveDeposee', 'ChapitreResoumis'])
})

test('the agency reads the chapter as the éditeur does, with nothing to send', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { statut, html } = await navigation.en(nadia).aller(chapitre(numero))
  assert.equal(statut, 200)
  assert.ok(!html.includes('<form method="post" action="/candidatures'))
  assert.equal((await navigation.en(nadia).aller(soumission(numero))).statut, 403)
})

test('[P23] a chapter that does not apply, or that bears the name of what every object has, is not there', async () => {
  const numero = await actes.menerAuDepot(programme)
  for (const code of ['constructor', '__proto__', 'toString', 'inconnu'])
    for (const suite of ['', '/soumission', '/preuves/gazelle?preuve=INT.01.01.01'])
      assert.equal(
        (await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/${code}${suite}`)).statut,
        404,
        code + suite,
      )
  for (const preuve of ['constructor', '__proto__', '', 'ANN.01.01.01'])
    assert.equal(
      (await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/interop/preuves/gazelle?preuve=${preuve}`))
        .statut,
      404,
      preuve,
    )
})

test('the whole dossier says every requirement and every deposit, to both sides; before step 3 there is none', async () => {
  const numero = await actes.menerAuDepot(programme)
  await actes.deposer(numero, 'annuaire', 'ANN.02.01.01')
  for (const qui of [pierre, nadia]) {
    const { statut, texte } = await navigation.en(qui).aller(`/candidatures/${numero}/dossier`)
    assert.equal(statut, 200)
    assert.match(texte, /3 chapitres, 4 exigences/)
    assert.match(texte, /ANN\.02\.01\.01 Déposée https:\/\/preuves\.example\//)
  }
  const nouvelle = await actes.ouvrir(programme)
  assert.equal((await navigation.en(pierre).aller(`/candidatures/${nouvelle}/dossier`)).statut, 404)
})
