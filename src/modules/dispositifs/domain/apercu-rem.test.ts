import assert from 'node:assert/strict'
import test from 'node:test'
import { apercuDe, composition, remarquesAAccepter, remarquesDe } from './apercu-rem.ts'
import type { FauteImport } from './fautes-import.ts'
import type { ResultatImport } from './import-rem.ts'
import type { CodeChapitre, Exigence, NaturePreuve, NumeroPreuve, Rem } from './rem.ts'

const exigence = (id: string, natures: readonly NaturePreuve[], reste: Partial<Exigence> = {}): Exigence => ({
  id,
  fonction: '',
  nature: 'exigence',
  texte: `<p>${id}</p>`,
  commentaire: '',
  profil: 'Général',
  profilHistorique: '',
  perimetre: 'Vague 1',
  criticite: 'Majeure',
  scenarios: [
    {
      numero: `${id}.01`,
      texte: '<p>Faire.</p>',
      preuves: natures.map((nature, rang) => ({
        numero: `${id}.01.0${rang}` as NumeroPreuve,
        texte: '<p>Voir.</p>',
        natures: [nature, 'document'],
      })),
    },
  ],
  ...reste,
})

const rem: Rem = {
  chapitres: [
    {
      code: 'annuaire' as CodeChapitre,
      titre: 'Annuaire',
      exigences: [exigence('A.1', ['video', 'video', 'capture']), exigence('A.2', [], { nature: 'preconisation' })],
    },
    {
      code: 'ins' as CodeChapitre,
      titre: 'INS',
      exigences: [exigence('I.1', ['log'], { profil: 'CIBA', criticite: 'Critique' })],
    },
  ],
}

const importe = (reste: Partial<ResultatImport> = {}): ResultatImport => ({
  feuille: 'Exigences',
  comptes: { lignes: 5, chapitres: 2, exigences: 3, scenarios: 3, preuves: 4 },
  profils: [],
  fautes: [],
  avertissements: [],
  rem,
  ...reste,
})

test('[REM-1] [REM-2] [REM-3] requirements are counted by chapter, by profile, by criticality, and proofs by kind', () => {
  assert.deepEqual(composition(rem), {
    total: { exigences: 2, preconisations: 1, preuves: 4 },
    chapitres: [
      { code: 'annuaire', titre: 'Annuaire', exigences: 1, preconisations: 1, preuves: 3 },
      { code: 'ins', titre: 'INS', exigences: 1, preconisations: 0, preuves: 1 },
    ],
    profils: [
      { libelle: 'Général', exigences: 1, preconisations: 1, preuves: 3 },
      { libelle: 'CIBA', exigences: 1, preconisations: 0, preuves: 1 },
    ],
    natures: [
      { nature: 'video', preuves: 2 },
      { nature: 'capture', preuves: 1 },
      { nature: 'log', preuves: 1 },
    ],
    criticites: [
      { criticite: 'Majeure', exigences: 2 },
      { criticite: 'Critique', exigences: 1 },
    ],
    conditions: { dansUnTexte: 0, entrePreuves: 0 },
  })
})

test('[REM-3] [PRE-1] conditions are counted by their form; those of a préconisation ask for nothing', () => {
  const textes = (id: string, ...preuves: readonly string[]): Exigence['scenarios'] => [
    {
      numero: `${id}.01`,
      texte: '',
      preuves: preuves.map((texte, rang) => ({
        numero: `${id}.01.0${rang}` as NumeroPreuve,
        texte,
        natures: ['document'],
      })),
    },
  ]
  const deux = '<p>CAS 1 : ici</p><p>Capture.</p><p>OU</p><p>CAS 2 : ailleurs</p><p>Note.</p>'
  const exigences = [
    exigence('A.1', [], { scenarios: textes('A.1', deux, '<p>Vidéo.</p>', deux) }),
    exigence('A.2', [], { scenarios: textes('A.2', '<p>CAS 1 : Vidéo.</p>', '<p>CAS 2 : Note.</p>') }),
    exigence('A.3', [], { scenarios: textes('A.3', deux), nature: 'preconisation' }),
  ]
  const { conditions } = composition({ chapitres: [{ code: 'a' as CodeChapitre, titre: 'A', exigences }] })
  assert.deepEqual(conditions, { dansUnTexte: 2, entrePreuves: 1 })
})

test('[REM-3] what would change is told in numbers, when there is something to compare with', () => {
  const avant: Rem = {
    chapitres: [
      {
        code: 'annuaire' as CodeChapitre,
        titre: 'Annuaire',
        exigences: [
          exigence('A.1', ['video']),
          exigence('B.1', ['log'], { texte: '<p>Tout autre chose, supprimé.</p>' }),
        ],
      },
    ],
  }
  assert.deepEqual(apercuDe(importe(), avant).bilan, {
    inchangee: 0,
    modifiee: 1,
    nouvelle: 2,
    supprimee: 1,
    renumerotee: 0,
  })
  assert.equal(apercuDe(importe(), null).bilan, null)
})

test('[REM-3] while a fault remains there is nothing to adopt; the first five hundred are shown, all are counted', () => {
  const fautes: readonly FauteImport[] = Array.from({ length: 700 }, (_, rang) => ({
    feuille: 'Exigences',
    cellule: `E${rang + 2}`,
    code: 'formule',
  }))
  const { composition: rien, bilan, fautes: montrees, fautesEnTout } = apercuDe(importe({ fautes, rem: null }), rem)
  assert.equal(rien, null)
  assert.equal(bilan, null)
  assert.equal(montrees.length, 500)
  assert.equal(montrees[0]?.cellule, 'E2')
  assert.equal(fautesEnTout, 700)
})

test('[REM-3] a warning is accepted by its name: the same loss in several cells is one, two requirements are two', () => {
  const ici = { feuille: 'Exigences' }
  const remarques = remarquesDe([
    { ...ici, cellule: '', code: 'colonne_facultative_absente', colonne: 'Commentaire' },
    { ...ici, cellule: '', code: 'colonne_facultative_absente', colonne: 'Ordre' },
    { ...ici, cellule: 'E4', code: 'mise_en_forme_perdue', elements: ['<img>'] },
    { ...ici, cellule: 'K9', code: 'mise_en_forme_perdue', elements: ['<img>'] },
    { ...ici, cellule: 'B2', code: 'exigence_sans_preuve', id: 'A.1' },
    { ...ici, cellule: 'B7', code: 'exigence_sans_preuve', id: 'A.2' },
  ])
  assert.deepEqual(
    remarques.map(({ avertissement, cellules }) => [avertissement.code, ...cellules]),
    [
      ['colonne_facultative_absente'],
      ['colonne_facultative_absente'],
      ['mise_en_forme_perdue', 'E4', 'K9'],
      ['exigence_sans_preuve', 'B2'],
      ['exigence_sans_preuve', 'B7'],
    ],
  )
  assert.equal(new Set(remarques.map(({ cle }) => cle)).size, 5)
  const [premiere, ...autres] = remarques.map(({ cle }) => cle)
  assert.deepEqual(
    remarquesAAccepter({ remarques }, autres).map(({ cle }) => cle),
    [premiere],
  )
  assert.deepEqual(remarquesAAccepter({ remarques }, [premiere ?? '', ...autres]), [])
})
