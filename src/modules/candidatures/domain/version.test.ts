import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  borne,
  ciba,
  claire,
  dmp,
  dmp1,
  etantDonne,
  J2,
  J3,
  justeApres,
  justeAvant,
  lucas,
  nadia,
  paris,
  permanent,
  pierre,
  psc1,
  suivante,
} from '../../../../test/harness/cas.ts'
import {
  administrativeAcceptee,
  annuaireEnFile,
  annuaireJuge,
  annuaireValide,
  complementAdministratif,
  dossierValide,
  eligibiliteSoumise,
  modificationsDemandees,
  reponses,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import { chapitresSuivants, versionChangee } from '../../../../test/harness/histoires-version.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreRepris, PreuveReprise } from './candidature.ts'
import { chapitreDe, telsQuels } from './chapitres.ts'
import { consequencesDeVersion, depotsEcartes } from './consequences-version.ts'
import { type CommandeDe, estInstruite, type Contexte } from './contexte.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'

const recente = suivante(borne)
const alors = paris('2026-03-20 15:00')
const parPierre = { acteur: pierre, now: alors, recente }

const changer = (chapitres: readonly ChapitreRepris[]): CommandeDe<'changerDeVersion'> => ({
  type: 'changerDeVersion',
  dispositifId: recente.id,
  profils: ['general', 'ciba'],
  chapitres,
})
const instruite = (etat: Candidature) => (estInstruite(etat) ? etat : assert.fail(etat.statut))
const tels = (histoire: readonly Fait[]) => telsQuels(instruite(replier(histoire)))
/** The same chapters, but for what becomes of one of them. */
const avec = (
  histoire: readonly Fait[],
  code: ChapitreRepris['code'],
  preuves: readonly PreuveReprise[],
): readonly ChapitreRepris[] => tels(histoire).map(repris => (repris.code === code ? { ...repris, preuves } : repris))
const chapitre = (etat: Candidature, code: ChapitreRepris['code']) =>
  chapitreDe(instruite(etat), code) ?? assert.fail(code)
const seule = (numero: NumeroPreuve, sort: PreuveReprise['sort']): PreuveReprise => ({ numero, ancien: numero, sort })

test('[VIE-3] [GUI-3] une version qui ne change rien au dossier laisse chaque chapitre tel qu’il était, son rang compris', () => {
  const avant = instruite(replier(annuaireEnFile))
  const { etat } = etantDonne(...annuaireEnFile)
    .quand(changer(tels(annuaireEnFile)), parPierre)
    .accepte()
  assert.equal(etat.dispositifId, recente.id)
  assert.deepEqual(instruite(etat).chapitres, avant.chapitres)
})

test('[VIE-3] ce qui est à refaire rend le chapitre à l’éditeur et lui fait perdre sa place ; le reste est conservé', () => {
  const { etat } = etantDonne(...versionChangee)
  const avant = instruite(replier(annuaireValide))
  const devenu = chapitre(etat, annuaire)
  assert.equal(devenu.statut, 'en_depot')
  assert.deepEqual(devenu.preuves[ann1], avant.chapitres[annuaire]?.preuves[ann1])
  assert.deepEqual(devenu.preuves[ann2], { statut: 'attendue', versions: [] })
  assert.equal(devenu.completLe, undefined)
  assert.deepEqual(chapitre(etat, ciba), avant.chapitres[ciba])
  assert.equal(depotsEcartes(avant, chapitresSuivants), 1)
})

test('[VIE-3] ce qui est à confirmer est jugé de nouveau : le chapitre validé revient dans la file, à sa place', () => {
  const { etat } = etantDonne(...annuaireValide)
    .quand(changer(avec(annuaireValide, annuaire, [seule(ann1, 'a_confirmer'), seule(ann2, 'conservee')])), parPierre)
    .accepte()
  const avant = chapitre(replier(annuaireValide), annuaire)
  const devenu = chapitre(etat, annuaire)
  assert.ok(avant.statut === 'valide' && devenu.statut === 'en_file')
  assert.deepEqual([devenu.rang, devenu.recuLe], [avant.rang, avant.recuLe])
  const preuve = devenu.preuves[ann1]
  assert.ok(preuve?.statut === 'deposee')
  assert.deepEqual(preuve.versions, avant.preuves[ann1]?.versions)
  assert.equal(preuve.demande?.verdict, 'conforme')
})

test('[VIE-3] une preuve renumérotée suit son numéro, avec ses dépôts et son avis', () => {
  const ann9 = 'ANN.09.01.01' as NumeroPreuve
  const preuves: readonly PreuveReprise[] = [
    { numero: ann9, ancien: ann1, sort: 'conservee' },
    seule(ann2, 'conservee'),
  ]
  const { etat } = etantDonne(...annuaireJuge)
    .quand(changer(avec(annuaireJuge, annuaire, preuves)), parPierre)
    .accepte()
  const [avant, devenu] = [chapitre(replier(annuaireJuge), annuaire), chapitre(etat, annuaire)]
  assert.equal(devenu.statut, 'en_instruction')
  assert.deepEqual(Object.keys(devenu.preuves), [ann9, ann2])
  assert.deepEqual(devenu.preuves[ann9], avant.preuves[ann1])
})

test('[VIE-3] un chapitre renommé reste le même, dans la file comme avant ; un chapitre supprimé disparaît', () => {
  const [repris, , autre] = tels(annuaireEnFile)
  assert.ok(repris && autre)
  const renomme = { ...repris, code: 'annuaire-national' as typeof annuaire }
  const { etat } = etantDonne(...annuaireEnFile)
    .quand(changer([renomme, autre]), parPierre)
    .accepte()
  assert.deepEqual(Object.keys(instruite(etat).chapitres), ['annuaire-national', ciba])
  assert.deepEqual(chapitre(etat, renomme.code), chapitre(replier(annuaireEnFile), annuaire))
})

test('[VIE-3] [INT-8] un dossier auquel plus rien ne manque est validé', () => {
  const commande = changer(tels(annuaireValide).slice(0, 1))
  const { decision } = etantDonne(...annuaireValide).quand(commande, parPierre)
  assert.ok(decision.ok)
  assert.deepEqual(
    decision.faits.map(({ type }) => type),
    ['VersionChangee', 'DossierValide'],
  )
})

test('[VIE-3] [GUI-3] ce qui a été soumis garde la version de ses questions ; ce qui reste à soumettre prend celles de la nouvelle', () => {
  const { etat } = etantDonne(...eligibiliteSoumise)
    .quand(changer([]), parPierre)
    .accepte()
  assert.ok(etat.statut === 'eligibilite' && etat.eligibilite.statut === 'soumise')
  assert.deepEqual(etat.administrative.soumission.reponses, reponses)
  for (const { soumission } of [etat.administrative, etat.eligibilite]) assert.equal(soumission.dispositifId, borne.id)

  const dossier = etantDonne(...complementAdministratif)
    .quand(changer([]), { ...parPierre, now: paris('2026-03-05 10:00') })
    .accepte()
    .quand(
      { type: 'soumettreEtape', etape: 'administrative', reponses: { autre: 'x' }, fautes: [] },
      { acteur: pierre, now: paris('2026-03-05 11:00'), dispositif: recente },
    )
    .accepte()
  const { etat: repondu } = dossier
  assert.ok(repondu.statut === 'candidature_administrative' && repondu.administrative.statut === 'soumise')
  assert.equal(repondu.administrative.soumission.dispositifId, undefined)
})

test('[VIE-3] une seconde fois, chaque soumission garde la version où elle a été faite', () => {
  const troisieme = suivante(recente)
  const { etat } = etantDonne(...eligibiliteSoumise)
    .quand(changer([]), parPierre)
    .accepte()
    .quand(
      { ...changer([]), dispositifId: troisieme.id },
      { acteur: pierre, now: justeApres(alors), dispositif: recente, recente: troisieme },
    )
    .accepte()
  assert.ok(etat.statut === 'eligibilite')
  assert.deepEqual([etat.dispositifId, etat.administrative.soumission.dispositifId], [troisieme.id, borne.id])
})

test('[VIE-3] impossible vers une version plus ancienne, d’un autre dispositif, ou inconnue', () => {
  const refus = { code: 'version_indisponible' } as const
  const depuis = etantDonne(...toutDepose)
  const commande = changer(tels(toutDepose))
  depuis.quand(commande, { acteur: pierre, now: alors }).refuse(refus)
  depuis.quand(commande, { ...parPierre, recente: { ...recente, version: 1 } }).refuse(refus)
  depuis.quand(commande, { ...parPierre, recente: { ...recente, code: 'autre' } }).refuse(refus)
  depuis.quand({ ...commande, dispositifId: 'autre' }, parPierre).refuse(refus)
})

test('[VIE-3] impossible à qui n’est pas de l’éditeur, et une fois le dossier validé', () => {
  const commande = changer(tels(toutDepose))
  for (const acteur of [nadia, { ...lucas }])
    etantDonne(...toutDepose)
      .quand(commande, { ...parPierre, acteur })
      .refuse({ code: 'acteur_non_autorise' })
  etantDonne(...dossierValide)
    .quand(commande, { ...parPierre, acteur: claire })
    .refuse({ code: 'statut_incompatible', statut: 'prete_pour_convention' })
  etantDonne(...toutDepose)
    .quand(changer([]), parPierre)
    .refuse({ code: 'aucun_chapitre_applicable' })
})

test('[VIE-3] [JAL-2] après J2, impossible si une preuve s’ajoute ou est à refaire ; possible si rien n’est demandé', () => {
  const toutRemis = modificationsDemandees.concat(
    etantDonne(...modificationsDemandees)
      .quand({ type: 'soumettreChapitres', chapitres: [dmp, ciba], rang: 20 as never }, { acteur: pierre, now: alors })
      .accepte()
      .faits.slice(modificationsDemandees.length),
  )
  const sansAbandon = { ...borne, delais: { ...borne.delais, abandon: null } }
  const apresJ2 = { acteur: pierre, now: J2, dispositif: sansAbandon, recente: suivante(sansAbandon) }
  const depuis = etantDonne(...toutRemis)
  const aRefaire = changer(avec(toutRemis, dmp, [seule(dmp1, 'a_refaire')]))
  const manque = { code: 'jalon_depasse', jalon: 'J2', quand: J2 } as const
  depuis.quand(aRefaire, apresJ2).refuse(manque)
  depuis.quand(aRefaire, { ...apresJ2, now: justeAvant(J2) }).accepte()
  depuis.quand(changer(tels(toutRemis)), apresJ2).accepte()
  // Judged again, in a chapter that the éditeur has: it was handed over once.
  const aConfirmer = avec(toutRemis, annuaire, [seule(ann1, 'a_confirmer'), seule(ann2, 'conservee')])
  const { etat } = depuis.quand(changer(aConfirmer), apresJ2).accepte()
  assert.deepEqual(
    Object.values(chapitre(etat, annuaire).preuves).map(({ statut }) => statut),
    ['deposee', 'a_modifier'],
  )
})

test('[VIE-3] [JAL-3] impossible après J3, et une échéance manquée le reste', () => {
  const depuis = etantDonne(...toutDepose)
  const commande = changer(tels(toutDepose))
  depuis.quand(commande, { ...parPierre, now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  // The chapter that was not handed over in time is not made to disappear.
  const autres = changer(tels(toutDepose).slice(0, 1))
  depuis.quand(autres, { ...parPierre, now: J2 }).refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
  etantDonne(...complementAdministratif)
    .quand(changer([]), { ...parPierre, now: paris('2026-03-12 00:00') })
    .refuse({ code: 'delai_depasse', limite: paris('2026-03-12 00:00'), regle: 'ADM-8' })
  etantDonne(...administrativeAcceptee)
    .quand(changer([]), { ...parPierre, now: J3 })
    .refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
})

test('[VIE-3] ce que cela coûte est ce que cela fait', () => {
  const contexte: Contexte = { ...parPierre, dispositif: borne }
  const etat = replier(annuaireValide)
  const cout = consequencesDeVersion(etat, changer(chapitresSuivants), contexte)
  assert.ok(cout.ok)
  assert.deepEqual(cout.impact, { aRefaire: [ann2], aConfirmer: [dmp1], conservees: [ann1, psc1], aDeposer: [] })
  assert.deepEqual(
    cout.chapitres.map(({ code, sort }) => [code, sort]),
    [
      [annuaire, 'perdu'],
      [dmp, 'touche'],
    ],
  )
  const refus = consequencesDeVersion(etat, changer(chapitresSuivants), { ...contexte, now: J3 })
  assert.deepEqual(refus, { ok: false, refus: { code: 'jalon_depasse', jalon: 'J3', quand: J3 } })
  const sans = { ...contexte, dispositif: permanent, recente: suivante(permanent) }
  assert.ok(consequencesDeVersion(etat, { ...changer(chapitresSuivants), dispositifId: sans.recente.id }, sans).ok)
})
