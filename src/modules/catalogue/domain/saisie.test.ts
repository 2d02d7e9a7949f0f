import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AUCUN_INTERET, interets } from './interets.ts'
import { type ContexteDeSaisie, controlerSaisie, LONGUEURS, type Saisie } from './saisie.ts'

const contexte: ContexteDeSaisie = { personnes: ['pierre', 'claire'], produits: [] }

const saisie: Saisie = {
  nom: 'Imago RIS',
  version: '4.2',
  description: 'Système d’information de radiologie.',
  responsable: 'pierre',
  nil: '',
  certifications: '',
  interets: ['segur'],
}

const fautesDe = (changements: Partial<Saisie>, autre: Partial<ContexteDeSaisie> = {}): readonly string[] => {
  const controle = controlerSaisie({ ...saisie, ...changements }, { ...contexte, ...autre })
  return controle.ok ? [] : controle.fautes.map(({ champ, code }) => `${champ} ${code}`)
}

test('[PRD-1] name, version, description and responsable are mandatory; NIL and certifications are not', () => {
  assert.deepEqual(fautesDe({}), [])
  assert.deepEqual(fautesDe({ nom: ' ', version: '', description: '\n', responsable: '' }), [
    'nom obligatoire',
    'version obligatoire',
    'description obligatoire',
    'responsable obligatoire',
  ])
})

test('[PRD-1] the responsable is a person of the company', () => {
  assert.deepEqual(fautesDe({ responsable: 'lucas' }), ['responsable personne_inconnue'])
})

test('[PRD-1] what is kept is tidied: one line each, certifications once each, an empty NIL is none', () => {
  const controle = controlerSaisie(
    { ...saisie, nom: '  Imago \t RIS ', nil: '  ', certifications: 'ISO 13485\n\n ISO  27001 \nISO 13485' },
    contexte,
  )
  assert.ok(controle.ok)
  assert.equal(controle.fiche.nom, 'Imago RIS')
  assert.equal(controle.fiche.nil, null)
  assert.deepEqual(controle.fiche.certifications, ['ISO 13485', 'ISO 27001'])
})

test('[PRD-1] lengths are counted in characters: the last one allowed passes, the next does not', () => {
  for (const champ of ['nom', 'version', 'description', 'nil'] as const) {
    const max = LONGUEURS[champ]
    assert.deepEqual(fautesDe({ [champ]: 'é'.repeat(max) }), [], champ)
    assert.deepEqual(fautesDe({ [champ]: 'é'.repeat(max + 1) }), [`${champ} trop_long`], champ)
  }
  assert.deepEqual(fautesDe({ certifications: 'x'.repeat(201) }), ['certifications certification_trop_longue'])
  const lignes = Array.from({ length: 31 }, (_, rang) => `Certification ${rang}`)
  assert.deepEqual(fautesDe({ certifications: lignes.join('\n') }), ['certifications trop_de_certifications'])
})

test('[PRD-2] an answer is mandatory, among the programmes offered', () => {
  assert.deepEqual(fautesDe({ interets: [] }), ['interets obligatoire'])
  assert.deepEqual(fautesDe({ interets: ['segur', 'inconnu'] }), ['interets interet_inconnu'])
})

test('[PRD-2] several programmes can be chosen, whatever their order, and « none » excludes the others', () => {
  const controle = controlerSaisie({ ...saisie, interets: ['espace_de_confiance', 'dmn', 'dmn'] }, contexte)
  assert.ok(controle.ok)
  assert.deepEqual(controle.fiche.interets, ['dmn', 'espace_de_confiance'])
  assert.deepEqual(fautesDe({ interets: [AUCUN_INTERET] }), [])
  assert.deepEqual(fautesDe({ interets: ['segur', AUCUN_INTERET] }), ['interets aucun_exclut_les_autres'])
})

test('[PRD-2] six programmes are offered; the one that is announced cannot be chosen yet', () => {
  assert.equal(interets.length, 6)
  const aVenir = interets.filter(interet => interet.aVenir)
  assert.deepEqual(
    aVenir.map(({ code }) => code),
    ['bouquet_de_services'],
  )
  assert.deepEqual(fautesDe({ interets: ['bouquet_de_services'] }), ['interets interet_a_venir'])
})

test('the same name and version is the same product; another version is another', () => {
  const produits = [{ nom: 'IMAGO ris', version: '4.2' }]
  assert.deepEqual(fautesDe({}, { produits }), ['nom deja_enregistre'])
  assert.deepEqual(fautesDe({ version: '4.3' }, { produits }), [])
})
