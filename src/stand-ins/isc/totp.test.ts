import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EMPREINTE_DE_DEMONSTRATION, MOT_DE_PASSE_DE_DEMONSTRATION } from './comptes-de-demonstration.ts'
import { hacher, verifier } from './mot-de-passe.ts'
import { PERIODE_SECONDES, totp } from './totp.ts'

test('[IDN-2] the codes are those of RFC 6238, appendix B', () => {
  const secret = Buffer.from('12345678901234567890')
  const vecteurs = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const
  for (const [secondes, code] of vecteurs) {
    const pas = Math.floor(secondes / PERIODE_SECONDES)
    assert.equal(totp({ secret, pas, chiffres: 8 }), code)
    assert.equal(totp({ secret, pas }), code.slice(2))
  }
})

test('a password is known by its hash, accents typed either way, and nobody’s account matches nothing', async () => {
  const hache = await hacher('Été-2026')
  assert.equal(await verifier('E\u0301te\u0301-2026', hache), true)
  assert.equal(await verifier('Ete-2026', hache), false)
  assert.equal(await verifier('', null), false)
  assert.notEqual(hache, await hacher('Été-2026'))
})

test('the hash made once for the demonstration is that of its password', async () => {
  assert.equal(await verifier(MOT_DE_PASSE_DE_DEMONSTRATION, EMPREINTE_DE_DEMONSTRATION), true)
})
