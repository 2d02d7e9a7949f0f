import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  deposer,
  dmp,
  type Dossier,
  etantDonne,
  hugo,
  J3,
  justeAvant,
  lucas,
  nadia,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  ann3,
  ann4,
  ann5,
  attenduesSansChoix,
  choisir,
  conditionnel,
  enDepotConditionnel,
} from '../../../../test/harness/conditions.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { ChapitreDepose } from './candidature.ts'
import { compterPreuves, manquesAvantSoumission } from './chapitres.ts'
import type { CommandeCandidature } from './commandes.ts'
import { casAChoisir, casDeclare, depotsEcartesDuCas, statutsDe } from './conditions.ts'
import { estInstruite } from './contexte.ts'

const dispositif = conditionnel
const parPierre = (quand: string) => ({ acteur: pierre, now: paris(quand), dispositif })
const parHugo = (quand: string) => ({ acteur: hugo, now: paris(quand), dispositif })
const depart = etantDonne(...enDepotConditionnel)

const chapitre = ({ etat }: Dossier): ChapitreDepose => {
  const trouve = estInstruite(etat) ? etat.chapitres[annuaire] : undefined
  return trouve ?? assert.fail('aucun chapitre')
}
const dues = (dossier: Dossier) => Object.keys(chapitre(dossier).preuves)
const statuts = (dossier: Dossier) =>
  Object.fromEntries(Object.entries(chapitre(dossier).preuves).map(([numero, { statut }]) => [numero, statut]))
const depot = (preuve: NumeroPreuve, depotId: string = preuve) => deposer({ chapitre: annuaire, preuve, depotId })
const apres = (dossier: Dossier, quand: string, ...commandes: readonly CommandeCandidature[]): Dossier =>
  commandes.reduce((suite, commande) => suite.quand(commande, parPierre(quand)).accepte(), dossier)
const soumettre = { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(11) } as const

/** The first case of each condition, everything deposited, handed over and taken by Hugo. */
const enInstruction = apres(
  depart,
  '2026-03-10 09:00',
  choisir(ann1, 1, 'Nos copies durent un mois.'),
  choisir(ann2, 2),
  depot(ann1),
  depot(ann3),
  depot(ann4),
  depot(ann5),
  soumettre,
)
  .quand({ type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) }, parHugo('2026-03-16 09:00'))
  .accepte()
const juger = (dossier: Dossier, aModifier: readonly NumeroPreuve[]): Dossier => {
  const avis = Object.keys(chapitre(dossier).preuves).reduce((suite, numero) => {
    const preuve = numero as NumeroPreuve
    const verdict = aModifier.includes(preuve) ? 'a_modifier' : 'conforme'
    const commande = {
      type: 'rendreAvis',
      chapitre: annuaire,
      preuve,
      verdict,
      motif: 'L’autre cas s’applique.',
    } as const
    return suite.quand(commande, parHugo('2026-03-16 10:00')).accepte()
  }, dossier)
  return avis
    .quand({ type: 'demanderModifications', chapitre: annuaire, message: '' }, parHugo('2026-03-16 11:00'))
    .accepte()
}

test('[PRE-1] tant qu’aucun cas n’est choisi, une preuve tient lieu de chaque condition, et manque', () => {
  assert.deepEqual(dues(depart), attenduesSansChoix[annuaire])
  assert.equal(compterPreuves(chapitre(depart)).total, 3)
  assert.deepEqual(manquesAvantSoumission(chapitre(depart)), [ann1, ann2, ann5])
  assert.deepEqual(
    casAChoisir(chapitre(depart)).map(({ preuve }) => preuve),
    [ann1, ann2],
  )
  depart
    .quand(soumettre, parPierre('2026-03-10 09:00'))
    .refuse({ code: 'chapitre_incomplet', manquantes: [ann1, ann2, ann5] })
})

test('[PRE-1] impossible de déposer avant d’avoir dit quel cas s’applique', () => {
  const quand = parPierre('2026-03-10 09:00')
  depart.quand(depot(ann1), quand).refuse({ code: 'cas_a_choisir', condition: ann1 })
  depart.quand(depot(ann2), quand).refuse({ code: 'cas_a_choisir', condition: ann2 })
  depart.quand(depot(ann4), quand).refuse({ code: 'cas_a_choisir', condition: ann2 })
  depart.quand(depot(ann5), quand).accepte()
})

test('[PRE-1] le cas choisi dit ce qui est dû, à la place de la condition', () => {
  const second = depart
    .quand(choisir(ann2, 2, '  Import par fichier.  '), parPierre('2026-03-10 09:00'))
    .alors({ type: 'CasChoisi', chapitre: annuaire, condition: ann2, cas: 2, justification: 'Import par fichier.' })
  assert.deepEqual(dues(second), [ann1, ann3, ann4, ann5])
  assert.equal(casDeclare(chapitre(second), ann2), 2)
  second
    .quand(depot(ann2), parPierre('2026-03-10 09:10'))
    .refuse({ code: 'preuve_d_un_autre_cas', condition: ann2, cas: 2 })
  const premier = apres(second, '2026-03-10 09:20', choisir(ann2, 1))
  assert.deepEqual(dues(premier), [ann1, ann2, ann5])
  assert.deepEqual(statutsDe(chapitre(premier)), {
    [ann1]: 'attendue',
    [ann2]: 'attendue',
    [ann3]: 'hors_cas',
    [ann4]: 'hors_cas',
    [ann5]: 'attendue',
  })
})

test('[PRE-1] [PRE-5] complet avec le seul cas choisi, sans rien de l’autre', () => {
  const complet = apres(
    depart,
    '2026-03-10 09:00',
    choisir(ann1, 2),
    choisir(ann2, 1),
    depot(ann1),
    depot(ann2),
    depot(ann5),
  )
  assert.deepEqual(manquesAvantSoumission(chapitre(complet)), [])
  const fait = { type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 3 } as const
  complet.quand(soumettre, parPierre('2026-03-11 10:00')).alors(fait)
})

test('[PRE-7] ce qui a été déposé sous un autre cas reste, ne compte plus, et revient avec son cas', () => {
  const depose = apres(depart, '2026-03-10 09:00', choisir(ann1, 1), depot(ann1), choisir(ann2, 2), depot(ann3))
  const autre = apres(depose, '2026-03-10 10:00', choisir(ann1, 2), choisir(ann2, 1))
  assert.deepEqual(statuts(autre), { [ann1]: 'attendue', [ann2]: 'attendue', [ann5]: 'attendue' })
  assert.deepEqual(
    depotsEcartesDuCas(chapitre(autre)).map(({ numero, cas, preuve }) => [numero, cas, preuve.versions.length]),
    [
      [ann1, 1, 1],
      [ann3, 2, 1],
    ],
  )
  const revenu = apres(autre, '2026-03-10 11:00', depot(ann1, 'second-cas'), choisir(ann1, 1), choisir(ann2, 2))
  assert.deepEqual(chapitre(revenu).preuves, chapitre(depose).preuves)
  assert.deepEqual(
    depotsEcartesDuCas(chapitre(revenu)).map(({ preuve }) => preuve.versions.map(({ id }) => id)),
    [['second-cas']],
  )
})

test('[PRE-1] redire le même cas change sa justification, et rien d’autre', () => {
  const depose = apres(depart, '2026-03-10 09:00', choisir(ann1, 1), depot(ann1))
  const redit = apres(depose, '2026-03-10 10:00', choisir(ann1, 1, 'Copies d’un mois.'))
  assert.deepEqual(chapitre(redit).preuves, chapitre(depose).preuves)
  assert.equal(chapitre(redit).conditions?.[0]?.choix?.justification, 'Copies d’un mois.')
  assert.deepEqual(depotsEcartesDuCas(chapitre(redit)), [])
})

test('[PRE-6] le cas est figé avec le chapitre, et se redit quand l’agence demande une modification', () => {
  enInstruction
    .quand(choisir(ann1, 2), parPierre('2026-03-16 09:30'))
    .refuse({ code: 'chapitre_fige', statut: 'en_instruction' })
  const revenu = juger(enInstruction, [ann1])
  revenu.quand(choisir(ann2, 1), parPierre('2026-03-16 12:00')).refuse({ code: 'cas_non_modifiable' })
  const autre = apres(revenu, '2026-03-16 12:00', choisir(ann1, 2))
  assert.equal(statuts(autre)[ann1], 'a_modifier')
  assert.deepEqual(manquesAvantSoumission(chapitre(autre)), [ann1])
  const repondu = apres(autre, '2026-03-16 13:00', depot(ann1, 'attestation'))
  repondu
    .quand(soumettre, parPierre('2026-03-16 14:00'))
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
})

test('[PRE-6] la demande faite d’un cas suit la réponse donnée sous un autre', () => {
  const revenu = juger(enInstruction, [ann4])
  const autre = apres(revenu, '2026-03-16 12:00', choisir(ann2, 1))
  assert.equal(statuts(autre)[ann2], 'a_modifier')
  const repondue = chapitre(apres(autre, '2026-03-16 13:00', depot(ann2))).preuves[ann2]
  assert.equal(repondue?.statut === 'deposee' && repondue.demande?.motif, 'L’autre cas s’applique.')
  const encore = apres(autre, '2026-03-16 13:00', choisir(ann2, 2))
  assert.deepEqual([statuts(encore)[ann3], statuts(encore)[ann4]], ['conforme', 'a_modifier'])
})

test('[INT-3] ne se juge que ce que le cas déclaré demande', () => {
  const avis = { type: 'rendreAvis', chapitre: annuaire, preuve: ann2, verdict: 'conforme', motif: '' } as const
  enInstruction.quand(avis, parHugo('2026-03-16 10:00')).refuse({ code: 'preuve_inconnue' })
  enInstruction
    .quand({ type: 'validerChapitre', chapitre: annuaire }, parHugo('2026-03-16 10:00'))
    .refuse({ code: 'avis_manquants', preuves: [ann1, ann3, ann4, ann5] })
})

test('[PRE-10] [PRE-1] le cas se dit jusqu’au jalon J3, par l’éditeur, pour un cas et une preuve du chapitre', () => {
  const quand = parPierre('2026-03-10 09:00')
  depart.quand(choisir(ann1, 2), { ...quand, now: justeAvant(J3) }).accepte()
  depart.quand(choisir(ann1, 2), { ...quand, now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  depart.quand(choisir(ann1, 3), quand).refuse({ code: 'cas_inconnu' })
  depart.quand(choisir(ann5, 1), quand).refuse({ code: 'preuve_inconnue' })
  depart.quand({ ...choisir(ann1, 1), chapitre: dmp }, quand).refuse({ code: 'preuve_inconnue' })
  for (const acteur of [lucas, nadia, hugo])
    depart.quand(choisir(ann1, 1), { ...quand, acteur }).refuse({ code: 'acteur_non_autorise' })
})

test('[GRP-3] rien n’est repris d’une autre candidature avant que le cas ne soit dit', () => {
  const contenu = { nature: 'lien', url: 'https://preuves.example/ailleurs' } as const
  const depots = [{ depotId: 't1', repriseDe: 'x1', contenu }]
  const admettre = {
    type: 'admettrePreuvesTransverses',
    source: 'AUTREDOSSI' as never,
    motif: 'Éditeur de plusieurs solutions.',
    preuves: [{ chapitre: annuaire, preuve: ann1, depots }],
  } as const
  const quand = { acteur: nadia, now: paris('2026-03-10 10:00'), dispositif }
  depart.quand(admettre, quand).refuse({ code: 'cas_a_choisir', condition: ann1 })
  apres(depart, '2026-03-10 09:00', choisir(ann1, 1)).quand(admettre, quand).accepte()
})
