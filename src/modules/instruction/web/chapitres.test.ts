import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import { format } from '../../../ui/index.ts'
import { limiteDAbandon, limiteGarantieDePlace } from '../../candidatures/index.ts'
import type { DispositifAPublier } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, etat, faits } = procedure
const { pierre, claire, hugo, maya, nadia } = personnes
const actes = actesDe(procedure)

let guichets = 0
const delais = petitProgramme().delais
const ouvrirGuichet = (reste: Partial<DispositifAPublier> = {}) =>
  procedure.publier(petitProgramme({ code: `guichet-${++guichets}`, guichet: 'borne', delais: regles, ...reste }))
/** A place is kept for 24 h, an application without an answer is abandoned after 30 days. */
const regles: DispositifAPublier['delais'] = {
  ...delais,
  gardeRang: { heures: 24 },
  abandon: { jours: 30, decompte: 'calendaires', proroge: false, adverse: 'propose' },
}

const chemin = (numero: string, chapitre = 'annuaire'): string => `/agence/candidatures/${numero}/chapitres/${chapitre}`
const lire = (numero: string, qui: ActeurAgent = hugo, suite = ''): Promise<Visite> =>
  navigation.en(qui).aller(chemin(numero) + suite)
const juger = async (numero: string, champs: Champs, qui: ActeurAgent = hugo): Promise<Visite> =>
  navigation.en(qui).soumettre(await lire(numero, qui), `${chemin(numero)}/avis`, champs)
/** A chapter of two proofs, in Hugo's hands. */
const pris = async (reste?: Partial<DispositifAPublier>): Promise<string> => {
  const numero = await actes.menerAuDepot(await ouvrirGuichet(reste))
  await actes.soumettreChapitre(numero, 'annuaire')
  await actes.prendre(hugo, numero, 'annuaire')
  return numero
}
const derniers = async (numero: string, n: number) => (await faits(numero)).slice(-n).map(({ type }) => type)

test('[INT-3] the proof stands beside its requirement; a verdict is kept with its reason, and the next one comes', async () => {
  const numero = await pris()
  const page = await lire(numero)
  assert.match(page.texte, /Preuve 1 sur 2/)
  assert.match(page.texte, /La solution DOIT satisfaire ANN\.01\.01\.01\. .*Avis sur cette preuve/)
  assert.match(page.texte, /0 conforme · 0 à modifier · 2 à juger/)
  const suivante = await juger(numero, { verdict: 'conforme' })
  assert.equal(suivante.url, `${chemin(numero)}?preuve=ANN.02.01.01`)
  const motif = 'La version n’est pas visible.\nRefaire <la> capture.'
  const fin = await juger(numero, { verdict: 'a_modifier', motif })
  assert.match(fin.texte, /1 conforme · 1 à modifier · 0 à juger/)
  assert.ok(fin.html.includes('Refaire &lt;la&gt; capture.') || fin.html.includes('Refaire &lt;la> capture.'))
  const tableau = await navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Chapitre annuaire 2\/2 1\/2 1\/2/)
})

test('[INT-3] a verdict that is not « conforme » without its reason is refused, and what was typed is kept', async () => {
  const numero = await pris()
  for (const [champs, phrase, champ] of [
    [{ verdict: 'a_modifier', motif: ' \n ' }, /Indiquez le motif : l’éditeur le lira\./, 'motif'],
    [{ verdict: 'non_conforme', motif: '' }, /Indiquez le motif/, 'motif'],
    [{ verdict: '', motif: 'Un motif' }, /Choisissez un avis/, 'verdict'],
    [{ verdict: 'constructor', motif: 'Un motif' }, /Choisissez un avis/, 'verdict'],
  ] as const) {
    const refuse = await juger(numero, champs)
    assert.equal(refuse.statut, 422)
    assert.match(refuse.texte, phrase)
    assert.ok(refuse.html.includes(`href="#champ-${champ}"`) && refuse.html.includes(`id="champ-${champ}`))
    if (champs.motif.trim() !== '') assert.ok(refuse.html.includes('>Un motif</textarea>'))
    if (champs.verdict === 'a_modifier')
      assert.match(refuse.html, /value="a_modifier"[^>]*checked|checked[^>]*value="a_modifier"/)
  }
  assert.deepEqual(await derniers(numero, 1), ['ChapitrePris'])
})

test('[INT-3] an opinion can be changed until the request goes', async () => {
  const numero = await pris()
  await juger(numero, { verdict: 'non_conforme', motif: 'Absente.' })
  const revenue = await lire(numero, hugo, '?preuve=ANN.01.01.01')
  assert.match(revenue.html, /value="non_conforme"[^>]*checked|checked[^>]*value="non_conforme"/)
  await navigation.en(hugo).soumettre(revenue, `${chemin(numero)}/avis`, { verdict: 'conforme', motif: '' })
  assert.match((await lire(numero)).texte, /1 conforme · 0 à modifier · 1 à juger/)
})

test('[INT-2] another verifier, a manager, an éditeur: they read or are refused, and change nothing', async () => {
  const numero = await pris()
  const deHugo = await lire(numero)
  for (const qui of [maya, nadia]) {
    const page = await lire(numero, qui)
    assert.equal(page.statut, 200)
    assert.match(page.texte, /Ce chapitre est instruit par Hugo Lefèvre/)
    assert.ok(!page.html.includes('<form method="post" action="/agence'))
  }
  const { html } = await navigation.en(maya).aller('/agence/file')
  const sien = /name="_jeton" value="[^"]*"/.exec(html)?.[0] ?? ''
  const volee = { ...deHugo, html: deHugo.html.replaceAll(/name="_jeton" value="[^"]*"/g, sien) }
  for (const acte of ['avis', 'restitution']) {
    const refuse = await navigation
      .en(maya)
      .soumettre(volee, `${chemin(numero)}/${acte}`, acte === 'avis' ? { verdict: 'conforme' } : {})
    assert.equal(refuse.statut, 422, acte)
    assert.match(refuse.texte, /instruit par Hugo Lefèvre/)
    assert.doesNotMatch(refuse.html, /href="#champ-/)
  }
  assert.equal((await navigation.en(claire).aller(chemin(numero))).statut, 403)
  assert.deepEqual(await derniers(numero, 1), ['ChapitrePris'])
})

test('[INT-4] the request is read again before it goes: each proof with its reason, and the delays that start', async () => {
  const numero = await pris()
  assert.doesNotMatch((await lire(numero)).html, /\/demande"/)
  await actes.juger(
    hugo,
    { numero, chapitre: 'annuaire' },
    { 'ANN.01.01.01': 'a_modifier', 'ANN.02.01.01': 'non_conforme' },
  )
  const relue = await lire(numero, hugo, '/demande')
  assert.match(relue.texte, /Demander 2 modifications/)
  assert.match(
    relue.texte,
    /ANN\.01\.01\.01 \(à modifier\) : Motif de ANN\.01\.01\.01 .*ANN\.02\.01\.01 \(non conforme\)/,
  )
  assert.match(
    relue.texte,
    /l’éditeur garde sa place s’il répond .*Sans réponse .*, la candidature sera réputée abandonnée/,
  )
  assert.deepEqual(await derniers(numero, 1), ['AvisRendu'])
  const envoyee = await navigation.en(hugo).soumettre(relue, `${chemin(numero)}/demande`, { message: 'Courage.' })
  assert.equal(envoyee.url, chemin(numero))
  const [demande] = (await faits(numero)).slice(-1)
  assert.ok(demande?.type === 'ModificationsDemandees')
  assert.deepEqual(demande.preuves, ['ANN.01.01.01', 'ANN.02.01.01'])
  const page = (await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/annuaire`)).texte
  for (const limite of [limiteGarantieDePlace(demande.le, regles), limiteDAbandon(demande.le, regles)])
    assert.ok(limite && page.includes(format.limite(limite).replaceAll(/\s+/g, ' ')), `${limite} ${page.slice(0, 900)}`)
})

test('[INT-4] a request while proofs are still to be judged, or with nothing to change, is refused', async () => {
  const numero = await pris()
  const sansAvis = await navigation
    .en(hugo)
    .soumettre(await lire(numero, hugo, '/demande'), `${chemin(numero)}/demande`)
  assert.equal(sansAvis.statut, 422)
  assert.match(sansAvis.texte, /Il reste 2 preuves à juger/)
  await actes.juger(hugo, { numero, chapitre: 'annuaire' }, { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'conforme' })
  const rien = await navigation
    .en(hugo)
    .soumettre(await lire(numero, hugo, '/demande'), `${chemin(numero)}/demande`, { message: 'Gardé' })
  assert.equal(rien.statut, 422)
  assert.match(rien.texte, /Aucune preuve n’est à modifier/)
  assert.ok(rien.html.includes('Gardé</textarea>'))
})

/** Three chapters of three candidatures; the first is taken, asked for a change, and answered by its éditeur. */
const repondre = async (
  reste: Partial<DispositifAPublier>,
): Promise<readonly [ordre: readonly string[], file: Visite]> => {
  const guichet = await ouvrirGuichet(reste)
  const numeros = [
    await actes.menerAuDepot(guichet),
    await actes.menerAuDepot(guichet),
    await actes.menerAuDepot(guichet),
  ]
  for (const numero of numeros) await actes.soumettreChapitre(numero, 'annuaire')
  const [premier = ''] = numeros
  await actes.prendre(hugo, premier, 'annuaire')
  await actes.juger(
    hugo,
    { numero: premier, chapitre: 'annuaire' },
    { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'a_modifier' },
  )
  await actes.demander(hugo, premier, 'annuaire')
  const depot = `/candidatures/${premier}/chapitres/annuaire`
  const qui = navigation.en(pierre)
  await qui.soumettre(await qui.aller(depot), `${depot}/preuves/lien`, { url: 'https://preuves.example/v2' })
  const accuse = await qui.soumettre(await qui.aller(`${depot}/soumission`), `${depot}/soumission`)
  assert.match(accuse.texte, /Nouvelle soumission du chapitre/)
  return [numeros, await navigation.en(hugo).aller(`/agence/file?guichet=${guichet.code}`)]
}
const ordreDe = ({ html }: Visite): readonly string[] =>
  [...html.matchAll(/href="\/agence\/candidatures\/(\w+)\/chapitres/g)].map(([, numero = '']) => numero)

test('[INT-5] answered within the delay, the chapter has its place back, ahead of those that came after it', async () => {
  const [numeros, file] = await repondre({})
  assert.deepEqual(ordreDe(file), numeros)
  const [premier = ''] = numeros
  const reponse = (await faits(premier)).findLast(({ type }) => type === 'ChapitreResoumis')
  assert.ok(reponse?.type === 'ChapitreResoumis')
  assert.deepEqual([reponse.rang, reponse.placeGardee], [1, true])
  const repris = await navigation.en(maya).soumettre(await navigation.en(maya).aller(file.url), '/agence/file/prendre')
  assert.equal(repris.url.split('/')[3], premier)
})

test('[INT-5] past the delay of the programme, the chapter goes to the back of the queue with a new rang', async () => {
  const [[premier = '', second, troisieme], file] = await repondre({ delais: { ...regles, gardeRang: { heures: 0 } } })
  assert.deepEqual(ordreDe(file), [second, troisieme, premier])
  const reponse = (await faits(premier)).findLast(({ type }) => type === 'ChapitreResoumis')
  assert.ok(reponse?.type === 'ChapitreResoumis')
  assert.deepEqual([reponse.rang, reponse.placeGardee], [4, false])
})

test('[INT-8] a chapter is validated when each proof conforms, and not before; with the last one the file is ready', async () => {
  const numero = await pris()
  assert.match((await lire(numero)).texte, /Valider le chapitre Il reste 2 preuves à juger/)
  await actes.juger(hugo, { numero, chapitre: 'annuaire' }, { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'conforme' })
  const valide = await navigation.en(hugo).soumettre(await lire(numero), `${chemin(numero)}/validation`)
  assert.equal(valide.url, '/agence/file')
  assert.match((await lire(numero)).texte, /Ce chapitre est validé/)
  assert.equal((await etat(numero)).statut, 'depot_des_preuves')
  for (const [chapitre, preuve] of [
    ['dmp', 'DMP.01.01.01'],
    ['interop', 'INT.01.01.01'],
  ] as const) {
    await actes.soumettreChapitre(numero, chapitre)
    await actes.prendre(hugo, numero, chapitre)
    await actes.juger(hugo, { numero, chapitre }, { [preuve]: 'conforme' })
    const page = await navigation.en(hugo).aller(chemin(numero, chapitre))
    const fin = await navigation.en(hugo).soumettre(page, `${chemin(numero, chapitre)}/validation`)
    if (chapitre === 'interop') assert.equal(fin.url, `/candidatures/${numero}`)
  }
  assert.deepEqual(await derniers(numero, 2), ['ChapitreValide', 'DossierValide'])
  assert.equal((await etat(numero)).statut, 'prete_pour_convention')
  assert.match((await navigation.en(nadia).aller('/agence')).texte, /Préparer la convention/)
})

test('[P23] a chapter that does not apply, or that bears the name of what every object has, is not there', async () => {
  const numero = await pris()
  for (const code of ['constructor', '__proto__', 'inconnu'])
    for (const suite of ['', '/demande'])
      assert.equal((await navigation.en(hugo).aller(chemin(numero, code) + suite)).statut, 404, code + suite)
  for (const preuve of ['constructor', '', 'inconnue'])
    assert.equal((await lire(numero, hugo, `?preuve=${preuve}`)).statut, 200, preuve)
  assert.equal((await juger(numero, { preuve: 'constructor', verdict: 'conforme' })).statut, 422)
})
