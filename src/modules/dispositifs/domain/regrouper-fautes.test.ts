import assert from 'node:assert/strict'
import test from 'node:test'
import type { FauteImport } from './fautes-import.ts'
import { phraseFauteImport } from './phrases-import.ts'
import { regrouperFautes } from './regrouper-fautes.ts'

const perimetre = (cellule: string, valeur = 'Vague 2'): FauteImport => ({
  feuille: 'Exigences',
  cellule,
  code: 'perimetre_inconnu',
  valeur,
  admis: ['Version 1'],
})
const vus = (fautes: readonly FauteImport[]) =>
  regrouperFautes(fautes, phraseFauteImport).map(({ plages, nombre }) => [plages.join(', '), nombre])

test('[REM-3] une même faute sur des lignes qui se suivent se lit une fois, avec toutes ses cellules', () => {
  const lignes = [2, 3, 4, 7, 9, 10].map(ligne => perimetre(`A${ligne}`))
  assert.deepEqual(vus(lignes), [['A2 à A4, A7, A9 à A10', 6]])
})

test('[REM-3] deux fautes différentes restent deux, dans l’ordre de leur première cellule', () => {
  const fautes = [perimetre('A2'), perimetre('A3', 'Vague 1'), perimetre('A4')]
  assert.deepEqual(vus(fautes), [
    ['A2, A4', 2],
    ['A3', 1],
  ])
})

test('[REM-3] des cellules fusionnées gardent leur plage', () => {
  const fusion: FauteImport = { feuille: 'Exigences', cellule: 'E149:E150', code: 'cellules_fusionnees' }
  assert.deepEqual(vus([fusion]), [['E149:E150', 1]])
})

test('[REM-3] une colonne ne continue pas une autre', () => {
  assert.deepEqual(vus([perimetre('A2'), perimetre('B3')]), [['A2, B3', 2]])
})
