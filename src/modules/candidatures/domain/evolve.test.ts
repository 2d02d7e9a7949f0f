import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  ciba,
  dmp,
  dmp1,
  hugo,
  ines,
  paris,
  pierre,
  rang,
  signer,
} from '../../../../test/harness/cas.ts'
import { casChoisi } from '../../../../test/harness/conditions.ts'
import {
  annuaireValide,
  dernierChapitrePris,
  dossierValide,
  inscrite,
  modificationsDemandees,
  ouverte,
  preuveModifiee,
  referencee,
  reservesEmises,
  seance,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { versionChangee } from '../../../../test/harness/histoires-version.ts'
import { histoiresDossierEntier } from '../../../../test/harness/histoires-dossier-entier.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, Statut } from './candidature.ts'
import { evolve, replier } from './evolve.ts'
import { JournalIncoherent } from './journal-incoherent.ts'
import type { Fait, TypeFait } from './faits.ts'

const histoires = [
  ...Object.entries(toutesLesHistoires),
  ...Object.entries(histoiresCompletes),
  ...Object.entries(histoiresDossierEntier),
]

// Replier

test('le journal replié donne l’état que chaque fait, l’un après l’autre, avait donné', () => {
  for (const [nom, histoire] of histoires) {
    let etat: Candidature | null = null
    for (const [position, fait] of histoire.entries()) {
      etat = evolve(etat, fait)
      assert.deepEqual(replier(histoire.slice(0, position + 1)), etat, `${nom}, fait ${position}`)
    }
  }
})

test('le même journal donne toujours le même état, fût-il relu de la base', () => {
  for (const [nom, histoire] of histoires) {
    const relu: readonly Fait[] = JSON.parse(JSON.stringify(histoire))
    assert.deepEqual(replier(relu), replier(histoire), nom)
    assert.deepEqual(JSON.parse(JSON.stringify(replier(histoire))), replier(histoire), nom)
  }
})

test('evolve ne touche jamais à l’état qu’il reçoit', () => {
  for (const [nom, histoire] of histoires)
    histoire.reduce<Candidature | null>((etat, fait) => {
      const avant = structuredClone(etat)
      const apres = evolve(etat, fait)
      assert.deepEqual(etat, avant, `${nom} : ${fait.type}`)
      return apres
    }, null)
})

test('chaque acte garde sa date dans l’état', () => {
  const etat = replier(reservesEmises)
  assert.ok(etat.statut === 'depot_des_preuves')
  const { administrative, eligibilite, chapitres } = etat
  const [valide, reserve] = [chapitres[annuaire], chapitres[dmp]]
  assert.ok(valide?.statut === 'valide' && reserve?.statut === 'reserve')
  const preuve = reserve.preuves[dmp1]
  assert.ok(preuve?.statut === 'non_conforme')
  assert.deepEqual(
    [
      administrative.soumission.soumiseLe,
      administrative.accepteeLe,
      eligibilite.soumission.soumiseLe,
      eligibilite.accepteeLe,
    ],
    ['2026-03-03 10:00', '2026-03-05 11:00', '2026-03-06 16:00', '2026-03-09 14:00'].map(paris),
  )
  assert.deepEqual(
    [valide.recuLe, valide.valideLe, reserve.reservesLe, preuve.avis.renduLe],
    ['2026-03-11 10:00', '2026-03-16 09:50', '2026-04-02 16:00', '2026-04-02 16:00'].map(paris),
  )
  const pris = replier(dernierChapitrePris)
  assert.ok(pris.statut === 'depot_des_preuves')
  const enInstruction = pris.chapitres[ciba]
  assert.ok(enInstruction?.statut === 'en_instruction')
  assert.equal(enInstruction.pris.le, paris('2026-03-18 10:00'))
  const prete = replier(dossierValide)
  assert.ok(prete.statut === 'prete_pour_convention')
  assert.equal(prete.valideeLe, paris('2026-03-18 10:20'))
})

test('[INT-4] ce qui est demandé d’une preuve reste avec elle une fois changée, jusqu’au prochain avis', () => {
  const preuveDe = (histoire: readonly Fait[]) => {
    const etat = replier(histoire)
    assert.ok(etat.statut === 'depot_des_preuves')
    return etat.chapitres[annuaire]?.preuves[ann2]
  }
  const jugee = preuveDe(modificationsDemandees)
  assert.ok(jugee?.statut === 'a_modifier')
  const changee = preuveDe(preuveModifiee)
  assert.ok(changee?.statut === 'deposee')
  assert.deepEqual(changee.demande, jugee.avis)
  assert.ok(!('demande' in (preuveDe(annuaireValide) ?? {})))
})

// Un fait hors de sa place

const ouverts = [
  'candidature_administrative',
  'eligibilite',
  'depot_des_preuves',
  'prete_pour_convention',
  'convention_a_signer',
  'convention_signee',
  'prete_pour_decision',
  'inscrite_au_college',
  'attribuee',
] as const
const depot = ['depot_des_preuves'] as const

/** Where each fact can follow; anywhere else the journal was altered. */
const place: Readonly<Record<TypeFait, readonly Statut[]>> = {
  CandidatureOuverte: [],
  EtapeSoumise: ['candidature_administrative'],
  ComplementDemande: ['candidature_administrative'],
  CandidatureAdministrativeAcceptee: ['candidature_administrative'],
  EligibiliteAcceptee: ['eligibilite'],
  PreuveDeposee: depot,
  CasChoisi: depot,
  ChapitreSoumis: depot,
  ChapitreResoumis: depot,
  ChapitrePris: depot,
  ChapitreRendu: depot,
  AvisRendu: depot,
  ModificationsDemandees: depot,
  ChapitreValide: depot,
  AutorisationDelivree: depot,
  DossierValide: depot,
  ConventionPreparee: ['prete_pour_convention', 'convention_a_signer'],
  ConventionSigneeParEditeur: ['convention_a_signer'],
  CandidatureInscriteAuCollege: ['convention_signee', 'prete_pour_decision'],
  CandidatureRetireeDuCollege: ['inscrite_au_college'],
  ReferencementAttribue: ['inscrite_au_college'],
  ReservesBloquantesEmises: ['inscrite_au_college'],
  ReferencementPrononce: ['attribuee'],
  MaturiteRenseignee: ['eligibilite', 'depot_des_preuves'],
  ProfilsAjoutes: depot,
  VersionChangee: ['candidature_administrative', 'eligibilite', 'depot_des_preuves'],
  HomologationDeposee: depot,
  HomologationValidee: depot,
  HomologationRefusee: depot,
  JourneeProposee: depot,
  JourneeConfirmee: depot,
  AutreDateDemandee: depot,
  JourneeDispensee: depot,
  JourneeConsignee: depot,
  EnregistrementDepose: depot,
  MediationDemandee: depot,
  MediationConclue: [...ouverts.slice(2), 'referencee'],
  PreuvesTransversesAdmises: depot,
  EffetPropose: ouverts,
  TentativeRejetee: [...ouverts, 'referencee', 'close'],
  CandidatureClose: ouverts,
}

const hors = signer(
  { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true },
  { acteur: pierre, now: paris('2026-03-17 09:00') },
)
const rendu = signer({ type: 'ChapitreRendu', chapitre: annuaire }, { acteur: hugo, now: hors.le })
const retiree = signer({ type: 'CandidatureRetireeDuCollege', seance }, { acteur: ines, now: hors.le })

/** One fact of each type, the first that the histories tell. */
const unDeChaque = new Map<TypeFait, Fait>()
for (const fait of [
  ...histoires.flatMap(([, histoire]) => histoire),
  ...versionChangee,
  ...casChoisi,
  hors,
  rendu,
  retiree,
])
  if (!unDeChaque.has(fait.type)) unDeChaque.set(fait.type, fait)

/** The same history, in which a mediation was asked for as soon as it could be. */
const avecMediation = (histoire: readonly Fait[]): readonly Fait[] => {
  const demande = unDeChaque.get('MediationDemandee') ?? assert.fail()
  return histoire.flatMap(fait => (fait.type === 'EligibiliteAcceptee' ? [fait, demande] : [fait]))
}

/** Every state that a history tells, and the same where a mediation waits. */
const etats = [...histoires.map(([, histoire]) => histoire), casChoisi].flatMap(histoire => [
  replier(histoire),
  replier(avecMediation(histoire)),
])

const suit = (etat: Candidature, fait: Fait): boolean => {
  try {
    evolve(etat, fait)
    return true
  } catch (faute) {
    assert.ok(faute instanceof JournalIncoherent)
    return false
  }
}

test('un fait ne suit que là où il a sa place ; partout ailleurs le journal est incohérent', () => {
  assert.deepEqual([...unDeChaque.keys()].toSorted(), Object.keys(place).toSorted())
  assert.equal(new Set(etats.map(({ statut }) => statut)).size, 11)
  for (const [type, fait] of unDeChaque) {
    const statuts = new Set(etats.filter(etat => suit(etat, fait)).map(({ statut }) => statut))
    assert.deepEqual([...statuts].toSorted(), place[type].toSorted(), type)
  }
})

test('Impossible de replier un journal s’il est vide, ou s’il ne commence pas par l’ouverture', () => {
  assert.throws(() => replier([]), JournalIncoherent)
  for (const [type, fait] of unDeChaque)
    if (type !== 'CandidatureOuverte') assert.throws(() => replier([fait]), JournalIncoherent, type)
})

test('Impossible de replier un journal si la candidature s’y ouvre deux fois', () => {
  assert.throws(() => replier([...ouverte, ...ouverte]), JournalIncoherent)
})

test('Impossible de replier un journal si un fait y manque', () => {
  const nom = 'fait ChapitrePris impossible sur depot_des_preuves'
  const sansSoumission = referencee.filter(({ type }) => type !== 'ChapitreSoumis')
  assert.throws(() => replier(sansSoumission), { message: nom })
  for (const manquant of ['EtapeSoumise', 'EligibiliteAcceptee', 'DossierValide', 'ReferencementAttribue'])
    assert.throws(() => replier(referencee.filter(({ type }) => type !== manquant)), JournalIncoherent, manquant)
})

test('Impossible de replier un journal si un fait y porte sur un chapitre ou une preuve que le dossier n’a pas', () => {
  for (const autre of ['absent', 'constructor'])
    for (const [type, fait] of unDeChaque) {
      if ('chapitre' in fait)
        assert.throws(
          () => evolve(replier(dernierChapitrePris), { ...fait, chapitre: autre as CodeChapitre }),
          JournalIncoherent,
          type,
        )
      if ('preuve' in fait)
        assert.throws(
          () => evolve(replier(dernierChapitrePris), { ...fait, preuve: autre as NumeroPreuve }),
          JournalIncoherent,
          type,
        )
    }
  const reserves = unDeChaque.get('ReservesBloquantesEmises')
  assert.ok(reserves?.type === 'ReservesBloquantesEmises')
  assert.throws(
    () => evolve(replier(inscrite), { ...reserves, preuves: [{ chapitre: dmp, preuve: ann1 }] }),
    JournalIncoherent,
  )
})
