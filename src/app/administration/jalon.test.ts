import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actesDe } from '../../../test/harness/actes.ts'
import { borne } from '../../../test/harness/cas.ts'
import { petitProgramme } from '../../../test/harness/programme.ts'
import type { Instant } from '../../kernel/temps.ts'
import { makeDispositifs } from '../../modules/dispositifs/index.ts'
import { preparer } from './monde-de-test.ts'

const essai = await preparer()
const { pages, navigation, personnes } = essai
const alix = pages.en(personnes.alix)

/** J1: 13 May 2126 at noon, J2: 9 December 2126, J3: 10 March 2127. */
const jalons = borne.jalons.map(jalon => ({ ...jalon, quand: jalon.quand.replace('20', '21') as Instant }))
const contenu = petitProgramme({ code: 'borne', intitule: 'Guichet borné', guichet: 'borne', jalons })
const premiere = await essai.publier(contenu)
const numero = await actesDe(essai).ouvrir(premiere)
await essai.publier({ ...contenu, presentation: 'Deuxième version.' })
await actesDe(essai).menerAuDepot(premiere)

const JALON = '/administration/dispositifs/borne/jalons/J1'
const saisie = { jour: '2126-06-10', heure: '09:30', motif: 'Incident <b>majeur</b> du 12 mai.' }
const ouvrir = () => alix.aller(JALON)

test('[P10] the confirmation says where the milestone is, what it closes, and whom a move concerns', async () => {
  const { statut, texte, html } = await ouvrir()
  assert.equal(statut, 200)
  assert.match(
    texte,
    /J1 · Dépôt du dossier administratif Date actuelle lundi 13 mai 2126 à 12 h 00 \(heure de Paris\)/,
  )
  assert.match(texte, /L’ouverture d’une candidature et la première soumission des étapes 1 et 2/)
  assert.match(texte, /2 candidatures ouvertes, dont 1 qui doit encore tenir ce jalon/)
  assert.match(texte, /inscrit à votre nom, avec son motif, au journal du dispositif/)
  assert.match(texte, /Heure de Paris, sous la forme 12:00/)
  assert.match(html, /name="heure"[^>]*value="12:00"|value="12:00"[^>]*name="heure"/)
})

test('[P10] what is missing or wrong is said at its field, with what was typed, and nothing moves', async () => {
  const page = await ouvrir()
  const cas = [
    [{ motif: ' ' }, /Donnez le motif : il est publié/],
    [{ jour: '' }, /Donnez le nouveau jour/],
    [{ jour: '2126-02-30' }, /Donnez le nouveau jour/],
    [{ heure: '25:00' }, /Donnez la nouvelle heure, sous la forme 12:00/],
    [{ jour: '2126-03-31', heure: '02:30' }, /Choisissez une autre heure : cette nuit-là, l’heure change/],
    [{ jour: '2026-01-13' }, /Choisissez une date à venir/],
    [{ jour: '2126-05-13', heure: '12:00' }, /le jalon est déjà fixé au lundi 13 mai 2126 à 12 h 00/],
    [{ jour: '2126-12-09', heure: '12:00' }, /une date avant le jalon 2, fixé au lundi 9 décembre 2126/],
    [{ motif: 'a'.repeat(1_001) }, /Raccourcissez le motif de 1 caractère : 1 000 au plus/],
  ] as const
  for (const [champs, phrase] of cas) {
    const refusee = await alix.soumettre(page, JALON, { ...saisie, ...champs })
    assert.equal(refusee.statut, 422)
    assert.match(refusee.texte, /Le jalon n’a pas été déplacé/)
    assert.match(refusee.texte, phrase)
    if (!('motif' in champs))
      assert.match(refusee.html, /Incident &lt;b>majeur&lt;\/b> du 12 mai|Incident &lt;b&gt;majeur/)
  }
  const deux = await alix.soumettre(page, JALON, { ...saisie, jour: '', motif: '' })
  assert.match(deux.texte, /Donnez le nouveau jour.*Donnez le motif/)
  assert.match((await ouvrir()).texte, /Date actuelle lundi 13 mai 2126/)
})

test('[P10] a milestone that is not there, or a programme, is not found; the page is for the administrator alone', async () => {
  for (const chemin of ['borne/jalons/J4', 'borne/jalons/constructor', 'nul/jalons/J1'])
    assert.equal((await alix.aller(`/administration/dispositifs/${chemin}`)).statut, 404, chemin)
  for (const qui of [personnes.nadia, personnes.hugo, personnes.dominique, personnes.claire]) {
    assert.equal((await pages.en(qui).aller(JALON)).statut, 403)
    assert.equal((await pages.en(qui).demander({ method: 'POST', url: JALON })).statusCode, 403)
  }
})

test('[P10] once moved, everyone reads the new date, the old one and the motive: the administrator, the public, the candidate', async () => {
  const page = await ouvrir()
  const faite = await alix.soumettre(page, JALON, saisie)
  assert.equal(faite.url, '/administration/dispositifs?deplace=borne')
  assert.match(faite.texte, /Le jalon est déplacé Il vaut dès maintenant pour toutes les candidatures/)
  assert.match(faite.texte, /J1 Dépôt du dossier administratif lundi 10 juin 2126 à 9 h 30 \(heure de Paris\)/)
  assert.match(
    faite.texte,
    /Alix Fontaine J1 reporté 13\/05\/2126 12:00 10\/06\/2126 09:30 Incident <b>majeur<\/b> du 12 mai\./,
  )
  assert.match(faite.html, /&lt;b>majeur|&lt;b&gt;majeur/)
  const dit =
    /10 juin 2126 à 9 h 30 \(heure de Paris\).*Reporté le .*, auparavant fixé au lundi 13 mai 2126 à 12 h 00 \(heure de Paris\)\s*\. Motif : Incident/
  assert.match((await navigation.anonyme.aller('/dispositifs/borne')).texte, dit)
  assert.match((await navigation.en(personnes.pierre).aller('/demarches/borne')).texte, dit)
  for (const qui of [personnes.pierre, personnes.nadia])
    assert.match((await navigation.en(qui).aller(`/candidatures/${numero}`)).texte, dit)
})

test('[P2] [P10] the same form sent again has no effect; another page opened before reads the milestone again', async () => {
  const ancienne = await ouvrir()
  const autre = await ouvrir()
  await alix.soumettre(ancienne, JALON, { ...saisie, jour: '2126-06-20' })
  const rejouee = await alix.soumettre(ancienne, JALON, { ...saisie, jour: '2126-06-20' })
  assert.equal(rejouee.url, '/administration/dispositifs?deplace=borne')
  const depassee = await alix.soumettre(autre, JALON, { ...saisie, jour: '2126-06-15' })
  assert.equal(depassee.statut, 422)
  assert.match(
    depassee.texte,
    /Une autre personne vient de déplacer ce jalon : il est maintenant fixé au jeudi 20 juin 2126/,
  )
  assert.match(depassee.texte, /Date actuelle jeudi 20 juin 2126/)
  const reprise = await alix.soumettre(depassee, JALON, { ...saisie, jour: '2126-06-15' })
  assert.match(reprise.texte, /J1 avancé 20\/06\/2126 09:30 15\/06\/2126 09:30.*J1 reporté.*J1 reporté/)
  const lu = await makeDispositifs(essai.db).versionOuverte('borne')
  assert.equal(lu.jalons[0]?.deplacements?.length, 3)
})

test('[P10] of a milestone that has passed, the page says what a postponement opens again, and what stays closed', async () => {
  const passes = [
    { ...borne.jalons[0], quand: '2026-01-13T11:00:00.000Z' as Instant },
    { ...borne.jalons[1], quand: '2026-01-14T11:00:00.000Z' as Instant },
  ].map((jalon, n) => ({
    ...jalon,
    code: n === 0 ? ('J1' as const) : ('J2' as const),
    libelle: `Jalon passé ${n + 1}`,
  }))
  await essai.publier(petitProgramme({ code: 'passe', guichet: 'borne', jalons: passes }))
  const { texte } = await alix.aller('/administration/dispositifs/passe/jalons/J2')
  assert.match(texte, /Ce jalon est passé Le reporter rouvre ce qu’il ferme jusqu’à la nouvelle date/)
  assert.match(texte, /Une candidature close parce qu’un jalon était passé le reste/)
})
