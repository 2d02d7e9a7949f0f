import assert from 'node:assert/strict'
import test from 'node:test'
import { remplir, reponsesInitiales } from './aide-saisie.ts'
import { controler } from './controle-formulaire.ts'
import type { AideSaisie, Champ, Formulaire, Reponses } from './formulaire.ts'
import { avancement, champsVisibles, reponsesRetenues } from './formulaires.ts'

const dispositif = {
  profils: [
    { code: 'general', libelle: 'Général', obligatoire: true },
    { code: 'option', libelle: 'Option', obligatoire: false },
  ],
  rem: { chapitres: [{ code: 'annuaire' }] },
}

const champ = (code: string, reste: Partial<Champ> = {}): Champ => ({
  code,
  libelle: code,
  type: 'texte',
  obligatoire: true,
  ...reste,
})
const formulaire = (...champs: readonly Champ[]): Formulaire => ({ sections: [{ code: 's', titre: 'S', champs }] })

const codes = (champs: readonly Champ[]): readonly string[] => champs.map(({ code }) => code)
const complet = (f: Formulaire, r: Reponses): readonly string[] =>
  controler(f, r, { complet: true, dispositif }).map(faute => `${faute.champ} ${faute.code}`)
const brouillon = (f: Formulaire, r: Reponses): readonly string[] =>
  controler(f, r, { complet: false, dispositif }).map(faute => `${faute.champ} ${faute.code}`)

const vague1 = formulaire(
  champ('vague1', { type: 'oui_non' }),
  champ('reference', { si: { champ: 'vague1', vaut: 'oui' } }),
  champ('detail', { si: { champ: 'reference', vaut: 'autre' }, obligatoire: false }),
)

test('a field with a condition is asked only when the other field has the value', () => {
  assert.deepEqual(codes(champsVisibles(vague1, {})), ['vague1'])
  assert.deepEqual(codes(champsVisibles(vague1, { vague1: 'non' })), ['vague1'])
  assert.deepEqual(codes(champsVisibles(vague1, { vague1: 'oui' })), ['vague1', 'reference'])
})

test('a field hangs on no field that is hidden', () => {
  assert.deepEqual(codes(champsVisibles(vague1, { vague1: 'oui', reference: 'autre' })), [
    'vague1',
    'reference',
    'detail',
  ])
  assert.deepEqual(codes(champsVisibles(vague1, { vague1: 'non', reference: 'autre' })), ['vague1'])
})

test('conditions that go round in circles hide their fields rather than hang', () => {
  const cercle = formulaire(
    champ('a', { si: { champ: 'b', vaut: 'x' } }),
    champ('b', { si: { champ: 'a', vaut: 'x' } }),
    champ('c', { si: { champ: 'inconnu', vaut: 'x' } }),
  )
  assert.deepEqual(codes(champsVisibles(cercle, { a: 'x', b: 'x' })), [])
})

test('[ADM-6] the percentage counts the mandatory fields that are asked, and reaches 100 only when all are filled', () => {
  assert.deepEqual(avancement(vague1, {}), { remplis: 0, attendus: 1, pourcentage: 0 })
  assert.deepEqual(avancement(vague1, { vague1: 'oui' }), { remplis: 1, attendus: 2, pourcentage: 50 })
  assert.deepEqual(avancement(vague1, { vague1: 'oui', reference: '  ' }), { remplis: 1, attendus: 2, pourcentage: 50 })
  assert.deepEqual(avancement(vague1, { vague1: 'non' }), { remplis: 1, attendus: 1, pourcentage: 100 })
  const trois = formulaire(champ('a'), champ('b'), champ('c'), champ('libre', { obligatoire: false }))
  assert.equal(avancement(trois, { a: 'x', b: 'x' }).pourcentage, 66)
  assert.equal(avancement(formulaire(champ('libre', { obligatoire: false })), {}).pourcentage, 100)
})

const composants = formulaire(
  champ('composants', {
    type: 'liste',
    lignes: [
      champ('editeur'),
      champ('chapitre', { type: 'choix', options: 'chapitres' }),
      champ('remplace', { type: 'oui_non' }),
      champ('nil', { si: { champ: 'remplace', vaut: 'oui' } }),
    ],
  }),
)

test('[ADM-6] the lines of a list count field by field; a blank line counts for nothing', () => {
  assert.deepEqual(avancement(composants, {}), { remplis: 0, attendus: 1, pourcentage: 0 })
  assert.deepEqual(avancement(composants, { composants: [{ editeur: ' ', chapitre: '' }] }).attendus, 1)
  const lignes = [{ editeur: 'X', chapitre: 'annuaire', remplace: 'oui' }, {}, { editeur: 'Y' }]
  assert.deepEqual(avancement(composants, { composants: lignes }), { remplis: 4, attendus: 7, pourcentage: 57 })
})

test('a fault in a line is named by the line’s own position, and its conditions bear on the line', () => {
  const lignes = [{}, { editeur: 'X', chapitre: 'ailleurs', remplace: 'oui' }]
  assert.deepEqual(complet(composants, { composants: lignes }), [
    'composants.1.chapitre hors_liste',
    'composants.1.nil obligatoire',
  ])
  assert.deepEqual(complet(composants, { composants: [{}] }), ['composants obligatoire'])
})

test('[ADM-6] a draft is told what was typed wrongly, never what is missing', () => {
  const f = formulaire(champ('siret', { type: 'siret' }), champ('nom'))
  assert.deepEqual(brouillon(f, {}), [])
  assert.deepEqual(brouillon(f, { siret: '123' }), ['siret siret_invalide'])
  assert.deepEqual(complet(f, { siret: '123' }), ['siret siret_invalide', 'nom obligatoire'])
})

test('[ADM-2] a SIRET field accepts spaces and refuses a wrong key', () => {
  const f = formulaire(champ('siret', { type: 'siret' }))
  assert.deepEqual(complet(f, { siret: '732 829 320 00074' }), [])
  assert.deepEqual(complet(f, { siret: '12345678912345' }), ['siret siret_invalide'])
})

test('e-mail addresses and phone numbers are checked in the forms in which people write them', () => {
  const f = formulaire(champ('c', { type: 'courriel' }), champ('t', { type: 'telephone' }))
  for (const t of ['01 23 45 67 89', '06.12.34.56.78', '+33 (0)1 23 45 67 89', '+49 30 901820', '0033123456789'])
    assert.deepEqual(complet(f, { c: 'pierre.durand@imagerie-demo.example', t }), [], t)
  for (const t of ['12345', '01 23 45 67', 'zéro', '0023'])
    assert.deepEqual(complet(f, { c: 'a@b.fr', t }), ['t telephone_invalide'], t)
  for (const c of ['pierre', 'pierre@', '@x.fr', 'a@b', 'a b@c.fr', 'a@b..fr', '<a@b.fr>'])
    assert.deepEqual(complet(f, { c, t: '0123456789' }), ['c courriel_invalide'], c)
})

test('a date is a day that exists, and comes after the one it must follow', () => {
  const f = formulaire(champ('debut', { type: 'date' }), champ('fin', { type: 'date', apres: 'debut' }))
  assert.deepEqual(complet(f, { debut: '2024-02-29', fin: '2024-02-29' }), [])
  assert.deepEqual(complet(f, { debut: '2025-02-29', fin: '0025-01-01' }), ['debut date_invalide', 'fin date_invalide'])
  assert.deepEqual(complet(f, { debut: '2025-03-01', fin: '2025-02-28' }), ['fin date_anterieure'])
  assert.deepEqual(brouillon(f, { debut: '13/05/2026' }), ['debut date_invalide'])
})

test('a text has a length, counted in characters', () => {
  const f = formulaire(champ('a', { longueurMax: 3 }))
  assert.deepEqual(complet(f, { a: 'éé🩻' }), [])
  assert.deepEqual(controler(f, { a: 'abcd' }, { complet: true, dispositif }), [
    { champ: 'a', code: 'trop_long', max: 3 },
  ])
})

test('a choice outside the list is refused, be it a profile, a chapter or yes and no', () => {
  const f = formulaire(
    champ('p', { type: 'profils' }),
    champ('o', { type: 'oui_non' }),
    champ('m', { type: 'choix_multiple', options: [{ valeur: 'x', libelle: 'X' }] }),
  )
  assert.deepEqual(complet(f, { p: ['general', 'autre'], o: 'peut-être', m: ['x', 'y'] }), [
    'p hors_liste',
    'o hors_liste',
    'm hors_liste',
  ])
})

test('[ELI-3] the mandatory profile is chosen from the start, and no submission goes without it', () => {
  const f = formulaire(champ('profils', { type: 'profils' }))
  assert.deepEqual(reponsesInitiales(f, dispositif), { profils: ['general'] })
  assert.deepEqual(complet(f, reponsesInitiales(f, dispositif)), [])
  assert.deepEqual(complet(f, { profils: ['option'] }), ['profils profil_obligatoire'])
  assert.deepEqual(complet(f, { profils: ['general', 'option'] }), [])
})

const fichier = (nom: string): { nom: string; type: string; taille: number; empreinte: string } => ({
  nom,
  type: 'application/pdf',
  taille: 10,
  empreinte: 'a'.repeat(64),
})

test('a file field is checked for its extension, and for how many files it takes', () => {
  const f = formulaire(champ('f', { type: 'fichier', extensions: ['pdf'] }))
  assert.deepEqual(complet(f, {}), ['f obligatoire'])
  assert.deepEqual(complet(f, { f: [fichier('Preuve.PDF')] }), [])
  assert.deepEqual(complet(f, { f: [fichier('a.pdf'), fichier('b.exe')] }), [
    'f un_seul_fichier',
    'f extension_refusee',
  ])
})

test('what is submitted is what is asked: no hidden answer, no blank line, no unknown name', () => {
  const f = formulaire(...(vague1.sections[0]?.champs ?? []), ...(composants.sections[0]?.champs ?? []))
  const reponses = {
    vague1: 'non',
    reference: 'restée là',
    pirate: 'x',
    composants: [{}, { editeur: ' X ', chapitre: 'annuaire', remplace: 'non', nil: 'resté là', pirate: 'x' }],
  }
  assert.deepEqual(reponsesRetenues(f, reponses), {
    vague1: 'non',
    composants: [{ editeur: 'X', chapitre: 'annuaire', remplace: 'non' }],
  })
})

test('[ADM-3] a helper button fills the fields that the account knows, and empties none', () => {
  const aide: AideSaisie = {
    source: 'moi',
    libelle: 'Compléter avec mes données',
    remplit: { contact_nom: 'nom_complet', contact_courriel: 'courriel', contact_telephone: 'telephone' },
  }
  const compte = { nom_complet: 'Pierre Durand', courriel: 'pierre.durand@imagerie-demo.example', telephone: '' }
  assert.deepEqual(remplir(aide, compte), {
    contact_nom: 'Pierre Durand',
    contact_courriel: 'pierre.durand@imagerie-demo.example',
  })
})
