import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { creerGazelle, creerImportation, type Gazelle } from '../../platform/gazelle/index.ts'
import { creerGazelleLocal, type ReglagesGazelleLocal } from './index.ts'
import { validations } from './rapports.ts'

const prefixe = '/demonstration/gazelle'
const CLE = 'cle-de-convergence'

const ecouter = async (t: TestContext, traiter: RequestListener): Promise<string> => {
  const serveur = createServer(traiter)
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  t.after(
    () =>
      new Promise<void>(fini => {
        serveur.close(() => fini())
        serveur.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
}

const local = async (
  t: TestContext,
  reglages: Partial<ReglagesGazelleLocal> & { readonly cleEnvoyee?: string } = {},
): Promise<{ readonly gazelle: Gazelle; readonly base: string }> => {
  const clesPersonnelles = { 'radio-temoin.example': 'cle-de-lucas' }
  const origine = await ecouter(t, creerGazelleLocal({ prefixe, cle: CLE, clesPersonnelles, ...reglages }))
  const base = `${origine}${prefixe}`
  return { gazelle: creerGazelle({ base, cle: reglages.cleEnvoyee ?? CLE, local: true }), base }
}

const leDe = (fichier: string): { readonly oid: string; readonly clePrivee: string } => {
  const validation = validations.find(v => v.fichier === fichier)
  return { oid: validation?.oid ?? '', clePrivee: validation?.clePrivee ?? '' }
}

test('[PRE-4] the reports of a company are listed by the e-mail of one of its people, newest first, and nobody else’s', async t => {
  const { gazelle, base } = await local(t)
  const reponse = await gazelle.listerRapports({ courriel: 'pierre.durand@imagerie-demo.example' })
  assert.ok(reponse.ok)
  assert.equal(reponse.valeur.length, 8)
  assert.deepEqual(
    reponse.valeur.map(r => r.valideLe),
    reponse.valeur
      .map(r => r.valideLe)
      .toSorted()
      .reverse(),
  )
  assert.deepEqual(new Set(reponse.valeur.map(r => r.statut)), new Set(['reussi', 'echoue', 'indetermine', 'en_cours']))
  const scanner = reponse.valeur.find(r => r.intitule === 'CR-imagerie-scanner-thorax.xml')
  assert.equal(
    scanner?.lien,
    `${base}/evs/report.seam?oid=1.3.6.1.4.1.12559.11.36.8.3.24101&privacyKey=kQ7wTn2sVb8rXe41`,
  )
  assert.ok(!reponse.valeur.some(r => r.intitule.includes('poignet')))
})

test('a person’s own key lists what is theirs, whatever else is asked', async t => {
  const { gazelle } = await local(t)
  const reponse = await gazelle.listerRapports({ cle: 'cle-de-lucas' })
  assert.ok(reponse.ok)
  assert.deepEqual(
    reponse.valeur.map(r => r.intitule),
    ['CR-imagerie-radio-poignet.xml'],
  )
  const inconnue = await gazelle.listerRapports({ courriel: 'personne@ailleurs.example' })
  assert.deepEqual(inconnue, { ok: true, valeur: [] })
})

test('[PRE-4] a report is read whole: its bytes, their hash, the verdict and the validator’s version', async t => {
  const { gazelle, base } = await local(t)
  const reponse = await gazelle.lireRapport(leDe('CR-imagerie-IRM-genou.xml'))
  assert.ok(reponse.ok)
  const { octets, empreinte, type, contenu } = reponse.valeur
  assert.equal(type, 'application/xml')
  assert.equal(empreinte, createHash('sha256').update(octets).digest('hex'))
  assert.match(new TextDecoder().decode(octets), /^<\?xml[\s\S]+numéro RPPS/)
  assert.deepEqual([contenu.verdict, contenu.erreurs, contenu.avertissements], ['echoue', 2, 1])
  assert.equal(contenu.versionValidateur, '2024.01.3')
  assert.equal(contenu.valideLe, '2026-03-02T09:31:05.000Z')
  assert.deepEqual(gazelle.reconnaitre(reponse.valeur.lien), {
    kind: 'rapport',
    generation: 'evs',
    ...leDe('CR-imagerie-IRM-genou.xml'),
    lisible: true,
  })
  assert.ok(gazelle.estAdmis({ url: reponse.valeur.lien, hotes: [new URL(base).host] }))
})

test('a report in the newer JSON form is read the same way', async t => {
  const { gazelle } = await local(t)
  const reponse = await gazelle.lireRapport(leDe('IHE_XDM-envoi-MSSante.zip'))
  assert.ok(reponse.ok)
  assert.equal(reponse.valeur.type, 'application/json')
  assert.equal(reponse.valeur.contenu.verdict, 'reussi')
  assert.deepEqual(reponse.valeur.contenu.exigences, ['XDM-ARB-01', 'XDM-MET-04'])
})

test('every report of the stand-in can be read, but the one still running', async t => {
  const { gazelle } = await local(t)
  for (const { oid, clePrivee, statut } of validations) {
    const reponse = await gazelle.lireRapport(clePrivee === null ? { oid } : { oid, clePrivee })
    if (statut === 'IN_PROGRESS')
      assert.deepEqual(reponse, { ok: false, echec: { code: 'en_cours', reessayerDansSecondes: 30 } })
    else assert.ok(reponse.ok, oid)
  }
})

test('a private report without its key, with another’s, and one that does not exist', async t => {
  const { gazelle } = await local(t)
  const { oid } = leDe('CR-imagerie-scanner-thorax.xml')
  const codeDe = async (rapport: { oid: string; clePrivee?: string }): Promise<string> => {
    const reponse = await gazelle.lireRapport(rapport)
    return reponse.ok ? 'lu' : reponse.echec.code
  }
  assert.equal(await codeDe({ oid }), 'acces_refuse')
  assert.equal(await codeDe({ oid, clePrivee: 'autre' }), 'acces_refuse')
  assert.equal(await codeDe({ oid: '1.2.3' }), 'introuvable')
  assert.equal(await codeDe({ oid: '../../../connexion' }), 'introuvable')
})

test('a wrong API key is refused', async t => {
  const { gazelle } = await local(t, { cleEnvoyee: 'fausse' })
  assert.deepEqual(await gazelle.lireRapport({ oid: '1.2' }), { ok: false, echec: { code: 'cle_refusee' } })
})

test('beyond the platform’s rate, we wait as long as it says without asking again', async t => {
  let appels = 0
  const traiter = creerGazelleLocal({ prefixe, cle: CLE, parMinute: 2 })
  const origine = await ecouter(t, (req, res) => {
    appels += 1
    traiter(req, res)
  })
  const gazelle = creerGazelle({ base: `${origine}${prefixe}`, cle: CLE, local: true })
  const codes: string[] = []
  for (let n = 0; n < 5; n++) {
    const reponse = await gazelle.lireRapport({ oid: '1.2' })
    codes.push(reponse.ok ? 'lu' : reponse.echec.code)
  }
  assert.deepEqual(codes, ['introuvable', 'introuvable', 'trop_de_demandes', 'trop_de_demandes', 'trop_de_demandes'])
  assert.equal(appels, 3)
})

test('[P28] a redirect is not followed, wherever it leads', async t => {
  let atteint = false
  const dedans = await ecouter(t, (_, res) => {
    atteint = true
    res.end('secret')
  })
  const origine = await ecouter(t, (_, res) => res.writeHead(302, { location: dedans }).end())
  const reponse = await creerGazelle({ base: origine, cle: CLE, local: true }).lireRapport({ oid: '1.2' })
  assert.deepEqual(reponse, { ok: false, echec: { code: 'indisponible', cause: 'HTTP 302' } })
  assert.equal(atteint, false)
})

test('a platform that is down, mute, endless or talking of something else', async t => {
  const essayer = async (traiter: RequestListener, delaiMs = 5_000): Promise<string> => {
    const base = await ecouter(t, traiter)
    const reponse = await creerGazelle({ base, cle: CLE, local: true, delaiMs, tailleMaxOctets: 1_000 }).lireRapport({
      oid: '1.2',
    })
    return reponse.ok ? 'lu' : `${reponse.echec.code} ${'cause' in reponse.echec ? reponse.echec.cause : ''}`
  }
  assert.equal(await essayer((_, res) => res.writeHead(503).end()), 'indisponible HTTP 503')
  assert.equal(await essayer(() => undefined, 50), 'indisponible TimeoutError')
  assert.equal(await essayer((_, res) => res.end('x'.repeat(2_000))), 'illisible réponse trop volumineuse')
  assert.match(await essayer((_, res) => res.end('<html></html>')), /^illisible/)
  const coupee = await creerGazelle({ base: 'http://127.0.0.1:9', cle: CLE, local: true }).lireRapport({ oid: '1.2' })
  assert.equal(coupee.ok ? '' : coupee.echec.code, 'indisponible')
})

test('the page of a permanent link is shown with its key, and « not yours » answers as « not there »', async t => {
  const { base } = await local(t)
  const { oid, clePrivee } = leDe('CR-imagerie-IRM-genou.xml')
  const lire = async (suite: string): Promise<string> => {
    const reponse = await fetch(`${base}/evs/report.seam?${suite}`)
    return `${reponse.status} ${await reponse.text()}`
  }
  const ouverte = await lire(`oid=${oid}&privacyKey=${clePrivee}`)
  assert.match(ouverte, /^200 .*CR-imagerie-IRM-genou\.xml/s)
  assert.match(ouverte, /Le numéro RPPS de l’auteur manque/)
  assert.doesNotMatch(ouverte, /<script|style="/)
  const fermee = await lire(`oid=${oid}`)
  assert.match(fermee, /^404 .*Rapport introuvable/s)
  assert.equal(fermee, await lire('oid=1.2.3'))
})

test('[PRE-4] [P23] a person imports from their own list, the key of the report left out; another’s is as if not there', async t => {
  const { gazelle, base } = await local(t)
  const importation = creerImportation(gazelle)
  const { oid } = leDe('CR-imagerie-scanner-thorax.xml')
  const pierre = await importation.lire({ oid, courriel: 'pierre.durand@imagerie-demo.example' })
  assert.ok(pierre.ok)
  const { octets, empreinte, ...rapport } = pierre.rapport
  assert.ok(octets.byteLength > 500 && empreinte.length === 64)
  assert.deepEqual(rapport, {
    oid,
    url: `${base}/evs/report.seam?oid=${oid}`,
    type: 'application/xml',
    service: 'Gazelle CDA Validation, version 3.4.2',
    validateur: 'CI-SIS — Compte rendu d’imagerie (IMG-CR-IMG) 2024.01, version 2024.01.3',
    resultat: 'DONE_PASSED',
  })
  const lucas = await importation.lire({ oid, courriel: 'lucas.bernard@radio-temoin.example' })
  const personne = await importation.lire({ oid: '1.2.3', courriel: 'lucas.bernard@radio-temoin.example' })
  assert.deepEqual(lucas, { ok: false, cause: 'Ce rapport n’est pas parmi les vôtres.' })
  assert.deepEqual(lucas, personne)
  const enCours = await importation.lire({
    oid: leDe('ORU-R01-resultat-imagerie.hl7').oid,
    courriel: 'pierre.durand@imagerie-demo.example',
  })
  assert.deepEqual(enCours, { ok: false, cause: 'La validation n’est pas terminée : réessayez dans 30 s.' })
})

test('[PRE-4] [P23] by its link, of either generation: what its holder could read, and nothing that our own key alone opens', async t => {
  const { gazelle, base } = await local(t)
  const importation = creerImportation(gazelle)
  const { oid, clePrivee } = leDe('CR-imagerie-radio-poignet.xml')
  const liens = [
    `${base}/evs/report.seam?oid=${oid}&privacyKey=${clePrivee}`,
    `${base}/gazelle/validation-portal/reports/${oid}?readAccessKey=${clePrivee}`,
  ]
  for (const lien of liens) {
    assert.ok(importation.estImportable(lien))
    const lu = await importation.lire({ lien, courriel: 'pierre.durand@imagerie-demo.example' })
    assert.ok(lu.ok && !lu.rapport.url.includes(clePrivee) && lu.rapport.url.includes(oid))
  }
  for (const lien of [
    `${base}/evs/report.seam?oid=${oid}`,
    `${base}/gazelle/validation-portal/reports/${oid}?readAccessKey=fausse`,
  ]) {
    const lu = await importation.lire({ lien, courriel: 'pierre.durand@imagerie-demo.example' })
    assert.deepEqual(lu, { ok: false, cause: 'Ce rapport est privé, et Gazelle en refuse la lecture.' })
    assert.ok((await importation.lire({ lien, courriel: 'lucas.bernard@radio-temoin.example' })).ok)
  }
  assert.equal(importation.estImportable(`https://ailleurs.example/evs/report.seam?oid=${oid}`), false)
})

test('[PRE-4] several platforms: one that is away does not hide the other’s reports', async t => {
  const { gazelle } = await local(t)
  const absente = creerGazelle({ base: 'http://127.0.0.1:9', cle: CLE, local: true })
  const liste = await creerImportation(absente, gazelle).lister('pierre.durand@imagerie-demo.example')
  assert.ok(liste.ok && liste.rapports.length === 8)
  const seule = await creerImportation(absente).lister('pierre.durand@imagerie-demo.example')
  assert.deepEqual(seule, { ok: false, cause: 'Gazelle ne répond pas.' })
})

test('a stumble, or « in a moment », is tried once more', async t => {
  const traiter = creerGazelleLocal({ prefixe, cle: CLE })
  for (const [statut, entetes] of [
    [503, {}],
    [202, { 'retry-after': '0' }],
    [429, { 'retry-after': '0' }],
  ] as const) {
    let appels = 0
    const origine = await ecouter(t, (req, res) => {
      if (appels++ === 0) res.writeHead(statut, entetes).end()
      else traiter(req, res)
    })
    const gazelle = creerGazelle({ base: `${origine}${prefixe}`, cle: CLE, local: true })
    assert.ok((await gazelle.lireRapport(leDe('CR-imagerie-IRM-genou.xml'))).ok, String(statut))
    assert.equal(appels, 2)
  }
})
