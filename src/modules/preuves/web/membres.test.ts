import assert from 'node:assert/strict'
import test from 'node:test'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { plusHeures } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, db } = procedure
const { pierre, lucas, hugo } = personnes
const actes = actesEntiersDe(procedure)
const { id } = await procedure.publier(programmeEntier())
const membres = [{ denomination: 'Radio Témoin SARL', siret: '356 000 000 49837' }]

test('[GRP-2] a member of the group reads the test day, the homologations and the mediation, and is offered no act', async () => {
  const numero = await actes.ouvrir(id, { membres })
  await actes.soumettre(numero, 'ins')
  await actes.soumettre(numero, 'cnda')
  const quand = plusHeures(await lireHorloge(db), 24)
  await modules.candidatures.proposerJournee({ ...actes.sur(hugo, numero), quand, jeux: '' })
  for (const [page, phrase] of [
    ['journee', /Qui agit : l’éditeur/],
    ['homologations', /CND\.01\.01\.01/],
    ['mediation', /n’a pas demandé de médiation/],
    ['profils', /Le chef de file du groupement est seul à ajouter un profil/],
  ] as const) {
    const adresse = `/candidatures/${numero}/${page}`
    const deLucas = await navigation.en(lucas).aller(adresse)
    assert.equal(deLucas.statut, 200, page)
    assert.match(deLucas.texte, phrase)
    const envois = new RegExp(`<form[^>]*action="${adresse}`)
    assert.doesNotMatch(deLucas.html, envois, page)
    assert.match((await navigation.en(pierre).aller(adresse)).html, envois, page)
  }
  const ouverte = await navigation.en(pierre).aller(`/candidatures/${numero}/journee`)
  const refus = await navigation.en(lucas).soumettre(ouverte, `/candidatures/${numero}/journee/confirmation`)
  assert.notEqual(refus.statut, 200)
})
