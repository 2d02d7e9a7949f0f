import assert from 'node:assert/strict'
import test from 'node:test'
import { typographier } from './typographie.ts'

const cas: readonly (readonly [string, string, string])[] = [
  [
    'colons and quotation marks keep their neighbour',
    '<p>Un « mot » : lui</p>',
    '<p>Un «\u00a0mot\u00a0»\u00a0: lui</p>',
  ],
  ['the high signs take a narrow space', 'Oui ! Non ? Si ; 5 %', 'Oui\u202f! Non\u202f? Si\u202f; 5\u00a0%'],
  ['attributes are left', '<input value="« a > b » : c ?"/> :', '<input value="« a > b » : c ?"/>\u00a0:'],
  ['what was typed in a field is left', '<textarea>a : b</textarea> :', '<textarea>a : b</textarea>\u00a0:'],
  ['quotation marks around a tag', '« <b>mot</b> »', '«\u00a0<b>mot</b>\u00a0»'],
  ['straight quotes in a text hide nothing', 'dire "oui" : <b>a ?</b>', 'dire "oui"\u00a0: <b>a\u202f?</b>'],
]

for (const [titre, avant, apres] of cas)
  test(titre, () => {
    assert.equal(typographier(avant), apres)
    assert.equal(typographier(apres), apres)
  })
