import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, ines, J3, justeAvant, permanent, signer } from '../../test/harness/cas.ts'
import { type Instant, jourCivil } from '../kernel/temps.ts'
import type { Dispositif } from '../modules/dispositifs/index.ts'
import { messageDe } from './messages-des-faits.ts'

const message = (le: Instant, dispositif: Dispositif) => {
  const fait = signer(
    { type: 'ReservesBloquantesEmises', seance: jourCivil('2027-03-04'), motif: 'Le traçage manque.', preuves: [] },
    { acteur: ines, now: le },
  )
  return messageDe(fait, { numero: 'SEKWAOLGFJ', position: 1, dispositif }) ?? assert.fail()
}

test('[COL-3] [MSG-3] des réserves notifiées avant J3 disent jusqu’à quand les preuves se redéposent', () => {
  const { kind, corps } = message(justeAvant(J3), borne)
  assert.equal(kind, 'decision')
  assert.match(corps, /Le traçage manque\./)
  assert.match(corps, /Vous pouvez déposer à nouveau ces preuves avant le mercredi 10\s+mars 2027 à 12\s+h\s+00/)
})

test('[COL-3] sans jalon, rien ne limite ce nouveau dépôt ; après J3, il n’est plus annoncé', () => {
  assert.match(message(J3, permanent).corps, /Vous pouvez déposer à nouveau ces preuves\.\n/)
  assert.doesNotMatch(message(J3, borne).corps, /déposer à nouveau/)
})
