import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  annuaire,
  borne,
  deposer,
  etantDonne,
  hugo,
  J3,
  jour,
  justeAvant,
  maya,
  nadia,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, fac1, facturation, ins, ins1, pen1, securite } from '../../../../test/harness/complet.ts'
import { annuaireValide, enDepot } from '../../../../test/harness/histoires.ts'
import {
  certificatDepose,
  certificatRefuse,
  homologationEnAttente,
  homologationObtenue,
  maturiteManquante,
  soixanteJours,
} from '../../../../test/harness/histoires-completes.ts'
import { depot, enDepotComplet } from '../../../../test/harness/histoires-controles.ts'
import { depotsCourants } from './chapitres.ts'
import { type EtatHomologation, etatsHomologation, type Homologation } from './controles.ts'
import { dossierComplet, homologationObtenue as estObtenue } from './dossier-complet.ts'

const preuve = (homologation?: Homologation) => ({
  ...deposer({ chapitre: facturation, preuve: fac1, depotId: 'c1' }),
  ...(homologation ? { homologation } : {}),
})
const enCours = (etat: Exclude<EtatHomologation, 'obtenue'>, retour: string | null = '2026-06-01'): Homologation => ({
  etat,
  retourPrevuLe: retour === null ? null : jour(retour),
})
const certificat = {
  type: 'deposerHomologation',
  chapitre: facturation,
  preuve: fac1,
  depotId: 'c2',
  contenu: { nature: 'lien', url: 'https://preuves.example/c2' },
} as const
const valider = { type: 'validerHomologation', chapitre: facturation, preuve: fac1 } as const
const refuser = { ...valider, type: 'refuserHomologation', motif: 'C’est la lettre d’une autre version.' } as const
const parPierre = (now: string) => ({ acteur: pierre, now: paris(now), dispositif: complet })
const parHugo = (now: string) => ({ acteur: hugo, now: paris(now), dispositif: complet })

// Le dépôt, avant l'instruction

test('[PRE-8] un chapitre est complet avec le certificat, ou dès « Pré-examen » avec la date de retour prévue', () => {
  for (const etat of etatsHomologation) {
    const homologation: Homologation = etat === 'obtenue' ? { etat } : enCours(etat)
    const { decision } = etantDonne(...enDepotComplet).quand(preuve(homologation), parPierre('2026-03-12'))
    assert.equal(decision.ok, etat !== 'initialisation', etat)
  }
})

test('[PRE-8] Impossible de déposer une demande qui n’a pas atteint « Pré-examen »', () => {
  for (const retour of ['2026-06-01', null])
    etantDonne(...enDepotComplet)
      .quand(preuve(enCours('initialisation', retour)), parPierre('2026-03-12'))
      .refuse({ code: 'pre_examen_requis', etat: 'initialisation' })
})

test('[PRE-8] Impossible de déposer sans dire où en est l’homologation, ou quand son retour est prévu', () => {
  const cas = etantDonne(...enDepotComplet)
  for (const homologation of [undefined, enCours('pre_examen', null), enCours('finalisation', null)])
    cas.quand(preuve(homologation), parPierre('2026-03-12')).refuse({ code: 'homologation_a_preciser' })
})

test('[PRE-8] le dépôt garde où en était l’homologation', () => {
  const homologation = enCours('examen_de_conformite')
  etantDonne(...enDepotComplet)
    .quand(preuve(homologation), parPierre('2026-03-12'))
    .alors({
      type: 'PreuveDeposee',
      chapitre: facturation,
      preuve: fac1,
      depot: depot('2026-03-12', 'c1', { homologation }),
    })
})

test('[PRE-8] seule une preuve d’homologation en suit une, et seulement si le programme les suit', () => {
  const sans = { ...complet, controles: { ...complet.controles, cnda: false } }
  etantDonne(...enDepotComplet)
    .quand(preuve(), { ...parPierre('2026-03-12'), dispositif: sans })
    .accepte()
  etantDonne(...enDepot)
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' }), { acteur: pierre, now: paris('2026-03-12') })
    .accepte()
})

// L'instruction, l'homologation étant en cours

test('[INT-7] le chapitre se juge conforme et se valide, l’homologation étant en cours ; le dossier n’est pas complet', () => {
  const { etat } = etantDonne(...homologationEnAttente)
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.deepEqual(
    Object.values(etat.chapitres).map(({ statut }) => statut),
    ['valide', 'valide', 'valide'],
  )
  assert.equal(dossierComplet(etat, complet), false)
})

test('[INT-7] [INT-8] avec le certificat dès le dépôt, la validation du dernier chapitre rend le dossier prêt', () => {
  const obtenue = homologationEnAttente.map(fait =>
    fait.type === 'PreuveDeposee' && fait.preuve === fac1
      ? { ...fait, depot: { ...fait.depot, homologation: { etat: 'obtenue' } as const } }
      : fait,
  )
  etantDonne(...obtenue.slice(0, -1))
    .quand({ type: 'validerChapitre', chapitre: facturation }, parHugo('2026-03-18 09:20'))
    .alors({ type: 'ChapitreValide', chapitre: facturation }, { type: 'DossierValide' })
})

// Le certificat

test('[INT-7] le certificat remplace ce qui l’annonçait, et attend un vérificateur', () => {
  const quand = '2026-06-02 10:00'
  const { etat } = etantDonne(...homologationEnAttente)
    .quand(certificat, parPierre(quand))
    .alors({
      type: 'HomologationDeposee',
      chapitre: facturation,
      preuve: fac1,
      depot: depot(quand, 'c2', { remplace: ['c1'], homologation: { etat: 'obtenue' } }),
    })
  assert.ok(etat.statut === 'depot_des_preuves')
  const deposee = etat.chapitres[facturation]?.preuves[fac1] ?? assert.fail()
  assert.equal(deposee.certificat?.statut, 'a_verifier')
  assert.deepEqual([deposee.statut, deposee.versions.length, estObtenue(deposee)], ['conforme', 2, false])
})

test('[INT-7] [INT-8] le vérificateur le retient : le dossier, à qui rien d’autre ne manque, est complet', () => {
  const { etat } = etantDonne(...certificatDepose)
    .quand(valider, parHugo('2026-06-03 09:00'))
    .alors({ type: 'HomologationValidee', chapitre: facturation, preuve: fac1 }, { type: 'DossierValide' })
  assert.equal(etat.statut, 'prete_pour_convention')
})

test('[INT-7] un autre vérificateur que celui du chapitre peut le retenir : personne ne l’a en main', () => {
  etantDonne(...certificatDepose)
    .quand(valider, { ...parHugo('2026-06-03 09:00'), acteur: maya })
    .accepte()
})

test('[INT-7] refusé avec son motif, le certificat est attendu de nouveau', () => {
  const cas = etantDonne(...certificatDepose)
    .quand(refuser, parHugo('2026-06-03 09:00'))
    .alors({ type: 'HomologationRefusee', chapitre: facturation, preuve: fac1, motif: refuser.motif })
  cas.quand(valider, parHugo('2026-06-03 10:00')).refuse({ code: 'aucun_certificat_a_verifier' })
  cas.quand({ ...certificat, depotId: 'c3' }, parPierre('2026-06-04')).accepte()
  etantDonne(...certificatDepose)
    .quand({ ...refuser, motif: '  ' }, parHugo('2026-06-03 09:00'))
    .refuse({ code: 'motif_obligatoire' })
})

test('[INT-7] avant qu’on l’ait vérifié, un certificat mieux numérisé remplace le premier', () => {
  const { etat } = etantDonne(...certificatDepose)
    .quand({ ...certificat, depotId: 'c3' }, parPierre('2026-06-02 12:00'))
    .accepte()
  assert.ok('chapitres' in etat)
  assert.deepEqual(etat.chapitres[facturation]?.preuves[fac1]?.versions.at(-1)?.remplace, ['c2'])
})

test('[PRE-10] [JAL-4] le certificat est reçu avant J3 : commencé avant et reçu avant, il compte', () => {
  const cas = etantDonne(...homologationEnAttente)
  const aJ3 = { ...parPierre('2026-06-02'), now: J3 }
  cas.quand(certificat, { ...aJ3, now: justeAvant(J3) }).accepte()
  cas.quand(certificat, aJ3).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  cas.quand({ ...certificat, recuLe: justeAvant(J3) }, aJ3).accepte()
  cas.quand({ ...certificat, recuLe: J3 }, aJ3).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
})

test('[INT-7] J3 ne retient pas l’agence : elle retient après lui ce qui fut déposé avant', () => {
  etantDonne(...certificatDepose)
    .quand(valider, { ...parHugo('2026-06-03'), now: J3 })
    .accepte()
})

test('[INT-7] Un certificat se dépose avec le chapitre tant que l’éditeur l’a en main', () => {
  etantDonne(...enDepotComplet)
    .quand(certificat, parPierre('2026-06-02'))
    .refuse({ code: 'certificat_avec_le_chapitre' })
})

test('[INT-7] [PRE-10] Un certificat obtenu pendant que le chapitre attend dans la file se dépose sans attendre, et ne se vérifie qu’avec lui', () => {
  const depose = etantDonne(...soixanteJours)
    .quand(certificat, parPierre('2026-06-02'))
    .accepte()
  const { etat } = depose
  assert.ok(etat.statut === 'depot_des_preuves')
  const chapitre = etat.chapitres[facturation]
  assert.equal(chapitre?.statut, 'en_file')
  assert.equal(depotsCourants(chapitre.preuves[fac1] ?? assert.fail()).at(-1)?.homologation?.etat, 'obtenue')
  for (const commande of [valider, refuser])
    depose.quand(commande, parHugo('2026-06-02')).refuse({ code: 'chapitre_hors_file', statut: 'en_file' })
})

test('[INT-7] Impossible de déposer un certificat pour une preuve qui n’en suit pas, ou qui a le sien', () => {
  const cas = etantDonne(...homologationEnAttente)
  for (const preuveVisee of [pen1, 'constructor' as typeof pen1])
    cas
      .quand({ ...certificat, chapitre: securite, preuve: preuveVisee }, parPierre('2026-06-02'))
      .refuse({ code: 'preuve_inconnue' })
  cas
    .quand({ ...certificat, chapitre: 'constructor' as typeof securite }, parPierre('2026-06-02'))
    .refuse({ code: 'chapitre_inconnu' })
  etantDonne(...maturiteManquante)
    .quand(certificat, parPierre('2026-06-04'))
    .refuse({ code: 'homologation_deja_obtenue' })
  etantDonne(...annuaireValide)
    .quand({ ...certificat, chapitre: annuaire, preuve: ann1 }, { ...parPierre('2026-06-02'), dispositif: borne })
    .refuse({ code: 'preuve_inconnue' })
})

test('[INT-7] Impossible de vérifier un certificat qui n’est pas là', () => {
  for (const histoire of [homologationEnAttente, certificatRefuse])
    for (const commande of [valider, refuser])
      etantDonne(...histoire)
        .quand(commande, parHugo('2026-06-05'))
        .refuse({ code: 'aucun_certificat_a_verifier' })
  etantDonne(...homologationObtenue)
    .quand(valider, parHugo('2026-06-08'))
    .refuse({ code: 'statut_incompatible', statut: 'prete_pour_convention' })
})

test('[INT-7] l’éditeur dépose, un vérificateur vérifie, et nul autre', () => {
  for (const acteur of [hugo, nadia])
    etantDonne(...homologationEnAttente)
      .quand(certificat, { ...parPierre('2026-06-02'), acteur })
      .refuse({ code: 'acteur_non_autorise' })
  for (const acteur of [pierre, nadia])
    for (const commande of [valider, refuser])
      etantDonne(...certificatDepose)
        .quand(commande, { ...parHugo('2026-06-03'), acteur })
        .refuse({ code: 'acteur_non_autorise' })
})

test('[PRE-6] le chapitre validé reste figé : hors du certificat, rien ne s’y dépose ni ne s’y soumet', () => {
  const cas = etantDonne(...homologationEnAttente)
  cas.quand(preuve({ etat: 'obtenue' }), parPierre('2026-06-02')).refuse({ code: 'chapitre_fige', statut: 'valide' })
  cas
    .quand({ type: 'soumettreChapitres', chapitres: [facturation], rang: rang(60) }, parPierre('2026-06-02'))
    .refuse({ code: 'chapitre_fige', statut: 'valide' })
})

test('[PRE-8] L’état d’une homologation n’est gardé que d’une preuve qui en suit une', () => {
  const { etat } = etantDonne(...enDepotComplet)
    .quand(
      { ...deposer({ chapitre: ins, preuve: ins1, depotId: 'i1' }), homologation: { etat: 'obtenue' } },
      parPierre('2026-03-12'),
    )
    .accepte()
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.equal('homologation' in (etat.chapitres[ins]?.preuves[ins1]?.versions[0] ?? assert.fail()), false)
})
