import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { ciba, claire, etantDonne, hugo, ines, nadia, paris, pierre, psc1, rang } from '../../../../test/harness/cas.ts'
import { chapitresAvecCiba, complet, ins, ins1, ins3, pen1, securite } from '../../../../test/harness/complet.ts'
import { seance } from '../../../../test/harness/histoires.ts'
import {
  certificatDepose,
  certificatRefuse,
  homologationEnAttente,
  homologationObtenue,
  soixanteJours,
} from '../../../../test/harness/histoires-completes.ts'
import { acte, deposee, type Histoire } from '../../../../test/harness/histoires-controles.ts'
import { instant, type Instant } from '../../../kernel/temps.ts'
import { limiteDInstruction } from './delais.ts'
import { echeances } from './echeances.ts'

const limite = (histoire: Histoire, jours = 60): Instant | null => {
  const { etat } = etantDonne(...histoire)
  assert.ok('chapitres' in etat)
  return limiteDInstruction(etat, { ...complet.delais, instruction: { jours } })?.quand ?? null
}

// Le certificat d’une homologation

test('[INT-9] [INT-7] les chapitres validés, attendre le certificat de l’éditeur suspend les soixante jours', () => {
  assert.equal(limite(homologationEnAttente.slice(0, -1)), paris('2026-05-12 00:00'))
  assert.equal(limite(homologationEnAttente), null)
})

test('[INT-9] [INT-7] le vérifier est à l’agence, en attendre un autre à l’éditeur', () => {
  // From 18 March to 2 June: 76 days.
  assert.equal(limite(certificatDepose), paris('2026-07-27 00:00'))
  assert.equal(limite(certificatRefuse), null)
  // And from 3 to 4 June: one more.
  assert.equal(limite(homologationObtenue), paris('2026-07-28 00:00'))
})

// Les réserves du collège

const conventionSignee: Histoire = [
  ...homologationObtenue,
  ...acte('2026-06-08 09:00', nadia, { type: 'ConventionPreparee', document: 'pdf-1' }),
  ...acte('2026-06-18 18:00', claire, { type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-1-signe' }),
]
const reservees: Histoire = [
  ...conventionSignee,
  ...acte('2026-06-19 09:00', ines, { type: 'CandidatureInscriteAuCollege', seance }),
  ...acte('2026-06-22 09:00', ines, {
    type: 'ReservesBloquantesEmises',
    seance,
    motif: 'À reprendre.',
    preuves: [
      { chapitre: ins, preuve: ins1 },
      { chapitre: securite, preuve: pen1 },
    ],
  }),
]

test('[INT-9] [COL-3] des réserves suspendent, et n’effacent pas l’attente de la signature qui les a précédées', () => {
  assert.equal(limite(conventionSignee), paris('2026-08-07 00:00'))
  assert.equal(limite(reservees), null)
  const revenues: Histoire = [
    ...reservees,
    ...acte('2026-06-25 09:00', pierre, {
      type: 'ChapitreResoumis',
      chapitre: ins,
      rang: rang(40),
      placeGardee: false,
    }),
    ...acte('2026-06-26 09:00', pierre, {
      type: 'ChapitreResoumis',
      chapitre: securite,
      rang: rang(41),
      placeGardee: false,
    }),
  ]
  assert.equal(limite(revenues.slice(0, -1)), null)
  // Two chapters waited for together from the 22nd to the 26th: four days.
  assert.equal(limite(revenues), paris('2026-08-11 00:00'))
})

test('[INT-9] la convention refaite avant d’être signée : l’attente de la signature court du nouveau texte', () => {
  const refaite: Histoire = [
    ...conventionSignee.slice(0, -1),
    ...acte('2026-06-15 09:00', nadia, { type: 'ConventionPreparee', document: 'pdf-2' }),
    ...acte('2026-06-18 18:00', claire, { type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-2-signe' }),
  ]
  assert.equal(limite(refaite), paris('2026-07-31 00:00'))
})

// Un profil ajouté

test('[INT-9] [PRE-9] un profil ajouté : toutes les preuves ne sont plus déposées, et les jours repartent quand elles le sont', () => {
  const ajoute: Histoire = [
    ...soixanteJours,
    ...acte('2026-03-20 09:00', pierre, { type: 'ProfilsAjoutes', profils: ['ciba'], chapitres: chapitresAvecCiba }),
  ]
  assert.equal(limite(ajoute), null)
  const insComplete: Histoire = [
    ...ajoute,
    ...deposee({ quand: '2026-03-21 09:00', chapitre: ins, preuve: ins3, id: 'i3' }),
    ...acte('2026-03-23 09:00', pierre, { type: 'ChapitreSoumis', chapitre: ins, rang: rang(40), preuves: 3 }),
  ]
  assert.equal(limite(insComplete), null)
  const tout: Histoire = [
    ...insComplete,
    ...deposee({ quand: '2026-03-24 09:00', chapitre: ciba, preuve: psc1, id: 'p1' }),
    ...acte('2026-03-25 09:00', pierre, { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(41), preuves: 1 }),
  ]
  assert.equal(limite(tout), paris('2026-05-25 00:00'))
})

// À qui d’agir

test('[INT-9] l’échéance dit à qui d’agir jusqu’à la décision, et cesse avec elle', () => {
  const role = (histoire: Histoire): string | undefined => {
    const du = echeances(etantDonne(...histoire).etat, complet).find(({ regle }) => regle === 'INT-9')
    return du?.qui.partie === 'agence' ? du.qui.role : undefined
  }
  const inscrite = reservees.slice(0, -1)
  const attribuee: Histoire = [
    ...inscrite,
    ...acte('2026-06-22 09:00', ines, { type: 'ReferencementAttribue', seance }),
  ]
  assert.equal(role(soixanteJours), 'verificateur')
  assert.equal(role(homologationEnAttente), undefined)
  assert.equal(role(homologationObtenue), 'gestionnaire')
  assert.equal(role(conventionSignee.slice(0, -1)), undefined)
  assert.equal(role(conventionSignee), 'secretaire_college')
  assert.equal(role(inscrite), 'secretaire_college')
  assert.equal(role(attribuee), 'direction')
})

// L’oracle

type Cas = {
  readonly kind: string
  readonly from: string
  readonly n: number
  readonly end: string
  readonly waits?: readonly (readonly [string, string])[]
}

test('[P11] [INT-9] les délais suspendus de l’oracle, vécus par un dossier : reçu, attendu, répondu', () => {
  const { cases } = JSON.parse(readFileSync('test/donnees/delay-cases.json', 'utf8')) as { cases: readonly Cas[] }
  const suspendus = cases.filter(({ kind }) => kind === 'jours_calendaires_suspendus')
  assert.ok(suspendus.length >= 100)
  for (const { from, n, end, waits = [] } of suspendus)
    assert.equal(limite(vecu(instant(from), waits), n), instant(end), `${from}, ${waits.length} attentes`)
})

/** The same file, whose last chapter was received then, and waited for at these times. */
const vecu = (depart: Instant, suspensions: readonly (readonly [string, string])[]): Histoire => [
  ...soixanteJours.map(fait => (fait.type === 'ChapitreSoumis' ? { ...fait, le: depart } : fait)),
  ...suspensions.flatMap(([du, au]): Histoire => {
    const [demande] = acte('2026-03-16 10:00', hugo, {
      type: 'ModificationsDemandees',
      chapitre: securite,
      preuves: [pen1],
      message: '',
    })
    const [reponse] = acte('2026-03-16 10:00', pierre, {
      type: 'ChapitreResoumis',
      chapitre: securite,
      rang: rang(30),
      placeGardee: false,
    })
    assert.ok(demande && reponse)
    return [
      { ...demande, le: instant(du) },
      { ...reponse, le: instant(au) },
    ]
  }),
]
