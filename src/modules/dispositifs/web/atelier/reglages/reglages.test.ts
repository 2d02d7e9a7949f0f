import assert from 'node:assert/strict'
import { test } from 'node:test'
import { borne } from '../../../../../../test/harness/cas.ts'
import { petitProgramme } from '../../../../../../test/harness/programme.ts'
import { acteDe } from '../../../../../../test/harness/base.ts'
import { fait } from '../../../../../../test/harness/procedure.ts'
import type { Instant } from '../../../../../kernel/temps.ts'
import { issuesConnues } from '../../../domain/issues.ts'
import { mentionsManquantes } from '../../../domain/controle-programme.ts'
import { CODE, preparer, valeurDe } from './monde-de-test.ts'

const essai = await preparer()
const { ouvrir, ecrire, chantier, nadia, personnes, navigation } = essai
/** J1: 13 May 2126 at noon, J2: 9 December 2126, J3: 10 March 2127. */
const jalons = borne.jalons.map(jalon => ({ ...jalon, quand: jalon.quand.replace('20', '21') as Instant }))
const publie = await essai.publier(
  petitProgramme({ code: 'borne', intitule: 'Guichet borné', guichet: 'borne', jalons }),
)

test('[GUI-1] the identity of a programme is written in one page, its parcours among those known or a new one', async () => {
  const page = await ouvrir('identite')
  assert.equal(page.statut, 200)
  assert.match(page.texte, /Identité du dispositif/)
  assert.match(page.texte, /Une rubrique incomplète s’enregistre/)
  const enregistree = await ecrire('identite', {
    presentation: 'Ce que fait le dispositif.',
    parcours: 'nouveau',
    'parcours.intitule': 'Télésanté à l’œuvre',
    vague: 'Vague 1',
    couloir: 'Médecine de ville',
    financement: 'oui',
    issue: 'certification',
    'reference.prefixe': 'CERT-TLC',
    'reference.validiteAnnees': '4',
    identifiant: 'oui',
    'identifiant.libelle': 'NRU',
    'identifiant.chiffres': '18',
  })
  assert.equal(enregistree.url, `/atelier/${CODE}?fait=identite`)
  const lu = await chantier()
  assert.equal(lu.presentation, 'Ce que fait le dispositif.')
  assert.deepEqual(lu.parcours, { code: 'telesante-a-l-oeuvre', intitule: 'Télésanté à l’œuvre' })
  assert.equal(lu.vague, 'Vague 1')
  assert.equal(lu.financement, true)
  assert.deepEqual(lu.issue, issuesConnues.certification)
  assert.deepEqual(lu.reference, { prefixe: 'CERT-TLC', validiteAnnees: 4 })
  assert.deepEqual(lu.identifiant, { libelle: 'NRU', chiffres: 18 })
  const revue = await ouvrir('identite')
  assert.equal(valeurDe(revue, 'parcours.intitule'), 'Télésanté à l’œuvre')
  assert.equal(valeurDe(revue, 'identifiant.chiffres'), '18')
  await ecrire('identite', { parcours: publie.parcours.code, identifiant: '' })
  const change = await chantier()
  assert.deepEqual(change.parcours, publie.parcours)
  assert.equal(change.identifiant, null)
})

test('[GUI-1] what has no sense is refused at its field, with what was typed, and nothing is saved', async () => {
  const avant = await chantier()
  const refusee = await ecrire('identite', {
    intitule: '',
    couloir: 'Radiologie',
    parcours: 'nouveau',
    'parcours.intitule': 'Autre',
    'parcours.code': 'Pas Un Code',
    'reference.prefixe': 'réf tlc',
    'reference.validiteAnnees': 'cinq',
    issue: 'propre',
    'issue.acte': '',
    identifiant: 'oui',
    'identifiant.libelle': 'NRU',
    'identifiant.chiffres': '12',
  })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Donnez un nom au dispositif\./)
  assert.match(refusee.texte, /Écrivez des minuscules sans accent et des chiffres/)
  assert.match(refusee.texte, /Écrivez des capitales sans accent et des chiffres.*REF-TLC/)
  assert.match(refusee.texte, /Donnez un nombre d’années, de 1 à 20/)
  assert.match(refusee.texte, /Donnez ce mot, par exemple « Certificat de conformité »/)
  assert.match(refusee.texte, /Donnez un nombre de chiffres, de 16 à 20/)
  assert.match(refusee.html, /href="#champ-reference-prefixe"/)
  assert.equal(valeurDe(refusee, 'reference.prefixe'), 'réf tlc')
  assert.equal(valeurDe(refusee, 'couloir'), 'Radiologie')
  assert.deepEqual(await chantier(), avant)
})

test('[GUI-1] what a colleague saved in between is told, and what was typed stays to be saved again', async () => {
  const mienne = await ouvrir('identite')
  const sienne = navigation.en(personnes.alix)
  const chemin = `/atelier/${CODE}/mentions`
  await sienne.soumettre(await sienne.aller(chemin), chemin, { 'mentions.service': 'Pôle Téléconsultation' })
  const fautive = await nadia.soumettre(mienne, `/atelier/${CODE}/identite`, { couloir: 'Ville', intitule: '' })
  assert.match(fautive.texte, /Donnez un nom au dispositif/)
  const refusee = await nadia.soumettre(fautive, `/atelier/${CODE}/identite`, { intitule: 'Téléconsultation' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Alix Fontaine a modifié ce chantier entre-temps \(Mentions légales/)
  assert.equal(valeurDe(refusee, 'couloir'), 'Ville')
  const reprise = await nadia.soumettre(refusee, `/atelier/${CODE}/identite`)
  assert.equal(reprise.url, `/atelier/${CODE}?fait=identite`)
  const lu = await chantier()
  assert.equal(lu.couloir, 'Ville')
  assert.equal(lu.mentions.service, 'Pôle Téléconsultation')
})

test('[JAL-5] a milestone is a day or a number of months after the decree, and its moment in Paris is shown', async () => {
  assert.match((await ouvrir('calendrier')).texte, /Ce guichet est permanent Une candidature s’y ouvre à tout moment/)
  await ecrire('identite', { guichet: 'borne' })
  const page = await ecrire('calendrier', {
    decret: '2027-01-31',
    'jalons.J1.libelle': 'Dossier administratif',
    'jalons.J1.mois': '1',
    'jalons.J1.heure': '14:00',
    'jalons.J2.libelle': 'Preuves',
    'jalons.J2.jour': '2027-05-13',
    adverseJalons: 'automatique',
  })
  assert.match(page.texte, /C’est enregistré\./)
  assert.match(page.texte, /Jalon 1 .* Soit le dimanche 28 février 2027 à 14 h 00 \(heure de Paris\)/)
  assert.match(page.texte, /Jalon 2 .* Soit le jeudi 13 mai 2027 à 12 h 00 \(heure de Paris\)/)
  const lu = await chantier()
  assert.equal(lu.decret, '2027-01-31')
  assert.equal(lu.adverseJalons, 'automatique')
  assert.deepEqual(lu.jalons, [
    { code: 'J1', libelle: 'Dossier administratif', heure: '14:00', mois: 1 },
    { code: 'J2', libelle: 'Preuves', heure: '12:00', jour: '2027-05-13' },
  ])
  await ecrire('calendrier', { 'jalons.J2.libelle': '', 'jalons.J2.jour': '' })
  assert.deepEqual(
    (await chantier()).jalons.map(({ code }) => code),
    ['J1'],
  )
})

test('[JAL-5] a day that doesn’t exist, an hour that Paris doesn’t have, a day and months at once are refused', async () => {
  const cas = [
    [{ 'jalons.J3.jour': '2027-02-30', 'jalons.J3.libelle': 'Fin' }, /Ce jour n’existe pas/],
    [
      { 'jalons.J3.jour': '2027-03-28', 'jalons.J3.heure': '02:30', 'jalons.J3.libelle': 'Fin' },
      /Choisissez une autre heure/,
    ],
    [
      { 'jalons.J3.jour': '2027-10-31', 'jalons.J3.heure': '02:30', 'jalons.J3.libelle': 'Fin' },
      /Choisissez une autre heure/,
    ],
    [
      { decret: '2027-02-28', 'jalons.J3.mois': '1', 'jalons.J3.heure': '02:30', 'jalons.J3.libelle': 'Fin' },
      /Choisissez une autre heure/,
    ],
    [
      { 'jalons.J3.jour': '2027-06-01', 'jalons.J3.mois': '6', 'jalons.J3.libelle': 'Fin' },
      /soit un jour, soit un nombre de mois/,
    ],
    [{ 'jalons.J3.mois': 'six', 'jalons.J3.libelle': 'Fin' }, /Donnez un nombre de mois, de 1 à 120/],
    [{ 'jalons.J3.jour': '2027-06-01' }, /Donnez un libellé à ce jalon/],
    [
      { 'jalons.J3.heure': '26:00', 'jalons.J3.jour': '2027-06-01', 'jalons.J3.libelle': 'Fin' },
      /Donnez une heure sous la forme 14:00/,
    ],
    [{ decret: '2027-13-01' }, /Ce jour n’existe pas/],
  ] as const
  const avant = await chantier()
  for (const [champs, phrase] of cas) {
    const refusee = await ecrire('calendrier', champs)
    assert.equal(refusee.statut, 422, JSON.stringify(champs))
    assert.match(refusee.texte, phrase)
    for (const [nom, valeur] of Object.entries(champs)) assert.equal(valeurDe(refusee, nom), valeur)
  }
  assert.deepEqual(await chantier(), avant)
})

test('[P10] the milestones of a published version are shown as they stand, and moved elsewhere', async () => {
  const ouverture = { kind: 'version', code: 'borne' } as const
  await fait(essai.atelier.ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture }))
  const chemin = '/atelier/borne/calendrier'
  const page = await nadia.aller(chemin)
  assert.match(page.texte, /Publié pour le lundi 13 mai 2126 à 12 h 00 \(heure de Paris\)/)
  assert.match(page.texte, /Un administrateur peut en déplacer un, avec un motif publié/)
  assert.equal(valeurDe(page, 'jalons.J1.jour'), null)
  const alix = await navigation.en(personnes.alix).aller(chemin)
  assert.match(alix.html, /href="\/administration\/dispositifs\/borne\/jalons\/J1"/)
  await nadia.soumettre(page, chemin, { 'jalons.J1.libelle': 'Dépôt', 'jalons.J1.jour': '2126-01-01' })
  const lu = await essai.atelier.lireChantier('borne')
  assert.deepEqual(lu?.chantier.jalons[0], { code: 'J1', libelle: 'Dépôt', jour: '2126-05-13', heure: '12:00' })
  assert.equal(lu?.chantier.jalons.length, 3)
})

test('[GUI-1] each delay exists or not, is read as its example says, and its reminders are numbers', async () => {
  const page = await ecrire('delais', {
    'delais.complement.jours': '8',
    'delais.complement.decompte': 'calendaires',
    'delais.complement.proroge': 'oui',
    'delais.complement.adverse': 'automatique',
    'delais.gardeRang': 'oui',
    'delais.gardeRang.heures': '24',
    'delais.abandon': '',
    'delais.instruction': 'oui',
    'delais.instruction.jours': '60',
    'rappels.jalons': '7, 30 1',
    'rappels.delais': '',
  })
  assert.match(
    page.texte,
    /Demandé le mardi 3 mars 2026 à 10 h 12, le complément est attendu jusqu’au mercredi 11 mars 2026 à minuit/,
  )
  assert.match(
    page.texte,
    /Demandé le jeudi 30 avril 2026 à 17 h 00, le complément est attendu jusqu’au lundi 11 mai 2026 à minuit/,
  )
  assert.match(
    page.texte,
    /Notifié le mardi 3 mars 2026 à 10 h 12, le chapitre garde sa place s’il est resoumis avant le mercredi 4 mars 2026 à 10 h 12/,
  )
  assert.match(page.texte, /Dossier complet le mardi 3 mars 2026 .* jusqu’au samedi 2 mai 2026 à minuit/)
  const { delais, rappels } = await chantier()
  assert.deepEqual(delais, {
    complement: { jours: 8, decompte: 'calendaires', proroge: true, adverse: 'automatique' },
    gardeRang: { heures: 24 },
    abandon: null,
    journee: null,
    instruction: { jours: 60 },
  })
  assert.deepEqual(rappels, { jalons: [30, 7, 1], delais: [] })
  const refusee = await ecrire('delais', {
    'delais.complement.jours': '0',
    'delais.abandon': 'oui',
    'delais.abandon.jours': 'trente',
    'rappels.delais': 'deux jours',
  })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Donnez un nombre de jours, de 1 à 730.*Donnez un nombre de jours, de 1 à 730/)
  assert.match(refusee.texte, /Donnez des nombres d’heures de 1 à 720/)
  assert.equal(valeurDe(refusee, 'delais.abandon.jours'), 'trente')
})

test('[P8] every legal mention is asked for with what the law says, and what is written is saved as it is', async () => {
  const page = await ouvrir('mentions')
  assert.match(page.texte, /Article R112-11-1 : la désignation du service chargé du dossier/)
  assert.match(page.texte, /Article R421-5 du code de justice administrative/)
  const refusee = await ecrire('mentions', { 'mentions.courriel': 'pas une adresse', 'mentions.telephone': 'zéro un' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Donnez une adresse électronique.*Donnez un numéro de téléphone/)
  assert.equal(valeurDe(refusee, 'mentions.courriel'), 'pas une adresse')
  await ecrire('mentions', {
    'mentions.courriel': 'tlc@agence.example',
    'mentions.telephone': '01 99 00 12 34',
    'mentions.silence': 'Le silence gardé deux mois vaut rejet.',
    'mentions.signataire.nom': 'Dominique Roux',
  })
  const { mentions } = await chantier()
  assert.equal(mentions.service, 'Pôle Téléconsultation')
  assert.deepEqual(mentionsManquantes(mentions), ['adresse', 'recours', 'signataire.qualite'])
})
