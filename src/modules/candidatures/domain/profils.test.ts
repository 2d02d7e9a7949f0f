import assert from 'node:assert/strict'
import test from 'node:test'
import {
  annuaire,
  ciba,
  deposer,
  etantDonne,
  hugo,
  J2,
  J3,
  justeAvant,
  nadia,
  paris,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  chapitresAvecCiba,
  chapitresGeneraux,
  complet,
  completPermanent,
  ins,
  ins1,
  ins2,
  ins3,
} from '../../../../test/harness/complet.ts'
import { homologationObtenue, soixanteJours } from '../../../../test/harness/histoires-completes.ts'
import {
  acte,
  eligibiliteOuverte,
  enDepotComplet,
  insConforme,
  insSoumis,
  profilsAjoutes,
} from '../../../../test/harness/histoires-controles.ts'
import type { Candidature, ChapitreDepose } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import { echeances } from './echeances.ts'
import type { Fait } from './faits.ts'
import { profilsAAjouter } from './profils.ts'

const ajouter = { type: 'ajouterProfils', profils: ['ciba'], chapitres: chapitresAvecCiba } as const
const parPierre = (now: string) => ({ acteur: pierre, now: paris(now), dispositif: complet })
const ajoute = (histoire: readonly Fait[]): readonly Fait[] => [
  ...histoire,
  ...acte('2026-03-20 09:00', pierre, { type: 'ProfilsAjoutes', profils: ['ciba'], chapitres: chapitresAvecCiba }),
]
const chapitre = (etat: Candidature, code = ins): ChapitreDepose => {
  assert.ok('chapitres' in etat)
  return etat.chapitres[code] ?? assert.fail(code)
}

test('[PRE-9] un profil optionnel s’ajoute jusqu’à J2, pas à son instant', () => {
  const cas = etantDonne(...enDepotComplet)
  cas
    .quand(ajouter, { acteur: pierre, now: justeAvant(J2), dispositif: complet })
    .alors({ type: 'ProfilsAjoutes', profils: ['ciba'], chapitres: chapitresAvecCiba })
  cas
    .quand(ajouter, { acteur: pierre, now: J2, dispositif: complet })
    .refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
})

test('[PRE-9] [GUI-2] un guichet permanent n’a pas de J2 : le profil s’ajoute tant que le dépôt est ouvert', () => {
  etantDonne(...enDepotComplet)
    .quand(ajouter, { acteur: pierre, now: paris('2031-01-01'), dispositif: completPermanent })
    .accepte()
})

test('[PRE-9] Impossible d’ajouter un profil si le programme les arrête à l’éligibilité', () => {
  const dispositif = { ...complet, ajoutDeProfils: 'eligibilite' } as const
  etantDonne(...enDepotComplet)
    .quand(ajouter, { ...parPierre('2026-03-20'), dispositif })
    .refuse({ code: 'statut_incompatible', statut: 'depot_des_preuves' })
})

test('[PRE-9] Impossible d’ajouter un profil hors du dépôt des preuves', () => {
  for (const histoire of [eligibiliteOuverte, homologationObtenue]) {
    const cas = etantDonne(...histoire)
    cas.quand(ajouter, parPierre('2026-06-08')).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
  }
})

test('[PRE-9] Impossible d’ajouter un profil déjà choisi, inconnu, ou aucun', () => {
  const cas = etantDonne(...enDepotComplet)
  for (const profils of [[], ['general'], ['ciba', 'general'], ['inconnu'], ['constructor']])
    cas.quand({ ...ajouter, profils }, parPierre('2026-03-20')).refuse({ code: 'profils_a_preciser' })
  etantDonne(...profilsAjoutes)
    .quand(ajouter, parPierre('2026-03-20'))
    .refuse({ code: 'profils_a_preciser' })
})

test('[PRE-1] Impossible d’ajouter un profil dont un chapitre n’attendrait aucune preuve', () => {
  const cas = etantDonne(...enDepotComplet)
  for (const chapitres of [[], [...chapitresGeneraux, { code: ciba, preuves: [] }]])
    cas.quand({ ...ajouter, chapitres }, parPierre('2026-03-20')).refuse({ code: 'aucun_chapitre_applicable' })
})

test('[PRE-9] sont proposés les profils qui peuvent encore l’être', () => {
  const { etat } = etantDonne(...enDepotComplet)
  const proposes = (acteurEtat: Candidature, now = paris('2026-03-20')): readonly string[] =>
    profilsAAjouter(acteurEtat, { acteur: pierre, now, dispositif: complet })
  assert.deepEqual(proposes(etat), ['ciba'])
  assert.deepEqual(proposes(etat, J2), [])
  assert.deepEqual(proposes(etantDonne(...profilsAjoutes).etat), [])
})

test('[PRE-9] un chapitre déjà soumis qui demande une preuve de plus revient à l’éditeur, avec ses preuves', () => {
  const { etat } = etantDonne(...profilsAjoutes)
  const revenu = chapitre(etat)
  assert.equal(revenu.statut, 'en_depot')
  assert.deepEqual(
    Object.entries(revenu.preuves).map(([numero, { statut, versions }]) => [numero, statut, versions.length]),
    [
      [ins1, 'deposee', 1],
      [ins2, 'deposee', 1],
      [ins3, 'attendue', 0],
    ],
  )
  assert.equal(chapitre(etat, ciba).statut, 'en_depot')
  assert.ok('profils' in etat)
  assert.deepEqual(etat.profils, ['general', 'ciba'])
})

test('[PRE-9] ce qui était conforme le reste ; le chapitre prend une nouvelle place quand il est soumis', () => {
  const { etat } = etantDonne(...ajoute(insConforme))
  assert.deepEqual(
    Object.values(chapitre(etat).preuves).map(({ statut }) => statut),
    ['conforme', 'conforme', 'attendue'],
  )
  etantDonne(...ajoute(insConforme))
    .quand(deposer({ chapitre: ins, preuve: ins3, depotId: 'i3' }), parPierre('2026-03-20 10:00'))
    .accepte()
    .quand({ type: 'soumettreChapitres', chapitres: [ins], rang: rang(40) }, parPierre('2026-03-20 11:00'))
    .alors({ type: 'ChapitreSoumis', chapitre: ins, rang: rang(40), preuves: 3 })
})

test('[PRE-9] un chapitre auquel le profil ne demande rien reste où il en était', () => {
  const avant = etantDonne(...soixanteJours).etat
  const apres = etantDonne(...ajoute(soixanteJours)).etat
  for (const { code } of chapitresGeneraux.slice(1)) assert.deepEqual(chapitre(apres, code), chapitre(avant, code))
})

test('[PRE-7] un chapitre que l’ajout ne nomme pas n’est pas perdu', () => {
  const [premier, ...autres] = chapitresAvecCiba
  assert.equal(premier?.code, ins)
  const { etat } = etantDonne(...insSoumis)
    .quand({ ...ajouter, chapitres: autres }, parPierre('2026-03-20'))
    .accepte()
  assert.deepEqual(chapitre(etat), chapitre(etantDonne(...insSoumis).etat))
})

// Dans un chapitre à modifier

const aModifier: readonly Fait[] = [
  ...insSoumis,
  ...acte('2026-03-16 09:00', hugo, { type: 'ChapitrePris', chapitre: ins }),
  ...acte('2026-03-16 09:10', hugo, {
    type: 'AvisRendu',
    chapitre: ins,
    preuve: ins1,
    verdict: 'conforme',
    motif: '',
  }),
  ...acte('2026-03-16 09:20', hugo, {
    type: 'AvisRendu',
    chapitre: ins,
    preuve: ins2,
    verdict: 'a_modifier',
    motif: 'Illisible.',
  }),
  ...acte('2026-03-16 10:00', hugo, {
    type: 'ModificationsDemandees',
    chapitre: ins,
    preuves: [ins2],
    message: '',
  }),
]
const depots = (...preuves: readonly (typeof ins1)[]): readonly CommandeCandidature[] =>
  preuves.map(preuve => deposer({ chapitre: ins, preuve, depotId: `nouveau-${preuve}` }))
const apresDepots = (quand: string) =>
  depots(ins2, ins3).reduce(
    (cas, depot) => cas.quand(depot, parPierre(quand)).accepte(),
    etantDonne(...ajoute(aModifier)),
  )

test('[PRE-9] [PRE-6] un chapitre à modifier le reste, ses délais aussi ; la preuve ajoutée s’y dépose', () => {
  const cas = etantDonne(...ajoute(aModifier))
  assert.equal(chapitre(cas.etat).statut, 'a_modifier')
  assert.ok(echeances(cas.etat, complet).some(({ regle, quand }) => regle === 'INT-6' && quand === paris('2026-04-16')))
  cas
    .quand(deposer({ chapitre: ins, preuve: ins1, depotId: 'non' }), parPierre('2026-03-20 10:00'))
    .refuse({ code: 'preuve_non_modifiable' })
  const soumettre = { type: 'soumettreChapitres', chapitres: [ins], rang: rang(40) } as const
  cas
    .quand(depots(ins2)[0] ?? assert.fail(), parPierre('2026-03-20 10:00'))
    .accepte()
    .quand(soumettre, parPierre('2026-03-20 11:00'))
    .refuse({ code: 'modifications_incompletes', restantes: [ins3] })
  apresDepots('2026-03-20 10:00')
    .quand(soumettre, parPierre('2026-03-20 11:00'))
    .alors({ type: 'ChapitreResoumis', chapitre: ins, rang: rang(40), placeGardee: false })
})

test('[JAL-2] la preuve d’un profil ajouté est soumise une première fois avant J2, fût-ce dans un chapitre à modifier', () => {
  const lent = { ...complet, delais: { ...complet.delais, abandon: null } }
  const soumettre = { type: 'soumettreChapitres', chapitres: [ins], rang: rang(40) } as const
  const cas = apresDepots('2026-03-20 10:00')
  assert.ok(echeances(cas.etat, lent).some(({ regle }) => regle === 'JAL-2'))
  cas.quand(soumettre, { acteur: pierre, now: justeAvant(J2), dispositif: lent }).accepte()
  cas
    .quand(soumettre, { acteur: pierre, now: J2, dispositif: lent })
    .refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
  const sansProfil = etantDonne(...aModifier)
    .quand(depots(ins2)[0] ?? assert.fail(), parPierre('2026-03-20'))
    .accepte()
  sansProfil.quand(soumettre, { acteur: pierre, now: justeAvant(J3), dispositif: lent }).accepte()
})

test('[ELI-8] Impossible d’accepter l’éligibilité si un chapitre n’attend aucune preuve : il serait complet sans rien', () => {
  const soumise = acte('2026-03-06 16:00', pierre, {
    type: 'EtapeSoumise',
    etape: 'eligibilite',
    version: 1,
    reponses: {},
  })
  etantDonne(...eligibiliteOuverte, ...soumise)
    .quand(
      {
        type: 'accepterEligibilite',
        profils: ['general'],
        chapitres: [
          { code: annuaire, preuves: [psc1] },
          { code: ins, preuves: [] },
        ],
      },
      { acteur: nadia, now: paris('2026-03-09'), dispositif: complet },
    )
    .refuse({ code: 'aucun_chapitre_applicable' })
})
