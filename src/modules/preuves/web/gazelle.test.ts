import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe, avantLaBase } from '../../../../test/harness/base.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { creerGazelle, creerImportation } from '../../../platform/gazelle/index.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import { creerGazelleLocal } from '../../../stand-ins/gazelle/index.ts'

const PREFIXE = '/gazelle'
const CLE = 'cle-des-essais'
let enPanne = false
/** Of the same length: what announces it was written before. */
let reecrire = (rapport: string): string => rapport
const traiter = creerGazelleLocal({ prefixe: PREFIXE, cle: CLE, parMinute: 1_000 })
const gazelle = createServer((requete, reponse) => {
  if (enPanne) return void reponse.writeHead(503).end()
  const finir = reponse.end.bind(reponse)
  if (requete.url?.includes('/report'))
    reponse.end = (corps: unknown) => finir(reecrire(typeof corps === 'string' ? corps : ''))
  traiter(requete, reponse)
})
await new Promise<void>(pret => gazelle.listen(0, '127.0.0.1', pret))
avantLaBase(() => new Promise(fini => gazelle.close(fini)))
const base = `http://127.0.0.1:${(gazelle.address() as AddressInfo).port}${PREFIXE}`

const importation = creerImportation(creerGazelle({ base, cle: CLE, local: true }))
const procedure = await ouvrirProcedure({ importation })
const { db, navigation, personnes, faits } = procedure
const { pierre, hugo } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const OID = '1.3.6.1.4.1.12559.11.36.8.3'
const REUSSI = `${OID}.24101`
const ECHOUE = `${OID}.24102`
const EN_COURS = `${OID}.24126`
const DE_LUCAS = `${OID}.25301`
const CLES_PRIVEES = /kQ7wTn2sVb8rXe41|pZ4mYc9dLh6uRa53|yE9uIo4pRt6qWs05/

const chapitre = (numero: string): string => `/candidatures/${numero}/chapitres/interop`
const action = (numero: string): string => `${chapitre(numero)}/preuves/gazelle`
const lister = (numero: string): Promise<Visite> => navigation.en(pierre).aller(`${action(numero)}?preuve=INT.01.01.01`)
const importer = async (numero: string, oid: string): Promise<Visite> =>
  navigation.en(pierre).soumettre(await lister(numero), action(numero), { oid })
const depots = async (numero: string) =>
  (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))

test('[PRE-4] the page of the proof proposes the import, and the list is that of the person’s company alone', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { html } = await navigation.en(pierre).aller(chapitre(numero))
  assert.match(
    html,
    new RegExp(`href="${action(numero)}\\?preuve=INT\\.01\\.01\\.01"[^>]*>Importer directement de Gazelle`),
  )
  const { statut, texte } = await lister(numero)
  assert.equal(statut, 200)
  assert.match(texte, /CR-imagerie-scanner-thorax\.xml .* Réussi/)
  assert.match(texte, /CR-imagerie-IRM-genou\.xml .* Échoué/)
  assert.match(texte, /ORU-R01-resultat-imagerie\.hl7 .* En cours .* Importer La validation n’est pas terminée/)
  assert.doesNotMatch(texte, /CR-imagerie-radio-poignet/)
})

test('[PRE-4] the report chosen is deposited: our copy byte for byte, its hash, the validator with its version, no key', async () => {
  const numero = await actes.menerAuDepot(programme)
  const page = await importer(numero, REUSSI)
  assert.equal(page.statut, 200)
  assert.equal(page.url, `${chapitre(numero)}?preuve=INT.01.01.01&recu=oui#preuve-INT-01-01-01`)
  assert.match(page.texte, /Verdict réussi, Gazelle CDA Validation, version 3\.4\.2 \(CI-SIS .* version 2024\.01\.3\)/)
  const envoye = await fetch(`${base}/evs/rest/validations/${REUSSI}/report?privacyKey=kQ7wTn2sVb8rXe41`, {
    headers: { authorization: `GazelleAPIKey ${CLE}` },
  })
  const octets = Buffer.from(await envoye.arrayBuffer())
  const empreinte = createHash('sha256').update(octets).digest('hex')
  const [depot] = await depots(numero)
  assert.ok(depot?.nature === 'gazelle')
  assert.deepEqual(
    [depot.oid, depot.resultat, depot.empreinte, depot.taille, depot.url],
    [REUSSI, 'DONE_PASSED', empreinte, octets.length, `${base}/evs/report.seam?oid=${REUSSI}`],
  )
  const lien = /href="(\/candidatures\/\w+\/preuves\/[^"]+)"[^>]*>Copie conservée du rapport/.exec(page.html)?.[1] ?? ''
  const copie = await navigation.en(pierre).demander({ url: lien })
  assert.deepEqual(copie.rawPayload, octets)
  assert.match(
    String(copie.headers['content-disposition']),
    new RegExp(`^attachment; filename="rapport-gazelle-${REUSSI}\\.xml"`),
  )
  assert.doesNotMatch(page.html, CLES_PRIVEES)
  const { rows } = await sql<{ tout: string }>`select string_agg(donnees::text, '') as tout from journal`.execute(db)
  assert.doesNotMatch(rows[0]?.tout ?? '', CLES_PRIVEES)
})

test('[PRE-4] a report that failed is imported as it is: the agency judges', async () => {
  const numero = await actes.menerAuDepot(programme)
  assert.match((await importer(numero, ECHOUE)).texte, /Verdict échoué/)
})

test('[PRE-4] [PRE-7] an import replaces what was deposited, says so before, and the earlier version stays', async () => {
  const numero = await actes.menerAuDepot(programme)
  await importer(numero, ECHOUE)
  assert.match((await lister(numero)).texte, /remplacera ce qui est déposé ; la version antérieure reste lisible/)
  const page = await importer(numero, REUSSI)
  assert.match(page.texte, /Verdict réussi.* 1 version antérieure .*Verdict échoué/)
  assert.equal((await depots(numero)).length, 2)
})

test('[PRE-4] [P23] another company’s report is refused like one that is not, and so is one still under way', async () => {
  const numero = await actes.menerAuDepot(programme)
  const refus = async (oid: string): Promise<string> => {
    const page = await importer(numero, oid)
    assert.equal(page.statut, 422)
    return /Le rapport n’a pas été importé (.*?) Imago/.exec(page.texte)?.[1] ?? page.texte
  }
  const inconnu = await refus('1.2.3')
  assert.match(inconnu, /Ce rapport n’est pas parmi les vôtres/)
  for (const oid of [DE_LUCAS, '', '../validations', `${REUSSI}/../${DE_LUCAS}`])
    assert.equal(await refus(oid), inconnu, oid)
  assert.match(await refus(EN_COURS), /La validation n’est pas terminée/)
  assert.deepEqual(await depots(numero), [])
})

test('[PRE-4] while Gazelle is away, the page says so and what else can be done; the link can still be deposited', async () => {
  const numero = await actes.menerAuDepot(programme)
  const ouverte = await lister(numero)
  enPanne = true
  const liste = await lister(numero)
  assert.equal(liste.statut, 200)
  assert.match(liste.texte, /Gazelle ne répond pas .*déposer le lien permanent du rapport/)
  const essai = await navigation.en(pierre).soumettre(ouverte, action(numero), { oid: REUSSI })
  assert.equal(essai.statut, 422)
  enPanne = false
  const qui = navigation.en(pierre)
  const url = `https://gazelle.example/evs/report.seam?oid=${REUSSI}`
  const depose = await qui.soumettre(await qui.aller(chapitre(numero)), `${chapitre(numero)}/preuves/lien`, { url })
  assert.match(depose.texte, /Déposée Lien https:\/\/gazelle\.example/)
})

test('[PRE-4] a proof that is no report can’t be imported to, even by its address', async () => {
  const numero = await actes.menerAuDepot(programme)
  const qui = navigation.en(pierre)
  const ouverte = await lister(numero)
  const vers = `/candidatures/${numero}/chapitres/annuaire/preuves/gazelle`
  const forge = { ...ouverte, html: ouverte.html.replaceAll(action(numero), vers) }
  const refuse = await qui.soumettre(forge, vers, { preuve: 'ANN.01.01.01', oid: REUSSI })
  assert.equal(refuse.statut, 422)
  assert.deepEqual(await depots(numero), [])
})

test('[PRE-4] a link to a report is kept as a link, and its import offered: the copy takes its place, without the key', async () => {
  const numero = await actes.menerAuDepot(programme)
  const qui = navigation.en(pierre)
  const url = `${base}/gazelle/validation-portal/reports/${ECHOUE}?readAccessKey=pZ4mYc9dLh6uRa53`
  assert.ok(importation.estImportable(url))
  // A programme's links are in https: this one came by the module's own verb, as from a proof that takes any.
  await procedure.modules.candidatures.deposerPreuve({
    numero: numero as NumeroCandidature,
    acte: acteDe(pierre),
    chapitre: 'interop' as CodeChapitre,
    preuve: 'INT.01.01.01' as NumeroPreuve,
    depotId: randomUUID(),
    remplace: [],
    contenu: { nature: 'lien', url },
  })
  const page = await qui.aller(chapitre(numero))
  assert.match(page.texte, /Ce lien mène à un rapport de Gazelle/)
  const id = /name="depot" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const importee = await qui.soumettre(page, action(numero), { depot: id })
  assert.match(importee.texte, /Verdict échoué/)
  const [, copie] = await depots(numero)
  assert.ok(copie?.nature === 'gazelle' && copie.oid === ECHOUE && !CLES_PRIVEES.test(copie.url))
})

test('[PRE-4] what the report says against the product is on the proof, folded, for both sides', async () => {
  const numero = await actes.menerAuDepot(programme)
  await importer(numero, ECHOUE)
  await procedure.modules.preuves.precontrolerPieces(() => false)
  for (const [qui, adresse] of [
    [pierre, chapitre(numero)],
    [hugo, `/agence${chapitre(numero)}`],
  ] as const) {
    const { texte, html } = await navigation.en(qui).aller(adresse)
    assert.match(texte, /À regarder Rapport de test : échoué, 3 contraintes non satisfaites/)
    assert.match(texte, /Erreur CDA-E-021 : Le numéro RPPS de l’auteur manque \(\/ClinicalDocument/)
    assert.match(html, /<details[^>]*><summary>3\scontraintes non satisfaites du rapport/)
  }
})

test('[PRE-4] a verifier asks the platform again: identical, other bytes, another verdict, away; each is kept, and the deposit stays', async () => {
  const numero = await actes.menerAuDepot(programme)
  await importer(numero, REUSSI)
  const qui = navigation.en(hugo)
  const [depot] = await depots(numero)
  const adresse = `/candidatures/${numero}/preuves/${depot?.id}/verification`
  const redemander = async (): Promise<string> =>
    (await qui.soumettre(await qui.aller(`/agence${chapitre(numero)}`), adresse, {})).texte
  assert.match(await redemander(), /À la source Identique à la copie .*, à la demande de Hugo Lefèvre\./)
  reecrire = rapport => rapport.replace('il ne prouve rien', 'il ne prouva rien')
  assert.match(await redemander(), /Même verdict, rapport réécrit .* : réussi, CI-SIS/)
  reecrire = rapport => rapport.replaceAll('PASSED', 'FAILED')
  assert.match(await redemander(), /Différent de la copie .* : échoué, CI-SIS/)
  reecrire = rapport => rapport
  enPanne = true
  assert.match(await redemander(), /Non vérifié .* : Gazelle ne répond pas\./)
  enPanne = false
  assert.equal((await depots(numero)).length, 1)
  const { rows } = await sql<{ issue: string }>`select issue from verifications_de_rapports where numero = ${numero}
    order by id`.execute(db)
  assert.deepEqual(
    rows.map(({ issue }) => issue),
    ['identique', 'meme_verdict', 'differe', 'indisponible'],
  )
  await assert.rejects(sql`update verifications_de_rapports set issue = 'identique'`.execute(db), /ne se modifie pas/)
})
