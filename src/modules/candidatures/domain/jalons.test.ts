import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  borne,
  deposer,
  dmp,
  dmp1,
  etantDonne,
  hugo,
  ines,
  J1,
  J2,
  J3,
  justeApres,
  justeAvant,
  nadia,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  administrativeAcceptee,
  administrativeSoumise,
  annuaireEnFile,
  enDepot,
  inscrite,
  modificationsDemandees,
  ouverte,
  preuveModifiee,
  reponses,
  reservesEmises,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CommandeDe } from './contexte.ts'
import type { Fait } from './faits.ts'
import { jalonDe, refusDeJalon } from './jalons.ts'

const soumettreAdministrative: CommandeDe<'soumettreEtape'> = {
  type: 'soumettreEtape',
  etape: 'administrative',
  reponses,
  fautes: [],
}
const soumettreEligibilite: CommandeDe<'soumettreEtape'> = { ...soumettreAdministrative, etape: 'eligibilite' }
const soumettreAnnuaire: CommandeDe<'soumettreChapitres'> = {
  type: 'soumettreChapitres',
  chapitres: [annuaire],
  rang: rang(90),
}
const deposerAnn1 = deposer({ chapitre: annuaire, preuve: ann1, depotId: 'tardif' })

/** The same history, whose last act happened then. */
const dontLeDernierActe = (histoire: readonly Fait[], le: Instant): readonly Fait[] => {
  const dernier = histoire.at(-1)?.le
  return histoire.map(fait => (fait.le === dernier ? { ...fait, le } : fait))
}

test('[JAL-4] un jalon est une minute exacte de l’heure de Paris', () => {
  assert.equal(J1, '2026-05-13T10:00:00.000Z')
  assert.equal(J2, '2026-12-09T11:00:00.000Z')
  assert.deepEqual([jalonDe(borne, 'J1'), jalonDe(borne, 'J2'), jalonDe(borne, 'J3')], [J1, J2, J3])
})

test('[JAL-4] ce qui est reçu une milliseconde avant le jalon compte ; à l’instant du jalon, c’est trop tard', () => {
  for (const [code, quand] of [
    ['J1', J1],
    ['J2', J2],
    ['J3', J3],
  ] as const) {
    assert.equal(refusDeJalon(borne, code, justeAvant(quand)), null)
    assert.deepEqual(refusDeJalon(borne, code, quand), { code: 'jalon_depasse', jalon: code, quand })
    assert.deepEqual(refusDeJalon(borne, code, justeApres(quand)), { code: 'jalon_depasse', jalon: code, quand })
  }
})

test('[JAL-4] un guichet permanent ne connaît pas de jalon', () => {
  assert.equal(jalonDe(permanent, 'J3'), undefined)
  assert.equal(refusDeJalon(permanent, 'J3', paris('2099-12-31 23:59')), null)
})

// J1

test('[JAL-1] l’étape 1 se soumet une première fois jusqu’à la dernière milliseconde avant J1', () => {
  etantDonne(...ouverte)
    .quand(soumettreAdministrative, { acteur: pierre, now: justeAvant(J1) })
    .alors({ type: 'EtapeSoumise', etape: 'administrative', version: 1, reponses })
})

test('[JAL-1] l’étape 2 se soumet une première fois jusqu’à la dernière milliseconde avant J1', () => {
  etantDonne(...administrativeAcceptee)
    .quand(soumettreEligibilite, { acteur: pierre, now: justeAvant(J1) })
    .alors({ type: 'EtapeSoumise', etape: 'eligibilite', version: 1, reponses })
})

test('[JAL-1] une étape déjà soumise une fois se complète encore après J1, dans les cinq jours', () => {
  etantDonne(...administrativeAcceptee)
    .quand(soumettreEligibilite, { acteur: pierre, now: justeAvant(J1) })
    .accepte()
    .quand(
      { type: 'demanderComplement', etape: 'eligibilite', motif: 'NIL illisible.' },
      { acteur: nadia, now: justeApres(J1) },
    )
    .accepte()
    .quand(soumettreEligibilite, { acteur: pierre, now: paris('2026-05-18 10:00') })
    .alors({ type: 'EtapeSoumise', etape: 'eligibilite', version: 2, reponses })
})

test('[JAL-1] Impossible de soumettre une étape pour la première fois si J1 est atteint', () => {
  const refus = { code: 'jalon_depasse', jalon: 'J1', quand: J1 } as const
  for (const now of [J1, justeApres(J1)]) {
    etantDonne(...ouverte)
      .quand(soumettreAdministrative, { acteur: pierre, now })
      .refuse(refus)
    etantDonne(...administrativeAcceptee)
      .quand(soumettreEligibilite, { acteur: pierre, now })
      .refuse(refus)
  }
})

test('[JAL-1] J1 ne retient pas l’agence : elle accepte après lui ce qui fut soumis avant', () => {
  etantDonne(...administrativeSoumise)
    .quand({ type: 'accepterCandidatureAdministrative' }, { acteur: nadia, now: justeApres(J1) })
    .accepte()
})

// J2

test('[JAL-2] un chapitre se soumet une première fois jusqu’à la dernière milliseconde avant J2', () => {
  etantDonne(...toutDepose)
    .quand(soumettreAnnuaire, { acteur: pierre, now: justeAvant(J2) })
    .alors({ type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(90), preuves: 2 })
})

test('[JAL-2] un chapitre déjà soumis une fois se resoumet après J2', () => {
  etantDonne(...dontLeDernierActe(modificationsDemandees, J2))
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2b' }), { acteur: pierre, now: justeApres(J2) })
    .accepte()
    .quand(soumettreAnnuaire, { acteur: pierre, now: justeApres(J2) })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
})

test('[JAL-2] Impossible de soumettre un chapitre pour la première fois si J2 est atteint', () => {
  for (const now of [J2, justeApres(J2)])
    etantDonne(...toutDepose)
      .quand(soumettreAnnuaire, { acteur: pierre, now })
      .refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
})

// J3

test('[PRE-10] une preuve se dépose jusqu’à la dernière milliseconde avant J3', () => {
  etantDonne(...enDepot)
    .quand(deposerAnn1, { acteur: pierre, now: justeAvant(J3) })
    .accepte()
})

test('[PRE-10] Impossible de déposer une preuve si J3 est atteint', () => {
  const refus = { code: 'jalon_depasse', jalon: 'J3', quand: J3 } as const
  for (const now of [J3, justeApres(J3)]) {
    etantDonne(...enDepot)
      .quand(deposerAnn1, { acteur: pierre, now })
      .refuse(refus)
    etantDonne(...dontLeDernierActe(modificationsDemandees, justeAvant(J3)))
      .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2b' }), { acteur: pierre, now })
      .refuse(refus)
    etantDonne(...reservesEmises)
      .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b' }), { acteur: pierre, now })
      .refuse(refus)
  }
})

test('[JAL-3] un complément de preuves se soumet jusqu’à la dernière milliseconde avant J3', () => {
  const demandees = dontLeDernierActe(modificationsDemandees, paris('2027-03-09 18:00'))
  etantDonne(...demandees)
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2b' }), {
      acteur: pierre,
      now: paris('2027-03-10 09:00'),
    })
    .accepte()
    .quand(soumettreAnnuaire, { acteur: pierre, now: justeAvant(J3) })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
})

test('[JAL-3] Impossible de soumettre un complément de preuves si J3 est atteint, même déposé avant lui', () => {
  for (const now of [J3, justeApres(J3)])
    etantDonne(...preuveModifiee)
      .quand(soumettreAnnuaire, { acteur: pierre, now })
      .refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
})

test('[JAL-3] J3 ne retient pas l’agence : ce qui fut soumis avant s’instruit après', () => {
  etantDonne(...annuaireEnFile)
    .quand({ type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) }, { acteur: hugo, now: justeApres(J3) })
    .accepte()
    .quand(
      { type: 'rendreAvis', chapitre: annuaire, preuve: ann1, verdict: 'conforme', motif: '' },
      { acteur: hugo, now: justeApres(J3) },
    )
    .accepte()
})

// Les réserves du collège et J3

const reserves: CommandeDe<'consignerReserves'> = {
  type: 'consignerReserves',
  motif: 'L’alimentation du DMP n’est pas démontrée.',
  preuves: [{ chapitre: dmp, preuve: dmp1 }],
}

test('[COL-3] des réserves consignées avant J3 rouvrent les preuves que le collège nomme', () => {
  const { etat } = etantDonne(...inscrite)
    .quand(reserves, { acteur: ines, now: justeAvant(J3) })
    .accepte()
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.equal(etat.chapitres[dmp]?.statut, 'reserve')
})

test('[COL-3] des réserves consignées à l’instant de J3 closent la candidature', () => {
  const { decision } = etantDonne(...inscrite).quand(
    { ...reserves, motif: ` ${reserves.motif} ` },
    { acteur: ines, now: J3 },
  )
  assert.ok(decision.ok)
  assert.deepEqual(
    decision.faits.map(({ type }) => type),
    ['ReservesBloquantesEmises', 'CandidatureClose'],
  )
  const cas = etantDonne(...inscrite, ...decision.faits)
  assert.ok(cas.etat.statut === 'close')
  assert.equal(cas.etat.cloture.motif, 'reserves_apres_j3')
  assert.equal(cas.etat.cloture.explication, reserves.motif)
})

test('[COL-3] un guichet permanent rouvre les preuves en tout temps', () => {
  const now = paris('2030-01-15 10:00')
  const { etat } = etantDonne(...inscrite)
    .quand(reserves, { acteur: ines, now, dispositif: permanent })
    .accepte()
  assert.equal(etat.statut, 'depot_des_preuves')
})
