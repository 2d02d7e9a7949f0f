import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { type Zippable, zipSync } from 'fflate'
import { PROGRAMMES } from '../../../../test/harness/programmes.ts'
import { lireArchive } from './archive-programme.ts'
import { exporterProgramme } from './exporter-programme.ts'
import { lireDossier } from './programme.ts'

const lu = await lireDossier(join(PROGRAMMES, 'dmn-certification'))
assert.ok(lu.ok)
// With a convention of its own, so that there is one to lose.
const objet = { titre: 'Objet', paragraphes: ['La convention porte sur {{solution}}.'] }
const chantier = {
  ...lu.valeur.chantier,
  convention: { titre: 'Convention', dureeAnnees: lu.valeur.chantier.reference.validiteAnnees, articles: [objet] },
}
const exportes: Readonly<Record<string, Buffer>> = Object.fromEntries(
  (await exporterProgramme(chantier)).map(({ nom, octets }) => [nom, octets]),
)

type Fichiers = Readonly<Record<string, Buffer | string | null>>

/** The set that was exported, with these files instead of its own; `null`: without. */
const archive = (autres: Fichiers = {}, dossier = ''): Buffer => {
  const fichiers = Object.entries({ ...exportes, ...autres }).flatMap(([nom, contenu]) =>
    contenu === null ? [] : [[dossier + nom, Buffer.from(contenu)] as const],
  )
  return Buffer.from(zipSync(Object.fromEntries(fichiers) satisfies Zippable))
}
const fautesDe = async (octets: Buffer): Promise<readonly string[]> => {
  const ensemble = await lireArchive(octets, 'essai.zip')
  return ensemble.ok ? [] : ensemble.fautes.map(({ chemin, phrase }) => `${chemin} : ${phrase}`)
}
const cheminsFautifs = async (octets: Buffer): Promise<readonly string[]> =>
  (await fautesDe(octets)).map(faute => faute.split(' : ')[0] ?? '')

/** A file of the set, changed as text. */
const change = (nom: string, changer: (texte: string) => string): Fichiers => ({
  [nom]: changer(exportes[nom]?.toString('utf8') ?? ''),
})

test('[GUI-1] an archive of the files or of their folder, with what systems add to it, is read', async () => {
  assert.deepEqual(await fautesDe(archive()), [])
  assert.deepEqual(await fautesDe(archive({}, 'mon-programme/')), [])
  const duSysteme = { '__MACOSX/._programme.json': 'x', '.DS_Store': 'x', 'LISEZMOI.md': 'x', 'dossier/': '' }
  assert.deepEqual(await fautesDe(archive(duSysteme)), [])
  const sansClasseur = archive({ 'exigences.xlsx': null })
  const sansJson = archive({ 'exigences.json': null })
  assert.deepEqual([await fautesDe(sansClasseur), await fautesDe(sansJson)], [[], []])
})

test('[GUI-1] line ends and the mark of an editor change nothing to a programme', async () => {
  const windows = (texte: string): string => `\u{feff}${texte.replaceAll('\n', '\r\n')}`
  const autrement = archive({
    ...change('charte.html', windows),
    ...change('programme.json', windows),
    ...change('exigences.json', windows),
  })
  const relu = await lireArchive(autrement, 'essai.zip')
  assert.deepEqual(relu.ok && relu.valeur.chantier, chantier)
})

test('[GUI-1] every fault at once, each with its file and its place', async () => {
  const octets = archive({
    ...change('programme.json', texte => texte.replace('"permanent"', '"ouvert"')),
    'charte.html': '<p onclick="x()">Charte</p>',
    'convention.json': '{"articles": [',
    'maturite-ssi.json': '{"version": "1", "niveaux": ["a"], "questions": []}',
    ...change('exigences.json', texte => texte.replace('"DMN"', '"Vague 9"').replace('"Majeure"', '"Grave"')),
    'exigences.xlsx': 'ID;Chapitre',
  })
  assert.deepEqual(await cheminsFautifs(octets), [
    'programme.json, guichet',
    'charte.html',
    'convention.json',
    'maturite-ssi.json, niveaux',
    'maturite-ssi.json, questions',
    'exigences.json, chapitres.identification-et-acces.exigences.DMN/IDA.02.criticite',
    'exigences.xlsx',
  ])
})

test('[REM-3] requirements written by hand are under the workbook’s rules, each fault named after its requirement', async () => {
  const [premier] = chantier.rem.chapitres
  const [exigence, suivante] = premier?.exigences ?? []
  const [scenario] = exigence?.scenarios ?? []
  const [preuve] = scenario?.preuves ?? []
  assert.ok(exigence && suivante && scenario && preuve)
  const abimer = (changer: (texte: string) => string): Promise<readonly string[]> =>
    fautesDe(archive({ 'exigences.xlsx': null, ...change('exigences.json', changer) }))
  const remplacer = (avant: string, apres: string) => abimer(texte => texte.replace(avant, apres))
  assert.match(
    (await remplacer(`"perimetre": "${exigence.perimetre}"`, '"perimetre": "Vague 9"')).join(),
    new RegExp(`^exigences.json, ${exigence.id}.perimetre : Périmètre « Vague 9 » inconnu`),
  )
  assert.match(
    (await remplacer(`"numero": "${preuve.numero}"`, '"numero": "B.01"')).join(),
    new RegExp(`^exigences.json, B.01.numero : .* ne commence pas par .* \\(${scenario.numero}.numero\\)`),
  )
  assert.match(
    (await remplacer('"<p>', '"<p onclick=\\"x()\\">')).join(),
    /^exigences\.json, \S+\.texte : Contenu actif \(onclick\)/,
  )
  assert.match(
    (await abimer(texte => texte.replaceAll(`"id": "${suivante.id}"`, `"id": "${exigence.id}"`))).join('\n'),
    new RegExp(`^exigences.json, ${exigence.id} : Cet identifiant d’exigence est donné deux fois`),
  )
})

test('[REM-3] a workbook that doesn’t say what the readable form says is refused, the requirements named', async () => {
  const [exigence] = chantier.rem.chapitres[0]?.exigences ?? []
  assert.ok(exigence)
  const [faute] = await fautesDe(archive(change('exigences.json', texte => texte.replace('"<p>', '"<p>Ajout. '))))
  assert.match(faute ?? '', new RegExp(`^exigences.xlsx : .* ne disent pas la même chose : ${exigence.id}\\.`))
  const { colonnes: _, chapitres } = chantier.rem
  const retournees = JSON.stringify({ chapitres: chapitres.toReversed() })
  assert.match(
    (await fautesDe(archive({ 'exigences.json': retournees }))).join(),
    /la même chose : l’ordre des exigences/,
  )
})

test('[CVN-5] the articles are the programme’s own, or of the model that it names: one of the two, and only where there is a convention', async () => {
  const nommer = (texte: string): string =>
    texte.replace('"convention": {', '"convention": {"modele": "sans-financement",')
  assert.deepEqual(await cheminsFautifs(archive({ 'convention.json': null })), ['convention.json'])
  assert.deepEqual(await cheminsFautifs(archive(change('programme.json', nommer))), ['convention.json'])
  assert.deepEqual(await fautesDe(archive({ 'convention.json': null, ...change('programme.json', nommer) })), [])
  const sans = (texte: string): string => texte.replace(/"convention": \{[^}]*\}/u, '"convention": null')
  assert.deepEqual(await cheminsFautifs(archive(change('programme.json', sans))), ['convention.json'])
  assert.deepEqual(await fautesDe(archive({ 'convention.json': null, ...change('programme.json', sans) })), [])
  const inconnue = JSON.stringify({ articles: [{ titre: 'Parties', paragraphes: ['{{editteur}}'] }] })
  assert.deepEqual(await cheminsFautifs(archive({ 'convention.json': inconnue })), ['convention.json, articles'])
})

test('[GUI-1] a file whose name is mistyped is told, and not left aside', async () => {
  const fautes = await fautesDe(archive({ 'test_intrusion.json': '{}', 'sous/charte.html': 'x' }))
  assert.equal(fautes.length, 2)
  assert.match(fautes[0] ?? '', /^test_intrusion\.json : Fichier inconnu/)
  assert.match(fautes[1] ?? '', /^sous\/charte\.html : Fichier inconnu/)
  assert.match(
    (await fautesDe(Buffer.from(zipSync({ 'a.txt': Buffer.from('x') })))).join(),
    /^a\.txt : Fichier inconnu/,
  )
})

test('[P29] a path that leaves the archive is refused, whatever its form', async () => {
  for (const chemin of ['../programme.json', '/etc/passwd', 'a/../../b', 'C:\\b', 'a\\..\\b', 'a\u0000b'])
    assert.match((await fautesDe(archive({ [chemin]: 'x' }))).join(), /sort de l’archive/, chemin)
})

test('[P29] an archive that is none, cut, locked, full of files or of nothing but size is refused with a sentence', async () => {
  const une = async (octets: Buffer, attendue: RegExp): Promise<void> => {
    const [faute, ...autres] = await fautesDe(octets)
    assert.match(faute ?? '', attendue)
    assert.deepEqual(autres, [])
  }
  await une(Buffer.from('ID;Chapitre'), /^essai\.zip : Ce fichier n’est pas une archive ZIP/)
  await une(Buffer.alloc(0), /n’est pas une archive ZIP/)
  await une(archive().subarray(0, -40), /n’est pas une archive ZIP/)
  const chiffree = archive()
  const centrale = chiffree.readUInt32LE(chiffree.length - 6)
  chiffree.writeUInt16LE(chiffree.readUInt16LE(centrale + 8) | 1, centrale + 8)
  await une(chiffree, /protégée par un mot de passe/)
  const milliers = Object.fromEntries(Array.from({ length: 10_000 }, (_, rang) => [`f${rang}`, 'x']))
  await une(archive(milliers), /contient 10005 fichiers/)
  const bombe = archive({ 'charte.html': Buffer.alloc(60 * 1024 * 1024, 32) })
  await une(bombe, /dépasse 50 Mo/)
  await une(archive({ 'charte.html': Buffer.alloc(9 * 1024 * 1024, 32) }), /^charte\.html : Ce fichier dépasse 8 Mo/)
  const doublee = archive({ 'programme.jsom': exportes['programme.json'] ?? null })
  for (let ou = doublee.indexOf('programme.jsom'); ou !== -1; ou = doublee.indexOf('programme.jsom'))
    doublee.write('programme.json', ou)
  await une(doublee, /deux fois dans l’archive/)
})

test('[P29] an archive that lies about its sizes is stopped when it is unpacked', async () => {
  const menteuse = archive({ 'charte.html': Buffer.alloc(60 * 1024 * 1024, 32) })
  const centrale = menteuse.readUInt32LE(menteuse.length - 6)
  menteuse.writeUInt32LE(10, centrale + 24)
  assert.match((await fautesDe(menteuse)).join(), /charte\.html : .*dépasse 50 Mo/)
})

test('[P29] JSON nested without end is refused as any other value', async () => {
  const profond = `{"code": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const fautes = await fautesDe(archive({ 'programme.json': profond }))
  assert.ok(fautes.some(faute => faute.startsWith('programme.json, intitule : ')))
})
