import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLecteur, rangsDe } from './lecteur.ts'

const JOURS = { min: 1, max: 365, phrase: 'Donnez un nombre de jours, de 1 à 365.' }

test('[GUI-1] every fault of form is kept, at its field, and nothing is a fault because it is empty', () => {
  const lecteur = makeLecteur({
    court: ' un  mot ',
    long: 'a'.repeat(301),
    jours: 'cinq',
    zero: '0',
    rappels: '30, 7;1 7',
    'rappels-faux': '30, demain',
    jour: '2027-02-30',
    siecle: '0027-02-03',
    heure: '25:00',
    code: 'Vague 2',
    choix: 'autre',
    vide: '',
  })
  assert.equal(lecteur.texte('court'), 'un  mot')
  lecteur.texte('long')
  lecteur.entier('jours', JOURS)
  lecteur.entier('zero', JOURS)
  assert.deepEqual(lecteur.entiers('rappels', JOURS), [30, 7, 1])
  lecteur.entiers('rappels-faux', JOURS)
  assert.equal(lecteur.jour('jour'), null)
  assert.equal(lecteur.jour('siecle'), null)
  lecteur.heure('heure')
  lecteur.forme('code', /^[a-z-]+$/, 'Donnez un code.')
  assert.equal(lecteur.choix('choix', ['un', 'deux']), 'un')
  assert.equal(lecteur.texte('vide'), '')
  assert.equal(lecteur.jour('vide'), null)
  assert.equal(lecteur.heure('vide'), '')
  assert.deepEqual(lecteur.entiers('vide', JOURS), [])
  assert.deepEqual(lecteur.erreurs(), [
    { champ: 'long', message: 'Raccourcissez ce texte de 1\u00a0caractère : 300 au plus.' },
    { champ: 'jours', message: JOURS.phrase },
    { champ: 'zero', message: JOURS.phrase },
    { champ: 'rappels-faux', message: JOURS.phrase },
    { champ: 'jour', message: 'Ce jour n’existe pas : donnez une date, par exemple 13/05/2027.' },
    { champ: 'siecle', message: 'Ce jour n’existe pas : donnez une date, par exemple 13/05/2027.' },
    { champ: 'heure', message: 'Donnez une heure sous la forme 14:00.' },
    { champ: 'code', message: 'Donnez un code.' },
    { champ: 'choix', message: 'Choisissez l’une des réponses proposées.' },
  ])
})

test('the lines of a list are read in order, those that were emptied left out, whatever was ticked in them', () => {
  const corps = {
    'profils.10.libelle': 'Dix',
    'profils.2.libelle': 'Deux',
    'profils.3.libelle': ' ',
    'profils.3.obligatoire': 'oui',
    'profils.x.libelle': 'Aucun rang',
    profils: 'Pas une ligne',
  }
  assert.deepEqual(makeLecteur(corps).rangs('profils'), [2, 10])
  assert.deepEqual(rangsDe(corps, 'profils'), [2, 3, 10])
})
