import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, faits } = procedure
const { pierre, lucas } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())
const qui = navigation.en(pierre)
const soumission = (numero: string): string => `/candidatures/${numero}/soumission`

/** Two chapters complete out of three. */
const deuxComplets = async (): Promise<string> => {
  const numero = await actes.menerAuDepot(programme)
  for (const preuve of ['ANN.01.01.01', 'ANN.02.01.01']) await actes.deposer(numero, 'annuaire', preuve)
  await actes.deposer(numero, 'dmp', 'DMP.01.01.01')
  return numero
}

test('[PRE-5] the chapters that are complete are proposed together, the others say what they miss', async () => {
  const numero = await deuxComplets()
  const tableau = await qui.aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Soumettre les 2 chapitres complets/)
  const { texte, html } = await qui.aller(soumission(numero))
  assert.match(texte, /Chapitre annuaire 2 preuves Chapitre dmp 1 preuve/)
  assert.match(texte, /encore incomplets Chapitre interop : 1 preuve à déposer/)
  assert.equal(html.match(/type="checkbox"[^>]* checked/g)?.length, 2)
})

test('[PRE-5] [INT-2] handed over at once, each takes its rang in the order shown and has its receipt', async () => {
  const numero = await deuxComplets()
  const reponse = await qui.soumettre(await qui.aller(soumission(numero)), soumission(numero))
  assert.equal(reponse.statut, 200)
  assert.match(reponse.url, /\/accuses\?depuis=\d+$/)
  assert.match(reponse.texte, /2 chapitres soumis .*« Chapitre annuaire ».*« Chapitre dmp »/)
  const [premier, second] = (await faits(numero)).slice(-2)
  assert.ok(premier?.type === 'ChapitreSoumis' && second?.type === 'ChapitreSoumis')
  assert.deepEqual([premier.chapitre, second.chapitre], ['annuaire', 'dmp'])
  assert.equal(second.rang, premier.rang + 1)
  const tous = await qui.aller(`/candidatures/${numero}/accuses`)
  assert.match(tous.texte, /Accusés de réception .*« Chapitre annuaire ».*Ouverture de la candidature/)
})

test('[PRE-5] only those that stay ticked are handed over; with none ticked, nothing is, and the page says it', async () => {
  const numero = await deuxComplets()
  const aucun = await qui.soumettre(await qui.aller(soumission(numero)), soumission(numero), { chapitres: [] })
  assert.equal(aucun.statut, 422)
  assert.match(aucun.texte, /Cochez au moins un chapitre à soumettre/)
  const un = await qui.soumettre(aucun, soumission(numero), { chapitres: ['dmp'] })
  assert.match(un.url, /\/accuses\/\d+$/)
  assert.match(un.texte, /Soumission du chapitre « Chapitre dmp »/)
})

test('[PRE-5] [PRE-6] all that is ticked, or nothing: one that is incomplete or already handed over refuses the others', async () => {
  const numero = await deuxComplets()
  const page = await qui.aller(soumission(numero))
  const avant = (await faits(numero)).length
  for (const chapitres of [
    ['annuaire', 'interop'],
    ['annuaire', 'constructor'],
  ]) {
    const refusee = await qui.soumettre(page, soumission(numero), { chapitres })
    assert.equal(refusee.statut, 422, chapitres.join())
    assert.match(refusee.texte, /Les chapitres n’ont pas été soumis/)
  }
  assert.equal((await faits(numero)).length, avant)
})

test('[PRE-5] where the file goes whole, what is missing is told, then all of it is handed over in one act', async () => {
  const entier = await procedure.publier(petitProgramme({ code: 'entier', uniteDInstruction: 'dossier' }))
  const numero = await actes.menerAuDepot(entier)
  for (const preuve of ['ANN.01.01.01', 'ANN.02.01.01']) await actes.deposer(numero, 'annuaire', preuve)
  await actes.deposer(numero, 'dmp', 'DMP.01.01.01')
  assert.match((await qui.aller(`/candidatures/${numero}`)).texte, /Voir ce qui manque pour soumettre/)
  const chapitre = await qui.aller(`/candidatures/${numero}/chapitres/annuaire`)
  assert.match(chapitre.texte, /Le dossier se soumet entier, tous chapitres ensemble\. Voir ce qui manque au dossier/)
  const attente = await qui.aller(`/candidatures/${numero}/chapitres/annuaire/soumission`)
  assert.equal(attente.url, soumission(numero))
  assert.match(
    attente.texte,
    /ne peut pas encore être soumis .* Il en manque 1\..* Chapitre interop : 1 preuve à déposer/,
  )
  await actes.deposer(numero, 'interop', 'INT.01.01.01')
  assert.match((await qui.aller(`/candidatures/${numero}`)).texte, /Soumettre le dossier entier : 3 chapitres complets/)
  const pret = await qui.aller(soumission(numero))
  const partiel = await qui.soumettre(pret, soumission(numero), { chapitres: ['annuaire', 'dmp'] })
  assert.equal(partiel.statut, 422)
  assert.match(partiel.texte, /1 autre chapitre est à soumettre en même temps/)
  const remis = await qui.soumettre(partiel, soumission(numero))
  assert.match(remis.url, /\/accuses\?depuis=\d+$/)
  assert.deepEqual(
    (await faits(numero)).slice(-3).map(fait => (fait.type === 'ChapitreSoumis' ? fait.chapitre : fait.type)),
    ['annuaire', 'dmp', 'interop'],
  )
})

test('[P23] it is there for the candidature’s own people, once there are chapters', async () => {
  const numero = await deuxComplets()
  assert.equal((await navigation.en(lucas).aller(soumission(numero))).statut, 404)
  assert.equal((await qui.aller(soumission(await actes.ouvrir(programme)))).statut, 404)
})
