import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { importerClasseur } from '../infra/programme-exigences.ts'
import { comparerRem, type EcartRem } from './comparer-rem.ts'
import { impactDe, suitesDePreuves } from './impact-rem.ts'
import type { NumeroPreuve, Rem } from './rem.ts'

const lire = (chemin: string): Rem => {
  const octets = readFileSync(new URL(`../../../../${chemin}`, import.meta.url))
  const { rem } = importerClasseur(octets, { profils: null, perimetres: null })
  return rem ?? assert.fail(chemin)
}
const v1 = lire('programmes/ris-vague-2/exigences.xlsx')
const v2 = lire('test/donnees/REM-RIS-Va2-demo-v2.xlsx')
const ecarts = comparerRem(v1, v2)

const de = <S extends EcartRem['sort']>(sort: S, dans = ecarts): readonly Extract<EcartRem, { readonly sort: S }>[] =>
  dans.filter((ecart): ecart is Extract<EcartRem, { readonly sort: S }> => ecart.sort === sort)
const ids = (liste: readonly EcartRem[]): readonly string[] =>
  liste.map(ecart => ('apres' in ecart ? ecart.apres : ecart.avant).exigence.id).toSorted()

// The answer key is CHANGES.md, written with the two workbooks.

test('[GUI-3] of two versions of a REM, exactly ten wordings changed, each in its text alone', () => {
  const libelles = de('modifiee').filter(({ parties }) => parties.includes('texte'))
  assert.deepEqual(
    ids(libelles),
    [
      'ANN/va1.04',
      'CRI/va1.06',
      'DMP/UX.15',
      'DMP/va1.13',
      'INS/va1.02',
      'MSS/CONF.03',
      'PSC.22',
      'SSI/GEN.13',
      'SSI/IAM.92',
      'SSI/IE.61',
    ].toSorted(),
  )
  for (const { parties, preuves } of libelles) assert.deepEqual([parties, preuves], [['texte'], []])
})

test('[GUI-3] four sets of proofs changed: one reworded, one added, one withdrawn, one of another kind', () => {
  const preuves = de('modifiee').filter(ecart => ecart.preuves.length > 0)
  const vus = preuves.map(ecart => [
    ecart.apres.exigence.id,
    ecart.parties,
    ecart.preuves.map(({ sort, numero }) => `${sort} ${numero}`),
  ])
  assert.deepEqual(
    vus.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    [
      ['DMP/va1.10', [], ['ajoutee DMP/va1.10.01.02']],
      ['MSS/va1.01', [], ['retiree MSS/va1.01.01.02']],
      ['PORT/va1.01', [], ['modifiee PORT/va1.01.01.02']],
      ['SSI/GEN.20', [], ['modifiee SSI/GEN.20.01.02']],
    ],
  )
  const portabilite = preuves.find(({ apres }) => apres.exigence.id === 'PORT/va1.01')?.preuves[0]
  assert.ok(portabilite?.sort === 'modifiee')
  assert.notDeepEqual(portabilite.avant.natures, portabilite.apres.natures)
})

test('[GUI-3] five are new, three are gone, two were renumbered with all the rest as it was', () => {
  assert.deepEqual(ids(de('nouvelle')), ['DMP/UX.34', 'ERGO.04', 'MSS/CONF.22', 'PSC.24', 'SSI/GEN.23'])
  assert.deepEqual(ids(de('supprimee')), ['AC/va1.01', 'DMP/UX.45', 'MSS/va1.15'])
  const renumerotees = de('renumerotee').map(({ avant, apres, identique }) => [
    avant.exigence.id,
    apres.exigence.id,
    identique,
  ])
  assert.deepEqual(renumerotees.toSorted(), [
    ['DB/RIS.15', 'DB/RIS.17', true],
    ['ERGO.02', 'ERGO.05', true],
  ])
})

test('[GUI-3] nothing else changed: an order recomputed is no change', () => {
  assert.equal(de('modifiee').length, 14)
  assert.equal(de('inchangee').length, 156 - 14 - 3 - 2)
  assert.deepEqual(
    comparerRem(v1, v1).filter(({ sort }) => sort !== 'inchangee'),
    [],
  )
})

/** One requirement under another id, its proofs numbered after it, and worded otherwise. */
const renommer = (rem: Rem, de: string, a: string, texte: (ancien: string) => string): Rem => ({
  chapitres: rem.chapitres.map(chapitre => ({
    ...chapitre,
    exigences: chapitre.exigences.map(exigence =>
      exigence.id === de
        ? {
            ...exigence,
            id: a,
            texte: texte(exigence.texte),
            scenarios: exigence.scenarios.map(({ numero, preuves, ...scenario }) => ({
              ...scenario,
              numero: numero.replace(de, a),
              preuves: preuves.map(preuve => ({
                ...preuve,
                numero: preuve.numero.replace(de, a) as NumeroPreuve,
              })),
            })),
          }
        : exigence,
    ),
  })),
})

test('[GUI-3] one renumbered and reworded is proposed by its likeness, one that says another thing is not', () => {
  const proche = comparerRem(
    v1,
    renommer(v1, 'PSC.22', 'PSC.99', texte => `${texte} Toujours.`),
  )
  assert.deepEqual(
    de('renumerotee', proche).map(({ avant, apres, identique }) => [avant.exigence.id, apres.exigence.id, identique]),
    [['PSC.22', 'PSC.99', false]],
  )
  const autre = comparerRem(
    v1,
    renommer(v1, 'PSC.22', 'PSC.99', () => '<p>La solution DOIT imprimer en couleurs.</p>'),
  )
  assert.deepEqual([ids(de('nouvelle', autre)), ids(de('supprimee', autre))], [['PSC.99'], ['PSC.22']])
})

test('[VIE-3] only what has to be redone is asked for: the rest is kept, or read again against the new wording', () => {
  const acquises = new Set(
    v1.chapitres.flatMap(({ exigences }) =>
      exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))),
    ),
  )
  const impact = impactDe(ecarts, acquises)
  assert.deepEqual(impact.aRefaire.toSorted(), [
    'DMP/UX.34.01.01',
    'DMP/va1.10.01.02',
    'ERGO.04.01.01',
    'MSS/CONF.22.01.01',
    'PORT/va1.01.01.02',
    'PSC.24.01.01',
    'SSI/GEN.20.01.02',
    'SSI/GEN.23.01.01',
    'SSI/GEN.23.01.02',
  ])
  assert.ok(impact.conservees.includes('DB/RIS.17.01.01' as NumeroPreuve))
  assert.ok(impact.aConfirmer.includes('SSI/IE.61.01.01' as NumeroPreuve))
  assert.ok(!impact.aConfirmer.some(numero => impact.conservees.includes(numero)))
  const rien = impactDe(ecarts, new Set())
  assert.deepEqual([rien.conservees, rien.aConfirmer], [[], []])
})

test('[GUI-3] [VIE-3] a likeness is to be confirmed until an agent says so; refused, it is one gone and one new', () => {
  const v3 = renommer(v1, 'PSC.22', 'PSC.99', texte => `${texte} Toujours.`)
  const [ancienne] = v1.chapitres.flatMap(({ exigences }) => exigences.filter(({ id }) => id === 'PSC.22'))
  const acquises = new Set(ancienne?.scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero)))
  const impact = (...decisions: Parameters<typeof comparerRem>[2] & object) => {
    const changes = comparerRem(v1, v3, decisions).filter(({ sort }) => sort !== 'inchangee')
    const { aRefaire, aConfirmer, conservees } = impactDe(changes, acquises)
    return [changes.map(({ sort }) => sort), aRefaire.length, aConfirmer.length, conservees.length]
  }
  const paire = { avant: 'PSC.22', apres: 'PSC.99' }
  assert.ok(acquises.size > 0)
  assert.deepEqual(impact(), [['renumerotee'], 0, acquises.size, 0])
  assert.deepEqual(impact({ ...paire, confirmee: false }), [['nouvelle', 'supprimee'], acquises.size, 0, 0])
  // Confirmed, it is read as the same requirement, worded anew.
  const [ecart] = comparerRem(v1, v3, [{ ...paire, confirmee: true }]).filter(({ sort }) => sort !== 'inchangee')
  assert.ok(ecart?.sort === 'renumerotee')
  assert.deepEqual([ecart.confirmee, ecart.parties, ecart.preuves], [true, ['texte'], []])
  assert.deepEqual(impact({ ...paire, confirmee: true }), [['renumerotee'], 0, acquises.size, 0])
})

test('[GUI-3] [VIE-3] a confirmed likeness keeps the proofs that nothing changes, and their old numbers', () => {
  const minuscule = (rem: Rem): Rem => ({
    chapitres: rem.chapitres.map(chapitre => ({
      ...chapitre,
      exigences: chapitre.exigences.map(exigence =>
        exigence.id === 'PSC.99' ? { ...exigence, criticite: 'Mineure' as const } : exigence,
      ),
    })),
  })
  const v3 = minuscule(renommer(v1, 'PSC.22', 'PSC.99', texte => texte))
  const suites = (confirmee: boolean) =>
    comparerRem(v1, v3, confirmee ? [{ avant: 'PSC.22', apres: 'PSC.99', confirmee }] : [])
      .filter(({ sort }) => sort === 'renumerotee')
      .flatMap(suitesDePreuves)
  assert.deepEqual(new Set(suites(false).map(({ sort }) => sort)), new Set(['a_confirmer']))
  for (const { numero, ancien, sort } of suites(true))
    assert.deepEqual([ancien, sort], [numero.replace('PSC.99', 'PSC.22'), 'conservee'])
})
