import assert from 'node:assert/strict'
import test from 'node:test'
import { acteDe } from '../../../../../test/harness/base.ts'
import { ouvrirLeChantier } from '../../../../../test/harness/chantier.ts'
import type { Champs, Visite } from '../../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { publierRis } from '../../../../../test/harness/ris.ts'
import { type Champ, composerAtelier, type Section } from '../../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, db } = procedure
const ris = await publierRis(procedure)
await ouvrirLeChantier(procedure, ris.code)
const atelier = composerAtelier(db)
const neuf = await atelier.ouvrirChantier({
  acte: acteDe(personnes.nadia),
  ouverture: { kind: 'nouveau', code: 'essai', intitule: 'Guichet d’essai', modele: null },
})
assert.ok(neuf.ok)

const nadia = navigation.en(personnes.nadia)
const F = '/atelier/essai/formulaires/administrative'
const RIS = `/atelier/${ris.code}/formulaires/administrative`

const envoyer = async (adresse: string, champs: Champs = {}, depuis = adresse): Promise<Visite> =>
  nadia.soumettre(await nadia.aller(depuis), adresse, champs)
const sections = async (code = 'essai', etape: 'administrative' | 'eligibilite' = 'administrative') =>
  (await atelier.lireChantier(code))?.chantier.formulaires[etape].sections ?? []
const section = async (nom: string, code = 'essai'): Promise<Section> =>
  (await sections(code)).find(autre => autre.code === nom) ?? assert.fail(nom)
const champ = async (nom: string, code = 'essai'): Promise<Champ> =>
  (await sections(code)).flatMap(({ champs }) => champs).find(autre => autre.code === nom) ?? assert.fail(nom)
const derniereNote = async (code = 'essai'): Promise<string> =>
  ((await atelier.histoireDuChantier(code))[0]?.note ?? '').replaceAll('\u00a0', ' ')
const lisible = ({ texte }: Visite): string => texte.replaceAll('\u00a0', ' ')

test('[GUI-1] a form is read as it is asked: sections, questions, kinds, conditions in words', async () => {
  const lu = lisible(await nadia.aller(RIS))
  assert.match(lu, /Formulaire : Candidature administrative/)
  assert.match(lu, /demandé si « La solution a-t-elle été référencée en vague 1 du Ségur \? » vaut « Oui »/)
  assert.match(lu, /Mandats donnés au chef de file.* Fichier pdf, png, jpg, jpeg, zip plusieurs fichiers/)
  assert.match(lu, /Boutons d’aide : « Compléter avec les données du responsable légal »/)
  assert.equal((await nadia.aller('/atelier/essai/formulaires/autre')).statut, 404)
  assert.equal((await nadia.aller(`${F}/champs/inconnu`)).statut, 404)
  assert.equal((await navigation.en(personnes.hugo).aller(F)).statut, 403)
})

test('[GUI-1] a section is added, then written; its code comes from its title', async () => {
  const refusee = await envoyer(`${F}/sections/nouvelle`, { aide: 'Ce qui suit' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.html, /href="#champ-titre"/)
  assert.match(refusee.texte, /Ce qui suit/)
  const fait = await envoyer(`${F}/sections/nouvelle`, { titre: 'Activité de téléconsultation' })
  assert.equal(fait.statut, 200)
  assert.match(lisible(fait), /Section « Activité de téléconsultation » ajoutée\./)
  assert.deepEqual(await section('activite_de_teleconsultation'), {
    code: 'activite_de_teleconsultation',
    titre: 'Activité de téléconsultation',
    champs: [],
  })
  await envoyer(`${F}/sections/activite_de_teleconsultation`, {
    titre: 'Activité',
    code: 'activite',
    aide: 'De la société.',
  })
  assert.deepEqual((await section('activite')).aide, 'De la société.')
})

test('[ADM-1] [ELI-2] a question of each kind is added with what only its kind has', async () => {
  const ajouter = (champs: Champs) =>
    envoyer(`${F}/champs/nouveau`, { section: 'activite', ...champs }, `${F}/champs/nouveau?section=activite`)
  const fait = await ajouter({ libelle: 'Exercez-vous depuis la France ?', type: 'oui_non', aide: 'Au jour du dépôt.' })
  assert.equal(fait.statut, 200)
  assert.match(lisible(fait), /Question « Exercez-vous depuis la France \? » ajoutée\./)
  assert.deepEqual(await champ('exercez_vous_depuis_la_france'), {
    code: 'exercez_vous_depuis_la_france',
    libelle: 'Exercez-vous depuis la France ?',
    type: 'oui_non',
    obligatoire: true,
    aide: 'Au jour du dépôt.',
  })
  await ajouter({
    libelle: 'Depuis quel pays ?',
    code: 'pays',
    type: 'choix',
    options: 'Belgique\nch = Suisse',
    condition: 'exercez_vous_depuis_la_france=non',
  })
  assert.deepEqual(await champ('pays'), {
    code: 'pays',
    libelle: 'Depuis quel pays ?',
    type: 'choix',
    obligatoire: true,
    si: { champ: 'exercez_vous_depuis_la_france', vaut: 'non' },
    options: [
      { valeur: 'belgique', libelle: 'Belgique' },
      { valeur: 'ch', libelle: 'Suisse' },
    ],
  })
  await ajouter({ libelle: 'Extrait Kbis', code: 'kbis', type: 'fichier', extensions: '.PDF; png', plusieurs: 'oui' })
  const { extensions, plusieurs } = await champ('kbis')
  assert.deepEqual([extensions, plusieurs], [['pdf', 'png'], true])
  await ajouter({ libelle: 'Début', code: 'debut', type: 'date' })
  await ajouter({ libelle: 'Fin', code: 'fin', type: 'date', apres: 'debut' })
  assert.equal((await champ('fin')).apres, 'debut')
  await ajouter({ libelle: 'Chapitre', code: 'chapitre', type: 'choix_multiple', chapitres: 'oui' })
  assert.equal((await champ('chapitre')).options, 'chapitres')
  await ajouter({ libelle: 'Contact', code: 'contact', type: 'texte', longueurMax: '40', autocomplete: 'name' })
  const { longueurMax, autocomplete } = await champ('contact')
  assert.deepEqual([longueurMax, autocomplete], [40, 'name'])
})

test('[GUI-1] what is typed wrongly is told at its field, all at once, and stays typed', async () => {
  const refuser = async (champs: Champs, attendus: Readonly<Record<string, RegExp>>): Promise<void> => {
    const refusee = await envoyer(`${F}/champs/nouveau`, {
      section: 'activite',
      libelle: 'Gardé',
      type: 'texte',
      ...champs,
    })
    assert.equal(refusee.statut, 422)
    for (const [nom, phrase] of Object.entries(attendus)) {
      assert.ok(refusee.html.includes(`href="#champ-${nom}"`), nom)
      assert.match(lisible(refusee), phrase)
    }
    if (champs['libelle'] === undefined) assert.match(refusee.html, /value="Gardé"/)
  }
  await refuser(
    { libelle: '', type: 'choix', code: 'À part' },
    { libelle: /Écrivez la question/, code: /en minuscules/, options: /une par ligne/ },
  )
  await refuser({ code: 'pays' }, { code: /« pays » est déjà employé/ })
  await refuser({ code: 'nouveau' }, { code: /déjà employé/ })
  await refuser({ type: 'autre' }, { type: /Choisissez la nature/ })
  await refuser({ type: 'profils' }, { type: /Choisissez la nature/ })
  await refuser({ longueurMax: '0' }, { longueurMax: /de 1 à 20000/ })
  await refuser({ type: 'fichier', extensions: '' }, { extensions: /extensions acceptées/ })
  await refuser({ type: 'fichier', extensions: 'pdf, <b>' }, { extensions: /« <b> » n’est pas une extension/ })
  await refuser({ type: 'choix', options: 'Un\nUn' }, { options: /donnée deux fois/ })
  await refuser({ condition: 'absent=oui' }, { condition: /ne peut plus se vérifier/ })
  await refuser({ type: 'date', apres: 'contact' }, { apres: /n’existe plus/ })
  await refuser({ section: 'absente' }, { section: /Choisissez la section/ })
})

test('[GUI-1] a question can’t wait for itself, nor for one that waits for it', async () => {
  const conditions = (html: string) => [...html.matchAll(/<option value="([^"]*=[^"]*)"/g)].map(([, valeur]) => valeur)
  const page = await nadia.aller(`${F}/champs/exercez_vous_depuis_la_france`)
  assert.deepEqual(conditions(page.html), [])
  const autre = await nadia.aller(`${F}/champs/pays`)
  assert.deepEqual(conditions(autre.html), ['exercez_vous_depuis_la_france=oui', 'exercez_vous_depuis_la_france=non'])
})

test('[GUI-1] the code of a published question is fixed, the rest of it is not', async () => {
  const adresse = `${RIS}/champs/reference_vague1`
  assert.match(lisible(await nadia.aller(adresse)), /les réponses déjà données sont conservées sous ce code/)
  await envoyer(adresse, { code: 'autre', libelle: 'Référencée en vague 1 ?' })
  assert.equal((await champ('reference_vague1', ris.code)).libelle, 'Référencée en vague 1 ?')
  await envoyer(`${F}/champs/kbis`, { code: 'extrait_kbis' })
  assert.equal((await champ('extrait_kbis')).libelle, 'Extrait Kbis')
})

test('[ADM-1] what the platform reads can’t be removed, nor made of another kind, and the page says why', async () => {
  const adresse = `${F}/champs/siret`
  assert.match(lisible(await nadia.aller(adresse)), /La plateforme lit elle-même cette réponse/)
  await envoyer(adresse, { code: 'autre', type: 'texte', obligatoire: 'non', libelle: 'Votre SIRET' })
  const lu = await champ('siret')
  assert.deepEqual([lu.libelle, lu.type, lu.obligatoire], ['Votre SIRET', 'siret', true])
  assert.match(lisible(await nadia.aller(`${adresse}/retrait`)), /Cette question ne se retire pas/)
  const entreprise = await nadia.aller(`${F}/sections/entreprise/retrait`)
  assert.match(lisible(entreprise), /Déplacez d’abord ces questions dans une autre section/)
  const force = await nadia.demander({ url: `${adresse}/retrait`, method: 'POST' })
  assert.notEqual(force.statusCode, 303)
  assert.ok(await champ('siret'))
})

test('[GUI-1] sections and questions go up and down, one press each', async () => {
  const avant = (await sections()).map(({ code }) => code)
  const boutons = await nadia.aller(F)
  await nadia.soumettre(boutons, `${F}/deplacement`, { section: 'activite', sens: 'haut' })
  assert.deepEqual(
    (await sections()).map(({ code }) => code),
    avant.toSpliced(-2, 2, ...avant.slice(-2).toReversed()),
  )
  await envoyer(`${F}/deplacement`, { section: '', champ: 'debut', sens: 'bas' }, F)
  const codes = (await section('activite')).champs.map(({ code }) => code)
  assert.ok(codes.indexOf('fin') < codes.indexOf('debut'))
  assert.match(await derniereNote(), /Question « Début » descendue\./)
})

test('[ELI-4] a list has fields of its own, written as questions are', async () => {
  const cree = await envoyer(`${F}/champs/nouveau`, {
    section: 'activite',
    libelle: 'Sites',
    code: 'sites',
    type: 'liste',
  })
  assert.equal(cree.url.split('?')[0], `${F}/champs/sites`)
  assert.match(lisible(cree), /Une ligne n’a pas encore de champ/)
  const ligne = (champs: Champs) => envoyer(`${F}/champs/sites/lignes/nouvelle`, champs)
  await ligne({ libelle: 'Ville', type: 'texte' })
  await ligne({ libelle: 'Loué ?', code: 'loue', type: 'oui_non' })
  await ligne({ libelle: 'Bailleur', type: 'texte', condition: 'loue=oui' })
  assert.equal((await ligne({ libelle: 'Plan', type: 'fichier' })).statut, 422)
  await envoyer(`${F}/deplacement`, { champ: 'sites', ligne: 'loue', sens: 'haut' }, `${F}/champs/sites`)
  assert.deepEqual(
    (await champ('sites')).lignes?.map(({ code, si }) => [code, si?.champ]),
    [
      ['loue', undefined],
      ['ville', undefined],
      ['bailleur', 'loue'],
    ],
  )
  await envoyer(`${F}/champs/sites/lignes/ville`, { libelle: 'Commune' })
  const retrait = await nadia.aller(`${F}/champs/sites/lignes/loue/retrait`)
  assert.match(lisible(retrait), /La question « Bailleur » n’est demandée que selon sa réponse/)
  await nadia.soumettre(retrait, `${F}/champs/sites/lignes/loue/retrait`, { suite: 'retirees' })
  assert.deepEqual(
    (await champ('sites')).lignes?.map(({ libelle }) => libelle),
    ['Commune'],
  )
})

test('[ADM-3] the buttons that fill a section from an account are written with it', async () => {
  const adresse = `${F}/sections/activite`
  const refusee = await envoyer(adresse, { 'aide.moi.contact': 'nom_complet' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Écrivez ce que dit ce bouton/)
  await envoyer(adresse, { 'aide.moi': 'Avec mes données', 'aide.moi.contact': 'nom_complet' })
  assert.deepEqual((await section('activite')).aidesSaisie, [
    { source: 'moi', libelle: 'Avec mes données', remplit: { contact: 'nom_complet' } },
  ])
})

test('[GUI-1] removing a question tells what depends on it, and what becomes of that is chosen', async () => {
  const adresse = `${F}/champs/exercez_vous_depuis_la_france/retrait`
  const page = await nadia.aller(adresse)
  assert.match(lisible(page), /La question « Depuis quel pays \? » n’est demandée que selon sa réponse/)
  await nadia.soumettre(page, adresse, { suite: 'demandees' })
  assert.equal((await champ('pays')).si, undefined)
  assert.match(await derniereNote(), /Désormais sans cette condition : « Depuis quel pays \? »\./)
  const contact = await nadia.aller(`${F}/champs/contact/retrait`)
  assert.match(lisible(contact), /Le bouton « Avec mes données » .* la remplit/)
  await nadia.soumettre(contact, `${F}/champs/contact/retrait`)
  assert.equal((await section('activite')).aidesSaisie, undefined)
  const vague1 = await nadia.aller(`${RIS}/champs/reference_vague1/retrait`)
  assert.match(lisible(vague1), /Les exigences applicables dépendent de sa réponse/)
  await nadia.soumettre(vague1, `${RIS}/champs/reference_vague1/retrait`, { suite: 'retirees' })
  const chantier = (await atelier.lireChantier(ris.code))?.chantier
  assert.equal(chantier?.applicabilite.champVague1, null)
  assert.ok(!(await sections(ris.code)).some(({ champs }) => champs.some(({ code }) => code === 'identifiant_vague1')))
})

test('[GUI-1] a section goes with its questions', async () => {
  const retrait = await nadia.aller(`${F}/sections/activite/retrait`)
  assert.match(lisible(retrait), /Elle part avec 6 questions/)
  assert.equal((await nadia.soumettre(retrait, `${F}/sections/activite/retrait`)).statut, 200)
  assert.ok(!(await sections()).some(({ code }) => code === 'activite'))
})
