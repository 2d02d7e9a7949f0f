import assert from 'node:assert/strict'
import test from 'node:test'
import { ann1, ann2, annuaire, chapitresAttendus, ciba, dmp, etantDonne } from '../../../../test/harness/cas.ts'
import {
  annuaireEnFile,
  annuaireJuge,
  annuaireValide,
  enDepot,
  modificationsDemandees,
  preuveDeposee,
  preuveModifiee,
  reservesEmises,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { ChapitreDepose, Instruite } from './candidature.ts'
import {
  chapitreDe,
  chapitresDe,
  compterPreuves,
  depotsCourants,
  estChezLEditeur,
  manquesAvantSoumission,
  preuveDe,
  preuvesEn,
} from './chapitres.ts'
import type { Fait } from './faits.ts'

const dossier = (histoire: readonly Fait[]): Instruite => {
  const { etat } = etantDonne(...histoire)
  assert.ok('chapitres' in etat)
  return etat
}
const chapitre = (histoire: readonly Fait[], code: CodeChapitre): ChapitreDepose => {
  const trouve = chapitreDe(dossier(histoire), code)
  assert.ok(trouve)
  return trouve
}

test('[INT-3] la carte d’un chapitre compte ses preuves : attendues, déposées, conformes, à modifier, à juger', () => {
  const comptes = { total: 2, deposees: 0, conformes: 0, aModifier: 0, aJuger: 0 }
  assert.deepEqual(compterPreuves(chapitre(enDepot, annuaire)), comptes)
  assert.deepEqual(compterPreuves(chapitre(toutDepose, annuaire)), { ...comptes, deposees: 2, aJuger: 2 })
  assert.deepEqual(compterPreuves(chapitre(annuaireJuge, annuaire)), {
    ...comptes,
    deposees: 2,
    conformes: 1,
    aModifier: 1,
  })
  assert.deepEqual(compterPreuves(chapitre(preuveModifiee, annuaire)), {
    ...comptes,
    deposees: 2,
    conformes: 1,
    aJuger: 1,
  })
  assert.deepEqual(compterPreuves(chapitre(annuaireValide, annuaire)), { ...comptes, deposees: 2, conformes: 2 })
})

test('[INT-3] une preuve non conforme compte parmi celles à modifier', () => {
  const { aModifier, conformes } = compterPreuves(chapitre(reservesEmises, dmp))
  assert.deepEqual({ aModifier, conformes }, { aModifier: 1, conformes: 0 })
})

test('[PRE-5] il manque à un chapitre les preuves attendues ; quand il revient, celles à modifier', () => {
  assert.deepEqual(manquesAvantSoumission(chapitre(enDepot, annuaire)), [ann1, ann2])
  assert.deepEqual(manquesAvantSoumission(chapitre(toutDepose, annuaire)), [])
  assert.deepEqual(manquesAvantSoumission(chapitre(modificationsDemandees, annuaire)), [ann2])
  assert.deepEqual(manquesAvantSoumission(chapitre(preuveModifiee, annuaire)), [])
})

test('les preuves se trouvent par leur statut, dans l’ordre du programme', () => {
  assert.deepEqual(preuvesEn(chapitre(toutDepose, annuaire), 'deposee'), [ann1, ann2])
  assert.deepEqual(preuvesEn(chapitre(annuaireJuge, annuaire), 'a_modifier', 'conforme'), [ann1, ann2])
  assert.deepEqual(preuvesEn(chapitre(annuaireJuge, annuaire), 'attendue'), [])
})

test('les chapitres se lisent dans l’ordre du programme', () => {
  assert.deepEqual(
    chapitresDe(dossier(preuveModifiee)).map(([code]) => code),
    chapitresAttendus.map(({ code }) => code),
  )
})

test('[PRE-6] un chapitre est chez l’éditeur tant qu’il ne l’a pas remis, ou depuis qu’il lui est revenu', () => {
  assert.equal(estChezLEditeur(chapitre(enDepot, annuaire)), true)
  assert.equal(estChezLEditeur(chapitre(annuaireEnFile, annuaire)), false)
  assert.equal(estChezLEditeur(chapitre(annuaireJuge, annuaire)), false)
  assert.equal(estChezLEditeur(chapitre(modificationsDemandees, annuaire)), true)
  assert.equal(estChezLEditeur(chapitre(annuaireValide, annuaire)), false)
  assert.equal(estChezLEditeur(chapitre(reservesEmises, dmp)), true)
})

test('[PRE-7] de ses dépôts, une preuve compte ceux que rien ne remplace', () => {
  const depose = (depotId: string, remplace: readonly string[]): readonly Fait[] =>
    preuveDeposee({ quand: '2026-03-11 09:00', chapitre: annuaire, preuve: ann1, depotId, remplace })
  const preuve = preuveDe(
    chapitre([...toutDepose, ...depose('b', []), ...depose('c', ['a1', 'b']), ...depose('d', [])], annuaire),
    ann1,
  )
  assert.ok(preuve)
  assert.deepEqual(
    preuve.versions.map(({ id }) => id),
    ['a1', 'b', 'c', 'd'],
  )
  assert.deepEqual(
    depotsCourants(preuve).map(({ id }) => id),
    ['c', 'd'],
  )
})

test('un chapitre ou une preuve que le programme n’attend pas n’est pas trouvé, quel que soit son nom', () => {
  for (const nom of ['absent', 'constructor', '__proto__', 'toString']) {
    assert.equal(chapitreDe(dossier(enDepot), nom as CodeChapitre), undefined, nom)
    assert.equal(preuveDe(chapitre(enDepot, ciba), nom as NumeroPreuve), undefined, nom)
  }
})
