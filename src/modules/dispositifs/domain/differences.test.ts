import assert from 'node:assert/strict'
import { test } from 'node:test'
import { borne, paris } from '../../../../test/harness/cas.ts'
import { comparer } from './differences.ts'
import type { Dispositif } from './dispositif.ts'

type Exigence = Dispositif['rem']['chapitres'][number]['exigences'][number]

/** The programme with one of its requirements changed. */
const avec = (id: string, changer: (exigence: Exigence) => readonly Exigence[]): Dispositif => ({
  ...borne,
  rem: {
    chapitres: borne.rem.chapitres.map(chapitre => ({
      ...chapitre,
      exigences: chapitre.exigences.flatMap(exigence => (exigence.id === id ? changer(exigence) : [exigence])),
    })),
  },
})

const vide = { exigences: [], jalons: [], reglages: [] }

test('[GUI-3] two versions that say the same have no difference', () => {
  assert.deepEqual(comparer(borne, structuredClone(borne)), vide)
})

test('[GUI-3] a requirement comes, goes, or changes; those that stay as they were are not told', () => {
  const sans = avec('ANN.01', () => [])
  const sorts = (avant: Dispositif, apres: Dispositif) => comparer(avant, apres).exigences.map(({ sort }) => sort)
  assert.deepEqual(sorts(borne, sans), ['supprimee'])
  assert.deepEqual(sorts(sans, borne), ['nouvelle'])
  const dite = avec('ANN.01', exigence => [{ ...exigence, texte: 'Autrement.', criticite: 'Critique' }])
  const [ecart] = comparer(borne, dite).exigences
  assert.ok(ecart?.sort === 'modifiee')
  assert.deepEqual([ecart.parties, ecart.preuves], [['texte', 'criticite'], []])
})

test('[GUI-3] [P10] a milestone that moves is seen, with both moments', () => {
  const quand = paris('2026-06-01 12:00')
  const [J1, ...autres] = borne.jalons
  assert.ok(J1)
  const apres = { ...borne, jalons: [{ ...J1, quand }, ...autres.slice(1)] }
  const [J2] = autres
  assert.deepEqual(comparer(borne, apres).jalons, [
    { sens: 'changement', code: 'J1', libelle: J1.libelle, avant: J1.quand, apres: quand },
    { sens: 'retrait', code: 'J2', libelle: J2?.libelle, avant: J2?.quand, apres: null },
  ])
})

test('[GUI-3] a setting is named, with its words when it is short, else with the parts that changed', () => {
  const apres: Dispositif = {
    ...borne,
    vague: 'Vague 3',
    charte: { ...borne.charte, version: '1.3', html: '<p>Autre.</p>' },
    profils: borne.profils.slice(1),
  }
  assert.deepEqual(comparer(borne, apres).reglages, [
    { sens: 'retrait', quoi: 'Profil', detail: 'Général' },
    { sens: 'changement', quoi: 'Vague', detail: 'Vague 2 → Vague 3' },
    { sens: 'changement', quoi: 'Charte', detail: 'version, texte' },
  ])
})

test('[GUI-3] a field of a form that comes or goes is named', () => {
  const champ = { code: 'nil', libelle: 'Numéro NIL', type: 'texte', obligatoire: true } as const
  const apres: Dispositif = {
    ...borne,
    formulaires: { ...borne.formulaires, eligibilite: { sections: [{ code: 's', titre: 'S', champs: [champ] }] } },
  }
  const ecart = { quoi: 'Formulaire « Éligibilité »', detail: 'Numéro NIL' }
  assert.deepEqual(comparer(borne, apres).reglages, [{ sens: 'ajout', ...ecart }])
  assert.deepEqual(comparer(apres, borne).reglages, [{ sens: 'retrait', ...ecart }])
})
