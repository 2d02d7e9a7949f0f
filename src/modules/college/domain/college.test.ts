import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dominique, hugo, ines, jour, paris } from '../../../../test/harness/cas.ts'
import { attribuee, conventionSignee, inscrite, reservesEmises } from '../../../../test/harness/histoires.ts'
import type { Fait, NumeroCandidature } from '../../candidatures/index.ts'
import { prochainJour, seancesAttendues } from './calendrier.ts'
import { ordreDuJour } from './ordre-du-jour.ts'
import { nomsSaisis } from './partenaires.ts'
import { clore, type Contexte, convoquer, evolve, noterDeport, noterMembres, type Seance } from './seance.ts'

const SEANCE = jour('2026-04-02')
const le = (quand: string, acteur: Contexte['acteur'] = ines): Contexte => ({ acteur, now: paris(quand) })
const convocation = { jour: SEANCE, heure: '14:00', instance: 'Collège technique', lieu: '' }
const CANDIDATURE = 'SEKWAOLGFJ' as NumeroCandidature

const convoquee = (): Seance => {
  const decision = convoquer(null, convocation, le('2026-03-30 09:00'))
  assert.ok(decision.ok)
  return decision.faits.reduce<Seance | null>(evolve, null) ?? assert.fail()
}
const avecMembres = (): Seance => ({ ...convoquee(), membres: [{ nom: 'Inès Moreau', qualite: 'secrétaire' }] })
const dossier = (kind: 'a_examiner' | 'attribution') =>
  kind === 'a_examiner'
    ? { candidature: CANDIDATURE, issue: { kind } as const }
    : {
        candidature: CANDIDATURE,
        issue: { kind, le: paris('2026-04-02 15:00'), par: { id: '', nom: '', qualite: '' } } as const,
      }
const refusDe = (decision: ReturnType<typeof clore>): unknown => (decision.ok ? null : decision.refus)
const cloture = { pv: 'a'.repeat(64), extraits: {} }

test('[COL-1] the college sits every week, on the day of its programme: today when that is the day', () => {
  assert.equal(prochainJour(jour('2026-03-30'), 4), '2026-04-02')
  assert.equal(prochainJour(jour('2026-04-02'), 4), '2026-04-02')
  assert.equal(prochainJour(jour('2026-04-03'), 4), '2026-04-09')
  assert.equal(prochainJour(jour('2026-12-28'), 7), '2027-01-03')
})

test('[COL-1] programmes that share a college share its séance', () => {
  const instances = { college: 'Collège technique', jourDeSeance: 4, heure: '14:00' }
  const attendues = seancesAttendues(
    [{ instances }, { instances }, { instances: { ...instances, college: 'Collège Imagerie', jourDeSeance: 2 } }],
    jour('2026-03-30'),
  )
  assert.deepEqual(
    attendues.map(({ instance, jour: quand }) => [instance, quand]),
    [
      ['Collège Imagerie', '2026-03-31'],
      ['Collège technique', '2026-04-02'],
    ],
  )
})

test('[COL-1] the secretary convenes a séance for today or later, one a day', () => {
  assert.ok(convoquer(null, convocation, le('2026-04-02 23:59')).ok)
  const refus = (decision: ReturnType<typeof convoquer>): unknown => (decision.ok ? null : decision.refus.code)
  assert.equal(refus(convoquer(null, convocation, le('2026-04-03 00:00'))), 'seance_dans_le_passe')
  assert.equal(refus(convoquer(convoquee(), convocation, le('2026-03-30 10:00'))), 'seance_deja_convoquee')
  assert.equal(refus(convoquer(null, { ...convocation, heure: '25:00' }, le('2026-03-30 10:00'))), 'heure_illisible')
  assert.equal(
    refus(convoquer(null, { ...convocation, instance: ' ' }, le('2026-03-30 10:00'))),
    'instance_obligatoire',
  )
  for (const autre of [hugo, dominique])
    assert.equal(refus(convoquer(null, convocation, le('2026-03-30 10:00', autre))), 'secretaire_seulement')
})

test('[COL-1] members of the agency and partners are noted, one person at least', () => {
  const membres = [{ nom: 'Jean Petit', qualite: 'CNDA' }]
  const decision = noterMembres(convoquee(), membres, le('2026-04-02 14:00'))
  assert.ok(decision.ok && decision.faits[0]?.type === 'MembresNotes')
  assert.deepEqual(refusDe(noterMembres(convoquee(), [], le('2026-04-02 14:00'))), { code: 'membres_a_preciser' })
  assert.deepEqual(nomsSaisis(' Jean Petit, Anne Roy ;\nLuc Noir,'), ['Jean Petit', 'Anne Roy', 'Luc Noir'])
})

test('who stands back from a file is noted, and the note can be taken away', () => {
  const noter = (seance: Seance, motif: string): Seance => {
    const decision = noterDeport(seance, { candidature: CANDIDATURE, motif }, le('2026-04-02 14:00'))
    assert.ok(decision.ok)
    return decision.faits.reduce(evolve, seance)
  }
  const notee = noter(convoquee(), 'Hugo Lefèvre, ancien salarié.')
  assert.deepEqual(notee.deports, { [CANDIDATURE]: 'Hugo Lefèvre, ancien salarié.' })
  assert.deepEqual(noter(notee, ' ').deports, {})
})

test('[COL-4] minutes are drawn up once every file has its decision, members are noted, and the day has come', () => {
  const clos = (seance: Seance, dossiers: Parameters<typeof clore>[1]['dossiers'], quand = '2026-04-02 17:00') =>
    clore(seance, { dossiers, ...cloture }, le(quand))
  assert.deepEqual(refusDe(clos(avecMembres(), [])), { code: 'aucun_dossier' })
  assert.deepEqual(refusDe(clos(avecMembres(), [dossier('a_examiner')])), {
    code: 'dossiers_sans_decision',
    candidatures: [CANDIDATURE],
  })
  assert.deepEqual(refusDe(clos(convoquee(), [dossier('attribution')])), { code: 'membres_a_preciser' })
  assert.deepEqual(refusDe(clos(avecMembres(), [dossier('attribution')], '2026-04-01 23:59')), {
    code: 'seance_pas_encore_tenue',
    jour: SEANCE,
  })
  const decision = clos(avecMembres(), [dossier('attribution')])
  assert.ok(decision.ok)
  const close = decision.faits.reduce(evolve, avecMembres())
  assert.equal(close.statut, 'close')
  assert.deepEqual(refusDe(clos(close, [dossier('attribution')])), { code: 'seance_close' })
  assert.deepEqual(refusDe(noterMembres(close, close.membres, le('2026-04-02 18:00'))), { code: 'seance_close' })
})

test('[COL-1] [COL-2] the agenda is what the journals say: put on, taken off, decided', () => {
  const lignes = (faits: readonly Fait[]) => faits.map(fait => ({ candidature: CANDIDATURE, fait }))
  const kinds = (faits: readonly Fait[]) => ordreDuJour(SEANCE, lignes(faits)).map(({ issue }) => issue.kind)
  assert.deepEqual(kinds(conventionSignee), [])
  assert.deepEqual(kinds(inscrite), ['a_examiner'])
  assert.deepEqual(kinds(attribuee), ['attribution'])
  assert.deepEqual(kinds(reservesEmises), ['reserves'])
  const retrait = {
    type: 'CandidatureRetireeDuCollege',
    seance: SEANCE,
    le: paris('2026-04-01 10:00'),
    par: ines,
  } as const
  assert.deepEqual(kinds([...inscrite, { ...retrait, par: { id: 'ines', nom: 'Inès', qualite: '' } }]), [])
  assert.deepEqual(ordreDuJour(jour('2026-04-09'), lignes(attribuee)), [])
})
