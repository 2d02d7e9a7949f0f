import assert from 'node:assert/strict'
import test from 'node:test'
import {
  alix,
  annuaire,
  automatique,
  borne,
  ciba,
  claire,
  dmp,
  etantDonne,
  horloge,
  hugo,
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
  administrativeAcceptee,
  administrativeSoumise,
  annuaireEnFile,
  annuaireValide,
  complementAdministratif,
  complementEligibilite,
  dernierChapitrePris,
  eligibiliteSoumise,
  enDepot,
  modificationsDemandees,
  ouverte,
  preuveModifiee,
  reservesEmises,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { type Echeance, echeances, echeancesDepassees, ferme } from './echeances.ts'
import type { Fait } from './faits.ts'

/** « ADM-8 2026-03-12T00:00 »: by which rule, and when by a clock in Paris. */
const enBref = ({ regle, quand }: Echeance): string => `${regle} ${quand}`
const attendues = (...lignes: readonly (readonly [Echeance['regle'], string])[]): readonly string[] =>
  lignes.map(([regle, quand]) => `${regle} ${paris(quand)}`)
const de = (histoire: readonly Fait[], dispositif = borne): readonly string[] =>
  echeances(etantDonne(...histoire).etat, dispositif).map(enBref)

const constater = { type: 'constaterEcheance', explication: ' Aucune réponse reçue. ' } as const

// Ce qui échoit

test('[JAL-1] tant que l’étape 2 n’a pas été soumise une fois, J1 court', () => {
  for (const histoire of [ouverte, administrativeSoumise, administrativeAcceptee])
    assert.deepEqual(de(histoire), attendues(['JAL-1', '2026-05-13 12:00']))
})

test('[JAL-1] l’étape 2 soumise une fois, J1 ne court plus', () => {
  assert.deepEqual(de(eligibiliteSoumise), [])
  assert.deepEqual(de(complementEligibilite), attendues(['ADM-8', '2026-03-17 00:00']))
})

test('[ADM-8] un complément demandé échoit au terme de cinq jours ouvrés, et dit de quoi, depuis quand et avec quel effet', () => {
  const [premiere] = echeances(etantDonne(...complementAdministratif).etat, borne)
  assert.deepEqual(premiere, {
    regle: 'ADM-8',
    quand: paris('2026-03-12 00:00'),
    depuis: paris('2026-03-04 15:00'),
    objet: { kind: 'etape', etape: 'administrative' },
    qui: { partie: 'editeur' },
    effet: 'complement_sans_reponse',
    adverse: 'propose',
  })
})

test('[JAL-2] tant qu’un chapitre n’a pas été soumis une fois, J2 court, et J3 après lui', () => {
  const jalons = attendues(['JAL-2', '2026-12-09 12:00'], ['JAL-3', '2027-03-10 12:00'])
  for (const histoire of [enDepot, annuaireEnFile, annuaireValide]) assert.deepEqual(de(histoire), jalons)
})

test('[JAL-3] quand l’agence a tous les chapitres en main, plus aucun jalon ne court contre l’éditeur', () => {
  assert.deepEqual(de(dernierChapitrePris), [])
})

test('[JAL-3] des preuves réservées par le collège ont jusqu’à J3', () => {
  assert.deepEqual(de(reservesEmises), attendues(['JAL-3', '2027-03-10 12:00']))
})

test('[INT-5] [INT-6] une modification demandée échoit deux fois : à 24 h pour la place, à trente jours pour le dossier', () => {
  for (const histoire of [modificationsDemandees, preuveModifiee])
    assert.deepEqual(
      de(histoire),
      attendues(
        ['INT-5', '2026-03-17 10:00'],
        ['INT-6', '2026-04-16 00:00'],
        ['JAL-2', '2026-12-09 12:00'],
        ['JAL-3', '2027-03-10 12:00'],
      ),
    )
  const [place, abandon] = echeances(etantDonne(...modificationsDemandees).etat, borne)
  const objet = { kind: 'chapitre', chapitre: annuaire }
  assert.deepEqual([place?.objet, place?.effet], [objet, 'place_perdue'])
  assert.deepEqual([abandon?.objet, abandon?.effet], [objet, 'sans_reponse_30_jours'])
  assert.ok(place && abandon && !ferme(place) && ferme(abandon))
  assert.equal(abandon.adverse, 'propose')
})

test('à la même échéance, les chapitres viennent dans l’ordre du programme', () => {
  const { etat } = etantDonne(...modificationsDemandees)
  assert.ok(etat.statut === 'depot_des_preuves')
  const revenu = etat.chapitres[annuaire]
  assert.ok(revenu)
  const deux = { ...etat, chapitres: { ...etat.chapitres, [dmp]: revenu, [ciba]: revenu } }
  const objets = echeances(deux, borne).flatMap(({ objet }) => ('chapitre' in objet ? [objet.chapitre] : []))
  assert.deepEqual(objets, [annuaire, dmp, ciba, annuaire, dmp, ciba])
})

test('un guichet permanent n’a ni jalon, ni garantie, ni abandon : le complément seul y échoit', () => {
  for (const histoire of [ouverte, enDepot, modificationsDemandees, reservesEmises])
    assert.deepEqual(de(histoire, permanent), [])
  assert.deepEqual(de(complementAdministratif, permanent), attendues(['ADM-8', '2026-03-12 00:00']))
})

test('après le dépôt des preuves, rien n’échoit plus contre l’éditeur', () => {
  for (const [nom, histoire] of Object.entries(toutesLesHistoires)) {
    const { etat } = etantDonne(...histoire)
    if (!['candidature_administrative', 'eligibilite', 'depot_des_preuves'].includes(etat.statut))
      assert.deepEqual(echeances(etat, borne), [], nom)
  }
})

test('[JAL-4] une échéance est dépassée à son instant, pas une milliseconde avant', () => {
  const { etat } = etantDonne(...ouverte)
  assert.deepEqual(echeancesDepassees(etat, borne, justeAvant(J1)), [])
  assert.deepEqual(echeancesDepassees(etat, borne, J1).map(enBref), attendues(['JAL-1', '2026-05-13 12:00']))
})

test('[INT-5] la place perdue ne clôt rien : elle n’est jamais à constater', () => {
  const { etat } = etantDonne(...modificationsDemandees)
  assert.deepEqual(echeancesDepassees(etat, borne, paris('2026-03-20 10:00')), [])
})

// Constater

const clotures = [
  {
    regle: 'ADM-8',
    histoire: complementAdministratif,
    limite: paris('2026-03-12 00:00'),
    motif: 'complement_sans_reponse',
  },
  {
    regle: 'ADM-8',
    histoire: complementEligibilite,
    limite: paris('2026-03-17 00:00'),
    motif: 'complement_sans_reponse',
  },
  {
    regle: 'INT-6',
    histoire: modificationsDemandees,
    limite: paris('2026-04-16 00:00'),
    motif: 'sans_reponse_30_jours',
  },
  { regle: 'JAL-1', histoire: ouverte, limite: J1, motif: 'jalon_manque' },
  { regle: 'JAL-1', histoire: administrativeAcceptee, limite: J1, motif: 'jalon_manque' },
  { regle: 'JAL-2', histoire: enDepot, limite: J2, motif: 'jalon_manque' },
  { regle: 'JAL-3', histoire: reservesEmises, limite: J3, motif: 'jalon_manque' },
] as const

for (const { regle, histoire, limite, motif } of clotures)
  test(`[${regle}] la candidature se clôt (${motif}) à ${limite}, et pas une milliseconde avant`, () => {
    const cas = etantDonne(...histoire)
    cas
      .quand(constater, { acteur: nadia, now: limite })
      .alors({ type: 'CandidatureClose', motif, explication: 'Aucune réponse reçue.' })
    cas.quand(constater, { acteur: nadia, now: justeAvant(limite) }).refuse({ code: 'delai_en_cours', limite })
  })

test('la clôture garde où en était la candidature, et pourquoi', () => {
  const avant = etantDonne(...complementAdministratif)
  const { etat } = avant.quand(constater, { acteur: nadia, now: paris('2026-03-12 09:00') }).accepte()
  assert.ok(etat.statut === 'close')
  assert.equal(etat.avant.statut, 'candidature_administrative')
  assert.deepEqual(etat.cloture, {
    motif: 'complement_sans_reponse',
    explication: 'Aucune réponse reçue.',
    closeLe: paris('2026-03-12 09:00'),
    closePar: { id: 'nadia.benali', nom: 'Nadia Benali', qualite: 'gestionnaire' },
  })
})

test('de deux échéances dépassées, la première dit le motif', () => {
  etantDonne(...modificationsDemandees)
    .quand(constater, { acteur: nadia, now: J3 })
    .alors({ type: 'CandidatureClose', motif: 'sans_reponse_30_jours', explication: 'Aucune réponse reçue.' })
})

test('[ADM-8] si le programme dit « automatique », l’horloge clôt seule', () => {
  etantDonne(...complementAdministratif)
    .quand(constater, { acteur: horloge, now: paris('2026-03-12 00:00'), dispositif: automatique })
    .alors({ type: 'CandidatureClose', motif: 'complement_sans_reponse', explication: 'Aucune réponse reçue.' })
})

test('[ADM-8] l’horloge qui passe deux fois ne clôt qu’une', () => {
  const ronde = { acteur: horloge, now: paris('2026-03-12 00:00'), dispositif: automatique }
  etantDonne(...complementAdministratif)
    .quand(constater, ronde)
    .accepte()
    .quand(constater, ronde)
    .refuse({ code: 'aucune_echeance_depassee' })
})

test('Impossible à l’horloge de clore seule si le programme propose la clôture à un agent', () => {
  for (const { histoire, limite } of clotures)
    etantDonne(...histoire)
      .quand(constater, { acteur: horloge, now: limite })
      .refuse({ code: 'acteur_non_autorise' })
})

test('[JAL-1] Impossible à l’horloge de clore pour un jalon manqué, même si les délais sont automatiques', () => {
  etantDonne(...ouverte)
    .quand(constater, { acteur: horloge, now: J1, dispositif: automatique })
    .refuse({ code: 'acteur_non_autorise' })
})

test('Impossible de constater une échéance si l’on n’est pas gestionnaire', () => {
  for (const acteur of [pierre, claire, hugo, alix])
    etantDonne(...ouverte)
      .quand(constater, { acteur, now: J1 })
      .refuse({ code: 'acteur_non_autorise' })
})

test('Impossible de constater une échéance si l’on n’explique pas la décision', () => {
  etantDonne(...ouverte)
    .quand({ ...constater, explication: ' ' }, { acteur: nadia, now: J1 })
    .refuse({ code: 'motif_obligatoire' })
})

test('Impossible de constater une échéance si rien n’échoit', () => {
  for (const histoire of [eligibiliteSoumise, dernierChapitrePris])
    etantDonne(...histoire)
      .quand(constater, { acteur: nadia, now: J3 })
      .refuse({ code: 'aucune_echeance_depassee' })
})

test('[INT-6] l’échéance d’une réponse reçue à temps ne court plus', () => {
  const cas = etantDonne(...preuveModifiee)
    .quand(
      { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(30) },
      { acteur: pierre, now: paris('2026-04-15 23:59') },
    )
    .accepte()
  cas.quand(constater, { acteur: nadia, now: paris('2026-04-16 00:00') }).refuse({ code: 'delai_en_cours', limite: J2 })
})
