import assert from 'node:assert/strict'
import test from 'node:test'
import {
  annuaire,
  chapitresAttendus,
  claire,
  etantDonne,
  J1,
  justeAvant,
  lucas,
  nadia,
  ouvrir,
  paris,
  permanent,
  pierre,
} from '../../../../test/harness/cas.ts'
import {
  administrativeAcceptee,
  administrativeSoumise,
  complementAdministratif,
  complementEligibilite,
  eligibiliteSoumise,
  enDepot,
  ouverte,
  referencee,
  refusee,
  reponses,
} from '../../../../test/harness/histoires.ts'
import type { CommandeDe } from './contexte.ts'
import { etapeOuverte } from './etapes.ts'

const now = paris('2026-03-10 10:00')
const soumettreAdministrative: CommandeDe<'soumettreEtape'> = {
  type: 'soumettreEtape',
  etape: 'administrative',
  reponses,
  fautes: [],
}
const demanderComplement: CommandeDe<'demanderComplement'> = {
  type: 'demanderComplement',
  etape: 'administrative',
  motif: 'Le Kbis est illisible.',
}
const soumettreEligibilite: CommandeDe<'soumettreEtape'> = { ...soumettreAdministrative, etape: 'eligibilite' }

// Ouverture

test('[GUI-4] la candidature s’ouvre pour un produit et une démarche, une fois la charte acceptée', () => {
  etantDonne()
    .quand(ouvrir, { acteur: pierre, now })
    .alors({
      type: 'CandidatureOuverte',
      numero: ouvrir.numero,
      dispositifId: 'dispositif-1',
      entrepriseId: 'imagerie-demo',
      produitId: 'produit-1',
      charte: { empreinte: 'c4a27e', version: '1.2' },
    })
})

test('[GUI-5] qui a accepté la charte, quand et quel texte sont conservés', () => {
  const { etat } = etantDonne().quand(ouvrir, { acteur: pierre, now }).accepte()
  assert.deepEqual(etat.charte, {
    empreinte: 'c4a27e',
    version: '1.2',
    accepteeLe: now,
    accepteePar: { id: 'pierre.durand', nom: 'Pierre Durand', qualite: 'salarie' },
  })
})

test('[GUI-4] une candidature ouverte commence par l’étape 1, à compléter', () => {
  const { etat } = etantDonne().quand(ouvrir, { acteur: pierre, now }).accepte()
  assert.equal(etat.statut, 'candidature_administrative')
  assert.deepEqual(etapeOuverte(etat, 'administrative'), { statut: 'a_completer' })
  assert.equal(etapeOuverte(etat, 'eligibilite'), null)
})

test('[GUI-5] Impossible d’ouvrir une candidature si la charte n’est pas acceptée', () => {
  etantDonne()
    .quand({ ...ouvrir, charteAcceptee: false }, { acteur: pierre, now })
    .refuse({ code: 'charte_non_acceptee' })
})

test('Impossible d’ouvrir une candidature si l’on n’est pas de l’entreprise', () => {
  etantDonne().quand(ouvrir, { acteur: lucas, now }).refuse({ code: 'acteur_non_autorise' })
  etantDonne().quand(ouvrir, { acteur: nadia, now }).refuse({ code: 'acteur_non_autorise' })
})

test('[JAL-1] Impossible d’ouvrir une candidature si J1 est atteint', () => {
  etantDonne()
    .quand(ouvrir, { acteur: pierre, now: justeAvant(J1) })
    .accepte()
  etantDonne().quand(ouvrir, { acteur: pierre, now: J1 }).refuse({ code: 'jalon_depasse', jalon: 'J1', quand: J1 })
})

// Étape 1

test('[ADM-6] l’étape 1 se soumet avec ses réponses, et c’est sa première version', () => {
  etantDonne(...ouverte)
    .quand(soumettreAdministrative, { acteur: pierre, now })
    .alors({ type: 'EtapeSoumise', etape: 'administrative', version: 1, reponses })
})

test('[ADM-7] l’agence accepte l’étape 1', () => {
  etantDonne(...administrativeSoumise)
    .quand({ type: 'accepterCandidatureAdministrative' }, { acteur: nadia, now })
    .alors({ type: 'CandidatureAdministrativeAcceptee' })
})

test('[ADM-7] l’agence demande un complément, et dit ce qui manque', () => {
  etantDonne(...administrativeSoumise)
    .quand(
      { type: 'demanderComplement', etape: 'administrative', motif: ' Le Kbis est illisible. ' },
      { acteur: nadia, now },
    )
    .alors({ type: 'ComplementDemande', etape: 'administrative', motif: 'Le Kbis est illisible.' })
})

test('[ADM-7] l’agence refuse la candidature, et dit pourquoi', () => {
  etantDonne(...administrativeSoumise)
    .quand({ type: 'refuserCandidature', motif: ' Hors du périmètre. ' }, { acteur: nadia, now })
    .alors({ type: 'CandidatureClose', motif: 'refus_motive', explication: 'Hors du périmètre.' })
})

test('[ADM-7] un complément répondu revient à l’agence, qui peut en demander un autre', () => {
  const { etat } = etantDonne(...complementAdministratif)
    .quand(soumettreAdministrative, { acteur: pierre, now: paris('2026-03-05 09:00') })
    .alors({ type: 'EtapeSoumise', etape: 'administrative', version: 2, reponses })
    .quand(demanderComplement, { acteur: nadia, now: paris('2026-03-06 09:00') })
    .accepte()
    .quand(soumettreAdministrative, { acteur: pierre, now: paris('2026-03-09 09:00') })
    .alors({ type: 'EtapeSoumise', etape: 'administrative', version: 3, reponses })
  assert.equal(etapeOuverte(etat, 'administrative')?.statut, 'soumise')
})

test('[ADM-9] l’étape 2 s’ouvre quand l’étape 1 est acceptée', () => {
  const { etat } = etantDonne(...administrativeSoumise)
    .quand({ type: 'accepterCandidatureAdministrative' }, { acteur: nadia, now })
    .accepte()
  assert.equal(etat.statut, 'eligibilite')
  assert.deepEqual(etapeOuverte(etat, 'eligibilite'), { statut: 'a_completer' })
})

test('[ADM-9] Impossible de soumettre l’étape 2 si l’étape 1 n’est pas acceptée', () => {
  for (const histoire of [ouverte, administrativeSoumise, complementAdministratif])
    etantDonne(...histoire)
      .quand(soumettreEligibilite, { acteur: pierre, now })
      .refuse({ code: 'statut_incompatible', statut: 'candidature_administrative' })
})

test('[ADM-6] Impossible de soumettre une étape si son formulaire a des fautes ; elles sont toutes dites', () => {
  const fautes = [
    { champ: 'siret', code: 'siret_invalide' },
    { champ: 'contact_nom', code: 'obligatoire' },
  ] as const
  etantDonne(...ouverte)
    .quand({ ...soumettreAdministrative, fautes }, { acteur: pierre, now })
    .refuse({ code: 'formulaire_incomplet', fautes })
})

test('[ADM-6] Impossible de soumettre de nouveau une étape si l’agence l’examine', () => {
  etantDonne(...administrativeSoumise)
    .quand(soumettreAdministrative, { acteur: pierre, now })
    .refuse({ code: 'etape_deja_soumise', etape: 'administrative' })
})

test('Impossible de revenir sur l’étape 1 si elle est acceptée', () => {
  for (const histoire of [administrativeAcceptee, eligibiliteSoumise])
    etantDonne(...histoire)
      .quand(soumettreAdministrative, { acteur: pierre, now })
      .refuse({ code: 'statut_incompatible', statut: 'eligibilite' })
})

test('[ADM-7] Impossible de refuser ou de demander un complément si l’on n’en dit pas la raison', () => {
  for (const motif of ['', ' \n '])
    for (const type of ['demanderComplement', 'refuserCandidature'] as const)
      etantDonne(...administrativeSoumise)
        .quand({ type, etape: 'administrative', motif }, { acteur: nadia, now })
        .refuse({ code: 'motif_obligatoire' })
})

test('[ADM-7] Impossible de se prononcer sur l’étape 1 si elle n’est pas soumise, ou si l’éditeur y répond', () => {
  for (const histoire of [ouverte, complementAdministratif]) {
    const cas = etantDonne(...histoire)
    const refus = { code: 'etape_non_soumise', etape: 'administrative' } as const
    cas.quand({ type: 'accepterCandidatureAdministrative' }, { acteur: nadia, now }).refuse(refus)
    cas.quand({ type: 'refuserCandidature', motif: 'Non.' }, { acteur: nadia, now }).refuse(refus)
    cas.quand(demanderComplement, { acteur: nadia, now }).refuse(refus)
  }
})

test('Impossible de se prononcer sur l’étape 1 si l’on n’est pas gestionnaire du guichet', () => {
  for (const acteur of [pierre, claire])
    etantDonne(...administrativeSoumise)
      .quand({ type: 'accepterCandidatureAdministrative' }, { acteur, now })
      .refuse({ code: 'acteur_non_autorise' })
})

// Étape 2

test('[ELI-6] l’étape 2 se soumet à son tour', () => {
  etantDonne(...administrativeAcceptee)
    .quand(soumettreEligibilite, { acteur: pierre, now })
    .alors({ type: 'EtapeSoumise', etape: 'eligibilite', version: 1, reponses })
})

test('[ELI-6] l’éligibilité validée ouvre le dépôt des preuves de ses chapitres et de ses profils', () => {
  const { etat } = etantDonne(...eligibiliteSoumise)
    .quand({ type: 'accepterEligibilite', profils: ['general'], chapitres: chapitresAttendus }, { acteur: nadia, now })
    .alors({ type: 'EligibiliteAcceptee', profils: ['general'], chapitres: chapitresAttendus })
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.deepEqual(etat.profils, ['general'])
  assert.deepEqual(etat.chapitres[annuaire], {
    statut: 'en_depot',
    preuves: {
      'ANN.01.01.01': { statut: 'attendue', versions: [] },
      'ANN.02.01.01': { statut: 'attendue', versions: [] },
    },
  })
})

test('[ELI-6] l’agence refuse l’éligibilité, et dit pourquoi', () => {
  etantDonne(...eligibiliteSoumise)
    .quand({ type: 'refuserCandidature', motif: 'Périmètre fonctionnel insuffisant.' }, { acteur: nadia, now })
    .alors({ type: 'CandidatureClose', motif: 'refus_motive', explication: 'Périmètre fonctionnel insuffisant.' })
})

test('Impossible d’accepter l’éligibilité si aucun chapitre ne s’applique', () => {
  etantDonne(...eligibiliteSoumise)
    .quand({ type: 'accepterEligibilite', profils: ['general'], chapitres: [] }, { acteur: nadia, now })
    .refuse({ code: 'aucun_chapitre_applicable' })
})

test('[ELI-6] Impossible d’accepter l’éligibilité si elle n’est pas soumise', () => {
  for (const histoire of [administrativeAcceptee, complementEligibilite])
    etantDonne(...histoire)
      .quand(
        { type: 'accepterEligibilite', profils: ['general'], chapitres: chapitresAttendus },
        { acteur: nadia, now },
      )
      .refuse({ code: 'etape_non_soumise', etape: 'eligibilite' })
})

test('Impossible de refuser une candidature si ses deux étapes sont acceptées, si elle est close ou référencée', () => {
  for (const histoire of [enDepot, refusee, referencee]) {
    const cas = etantDonne(...histoire)
    cas
      .quand({ type: 'refuserCandidature', motif: 'Trop tard.' }, { acteur: nadia, now })
      .refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
  }
})

test('un guichet permanent reçoit en tout temps', () => {
  const tard = { acteur: pierre, now: paris('2030-01-15 10:00'), dispositif: permanent }
  etantDonne().quand(ouvrir, tard).accepte().quand(soumettreAdministrative, tard).accepte()
})
