import assert from 'node:assert/strict'
import test from 'node:test'
import {
  annuaire,
  borne,
  claire,
  dominique,
  etantDonne,
  hugo,
  ines,
  J1,
  J2,
  J3,
  justeAvant,
  nadia,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  annuaireEnFile,
  annuaireValide,
  complementAdministratif,
  enDepot,
  inscrite,
  modificationsDemandees,
  ouverte,
  preuveModifiee,
  reservesEmises,
  seance,
  toutDepose,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import type { Acteur } from '../../../kernel/acteur.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Fait } from './faits.ts'
import { commandesPossibles } from './possibles.ts'
import { suite, type Tache } from './suite.ts'

/** « éditeur : soumettre_chapitre dmp, JAL-2 » */
const enBref = (tache: Tache): string => {
  const qui = tache.qui === 'editeur' ? 'éditeur' : tache.role
  const sur = 'chapitre' in tache ? ` ${tache.chapitre}` : 'etape' in tache ? ` ${tache.etape}` : ''
  return `${qui} : ${tache.action}${sur}${tache.echeance ? `, ${tache.echeance.regle}` : ''}`
}
const suiteDe = (histoire: readonly Fait[], dispositif = borne): readonly string[] =>
  suite(etantDonne(...histoire).etat, dispositif).map(enBref)

const attendues: Readonly<Record<string, readonly string[]>> = {
  ouverte: ['éditeur : completer_etape administrative, JAL-1'],
  administrativeSoumise: ['gestionnaire : instruire_etape administrative'],
  complementAdministratif: ['éditeur : repondre_au_complement administrative, ADM-8'],
  administrativeAcceptee: ['éditeur : completer_etape eligibilite, JAL-1'],
  eligibiliteSoumise: ['gestionnaire : instruire_etape eligibilite'],
  complementEligibilite: ['éditeur : repondre_au_complement eligibilite, ADM-8'],
  enDepot: [
    'éditeur : deposer_preuves annuaire, JAL-2',
    'éditeur : deposer_preuves dmp, JAL-2',
    'éditeur : deposer_preuves ciba, JAL-2',
  ],
  toutDepose: [
    'éditeur : soumettre_chapitre annuaire, JAL-2',
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
  ],
  annuaireEnFile: [
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
    'verificateur : prendre_chapitre annuaire',
  ],
  annuairePris: [
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
    'verificateur : instruire_chapitre annuaire',
  ],
  annuaireJuge: [
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
    'verificateur : instruire_chapitre annuaire',
  ],
  modificationsDemandees: [
    'éditeur : modifier_preuves annuaire, INT-5',
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
  ],
  preuveModifiee: [
    'éditeur : resoumettre_chapitre annuaire, INT-5',
    'éditeur : soumettre_chapitre dmp, JAL-2',
    'éditeur : soumettre_chapitre ciba, JAL-2',
  ],
  annuaireValide: ['éditeur : soumettre_chapitre dmp, JAL-2', 'éditeur : soumettre_chapitre ciba, JAL-2'],
  dernierChapitrePris: ['verificateur : instruire_chapitre ciba'],
  dossierValide: ['gestionnaire : preparer_convention'],
  conventionASigner: ['éditeur : signer_convention'],
  conventionSignee: ['secretaire_college : inscrire_au_college'],
  inscrite: ['secretaire_college : consigner_decision'],
  attribuee: ['direction : signer_pour_l_agence'],
  reservesEmises: ['éditeur : modifier_preuves dmp, JAL-3'],
  referencee: [],
  refusee: [],
}

for (const [nom, histoire] of Object.entries(toutesLesHistoires))
  test(`ce qui vient ensuite, et qui agit : ${nom}`, () => {
    assert.deepEqual(suiteDe(histoire), attendues[nom])
  })

test('toute candidature ouverte a quelqu’un qui doit agir, avec ou sans jalons', () => {
  for (const [nom, histoire] of Object.entries(toutesLesHistoires)) {
    const { etat } = etantDonne(...histoire)
    const finie = etat.statut === 'close' || etat.statut === 'referencee'
    for (const dispositif of [borne, permanent])
      assert.equal(suite(etat, dispositif).length === 0, finie, `${nom}, guichet ${dispositif.guichet}`)
  }
})

const acteurDe = (tache: Tache): Acteur => {
  if (tache.qui === 'editeur') return tache.action === 'signer_convention' ? claire : pierre
  const agents: Readonly<Record<string, Acteur>> = {
    gestionnaire: nadia,
    verificateur: hugo,
    secretaire_college: ines,
    direction: dominique,
  }
  return agents[tache.role] ?? assert.fail(tache.role)
}
const acte: Readonly<Record<Tache['action'], CommandeCandidature['type']>> = {
  completer_etape: 'soumettreEtape',
  repondre_au_complement: 'soumettreEtape',
  deposer_preuves: 'deposerPreuve',
  soumettre_chapitre: 'soumettreChapitres',
  soumettre_dossier: 'soumettreChapitres',
  modifier_preuves: 'deposerPreuve',
  resoumettre_chapitre: 'soumettreChapitres',
  signer_convention: 'signerConvention',
  instruire_etape: 'demanderComplement',
  prendre_chapitre: 'prendreChapitre',
  instruire_chapitre: 'rendreAvis',
  preparer_convention: 'preparerConvention',
  inscrire_au_college: 'inscrireAuCollege',
  consigner_decision: 'consignerAttribution',
  signer_pour_l_agence: 'prononcerReferencement',
  constater_echeance: 'constaterEcheance',
  renseigner_maturite: 'renseignerMaturite',
  deposer_homologation: 'deposerHomologation',
  verifier_homologation: 'validerHomologation',
  proposer_journee: 'proposerJournee',
  confirmer_journee: 'confirmerJournee',
  tenir_journee: 'demanderAutreDate',
  consigner_journee: 'consignerJournee',
  deposer_enregistrement: 'deposerEnregistrement',
  conclure_mediation: 'conclureMediation',
}

test('ce qui est à faire peut être fait, par celui qui doit le faire, jusqu’au dernier instant', () => {
  for (const [nom, histoire] of Object.entries(toutesLesHistoires)) {
    const { etat } = etantDonne(...histoire)
    for (const tache of suite(etat, borne)) {
      const now = tache.echeance ? justeAvant(tache.echeance.quand) : paris('2026-04-02 18:00')
      const contexte = { acteur: acteurDe(tache), now, dispositif: borne }
      const possibles = commandesPossibles(etat, contexte).map(({ type }) => type)
      assert.ok(possibles.includes(acte[tache.action]), `${nom} : ${enBref(tache)}`)
    }
  }
})

test('une tâche dit combien il manque', () => {
  const [premiere] = suite(etantDonne(...enDepot).etat, borne)
  assert.ok(premiere?.action === 'deposer_preuves')
  assert.equal(premiere.manquantes, 2)
  const [modifier] = suite(etantDonne(...modificationsDemandees).etat, borne)
  assert.ok(modifier?.action === 'modifier_preuves')
  assert.equal(modifier.restantes, 1)
})

test('une tâche d’instruction dit qui a le chapitre et combien de preuves attendent un avis', () => {
  const { etat } = etantDonne(...annuaireEnFile)
    .quand(
      { type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) },
      { acteur: hugo, now: paris('2026-03-16 09:00') },
    )
    .accepte()
  const tache = suite(etat, borne).find(({ action }) => action === 'instruire_chapitre')
  assert.ok(tache?.action === 'instruire_chapitre')
  assert.deepEqual([tache.par, tache.aJuger], ['Hugo Lefèvre', 2])
})

test('une tâche du collège dit sa séance', () => {
  const [tache] = suite(etantDonne(...inscrite).etat, borne)
  assert.ok(tache?.action === 'consigner_decision')
  assert.equal(tache.seance, seance)
})

test('une tâche porte la plus proche de ses échéances', () => {
  const quand = (histoire: readonly Fait[]): unknown => suite(etantDonne(...histoire).etat, borne)[0]?.echeance?.quand
  assert.equal(quand(ouverte), J1)
  assert.equal(quand(toutDepose), J2)
  assert.equal(quand(annuaireValide), J2)
  assert.equal(quand(reservesEmises), J3)
  assert.equal(quand(modificationsDemandees), paris('2026-03-17 10:00'))
})

test('[INT-5] la place perdue, la tâche n’annonce plus que l’abandon', () => {
  const { etat } = etantDonne(...preuveModifiee)
  const regle = (quand: string): unknown => suite(etat, borne, paris(quand))[0]?.echeance?.regle
  assert.equal(regle('2026-03-17 09:59:59.999'), 'INT-5')
  assert.equal(regle('2026-03-17 10:00'), 'INT-6')
})

test('sans jalon ni délai, la suite n’a pas de date', () => {
  assert.deepEqual(suiteDe(modificationsDemandees, permanent), [
    'éditeur : modifier_preuves annuaire',
    'éditeur : soumettre_chapitre dmp',
    'éditeur : soumettre_chapitre ciba',
  ])
})

test('[ADM-8] passé le délai, ce qui est interdit à l’éditeur laisse place au constat d’un gestionnaire', () => {
  const { etat } = etantDonne(...complementAdministratif)
  const [echeance] = suite(etat, borne).map(tache => tache.echeance)
  assert.ok(echeance)
  assert.deepEqual(
    suite(etat, borne, echeance.quand).map(({ qui, action }) => [qui, action]),
    [['agence', 'constater_echeance']],
  )
})
