import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acteDe } from '../../../../../../test/harness/base.ts'
import { fait } from '../../../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../../../test/harness/programme.ts'
import { formulaireDeTest } from '../../../../../../test/harness/test-intrusion.ts'
import { aucunControle } from '../../../domain/controles.ts'
import { CODE, preparer, valeurDe } from './monde-de-test.ts'

const essai = await preparer()
const { ouvrir, ecrire, chantier, nadia, personnes } = essai
const article = { titre: 'Objet', paragraphes: ['Entre {{editeur}} et {{service}}.', 'Pour {{duree}} ans.'] }
await essai.publier(
  petitProgramme({
    code: 'modele',
    intitule: 'Modèle sans financement',
    financement: false,
    convention: { titre: 'Convention', dureeAnnees: 3, articles: [article] },
    controles: { ...aucunControle, testIntrusion: formulaireDeTest },
  }),
)
await essai.publier(petitProgramme({ code: 'finance', intitule: 'Modèle financé', financement: true }))
const ouverture = { kind: 'version', code: 'modele' } as const
await fait(essai.atelier.ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture }))

test('[GUI-1] profiles are lines: one is added, one emptied is removed, a code is drawn from the name', async () => {
  const chemin = `/atelier/${CODE}/profils`
  const plus = await nadia.soumettre(await ouvrir('profils'), chemin, {
    'profils.1.libelle': 'Ligne générique',
    'profils.2.libelle': 'Nom de marque',
    geste: 'ajouter.profils',
  })
  assert.equal(plus.statut, 200)
  assert.equal(valeurDe(plus, 'profils.1.libelle'), 'Ligne générique')
  assert.equal(valeurDe(plus, 'profils.3.libelle'), '')
  assert.equal((await chantier()).profils.length, 1)
  await nadia.soumettre(plus, chemin, {
    'profils.0.libelle': '',
    'profils.0.code': '',
    'profils.2.aide': 'Sous nom de marque.',
    'profils.2.obligatoire': 'oui',
    'applicabilite.sinon': 'TLC\nCommun',
    geste: 'enregistrer',
  })
  const lu = await chantier()
  assert.deepEqual(lu.profils, [
    { code: 'ligne-generique', libelle: 'Ligne générique', obligatoire: false },
    { code: 'nom-de-marque', libelle: 'Nom de marque', obligatoire: true, aide: 'Sous nom de marque.' },
  ])
  assert.deepEqual(lu.applicabilite, { champVague1: null, sinon: ['TLC', 'Commun'], siReference: ['TLC', 'Commun'] })
})

test('[GUI-1] two profiles of one name, a code that is none, a question that isn’t there are refused at their field', async () => {
  const refusee = await ecrire('profils', {
    'profils.0.libelle': 'Nom de marque',
    'profils.1.libelle': 'Nom de marque',
    'profils.2.code': 'Pas Bon',
    'applicabilite.champVague1': 'siret',
  })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Un autre profil s’appelle déjà « Nom de marque »/)
  assert.match(refusee.texte, /Donnez le libellé de ce profil, ou effacez toute la ligne/)
  assert.match(refusee.texte, /Écrivez des minuscules sans accent/)
  assert.match(refusee.texte, /Choisissez une question « oui ou non »/)
  assert.equal(valeurDe(refusee, 'profils.2.code'), 'Pas Bon')
  assert.equal(valeurDe(refusee, 'profils.3.libelle'), '')
  assert.equal(valeurDe(refusee, 'profils.4.libelle'), null)
})

test('[ELI-8] once a workbook is there, its périmètres are ticked', async () => {
  const chemin = '/atelier/modele/profils'
  const page = await nadia.aller(chemin)
  assert.match(page.texte, /Périmètres applicables .* Vague 2 Vague 1 \(absent du classeur\)/)
  await nadia.soumettre(page, chemin, { 'applicabilite.sinon': ['Vague 2'] })
  assert.deepEqual((await essai.atelier.lireChantier('modele'))?.chantier.applicabilite.sinon, ['Vague 2'])
})

test('[GUI-1] the charter is typed as plain text, and shown as it will be read', async () => {
  const texte = '# Engagements\n\nL’éditeur **répond**.\n\n- vite ;\n- bien.'
  const page = await ecrire('charte', { 'charte.titre': 'Charte', 'charte.html': texte })
  assert.match(page.texte, /C’est enregistré/)
  assert.match(page.html, /<h2>Engagements<\/h2>\s*<p>L’éditeur <strong>répond<\/strong>\.<\/p>\s*<ul>/)
  assert.equal(valeurDe(page, 'charte.html'), texte)
  const { html } = (await chantier()).charte
  await ecrire('charte', { 'charte.version': '2.0' })
  assert.deepEqual((await chantier()).charte, { titre: 'Charte', version: '2.0', html })
})

test('[GUI-1] HTML pasted in the charter is cleaned, and what had to go is told before it is saved', async () => {
  const colle =
    '<h1>Titre</h1><p onclick="x()">Un <a href="javascript:x()">lien</a></p><script>x()</script><video src="v"></video>'
  const refusee = await ecrire('charte', { 'charte.html': colle })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Ce qui n’a pas sa place dans la charte a été retiré : .*<script>/)
  assert.doesNotMatch(valeurDe(refusee, 'charte.html') ?? '', /script|onclick|javascript/)
  const reprise = await nadia.soumettre(refusee, `/atelier/${CODE}/charte`)
  assert.match(reprise.texte, /C’est enregistré/)
  assert.doesNotMatch((await chantier()).charte.html, /script|onclick|javascript/)
})

test('[CVN-1] an article is written with variables; one that stands for nothing is told at its field', async () => {
  const refusee = await ecrire('convention', {
    'convention.titre': 'Convention de {{dispositif}}',
    'articles.0.titre': 'Parties',
    'articles.0.texte': 'Entre {{editeurs}} et {{Le service}}.',
    'instances.college': 'Commission',
  })
  assert.equal(refusee.statut, 422)
  assert.match(
    refusee.texte,
    /\{\{editeurs\}\}, \{\{Le service\}\} ne désigne rien : choisissez parmi les variables de la liste/,
  )
  assert.match(refusee.html, /href="#champ-articles-0-texte"/)
  assert.match(refusee.texte, /\{\{editeur\}\} la dénomination sociale de l’éditeur/)
  const ouverte = await nadia.soumettre(refusee, `/atelier/${CODE}/convention`, {
    'articles.0.texte': 'Entre {{editeur et moi.',
  })
  assert.match(ouverte.texte, /Une variable s’écrit entre deux accolades/)
  const page = await nadia.soumettre(ouverte, `/atelier/${CODE}/convention`, {
    'articles.0.texte': 'Entre {{editeur}} et {{service}}.\n\nPour {{duree}} ans.',
    'instances.jourDeSeance': 'mardi',
    'instances.heure': '10:30',
  })
  assert.match(
    page.texte,
    /Article 1\. Parties Entre \[la dénomination sociale de l’éditeur\] et \[le service de l’agence\]/,
  )
  const { convention, instances } = await chantier()
  assert.deepEqual(convention?.articles, [
    { titre: 'Parties', paragraphes: ['Entre {{editeur}} et {{service}}.', 'Pour {{duree}} ans.'] },
  ])
  assert.deepEqual(instances, { college: 'Commission', jourDeSeance: 2, heure: '10:30' })
})

test('[CVN-5] it begins from a published one of the same funding; articles go to the place that their number says', async () => {
  const page = await ouvrir('convention')
  assert.match(page.texte, /Partir d’une convention publiée Celles des dispositifs sans financement/)
  assert.doesNotMatch(page.texte, /Modèle financé/)
  const chemin = `/atelier/${CODE}/convention`
  const reprise = await nadia.soumettre(page, chemin, { modele: 'modele', geste: 'modele' })
  assert.equal(reprise.statut, 200)
  assert.equal(valeurDe(reprise, 'articles.0.titre'), 'Objet')
  assert.equal((await chantier()).convention?.articles[0]?.titre, 'Parties')
  const plus = await nadia.soumettre(reprise, chemin, { geste: 'ajouter.articles' })
  const champs = {
    'articles.1.titre': 'Préambule',
    'articles.1.texte': 'Vu le décret.',
    'articles.1.ordre': '1',
    'articles.0.ordre': '2',
  }
  await nadia.soumettre(plus, chemin, { ...champs, geste: 'enregistrer' })
  assert.deepEqual((await chantier()).convention?.articles, [
    { titre: 'Préambule', paragraphes: ['Vu le décret.'] },
    article,
  ])
  await ecrire('convention', { convention: 'aucune' })
  assert.equal((await chantier()).convention, null)
})

test('[PEN-1] a penetration test’s form is a published one, or a file whose faults are told; sizes are in Mo', async () => {
  const page = await ecrire('controles', {
    'controles.cnda': 'oui',
    'controles.testIntrusion': 'de.modele',
    'gazelle.hotes': 'Interop.agence.example\n',
    'taillesMax.defaut': '250',
    autorisation: 'oui',
    'autorisation.chapitre': 'socle',
    'autorisation.titre': 'Autorisation',
    'autorisation.texte': 'Le raccordement est autorisé.',
  })
  assert.equal(page.url, `/atelier/${CODE}?fait=controles`)
  const lu = await chantier()
  assert.equal(lu.controles.cnda, true)
  assert.deepEqual(lu.controles.testIntrusion, formulaireDeTest)
  assert.deepEqual(lu.gazelle.hotes, ['interop.agence.example'])
  assert.deepEqual(lu.taillesMax, { defaut: 250_000_000, video: 4_294_967_296 })
  assert.deepEqual(lu.autorisation, {
    chapitre: 'socle',
    titre: 'Autorisation',
    texte: 'Le raccordement est autorisé.',
  })
  const fichier = (contenu: string) => ({ 'controles.testIntrusion.fichier': { nom: 'test.json', contenu } })
  const refusee = await ecrire('controles', {
    ...fichier(JSON.stringify({ ...formulaireDeTest, ageMaxMois: 0 })),
    'gazelle.hotes': 'https://interop.agence.example/rapports',
    'taillesMax.video': 'beaucoup',
    'autorisation.texte': '',
    'controles.journeeDeTest': 'oui',
  })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /ageMaxMois : Nombre attendu >= 1/)
  assert.match(refusee.texte, /n’est pas un nom de machine : écrivez-le sans « https:\/\/ »/)
  assert.match(refusee.texte, /Donnez une taille en Mo, de 1 à 4295/)
  assert.match(refusee.texte, /Écrivez ce que ce document autorise/)
  assert.match(refusee.texte, /Donnez le code du chapitre/)
  assert.match((await ecrire('controles', fichier('<html>'))).texte, /Ce fichier n’est pas du JSON/)
  assert.match((await ecrire('controles', fichier('x'.repeat(2_000_001)))).texte, /Ce fichier dépasse 2 Mo/)
  assert.match(
    (await ecrire('controles', { 'controles.maturite': 'fichier' })).texte,
    /Choisissez le fichier à prendre/,
  )
  await ecrire('controles', fichier(JSON.stringify({ ...formulaireDeTest, version: '9' })))
  assert.equal((await chantier()).controles.testIntrusion?.version, '9')
  await ecrire('controles', { 'controles.testIntrusion': 'aucun', autorisation: '' })
  assert.deepEqual((await chantier()).controles, { ...aucunControle, cnda: true })
  assert.equal((await chantier()).autorisation, null)
})

test('[GUI-1] texts added to receipts and e-mails, and reasons one a line, are saved as they are', async () => {
  await ecrire('textes', {
    'textes.accuse': 'Conservez cet accusé.',
    'textes.courriel': 'Écrivez-nous dans la messagerie.',
    'textes.motifs.complement': ' Pièce illisible.\n\nPouvoir absent.\nPièce illisible.',
  })
  assert.deepEqual((await chantier()).textes, {
    accuse: 'Conservez cet accusé.',
    courriel: 'Écrivez-nous dans la messagerie.',
    motifs: { complement: ['Pièce illisible.', 'Pouvoir absent.'], modification: [], refus: [] },
  })
  const refusee = await ecrire('textes', { 'textes.motifs.refus': 'a'.repeat(501) })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Raccourcissez le motif « a+… » : 500 caractères au plus/)
})

test('[GUI-1] only an administrator and the counter’s manager write a programme', async () => {
  const { navigation } = essai
  for (const qui of [personnes.hugo, personnes.dominique, personnes.claire])
    assert.equal((await navigation.en(qui).aller(`/atelier/${CODE}/charte`)).statut, 403)
  assert.equal((await nadia.aller('/atelier/inconnu/charte')).statut, 404)
})
