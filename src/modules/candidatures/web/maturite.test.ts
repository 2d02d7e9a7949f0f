import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { aucunControle, type QuestionnaireMaturite } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, faits } = procedure
const { pierre, nadia, hugo, alix, lucas } = personnes
const actes = actesDe(procedure)

const question = (id: string, theme: string) => ({
  id,
  theme,
  question: `Question ${id} ?`,
  niveaux: [`Rien pour ${id}.`, `Un peu pour ${id}.`, `Secret de ${id}.`],
})
const maturite: QuestionnaireMaturite = {
  version: '1',
  niveaux: ['Absent', 'Formalisé', 'Suivi'],
  questions: [question('SSI-01', 'Gouvernance'), question('SSI-02', 'Gouvernance'), question('SSI-03', 'Incidents')],
}
const programme = await procedure.publier(petitProgramme({ controles: { ...aucunControle, maturite } }))
const sansQuestionnaire = await procedure.publier(petitProgramme({ code: 'sans' }))

const lien = (numero: string): string => `/candidatures/${numero}/maturite`
const repondre = async (numero: string, niveaux: Readonly<Record<string, string>>): Promise<Visite> => {
  const qui = navigation.en(pierre)
  const champs = Object.fromEntries(Object.entries(niveaux).map(([id, niveau]) => [`niveau-${id}`, niveau]))
  return qui.soumettre(await qui.aller(lien(numero)), lien(numero), champs)
}
const toutes = { 'SSI-01': '2', 'SSI-02': '1', 'SSI-03': '0' }

test('[ELI-9] the questions by theme, each level with its meaning; the result goes back to the candidate: means, no ranking', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { texte } = await navigation.en(pierre).aller(lien(numero))
  assert.match(texte, /n’est pas encore renseigné/)
  assert.match(
    texte,
    /Gouvernance .* SSI-01 · Question SSI-01 \? \* 0 · Absent Rien pour SSI-01\. 1 · Formalisé Un peu/,
  )
  const recu = await repondre(numero, toutes)
  assert.equal(recu.statut, 200)
  assert.match(recu.texte, /Vos réponses sont enregistrées/)
  assert.match(recu.texte, /Moyenne de vos réponses : 1 sur 2/)
  assert.match(recu.texte, /Thème Moyenne Gouvernance 1,5 sur 2 Incidents 0 sur 2/)
  const dernier = (await faits(numero)).at(-1)
  assert.deepEqual(dernier?.type === 'MaturiteRenseignee' && dernier.niveaux, { 'SSI-01': 2, 'SSI-02': 1, 'SSI-03': 0 })
  // It can be answered anew until the file is complete.
  assert.match((await repondre(numero, { ...toutes, 'SSI-03': '2' })).texte, /Incidents 2 sur 2/)
})

test('[ELI-9] an answer that lacks is told at its question, the others being kept', async () => {
  const numero = await actes.menerAuDepot(programme)
  const refuse = await repondre(numero, { 'SSI-01': '2', 'SSI-02': '9' })
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Choisissez un niveau à la question SSI-03/)
  assert.ok(refuse.html.includes('href="#champ-niveau-SSI-03"') && refuse.html.includes('id="champ-niveau-SSI-03"'))
  assert.match(refuse.html, /name="niveau-SSI-01" value="2" checked/)
  assert.equal((await faits(numero)).at(-1)?.type, 'EligibiliteAcceptee')
})

test('[ELI-9] the agency sees that it is answered, and never a level: neither on its page, nor in the journal, nor in its export', async () => {
  const numero = await actes.menerAuDepot(programme)
  await repondre(numero, toutes)
  for (const agent of [nadia, hugo, alix]) {
    const { texte, html } = await navigation.en(agent).aller(lien(numero))
    assert.match(texte, /Renseigné le .* par Pierre Durand/)
    assert.doesNotMatch(html, /Secret de|Moyenne|niveau-SSI|Question SSI-01/)
    const tableau = await navigation.en(agent).aller(`/candidatures/${numero}`)
    assert.match(tableau.texte, /Maturité SSI questionnaire renseigné le/)
  }
  const journal = await navigation.en(alix).aller(`/candidatures/${numero}/journal`)
  assert.match(journal.texte, /Questionnaire de maturité SSI renseigné\. .* Connues du candidat seul/)
  assert.doesNotMatch(journal.html, /SSI-01/)
  const { lignes, controle } = (
    await navigation.en(alix).demander({ url: `/candidatures/${numero}/journal.json` })
  ).json()
  const ligne = lignes.find(({ type }: { readonly type: string }) => type === 'MaturiteRenseignee')
  assert.deepEqual([ligne.donnees, controle.verification.intact], [null, true])
  assert.doesNotMatch(JSON.stringify(lignes), /SSI-01/)
})

test('[ELI-9] where the programme has none, or for another company, there is no page', async () => {
  const sans = await actes.menerAuDepot(sansQuestionnaire)
  assert.equal((await navigation.en(pierre).aller(lien(sans))).statut, 404)
  const numero = await actes.menerAuDepot(programme)
  assert.equal((await navigation.en(lucas).aller(lien(numero))).statut, 404)
})

test('[ELI-9] asked for from the eligibility step on, and shown to be done on the candidature’s page', async () => {
  const numero = await actes.ouvrir(programme)
  const avant = await navigation.en(pierre).aller(lien(numero))
  assert.doesNotMatch(avant.html, /name="niveau-SSI-01"/)
  const tableau = await navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Maturité SSI questionnaire à renseigner Voir le questionnaire/)
})
