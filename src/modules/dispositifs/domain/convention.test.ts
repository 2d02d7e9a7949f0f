import assert from 'node:assert/strict'
import test from 'node:test'
import { lacunesConvention, redigerConvention, type ValeursConvention, variablesConvention } from './convention.ts'

const estVariable = (nom: string): nom is keyof ValeursConvention => nom in variablesConvention
const valeurs = Object.fromEntries(Object.keys(variablesConvention).map(nom => [nom, `‹${nom}›`]))
const completes = (v: Readonly<Record<string, string>>): v is ValeursConvention => Object.keys(v).every(estVariable)

test('every variable of the model is replaced, and a value is never read as a model', () => {
  assert.ok(completes(valeurs))
  const modele = {
    titre: 'Convention {{ dispositif }}',
    dureeAnnees: 5,
    articles: [{ titre: 'Objet', paragraphes: ['{{editeur}} et {{service}}, {{editeur}}', 'rien {{inconnue}}'] }],
  }
  const redigee = redigerConvention(modele, { ...valeurs, editeur: '{{siret}}' })
  assert.equal(redigee.titre, 'Convention ‹dispositif›')
  assert.deepEqual(redigee.articles[0]?.paragraphes, ['{{siret}} et ‹service›, {{siret}}', 'rien {{inconnue}}'])
})

test('what stands for nothing, or is left empty, is told; what the model does not use is not', () => {
  assert.ok(completes(valeurs))
  const modele = {
    titre: 'Convention {{editeur}}',
    dureeAnnees: 5,
    articles: [{ titre: 'Objet {{Inconnue}}', paragraphes: ['{{adresse}} {{ editeur }} {{inconnue_2}} {{editeur}}'] }],
  }
  assert.deepEqual(lacunesConvention(modele, { ...valeurs, adresse: ' ', siret: '', editeur: '{{x}}' }), {
    inconnues: ['Inconnue', 'inconnue_2'],
    vides: ['adresse'],
  })
  assert.deepEqual(lacunesConvention({ ...modele, articles: [] }, valeurs), { inconnues: [], vides: [] })
})
