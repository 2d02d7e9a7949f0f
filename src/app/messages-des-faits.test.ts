import assert from 'node:assert/strict'
import test from 'node:test'
import { ann1, annuaire, borne, hugo, ines, J3, justeAvant, paris, permanent, signer } from '../../test/harness/cas.ts'
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

const demande = (le: Instant, dispositif: Dispositif): string => {
  const fait = signer(
    { type: 'ModificationsDemandees', chapitre: annuaire, preuves: [ann1], message: 'Une capture plus large.' },
    { acteur: hugo, now: le },
  )
  return (
    messageDe(fait, { numero: 'SEKWAOLGFJ', position: 1, dispositif })?.corps.replaceAll(/\s+/g, ' ') ?? assert.fail()
  )
}

test('[INT-5] [INT-6] [MSG-2] une demande de modification dit jusqu’à quand la place est gardée, et la demande abandonnée', () => {
  const corps = demande(paris('2026-03-16 11:00'), borne)
  assert.match(corps, /place .* avant le mardi 17 mars 2026 à 11 h 00/)
  assert.match(corps, /Sans réponse jusqu’au mercredi 15 avril 2026 à minuit .* abandonnée/)
})

test('[JAL-3] à moins de trente jours du jalon 3, c’est lui que la demande annonce ; après lui, elle n’annonce plus de délai', () => {
  const proche = demande(paris('2027-03-01 11:00'), borne)
  assert.match(proche, /Répondez avant le mercredi 10 mars 2027 à 12 h 00/)
  assert.doesNotMatch(proche, /abandonnée/)
  const apres = demande(J3, borne)
  assert.match(apres, /Le jalon 3 est passé : plus aucune preuve ne peut être déposée/)
  assert.doesNotMatch(apres, /abandonnée|votre place/)
})
