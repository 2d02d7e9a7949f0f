import assert from 'node:assert/strict'
import test from 'node:test'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { jourAParis, plusHeures } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, faits, db } = procedure
const { pierre, claire, hugo, nadia, lucas, paul } = personnes
const actes = actesEntiersDe(procedure)
let guichets = 0

const ouvrir = async (vague1?: 'oui'): Promise<string> => {
  const { id } = await procedure.publier(programmeEntier({ code: `journee-web-${++guichets}` }))
  return actes.ouvrir(id, { vague1 })
}
const adresse = (numero: string): string => `/candidatures/${numero}/journee`
const voir = (qui: typeof pierre | typeof hugo, numero: string): Promise<Visite> =>
  navigation.en(qui).aller(adresse(numero))
/** One act of the page of the day, from that page. */
const agir = async (
  qui: typeof pierre | typeof hugo,
  numero: string,
  args: { readonly acte: string; readonly champs?: Champs; readonly depuis?: string },
): Promise<Visite> => {
  const page = await navigation.en(qui).aller(adresse(numero) + (args.depuis ?? ''))
  return navigation.en(qui).soumettre(page, `${adresse(numero)}/${args.acte}`, args.champs ?? {})
}
const demain = async (): Promise<string> => jourAParis(plusHeures(await lireHorloge(db), 24))
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(2_000, 7)])

test('[INS-2] before the chapter is handed over the page says what is awaited; then the agency has two weeks, and proposes a date', async () => {
  const numero = await ouvrir()
  assert.match((await voir(pierre, numero)).texte, /Prochaine étape : à vous Soumettre le chapitre « Chapitre ins »/)
  assert.match((await voir(hugo, numero)).texte, /Qui agit : l’éditeur/)
  await actes.soumettre(numero, 'ins')
  const deHugo = await voir(hugo, numero)
  assert.match(deHugo.texte, /à vous Proposer une date de journée de test.*jusqu’au .* dans 1[45] jours/)
  assert.match(deHugo.texte, /Les 2 scénarios à dérouler .* INS\.01\.01 Exigence INS\.01/)
  assert.match((await voir(pierre, numero)).texte, /Qui agit : un vérificateur/)

  const rien = await agir(hugo, numero, { acte: 'proposition', champs: { jour: '', heure: '25:00', jeux: 'Mes jeux' } })
  assert.equal(rien.statut, 422)
  assert.match(rien.html, /href="#champ-jour"[\s\S]*href="#champ-heure"/)
  assert.ok(rien.html.includes('Mes jeux') && rien.html.includes('value="25:00"'))
  const passee = await agir(hugo, numero, { acte: 'proposition', champs: { jour: '2020-01-06', heure: '09:30' } })
  assert.equal(passee.statut, 422)
  assert.match(passee.texte, /2020 à 9 h 30 .* est passé : choisissez un moment à venir/)
  const proposee = await agir(hugo, numero, {
    acte: 'proposition',
    champs: { jour: await demain(), heure: '09:30', jeux: 'Patients 1 à 9' },
  })
  assert.equal(proposee.url, `${adresse(numero)}?recu=proposition`)
  assert.match(proposee.texte, /La date est proposée .* Qui agit : l’éditeur/)
})

test('[INS-3] the éditeur asks for another date, with its reason, then confirms; the history keeps both proposals', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  const champs = { jour: await demain(), heure: '09:30', jeux: 'Patients 1 à 9' }
  await agir(hugo, numero, { acte: 'proposition', champs })
  const lue = await voir(pierre, numero)
  assert.match(lue.texte, /à vous Confirmer la journée de test proposée .* Jeux de données Patients 1 à 9/)
  const vide = await agir(pierre, numero, { acte: 'autre-date', champs: { motif: '' } })
  assert.equal(vide.statut, 422)
  assert.match(vide.html, /href="#champ-motif"/)
  const autre = await agir(pierre, numero, { acte: 'autre-date', champs: { motif: 'Nos bancs sont pris.' } })
  assert.match(autre.texte, /Une autre date est demandée .* Date qui ne convient pas .* Nos bancs sont pris/)
  assert.match((await voir(hugo, numero)).texte, /à vous Proposer une date de journée de test/)
  await agir(hugo, numero, { acte: 'proposition', champs: { ...champs, heure: '14:00' } })
  const confirmee = await agir(claire, numero, { acte: 'confirmation' })
  assert.match(
    confirmee.texte,
    /La date est confirmée .* Préparer et tenir la journée de test .* Confirmée par Claire Martin/,
  )
  assert.match(
    confirmee.texte,
    /Historique .* Date confirmée .* Date proposée : .* 14 h .* Autre date demandée .* Date proposée : .* 9 h 30/,
  )
  assert.ok(!(await voir(hugo, numero)).html.includes('/journee/proposition'))
})

test('[INS-3] [INS-4] results scenario by scenario, then the recording: its files are pièces that both sides get, with their receipts', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  await actes.laisserVenir(numero, 'Patients 1 à 9')
  assert.match((await voir(hugo, numero)).texte, /à vous Consigner les résultats de la journée de test/)
  const oublis = await agir(hugo, numero, {
    acte: 'resultats',
    depuis: '/resultats',
    champs: { 'atteint-INS.01.01': 'oui', 'observation-INS.01.01': 'Fluide.' },
  })
  assert.equal(oublis.statut, 422)
  assert.match(oublis.texte, /Scénario INS\.02\.01 : dites si le résultat est atteint/)
  assert.ok(oublis.html.includes('href="#champ-atteint-INS-02-01"') && oublis.html.includes('Fluide.'))
  const sansMotif = await agir(hugo, numero, {
    acte: 'resultats',
    depuis: '/resultats',
    champs: { 'atteint-INS.01.01': 'oui', 'atteint-INS.02.01': 'non' },
  })
  assert.match(sansMotif.texte, /Scénario INS\.02\.01 : dites ce qui a manqué/)
  const consignes = await agir(hugo, numero, {
    acte: 'resultats',
    depuis: '/resultats',
    champs: { 'atteint-INS.01.01': 'oui', 'atteint-INS.02.01': 'oui' },
  })
  assert.match(consignes.texte, /Les résultats sont consignés .* 2 sur 2 scénarios atteints/)

  const deposer = (nom: string, contenu: Buffer | string) =>
    agir(pierre, numero, { acte: 'enregistrement', champs: { piece: { nom, contenu } } })
  for (const [nom, contenu, statut, phrase] of [
    ['', '', 422, /Choisissez un fichier à déposer/],
    ['journee.exe', 'MZ', 415, /Choisissez un fichier d’un format accepté/],
    ['journee.mp4', 'du texte', 415, /n’est pas celui d’un fichier « \.mp4 »/],
    ['journee.mp4', Buffer.concat([MP4, Buffer.alloc(300_000)]), 413, /dépasse la taille maximale/],
  ] as const) {
    const refuse = await deposer(nom, contenu)
    assert.equal(refuse.statut, statut, nom)
    assert.match(refuse.texte, phrase)
    assert.match(refuse.html, /href="#champ-piece"/)
  }
  const accuse = await deposer('matin.mp4', MP4)
  assert.match(accuse.url, /\/accuses\/\d+$/)
  assert.match(accuse.texte, /Dépôt de l’enregistrement de la journée de test .* Journée de test matin\.mp4/)
  await deposer('après-midi.mp4', Buffer.concat([MP4, Buffer.from('2')]))
  const faite = await voir(pierre, numero)
  assert.match(faite.texte, /La journée de test est faite .* matin\.mp4 .* après-midi\.mp4/)
  const lien = /href="(\/candidatures\/\w+\/preuves\/[^"]+)"[^>]*>\s*matin\.mp4/.exec(faite.html)?.[1] ?? assert.fail()
  for (const qui of [pierre, hugo]) {
    const recu = await navigation.en(qui).demander({ url: lien })
    assert.deepEqual([recu.statusCode, recu.rawPayload], [200, MP4])
    assert.match(String(recu.headers['content-disposition']), /^attachment/)
  }
  const partie = await navigation.en(hugo).demander({ url: lien, headers: { range: 'bytes=4-11' } })
  assert.deepEqual([partie.statusCode, partie.body], [206, 'ftypisom'])
  assert.equal((await navigation.en(lucas).demander({ url: lien })).statusCode, 404)
})

test('[INS-3] [PRE-7] a result that was not reached calls for another day; the recording of the first one stays readable', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  await actes.laisserVenir(numero)
  const champs = {
    'atteint-INS.01.01': 'oui',
    'atteint-INS.02.01': 'non',
    'observation-INS.02.01': 'Téléservice muet.',
  }
  const consignes = await agir(hugo, numero, { acte: 'resultats', depuis: '/resultats', champs })
  assert.match(
    consignes.texte,
    /Proposer une nouvelle journée de test .* 1 sur 2 scénarios atteints .* Téléservice muet/,
  )
  await agir(pierre, numero, { acte: 'enregistrement', champs: { piece: { nom: 'premiere.mp4', contenu: MP4 } } })
  await agir(hugo, numero, { acte: 'proposition', champs: { jour: await demain(), heure: '09:30' } })
  const page = await voir(pierre, numero)
  assert.match(
    page.texte,
    /Confirmer la journée de test .* Historique .* premiere\.mp4 .* INS\.02\.01 : Téléservice muet/,
  )
  const lien = /href="(\/candidatures\/\w+\/preuves\/[^"]+)"/.exec(page.html)?.[1] ?? assert.fail()
  assert.deepEqual((await navigation.en(hugo).demander({ url: lien })).rawPayload, MP4)
  assert.equal((await navigation.en(lucas).demander({ url: lien })).statusCode, 404)
})

test('[INS-1] a dispense is confirmed on a page of its own, with its reason; one referenced in vague 1 is told that there is no day', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  const vide = await agir(hugo, numero, { acte: 'dispense', depuis: '/dispense', champs: { motif: ' ' } })
  assert.equal(vide.statut, 422)
  assert.match(vide.texte, /L’éditeur n’a pas été dispensé .* Indiquez le motif de la dispense/)
  const dispense = await agir(hugo, numero, {
    acte: 'dispense',
    depuis: '/dispense',
    champs: { motif: 'Vue en audit.' },
  })
  assert.match(dispense.texte, /L’agence dispense l’éditeur de journée de test .* Vue en audit\./)
  assert.ok(!dispense.html.includes('/journee/proposition'))
  assert.match((await voir(pierre, await ouvrir('oui'))).texte, /n’appelle pas de journée de test/)
})

test('[INS-1] a chapter that can’t be validated for want of its day leads to it, from both sides', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  await actes.juger(numero, 'ins')
  const instruction = await navigation.en(hugo).aller(`/agence/candidatures/${numero}/chapitres/ins`)
  assert.match(instruction.texte, /Ce chapitre se valide une fois la journée de test tenue/)
  for (const [qui, chemin] of [
    [hugo, `/agence/candidatures/${numero}/chapitres/ins`],
    [pierre, `/candidatures/${numero}/chapitres/ins`],
    [pierre, `/candidatures/${numero}`],
    [nadia, `/candidatures/${numero}`],
  ] as const)
    assert.ok((await navigation.en(qui).aller(chemin)).html.includes(`href="${adresse(numero)}"`), chemin)
  assert.ok(
    !(await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/dmp`)).html.includes(adresse(numero)),
  )
})

test('[P23] [INS-3] the day is nobody else’s; each acts by its role only', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  for (const qui of [lucas, paul]) assert.equal((await voir(qui, numero)).statut, 404)
  const champs = { jour: await demain(), heure: '09:30' }
  await agir(hugo, numero, { acte: 'proposition', champs })
  const deNadia = await voir(nadia, numero)
  assert.ok(!/<form[^>]*\/journee\//.test(deNadia.html))
  assert.ok(!(await voir(hugo, numero)).html.includes('/journee/confirmation'))
  assert.equal((await navigation.en(nadia).aller(`${adresse(numero)}/dispense`)).statut, 403)
  assert.equal((await navigation.en(hugo).aller(`${adresse(numero)}/resultats`)).url, adresse(numero))
  await fait(modules.candidatures.confirmerJournee(actes.sur(pierre, numero)))
  assert.ok((await faits(numero)).some(({ type }) => type === 'JourneeConfirmee'))
})
