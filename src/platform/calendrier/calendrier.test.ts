import assert from 'node:assert/strict'
import test from 'node:test'
import { instant } from '../../kernel/temps.ts'
import { ecrireCalendrier } from './index.ts'

const evenement = {
  uid: 'SEKWAOLGFJ-JAL-2',
  quand: instant('2026-05-13T10:00:00Z'),
  titre: 'Jalon 2 ; dossier complet, « Imago »',
  detail: 'Le dossier complet doit avoir été soumis.\nVoir la page.',
  url: 'https://convergence.example/candidatures/SEKWAOLGFJ/echeances',
}

test('a deadline is an event that ends at its very minute, told in UTC', () => {
  const texte = ecrireCalendrier({ nom: 'Échéances', evenements: [evenement] })
  assert.match(texte, /^BEGIN:VCALENDAR\r\n/)
  assert.match(texte, /\r\nDTEND:20260513T100000Z\r\n/)
  assert.match(texte, /\r\nUID:SEKWAOLGFJ-JAL-2\r\n/)
  assert.match(texte, /\r\nSUMMARY:Jalon 2 \\; dossier complet\\, « Imago »\r\n/)
})

test('lines are folded at 75 bytes and what is read twice is the same', () => {
  const long = { ...evenement, detail: 'é'.repeat(400) }
  const texte = ecrireCalendrier({ nom: 'Échéances', evenements: [long] })
  for (const ligne of texte.split('\r\n')) assert.ok(Buffer.byteLength(ligne) <= 75, ligne)
  assert.equal(texte, ecrireCalendrier({ nom: 'Échéances', evenements: [long] }))
})

test('a calendar without events is one', () => {
  assert.match(ecrireCalendrier({ nom: 'Échéances', evenements: [] }), /END:VCALENDAR$/)
})
