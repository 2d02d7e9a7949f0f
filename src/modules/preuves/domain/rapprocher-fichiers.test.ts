import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { rapprocheur } from './rapprocher-fichiers.ts'

const N = (texte: string): NumeroPreuve => texte as NumeroPreuve
const { duChemin, duNumero } = rapprocheur(['ANN/01.01', 'ANN/01.01.02', 'SOC.01.01', 'SOC.01.01'].map(N))

const trouvee = (preuve: string) => ({ kind: 'trouvee', preuve })

test('[PRE-1] the number of a proof is read in a name, whatever stands between its parts', () => {
  for (const nom of [
    'ANN/01.01.pdf',
    'ann_01-01 capture.png',
    'Preuve (ANN 01 01), version 2.pdf',
    'x/ANN-01/01/a.pdf',
  ])
    assert.deepEqual(duChemin(nom), trouvee('ANN/01.01'), nom)
  assert.deepEqual(duChemin('SOC.01.01/capture 3.png'), trouvee('SOC.01.01'))
  assert.deepEqual(duNumero(' soc-01-01 '), trouvee('SOC.01.01'))
})

test('[PRE-1] the longest number wins where one is inside another, of an expected proof or not', () => {
  assert.deepEqual(duChemin('ANN_01_01_02.mp4'), trouvee('ANN/01.01.02'))
  assert.deepEqual(duChemin('ANN 01 01/ANN 01 01 02.mp4').kind, 'a_preciser')
})

test('[PRE-1] a part of a word is no number, and a name without one matches nothing', () => {
  for (const nom of ['ANN.01.012.pdf', 'XANN.01.01.pdf', 'capture.png', '', '01.01.pdf'])
    assert.deepEqual(duChemin(nom), { kind: 'aucune' }, nom)
  assert.deepEqual(duNumero('ANN.01.01 et la suite'), { kind: 'aucune' })
})

test('[PRE-1] two proofs that a name could mean are told, and none is chosen', () => {
  assert.deepEqual(duChemin('ANN.01.01 et SOC.01.01.pdf'), {
    kind: 'a_preciser',
    preuves: ['ANN/01.01', 'SOC.01.01'],
  })
  assert.equal(rapprocheur(['A.1', 'A/1'].map(N)).duNumero('a 1').kind, 'a_preciser')
})

const separateur = fc.constantFrom('/', '.', ' ', '_', '-', ' - ')
const partie = fc.constantFrom('ann', 'soc', '01', '02', '1')
const numero = fc.array(partie, { minLength: 1, maxLength: 4 }).map(parties => N(parties.join('.')))
const numeros = fc.uniqueArray(numero, { minLength: 1, maxLength: 8 })

test('[PRE-1] any file named by a number alone is matched with it, under every separator; never with another silently', () => {
  fc.assert(
    fc.property(numeros, fc.nat(), separateur, fc.constantFrom('', 'zz', 'dossier/'), (tous, n, entre, avant) => {
      const voulu = tous[n % tous.length] ?? N('')
      const nom = `${avant}${avant === 'zz' ? entre : ''}${voulu.split('.').join(entre)}.pdf`
      assert.deepEqual(rapprocheur(tous).duChemin(nom), trouvee(voulu))
    }),
  )
})

test('[PRE-1] whatever the name, what is found stands in it, and order changes nothing', () => {
  fc.assert(
    fc.property(numeros, fc.array(fc.oneof(partie, fc.constant('zz')), { maxLength: 9 }), (tous, parties) => {
      const nom = parties.join('_')
      const issue = rapprocheur(tous).duChemin(nom)
      const lues = issue.kind === 'trouvee' ? [issue.preuve] : issue.kind === 'a_preciser' ? issue.preuves : []
      const dedans = (texte: string) => ` ${parties.join(' ')} `.includes(` ${texte.split('.').join(' ')} `)
      assert.ok(lues.every(dedans))
      // Nothing that stands there is forgotten, unless it is inside what was found.
      for (const un of tous.filter(dedans))
        assert.ok(
          lues.some(lue => lue === un || ` ${lue.replaceAll('.', ' ')} `.includes(` ${un.replaceAll('.', ' ')} `)),
        )
      const autre = rapprocheur(tous.toReversed()).duChemin(nom)
      assert.deepEqual(
        [autre.kind, autre.kind === 'a_preciser' ? autre.preuves.toSorted() : autre],
        [issue.kind, issue.kind === 'a_preciser' ? issue.preuves.toSorted() : issue],
      )
    }),
  )
})
