import assert from 'node:assert/strict'
import test from 'node:test'
import { chapitreDEssai, mentions } from '../../../../test/harness/programme.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import { type Chantier, chantierDe, rubriques } from './chantier.ts'
import { chantierVide } from './chantier-vide.ts'
import { controlerChantier } from './controle-chantier.ts'
import type { Champ } from './formulaire.ts'

const vide = chantierVide({ code: 'essai', intitule: 'Essai' })

/** What is left to write of an empty chantier, written. */
const complet: Chantier = {
  ...vide,
  presentation: 'Une présentation.',
  parcours: { code: 'essais', intitule: 'Essais' },
  reference: { ...vide.reference, prefixe: 'REF-ESSAI' },
  applicabilite: { champVague1: null, siReference: ['Vague 2'], sinon: ['Vague 2'] },
  charte: { titre: 'Charte', version: '1.0', html: '<p>Je m’engage.</p>' },
  convention: {
    titre: 'Convention',
    dureeAnnees: 3,
    articles: [{ titre: 'Objet', paragraphes: ['Entre {{service}} et {{editeur}}.'] }],
  },
  instances: { ...vide.instances, college: 'Collège' },
  mentions,
  rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['document'] }])] },
}

/** Where each fault is, when that is changed. */
const fautesSi = (reste: Partial<Chantier>): readonly string[] =>
  controlerChantier({ ...complet, ...reste }).map(({ rubrique, chemin }) => `${rubrique} : ${chemin}`)

const bornee = {
  guichet: 'borne',
  ajoutDeProfils: 'J2',
  jalons: [
    { code: 'J1', libelle: 'Étapes 1 et 2', heure: '12:00', jour: '2027-03-01' },
    { code: 'J2', libelle: 'Preuves', heure: '12:00', jour: '2027-06-01' },
    { code: 'J3', libelle: 'Fin', heure: '12:00', jour: '2027-09-01' },
  ],
} as const satisfies Partial<Chantier>

test('[GUI-1] an empty chantier has the faults that a person must mend, and no other; each says where and what to do', () => {
  const fautes = controlerChantier(vide)
  assert.deepEqual(
    fautes.map(({ rubrique, chemin }) => `${rubrique} : ${chemin}`),
    [
      'identite : presentation',
      'identite : parcours.intitule',
      'identite : reference.prefixe',
      'profils : applicabilite',
      'charte : charte.titre',
      'charte : charte.html',
      'convention : instances.college',
      'convention : convention.titre',
      'convention : convention.articles',
      'mentions : mentions.service',
      'mentions : mentions.adresse',
      'mentions : mentions.courriel',
      'mentions : mentions.telephone',
      'mentions : mentions.silence',
      'mentions : mentions.recours',
      'mentions : mentions.signataire.nom',
      'mentions : mentions.signataire.qualite',
      'exigences : exigences',
    ],
  )
  for (const { phrase } of fautes) assert.match(phrase, /^[A-ZÉ].*\.$/u)
  assert.deepEqual(fautesSi({}), [])
})

test('[GUI-1] the faults come in the order of the parts', () => {
  const rangs = controlerChantier({ ...vide, ...bornee, jalons: [] }).map(({ rubrique }) => rubriques.indexOf(rubrique))
  assert.deepEqual(
    rangs,
    rangs.toSorted((a, b) => a - b),
  )
})

test('[P8] each legal mention that is missing is told, blank ones too', () => {
  assert.deepEqual(fautesSi({ mentions: { ...mentions, silence: ' ' } }), ['mentions : mentions.silence'])
  assert.deepEqual(fautesSi({ mentions: { ...mentions, signataire: { nom: '', qualite: '' } } }), [
    'mentions : mentions.signataire.nom',
    'mentions : mentions.signataire.qualite',
  ])
})

test('[GUI-1] milestones come one after the other, and are all there', () => {
  const [j1, j2, j3] = bornee.jalons
  assert.deepEqual(fautesSi(bornee), [])
  assert.deepEqual(fautesSi({ ...bornee, jalons: [j1, j2] }), ['calendrier : jalons'])
  assert.deepEqual(fautesSi({ ...bornee, jalons: [j1, { ...j2, jour: j1.jour }, j3] }), ['calendrier : jalons.J2'])
  assert.deepEqual(fautesSi({ ...bornee, jalons: [j1, { ...j2, jour: '2027-06-31' }, j3] }), [
    'calendrier : jalons.J2.jour',
  ])
  assert.deepEqual(fautesSi({ ...bornee, guichet: 'permanent' }), ['calendrier : jalons', 'profils : ajoutDeProfils'])
})

test('[JAL-5] months are counted from a decree: without its day, they can’t be published', () => {
  const enMois = [2, 5, 8].map((mois, rang) => ({
    code: `J${rang + 1}` as 'J1',
    libelle: `Jalon ${rang + 1}`,
    heure: '12:00',
    mois,
  }))
  assert.deepEqual(fautesSi({ ...bornee, jalons: enMois }), ['calendrier : decret'])
  assert.deepEqual(fautesSi({ ...bornee, jalons: enMois, decret: jourCivil('2027-01-10') }), [])
  const [j1, j2, j3] = enMois
  assert.ok(j1 && j2 && j3)
  const melees = [j1, { code: 'J2', libelle: 'Jalon 2', heure: '12:00', jour: '2027-03-10' } as const, j3]
  assert.deepEqual(fautesSi({ ...bornee, jalons: melees, decret: jourCivil('2027-01-10') }), ['calendrier : jalons.J2'])
})

test('[CVN-1] a convention names nothing that can’t be filled, and lasts as long as what it gives', () => {
  const { convention } = complet
  assert.ok(convention)
  const articles = [{ titre: 'Objet', paragraphes: ['Entre {{service}} et {{editteur}}.'] }]
  const [faute] = controlerChantier({ ...complet, convention: { ...convention, articles } })
  assert.equal(faute?.rubrique, 'convention')
  assert.match(faute.phrase, /\{\{editteur\}\} est inconnue.*editeur/u)
  assert.deepEqual(fautesSi({ convention: { ...convention, titre: '{{duré}} {{dure}}' } }), ['convention : convention'])
  assert.deepEqual(fautesSi({ convention: { ...convention, dureeAnnees: 5 } }), ['identite : reference.validiteAnnees'])
  assert.deepEqual(fautesSi({ convention: null }), [])
})

test('[GUI-1] a condition on a question that was taken away is told, and so is an answer that it never had', () => {
  const avec = (...champs: readonly Champ[]): Partial<Chantier> => {
    const { administrative, eligibilite } = complet.formulaires
    const sections = [...eligibilite.sections, { code: 'plus', titre: 'Plus', champs }]
    return { formulaires: { administrative, eligibilite: { sections } } }
  }
  const champ = { code: 'detail', libelle: 'Détail', type: 'texte', obligatoire: true } as const
  const pilote = { code: 'nuage', libelle: 'En nuage ?', type: 'oui_non', obligatoire: true } as const
  const si = { champ: 'nuage', vaut: 'oui' }
  assert.deepEqual(fautesSi(avec(pilote, { ...champ, si })), [])
  assert.deepEqual(fautesSi(avec({ ...champ, si })), ['eligibilite : formulaires.eligibilite.detail.si'])
  const [faute] = controlerChantier({
    ...complet,
    ...avec(pilote, { ...champ, si: { champ: 'nuage', vaut: 'peut-être' } }),
  })
  assert.match(faute?.phrase ?? '', /attend « peut-être », que « En nuage \? » ne propose pas/u)
  assert.deepEqual(fautesSi(avec(champ, champ)), ['eligibilite : formulaires.eligibilite.detail'])
  assert.deepEqual(fautesSi(avec({ ...champ, type: 'choix' })), [
    'eligibilite : formulaires.eligibilite.detail.options',
  ])
})

test('[GUI-1] a question that the platform needs can’t be left out, and profiles are asked once', () => {
  const { administrative, eligibilite } = complet.formulaires
  const sansSiret = {
    sections: administrative.sections.map(section => ({
      ...section,
      aidesSaisie: [],
      champs: section.champs.filter(({ code }) => code !== 'siret'),
    })),
  }
  assert.deepEqual(fautesSi({ formulaires: { administrative: sansSiret, eligibilite } }), [
    'administrative : formulaires.administrative.siret',
  ])
  const sansProfils = {
    sections: eligibilite.sections.map(section => ({
      ...section,
      champs: section.champs.filter(({ type }) => type !== 'profils'),
    })),
  }
  assert.deepEqual(fautesSi({ formulaires: { administrative, eligibilite: sansProfils } }), [
    'eligibilite : formulaires.eligibilite',
  ])
})

test('[REM-2] what the workbook names and the programme no longer declares is told where it is declared', () => {
  assert.deepEqual(fautesSi({ profils: [{ code: 'ciba', libelle: 'CIBA', obligatoire: true }] }), ['profils : profils'])
  assert.deepEqual(fautesSi({ applicabilite: { champVague1: null, siReference: ['Vague 1'], sinon: ['Vague 3'] } }), [
    'profils : applicabilite',
  ])
})

test('[GUI-1] a control that no proof and no chapter of the workbook answers is told', () => {
  const { controles } = complet
  assert.deepEqual(fautesSi({ controles: { ...controles, cnda: true, journeeDeTest: { chapitre: 'ailleurs' } } }), [
    'controles : controles.cnda',
    'controles : controles.journeeDeTest.chapitre',
  ])
  const autorisation = { chapitre: 'ailleurs', titre: '', texte: 'Elle autorise.' }
  assert.deepEqual(fautesSi({ autorisation }), ['controles : autorisation.titre', 'controles : autorisation.chapitre'])
  const journee = { jours: 14, decompte: 'calendaires', proroge: false } as const
  assert.deepEqual(fautesSi({ delais: { ...complet.delais, journee } }), ['delais : delais.journee'])
})

test('[GUI-1] what an acceptance gives, and the titles of both forms, are said', () => {
  assert.deepEqual(fautesSi({ issue: { ...complet.issue, etat: ' ' } }), ['identite : issue'])
  assert.deepEqual(fautesSi({ etapes: { administrative: '', eligibilite: ' ' } }), [
    'identite : etapes.administrative',
    'identite : etapes.eligibilite',
  ])
})

test('a chantier made of a version says its milestones as days and hours of Paris', () => {
  const { jalons } = chantierDe({
    ...complet,
    id: 'x',
    version: 3,
    charte: { ...complet.charte, empreinte: 'x' },
    rem: complet.rem ?? { chapitres: [] },
    jalons: [{ code: 'J1', libelle: 'J1', quand: '2027-07-01T10:00:00.000Z' as never }],
  })
  assert.deepEqual(jalons, [{ code: 'J1', libelle: 'J1', jour: '2027-07-01', heure: '12:00' }])
})
