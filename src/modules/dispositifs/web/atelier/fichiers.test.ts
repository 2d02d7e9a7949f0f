import assert from 'node:assert/strict'
import test from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { acteDe } from '../../../../../test/harness/base.ts'
import { ouvrirLeChantier } from '../../../../../test/harness/chantier.ts'
import type { Visite } from '../../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { programmesLivres } from '../../../../../test/harness/programmes.ts'
import { jourCivil } from '../../../../kernel/temps.ts'
import { composerAtelier } from '../../composition.ts'
import { chantierDe } from '../../domain/chantier.ts'
import { enArchive } from '../../infra/archive-programme.ts'
import { exporterProgramme } from '../../infra/exporter-programme.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const nadia = navigation.en(personnes.nadia)
const alix = navigation.en(personnes.alix)
const atelier = composerAtelier(db)

const livre = (await programmesLivres(jourCivil('2026-01-05')))['dmn-certification']
assert.ok(livre)
const CODE = livre.code
const publiee = await procedure.publier(livre)

const IMPORTER = '/atelier/importer'
const deposer = async (contenu: Uint8Array | string, nom = 'programme.zip'): Promise<Visite> =>
  nadia.soumettre(await nadia.aller(IMPORTER), IMPORTER, { archive: { nom, contenu } })
const telecharger = async (url: string): Promise<Buffer> => {
  const { statusCode, rawPayload } = await nadia.demander({ url })
  assert.equal(statusCode, 200, url)
  return rawPayload
}
const chantier = async (code: string) => (await atelier.lireChantier(code)) ?? assert.fail('aucun chantier')

/** The set of the published version, with these settings instead of its own. */
const autrement = async (reglages: Readonly<Record<string, unknown>>): Promise<Buffer> =>
  enArchive(await exporterProgramme({ ...chantierDe(publiee), ...reglages }))

test('[GUI-1] a published version is taken away as files, and its chantier too: the same bytes each time', async () => {
  const versions = await nadia.aller(`/atelier/${CODE}/versions`)
  assert.ok(versions.html.includes(`href="/atelier/${CODE}/versions/1/fichiers"`))
  const page = await nadia.aller(`/atelier/${CODE}/versions/1/fichiers`)
  assert.match(page.texte, /Fichiers de la version 1/)
  const archive = await telecharger(`/atelier/${CODE}/versions/1/fichiers.zip`)
  assert.deepEqual(archive, await autrement({}))
  assert.deepEqual(
    Object.keys(unzipSync(archive)),
    ['charte.html', 'convention.json', 'exigences.json', 'exigences.xlsx', 'programme.json'].filter(
      nom => publiee.convention !== null || nom !== 'convention.json',
    ),
  )
  await ouvrirLeChantier(procedure, CODE)
  assert.ok((await nadia.aller(`/atelier/${CODE}`)).html.includes(`href="/atelier/${CODE}/fichiers.zip"`))
  assert.deepEqual(await telecharger(`/atelier/${CODE}/fichiers.zip`), archive)
  for (const absente of [
    `/atelier/${CODE}/versions/2/fichiers.zip`,
    `/atelier/${CODE}/versions/x/fichiers`,
    '/atelier/rien/fichiers.zip',
  ])
    assert.equal((await nadia.aller(absente)).statut, 404, absente)
})

test('[REM-1] [REM-2] the requirements of a version go out as OSCAL, by the links of its page', async () => {
  const page = await nadia.aller(`/atelier/${CODE}/versions/1/fichiers`)
  const liens = [...page.html.matchAll(/href="([^"]*\/oscal\/[^"]*)"/gu)].map(([, href]) => href ?? '')
  const noms = liens.map(href => href.split('/').at(-1))
  assert.deepEqual(noms, ['catalogue.json', ...publiee.profils.map(({ code }) => `profil-${code}.json`)])
  const documents = await Promise.all(liens.map(async href => JSON.parse((await telecharger(href)).toString('utf8'))))
  assert.deepEqual(
    documents.map(document => Object.keys(document)),
    [['catalog'], ...publiee.profils.map(() => ['profile'])],
  )
  assert.equal(documents[1].profile.imports[0].href, noms[0])
  assert.equal((await nadia.aller(`/atelier/${CODE}/versions/1/oscal/profil-inconnu.json`)).statut, 404)
})

test('[GUI-1] the files of a programme that is unknown here become a chantier, once that is confirmed', async () => {
  const confirmation = await deposer(await autrement({ code: 'venu-ailleurs', intitule: 'Venu d’ailleurs' }))
  assert.equal(confirmation.statut, 200)
  assert.match(confirmation.url, /^\/atelier\/importer\/[0-9a-f]{64}$/)
  assert.match(confirmation.texte, /Un nouveau dispositif : aucun de ce code n’est publié/)
  assert.match(confirmation.texte, /Rien ne restera à corriger/)
  assert.equal(await atelier.lireChantier('venu-ailleurs'), null)
  const ouvert = await nadia.soumettre(confirmation, confirmation.url, {})
  assert.equal(ouvert.url.split('?')[0], '/atelier/venu-ailleurs')
  const attendu = { ...chantierDe(publiee), code: 'venu-ailleurs', intitule: 'Venu d’ailleurs' }
  assert.deepEqual((await chantier('venu-ailleurs')).chantier, attendu)
  const [trace] = await atelier.histoireDuChantier('venu-ailleurs')
  assert.deepEqual([trace?.geste, trace?.par.nom], ['import', personnes.nadia.nom])
  assert.match(trace?.note ?? '', new RegExp(confirmation.url.split('/').at(-1) ?? 'x'))
})

test('[GUI-1] a chantier under way is replaced only as it was shown, with what that changes', async () => {
  const confirmation = await deposer(await autrement({ vague: 'Vague 9' }))
  assert.match(confirmation.texte, /Un chantier de ce dispositif est en cours.*Nadia/)
  assert.match(confirmation.texte, /Ce qui change par rapport au chantier en cours/)
  assert.match(confirmation.texte, /Vague 9/)
  const { version } = await chantier(CODE)
  await atelier.enregistrerChantier({
    acte: acteDe(personnes.alix),
    code: CODE,
    rubrique: 'identite',
    versionVue: version,
    modifier: lu => ({ ...lu, vague: 'Vague 3' }),
  })
  const refus = await nadia.soumettre(confirmation, confirmation.url, {})
  assert.equal(refus.statut, 422)
  assert.match(refus.texte, /a changé depuis que cette page a été affichée/)
  assert.match(refus.texte, /Alix/)
  assert.equal((await chantier(CODE)).chantier.vague, 'Vague 3')
  const remplace = await nadia.soumettre(refus, confirmation.url, {})
  assert.match(remplace.texte, /Chantier importé/)
  assert.equal((await chantier(CODE)).chantier.vague, 'Vague 9')
})

test('[GUI-1] [REM-3] every fault is shown with its file and its place, and nothing is written while one remains', async () => {
  const fichiers = unzipSync(await autrement({ code: 'fautif', guichet: 'ouvert' }))
  fichiers['charte.html'] = Buffer.from('<script>x</script>')
  fichiers['maturite_ssi.json'] = Buffer.from('{}')
  const page = await deposer(zipSync(fichiers))
  assert.equal(page.statut, 422)
  assert.match(page.texte, /Rien n’a été importé/)
  assert.match(page.texte, /3 fautes à corriger/)
  assert.match(page.texte, /programme\.json guichet Écrivez l’une de ces valeurs : borne, permanent\./)
  assert.match(page.texte, /charte\.html le fichier La charte est vide/)
  assert.match(page.texte, /maturite_ssi\.json le fichier Fichier inconnu/)
  assert.equal(await atelier.lireChantier('fautif'), null)
})

test('[GUI-1] the name of an address of the workshop is no programme’s', async () => {
  assert.match(
    (await deposer(await autrement({ code: 'importer' }))).texte,
    /programme\.json code Choisissez un autre code/,
  )
})

test('[P29] what is no archive, nothing, too large, or hostile gets its sentence, and the next one is read', async () => {
  const cas: readonly (readonly [Uint8Array | string, RegExp])[] = [
    ['pas une archive', /n’est pas une archive ZIP/],
    [Buffer.alloc(21_000_000, 1), /dépasse 20 Mo/],
    [zipSync({ '../../programme.json': Buffer.from('{}') }), /sort de l’archive/],
  ]
  for (const [contenu, phrase] of cas) {
    const page = await deposer(contenu)
    assert.equal(page.statut, 422)
    assert.match(page.texte, phrase)
  }
  const rien = await nadia.soumettre(await nadia.aller(IMPORTER), IMPORTER, {})
  assert.equal(rien.statut, 422)
  assert.match(rien.texte, /Choisissez une archive \.zip/)
  assert.equal((await deposer(await autrement({ code: 'saine' }))).statut, 200)
})

test('[GUI-1] an archive that was never sent leads back to where one is sent', async () => {
  const page = await alix.aller(`${IMPORTER}/${'0'.repeat(64)}`)
  assert.equal(page.url, IMPORTER)
})
