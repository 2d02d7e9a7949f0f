import assert from 'node:assert/strict'
import test from 'node:test'
import { type ConditionEcrite, conditionsDe, conditionsEcrites, preuveSelonCas } from './cas.ts'
import { naturesDepuisTexte } from './natures.ts'
import type { NaturePreuve, NumeroPreuve, PreuveAttendue } from './rem.ts'

const preuve = (
  numero: string,
  texte: string,
  natures: readonly NaturePreuve[] = ['video', 'attestation', 'document'],
): PreuveAttendue => ({ numero: numero as NumeroPreuve, texte, natures })

const conditions = (...preuves: readonly PreuveAttendue[]): readonly ConditionEcrite[] => conditionsEcrites({ preuves })
/** « 1 intitulé | demande | texte (natures) » */
const enBref = (...preuves: readonly PreuveAttendue[]) =>
  conditions(...preuves).map(({ preuve: numero, cas }) => [
    numero,
    ...cas.map(un => `${un.numero} ${un.intitule} | ${un.demande} | ${un.preuves.map(({ texte }) => texte).join('')}`),
  ])

/** As the agency's workbooks write it, once cleaned. */
const classeur =
  '<p><strong>CAS 1</strong>\u00a0: la solution conserve des copies<br />Vidéo de la purge.</p>\n<p><strong>OU</strong></p>\n' +
  "<p><strong>CAS 2</strong>\u00a0: elle n'en conserve aucune<br />Attestation sur l'honneur.</p>"

test('[PRE-1] un texte qui distingue des cas dit de chacun quand il s’applique et ce qu’il demande', () => {
  assert.deepEqual(enBref(preuve('A.01', classeur)), [
    [
      'A.01',
      '1 la solution conserve des copies | Vidéo de la purge. | <p>Vidéo de la purge.</p>',
      "2 elle n'en conserve aucune | Attestation sur l'honneur. | <p>Attestation sur l'honneur.</p>",
    ],
  ])
  const [condition] = conditions(preuve('A.01', classeur))
  assert.deepEqual(
    condition?.cas.map(({ preuves }) => preuves[0]?.natures),
    [['video'], ['attestation']],
  )
})

test('[PRE-1] quelle que soit sa mise en page : une ligne, des listes, trois cas, des mots avant', () => {
  for (const [texte, ...attendus] of [
    ['<p>CAS 1 : Vidéo. OU CAS 2 : Note.</p>', '1 Vidéo. |  | <p>Vidéo.</p>', '2 Note. |  | <p>Note.</p>'],
    [
      '<p>CAS 1 - Vidéo. <strong>OU CAS 2 - Note.</strong></p>',
      '1 Vidéo. |  | <p>Vidéo.</p>',
      '2 Note. |  | <p>Note.</p>',
    ],
    [
      '<p>Selon le montage : CAS 1 : Vidéo.<br />OU<br />CAS 2 : Note.</p>',
      '1 Vidéo. |  | <p>Selon le montage :</p>\n<p>Vidéo.</p>',
      '2 Note. |  | <p>Selon le montage :</p>\n<p>Note.</p>',
    ],
    [
      '<p>CAS 1</p><ul><li>Vidéo.</li><li>Note.</li></ul><p>OU CAS 2</p><p>Note.</p><p>ou</p><p>CAS 3</p><p>Rien de plus.</p>',
      '1  | Vidéo. Note. | <ul><li>Vidéo.</li><li>Note.</li></ul>',
      '2  | Note. | <p>Note.</p>',
      '3  | Rien de plus. | <p>Rien de plus.</p>',
    ],
    [
      '<p>CAS 1 : a &lt; b &amp; c OU CAS 2 : Note.</p>',
      '1 a < b & c |  | <p>a &lt; b &amp; c</p>',
      '2 Note. |  | <p>Note.</p>',
    ],
  ] as const)
    assert.deepEqual(enBref(preuve('A.01', texte)), [['A.01', ...attendus]], texte)
})

test('[PRE-1] sans « OU » entre eux, ou deux fois le même, ce ne sont pas des cas dont un seul est dû', () => {
  for (const texte of [
    '<p>Cas 1 : patient qualifié</p><p>Cas 2 : patient non qualifié</p>',
    '<p>CAS 1 : Vidéo.</p>',
    '<p>CAS 1 : Vidéo.</p><p>OU</p><p>CAS 1 : Note.</p>',
    '<p>CAS 1 : Vidéo.</p><p>OU</p><p>CAS 2 : Note.</p><p>CAS 3 : Note.</p>',
    '<p>En cas de refus, ou en cas de panne.</p>',
    '<p>Vidéo de 2 cas.</p>',
  ])
    assert.deepEqual(conditions(preuve('A.01', texte)), [], texte)
})

test('[PRE-1] plusieurs preuves d’un scénario, chacune un cas : celles d’un même cas sont dues ensemble', () => {
  const preuves = [
    preuve('A.01', '<p>Manuel.</p>'),
    preuve('A.02', '<p><strong>CAS 1</strong> : import en ligne</p><p>Vidéo.</p>'),
    preuve('A.03', '<p>OU CAS 2 : import par fichier</p><p>Journal.</p>'),
    preuve('A.04', '<p>CAS 2</p><p>Capture.</p>'),
    preuve('A.05', classeur),
  ]
  assert.deepEqual(conditionsDe([{ scenarios: [{ numero: 'A', texte: '', preuves }] }]), [
    {
      preuve: 'A.02',
      cas: [
        { numero: 1, preuves: ['A.02'] },
        { numero: 2, preuves: ['A.03', 'A.04'] },
      ],
    },
    {
      preuve: 'A.05',
      cas: [
        { numero: 1, preuves: ['A.05'] },
        { numero: 2, preuves: ['A.05'] },
      ],
    },
  ])
  const [entre] = conditions(...preuves)
  assert.deepEqual(
    entre?.cas.map(({ intitule, demande }) => [intitule, demande]),
    [
      ['import en ligne', 'Vidéo.'],
      ['import par fichier', 'Journal. Capture.'],
    ],
  )
})

test('[PRE-1] un seul cas, ou « Cas » en minuscules, n’en fait pas entre des preuves', () => {
  assert.deepEqual(conditions(preuve('A.01', '<p>CAS 1 : Vidéo.</p>'), preuve('A.02', '<p>CAS 1 : Note.</p>')), [])
  assert.deepEqual(conditions(preuve('A.01', '<p>Cas 1 : Vidéo.</p>'), preuve('A.02', '<p>Cas 2 : Note.</p>')), [])
})

test('[PRE-8] [PEN-1] un texte dont certains cas seulement suivent une homologation ou un test reste une seule preuve', () => {
  const texte = (premier: string, second: string): string => `<p>CAS 1 : ${premier} OU CAS 2 : ${second}</p>`
  const natures = ['cnda', 'passi', 'attestation'] as const
  const mixte = texte('Attestation d’agrément CNDA.', 'Attestation sur l’honneur.')
  assert.deepEqual(conditions(preuve('A.01', mixte, natures)), [])
  const test = texte('Formulaire de test d’intrusion.', 'Attestation sur l’honneur.')
  assert.deepEqual(conditions(preuve('A.01', test, natures)), [])
  const deux = texte('Attestation d’agrément CNDA.', 'Attestation CNDA de la solution tierce.')
  assert.equal(conditions(preuve('A.01', deux, natures)).length, 1)
})

test('[PRE-3] les natures se déduisent de chaque cas, même d’une ligne', () => {
  assert.deepEqual(naturesDepuisTexte("CAS 1 : Vidéo. OU CAS 2 : Attestation sur l'honneur."), ['video', 'attestation'])
  assert.deepEqual(naturesDepuisTexte('CAS 2 : Capture d’écran.'), ['capture'])
  assert.deepEqual(naturesDepuisTexte("CAS 1 : x\nVidéo.\nOU\nCAS 2 : y\nAttestation sur l'honneur."), [
    'video',
    'attestation',
  ])
})

test('[PRE-1] selon le cas, la preuve ; sans cas, ou sans choix, telle qu’elle est écrite', () => {
  const ecrite = preuve('A.01', classeur)
  assert.equal(preuveSelonCas(ecrite, 2).texte, "<p>Attestation sur l'honneur.</p>")
  assert.equal(preuveSelonCas(ecrite, null), ecrite)
  assert.equal(preuveSelonCas(ecrite, 9), ecrite)
  const seule = preuve('A.02', '<p>CAS 1 : Vidéo.</p>')
  assert.equal(preuveSelonCas(seule, 1), seule)
})
