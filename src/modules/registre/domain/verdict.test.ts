import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import { dernierJour, etatLe, normaliserReference, referencePlausible, type SolutionReferencee } from './inscription.ts'
import { type LectureDuFichier, type SignatureDuFichier, verdictSur } from './verdict.ts'

const solution: SolutionReferencee = {
  etat: 'reference',
  guichet: 'demo',
  dispositifId: 'd',
  editeur: 'Imagerie Démo SAS',
  solution: 'Imago',
  reference: 'REF-DEMO-000001',
  version: '4.2',
  profils: ['general'],
  prononceLe: '2026-04-07T08:00:00.000Z' as Instant,
  debutLe: '2026-04-07' as JourCivil,
  finLe: '2031-04-07' as JourCivil,
  attestation: 'a1',
}
const document = { nature: 'attestation', solution } as const
const agence: SignatureDuFichier = {
  nom: 'Agence',
  le: null,
  valide: true,
  couvreTout: true,
  certificat: { sujet: 'Sceau', deLAgence: true, reconnu: true },
}
const autre: SignatureDuFichier = { ...agence, certificat: { sujet: 'Un tiers', deLAgence: false, reconnu: false } }
const lecture = (signatures: readonly SignatureDuFichier[], lisible = true): LectureDuFichier => {
  const derniere = signatures.at(-1)
  const integre = signatures.every(({ valide }) => valide) && derniere?.couvreTout === true
  return { lisible, signatures, integre, authentique: integre && derniere?.certificat?.deLAgence === true }
}
const code = (args: Partial<Parameters<typeof verdictSur>[0]>): string =>
  verdictSur({ commenceEnPdf: true, lecture: lecture([]), connu: null, ...args }).code

test('[PUB-4] the very bytes that the register knows are authentic, whatever became of the seal', () => {
  for (const lu of [lecture([agence]), lecture([autre]), lecture([], false)])
    assert.equal(code({ lecture: lu, connu: document }), 'authentique')
})

test('[PUB-4] sealed by the agency and whole, but of no référencement: said, and nothing more', () => {
  assert.equal(code({ lecture: lecture([autre, agence]) }), 'scelle')
})

test('[PUB-4] one signature that is no longer valid, or anything after the last one, is a modification', () => {
  assert.equal(code({ lecture: lecture([{ ...agence, valide: false }]) }), 'modifie')
  assert.equal(code({ lecture: lecture([{ ...autre, valide: false }, agence]) }), 'modifie')
  assert.equal(code({ lecture: lecture([{ ...agence, couvreTout: false }]) }), 'modifie')
})

test('[PUB-4] a valid signature of anybody else proves nothing of the agency', () => {
  assert.deepEqual(verdictSur({ commenceEnPdf: true, lecture: lecture([autre]), connu: null }), {
    code: 'inconnu',
    signe: true,
  })
  assert.equal(code({}), 'inconnu')
})

test('what is not a PDF, and a PDF that can’t be read, are told apart', () => {
  assert.equal(code({ lecture: lecture([], false) }), 'illisible')
  assert.equal(code({ lecture: lecture([], false), commenceEnPdf: false }), 'pas_un_pdf')
})

test('the last day of a référencement is the eve of its end, as on the attestation', () => {
  assert.equal(dernierJour(solution), '2031-04-06')
  assert.equal(dernierJour({ ...solution, finLe: '2028-03-01' as JourCivil }), '2028-02-29')
})

test('a référencement is in force from its first day to the eve of its end', () => {
  const le = (jour: string): string => etatLe(solution, jour as JourCivil)
  assert.equal(le('2026-04-06'), 'a_venir')
  assert.equal(le('2026-04-07'), 'en_vigueur')
  assert.equal(le('2031-04-06'), 'en_vigueur')
  assert.equal(le('2031-04-07'), 'expiree')
})

test('a reference is read as people type it, and nothing else is taken for one', () => {
  assert.equal(normaliserReference(' ref–demo 000001 '), 'REF-DEMO000001')
  assert.equal(normaliserReference('ref‑demo‑000001'), 'REF-DEMO-000001')
  assert.ok(referencePlausible('REF-DEMO-000001'))
  for (const texte of ['', 'REF', 'REF--1', '../REF-1', "REF-1'", 'REF-1.JSON', `REF-${'1'.repeat(60)}`])
    assert.ok(!referencePlausible(texte), texte)
})
