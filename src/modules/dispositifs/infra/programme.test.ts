import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { jourCivil } from '../../../kernel/temps.ts'
import { jalonsDe } from '../domain/programme.ts'
import { lireProgramme } from './programme.ts'

const RIS = fileURLToPath(new URL('../../../../programmes/ris-vague-2', import.meta.url))
const aujourdhui = jourCivil('2026-03-10')
const lu = await lireProgramme(RIS, { aujourdhui })
assert.ok(lu.ok, JSON.stringify(lu))
const ris = lu.valeur

test('[GUI-1] the programme « RIS vague 2 » is a folder, and loads without a fault', () => {
  assert.deepEqual([ris.vague, ris.couloir, ris.guichet, ris.financement], ['Vague 2', 'Imagerie', 'borne', true])
  assert.equal(ris.rem.chapitres.length, 24)
  assert.match(ris.charte.empreinte, /^[0-9a-f]{64}$/)
  assert.doesNotMatch(ris.charte.html, /<(?!\/?(p|h2|ul|li)>)/)
})

test('[JAL-5] milestones are days, or months counted from a day, at an hour of Paris', () => {
  assert.deepEqual(
    ris.jalons.map(({ code, quand }) => [code, quand]),
    [
      ['J1', '2026-05-10T10:00:00.000Z'],
      ['J2', '2026-12-10T11:00:00.000Z'],
      ['J3', '2027-03-10T11:00:00.000Z'],
      ['J4', '2027-05-10T10:00:00.000Z'],
      ['J5', '2028-03-10T11:00:00.000Z'],
      ['J6', '2028-06-10T10:00:00.000Z'],
    ],
  )
  const [date] = jalonsDe([{ code: 'J2', libelle: 'J2', heure: '12:00', jour: '2026-05-13' }], aujourdhui)
  assert.equal(date?.quand, '2026-05-13T10:00:00.000Z')
})

const copies: string[] = []
after(() => Promise.all(copies.map(copie => rm(copie, { recursive: true, force: true }))))

type Json = Record<string, unknown>
const abime = async (
  changer: (programme: Json & { mentions: Json; convention: { titre: string } }) => void,
): Promise<string> => {
  const dossier = await mkdtemp(join(tmpdir(), 'programme-'))
  copies.push(dossier)
  await cp(RIS, dossier, { recursive: true })
  const fichier = join(dossier, 'programme.json')
  const programme = JSON.parse(await readFile(fichier, 'utf8'))
  changer(programme)
  await writeFile(fichier, JSON.stringify(programme))
  return dossier
}
const fautesDe = async (dossier: string): Promise<readonly string[]> => {
  const lu = await lireProgramme(dossier, { aujourdhui })
  return lu.ok ? [] : lu.fautes.map(({ chemin }) => chemin)
}

test('[P8] a guichet that lacks one of its legal mentions can’t open', async () => {
  for (const mention of Object.keys(ris.mentions)) {
    const dossier = await abime(programme => Reflect.deleteProperty(programme.mentions, mention))
    assert.deepEqual(await fautesDe(dossier), [`mentions.${mention}`])
  }
  const blanche = await abime(programme => Object.assign(programme.mentions, { silence: '  ' }))
  assert.deepEqual(await fautesDe(blanche), ['mentions.silence'])
})

test('[GUI-1] every fault of a programme is told at once, with its place', async () => {
  const dossier = await abime(programme =>
    Object.assign(programme, {
      guichet: 'ouvert',
      couloir: '',
      inconnu: 1,
      reference: { prefixe: 'ref', validiteAnnees: 0 },
      vague: undefined,
    }),
  )
  await writeFile(join(dossier, 'charte.html'), '<p onclick="x()">Charte</p>')
  await writeFile(join(dossier, 'exigences.xlsx'), 'ID;Chapitre')
  assert.deepEqual((await fautesDe(dossier)).toSorted(), [
    'charte.html',
    'couloir',
    'exigences.xlsx',
    'guichet',
    'inconnu',
    'reference.prefixe',
    'reference.validiteAnnees',
    'vague',
  ])
})

test('[GUI-2] a counter is bounded by its milestones, or permanent and without any', async () => {
  const permanent = { guichet: 'permanent', financement: false }
  const sansJalon = await abime(programme => Object.assign(programme, permanent, { jalons: [] }))
  assert.deepEqual(await fautesDe(sansJalon), [])
  assert.deepEqual(await fautesDe(await abime(programme => Object.assign(programme, permanent))), ['jalons'])
  assert.deepEqual(await fautesDe(await abime(programme => Object.assign(programme, { jalons: [] }))), ['jalons'])
})

test('[GUI-1] what points nowhere is told: a variable, a condition, a field that the platform needs, milestones out of order', async () => {
  const dossier = await abime(programme => {
    programme.convention.titre = 'Convention {{editteur}}'
    const texte = JSON.stringify(programme.formulaires)
      .replaceAll('"reference_vague1"', '"vague1"')
      .replaceAll('"siret","libelle"', '"numero","libelle"')
    programme.formulaires = JSON.parse(texte)
    programme.jalons = [
      { code: 'J1', libelle: 'J1', heure: '12:00', mois: 9 },
      { code: 'J2', libelle: 'J2', heure: '12:00', mois: 2, jour: '2027-01-01' },
    ]
  })
  const trouvees = await fautesDe(dossier)
  for (const attendue of [
    'convention',
    'applicabilite.champVague1',
    'formulaires.administrative.siret',
    'jalons',
    'jalons.J2',
  ])
    assert.ok(trouvees.includes(attendue), `${attendue} dans ${trouvees.join(', ')}`)
})

test('[REM-3] the workbook’s faults prevent the programme from opening', async () => {
  const dossier = await abime(programme => Object.assign(programme, { profils: ris.profils.slice(0, 1) }))
  const trouvees = await fautesDe(dossier)
  assert.equal(trouvees.length, 13)
  assert.ok(trouvees.every(chemin => /^exigences\.xlsx, Exigences G\d+$/.test(chemin)))
})
