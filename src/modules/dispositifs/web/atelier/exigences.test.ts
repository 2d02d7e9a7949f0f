import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { acteDe } from '../../../../../test/harness/base.ts'
import { ouvrirLeChantier } from '../../../../../test/harness/chantier.ts'
import type { Visite } from '../../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { fait } from '../../../../../test/harness/procedure.ts'
import { jourCivil } from '../../../../kernel/temps.ts'
import { RACINE } from '../../../../platform/config/index.ts'
import { composerAtelier } from '../../composition.ts'
import { lireClasseur } from '../../infra/classeur.ts'
import { ecrireClasseur } from '../../infra/ecrire-classeur.ts'
import { lireProgramme } from '../../infra/programme.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const nadia = navigation.en(personnes.nadia)
const alix = navigation.en(personnes.alix)
const atelier = composerAtelier(db)

const lu = await lireProgramme(`${RACINE}/programmes/ris-vague-2`, { aujourdhui: jourCivil('2026-01-05') })
assert.ok(lu.ok)
const CODE = lu.valeur.code
await procedure.publier(lu.valeur)
await ouvrirLeChantier(procedure, CODE)

const PAGE = `/atelier/${CODE}/exigences`
const classeur = (nom: string): Buffer => readFileSync(`${RACINE}/test/donnees/${nom}`)
const deposer = async (nom: string, contenu: Uint8Array | string, ou = PAGE): Promise<Visite> =>
  nadia.soumettre(await nadia.aller(ou), ou, { classeur: { nom, contenu } })
const adopter = (apercu: Visite, remarques: readonly string[] = [], par = nadia): Promise<Visite> =>
  par.soumettre(apercu, `${PAGE}/adoption`, remarques.length > 0 ? { remarques } : {})
const chantier = async () => (await atelier.lireChantier(CODE)) ?? assert.fail('aucun chantier')
const exigences = async (): Promise<number> =>
  (await chantier()).chantier.rem?.chapitres.flatMap(chapitre => chapitre.exigences).length ?? 0

/** The cells of a workbook, as text. */
const cellules = (octets: Buffer): readonly (readonly string[])[] =>
  (lireClasseur(octets)[0]?.lignes ?? []).map(({ cellules: lues }) =>
    [...lues.values()].map(cellule => (cellule.kind === 'texte' ? cellule.texte : cellule.kind)),
  )

/** The first rows of the RIS workbook, with another column, without that of comments, and with a picture. */
const remarquable = async (): Promise<Buffer> => {
  const [feuille] = lireClasseur(readFileSync(`${RACINE}/programmes/ris-vague-2/exigences.xlsx`))
  const [entetes, ...lignes] = (feuille?.lignes ?? []).slice(0, 4).map(({ cellules: lues }) =>
    [...'ABCDEGHIJKLMN'].map(lettre => {
      const cellule = lues.get(lettre)
      return cellule?.kind === 'texte' ? cellule.texte : ''
    }),
  )
  return ecrireClasseur([
    {
      nom: 'Exigences',
      colonnes: [...(entetes ?? []), 'Statut'].map(entete => ({ entete, largeur: 20 })),
      lignes: lignes.map(([perimetre = '', id = '', chapitre = '', fonction = '', texte = '', ...reste], rang) => [
        perimetre,
        id,
        chapitre,
        fonction,
        id === lignes[0]?.[1] ? `${texte}<img src="schema.png">` : texte,
        ...reste,
        rang === 0 ? 'à revoir' : null,
      ]),
    },
  ])
}

test('[REM-1] [REM-2] [REM-3] what the chantier holds is counted, read by chapter, and given back as a workbook', async () => {
  const page = await nadia.aller(PAGE)
  assert.match(page.texte, /151 exigences 5 préconisations 240 preuves 24 chapitres/)
  assert.match(page.texte, /Par profil .*CIBA/)
  assert.match(page.texte, /INS\/va1\.01/)
  const autre = await nadia.aller(`${PAGE}?chapitre=appel-contextuel`)
  assert.match(autre.texte, /AC\/va1\.01/)
  assert.doesNotMatch(autre.texte, /INS\/va1\.01 Exigence/)
  const { statusCode, headers, rawPayload } = await nadia.demander({ url: `/atelier/${CODE}/exigences.xlsx` })
  assert.equal(statusCode, 200)
  assert.match(String(headers['content-disposition']), /attachment; filename="?exigences-ris-vague-2\.xlsx/)
  assert.equal(cellules(rawPayload).length, 244)
  const publiee = await nadia.demander({ url: `/atelier/${CODE}/versions/1/exigences.xlsx` })
  assert.deepEqual(publiee.rawPayload, rawPayload)
  assert.equal((await nadia.aller(`/atelier/${CODE}/versions/2/exigences.xlsx`)).statut, 404)
})

test('[REM-3] the twelve faults of the faulty workbook are shown with their cells, and there is nothing to adopt', async () => {
  const page = await deposer('REM-faulty-demo.xlsx', classeur('REM-faulty-demo.xlsx'))
  assert.equal(page.statut, 200)
  assert.match(page.texte, /12 fautes : rien ne peut être repris/)
  for (const cellule of 'L1 E50 J96 B135 J141 M147 E149:E150 C162 F163 G175 I176 N205'.split(' '))
    assert.match(page.html, new RegExp(`<th[^>]*>${cellule}</th>`), cellule)
  assert.ok(!page.html.includes(`${PAGE}/adoption`))
  assert.equal(await exigences(), 156)
  const html = (await nadia.aller(PAGE)).html.replace(
    /action="[^"]*exigences"[^>]*>/,
    `action="${PAGE}/adoption" method="post">`,
  )
  const empreinte = new URL(page.url, 'http://x').searchParams.get('classeur') ?? ''
  const envoi = await nadia.soumettre({ ...page, html }, `${PAGE}/adoption`, { classeur: empreinte, versionVue: '1' })
  assert.equal(envoi.statut, 422)
  assert.match(envoi.texte, /lu de nouveau, ne peut pas être adopté/)
  assert.equal(await exigences(), 156)
})

test('[REM-3] a file that is no workbook is refused at its field; none at all, too', async () => {
  for (const [nom, contenu, phrase] of [
    ['export.xlsx', 'Périmètre;ID;Chapitre', /n’est pas un classeur \.xlsx, quel que soit son nom/],
    ['ancien.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /ancien classeur \.xls/],
    ['coupe.xlsx', classeur('REM-RIS-Va2-demo-v2.xlsx').subarray(0, 30_000), /endommagé/],
  ] as const) {
    const page = await deposer(nom, contenu)
    assert.equal(page.statut, 422)
    assert.match(page.texte, phrase)
    assert.match(page.html, /aria-invalid="true"/)
  }
  const sans = await nadia.soumettre(await nadia.aller(PAGE), PAGE, {})
  assert.equal(sans.statut, 422)
  assert.match(sans.texte, /Choisissez le classeur des exigences/)
})

test('[REM-3] a workbook is previewed, then adopted under a name, once; the chantier alone changes', async () => {
  const apercu = await deposer('REM-RIS-Va2-demo-v2.xlsx', classeur('REM-RIS-Va2-demo-v2.xlsx'))
  assert.match(apercu.url, /\/exigences\/apercu\?classeur=[0-9a-f]{64}$/)
  assert.match(apercu.texte, /REM-RIS-Va2-demo-v2\.xlsx/)
  assert.match(
    apercu.texte,
    /14 exigences modifiées, 5 exigences nouvelles, 3 exigences supprimées et 2 exigences renumérotées ; 137 exigences restent inchangées/,
  )
  assert.match(apercu.texte, /154 exigences 4 préconisations 244 preuves 23 chapitres/)
  assert.equal(await exigences(), 156)
  const adoptee = await adopter(apercu)
  assert.match(adoptee.texte, /Les exigences du classeur sont adoptées/)
  assert.equal(await exigences(), 158)
  const [geste] = await atelier.histoireDuChantier(CODE)
  assert.equal(geste?.geste, 'exigences')
  assert.equal(geste.par.nom, personnes.nadia.nom)
  assert.match(geste.note, /^REM-RIS-Va2-demo-v2\.xlsx \(SHA-256 [0-9a-f]{64}\) : 154 exigences, 244 preuves\.$/)
  const rejouee = await adopter(apercu)
  assert.match(rejouee.texte, /sont adoptées/)
  assert.equal((await atelier.histoireDuChantier(CODE))[0]?.version, geste.version)
})

test('[REM-3] each warning is accepted by its name: one forgotten and nothing is adopted', async () => {
  const apercu = await deposer('remarques.xlsx', await remarquable())
  assert.match(apercu.texte, /3 remarques à accepter/)
  const cles = [...apercu.html.matchAll(/name="remarques" value="([^"]*)"/g)].map(([, cle]) =>
    (cle ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  )
  assert.equal(cles.length, 3)
  const oubliee = await adopter(apercu, cles.slice(1))
  assert.equal(oubliee.statut, 422)
  assert.match(oubliee.texte, /Une erreur est à corriger À accepter, ou à corriger : /)
  assert.equal([...oubliee.html.matchAll(/name="remarques" value="[^"]*" checked/g)].length, 2)
  assert.equal(await exigences(), 158)
  const acceptees = await adopter(oubliee, cles)
  assert.match(acceptees.texte, /sont adoptées/)
  assert.match(acceptees.texte, /cette colonne, conservée et jamais montrée aux candidats : Statut/)
  const [geste] = await atelier.histoireDuChantier(CODE)
  assert.match(geste?.note ?? '', /Remarques acceptées : La colonne « Statut »/)
  const { rawPayload } = await nadia.demander({ url: `/atelier/${CODE}/exigences.xlsx` })
  assert.equal(cellules(rawPayload)[0]?.at(-1), 'Statut')
  assert.equal(cellules(rawPayload)[1]?.at(-1), 'à revoir')
})

test('[REM-3] what a colleague saved meanwhile is not written over', async () => {
  const apercu = await deposer('v2.xlsx', classeur('REM-RIS-Va2-demo-v2.xlsx'))
  const { version } = await chantier()
  await fait(
    atelier.enregistrerChantier({
      acte: acteDe(personnes.alix),
      code: CODE,
      rubrique: 'identite',
      versionVue: version,
      modifier: un => ({ ...un, presentation: 'Autre.' }),
    }),
  )
  const refusee = await adopter(apercu)
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /a modifié ce chantier entre-temps/)
  assert.match((await adopter(refusee)).texte, /sont adoptées/)
})

test('[REM-3] a content that was never sent for that programme is no workbook of it; its own can be opened by a colleague', async () => {
  const apercu = await deposer('v2.xlsx', classeur('REM-RIS-Va2-demo-v2.xlsx'))
  assert.match((await alix.aller(apercu.url)).texte, /Aperçu du classeur/)
  assert.equal((await nadia.aller(`${PAGE}/apercu?classeur=${'0'.repeat(64)}`)).url, PAGE)
  assert.equal((await nadia.aller(`${PAGE}/apercu`)).url, PAGE)
  assert.equal((await nadia.aller('/atelier/nul/exigences')).statut, 404)
})

test('[REM-3] while a chantier has no requirements, its workbook is the headers to fill in', async () => {
  await fait(
    atelier.ouvrirChantier({
      acte: acteDe(personnes.nadia),
      ouverture: { kind: 'nouveau', code: 'neuf', intitule: 'Guichet neuf', modele: null },
    }),
  )
  assert.match((await nadia.aller('/atelier/neuf/exigences')).texte, /Aucune exigence .*Télécharger un classeur vierge/)
  const { rawPayload } = await nadia.demander({ url: '/atelier/neuf/exigences.xlsx' })
  assert.deepEqual(cellules(rawPayload).length, 1)
  const vide = await deposer('vierge.xlsx', rawPayload, '/atelier/neuf/exigences')
  assert.match(vide.texte, /1 faute : rien ne peut être repris .*A2 Aucune exigence/)
})
