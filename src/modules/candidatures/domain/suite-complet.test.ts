import assert from 'node:assert/strict'
import test from 'node:test'
import { dominique, etantDonne, hugo, ines, justeAvant, maya, nadia, pierre } from '../../../../test/harness/cas.ts'
import { complet, completPermanent } from '../../../../test/harness/complet.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import {
  enDepotSansMaturite,
  journeeConfirmee,
  journeeTenue,
  quandJournee,
} from '../../../../test/harness/histoires-controles.ts'
import type { Acteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Fait } from './faits.ts'
import { commandesPossibles } from './possibles.ts'
import { suite, type Tache } from './suite.ts'

/** « éditeur : deposer_preuves ins, JAL-2 » */
const enBref = (tache: Tache): string => {
  const qui = tache.qui === 'editeur' ? 'éditeur' : tache.role
  const sur = 'chapitre' in tache ? ` ${tache.chapitre}` : 'etape' in tache ? ` ${tache.etape}` : ''
  return `${qui} : ${tache.action}${sur}${tache.echeance ? `, ${tache.echeance.regle}` : ''}`
}
const finDe = (histoire: readonly Fait[]): Instant => histoire.at(-1)?.le ?? assert.fail()

const deposer = (...chapitres: readonly string[]): readonly string[] =>
  chapitres.map(chapitre => `éditeur : deposer_preuves ${chapitre}, JAL-2`)
const reste = deposer('facturation', 'securite')
const proposer = 'verificateur : proposer_journee ins, INS-2'
const prendre = 'verificateur : prendre_chapitre ins'

const attendues: Readonly<Record<string, readonly string[]>> = {
  effetPropose: ['gestionnaire : constater_echeance, JAL-1'],
  tentativeRejetee: ['gestionnaire : constater_echeance, JAL-1'],
  eligibiliteOuverte: ['éditeur : completer_etape eligibilite, JAL-1', 'éditeur : renseigner_maturite'],
  maturiteRenseignee: ['éditeur : completer_etape eligibilite, JAL-1'],
  enDepotSansMaturite: [...deposer('ins', 'facturation', 'securite'), 'éditeur : renseigner_maturite, JAL-2'],
  enDepotComplet: deposer('ins', 'facturation', 'securite'),
  insSoumis: [proposer, ...reste, prendre],
  journeeProposee: [...reste, prendre, 'éditeur : confirmer_journee'],
  autreDateDemandee: [proposer, ...reste, prendre],
  journeeConfirmee: ['éditeur : tenir_journee, INS-3', ...reste, prendre],
  journeeTenue: [...reste, 'éditeur : deposer_enregistrement ins, JAL-3', prendre],
  journeeEchouee: [proposer, ...reste, prendre],
  journeeEnregistree: [...reste, prendre],
  journeeDispensee: [...reste, prendre],
  insConforme: ['éditeur : tenir_journee, INS-3', ...reste, 'verificateur : instruire_chapitre ins'],
  mediationDemandee: [proposer, ...reste, prendre, 'gestionnaire : conclure_mediation'],
  mediationConclue: [proposer, ...reste, prendre],
  profilsAjoutes: deposer('ins', 'facturation', 'securite', 'ciba'),
  transversesAdmises: [proposer, 'éditeur : soumettre_chapitre facturation, JAL-2', ...deposer('securite'), prendre],
  testFavorable: [proposer, ...deposer('facturation'), prendre, 'verificateur : instruire_chapitre securite'],
  testDefavorable: [proposer, ...deposer('facturation'), prendre, 'verificateur : instruire_chapitre securite'],
  soixanteJours: [
    proposer,
    prendre,
    'verificateur : prendre_chapitre facturation',
    'verificateur : prendre_chapitre securite',
  ],
  suspendu: [
    'éditeur : modifier_preuves securite, INT-5',
    proposer,
    prendre,
    'verificateur : prendre_chapitre facturation',
  ],
  homologationEnAttente: ['éditeur : deposer_homologation facturation, JAL-3'],
  certificatDepose: ['verificateur : verifier_homologation facturation'],
  certificatRefuse: ['éditeur : deposer_homologation facturation, JAL-3'],
  homologationObtenue: ['gestionnaire : preparer_convention, INT-9'],
  maturiteManquante: ['éditeur : renseigner_maturite, JAL-2'],
  maturiteEnDernier: ['gestionnaire : preparer_convention, INT-9'],
}

for (const [nom, histoire] of Object.entries(histoiresCompletes))
  test(`ce qui vient ensuite, et qui agit : ${nom}`, () => {
    assert.deepEqual(suite(etantDonne(...histoire).etat, complet, finDe(histoire)).map(enBref), attendues[nom])
  })

test('toute candidature ouverte a quelqu’un qui doit agir, avec ou sans jalons', () => {
  for (const [nom, histoire] of Object.entries(histoiresCompletes))
    for (const dispositif of [complet, completPermanent])
      assert.ok(suite(etantDonne(...histoire).etat, dispositif, finDe(histoire)).length > 0, nom)
})

const agents: Readonly<Record<string, Acteur>> = {
  gestionnaire: nadia,
  verificateur: hugo,
  secretaire_college: ines,
  direction: dominique,
}
const acte: Readonly<Partial<Record<Tache['action'], CommandeCandidature['type']>>> = {
  completer_etape: 'soumettreEtape',
  deposer_preuves: 'deposerPreuve',
  soumettre_chapitre: 'soumettreChapitres',
  modifier_preuves: 'deposerPreuve',
  prendre_chapitre: 'prendreChapitre',
  instruire_chapitre: 'rendreAvis',
  preparer_convention: 'preparerConvention',
  constater_echeance: 'constaterEcheance',
  renseigner_maturite: 'renseignerMaturite',
  deposer_homologation: 'deposerHomologation',
  verifier_homologation: 'validerHomologation',
  proposer_journee: 'proposerJournee',
  confirmer_journee: 'confirmerJournee',
  tenir_journee: 'demanderAutreDate',
  deposer_enregistrement: 'deposerEnregistrement',
  conclure_mediation: 'conclureMediation',
}

test('ce qui est à faire peut être fait, par celui qui doit le faire, jusqu’au dernier instant', () => {
  for (const [nom, histoire] of Object.entries(histoiresCompletes)) {
    const { etat } = etantDonne(...histoire)
    for (const tache of suite(etat, complet, finDe(histoire))) {
      const acteur = tache.qui === 'editeur' ? pierre : (agents[tache.role] ?? assert.fail(tache.role))
      const fin = tache.echeance && tache.action !== 'constater_echeance' ? justeAvant(tache.echeance.quand) : null
      for (const now of [finDe(histoire), ...(fin ? [fin] : [])]) {
        const possibles = commandesPossibles(etat, { acteur, now, dispositif: complet }).map(({ type }) => type)
        assert.ok(possibles.includes(acte[tache.action] ?? 'soumettreEtape'), `${nom} : ${enBref(tache)}`)
      }
    }
  }
})

test('[INS-3] l’heure de la journée venue, c’est à l’agence d’en consigner les résultats', () => {
  const { etat } = etantDonne(...journeeConfirmee)
  const [derniere] = suite(etat, complet, quandJournee).filter(({ action }) => action.endsWith('_journee'))
  assert.equal(derniere && enBref(derniere), 'verificateur : consigner_journee ins')
  for (const acteur of [hugo, maya])
    assert.ok(
      commandesPossibles(etat, { acteur, now: quandJournee, dispositif: complet }).some(
        ({ type }) => type === 'consignerJournee',
      ),
    )
})

test('[ELI-9] [INS-4] sans jalon, le questionnaire et l’enregistrement n’ont pas de date', () => {
  for (const [histoire, action] of [
    [enDepotSansMaturite, 'renseigner_maturite'],
    [journeeTenue, 'deposer_enregistrement'],
  ] as const) {
    const tache = suite(etantDonne(...histoire).etat, completPermanent).find(une => une.action === action)
    assert.equal(tache?.echeance, null)
  }
})
